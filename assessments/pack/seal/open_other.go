//go:build !unix

package seal

// openAtOnce has no meaning here: there are no pipes among the files.
const openAtOnce = 0
