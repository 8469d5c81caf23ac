package templates

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestFramingQuestionsNeedItemsAndWords(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	whole := c.Matrix.Questions
	for name, tc := range map[string]struct {
		breakIt func(q []assessments.FramingQuestion)
		says    string
	}{
		"a framing question from no item": {func(q []assessments.FramingQuestion) {
			q[0].Items[0].ID = "S2-LP-NOTHING"
		}, "not an item"},
		"a framing question without its words": {func(q []assessments.FramingQuestion) {
			q[0].Items[0].Met = ""
		}, "missing"},
		"a framing question of few items": {func(q []assessments.FramingQuestion) {
			q[0].Items = q[0].Items[:4]
		}, "0 items of scope2-enterprise-app"},
		"a framing question on no fact": {func(q []assessments.FramingQuestion) {
			q[0].Facts = []string{"weather"}
		}, "neither a factor"},
		"a framing question on no discipline": {func(q []assessments.FramingQuestion) {
			q[3].Disciplines = []assessments.Discipline{"weather"}
		}, "not a discipline"},
		"a framing question on no topic": {func(q []assessments.FramingQuestion) {
			q[0].Topics = []assessments.Topic{"weather"}
		}, "not a topic"},
	} {
		t.Run(name, func(t *testing.T) {
			c.Matrix.Questions = slices.Clone(whole)
			c.Matrix.Questions[0].Items = slices.Clone(whole[0].Items)
			tc.breakIt(c.Matrix.Questions)
			if got := lintFraming(c).Error(); !strings.Contains(got, tc.says) {
				t.Errorf("want a problem that says %q, got:\n%s", tc.says, got)
			}
		})
	}
}
