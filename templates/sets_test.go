package templates_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// TestSetsAreDoneInAnAfternoonPerRole bounds the items of a set, and what one role has to answer: an
// afternoon is about thirty controls, or as many terms if the contract is on file.
func TestSetsAreDoneInAnAfternoonPerRole(t *testing.T) {
	c := load(t)
	for scope, bounds := range map[int][2]int{1: {30, 50}, 2: {50, 90}} {
		set, ok := c.ForScope(scope)
		if n := len(set.Items); !ok || n < bounds[0] || n > bounds[1] {
			t.Errorf("scope %d has %d items, want %d to %d", scope, n, bounds[0], bounds[1])
		}
		for _, role := range []string{"legal", "procurement", "security", "business"} {
			n := 0
			for _, it := range set.Items {
				if it.Owner == role {
					n++
				}
			}
			if n < 3 || n > 42 {
				t.Errorf("scope %d: %s answers %d items, want 3 to 42", scope, role, n)
			}
		}
	}
	if _, ok := c.ForScope(3); ok {
		t.Error("scope 3 has a question set: building is not assessed with a buyer's questions")
	}
}

func TestNoTwoItemsAskOrTeachTheSame(t *testing.T) {
	c := load(t)
	for _, set := range c.Templates {
		seen := map[string]string{}
		for _, it := range set.Items {
			for _, s := range []string{it.Title, it.Question, it.Guidance.Good, it.Guidance.Trap} {
				if other, dup := seen[s]; dup {
					t.Errorf("%s and %s share the text %q", other, it.ID, s)
				}
				seen[s] = it.ID
			}
			if !strings.HasSuffix(it.Question, "?") {
				t.Errorf("%s does not ask: %q", it.ID, it.Question)
			}
		}
	}
}

func TestDealBreakersAreFewAndNeverHiddenByTheTier(t *testing.T) {
	for _, set := range load(t).Templates {
		n := 0
		for _, it := range set.Items {
			if !it.DealBreaker {
				continue
			}
			n++
			for _, w := range it.When {
				if w.Fact == "tier" || strings.HasPrefix(w.Fact, "answer:") {
					t.Errorf("%s gates approval, but %s can hide it", it.ID, w.Fact)
				}
			}
		}
		if n < 1 || n > 6 {
			t.Errorf("%s has %d deal-breakers: more than six and they stop meaning anything", set.ID, n)
		}
	}
}

func TestANewGenerativeFeatureAsksTheFiveQuestionsAndTheAgreement(t *testing.T) {
	set, _ := load(t).ForScope(2)
	var ids, reqs []string
	for _, it := range set.Triggered(assessments.TriggerNewFeature) {
		ids = append(ids, it.ID)
		for _, s := range it.Sources {
			reqs = append(reqs, s.Requirement)
		}
	}
	for _, want := range []string{"SC-06", "LP-01", "LP-02", "LP-03", "LP-04", "LP-05"} {
		if !slices.Contains(reqs, want) {
			t.Errorf("a new feature does not ask %s again; asked are %v", want, ids)
		}
	}
	if len(ids) >= len(set.Items) {
		t.Error("a new feature asks everything again: a subset was wanted")
	}
}

func TestEachScope2TermCanBeClosedByAClause(t *testing.T) {
	for _, set := range load(t).Templates {
		for _, it := range set.Items {
			if it.Kind != assessments.TermItem {
				continue
			}
			clause := slices.ContainsFunc(it.Evidence, func(e assessments.ExpectedEvidence) bool {
				return e.Strength == assessments.StrengthClause
			})
			if !clause || it.MinStrength != assessments.StrengthClause {
				t.Errorf("%s asks what the contract says, but is not closed by its clause", it.ID)
			}
		}
	}
}

// asked are the items of a set that a use with these facts is asked, by the program's own judging.
func asked(t *testing.T, set assessments.Template, u assessments.Use,
	tier string,
) map[assessments.Discipline]int {
	t.Helper()
	d := &assessments.Dossier{
		Template: set, Use: u,
		Assessment: assessments.Assessment{ID: "a", Scope: set.Scope, Tier: tier},
	}
	out := map[assessments.Discipline]int{}
	for _, j := range scoring.Judge(d, "2026-11-21") {
		if !j.Hidden {
			out[j.Discipline]++
		}
	}
	return out
}

func total(m map[assessments.Discipline]int) int {
	n := 0
	for _, v := range m {
		n += v
	}
	return n
}

func TestTheTierSetsTheDepthAndNoDisciplineFallsAway(t *testing.T) {
	c := load(t)
	light := assessments.Use{
		DataClasses: []string{"public"}, Criticality: "low", Reach: "team",
		Autonomy: "suggests",
	}
	middle := assessments.Use{
		DataClasses: []string{"personal", "public"}, Criticality: "moderate",
		Reach: "organisation", Autonomy: "suggests",
	}
	for _, u := range []*assessments.Use{&light, &middle} {
		u.Published, u.PublicChat = assessments.No, assessments.No
	}
	deep := assessments.Use{
		DataClasses: []string{"special_category"}, Criticality: "critical",
		Reach: "public", Autonomy: "acts_alone",
	}
	for _, set := range c.Templates {
		last := 0
		for _, u := range []assessments.Use{light, middle, deep} {
			rating := c.Rubric.Rate(assessments.RiskFacts{
				"data_classes": u.DataClasses, "criticality": {u.Criticality}, "reach": {u.Reach},
				"autonomy": {u.Autonomy},
			})
			got := asked(t, set, u, rating.Tier)
			t.Logf("%s, tier %s: %d of %d items", set.ID, rating.Tier, total(got), len(set.Items))
			if total(got) <= last {
				t.Errorf("%s: tier %s asks %d items, no more than the tier below", set.ID, rating.Tier,
					total(got))
			}
			last = total(got)
			for _, d := range assessments.Disciplines() {
				if got[d] == 0 {
					t.Errorf("%s: nothing of %s is left in tier %s", set.ID, d.Title(), rating.Tier)
				}
			}
		}
		if all := asked(t, set, assessments.Use{}, ""); total(all) != len(set.Items) {
			t.Errorf("%s: an unrated use is asked %d of %d items; what nobody looked at hides nothing",
				set.ID, total(all), len(set.Items))
		}
	}
}

func TestTheShippedRubricRatesByTheFactsOfTheUse(t *testing.T) {
	r := load(t).Rubric
	facts := func(data, criticality, reach, autonomy string) assessments.RiskFacts {
		return assessments.RiskFacts{
			"data_classes": {data}, "criticality": {criticality}, "reach": {reach},
			"autonomy": {autonomy},
		}
	}
	for name, c := range map[string]struct {
		facts assessments.RiskFacts
		tier  string
		risk  string
	}{
		"brainstorming with public material": {facts("public", "low", "team", "suggests"), "3", "low"},
		"drafting internal mails": {
			facts("internal", "moderate", "organisation", "suggests"),
			"3", "low",
		},
		"notes with personal data": {facts("personal", "low", "team", "suggests"), "2", "medium"},
		"confidential reports for customers": {
			facts("confidential", "moderate", "partners", "suggests"),
			"2", "medium",
		},
		"patient letters": {
			facts("special_category", "low", "team", "suggests"), "1",
			"high",
		},
		"public chat on customers' accounts": {
			facts("personal", "high", "public", "reviewed_action"), "1",
			"high",
		},
		"an agent with nobody in between": {facts("public", "low", "team", "acts_alone"), "2", "medium"},
		"a legal deadline hangs on it": {
			facts("public", "critical", "team", "suggests"), "1",
			"high",
		},
		"a factor with a level nobody defined": {facts("public", "low", "galaxy", "suggests"), "", "unrated"},
	} {
		if got := r.Rate(c.facts); got.Tier != c.tier || got.Risk != c.risk {
			t.Errorf("%s: tier %q, risk %q with %d points, want %q, %q", name, got.Tier, got.Risk, got.Points,
				c.tier, c.risk)
		}
	}
}

func TestTheMatrixSaysWhoControlsWhat(t *testing.T) {
	m := load(t).Matrix
	for scope, want := range map[int][]string{
		1: {"data"}, 2: {"data"}, 3: {"data", "application"},
		4: {"data", "application", "tuning_data", "tuned_model"},
		5: {"data", "application", "training_data", "model"},
	} {
		var got []string
		for _, e := range m.Elements {
			if e.ControlledByCustomer(scope) {
				got = append(got, e.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("scope %d: the customer controls %v, want %v", scope, got, want)
		}
	}
}

func TestTable1SpeaksToABuyerOnlyOfTraining(t *testing.T) {
	idle := 0
	for _, a := range load(t).Atlas {
		if a.Name2024 == "" {
			continue
		}
		if reaches := a.Scopes["1"] != "" || a.Scopes["2"] != ""; reaches != (a.ID == "AML.M0018") {
			t.Errorf("%s reaches scopes 1-2: %v; only user training does", a.ID, reaches)
		}
		if len(a.Scopes) == 0 {
			idle++
		}
	}
	if idle != 3 {
		t.Errorf("%d mitigations of Table 1 have no control in any scope, want 3", idle)
	}
}

// TestNoSentenceOfAPackSpeaksToItsReaderAsTheCustomer holds for what every audience is shown, a vendor
// too: “you” would be whoever reads, and a setting is not set by the vendor that reads of it.
func TestNoSentenceOfAPackSpeaksToItsReaderAsTheCustomer(t *testing.T) {
	c := load(t)
	quoted := regexp.MustCompile(`"[^"]*"`) // words of a paper
	reader := regexp.MustCompile(`(?i)\b(you|your|yours|yourself|yourselves)\b`)
	check := func(where string, words ...string) {
		for _, said := range words {
			if reader.MatchString(quoted.ReplaceAllString(said, "")) {
				t.Errorf("%s: %q", where, said)
			}
		}
	}
	for _, e := range c.Matrix.Elements {
		check("element "+e.ID, e.Title, e.Says)
	}
	for _, s := range c.Matrix.Flow {
		check("step", s.Title, s.Says)
	}
	for _, o := range c.Matrix.Own {
		check("what stays with the customer", o.Title, o.Says)
	}
	for _, cell := range c.Matrix.Cells {
		check("cell", cell.Headline, cell.Says)
	}
	for _, set := range c.Templates {
		for _, it := range set.Items {
			check(it.ID, it.Title, it.Question, it.Brief, it.Guidance.Good, it.Guidance.Trap, it.SilenceReason,
				it.DealBreakerReason, it.WalkAwayReason)
			for _, e := range it.Evidence {
				check(it.ID, e.Title)
			}
		}
	}
}
