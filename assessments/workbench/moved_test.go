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

// TestAChangeTakesBackNothingUnseen has two writers change the same record from the same sight of it.
func TestAChangeTakesBackNothingUnseen(t *testing.T) {
	l := newLab(t)
	l.furnish()
	other := l.WithClock(l.clock)
	see := func(id string) *assessments.Vendor {
		v := &assessments.Vendor{ID: id}
		if err := l.Get(ctx, v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	country := func(name string) func(assessments.Record) {
		return func(r assessments.Record) { vendorOf(r).Country = name }
	}
	seen := see("lumen")
	l.must(other.ChangeSeen(ctx, country("NL"), seen))
	_, err := l.ChangeSeen(ctx, country("FR"), seen)
	var moved *assessments.Moved
	if !errors.As(err, &moved) || assessments.KindOf(err) != assessments.Conflict ||
		moved.Fields[0].Stored != "NL" || moved.Fields[0].Wanted != "FR" || see("lumen").Country != "NL" {
		t.Fatalf("%v: %+v; stored %q", err, moved, see("lumen").Country)
	}
	// another field of it, and the same once it is seen
	l.must(l.ChangeSeen(ctx, func(r assessments.Record) { vendorOf(r).LegalName = "Lumen SA" }, seen))
	moved.Show(seen)
	l.must(l.ChangeSeen(ctx, country("FR"), seen))
	// what this window wrote itself is no surprise, though its screen is behind
	l.must(l.ChangeSeen(ctx, country("DE"), seen))
	l.must(l.Undo(ctx))
	l.must(l.ChangeSeen(ctx, country("DE"), seen))
	if v := see("lumen"); v.Country != "DE" || v.LegalName != "Lumen SA" {
		t.Errorf("%+v", v)
	}
	if _, err := l.ChangeSeen(ctx, country("X"), &assessments.Vendor{ID: "nobody"}); assessments.KindOf(
		err) != assessments.NotFound {
		t.Errorf("a vendor that is not there: %v", err)
	}
}

// TestOneRecordThatMovedKeepsAllOfAFormFromBeingSaved changes two records in one event.
func TestOneRecordThatMovedKeepsAllOfAFormFromBeingSaved(t *testing.T) {
	l := newLab(t)
	l.must(l.Save(ctx, &assessments.Vendor{ID: "v", Name: "V"}, &assessments.Vendor{ID: "w", Name: "W"}))
	v, w := &assessments.Vendor{ID: "v", Name: "V"}, &assessments.Vendor{ID: "w", Name: "W"}
	describe := func(words string) func(assessments.Record) {
		return func(r assessments.Record) { vendorOf(r).Description = words }
	}
	l.must(l.WithClock(l.clock).ChangeSeen(ctx, describe("theirs"), w))
	if _, err := l.ChangeSeen(ctx, describe("mine"), v, w); assessments.KindOf(err) != assessments.Conflict {
		t.Fatal(err)
	}
	now := &assessments.Vendor{ID: "v"}
	if err := l.Get(ctx, now); err != nil || now.Description != "" {
		t.Errorf("half of the form is saved: %q, %v", now.Description, err)
	}
	w.Description = "theirs"
	if ev, err := l.ChangeSeen(ctx, describe("mine"), v, w); err != nil || len(ev.Changes) != 2 {
		t.Errorf("%+v, %v", ev.Changes, err)
	}
}

// TestWhatIsWrittenWithoutBeingMadeComesAbout writes the records that have no button to make them.
func TestWhatIsWrittenWithoutBeingMadeComesAbout(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	note := &assessments.Note{ID: "n", On: "answer", OnID: "a/" + it.ID, AssessmentID: "a", ItemID: it.ID, Author: "Ana"}
	for _, seen := range []assessments.Record{
		&assessments.Organisation{ID: "organisation"}, note,
		&assessments.Answer{ID: "a/" + it.ID, AssessmentID: "a", ItemID: it.ID},
	} {
		write := func(words string) func(assessments.Record) {
			return func(r assessments.Record) {
				switch one := r.(type) {
				case *assessments.Organisation:
					one.Name = words
				case *assessments.Note:
					one.Body = words
				case *assessments.Answer:
					one.Response = words
				}
			}
		}
		l.must(l.WithClock(l.clock).ChangeSeen(ctx, write("theirs"), seen))
		if _, err := l.ChangeSeen(ctx, write("mine"), seen); assessments.KindOf(err) != assessments.Conflict {
			t.Errorf("the second to write %s: %v", seen.Noun(), err)
		}
	}
}
