package focus

import (
	"fyne.io/fyne/v2"
)

// ShownFrom is how far something was scrolled before and after it last showed what is picked.
type ShownFrom struct{ From, At fyne.Position }
