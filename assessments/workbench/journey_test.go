package workbench_test

import (
	"context"
	"errors"
	"io"
	"maps"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestACitedAnswerScoresAndItsQuoteIsFoundInTheText(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.Met}))
	l.must(l.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
		Quote: "will not use  Customer Content to train",
	}))
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		t.Fatal(err)
	}
	c := a.Dossier.CitationsOn(it.ID)[0]
	if c.State != assessments.CitationFound || c.End <= c.Start || c.Section == "" {
		t.Errorf("citation %+v", c)
	}
	if a.Result.Total.Score != 1000 || a.Result.Total.Coverage == 1000 {
		t.Errorf("score %+v", a.Result.Total)
	}
	ans := a.Dossier.Answer(it.ID)
	if ans.AssessedBy != "Ada (legal)" || ans.AssessedOn != "2026-11-21" {
		t.Errorf("answer does not say who and when: %+v", ans)
	}
}

func TestCitingTheSameWordsAgainChangesNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	one := assessments.Citation{AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1", Quote: clause}
	l.must(l.Cite(ctx, one))
	ev, err := l.Cite(ctx, one)
	if err != nil || ev.Seq != 0 {
		t.Errorf("again it is %+v, %v", ev, err)
	}
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		t.Fatal(err)
	}
	if n := len(a.Dossier.CitationsOn(it.ID)); n != 1 {
		t.Errorf("%d citations", n)
	}
}

func TestUndoAndRedoOfEveryEditLeaveNoTrace(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	edits := map[string]func() (assessments.Event, error){
		"create": func() (assessments.Event, error) {
			return l.Save(ctx, &assessments.Vendor{ID: "v2", Name: "Harbor"})
		},
		"change": func() (assessments.Event, error) {
			return l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen Ltd", Tags: []string{"x"}})
		},
		"bin": func() (assessments.Event, error) { return l.Bin(ctx, "document", "msa") },
		"answer": func() (assessments.Event, error) {
			return l.give(assessments.Answer{
				AssessmentID: "a", ItemID: it.ID,
				Verdict: assessments.Met,
			})
		},
		"cite": func() (assessments.Event, error) {
			return l.Cite(ctx, assessments.Citation{
				AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
				Quote: clause,
			})
		},
		"version": func() (assessments.Event, error) {
			return l.AddVersion(ctx, assessments.Version{
				ID: "msa/2", DocumentID: "msa", Label: "2",
				Status: assessments.VersionDraft,
			}, text("b.md", "Other text."), assessments.NoProgress{})
		},
		"begin": func() (assessments.Event, error) {
			return l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "support", Name: "Again"})
		},
		"reassess": func() (assessments.Event, error) {
			return l.Reassess(ctx, "a", assessments.TriggerNewTerms)
		},
	}
	for name, do := range edits {
		before := l.state()
		l.must(do())
		after := l.state()
		if maps.Equal(before, after) {
			t.Errorf("%s changed nothing", name)
		}
		l.must(l.Undo(ctx))
		if got := l.state(); !maps.Equal(got, before) {
			t.Errorf("undoing %s leaves a trace", name)
		}
		l.must(l.Redo(ctx))
		if got := l.state(); !maps.Equal(got, after) {
			t.Errorf("redoing %s does not bring it back", name)
		}
		l.must(l.Undo(ctx))
	}
	rep, err := l.Check(ctx, false, assessments.NoProgress{})
	if err != nil || len(rep.Damage) > 0 {
		t.Errorf("check: %v %v", rep.Damage, err)
	}
}

func TestUndoWalksBackThroughWhatBelongsTogether(t *testing.T) {
	l := newLab(t)
	l.must(l.Save(ctx, &assessments.Vendor{ID: "lumen", Name: "Lumen AI"}))
	l.must(l.Save(ctx, &assessments.Service{ID: "chat", VendorID: "lumen", Name: "Chat"}))
	l.must(l.Undo(ctx))
	l.must(l.Redo(ctx))
	before := l.state()
	l.must(l.Undo(ctx))
	l.must(l.Undo(ctx))
	if len(l.state()) != 0 {
		t.Errorf("left over: %v", l.state())
	}
	l.must(l.Redo(ctx))
	l.must(l.Redo(ctx))
	if !maps.Equal(l.state(), before) {
		t.Error("redoing both does not bring both back")
	}
}

func TestSavingWhatIsThereAlreadyLeavesNoEvent(t *testing.T) {
	l := newLab(t)
	v := &assessments.Vendor{ID: "lumen", Name: "Lumen AI"}
	l.must(l.Save(ctx, v))
	n := len(l.events)
	ev, err := l.Save(ctx, v)
	if err != nil || ev.Seq != 0 || len(l.events) != n {
		t.Errorf("event %+v, %v", ev, err)
	}
}

func TestAChangeWithoutAnActorIsRefused(t *testing.T) {
	l := newLab(t)
	if err := l.ActAs(assessments.Actor{Name: "Ada"}); err == nil {
		t.Error("an actor without a role was taken")
	}
	none := newLab(t)
	w := workbench.New(workbench.Params{Catalogue: none.Catalogue(), Clock: none.clock, IDs: &counter{}})
	_, err := w.Save(ctx, &assessments.Vendor{ID: "v", Name: "V"})
	none.refused(err, assessments.Usage, "who is acting")
}

func TestAnApprovalWaitsForItsDealBreakersAndForSomebodyElse(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	_, err := l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Approved,
		By: "Rita (business owner)",
	}, nil)
	l.refused(err, assessments.Refused, "someone else has to do this")
	l.refused(err, assessments.Refused, "deal-breaker")
	l.refused(err, assessments.Refused, "Nobody has assessed it yet. Close it")
	_, err = l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.Expired}, nil)
	l.refused(err, assessments.Refused, "cannot become")
	_, err = l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.Rejected}, nil)
	l.refused(err, assessments.Refused, "needs a reason")
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Rejected,
		Reason: "too risky",
	}, nil))
	if l.CanUndo() != "assessment.begin" {
		t.Errorf("a decision can be undone: %q", l.CanUndo())
	}
}

func TestNotApplicableOnADealBreakerNeedsASecondPerson(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a, _ := l.Assess(ctx, "a", l.Today())
	var gate string
	for _, it := range a.Dossier.Template.Items {
		if it.DealBreaker && len(it.When) == 0 {
			gate = it.ID
			break
		}
	}
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: gate,
		Verdict: assessments.NotApplicable, Reason: "no such data",
	}))
	_, err := l.ConfirmNotApplicable(ctx, "a", gate)
	l.refused(err, assessments.Refused, "second person")
	if err := l.ActAs(assessments.Actor{Name: "Ada", Role: "dpo"}); err != nil {
		t.Fatal(err)
	}
	_, err = l.ConfirmNotApplicable(ctx, "a", gate)
	l.refused(err, assessments.Refused, "second person")
	if err := l.ActAs(bruno); err != nil {
		t.Fatal(err)
	}
	l.must(l.ConfirmNotApplicable(ctx, "a", gate))
	a, _ = l.Assess(ctx, "a", l.Today())
	for _, id := range a.Result.Gates {
		if id == gate {
			t.Error("the confirmed gate is still open")
		}
	}
}

func TestAPurgeRemovesBytesQuotesAndJournalTextsAndTheChainHolds(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use")
	l.must(l.Cite(ctx, assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
		Quote: clause,
	}))
	l.must(l.purge("version", "msa/1", "returned under NDA", []string{"old.countersign"}))
	for k, v := range l.state() {
		if strings.Contains(v, "generally available") {
			t.Errorf("%s still holds the text", k)
		}
	}
	events, err := l.Events(ctx, assessments.EventQuery{})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		for _, c := range e.Changes {
			if strings.Contains(c.Before+c.After, "generally available") {
				t.Errorf("event %d still holds the text", e.Seq)
			}
		}
	}
	hits, err := l.Search(ctx, "generally available", 10)
	if err != nil || len(hits) > 0 {
		t.Errorf("search still finds it: %v %v", hits, err)
	}
	rep, err := l.Check(ctx, false, assessments.NoProgress{})
	if err != nil || len(rep.Damage) > 0 {
		t.Errorf("check: %v %v", rep.Damage, err)
	}
	stones, _ := l.List(ctx, "tombstone")
	if len(stones) != 1 || stones[0].(*assessments.Tombstone).Backups[0] != "old.countersign" {
		t.Errorf("tombstones %v", stones)
	}
	if _, err := l.Undo(ctx); err == nil {
		if _, err := l.Text(ctx, "msa/1", assessments.NoProgress{}); err == nil {
			t.Error("undo brought the purged text back")
		}
	}
}

func TestAFileThatChangesWhileItIsReadIsRefused(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	n := 0
	f := workbench.File{Name: "x.md", Size: 5, Open: func() (io.ReadCloser, error) {
		n++
		return io.NopCloser(strings.NewReader([]string{"first", "other"}[min(n-1, 1)])), nil
	}}
	_, err := l.AddVersion(ctx, assessments.Version{
		DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	}, f, assessments.NoProgress{})
	l.refused(err, assessments.Conflict, "changed while it was being read")
	if !maps.Equal(before, l.state()) {
		t.Error("something was kept")
	}
}

func TestAVersionIsNeverOverwritten(t *testing.T) {
	l := newLab(t)
	l.furnish()
	_, err := l.AddVersion(ctx, assessments.Version{
		ID: "msa/1", DocumentID: "msa", Label: "1",
		Status: assessments.VersionExecuted,
	}, text("o.md", "Other bytes."), assessments.NoProgress{})
	l.refused(err, assessments.Refused, "never overwritten")
}

func TestACancelledIngestLeavesTheWorkspaceAsItWas(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.state()
	stopped, stop := context.WithCancel(ctx)
	stop()
	_, err := l.AddVersion(stopped,
		assessments.Version{DocumentID: "msa", Label: "2", Status: assessments.VersionDraft},
		text("o.md", "Other."), assessments.NoProgress{})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if !maps.Equal(before, l.state()) {
		t.Error("something was kept")
	}
}

func TestScope3IsPointedAtAsBuildingAndNotAssessed(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Use{ID: "own", ServiceID: "chat", Purpose: "Own app", Scope: 3}))
	_, err := l.Begin(ctx, assessments.Assessment{ID: "x", UseID: "own", Name: "X"})
	l.refused(err, assessments.Refused, "building")
}
