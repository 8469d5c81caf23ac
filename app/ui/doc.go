// Package ui is what every feature of the window may use: what a page is (Page), where one can go (Route),
// what a page may ask of the window (Host), and the few mechanisms all pages share (Loader, Autosave, Job).
// It knows no feature, no store, and nothing of how the shell is built. Start with page.go and host.go.
package ui
