package obligations_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

// Every fact that a duty depends on can be said of a use, with every value that is named.
func TestEveryFactOfTheLawIsDerivedFromRecords(t *testing.T) {
	for _, f := range law().Facts {
		if !assessments.IsFact(f.ID) || len(assessments.FactFields(f.ID)) == 0 {
			t.Errorf("%s is derived from no field", f.ID)
		}
		var named []string
		for _, v := range f.Values {
			named = append(named, v.ID)
			if !slices.Contains(assessments.FactValues(f.ID), v.ID) {
				t.Errorf("%s cannot have the value %s", f.ID, v.ID)
			}
		}
		for _, v := range assessments.FactValues(f.ID) {
			if !slices.Contains(named, v) {
				t.Errorf("%s can be %s, which the file of duties does not know", f.ID, v)
			}
		}
	}
}

func TestAnEmptyUseExcludesOnlyWhatItsLogsExclude(t *testing.T) {
	facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{},
		&assessments.Use{Autonomy: "suggests"})
	for _, d := range obligations.Prepare(law()).Compute(facts, today) {
		if d.State == obligations.DoesNotBind {
			t.Errorf("%s does not bind an empty use: %v", d.ID, d.Why)
		}
	}
}

func TestAutonomyOfAUseChangesNoDuty(t *testing.T) {
	use := func(autonomy string) obligations.Duties {
		u := assessments.Use{Autonomy: autonomy, UseFacts: assessments.UseFacts{
			UsersIn: []string{"DE"}, PeopleIn: []string{"DE"}, TouchesRights: []string{"hire"},
			HighRiskArea: []string{"employment"},
			Profiling:    assessments.Yes, ProtectedRecords: []string{assessments.None},
			VendorRole: []string{"processor"},
		}, DataClasses: []string{"personal"}}
		return obligations.Prepare(law()).Compute(
			assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u), today)
	}
	alone := use("acts_alone")
	bound := map[string]bool{}
	for i, d := range use("suggests") {
		if d.State != alone[i].State || d.Day != alone[i].Day {
			t.Errorf("%s %s if it suggests, %s if it acts alone", d.ID, d.When(), alone[i].When())
		}
		bound[d.ID] = d.State == obligations.Binds || d.State == obligations.BindsFrom
	}
	for _, id := range []string{"EUAIA-26-11", "GDPR-22", "GDPR-28-3"} {
		if !bound[id] {
			t.Errorf("%s does not bind a use that helps to decide on hiring", id)
		}
	}
}

// A class that cannot be told says which of its answers is missing: each step has its own question.
func TestADutyNamesTheAnswersThatAreMissing(t *testing.T) {
	u := assessments.Use{UseFacts: assessments.UseFacts{
		UsersIn: []string{"DE"}, PeopleIn: []string{"DE"}, HighRiskArea: []string{"employment"}, HighRiskException: "yes",
		HighRiskProduct: "no", TouchesRights: []string{"hire"},
	}}
	facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &u)
	for id, want := range map[string][]string{
		"EUAIA-26-1":       {"use.profiling"},
		"EUAIA-26-4":       {"use.profiling", "use.controls_input_data"},
		"DE-BETRVG-87-1-6": {"organisation.works_council", "use.accounts_seen_by"},
		"GDPR-9":           {"use.protected_records"},
	} {
		for _, d := range obligations.Prepare(law()).Compute(facts, today) {
			if d.ID != id {
				continue
			}
			if d.State != obligations.CannotBeTold || !slices.Equal(d.Answers, want) {
				t.Errorf("%s %s, missing %v; want %v", id, d.When(), d.Answers, want)
			}
			if id == "EUAIA-26-1" && !strings.HasSuffix(d.Why[0], "Missing: profiling of people.") {
				t.Errorf("it says %q", d.Why)
			}
		}
	}
}
