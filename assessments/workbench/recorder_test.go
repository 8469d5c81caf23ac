package workbench_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// partly applies a file that states some fields of an answer.
func (l *lab) partly(a assessments.Answer, fields ...string) error {
	return l.declares(&a, append([]string{"assessment", "item"}, fields...)...)
}

// TestNoPersonsNameStandsOnWhatAnotherTyped changes each thing that an answer says, alone, as another
// person: by a file and in the window.
func TestNoPersonsNameStandsOnWhatAnotherTyped(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use").ID
	full := assessments.Answer{
		ID: "a/" + it, AssessmentID: "a", ItemID: it, Verdict: assessments.NotMet, Reason: "Hers.",
		Response: "We do.", ResponseFrom: "Sales",
		Testing: assessments.Testing{
			TestedBy: "Mara", TestedOn: "2026-11-12", Procedure: assessments.Inspection, Population: "100",
			Sample: "10", ExceptionsFound: "7", PeriodFrom: "2026-01-01", PeriodTo: "2026-09-30",
		},
	}
	none := assessments.Testing{}
	other := full
	other.Verdict, other.WalkAway, other.Reason, other.Response = assessments.NotMet, true, "His.", "We do not."
	other.ResponseFrom, other.ResponseOn, other.ReadVersions = "Support", "2026-11-01", []string{"msa/1"}
	other.Testing = assessments.Testing{
		TestedBy: "Nils", TestedOn: "2026-11-14", Procedure: assessments.Inquiry, Population: "50",
		Sample: "2", ExceptionsFound: "0", PeriodFrom: "2026-02-01", PeriodTo: "2026-10-30",
	}
	start := func() {
		l.actAs("Ada", "legal")
		l.must(l.give(full))
		l.actAs("Helga", "dpo")
		a := l.answer(it)
		a.ReviewedBy = "Helga"
		l.must(l.give(a))
		l.actAs("Rita", "procurement")
	}
	judge := func(how, field string) {
		t.Helper()
		a := l.answer(it)
		if a.AssessedBy != "Rita (procurement)" || a.ReviewedBy != "" || a.ReviewRecordedBy != "" {
			t.Errorf("%s by %s: recorded by %q, reviewed by %q", field, how, a.AssessedBy, a.ReviewedBy)
		}
		if a.TestedBy == "Mara" {
			return
		}
		a.TestedBy, a.TestedOn = "", ""
		if a.Testing != none {
			t.Errorf("%s by %s: her test stands under another name: %+v", field, how, a.Testing)
		}
	}
	start()
	for _, f := range other.Fields() {
		was, _ := assessments.FieldOf(&full, f.Name)
		if f.Computed || f.Value.String() == was.Value.String() {
			continue
		}
		if err := l.partly(other, f.Name); err != nil {
			t.Fatal(err)
		}
		judge("a file", f.Name)
		l.must(l.Undo(ctx))
		if a := l.answer(it); a.ReviewedBy != "Helga" || a.AssessedBy != "Ada (legal)" || a.Testing != full.Testing {
			t.Errorf("%s undone: %+v", f.Name, a)
		}
		l.must(l.ChangeAnswer(ctx, "a", it, func(a *assessments.Answer) {
			to, _ := assessments.FieldOf(a, f.Name)
			if err := to.Value.Set(f.Value.String()); err != nil {
				t.Error(err)
			}
		}))
		judge("the window", f.Name)
		l.must(l.Undo(ctx))
	}
	// another verdict is the test of who gives it; what a file states of it stays
	lighter := other
	lighter.Verdict, lighter.Testing.Sample = assessments.Partly, "10"
	if err := l.partly(lighter, "verdict", "sample"); err != nil {
		t.Fatal(err)
	}
	want := assessments.Testing{TestedBy: "Rita (procurement)", TestedOn: l.Today(), Sample: "10"}
	if a := l.answer(it); a.Testing != want {
		t.Errorf("her verdict is tested %+v", a.Testing)
	}
}

func TestReviewFallsWithTheQuotesAndEvidenceItWasMadeOn(t *testing.T) {
	l := newLab(t)
	l.furnish()
	item := l.itemWithEvidence()
	it := item.ID
	c := assessments.Citation{ID: "q", AssessmentID: "a", ItemID: it, VersionID: "msa/1", Quote: "Customer data"}
	review := func() {
		t.Helper()
		l.actAs("Bruno", "security")
		l.must(l.ChangeAnswer(ctx, "a", it, func(a *assessments.Answer) { a.ReviewedBy = "Bruno" }))
		l.actAs("Ada", "legal")
	}
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it, Verdict: assessments.Met}))
	l.must(l.Save(ctx, &assessments.Evidence{ID: "ev", Name: "Report"}))
	l.must(l.AddRevision(ctx, assessments.Revision{
		ID: "ev/1", EvidenceID: "ev", Label: "1", Reference: "in the safe",
		Strength: assessments.StrengthPolicy,
	}, nil, assessments.NoProgress{}))
	tick := assessments.Tick{
		AssessmentID: "a", ItemID: it, ExpectedID: item.Evidence[0].ID, RevisionID: "ev/1",
	}
	for _, step := range []struct {
		what string
		do   func() (assessments.Event, error)
		kept bool
	}{
		{"a quote", func() (assessments.Event, error) { return l.Cite(ctx, c) }, false},
		{"another quote", func() (assessments.Event, error) {
			other := c
			other.Quote = "Customer data is not used"
			return l.Save(ctx, &other)
		}, false},
		{"the section alone", func() (assessments.Event, error) {
			return l.Change(ctx, assessments.NounCitation, "q", func(r assessments.Record) {
				r.(*assessments.Citation).Section = "9"
			})
		}, true},
		{"a quote binned", func() (assessments.Event, error) { return l.RemoveCitation(ctx, "q") }, false},
		{"evidence", func() (assessments.Event, error) { return l.Tick(ctx, tick) }, false},
		{"evidence taken back", func() (assessments.Event, error) {
			return l.Untick(ctx, "a/"+it+"/"+tick.ExpectedID)
		}, false},
	} {
		review()
		ev, err := step.do()
		if l.must(ev, err); ev.Seq == 0 {
			t.Fatalf("%s changes nothing", step.what)
		}
		if a := l.answer(it); (a.ReviewedBy != "") != step.kept {
			t.Errorf("%s: reviewed by %q", step.what, a.ReviewedBy)
		}
		// what is undone after it was reviewed is not what was reviewed
		before := l.answer(it)
		l.must(l.Undo(ctx))
		if a := l.answer(it); a.ReviewedBy != "Bruno" {
			t.Errorf("%s undone: reviewed by %q, before %q", step.what, a.ReviewedBy, before.ReviewedBy)
		}
		l.must(l.Redo(ctx))
	}
}

// TestAFileRestatesAReviewOnlyByWhoMayRecordIt covers a file that states a review which is on record, and
// changes what was reviewed.
func TestAFileRestatesAReviewOnlyByWhoMayRecordIt(t *testing.T) {
	l := newLab(t)
	l.furnish()
	it := l.item("training_use").ID
	l.must(l.give(assessments.Answer{AssessmentID: "a", ItemID: it, Verdict: assessments.Met, Reason: "First."}))
	l.actAs("Bruno", "security")
	l.must(l.ChangeAnswer(ctx, "a", it, func(a *assessments.Answer) { a.ReviewedBy = "Bruno" }))
	l.actAs("Ada", "legal")
	a := l.answer(it)
	a.Reason = "Second."
	l.refused(l.partly(a, "reason", "reviewed_by", "reviewed_on"), assessments.Refused,
		"Ada is acting and tested or recorded it; the review is recorded by another person")
	quote := workbench.Declared{
		Record: &assessments.Citation{
			ID: "q", AssessmentID: "a", ItemID: it, VersionID: "msa/1", Quote: "Customer data",
		}, Path: "citations[0]",
		Set: map[string]bool{"assessment": true, "item": true, "version": true, "quote": true},
	}
	restated := workbench.Declared{
		Record: &a, Path: "answers[0]",
		Set: map[string]bool{"assessment": true, "item": true, "reviewed_by": true, "reviewed_on": true},
	}
	apply := func() error {
		_, err := l.Apply(ctx, []workbench.Declared{restated, quote}, nil, false, assessments.NoProgress{})
		return err
	}
	l.refused(apply(), assessments.Refused, "answers[0].reviewed_by")
	l.actAs("Helga", "dpo")
	if err := apply(); err != nil {
		t.Fatal(err)
	}
	if got := l.answer(it); got.ReviewedBy != "Bruno" || got.ReviewRecordedBy != "Helga (dpo)" {
		t.Errorf("reviewed by %q, recorded by %q", got.ReviewedBy, got.ReviewRecordedBy)
	}
	n := len(l.events)
	if err := apply(); err != nil || len(l.events) != n {
		t.Errorf("applied again: %v, %d events more", err, len(l.events)-n)
	}
}
