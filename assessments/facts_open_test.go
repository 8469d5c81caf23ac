package assessments_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

// What is missing is named answer by answer, and an answer that would tell nothing is not asked for.
func TestTheAnswersThatWouldTellAreNamed(t *testing.T) {
	area, nothing := []string{"employment"}, []string{assessments.None}
	for name, c := range map[string]struct {
		use         assessments.UseFacts
		classes     []string
		fact, value string
		want        string
	}{
		"nothing said": {fact: "high_risk", value: "annex_iii", want: "use.high_risk_area"},
		"an area": {
			use:  assessments.UseFacts{HighRiskArea: area},
			fact: "high_risk", value: "annex_iii", want: "use.high_risk_exception use.profiling",
		},
		"an exception claimed": {
			use:  assessments.UseFacts{HighRiskArea: area, HighRiskException: "yes"},
			fact: "high_risk", value: "annex_iii", want: "use.profiling",
		},
		"no profiling": {
			use:  assessments.UseFacts{HighRiskArea: area, Profiling: "no"},
			fact: "high_risk", value: "annex_iii", want: "use.high_risk_exception",
		},
		"profiling decides": {
			use:  assessments.UseFacts{HighRiskArea: area, Profiling: "yes"},
			fact: "high_risk", value: "annex_iii",
		},
		"no area": {use: assessments.UseFacts{HighRiskArea: nothing}, fact: "high_risk", value: "annex_iii"},
		"no area, and decisions that have one": {
			use:  assessments.UseFacts{HighRiskArea: nothing, TouchesRights: []string{"hire"}},
			fact: "high_risk", value: "annex_iii", want: "use.high_risk_area",
		},
		"a product": {
			use:  assessments.UseFacts{HighRiskArea: area},
			fact: "high_risk", value: "annex_i", want: "use.high_risk_product",
		},
		"a product denied": {use: assessments.UseFacts{HighRiskProduct: "no"}, fact: "high_risk", value: "annex_i"},
		"no place":         {fact: "jurisdiction", value: "DE", want: "use.users_in use.people_in"},
		"users in the EU": {
			use:  assessments.UseFacts{UsersIn: []string{"EU"}, PeopleIn: []string{"CH"}},
			fact: "jurisdiction", value: "DE", want: "use.users_in",
		},
		"users in the EU, people not said": {
			use:  assessments.UseFacts{UsersIn: []string{"EU"}},
			fact: "jurisdiction", value: "US-CA", want: "use.people_in",
		},
		"no data":      {fact: "data", value: "personal", want: "use.data_classes"},
		"no records":   {classes: []string{"personal"}, fact: "data", value: "phi", want: "use.protected_records"},
		"nothing open": {classes: []string{"public"}, fact: "data", value: "phi"},
	} {
		t.Run(name, func(t *testing.T) {
			u := assessments.Use{UseFacts: c.use, DataClasses: c.classes}
			facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u)
			_, known := facts.Has(c.fact, []string{c.value})
			got := ""
			if !known { // of what is known nothing is asked
				got = strings.Join(facts[c.fact].Open[c.value], " ")
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
