package window

import (
	"context"
	"time"

	"countersign/app/profile"
	"countersign/app/session"
	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Params is what app/wire gives to the window.
type Params struct {
	// Open opens a workspace; Create makes one, filled with the worked example where sample is set.
	Open   func(ctx context.Context, path string) (*workbench.Workbench, error)
	Create func(ctx context.Context, path string, sample bool, p assessments.Progress) (*workbench.Workbench,
		error)
	// LastBackup is when a workspace was backed up last; the zero time while it never was. nil knows of none.
	LastBackup func(path string) time.Time
	Profile    *profile.Profile
	Now        func() time.Time
	// Pages make the pages, by the name in their routes.
	Pages map[string]ui.Maker
	// Say tells of a change in the journal's words.
	Say session.Say
	// Schedule decides where work runs; nil is the desktop's way. Tests run everything at once.
	Schedule session.Schedule
	// Pick answers the dialogs that ask for a file, a folder or a new file's place; "" is Cancel. nil
	// asks the user. Tests set it: what the toolkit's own dialogs do is the toolkit's to test.
	Pick func(title string) string
}
