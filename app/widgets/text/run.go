package text

import "countersign/app/widgets/internal/draw"

// Run is a piece of text with one look.
type Run = draw.Run
