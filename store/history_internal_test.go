package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"countersign/assessments"
)

// TestAHistoryIsTheSameByNumberAndDigest lets a workspace remember another event than the one that is
// stored: in a file that was copied over it there may be one of the same number.
func TestAHistoryIsTheSameByNumberAndDigest(t *testing.T) {
	ctx := context.Background()
	for name, other := range map[string]func(h *head){
		"another event of this number": func(h *head) { h.digest = "another" },
		"an event that is not there":   func(h *head) { h.seq++ },
	} {
		w := opened(t)
		copied := filepath.Join(t.TempDir(), "copy")
		if err := (copier{w}).copyTo(ctx, copied, assessments.NoProgress{}); err != nil {
			t.Fatal(err)
		}
		right := lookout{w}.seen()
		if err := errors.Join(goesOn(ctx, copied, right), goesOn(ctx, copied, head{}),
			rescuer{w}.holdsWhatWasSaved(ctx, copied)); err != nil {
			t.Fatalf("the copy of the workspace itself: %v", err)
		}
		if what, err := (lookout{w}).writtenOver(ctx); what != "" || err != nil {
			t.Errorf("the file itself: %q, %v", what, err)
		}
		wrong := right
		other(&wrong)
		lookout{w}.saw(wrong.seq, wrong.digest)
		if err := goesOn(ctx, copied, wrong); !errors.Is(err, errOther) {
			t.Errorf("%s: a backup without it: %v", name, err)
		}
		if err := (rescuer{w}).holdsWhatWasSaved(ctx, copied); !errors.Is(err, errOther) {
			t.Errorf("%s: a recovered copy without it: %v", name, err)
		}
		if what, err := (lookout{w}).writtenOver(ctx); what != assessments.Overwritten || err != nil {
			t.Errorf("%s: a file without it: %q, %v", name, what, err)
		}
		wrote := false
		err := w.transaction(ctx, func(*tx) error { wrote = true; return nil })
		if lost := (lostFile{}); !errors.As(err, &lost) || lost.what != assessments.Overwritten || wrote {
			t.Errorf("%s: writing onto a history without it: %v, %v", name, wrote, err)
		}
		lookout{w}.saw(right.seq, right.digest)
		if (lookout{w}).saw(0, ""); (lookout{w}).seen() != right {
			t.Errorf("%s: a transaction without an event is remembered as %+v", name, lookout{w}.seen())
		}
	}
}

// TestALostFileIsNotWrittenBehindItsBack finds the file lost: from then on its log is not moved into
// it either, even if it has its name again.
func TestALostFileIsNotWrittenBehindItsBack(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	if _, _, err := (lookout{w}).move(ctx, w.keeper.s, "PASSIVE"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(w.path, w.path+".away"); err != nil {
		t.Skip("this system renames no file that is open")
	}
	lost := new(assessments.Lost)
	if err := (lookout{w}).look(ctx); !errors.As(err, &lost) || lost.Copy == "" {
		t.Fatalf("moved away: %v", err)
	}
	if err := os.Rename(w.path+".away", w.path); err != nil {
		t.Fatal(err)
	}
	if _, _, err := (lookout{w}).move(ctx, w.keeper.s, "PASSIVE"); err == nil {
		t.Error("the log was moved into a file that was lost")
	}
	if err := w.write(ctx, func(*tx) error { return nil }); !errors.As(err, &lost) {
		t.Errorf("saving into it: %v", err)
	}
}

// TestTheKeeperWaitsAgainAfterItLookedOnce lets the keeper try without waiting, and then waits for
// readers as before.
func TestTheKeeperWaitsAgainAfterItLookedOnce(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	wait := func() int64 {
		n, err := w.keeper.s.number(ctx, "PRAGMA busy_timeout")
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := wait()
	if _, err := w.keeper.emptyNow(ctx); err != nil || wait() != before || before == 0 {
		t.Errorf("it waited %d ms before and %d ms afterwards, %v", before, wait(), err)
	}
}
