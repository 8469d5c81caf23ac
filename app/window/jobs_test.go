package window

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

var errEarly = errors.New("the window did not wait for the job")

func TestClosingTheWindowStopsAJobAndWaitsUntilNothingHalfDoneIsLeft(t *testing.T) {
	l := newLiveLab(t, false)
	half, begun := filepath.Join(t.TempDir(), "half"), make(chan struct{})
	b := l.bench()
	var closed atomic.Bool
	var open error
	l.Run(ui.Job{Title: "Writing", Work: func(ctx context.Context, _ assessments.Progress) (string, error) {
		if err := os.WriteFile(half, []byte("half a pack"), 0o600); err != nil {
			t.Error(err)
		}
		close(begun)
		<-ctx.Done()
		// a window that did not wait would close, or close the workspace, before all of this is done
		for range 200 {
			if _, err := b.Counts(context.Background(), "vendor"); err != nil || closed.Load() {
				open = errors.Join(errEarly, err)
				break
			}
		}
		return "", os.Remove(half)
	}})
	<-begun
	l.doors.quit()
	l.settle()
	closed.Store(true)
	if _, err := os.Stat(half); err == nil {
		t.Error("the window is closed, and half a file is left")
	}
	l.settle()
	if open != nil {
		t.Errorf("the workspace was closed while the job worked on it: %v", open)
	}
}

func TestGoingToAnotherWorkspaceStopsAJobOfThisOne(t *testing.T) {
	l := newLiveLab(t, false)
	other := filepath.Join(t.TempDir(), "other"+Extension)
	begun, ended := make(chan struct{}), make(chan error, 1)
	b := l.bench()
	l.Run(ui.Job{Title: "Writing", Work: func(ctx context.Context, _ assessments.Progress) (string, error) {
		close(begun)
		<-ctx.Done()
		_, err := b.Counts(context.Background(), "vendor")
		ended <- err
		return "", ctx.Err()
	}})
	<-begun
	l.doors.create(other, false, nil)
	l.settle()
	if err := <-ended; err != nil {
		t.Errorf("the workspace was closed while the job worked on it: %v", err)
	}
	if !sameFile(l.bench().Info().Path, other) {
		t.Errorf("%s is open", l.bench().Info().Path)
	}
	l.Run(ui.Job{
		Title: "Afterwards",
		Work: func(ctx context.Context, _ assessments.Progress) (string, error) {
			return "", ctx.Err()
		}, Done: func(err error) {
			if err != nil {
				t.Errorf("a job of the new workspace is stopped too: %v", err)
			}
		},
	})
	l.settle()
}

func TestTwoWorkspacesOpenedAtOnceArriveOneAfterTheOther(t *testing.T) {
	l := newLiveLab(t, false)
	other := filepath.Join(t.TempDir(), "other"+Extension)
	l.doors.create(other, false, nil)
	l.settle()
	l.doors.closeWorkspace()
	l.settle()
	// both are open before either is shown, as when two of the recent ones are clicked in a row
	open, both := l.p.Open, sync.WaitGroup{}
	both.Add(2)
	l.p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		defer both.Done()
		return open(ctx, path)
	}
	l.doors.open(l.path, nil)
	l.doors.open(other, nil)
	both.Wait()
	l.settle() // this thread is the window's: nothing was shown until here
	l.p.Open = open
	if l.bench() == nil || l.page() == nil {
		t.Fatal("no workspace is open")
	}
	for _, path := range []string{l.path, other} {
		s, err := l.p.Open(t.Context(), path)
		if held := sameFile(path, l.bench().Info().Path); held != (err != nil) {
			t.Errorf("%s is the one shown: %v; opening it: %v", filepath.Base(path), held, err)
		}
		if err == nil {
			_ = s.Close()
		}
	}
}
