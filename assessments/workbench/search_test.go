package workbench_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

// TestSearchFindsIDs holds that an id is found where it is asked or recorded, though no text says it.
func TestSearchFindsIDs(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.give(assessments.Answer{
		AssessmentID: "a", ItemID: "S2-LP-TRAINING-USE", Verdict: assessments.Met, Reason: "it is read",
	}))
	l.must(l.Save(ctx, &assessments.Vendor{ID: "v-1", Name: "Harbor"}))
	for words, want := range map[string][]string{
		"S2-LP-TRAINING":     {"answer a/S2-LP-TRAINING-USE"},
		"s2-lp-training-use": {"answer a/S2-LP-TRAINING-USE"},
		"ct-encrypt":         {"assessment a a/S2-CT-ENCRYPTION"},
		"v-1":                {"vendor v-1"},
		"S9-NONE":            nil,
		"harbor":             {"vendor v-1"},
	} {
		hits, err := l.Search(ctx, words, 20)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			said := string(h.Noun) + " " + h.ID
			if h.Noun == assessments.NounAssessment {
				said += " " + h.InnerRef
			}
			if h.Title == "" || !strings.Contains(h.Snippet, "\u2068") {
				t.Errorf("%s: a hit says nothing: %+v", words, h)
			}
			got = append(got, said)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
	if hits, err := l.Search(ctx, "S2-LP", 3); err != nil || len(hits) != 3 {
		t.Errorf("of a limit of 3 there are %d, %v", len(hits), err)
	}
}
