// Package app is the desktop: the shell around the pages. It owns the window, the menu, navigation,
// shortcuts, the palette, jobs and messages, and knows the features only by the table in features.go. What a
// page shows and does lives in the feature packages; what may be done at all in workbench. Start with Run and
// shell.go.
package app
