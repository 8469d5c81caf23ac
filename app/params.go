package app

import (
	"context"
	"time"

	"countersign/app/contracts"
	"countersign/app/profile"
	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/terms"
	"countersign/assessments/workbench"
)

// Params is what app/wire gives to the window.
type Params struct {
	// Open opens a workspace; Create makes one, filled with the worked example where sample is set. publish
	// hears of every change after its commit.
	Open   func(ctx context.Context, path string, publish func(assessments.Event)) (*workbench.Workbench, error)
	Create func(ctx context.Context, path string, sample bool, publish func(assessments.Event), p assessments.Progress) (*workbench.Workbench, error)
	// Restore makes a workspace from a backup.
	Restore func(ctx context.Context, backup, dest string) error
	// LastBackup is when a workspace was backed up last by itself; the zero time while it never was.
	LastBackup func(path string) time.Time
	Profile    *profile.Profile
	Clock      port.Clock
	Lexicon    func() (*terms.Lexicon, error)
	// ParseTemplate reads and lints a question set of the user's own.
	ParseTemplate func(name string, data []byte) (assessments.Template, []assessments.Problem)
	// Pages draws pages of a PDF as pictures; nil offers none.
	Pages contracts.Pages
	// Packs are the sockets audit packs are written with.
	Packs   workbench.PackWriters
	Version string
	// Notices are the third-party notices shown under About.
	Notices string
	// Confined describes how the process that reads files is confined on this computer; nil says nothing.
	Confined func(context.Context) string
	// Schedule decides where work runs; nil is the desktop's way. Tests run everything at once.
	Schedule Schedule
	// Pick answers the dialogs that ask for a file, a folder or a new file's place; "" is Cancel. nil asks the
	// user. Tests set it: what the toolkit's own dialogs do is the toolkit's to test.
	Pick func(title string) string
}
