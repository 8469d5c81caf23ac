package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// builder is a workspace with a use in scope 3.
func builder(t *testing.T) *lab {
	t.Helper()
	l := inReview(t)
	l.must(l.Save(ctx, &assessments.Use{ID: "own", ServiceID: "chat", Purpose: "Own assistant", Scope: 3}))
	return l
}

func TestResponsibilityIsRecordedWithWhoAndWhen(t *testing.T) {
	l := builder(t)
	l.must(l.ChangeResponsibility(ctx, "own", "R-LOGS", func(r *assessments.ResponsibilityAnswer) {
		r.Care, r.TakenBy, r.Note = assessments.CareTaken, "Platform team", "since the pilot"
	}))
	got := assessments.ResponsibilityAnswer{ID: "own/R-LOGS"}
	l.get(&got)
	if got.On != "2026-11-21" || got.RecordedBy != "Ada (legal)" || got.RecordedAt == 0 {
		t.Errorf("recorded as %+v", got)
	}
	list, err := l.Checklist(ctx, "own")
	if err != nil {
		t.Fatal(err)
	}
	if list.Taken() != 1 || !strings.HasSuffix(list.Words(), "1 is taken care of, "+
		assessments.Count(len(list.Lines)-1, "is open", "are open")) {
		t.Errorf("got %d: %s", list.Taken(), list.Words())
	}
	if _, err := l.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if list, err = l.Checklist(ctx, "own"); err != nil || list.Taken() != 0 {
		t.Errorf("after undo %d are taken care of, %v", list.Taken(), err)
	}
}

func TestResponsibilityThatDoesNotFitIsRefused(t *testing.T) {
	l := builder(t)
	say := func(use, id string, fn func(*assessments.ResponsibilityAnswer)) error {
		_, err := l.ChangeResponsibility(ctx, use, id, fn)
		return err
	}
	taken := func(r *assessments.ResponsibilityAnswer) { r.Care, r.TakenBy = assessments.CareTaken, "Kim" }
	for name, c := range map[string]struct {
		err  error
		says string
	}{
		"no one named": {say("own", "R-LOGS", func(r *assessments.ResponsibilityAnswer) {
			r.Care = assessments.CareTaken
		}), "names the person, role or party"},
		"unknown":            {say("own", "R-NOTHING", taken), "has no responsibility “R-NOTHING”"},
		"of another scope":   {say("own", "R-CHECKPOINTS", taken), "not a responsibility of scope 3"},
		"of a use that buys": {say("support", "R-LOGS", taken), "not in scope 3, 4 or 5"},
		"of no use":          {say("nowhere", "R-LOGS", taken), "there is no use"},
		"a day to come": {say("own", "R-LOGS", func(r *assessments.ResponsibilityAnswer) {
			taken(r)
			r.On = "2026-12-24"
		}), "still to come"},
		"another state": {say("own", "R-LOGS", func(r *assessments.ResponsibilityAnswer) {
			r.Care = "done"
		}), "taken_care_of"},
	} {
		t.Run(name, func(t *testing.T) { l.refused(c.err, assessments.Refused, c.says) })
	}
	if list, err := l.Checklist(ctx, "own"); err != nil || list.Taken() != 0 {
		t.Errorf("what was refused left %d taken care of, %v", list.Taken(), err)
	}
}

// What was said while the use was in scope 4 is kept, and can be changed, when it moves to scope 3.
func TestResponsibilityOfAnEarlierScopeIsKept(t *testing.T) {
	l := builder(t)
	l.must(l.Change(ctx, assessments.NounUse, "own", func(r assessments.Record) {
		r.(*assessments.Use).Scope = 4
	}))
	say := func(by string) {
		l.must(l.ChangeResponsibility(ctx, "own", "R-TUNING-DATA", func(r *assessments.ResponsibilityAnswer) {
			r.Care, r.TakenBy = assessments.CareTaken, by
		}))
	}
	say("Kim")
	l.must(l.Change(ctx, assessments.NounUse, "own", func(r assessments.Record) {
		r.(*assessments.Use).Scope = 3
	}))
	say("Noor")
	list, err := l.Checklist(ctx, "own")
	if err != nil || list.Taken() != 0 {
		t.Errorf("scope 3 counts %d of scope 4, %v", list.Taken(), err)
	}
}

func TestOverviewListsChecklistsAsOfItsDay(t *testing.T) {
	l := builder(t)
	l.must(l.ChangeResponsibility(ctx, "own", "R-LOGS", func(r *assessments.ResponsibilityAnswer) {
		r.Care, r.TakenBy = assessments.CareTaken, "Kim"
	}))
	for day, want := range map[assessments.Date]int{"2026-11-20": 0, "2026-11-21": 1} {
		o, err := l.Overview(ctx, day)
		if err != nil {
			t.Fatal(err)
		}
		lists := o.Checklists(&l.Catalogue().Matrix)
		if len(lists) != 1 || lists[0].Use.ID != "own" || lists[0].Taken() != want {
			t.Errorf("as of %s: %d lists, want 1 with %d taken care of", day, len(lists), want)
		}
	}
}
