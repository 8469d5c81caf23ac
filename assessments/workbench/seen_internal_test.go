package workbench

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/standing"
)

// told is a journal that tells of some changes.
type told struct {
	port.Reader
	changes []port.EventChange
}

func (t told) ChangesAfter(int64, ...string) ([]port.EventChange, error) { return t.changes, nil }

func TestWhatChangedSinceIsWhatTheStateHolds(t *testing.T) {
	d := &assessments.Dossier{
		Assessment: assessments.Assessment{ID: "a"},
		Answers:    []assessments.Answer{{ID: "a/one"}, {ID: "a/two"}},
	}
	change := func(of string, n assessments.Noun, id, field, before, after string) port.EventChange {
		return port.EventChange{
			Assessment: of,
			Change:     assessments.Change{Noun: n, ID: id, Field: field, Before: before, After: after},
		}
	}
	got, err := changesSince(told{changes: []port.EventChange{
		change("a", "answer", "a/one", "verdict", "", "met"),
		change("a", "answer", "a/two", "verdict", "met", "partly"),
		change("a", "answer", "a/one", "reason", "", "Because."),
		change("a", "answer", "a/one", "verdict", "met", "not_met"),
		change("a", "answer", "a/two", "verdict", "partly", "met"), // back to what it was
		change("a", "answer", "b/one", "verdict", "", "met"),       // of another assessment
		change("a", "note", "n", "body", "", "A word."),            // no part of the state
		change("a", "citation", "c", assessments.Existence, "1", ""),
		change("a", "finding", "f", assessments.Existence, "1", ""),
		change("a", "exception", "x", assessments.Existence, "1", ""),
		change("", "citation", "other", assessments.Existence, "1", ""),
		change("a", "tick", "gone", assessments.Existence, "1", ""),
		change("a", "answer", "a/one", assessments.Existence, "", "1"),
	}}, d, 0, assessments.StateForm)
	if err != nil {
		t.Fatal(err)
	}
	want := []standing.Touched{
		{Noun: "answer", ID: "a/one", Fields: []string{"verdict", "reason", ""}},
		{Noun: "citation", ID: "c", Fields: []string{""}},
		{Noun: "finding", ID: "f", Fields: []string{""}},
		{Noun: "exception", ID: "x", Fields: []string{""}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatChangedIsNamedUpToFive(t *testing.T) {
	d := &assessments.Dossier{}
	for n := range 7 { // findings are called by the item that they are on
		id := fmt.Sprint(n)
		d.Findings = append(d.Findings, assessments.Finding{ID: "f" + id, ItemID: "T" + id})
		d.Template.Items = append(d.Template.Items, assessments.Item{ID: "T" + id, Title: id})
	}
	var list []standing.Touched
	for n, want := range []string{
		"a record it depends on", "finding “0”", "finding “0”, finding “1”", "", "",
		"finding “0”, finding “1”, finding “2”, finding “3”, finding “4”",
		"finding “0”, finding “1”, finding “2”, finding “3”, finding “4”, 1 more",
		"finding “0”, finding “1”, finding “2”, finding “3”, finding “4”, 2 more",
	} {
		if got := listTouched(d, list); want != "" && got != want {
			t.Errorf("of %d: %q, want %q", n, got, want)
		}
		list = append(list, standing.Touched{Noun: "finding", ID: "f" + fmt.Sprint(n)})
	}
}

func TestAReviewIsOfWhatWasReviewedAndNamesWhoTypedIt(t *testing.T) {
	type answer = assessments.Answer
	testedBy := func(by string, on assessments.Date) assessments.Testing {
		return assessments.Testing{TestedBy: by, TestedOn: on}
	}
	whole := answer{
		Verdict: assessments.Met, Testing: testedBy("Mara", "2026-11-12"), AssessedBy: "Nils",
		ReviewedBy: "Carla", ReviewedOn: "2026-11-13", ReviewRecordedBy: "Dora (legal)",
	}
	for name, tc := range map[string]struct {
		before answer
		change func(*answer)
		want   func(*answer)
		wrong  int
	}{
		"the review is emptied": {whole, func(a *answer) { a.ReviewedBy = "" }, unreviewed, 0},
		"another procedure": {whole, func(a *answer) {
			a.Procedure = assessments.Inspection
		}, unreviewed, 0},
		"at the fall-back": {whole, func(a *answer) { a.AtFallBack = true }, unreviewed, 0},
		"another verdict":  {whole, func(a *answer) { a.Verdict = assessments.Partly }, unreviewed, 0},
		"the same again": {
			whole, func(a *answer) { a.ReviewRecordedBy = "Dora (legal)" }, func(*answer) {}, 0,
		},
		"reviewed by another": {
			whole, func(a *answer) { a.ReviewedBy = "Emil" }, func(a *answer) {
				a.ReviewRecordedBy = "Ada (legal)"
			},
			0,
		},
		"reviewed on another": {
			whole, func(a *answer) { a.ReviewedOn = "2026-11-14" },
			func(a *answer) { a.ReviewRecordedBy = "Ada (legal)" }, 0,
		},
		"another, and a verdict": {
			whole, func(a *answer) { a.ReviewedBy, a.Verdict = "Emil", assessments.Partly },
			func(a *answer) { a.ReviewRecordedBy = "Ada (legal)" }, 0,
		},
		"nobody recorded it": {func() answer {
			a := whole
			a.ReviewRecordedBy = ""
			return a
		}(), func(*answer) {}, func(a *answer) {
			a.ReviewRecordedBy = "Ada (legal)"
		}, 0},
		"nobody assessed it": {
			whole, func(a *answer) { a.AssessedBy, a.ReviewedBy = "", "Emil" },
			func(a *answer) { a.ReviewRecordedBy = "Ada (legal)" }, 0,
		},
		"by who recorded it": {
			whole, func(a *answer) { a.ReviewedBy = "Nils" }, func(a *answer) {
				a.ReviewRecordedBy = "Ada (legal)"
			},
			1,
		},
		"by who tested it": {
			whole, func(a *answer) { a.ReviewedBy = "Mara" }, func(a *answer) {
				a.ReviewRecordedBy = "Ada (legal)"
			},
			1,
		},
		"not assessed": {answer{}, func(a *answer) { a.ReviewedBy = "Emil" }, func(a *answer) {
			a.ReviewedOn, a.ReviewRecordedBy = "2026-11-21", "Ada (legal)"
		}, 1},
		"a day of a review that is none": {
			answer{Verdict: assessments.Met, Testing: testedBy("Mara", "2026-11-12")}, func(a *answer) {
				a.ReviewedOn = "2026-11-13"
			}, func(a *answer) { a.ReviewedOn = "" }, 0,
		},
	} {
		e := &edit{actor: assessments.Actor{Name: "Ada", Role: "legal"}, today: "2026-11-21"}
		before, a := tc.before, tc.before
		tc.change(&a)
		want := a
		tc.want(&want)
		(answers{e}).reviewed("", &before, &a, changedFrom(&before, &a))
		if diff := cmp.Diff(want, a); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(e.problems) != tc.wrong {
			t.Errorf("%s: %v", name, e.problems)
		}
	}
}

func TestAVerdictFillsItsTestWhereNothingWasSaid(t *testing.T) {
	before := assessments.Answer{
		Verdict: assessments.Met,
		Testing: assessments.Testing{TestedBy: "Mara", TestedOn: "2026-11-12"},
	}
	for _, tc := range []struct{ given, want assessments.Testing }{
		{before.Testing, assessments.Testing{TestedBy: "Ada (legal)", TestedOn: "2026-11-21"}},
		{assessments.Testing{}, assessments.Testing{TestedBy: "Ada (legal)", TestedOn: "2026-11-21"}},
		{
			assessments.Testing{TestedBy: "Nils", TestedOn: "2026-11-14"},
			assessments.Testing{TestedBy: "Nils", TestedOn: "2026-11-14"},
		},
	} {
		e := &edit{actor: assessments.Actor{Name: "Ada", Role: "legal"}, today: "2026-11-21"}
		a := before
		a.Verdict, a.Testing = assessments.Partly, tc.given
		if (answers{e}).tested(&before, &a, true, changedFrom(&before, &a)); a.Testing != tc.want {
			t.Errorf("%+v is recorded as %+v", tc.given, a.Testing)
		}
	}
}

func unreviewed(a *assessments.Answer) { a.ReviewedBy, a.ReviewedOn, a.ReviewRecordedBy = "", "", "" }

func TestDaysOfATestAndItsReviewMayBeTheSame(t *testing.T) {
	for name, tc := range map[string]struct {
		tested, reviewed assessments.Date
		wrong            int
	}{
		"today":               {"2026-11-21", "2026-11-21", 0},
		"tested tomorrow":     {"2026-11-22", "", 1},
		"reviewed tomorrow":   {"2026-11-20", "2026-11-22", 1},
		"reviewed before":     {"2026-11-20", "2026-11-19", 1},
		"reviewed that day":   {"2026-11-20", "2026-11-20", 0},
		"not reviewed at all": {"2026-11-20", "", 0},
	} {
		e := &edit{today: "2026-11-21"}
		(answers{e}).testedInOrder("",
			&assessments.Answer{Testing: assessments.Testing{TestedOn: tc.tested}, ReviewedOn: tc.reviewed})
		if len(e.problems) != tc.wrong {
			t.Errorf("%s: %v", name, e.problems)
		}
	}
}
