package obligations_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

// whyOf is the reason of an entry for a use with these facts, and its state.
func whyOf(facts assessments.Facts, id string) (string, obligations.State) {
	duties := obligations.Prepare(law()).Compute(facts, today)
	d := duties[slices.IndexFunc(duties, func(d obligations.Duty) bool { return d.ID == id })]
	return strings.Join(d.Why, " "), d.State
}

// What a use lacks is told so that no part of the sentence, read alone, says that it is there.
func TestWhatAUseLacksIsNeverReadAsWhatItHas(t *testing.T) {
	none := useCase{Others: "none", Facts: map[string][]string{
		"jurisdiction": {"DE", "EU"}, "org": {"financial_entity", "public_body"}, "data": {"account_only"},
	}}.facts()
	for id, want := range map[string]string{
		"NIS2-23-4": "What we are: financial entity (DORA), public body; none of: essential entity (NIS2), " +
			"important entity (NIS2).",
		"TX-TRAIGA-552": "Jurisdictions: Germany, European Union; not Texas.",
		"GDPR-9":        "Data: accounts and logs of staff; none of: special categories, health records.",
		"EUAIA-26-1":    "High-risk class: none of: Annex III, Annex I.",
	} {
		if got, _ := whyOf(none, id); got != want {
			t.Errorf("%s says %q, want %q", id, got, want)
		}
	}
	for _, d := range obligations.Prepare(law()).Compute(none, today) {
		if d.State == obligations.DoesNotBind && strings.Contains(strings.Join(d.Why, " "), ", not ") {
			t.Errorf("%s: %q", d.ID, d.Why)
		}
	}
}

// Answers that contradict each other are named, and what depends on them cannot be told.
func TestADutyNamesTheAnswersThatContradictEachOther(t *testing.T) {
	u := assessments.Use{DataClasses: []string{"internal"}, UseFacts: assessments.UseFacts{
		UsersIn: []string{"DE"}, PeopleIn: []string{"DE"}, AccountsSeenBy: "us", Profiling: assessments.Yes,
		HighRiskArea: []string{"employment"}, HighRiskException: assessments.No, HighRiskProduct: assessments.No,
		TouchesRights: []string{assessments.None}, ProtectedRecords: []string{assessments.None},
	}}
	facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u)
	for id, want := range map[string]string{
		"GDPR-35": "We can see who used it", "GDPR-22": "plays no part in decisions about people",
		"EUAIA-26-9": "evaluates people by their data", "EUAIA-26-11": "area “employment", "EUAIA-86-1": "area “employment",
	} {
		why, state := whyOf(facts, id)
		if state != obligations.CannotBeTold || !strings.Contains(why, want) || !strings.HasPrefix(why, "In doubt: ") {
			t.Errorf("%s %s: %q, want %q", id, state, why, want)
		}
	}
}
