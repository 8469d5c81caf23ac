package workbench_test

import (
	"context"
	"reflect"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
	"countersign/store"
)

// figures of every assessment, as the overview says them now.
func (l *lab) figures() map[string]workbench.Summary {
	l.t.Helper()
	o, err := l.Overview(ctx, l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	out := map[string]workbench.Summary{}
	for _, s := range o.Assessments {
		out[s.ID] = s
	}
	return out
}

func TestCachedFiguresEqualFreshOnesAfterEveryChange(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Begin(ctx, assessments.Assessment{ID: "b", UseID: "support", Name: "Other"}))
	it := l.item("training_use")
	changes := []func() (assessments.Event, error){
		func() (assessments.Event, error) {
			return l.give(assessments.Answer{
				AssessmentID: "a", ItemID: it.ID,
				Verdict: assessments.Met,
			})
		},
		func() (assessments.Event, error) {
			return l.Cite(ctx, assessments.Citation{
				AssessmentID: "a", ItemID: it.ID, VersionID: "msa/1",
				Quote: clause,
			})
		},
		// belongs to no assessment, changes both
		func() (assessments.Event, error) { return l.Bin(ctx, "document", "msa") },
		func() (assessments.Event, error) { return l.Undo(ctx) },
		func() (assessments.Event, error) {
			return l.Save(ctx, &assessments.Use{
				ID: "support", ServiceID: "chat", ContractID: "ea",
				Purpose: "Other purpose", Scope: 2,
			})
		},
	}
	l.figures()
	for i, change := range changes {
		l.must(change())
		for round := range 2 { // the second one comes from the cache
			for id, got := range l.figures() {
				a, err := l.Assess(ctx, id, l.Today())
				if err != nil {
					t.Fatal(err)
				}
				if want := a.Summarised(); !reflect.DeepEqual(got, want) {
					t.Errorf("change %d, round %d: %s shows %+v, computed again %+v", i, round, id, got, want)
				}
			}
		}
	}
}

// counting is a store that counts how often an assessment is gathered to compute its figures.
type counting struct {
	port.Store
	gathered int
}

func (c *counting) Read(ctx context.Context, fn func(port.Reader) error) error {
	return c.Store.Read(ctx, func(r port.Reader) error { return fn(&countingReader{r, c}) })
}

type countingReader struct {
	port.Reader
	c *counting
}

func (r *countingReader) ListMany(asks ...port.Ask) ([][]assessments.Record, error) {
	for _, a := range asks {
		if a.Noun == assessments.NounAnswer {
			r.c.gathered++
		}
	}
	return r.Reader.ListMany(asks...)
}

// reopened is the lab's workspace opened again, in a store that counts.
func (l *lab) reopened() (*workbench.Workbench, *counting) {
	l.t.Helper()
	if err := l.Close(); err != nil {
		l.t.Fatal(err)
	}
	s, err := store.Open(ctx, l.path, store.Options{Clock: l.clock})
	if err != nil {
		l.t.Fatal(err)
	}
	c := &counting{Store: s}
	l.Workbench = workbench.New(workbench.Params{
		Store: c, Catalogue: l.Catalogue(), Extractor: inProcess{},
		Clock: l.clock, IDs: &counter{n: 1000}, Actor: ada,
	})
	return l.Workbench, c
}

// aging furnishes an assessment with a verdict whose only evidence counts to the end of 29 November 2026.
func (l *lab) aging() {
	l.furnish()
	a, err := l.Assess(ctx, "a", l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	for _, it := range a.Dossier.Template.Items {
		if len(it.Evidence) > 0 && len(it.When) == 0 {
			l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
			l.must(l.AddRevision(ctx, assessments.Revision{
				ID: "report/1", EvidenceID: "report",
				Label: "2026", Strength: it.Evidence[0].Strength, Reference: "a shelf", Issued: "2026-11-01",
				Expires: "2026-11-30",
			}, nil, assessments.NoProgress{}))
			l.must(l.Tick(ctx, assessments.Tick{
				AssessmentID: "a", ItemID: it.ID,
				ExpectedID: it.Evidence[0].ID, RevisionID: "report/1",
			}))
			l.must(l.give(assessments.Answer{
				AssessmentID: "a", ItemID: it.ID,
				Verdict: assessments.Met,
			}))
			return
		}
	}
	l.t.Fatal("no item expects evidence")
}

func TestFiguresRecomputedOnlyWhenDayMatters(t *testing.T) {
	l := newLab(t)
	l.aging()
	if got := l.figures()["a"].Stale; got != 0 {
		t.Fatalf("%d answers are stale from the start", got)
	}
	for _, day := range []struct {
		on              int // of November 2026
		stale, gathered int
	}{{21, 0, 0}, {22, 0, 0}, {29, 0, 0}, {30, 1, 1}, {30, 1, 0}} {
		_, c := l.reopened()
		l.clock.now = time.Date(2026, 11, day.on, 10, 0, 0, 0, time.UTC)
		for range 2 {
			if got := l.figures()["a"]; got.Stale != day.stale {
				t.Errorf("on %s %d answers are stale, want %d", l.Today(), got.Stale, day.stale)
			}
		}
		if c.gathered != day.gathered {
			t.Errorf("on %s the assessment was gathered %d times, want %d", l.Today(), c.gathered,
				day.gathered)
		}
	}
	// a day before the one that the kept figures are of is not theirs either
	o, err := l.Overview(ctx, "2026-11-29")
	if err != nil || o.Assessments[0].Stale != 0 {
		t.Errorf("the day before: %+v, %v", o.Assessments, err)
	}
}

func TestReadingAheadIsReadOnceAndEndsWithTheWorkspace(t *testing.T) {
	l := newLab(t)
	l.furnish()
	w, c := l.reopened()
	w.ReadAhead(l.Today())
	l.figures()
	l.figures()
	if c.gathered != 1 {
		t.Errorf("the assessment was gathered %d times", c.gathered)
	}
	w, _ = l.reopened()
	for range 8 {
		w.ReadAhead(l.Today())
	}
	if err := w.Close(); err != nil {
		t.Errorf("closing while it is read: %v", err)
	}
}

func TestCountsLeaveOutWhatLiesInTheBin(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Vendor{ID: "harbor", Name: "Harbor"}))
	l.must(l.Bin(ctx, "vendor", "harbor"))
	got, err := l.Counts(ctx, assessments.Nouns()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range assessments.Nouns() {
		rows, err := l.List(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		if got[n] != len(rows) {
			t.Errorf("%d of %s, %d are listed", got[n], n, len(rows))
		}
	}
	if got["vendor"] != 1 {
		t.Errorf("%d vendors", got["vendor"])
	}
}

func TestOpenGatesAreThoseOfCurrentAssessments(t *testing.T) {
	two := []string{"x", "y"}
	o := workbench.Overview{
		Current: map[string]bool{"now": true, "no": true, "new": true},
		Assessments: []workbench.Summary{
			{ID: "now", Status: assessments.Approved, SummaryScore: workbench.SummaryScore{OpenGates: two}},
			{ID: "new", Status: assessments.Draft, SummaryScore: workbench.SummaryScore{OpenGates: two[:1]}},
			{ID: "no", Status: assessments.Rejected, SummaryScore: workbench.SummaryScore{OpenGates: two}},
			{ID: "before", Status: assessments.Approved, SummaryScore: workbench.SummaryScore{OpenGates: two}},
		},
	}
	if got := o.OpenGates(); got != 3 {
		t.Errorf("%d deal-breakers are open, want 3", got)
	}
}

func TestOnlyAnApprovalHasAReviewAndOnlyWhatMayComeAProposedOne(t *testing.T) {
	const day assessments.Date = "2027-01-01"
	for state, want := range map[assessments.DecisionState][2]assessments.Date{
		assessments.Draft: {"", day}, assessments.InReview: {"", day}, assessments.OnHold: {"", day},
		assessments.ChangesRequested: {"", day},
		assessments.Approved:         {day, ""}, assessments.WithConditions: {day, ""},
		assessments.Expired:  {day, ""},
		assessments.Rejected: {"", ""}, assessments.Revoked: {"", ""}, assessments.Superseded: {"", ""},
	} {
		s := workbench.Summary{Status: state, NextReview: day}
		if got := [2]assessments.Date{s.Review(), s.ProposedReview()}; got != want {
			t.Errorf("%s: reviewed on %q", state, got)
		}
	}
}
