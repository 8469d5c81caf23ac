// Package window is the window around the pages: menu, keys, dialogs, look, palette, status bar, side
// bar and tour, the start page, and the ways in and out of a workspace. What belongs to the workspace
// that is open is in app/session, which this package makes and ends; the pages come in Params. Start
// with Run and Window.
package window
