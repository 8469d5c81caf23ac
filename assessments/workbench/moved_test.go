package workbench_test

import (
	"errors"
	"testing"

	"countersign/assessments"
)

func TestOnlyWhatWasChangedIsSaved(t *testing.T) {
	l := newLab(t)
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen", Country: "IE", Description: "old"}))
	seen := &assessments.Vendor{ID: "lumen"}
	if err := l.Get(ctx, seen); err != nil {
		t.Fatal(err)
	}
	other := l.WithClock(l.clock)
	l.must(other.Change(ctx, assessments.NounVendor, "lumen", func(r assessments.Record) {
		vendorOf(r).Description = "theirs"
	}))
	wanted := *seen
	wanted.Country = "NL"
	l.must(l.SaveChanges(ctx, seen, &wanted))
	now := &assessments.Vendor{ID: "lumen"}
	if err := l.Get(ctx, now); err != nil || now.Country != "NL" || now.Description != "theirs" {
		t.Errorf("%+v, %v", now, err)
	}
	// the same field
	wanted = *seen
	wanted.Description, wanted.Name = "mine", "Lumen AI"
	_, err := l.SaveChanges(ctx, seen, &wanted)
	var moved *assessments.Moved
	if !errors.As(err, &moved) || assessments.KindOf(err) != assessments.Conflict || len(moved.Fields) != 1 ||
		moved.Fields[0] != (assessments.MovedField{
			Name: "description", Seen: "old", Stored: "theirs",
			Wanted: "mine",
		}) {
		t.Fatalf("%v: %+v", err, moved)
	}
	if err := l.Get(ctx, now); err != nil || now.Name != "Lumen" || now.Description != "theirs" {
		t.Errorf("what was refused changed %+v, %v", now, err)
	}
	// both want the same
	wanted = *seen
	wanted.Description = "theirs"
	if ev, err := l.SaveChanges(ctx, seen, &wanted); err != nil || ev.Seq != 0 {
		t.Errorf("%+v, %v", ev, err)
	}
	if _, err := l.SaveChanges(ctx, &assessments.Vendor{ID: "nobody"},
		&assessments.Vendor{ID: "nobody", Name: "X"}); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("a vendor that is not there: %v", err)
	}
}

func TestAnAnswerComesAboutByBeingWritten(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	base := &assessments.Answer{ID: "a/" + it.ID, AssessmentID: "a", ItemID: it.ID}
	first, second := *base, *base
	first.Response, second.Response = "one", "two"
	l.must(l.SaveChanges(ctx, base, &first))
	var moved *assessments.Moved
	if _, err := l.SaveChanges(ctx, base, &second); !errors.As(err, &moved) ||
		moved.Fields[0].Stored != "one" {
		t.Errorf("the second, who saw nothing there: %v", err)
	}
}
