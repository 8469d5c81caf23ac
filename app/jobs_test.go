package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/assessments"
)

func TestClosingTheWindowStopsAJobAndWaitsUntilNothingHalfDoneIsLeft(t *testing.T) {
	l := newLiveLab(t, false)
	half, begun := filepath.Join(t.TempDir(), "half"), make(chan struct{})
	b := l.bench
	var open error
	l.Run(ui.Job{Title: "Writing", Work: func(ctx context.Context, _ assessments.Progress) (string, error) {
		if err := os.WriteFile(half, []byte("half a pack"), 0o600); err != nil {
			t.Error(err)
		}
		close(begun)
		select {
		case <-ctx.Done():
		case <-time.After(2 * time.Second):
			t.Error("nobody stopped the job")
		}
		time.Sleep(20 * time.Millisecond)
		_, open = b.Counts(context.Background(), "vendor")
		return "", os.Remove(half)
	}})
	<-begun
	l.quit()
	if _, err := os.Stat(half); err == nil {
		t.Error("the window is closed, and half a file is left")
	}
	l.settle()
	if open != nil {
		t.Errorf("the workspace was closed while the job worked on it: %v", open)
	}
}
