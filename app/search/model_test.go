package search

import (
	"fmt"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestWhatTheListLeavesOffAndWhatItsPlacesLackAreSaid(t *testing.T) {
	var hits []hit
	for i := range most {
		hits = append(hits, hit{Hit: assessments.Hit{Noun: assessments.NounNote, ID: fmt.Sprint(i)}})
	}
	m := model{hits: hits}
	if got := m.remark(); got != "" {
		t.Errorf("nothing is left off: %q", got)
	}
	m.left = 3
	if got := m.remark(); got != "These are the best 200 places; 3 more were left off. More words find fewer." {
		t.Errorf("3 are left off: %q", got)
	}
	m.least = true
	if got := m.remark(); !strings.Contains(got, "; at least 3 more were left off.") {
		t.Errorf("3 or more are left off: %q", got)
	}
	m = model{hits: []hit{{Hit: assessments.Hit{Noun: assessments.NounNote, Some: true}}}}
	if got := m.remark(); !strings.HasPrefix(got, "No place has all of these words.") {
		t.Errorf("a place with some of the words: %q", got)
	}
	quote := hit{Hit: assessments.Hit{Noun: assessments.NounCitation, State: assessments.CitationNotFound}}
	if got := quote.sub(); got != "Quotes · not found in the text" {
		t.Errorf("a quote that its document has not: %q", got)
	}
}
