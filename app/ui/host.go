package ui

import (
	"context"

	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// Host is what a page may ask of the window that shows it.
type Host interface {
	// Go opens a place; Back returns to the one before.
	Go(Route)
	Back()
	// Moved tells the window that the page shown is about something else now: its title and its commands are read
	// again. Going to a route does so by itself.
	Moved()
	// Background runs work off the UI thread, then the function it returns (which may be nil) on it. In tests
	// both run at once.
	Background(work func(context.Context) func())
	// Run carries out long work with progress, Cancel and one final report.
	Run(Job)
	// Fail tells the user what went wrong and what to do next. A nil error does nothing.
	Fail(error)
	// Note tells the user something that needs no answer, for a few seconds.
	Note(text string)
	// Write carries out a change of the workspace off the UI thread, after those before it; done hears on it how
	// that went.
	Write(intent Intent, done func(error))
	// Drafts are the texts typed that the workspace has not got yet.
	Drafts() *Drafts
	// Show puts a dialog's content over the window; the returned function takes it away. Escape does too.
	Show(title string, content fyne.CanvasObject) (hide func())
	// Gone calls fn when the dialog that was shown last is taken away, in whichever way.
	Gone(fn func())
	// PickFile asks for a file to read; extensions narrow the choice (".pdf"), none allows all.
	PickFile(title string, extensions []string, chosen func(path string))
	// PickFolder asks for a folder to write into.
	PickFolder(title string, chosen func(path string))
	// Remember and Recall keep small things of the window, such as column widths, in the user's profile.
	Remember(key string, value any)
	Recall(key string, into any) bool
	// Today is the day figures are computed for.
	Today() assessments.Date
	// OpenOutside opens a folder or file with the desktop's own program.
	OpenOutside(path string)
	// Clipboard is the desktop's.
	Clipboard() fyne.Clipboard
	Window() fyne.Window
	// After runs fn on the UI thread once d has passed, unless the returned function is called first; with 0 right
	// after what runs now. In tests time stands still until it is moved.
	After(d Delay, fn func()) (cancel func())
}

// Delay is a time in milliseconds.
type Delay int

// Job is long work.
type Job struct {
	Title string
	// Changes tells that the work changes the workspace, so that somebody must have said who acts.
	Changes bool
	Work    func(context.Context, assessments.Progress) (report string, err error)
	// Done hears the end on the UI thread, after the report was shown; may be nil.
	Done func(err error)
}
