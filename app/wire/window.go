package wire

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"countersign/app"
	"countersign/app/window"
	"countersign/assessments"
	"countersign/assessments/intake/child"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/assets"
	"countersign/store"
)

// window opens the window and returns the exit code.
func (w *wiring) window(args []string) int {
	workspace := ""
	if len(args) == 1 {
		workspace = args[0]
	}
	go w.catalogue() // while the window comes up
	// a reader waiting on standby opens a document without the half second a fresh one needs
	if x, err := child.New(child.Params{Standby: true}); err == nil {
		w.extractor, w.sockets.Pictures = x, x
		defer x.Close()
		go func() { _ = x.Warm(context.Background()) }()
	}
	var notices strings.Builder
	for _, n := range assets.Notices() {
		fmt.Fprintf(&notices, "%s\n\n%s\n\n", n.Work+" ("+n.Licence+")", n.Text)
	}
	pages := app.Params{Version: w.version, Notices: notices.String(), Confined: w.confined}
	params := window.Params{
		Open: func(ctx context.Context, path string) (*workbench.Workbench, error) {
			return w.openFor(ctx, path, w.profile.Get().Actor)
		},
		Create: w.createFor, LastBackup: w.lastBackup, Profile: w.profile, Now: clock{}.Now,
		Pages: app.Pages(pages), Say: app.Say,
	}
	err := window.Run(params, workspace)
	if err == nil {
		return 0
	}
	var known *assessments.Error
	if errors.As(err, &known) {
		return failed(known.Message)
	}
	return failed(err.Error())
}

// createFor makes a workspace for the window, filled with the worked example where it is asked for.
func (w *wiring) createFor(ctx context.Context, path string, sample bool,
	p assessments.Progress,
) (*workbench.Workbench, error) {
	actor := w.profile.Get().Actor
	var fill func(port.Store) error
	if sample {
		fill = func(s port.Store) error {
			b := w.bench(s, assessments.Actor{})
			err := errors.Join(w.sample(ctx, b, p), b.Close())
			if actor.Valid() != nil {
				actor = b.Actor() // until the user says who they are, the example's own person acts
			}
			return err
		}
	}
	if err := w.create(ctx, path, fill); err != nil {
		return nil, err
	}
	return w.openFor(ctx, path, actor)
}

// openFor opens a workspace for the window.
func (w *wiring) openFor(ctx context.Context, path string, actor assessments.Actor) (*workbench.Workbench,
	error,
) {
	s, err := store.Open(ctx, path, store.Options{BackupDir: backupDir(path), Secret: w.profile.Secret})
	if errors.Is(err, store.ErrDiskFull) { // what is there can be read, and backed up to another disk
		if reading, rerr := store.Open(ctx, path,
			store.Options{ReadOnly: true, NoRoom: true, Secret: w.profile.Secret}); rerr == nil {
			s, err = reading, nil
		}
	}
	if err != nil {
		return nil, err
	}
	return w.bench(s, actor), nil
}
