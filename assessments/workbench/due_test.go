package workbench_test

import (
	"fmt"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// dues are the days that the overview names, each with its noun.
func (l *lab) dues() (out []string, o workbench.Overview) {
	l.t.Helper()
	o, err := l.Overview(ctx, l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	for _, d := range o.Due {
		out = append(out, fmt.Sprint(d.Day, " ", d.Noun, " ", d.Overdue(o.AsOf)))
	}
	return out, o
}

func TestWhatIsDueIsEveryDayOfWhatIsLive(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Contract{
		ID: "ea", VendorID: "lumen", Name: "Enterprise Agreement",
		End: "2026-12-31", NoticeDays: 20,
	}))
	l.must(l.Save(ctx, &assessments.Contract{
		ID: "over", VendorID: "lumen", Name: "Ended", End: "2025-12-31",
		NoticeDays: 20,
	}))
	a := assessments.Assessment{ID: "a"}
	l.get(&a)
	a.NextReview = "2026-04-11"
	l.must(l.Save(ctx, &a))
	item := l.item("training_use").ID
	l.must(l.Save(ctx, &assessments.Finding{
		ID: "f1", AssessmentID: "a", ItemID: item, Text: "Open",
		Due: "2026-12-01", Status: "open",
	}))
	l.must(l.Save(ctx, &assessments.Finding{
		ID: "f2", AssessmentID: "a", ItemID: item, Text: "Closed",
		Due: "2026-12-02", Status: "closed",
	}))
	l.must(l.Save(ctx, &assessments.Finding{
		ID: "f3", AssessmentID: "a", ItemID: item, Text: "Without a day",
		Status: "open",
	}))
	l.exceptAll()
	l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.WithConditions,
		Reason: "a pilot", ValidUntil: "2027-05-01",
	}, nil,
		assessments.ApprovalCondition{Text: "Train staff", Owner: "Mara", Due: "2026-11-25"}))
	l.onDay("2026-11-26")
	got, _ := l.dues()
	want := []string{
		"2026-04-11 assessment true", "2026-11-25 condition true", "2026-12-01 finding false",
		"2026-12-11 contract false",
		"2027-01-01 exception false", "2027-05-01 decision false",
	}
	if got = slices.Compact(got); !slices.Equal(got, want) {
		t.Errorf("due are %q, want %q", got, want)
	}
}

func TestOneAssessmentSpeaksForEachUse(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Finding{
		ID: "f", AssessmentID: "a", ItemID: l.item("training_use").ID,
		Text: "Open", Due: "2026-12-01", Status: "open",
	}))
	speaks := func(id string, dues int) {
		t.Helper()
		got, o := l.dues()
		if len(o.Current) > 1 || len(o.Current) == 1 && !o.Current[id] || len(o.Current) == 0 && id != "" ||
			len(got) != dues {
			t.Errorf("%v speaks, %q is due; want %q and %d", o.Current, got, id, dues)
		}
	}
	speaks("a", 1)
	l.must(l.Begin(ctx, assessments.Assessment{ID: "0-newer", UseID: "support", Name: "Newer"}))
	speaks("0-newer", 0) // the earlier one's finding is not counted with it
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "0-newer", Outcome: assessments.Rejected,
		Reason: "No.",
	}, nil))
	speaks("a", 1)
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Rejected,
		Reason: "No.",
	}, nil))
	speaks("0-newer", 0) // nothing is live: the newest is what is known of the use
	l.must(l.Save(ctx, &assessments.Use{
		ID: "support", ServiceID: "chat", ContractID: "ea",
		Purpose: "Support drafting", Scope: 2, Status: "retired",
	}))
	speaks("", 0)
}

// TestProposedReviewIsNotDue: before an approval no one has to review anything.
func TestProposedReviewIsNotDue(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a := assessments.Assessment{ID: "a"}
	if err := l.Get(ctx, &a); err != nil {
		t.Fatal(err)
	}
	a.NextReview = "2026-10-01"
	l.must(l.Save(ctx, &a))
	for _, status := range []assessments.DecisionState{assessments.Draft, assessments.InReview} {
		if status == assessments.InReview {
			l.must(l.Decide(ctx, assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
		}
		o, err := l.Overview(ctx, l.Today())
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range o.Due {
			if d.Noun == "assessment" {
				t.Errorf("%s: a review is due on %s", status, d.Day)
			}
		}
		s := o.Assessments[0]
		if s.Status != status || s.Review() != "" || s.ProposedReview() != "2026-10-01" || !o.Counts(&s) {
			t.Errorf("%s: review %q, proposed %q", s.Status, s.Review(), s.ProposedReview())
		}
	}
}
