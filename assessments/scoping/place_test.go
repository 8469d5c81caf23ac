package scoping_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/scoping"

	"pgregory.net/rapid"
)

// answers reads "kind=ready_app terms=consumer".
func answers(s string) map[string]string {
	out := map[string]string{}
	for _, f := range strings.Fields(s) {
		id, a, _ := strings.Cut(f, "=")
		out[id] = a
	}
	return out
}

func TestPlacesEveryKindOfUse(t *testing.T) {
	for name, tc := range map[string]struct {
		given    string
		scope    int
		standard bool
		side     string
		cites    string // requirement that some reason names
		says     string // in some reason
	}{
		"a free chat on consumer terms": {
			"kind=ready_app terms=consumer pays=nobody", 1, false,
			"buying", "SC-02", "any individual accepts",
		},
		"a chat people pay themselves": {
			"kind=ready_app terms=consumer pays=individual", 1,
			false, "buying", "SC-02", "any individual accepts",
		},
		"consumer terms that the company pays": {
			"kind=ready_app terms=consumer pays=organisation", 1,
			false, "buying", "SC-02", "pays makes no agreement",
		},
		"no agreement that anybody knows": {
			"kind=ready_app terms=none_known", 1, false, "buying",
			"SC-02", "No agreement",
		},
		"business terms as they stand": {
			"kind=ready_app terms=business_standard", 2, true,
			"buying", "SC-02", "standard terms",
		},
		"a negotiated agreement": {
			"kind=ready_app terms=business_negotiated", 2, false,
			"buying", "SC-02", "has an agreement",
		},
		"a public API under its ordinary terms": {
			"kind=api_calls terms=consumer", 1, false, "buying",
			"SC-10", "stays Scope 1 over its API",
		},
		"a public API that the company pays": {
			"kind=api_calls terms=consumer pays=organisation", 1,
			false, "buying", "SC-10", "pays makes no agreement",
		},
		"an API nobody knows the terms of": {
			"kind=api_calls terms=none_known", 1, false, "buying",
			"SC-02", "No agreement",
		},
		"an API under standard business terms": {
			"kind=api_calls terms=business_standard", 2, true,
			"buying", "SC-02", "builds nothing",
		},
		"an API under a negotiated agreement": {
			"kind=api_calls terms=business_negotiated", 2, false,
			"buying", "SC-02", "has an agreement",
		},
		"an assistant configured on business terms": {
			"kind=configured terms=business_standard", 2, true,
			"buying", "SC-10", "configuring it builds no application",
		},
		"an assistant in a signed agreement": {
			"kind=configured terms=business_negotiated", 2, false,
			"buying", "SC-02", "has an agreement",
		},
		"an assistant in a private account": {
			"kind=configured terms=consumer", 1, false, "buying",
			"SC-02", "any individual accepts",
		},
		"generative, said first": {
			"generative=yes kind=ready_app terms=consumer", 1,
			false, "buying", "SC-02", "any individual accepts",
		},
		"an application of one's own": {
			"kind=own_app model=as_is", 3, false, "building",
			"SC-03", "Scope 3",
		},
		"a model refined with own data": {
			"kind=own_app model=tuned", 4, false, "building",
			"SC-03", "Scope 4",
		},
		"a model trained from scratch": {
			"kind=own_app model=self_trained", 5, false,
			"building", "SC-03", "Scope 5",
		},
		"building, whatever terms were named before": {
			"kind=own_app model=as_is terms=consumer", 3, false,
			"building", "SC-03", "Scope 3",
		},
	} {
		t.Run(name, func(t *testing.T) {
			p, wrong := scoping.Place(answers(tc.given))
			if wrong != nil || p.Scope != tc.scope || p.StandardTerms != tc.standard || p.Side != tc.side {
				t.Fatalf("got %+v, %v", p, wrong)
			}
			cites := func(r scoping.Reason) bool { return slices.Contains(r.Requirements, tc.cites) }
			says := func(r scoping.Reason) bool { return strings.Contains(r.Text, tc.says) }
			if !slices.ContainsFunc(p.Reasons, cites) || !slices.ContainsFunc(p.Reasons, says) {
				t.Errorf("no reason names %s, or none says %q: %+v", tc.cites, tc.says, p.Reasons)
			}
		})
	}
}

func TestPayingNeverChangesTheScope(t *testing.T) {
	for _, kind := range []string{"ready_app", "api_calls"} {
		for _, terms := range []string{"consumer", "none_known"} {
			for _, pays := range []string{"nobody", "individual", "organisation"} {
				p, _ := scoping.Place(map[string]string{"kind": kind, "terms": terms, "pays": pays})
				if p.Scope != 1 {
					t.Errorf("%s on %s paid by %s is Scope %d", kind, terms, pays, p.Scope)
				}
			}
		}
	}
}

func TestSensitiveDataInScope1IsWarnedOf(t *testing.T) {
	for given, want := range map[string]string{
		"kind=ready_app terms=consumer sensitive_data=yes":          "deal-breaker, which only a recorded exception passes",
		"kind=ready_app terms=none_known sensitive_data=unknown":    "Nobody has looked",
		"kind=api_calls terms=consumer sensitive_data=yes":          "deal-breaker",
		"kind=ready_app terms=consumer sensitive_data=no":           "",
		"kind=ready_app terms=business_standard sensitive_data=yes": "",
		"kind=own_app model=as_is sensitive_data=yes":               "",
	} {
		p, _ := scoping.Place(answers(given))
		switch {
		case want == "" && len(p.Warnings) > 0:
			t.Errorf("%s: warns %+v", given, p.Warnings)
		case want != "" && (len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].Text, want) ||
			!slices.Contains(p.Warnings[0].Requirements, "GC-13")):
			t.Errorf("%s: warnings %+v, want %q under GC-13", given, p.Warnings, want)
		}
	}
}

func TestNewFeaturesOfAProductInUseOpenAReassessmentUnlessCovered(t *testing.T) {
	for given, want := range map[string]bool{
		"new_features=no": false,
		"new_features=yes features_covered=covered":    false,
		"new_features=yes features_covered=additional": true,
		"new_features=yes features_covered=unchecked":  true,
		"new_features=no features_covered=unchecked":   false,
	} {
		p, _ := scoping.Place(answers("kind=ready_app terms=business_negotiated " + given))
		if p.Reassess != want || (p.ReassessWhy != "") != want || p.Scope != 2 {
			t.Errorf("%s: re-assess %v (%s), scope %d", given, p.Reassess, p.ReassessWhy, p.Scope)
		}
	}
}

func TestANeedBeyondTheProductIsACaseOfItsOwn(t *testing.T) {
	p, _ := scoping.Place(answers("kind=ready_app terms=consumer need=beyond"))
	if p.Scope != 1 || !slices.ContainsFunc(p.Notes, func(n string) bool {
		return strings.Contains(n, "scopes 3 to 5")
	}) {
		t.Errorf("got %+v", p)
	}
	if p, _ := scoping.Place(answers("kind=ready_app terms=consumer need=enough")); len(p.Notes) != 0 {
		t.Errorf("nothing to note, yet %q", p.Notes)
	}
}

func TestALikelyMoveIsNotedWithTheDutiesItBrings(t *testing.T) {
	p, _ := scoping.Place(answers("kind=ready_app terms=business_standard later_move=tuned"))
	if p.Scope != 2 || p.LaterScope != 4 {
		t.Fatalf("got %+v", p)
	}
	for _, duty := range []string{"the application", "the fine-tuning data", "the fine-tuned model"} {
		if !strings.Contains(p.LaterMove, duty) {
			t.Errorf("%q does not name %s", p.LaterMove, duty)
		}
	}
	if strings.Contains(p.LaterMove, "the data that goes in") {
		t.Errorf("%q names a duty the buyer has already", p.LaterMove)
	}
	if p, _ := scoping.Place(answers(
		"kind=ready_app terms=consumer later_move=own_app")); p.LaterScope != 3 ||
		strings.Contains(p.LaterMove, "fine-tuned") {
		t.Errorf("got %q", p.LaterMove)
	}
	if p, _ := scoping.Place(answers("kind=ready_app terms=consumer later_move=none")); p.LaterScope != 0 ||
		p.LaterMove != "" {
		t.Errorf("got %q", p.LaterMove)
	}
}

func TestWhatDecidesMustBeAnsweredAndTheRestIsOnlyMissing(t *testing.T) {
	for given, want := range map[string]struct {
		scope   int
		missing string
	}{
		"":               {0, "kind"},
		"generative=yes": {0, "kind"},
		"kind=own_app model=as_is model_terms=business": {3, ""},
		"terms=consumer":                                          {0, "kind"},
		"kind=ready_app":                                          {0, "terms need later_move"},
		"kind=own_app":                                            {0, "model"},
		"kind=own_app model=as_is":                                {3, ""},
		"kind=ready_app terms=consumer":                           {1, "pays sensitive_data need later_move"},
		"kind=ready_app terms=business_standard":                  {2, "new_features need later_move"},
		"kind=api_calls terms=business_standard":                  {2, "need later_move"},
		"kind=api_calls need=enough pays=nobody":                  {0, "terms later_move"},
		"kind=ready_app terms=business_standard new_features=yes": {2, "features_covered need later_move"},
	} {
		p, wrong := scoping.Place(answers(given))
		if wrong != nil || p.Scope != want.scope || strings.Join(p.Missing, " ") != want.missing ||
			(len(p.Reasons) > 0) != (want.scope > 0) {
			t.Errorf("%q: scope %d, missing %q, %d reasons, %v", given, p.Scope, p.Missing, len(p.Reasons),
				wrong)
		}
	}
}

func TestAnswersToStepsThatFellAwayAreIgnoredAndNamed(t *testing.T) {
	p, _ := scoping.Place(answers(
		"kind=own_app model=tuned terms=consumer pays=nobody sensitive_data=yes later_move=tuned"))
	if got := strings.Join(p.Ignored, " "); got != "terms pays sensitive_data later_move" || p.Scope != 4 ||
		len(p.Warnings) != 0 || p.LaterScope != 0 {
		t.Errorf("ignored %q: %+v", got, p)
	}
}

func TestUnknownQuestionsAndOptionsAreAllReportedWithTheirPath(t *testing.T) {
	p, wrong := scoping.Place(map[string]string{
		"kind": "magic", "colour": "blue", "terms": "consumer",
		"pays": strings.Repeat("x", 5000),
	})
	if len(wrong) != 3 || wrong[0].Path != "answers.colour" || wrong[1].Path != "answers.kind" ||
		wrong[2].Path != "answers.pays" {
		t.Fatalf("got %v", wrong)
	}
	if !strings.Contains(wrong[1].Message, "ready_app") || len(wrong[2].Message) > 300 {
		t.Errorf("a problem says what may stand there, shortly: %v", wrong)
	}
	if p.Scope != 0 || p.Reasons != nil {
		t.Errorf("bad answers place nothing: %+v", p)
	}
}

// complete calls do with every complete set of answers there is.
func complete(given map[string]string, do func(map[string]string)) {
	for _, q := range scoping.Asked(given) {
		if _, ok := given[q.ID]; ok {
			continue
		}
		for _, o := range q.Options {
			next := maps.Clone(given)
			next[q.ID] = o.ID
			complete(next, do)
		}
		return
	}
	do(given)
}

func TestEveryCompleteSetOfAnswersGivesOneScopeAndItsReasons(t *testing.T) {
	seen := map[int]int{}
	complete(map[string]string{}, func(given map[string]string) {
		p, wrong := scoping.Place(given)
		if wrong != nil || len(p.Missing) != 0 || len(p.Ignored) != 0 {
			t.Fatalf("%v is complete: missing %v, ignored %v, %v", given, p.Missing, p.Ignored, wrong)
		}
		if p.Outside {
			if p.Scope != 0 || p.Side != "" || len(p.Reasons) != 1 || len(given) != 1 {
				t.Fatalf("%v: %+v", given, p)
			}
			return
		}
		if p.Scope < 1 || p.Scope > 5 || len(p.Reasons) == 0 || len(p.Responsibilities) == 0 {
			t.Fatalf("%v: %+v", given, p)
		}
		if (p.Scope <= 2) != (p.Side == scoping.Buying) || (p.StandardTerms && p.Scope != 2) {
			t.Fatalf("%v: scope %d is %s, standard terms %v", given, p.Scope, p.Side, p.StandardTerms)
		}
		for _, r := range append(p.Reasons, p.Warnings...) {
			if r.Step == "" || r.Text == "" || len(r.Requirements) == 0 {
				t.Fatalf("%v: a reason without step, text or source: %+v", given, r)
			}
		}
		seen[p.Scope]++
	})
	for scope := 1; scope <= 5; scope++ {
		if seen[scope] == 0 {
			t.Errorf("no set of answers leads to Scope %d", scope)
		}
	}
}

func TestPropertyStrayAnswersNeverChangeThePlacement(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := map[string]string{}
		for _, q := range scoping.Questions() {
			if rapid.Bool().Draw(t, q.ID+" answered") {
				given[q.ID] = rapid.SampledFrom(q.Options).Draw(t, q.ID).ID
			}
		}
		p, wrong := scoping.Place(given)
		if wrong != nil {
			t.Fatal(wrong)
		}
		clean := maps.Clone(given)
		for _, id := range p.Ignored {
			delete(clean, id)
		}
		q, _ := scoping.Place(clean)
		if len(q.Ignored) != 0 || q.Scope != p.Scope || !slices.Equal(q.Notes, p.Notes) ||
			len(q.Reasons) != len(p.Reasons) || len(q.Warnings) != len(p.Warnings) {
			t.Fatalf("ignored answers changed the placement:\n%+v\n%+v", p, q)
		}
	})
}

func TestAnswersSurviveBeingRecorded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		given := map[string]string{}
		for _, q := range scoping.Questions() {
			if rapid.Bool().Draw(t, q.ID+" answered") {
				given[q.ID] = rapid.SampledFrom(q.Options).Draw(t, q.ID).ID
			}
		}
		back, wrong := scoping.Recall(scoping.Record(given))
		if wrong != nil || !maps.Equal(given, back) {
			t.Fatalf("%v came back as %v, %v", given, back, wrong)
		}
	})
	if _, wrong := scoping.Recall([]string{
		"kind=ready_app", "kind=own_app", "nonsense", "terms=sweet",
		"x=y",
	}); len(wrong) != 4 || wrong[0].Path != "scope_answers[1]" ||
		wrong[3].Path != "scope_answers[4]" {
		t.Errorf("got %v", wrong)
	}
}
