package ui

import (
	"context"

	"countersign/app/theme"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

// Host is all that a page may ask of the window that shows it. A page takes those of its parts that it
// needs; all of it is for the table that makes pages (Maker) and for what carries it out.
type Host interface {
	Navigator
	Runner
	Writer
	Asker
	Memory
	Desktop
}

// Maker makes the page of a route.
type Maker func(b *workbench.Workbench, h Host, p Preferences, r Route) Page

// Preferences is what the pages about the program itself may change of the window: who acts, how it looks.
type Preferences interface {
	ActingAs() assessments.Actor
	ActAs(assessments.Actor) error
	Look() (theme.Mode, int)
	SetLook(theme.Mode, int)
	BackUp()
	StartTour()
}

// Navigator leads to places.
type Navigator interface {
	// Go opens a place; Back returns to the one before.
	Go(Route)
	Back()
	// Moved tells the window that the page shown is about something else now: its title and its
	// commands are read again. Going to a route does so by itself.
	Moved()
}

// Runner carries out work off the UI thread, or later.
type Runner interface {
	// Background runs work off the UI thread, then the function it returns (which may be nil) on it. In tests
	// both run at once.
	Background(work func(context.Context) func())
	// Run carries out long work with progress, Cancel and one final report.
	Run(Job)
	// After runs fn on the UI thread once d has passed, unless the returned function is called first;
	// with 0 right after what runs now. In tests time stands still until it is moved.
	After(d Delay, fn func()) (cancel func())
	// Today is the day figures are computed for.
	Today() assessments.Date
}

// Writer changes the workspace.
type Writer interface {
	// Write carries out a change of the workspace off the UI thread, after those before it; done is called on
	// the UI thread with the result.
	Write(intent Intent, done func(error))
	// Drafts are the texts typed that the workspace has not got yet.
	Drafts() *Drafts
}

// Asker asks the user, and tells the user something.
type Asker interface {
	// Show puts a dialog's content over the window; the returned function takes it away. Escape does too.
	Show(title string, content fyne.CanvasObject) (hide func())
	// Gone calls fn when the dialog that was shown last is taken away, in whichever way.
	Gone(fn func())
	// PickFile asks for a file to read; extensions narrow the choice (".pdf"), none allows all.
	PickFile(title string, extensions []string, chosen func(path string))
	// PickFiles asks for one or many files to read.
	PickFiles(title string, extensions []string, chosen func(paths []string))
	// PickFolder asks for a folder to write into.
	PickFolder(title string, chosen func(path string))
	// Fail tells the user what went wrong and what to do next. A nil error does nothing.
	Fail(error)
	// Note tells the user something that needs no answer, for a few seconds.
	Note(text string)
	// Window is the window the dialogs lie over.
	Window() fyne.Window
}

// Memory keeps small things of the window, such as column widths, in the user's profile.
type Memory interface {
	Remember(key string, value any)
	Recall(key string, into any) bool
}

// Desktop is what lies around the window.
type Desktop interface {
	// OpenOutside opens a folder or file with the desktop's own program.
	OpenOutside(path string)
	// Clipboard is the desktop's.
	Clipboard() fyne.Clipboard
}

// Delay is a time in milliseconds.
type Delay int

// Job is long work.
type Job struct {
	Title string
	// Changes tells that the work changes the workspace, so that the actor must be known.
	Changes bool
	Work    func(context.Context, assessments.Progress) (report string, err error)
	// Done is called at the end on the UI thread, after the report was shown; may be nil.
	Done func(err error)
}
