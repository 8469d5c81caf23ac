//go:build ci

package app

// realDriver tells whether the tests are built with the toolkit's real windows.
const realDriver = false
