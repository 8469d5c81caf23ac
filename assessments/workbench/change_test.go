package workbench_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"countersign/assessments"
)

func vendorOf(r assessments.Record) *assessments.Vendor { return r.(*assessments.Vendor) }

func TestChangeKeepsWhatAnotherSavesMeanwhile(t *testing.T) {
	l := newLab(t)
	l.furnish()
	other := l.WithClock(l.clock) // a second window on the same file: it shares no turn with the first
	saved := make(chan error, 1)
	l.must(l.Change(ctx, "vendor", "lumen", func(r assessments.Record) {
		go func() {
			_, err := other.Change(ctx, "vendor", "lumen", func(r assessments.Record) {
				vendorOf(r).Country = "NL"
			})
			saved <- err
		}()
		vendorOf(r).LegalName = "Lumen AI SE"
	}))
	if err := <-saved; err != nil {
		t.Fatal(err)
	}
	v := &assessments.Vendor{ID: "lumen"}
	if err := l.Get(ctx, v); err != nil || v.LegalName != "Lumen AI SE" || v.Country != "NL" {
		t.Errorf("%v: %q, %q", err, v.LegalName, v.Country)
	}
}

func TestChangeOfWhatIsNotThereIsRefusedAndChangeOrAddMakesIt(t *testing.T) {
	l := newLab(t)
	rename := func(r assessments.Record) { vendorOf(r).Name = "Lumen" }
	_, err := l.Change(ctx, "vendor", "new", rename)
	l.refused(err, assessments.NotFound, "no vendor")
	l.must(l.ChangeOrAdd(ctx, &assessments.Vendor{ID: "new", Country: "IE"}, rename))
	fresh := &assessments.Vendor{ID: "new", Country: "FR"}
	l.must(l.ChangeOrAdd(ctx, fresh, func(r assessments.Record) { vendorOf(r).LegalName = "Lumen SA" }))
	ev := l.events[len(l.events)-1]
	v := &assessments.Vendor{ID: "new"}
	if err := l.Get(ctx, v); err != nil || v.Name != "Lumen" || v.Country != "IE" ||
		v.LegalName != "Lumen SA" || fresh.LegalName != "" {
		t.Errorf("%v: %+v; what was given: %+v", err, v, fresh)
	}
	if len(ev.Changes) != 1 || ev.Verb != "vendor.save" || ev.SubjectID != "new" {
		t.Errorf("the event: %+v", ev)
	}
}

func TestAnAnswerIsValidatedOnceOnItsWay(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it, n := l.item("training_use"), l.Validations()
	// it is not there yet, then it is
	for _, v := range []assessments.Verdict{assessments.NotMet, assessments.Partly} {
		*n = 0
		runs := 0 // the store of the tests runs each change twice
		l.must(l.ChangeAnswer(ctx, "a", it.ID, func(a *assessments.Answer) { a.Verdict, runs = v, runs+1 }))
		if *n != runs {
			t.Errorf("%s: validated %d times in %d runs", v, *n, runs)
		}
	}
}

func TestWhatIsWrongWithAnAnswerItselfIsToldAlone(t *testing.T) {
	l := newLab(t)
	l.furnish()
	_, err := l.ChangeAnswer(ctx, "a", l.item("training_use").ID, func(a *assessments.Answer) {
		a.Verdict, a.ReadVersions = "perhaps", []string{"nothing"}
	})
	l.refused(err, assessments.Refused, "verdict")
	if strings.Contains(err.Error(), "nothing") {
		t.Errorf("beside it stands what may come of it: %v", err)
	}
	_, err = l.ChangeAnswer(ctx, "a", "no-such-item", func(a *assessments.Answer) {
		a.Verdict = assessments.NotMet
	})
	l.refused(err, assessments.Refused, "no item")
}

func TestAChangedAnswerIsAnEventOfItsAssessment(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	l.must(l.ChangeAnswer(ctx, "a", it.ID, func(a *assessments.Answer) { a.Verdict = assessments.NotMet }))
	ev := l.events[len(l.events)-1]
	if ev.Assessment != "a" || ev.Subject != "answer" || ev.SubjectID != "a/"+it.ID {
		t.Errorf("%+v", ev)
	}
	a := &assessments.Answer{ID: "a/" + it.ID}
	if err := l.Get(ctx, a); err != nil || a.Verdict != assessments.NotMet || a.AssessedBy == "" {
		t.Errorf("%v: %+v", err, a)
	}
}

func TestAskingWhatCanBeUndoneDoesNotWaitForACommit(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Change(ctx, "vendor", "lumen", func(r assessments.Record) {
		// The window asks on its own thread, whatever is being saved: with one lock for both this never ends.
		if l.CanUndo() == "" || l.CanRedo() != "" || l.Actor().Name == "" {
			t.Error("nothing is known while a change is carried out")
		}
		vendorOf(r).Country = "NL"
	}))
}

func TestWhoWaitsForItsTurnCanBeCancelled(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Change(ctx, "vendor", "lumen", func(r assessments.Record) {
		stopped, stop := context.WithCancel(ctx)
		stop()
		if _, err := l.Save(stopped, &assessments.Vendor{ID: "late", Name: "Late"}); !errors.Is(err,
			context.Canceled) {
			t.Errorf("while another change is carried out: %v", err)
		}
		if _, err := l.Undo(stopped); !errors.Is(err, context.Canceled) {
			t.Errorf("undo while another change is carried out: %v", err)
		}
		vendorOf(r).Country = "NL"
	}))
	if err := l.Get(ctx, &assessments.Vendor{ID: "late"}); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("what was cancelled is there: %v", err)
	}
}
