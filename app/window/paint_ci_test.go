//go:build ci

package window

// realDriver tells whether the tests are built with the toolkit's real windows.
const realDriver = false
