package journal

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestDetailsAreSaidInWords(t *testing.T) {
	n := names{"assessment a1": {name: "Writer 2026"}}
	for _, tc := range []struct{ noun, field, value, want string }{
		{"assessment", "status", "in_review", "in review"},
		{"decision", "outcome", "approved_with_conditions", "approved with conditions"},
		{"decision", "coverage", "106", "10.6 %"},
		{"decision", "assessment", "a1", "Writer 2026"},
		{"decision", "assessment", "gone", "gone"},
		{"answer", "verdict", "not_met", assessments.NotMet.Title()},
		{"evidence", "distribution", "under_nda", "under NDA"},
		{"revision", "strength", "independent_report", assessments.StrengthReport.Title()},
		{"document", "kind", "ai_addendum", "AI addendum"},
		{"citation", "state", "not_found", "not found in the text"},
		{"answer", "at_fall_back", "1", "yes"},
		{"answer", "reason", "in_review", "in_review"}, // someone's own words
		{"later", "kind", "in_review", "in_review"},    // a noun of a later version
	} {
		if got := n.value(assessments.Change{Noun: assessments.Noun(tc.noun), Field: tc.field},
			tc.value); got != tc.want {
			t.Errorf("%s.%s %q is shown as %q, want %q", tc.noun, tc.field, tc.value, got, tc.want)
		}
	}
	for _, noun := range assessments.Nouns() {
		for _, f := range assessments.New(noun).Fields() {
			said := assessments.FieldTitle(f.Name)
			for _, word := range f.OneOf {
				said += " " + n.value(assessments.Change{Noun: noun, Field: f.Name}, word)
			}
			if strings.Contains(said, "_") {
				t.Errorf("%s.%s is shown as %q", noun, f.Name, said)
			}
		}
	}
}

func TestAnAppliedFileSaysWhatItTouched(t *testing.T) {
	e := assessments.Event{Verb: "apply", Subject: "organisation", SubjectID: "organisation"}
	for _, c := range []struct{ noun, id string }{
		{"answer", "a/1"},
		{"answer", "a/1"},
		{"answer", "a/2"},
		{"decision", "d"},
		{"signoff", "s"},
	} {
		e.Changes = append(e.Changes, assessments.Change{Noun: assessments.Noun(c.noun), ID: c.id})
	}
	if got := (names{}).more(e); got != "answer (2) · decision · sign-off" {
		t.Errorf("under it stands %q", got)
	}
}

// TestAnEventOfEveryNounLeadsToItsPage asks for the page of an event about a record of each noun.
func TestAnEventOfEveryNounLeadsToItsPage(t *testing.T) {
	nowhere := []assessments.Noun{ // alone they are the subject of no event that a page shows
		assessments.NounTombstone,
	}
	for _, noun := range assessments.Nouns() {
		e := assessments.Event{Subject: noun, SubjectID: "x"}
		_, ok := assessments.FieldOf(assessments.New(noun), "assessment")
		if ok || noun == assessments.NounAssessment {
			e.Assessment = "a"
		}
		if to := (names{}).place(e); (to.Page == "") != slices.Contains(nowhere, noun) {
			t.Errorf("an event about a %s leads to %+v", noun, to)
		}
	}
}
