package pdf

import "time"

// Patience is how long a reader looks at the first page before more are shown.
func Patience(d time.Duration) { patience = d }

// Uses reports whether compiled code in a folder would be used.
func Uses(dir string, interruptible bool) bool {
	k := keep(dir, interruptible)
	return k != nil && k.sealed != ""
}

// Keeps reports whether a folder would take compiled code.
func Keeps(dir string, interruptible bool) bool { return keep(dir, interruptible) != nil }

// Sealed prepares a folder, has code compiled into it, seals it, and reports whether it would be used.
func Sealed(dir string, interruptible bool, compile func()) bool {
	k := keep(dir, interruptible)
	compile()
	k.seal()
	return Uses(dir, interruptible)
}
