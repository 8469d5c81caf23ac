package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestAConditionHidesOnlyOnWhatIsKnown(t *testing.T) {
	personal := assessments.Condition{Fact: "data_classes", Any: []string{"personal", "health"}, Reason: "No personal data."}
	notPublic := assessments.Condition{Fact: "data_classes", None: []string{"public"}, Reason: "Only public data."}
	for name, c := range map[string]struct {
		cond  assessments.Condition
		facts assessments.RiskFacts
		want  bool
	}{
		"nobody has said which data":    {personal, nil, true},
		"one of several classes fits":   {personal, assessments.RiskFacts{"data_classes": {"public", "health"}}, true},
		"no class fits":                 {personal, assessments.RiskFacts{"data_classes": {"public"}}, false},
		"none, and it is one of them":   {notPublic, assessments.RiskFacts{"data_classes": {"public"}}, false},
		"none, and it is another":       {notPublic, assessments.RiskFacts{"data_classes": {"personal"}}, true},
		"none, and nobody has said":     {notPublic, assessments.RiskFacts{"data_classes": {}}, true},
		"none, and something is beside": {notPublic, assessments.RiskFacts{"data_classes": {"public", "personal"}}, true},
	} {
		if got := c.cond.Holds(c.facts); got != c.want {
			t.Errorf("%s: the item is shown: %v, want %v", name, got, c.want)
		}
	}
}

func TestTheVerdictOnAHiddenItemHidesNothing(t *testing.T) {
	a, b, c := term("A"), term("B"), term("C")
	a.When = []assessments.Condition{{Fact: "answer:B", None: []string{"silent"}, Reason: "B is silent."}}
	b.When = []assessments.Condition{{Fact: "tier", Any: []string{"1"}, Reason: "Not tier 1."}}
	tm := set("1", a, b, c)
	facts := assessments.RiskFacts{assessments.AnswerFact("B"): {"silent"}, "tier": {"1"}}
	if got := tm.Hidden(facts); len(got) != 1 || got["A"] != "B is silent." {
		t.Errorf("B is asked and silent, so A alone is hidden; got %v", got)
	}
	facts["tier"] = []string{"3"}
	if got := tm.Hidden(facts); len(got) != 1 || got["B"] != "Not tier 1." {
		t.Errorf("B is not asked, so its old verdict hides nothing; got %v", got)
	}
}
