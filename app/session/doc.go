// Package session is one workspace while a window has it open: the page that is shown and the way that
// led there, the changes on their way, what runs in the background, the next step of undo, and what is
// known of damage and of the file itself. Enter begins it; Leave ends it, as a job with progress and
// Cancel. It draws the page and its own dialogs, and knows neither the window's frame nor any page:
// both come in Params. Start with Session.
package session
