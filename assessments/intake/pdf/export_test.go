package pdf

import "time"

// Patience is how long a reader looks at the first page before more are shown.
func Patience(d time.Duration) { patience = d }
