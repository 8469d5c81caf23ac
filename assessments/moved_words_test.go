package assessments_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// TestWhatMovedIsSaidInWords names what is stored now as the screens do, not as the store writes it.
func TestWhatMovedIsSaidInWords(t *testing.T) {
	for _, one := range []struct {
		noun                assessments.Noun
		field, stored, says string
	}{
		{assessments.NounAnswer, "verdict", "not_met", "“not met”"},
		{assessments.NounAnswer, "walk_away", "1", "“yes”"},
		{assessments.NounAnswer, "walk_away", "0", "“no”"},
		{assessments.NounVendor, "country", "NL", "“NL”"},
		{assessments.NounOrganisation, "discipline_weights", `["legal=120","security=90"]`, "“legal=120, security=90”"},
	} {
		m := &assessments.Moved{
			Noun: one.noun, Title: "T",
			Fields: []assessments.MovedField{{Name: one.field, Stored: one.stored}},
		}
		if !strings.Contains(m.Error(), one.says) {
			t.Errorf("%s %s: %s", one.noun, one.field, m.Error())
		}
	}
}

// TestAListLosesNothingUnseen adds to a list and takes out of it, while someone else does.
func TestAListLosesNothingUnseen(t *testing.T) {
	org := func(weights ...string) *assessments.Organisation {
		return &assessments.Organisation{ID: "organisation", Weights: weights}
	}
	no := func(assessments.Change) bool { return false }
	for _, one := range []struct {
		name                 string
		seen, stored, wanted []string
		fails                bool
	}{
		{"an entry added beside theirs", nil, []string{"a"}, []string{"a", "b"}, false},
		{"an entry taken out that was seen", []string{"a"}, []string{"a", "b"}, []string{"b"}, false},
		{"an entry taken out that was not seen", []string{"a"}, []string{"a", "b"}, []string{"a"}, true},
		{"an entry replaced that was not seen", nil, []string{"a=2"}, []string{"a=3"}, true},
	} {
		err := assessments.Overtaken(org(one.seen...), org(one.stored...), org(one.wanted...), no)
		if (err != nil) != one.fails {
			t.Errorf("%s: %v", one.name, err)
		}
	}
	mine := func(assessments.Change) bool { return true }
	if err := assessments.Overtaken(org(), org("a=2"), org("a=3"), mine); err != nil {
		t.Errorf("one's own: %v", err)
	}
}
