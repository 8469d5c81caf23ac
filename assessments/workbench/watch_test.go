package workbench_test

import (
	"context"
	"slices"
	"testing"

	"countersign/assessments"
)

func TestWatchingTellsOnceAChangeIsDone(t *testing.T) {
	l := newLab(t)
	l.furnish()
	head, err := l.Head(ctx)
	if err != nil || int(head) != len(l.events) {
		t.Fatalf("the newest event is %d of %d, %v", head, len(l.events), err)
	}
	other := l.WithClock(l.clock)
	var heard []string
	stop, err := l.Watch(ctx, head, func(e assessments.Event) {
		if e.Verb == "vendor.save" && e.SubjectID == "own" && l.CanUndo() != "vendor.save" {
			t.Errorf("when it is told, “%s” can be undone", l.CanUndo())
		}
		heard = append(heard, string(e.Verb)+" "+e.SubjectID)
	})
	if err != nil {
		t.Fatal(err)
	}
	l.must(l.Save(ctx, &assessments.Vendor{ID: "own", Name: "Own"}))
	l.must(other.Save(ctx, &assessments.Vendor{ID: "others", Name: "Others"}))
	l.must(l.Change(ctx, "vendor", "own", func(r assessments.Record) { // nothing is committed yet
		if len(heard) != 2 {
			t.Errorf("heard %q", heard)
		}
		vendorOf(r).Country = "NL"
	}))
	l.must(l.Undo(ctx))
	stop()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "late", Name: "Late"}))
	want := []string{"vendor.save own", "vendor.save others", "vendor.save own", "undo own"}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %q, not %q", heard, want)
	}
}

func TestWatchingEndsWithItsContextAndWithTheWorkbench(t *testing.T) {
	l := newLab(t)
	gone, end := context.WithCancel(ctx)
	before := l.Watching()
	for _, c := range []context.Context{gone, ctx} {
		if _, err := l.Watch(c, 0, func(assessments.Event) {}); err != nil {
			t.Fatal(err)
		}
	}
	if n := l.Watching(); n != before+2 {
		t.Errorf("%d watch", n)
	}
	end()
	if _, err := l.Watch(gone, 0, func(assessments.Event) {}); err == nil {
		t.Error("who is gone watches")
	}
	if err := l.Close(); err != nil || l.Watching() != 0 {
		t.Errorf("%v; %d still watch", err, l.Watching())
	}
	if _, err := l.Watch(ctx, 0, func(assessments.Event) {}); err == nil {
		t.Error("a closed workspace is watched")
	}
}

func TestATellingThatLeadsToAChangeIsToldAfterwards(t *testing.T) {
	l := newLab(t)
	var heard []string
	_, err := l.Watch(ctx, 0, func(e assessments.Event) {
		heard = append(heard, e.SubjectID)
		if e.SubjectID == "first" { // not meant to be, and not to be lost or to hang either
			l.must(l.Save(ctx, &assessments.Vendor{ID: "second", Name: "Second"}))
			heard = append(heard, "end of first")
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	l.must(l.Save(ctx, &assessments.Vendor{ID: "first", Name: "First"}))
	if want := []string{"first", "end of first", "second"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, not %q", heard, want)
	}
}
