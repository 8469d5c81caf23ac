package scoping_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoping"
)

func TestDutiesOfAScopeKeepTheCataloguesOrder(t *testing.T) {
	m := assessments.Matrix{Responsibilities: []assessments.Responsibility{
		{ID: "b", Scopes: []int{3, 4}},
		{ID: "a", Scopes: []int{4}},
		{ID: "c", Scopes: []int{5}},
	}}
	if got := scoping.Duties(m, 4); len(got) != 2 || got[0].ID != "b" || got[1].ID != "a" {
		t.Errorf("got %v", got)
	}
	if got := scoping.Duties(m, 1); len(got) != 0 {
		t.Errorf("scope 1 has no builder's duties: %v", got)
	}
}

// TestPlacementInFull holds every word of two placements, and what they leave out.
func TestPlacementInFull(t *testing.T) {
	p, wrong := scoping.Place(answers("kind=ready_app terms=none_known pays=nobody sensitive_data=no"))
	if wrong != nil {
		t.Fatal(wrong)
	}
	if len(p.Reasons) != 2 || !strings.HasPrefix(p.Reasons[0].Text,
		"The application is somebody else's, so") ||
		p.Reasons[0].Step != "kind" || p.Reasons[1].Step != "terms" {
		t.Errorf("reasons %+v", p.Reasons)
	}
	if len(p.Notes) != 1 || !strings.HasPrefix(p.Notes[0], "Ask legal and procurement") ||
		len(p.Warnings) != 0 || p.Reassess || p.LaterScope != 0 {
		t.Errorf("notes %q, warnings %+v", p.Notes, p.Warnings)
	}
	if len(p.Responsibilities) != 1 { // in Scope 1 the data alone
		t.Errorf("responsibilities %q", p.Responsibilities)
	}
	if p, _ = scoping.Place(answers("kind=ready_app terms=consumer pays=individual")); len(p.Reasons) != 2 {
		t.Errorf("a ready application people pay themselves: %+v", p.Reasons)
	}
	p, _ = scoping.Place(answers("kind=own_app model=as_is"))
	if len(p.Reasons) != 2 || !strings.Contains(p.Reasons[0].Text, "Scope 3, 4 or 5") || len(p.Notes) == 0 ||
		!strings.HasPrefix(p.Notes[0], "This is building") {
		t.Errorf("building: %+v, %q", p.Reasons, p.Notes)
	}
	complete := map[string]string{}
	for asked := scoping.Asked(complete); len(complete) < len(asked); asked = scoping.Asked(complete) {
		for _, q := range asked {
			complete[q.ID] = q.Options[0].ID
		}
	}
	for _, list := range []map[string]string{{"kind": "ready_app"}, {}, complete} {
		p, _ := scoping.Place(list)
		if p.Reasons == nil || p.Warnings == nil || p.Missing == nil || p.Ignored == nil || p.Notes == nil ||
			p.Responsibilities == nil {
			t.Errorf("of %q something is nothing instead of an empty list: %+v", list, p)
		}
	}
}

func TestWhatIsNotedIsAmongTheNotes(t *testing.T) {
	p, _ := scoping.Place(answers(
		"kind=ready_app terms=business_negotiated new_features=yes features_covered=unchecked need=beyond later_move=tuned"))
	if !p.Reassess || !slices.Contains(p.Notes, p.ReassessWhy) || p.LaterScope != 4 ||
		!slices.Contains(p.Notes, p.LaterMove) || len(p.Notes) != 3 {
		t.Errorf("notes %q", p.Notes)
	}
	if strings.Contains(p.LaterMove, "the training data") ||
		!strings.Contains(p.LaterMove, "the fine-tuning data") ||
		strings.Contains(p.LaterMove, "the data that goes in") {
		t.Errorf("later it answers for: %s", p.LaterMove)
	}
	p, _ = scoping.Place(answers("kind=ready_app terms=business_negotiated new_features=yes features_covered=covered"))
	covered := func(r scoping.Reason) bool { return r.Step == "features_covered" }
	if p.Reassess || !slices.ContainsFunc(p.Reasons, covered) {
		t.Errorf("covered: %+v", p.Reasons)
	}
}

func TestPredictiveAIIsOutsideOfTheMatrix(t *testing.T) {
	p, wrong := scoping.Place(answers("generative=no kind=ready_app terms=consumer"))
	if wrong != nil || !p.Outside || p.Scope != 0 || strings.Join(p.Ignored, " ") != "kind terms" ||
		len(p.Missing) != 0 {
		t.Fatalf("got %+v, %v", p, wrong)
	}
	if !strings.Contains(p.Reasons[0].Text, "Record it all the same") ||
		p.Reasons[0].Requirements[0] != "SC-18" {
		t.Errorf("because %+v", p.Reasons)
	}
	if !scoping.Outside(scoping.Record(answers("generative=no"))) ||
		scoping.Outside([]string{"generative=yes", "kind=own_app"}) || scoping.Outside(nil) {
		t.Error("what a use keeps does not say whether it is outside")
	}
}

func TestWhoSaidWhatItIsIsNotAskedWhetherItGenerates(t *testing.T) {
	first := func(given string) string { return scoping.Asked(answers(given))[0].ID }
	if first("") != "generative" || first("generative=yes kind=own_app") != "generative" {
		t.Error("the first question is another one")
	}
	if got := first("kind=ready_app terms=consumer"); got != "kind" {
		t.Errorf("answers recorded before the question came are asked %s", got)
	}
}

func TestTheServiceBehindOnesOwnApplicationIsAUseOfItsOwn(t *testing.T) {
	for given, want := range map[string]string{
		"":                        "",
		"model_terms=business":    "",
		"model_terms=consumer":    "find business terms",
		"model_terms=self_hosted": "its licence is what binds",
		"model_terms=none_known":  "Ask legal and procurement",
	} {
		p, wrong := scoping.Place(answers("kind=own_app model=tuned " + given))
		if wrong != nil || p.Scope != 4 || p.ModelService != (given == "model_terms=business") ||
			len(p.Missing) > 0 {
			t.Errorf("%q: %+v, %v", given, p, wrong)
		}
		noted := func(n string) bool { return want != "" && strings.Contains(n, want) }
		if want != "" && !slices.ContainsFunc(p.Notes, noted) || want == "" && len(p.Notes) != 1 {
			t.Errorf("%q: notes %q", given, p.Notes)
		}
		because := slices.ContainsFunc(p.Reasons, func(r scoping.Reason) bool {
			return r.Step == "model_terms"
		})
		if because != p.ModelService {
			t.Errorf("%q: reasons %+v", given, p.Reasons)
		}
	}
	p, _ := scoping.Place(answers("kind=own_app model=self_trained model_terms=business"))
	if p.ModelService || strings.Join(p.Ignored, " ") != "model_terms" {
		t.Errorf("a model trained by us: %+v", p)
	}
}
