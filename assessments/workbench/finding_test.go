package workbench_test

import (
	"testing"

	"countersign/assessments"
)

func TestEmptiedFindingGoesToTheBinInTheSameEvent(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	l.must(l.Save(ctx, &assessments.Finding{
		ID: "f", AssessmentID: "a", ItemID: item, Text: "A gap",
		Status: "open",
	}))
	clear := func(r assessments.Record) { r.(*assessments.Finding).Text = " " }
	ways := map[string]func(){
		"changed": func() { l.must(l.Change(ctx, "finding", "f", clear)) },
		"saved": func() {
			l.must(l.Save(ctx, &assessments.Finding{
				ID: "f", AssessmentID: "a", ItemID: item,
				Status: "open",
			}))
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
	l.must(l.Change(ctx, "finding", "f", func(r assessments.Record) {
		r.(*assessments.Finding).Remedy = "Ask"
	}))
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

// TestFindingInTheBinComesBackWithItsText: what is written to a finding that was binned as it stood is
// seen, and undo takes exactly that back.
func TestFindingInTheBinComesBackWithItsText(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.item("training_use").ID
	write := func(r assessments.Record) { r.(*assessments.Finding).Remedy = "Ask" }
	for name, again := range map[string]func(f assessments.Finding){
		"changed": func(f assessments.Finding) { l.must(l.Change(ctx, "finding", f.ID, write)) },
		"changed or added": func(f assessments.Finding) {
			l.must(l.ChangeOrAdd(ctx, &assessments.Finding{ID: f.ID}, write))
		},
		"saved": func(f assessments.Finding) { write(&f); l.must(l.Save(ctx, &f)) },
	} {
		f := assessments.Finding{
			ID: "f", AssessmentID: "a", ItemID: item, Text: "A gap", Owner: "Olga",
			Status: "open",
		}
		l.must(l.Save(ctx, &f))
		l.must(l.Bin(ctx, "finding", "f"))
		l.get(&f)
		binned := f
		again(f)
		now := l.assessedNow()
		if l.get(&f); f.Binned != 0 || f.Text != "A gap" || f.Remedy != "Ask" ||
			len(now.Dossier.FindingsOn(item)) != 1 {
			t.Errorf("%s: %+v", name, f)
		}
		l.must(l.Undo(ctx))
		if l.get(&f); f != binned {
			t.Errorf("%s and undone: %+v, want %+v", name, f, binned)
		}
		l.must(l.Undo(ctx)) // out of the bin
		l.must(l.Undo(ctx)) // and away
	}
}

func TestNoteInTheBinComesBackOnceItIsWrittenTo(t *testing.T) {
	l := newLab(t)
	l.furnish()
	n := assessments.Note{ID: "n", On: "assessment", OnID: "a", AssessmentID: "a", Body: "One"}
	l.must(l.Save(ctx, &n))
	l.must(l.Bin(ctx, "note", "n"))
	same := func(assessments.Record) {}
	if ev, err := l.ChangeOrAdd(ctx, &n, same); err != nil || ev.Seq != 0 {
		t.Errorf("nothing was changed: %+v, %v", ev, err)
	}
	l.must(l.ChangeOrAdd(ctx, &n, func(r assessments.Record) { r.(*assessments.Note).Body = "One, and two" }))
	if l.get(&n); n.Binned != 0 || n.Body != "One, and two" {
		t.Errorf("it is %+v", n)
	}
	l.must(l.Undo(ctx))
	if l.get(&n); n.Binned == 0 || n.Body != "One" {
		t.Errorf("undone it is %+v", n)
	}
}
