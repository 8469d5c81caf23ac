package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestAnAssessmentIsNamedAfterItsServiceAndItsUse(t *testing.T) {
	for purpose, want := range map[string]string{
		"": "Lumen Chat", " Drafting\nanswers ": "Lumen Chat: Drafting answers",
		"Drafting answers to customers of the second region, and translating the manuals": "Lumen Chat: Drafting answers to customers of the second region, and…",
	} {
		got := assessments.NameOf(assessments.Service{Name: "Lumen Chat"}, assessments.Use{Purpose: purpose})
		if got != want {
			t.Errorf("%q: it is called %q, want %q", purpose, got, want)
		}
	}
}
