package workbench_test

import (
	"testing"

	"countersign/assessments"
)

func TestEmptiedFindingGoesToTheBinInTheSameEvent(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	l.must(l.Save(ctx, &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: item, Text: "A gap", Status: "open"}))
	clear := func(r assessments.Record) { r.(*assessments.Finding).Text = " " }
	ways := map[string]func(){
		"changed": func() { l.must(l.Change(ctx, "finding", "f", clear)) },
		"saved": func() {
			l.must(l.Save(ctx, &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: item, Status: "open"}))
		},
		"declared": func() { l.must(assessments.Event{}, l.declares(&assessments.Finding{ID: "f"}, "gap")) },
	}
	for name, empty := range ways {
		events := len(l.events)
		empty()
		f := assessments.Finding{ID: "f"}
		if l.get(&f); f.Binned == 0 || len(l.events) != events+1 {
			t.Errorf("%s: binned at %d, %d events", name, f.Binned, len(l.events)-events)
		}
		l.must(l.Undo(ctx))
		if l.get(&f); f.Binned != 0 || f.Text != "A gap" {
			t.Errorf("%s and undone: %+v", name, f)
		}
	}
	ways["declared"]()
	events := len(l.events)
	if ways["declared"](); len(l.events) != events {
		t.Error("the same file changed something the second time")
	}
	l.must(l.Change(ctx, "finding", "f", func(r assessments.Record) { r.(*assessments.Finding).Remedy = "Ask" }))
	now := l.assessedNow()
	if got := now.Dossier.FindingsOn(item); len(got) != 1 || got[0].Binned != 0 {
		t.Errorf("written in again: %+v", got)
	}
}

func TestFindingWithOneFieldIsNotEmpty(t *testing.T) {
	for _, f := range []assessments.Finding{{Text: "x"}, {Remedy: "x"}, {Owner: "x"}, {Due: "2026-01-01"}} {
		if f.Empty() {
			t.Errorf("%+v is empty", f)
		}
	}
	if f := (assessments.Finding{ID: "f", Text: " \n", Status: "open"}); !f.Empty() {
		t.Error("blanks are a finding")
	}
}

func TestEmptyFindingIsNotAdded(t *testing.T) {
	l := newLab(t)
	l.furnish()
	f := &assessments.Finding{ID: "f", AssessmentID: "a", ItemID: l.item("training_use").ID, Status: "open"}
	if ev, err := l.Save(ctx, f); err != nil || ev.Seq != 0 {
		t.Errorf("saved: %+v, %v", ev, err)
	}
	l.must(assessments.Event{}, l.declares(f, "assessment", "item"))
	if l.live("finding") != 0 {
		t.Error("an empty finding is on record")
	}
}
