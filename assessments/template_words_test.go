package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestAConditionIsSaidInWords(t *testing.T) {
	for _, c := range []struct {
		is   assessments.Condition
		says string
	}{
		{
			assessments.Condition{Fact: "data_classes", Any: []string{"personal", "special_category"}},
			"data classes is one of: personal, special category",
		},
		{assessments.Condition{Fact: "tier", None: []string{"low"}}, "tier is none of: low"},
		{assessments.Condition{
			Fact: "answer:S2-LP-SHARING", Any: []string{"partly_met"},
			None: []string{"silent"},
		}, "the answer to S2-LP-SHARING is one of: partly met, and none of: silent"},
	} {
		if got := c.is.Words(); got != c.says {
			t.Errorf("got %q, want %q", got, c.says)
		}
	}
}

func TestEveryTriggerHasAPhraseOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for _, trigger := range assessments.Triggers() {
		says := assessments.TriggerTitle(trigger)
		if says == "" || seen[says] != "" {
			t.Errorf("%s and %s both say %q", trigger, seen[says], says)
		}
		seen[says] = trigger
	}
}
