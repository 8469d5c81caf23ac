package assessments_test

import (
	"slices"
	"testing"

	"countersign/assessments"
)

func TestEveryTopicHasATitleAndASubject(t *testing.T) {
	all := assessments.Topics()
	if len(all) != 16 {
		t.Fatalf("%d topics", len(all))
	}
	judged := map[assessments.PrecedenceSubject]int{}
	for i, topic := range all {
		if slices.Contains(all[:i], topic) || topic.Title() == string(topic) || topic.Title() == "" {
			t.Errorf("%s is listed twice or has no title", topic)
		}
		judged[topic.Subject()]++
	}
	if judged[assessments.PersonalData] != 5 || judged[assessments.AIFeatures] != 3 ||
		judged[assessments.InGeneral] != 8 {
		t.Errorf("topics by subject: %v", judged)
	}
	if own := assessments.Topic("own"); own.Title() != "own" || own.Subject() != assessments.InGeneral {
		t.Errorf("of an unknown topic: %s, %s", own.Title(), own.Subject())
	}
}
