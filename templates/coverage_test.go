package templates_test

import (
	"maps"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/templates"
)

func load(t *testing.T) *templates.Catalogue {
	t.Helper()
	c, err := templates.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryPairOfRequirementAndScopeIsCovered(t *testing.T) {
	c := load(t)
	rows := c.Coverage()
	pairs := 0
	for i, row := range rows {
		q := c.Requirements[i]
		if q.ID != row.ID {
			t.Fatalf("row %d is %s, want %s: coverage keeps the catalogue's order", i, row.ID, q.ID)
		}
		if len(row.ByScope) != len(q.Scopes) {
			t.Errorf("%s names the scopes %v, and coverage %v", row.ID, q.Scopes, row.ByScope)
		}
		pairs += len(row.ByScope)
		if gaps := row.Empty(); len(gaps) > 0 {
			t.Errorf("%s is covered by nothing in scopes %v: %s", row.ID, gaps, q.Says)
		}
		for _, h := range row.Hidden {
			t.Errorf("%s: tier %d of scope %d asks nothing about it", row.ID, h.Tier, h.Scope)
		}
	}
	if len(rows) != 148 || pairs != 395 {
		t.Errorf("the catalogue holds %d requirements in %d pairs, want 148 in 395", len(rows), pairs)
	}
}

func TestCoverageNamesWhatServesEachScope(t *testing.T) {
	c := load(t)
	for id, want := range map[string]map[string][]string{
		"CT-08": {
			"1": {"S1-CT-ENCRYPTION"}, "2": {"S2-CT-ENCRYPTION"}, "3": {"R-ENCRYPTION"},
			"5": {"R-ENCRYPTION"},
		},
		// a pack is made of an assessment: not of scope 4
		"SC-08": {"1": {"pack:summary"}, "4": {"R-FOUR-QUESTIONS"}},
		"SC-20": {"4": {"R-CARRY-OVER"}, "5": {"R-CARRY-OVER"}},
	} {
		i := slices.IndexFunc(c.Requirements, func(q assessments.SourceRequirement) bool {
			return q.ID == id
		})
		row := c.Coverage()[i]
		for scope, by := range want {
			if !slices.Equal(row.ByScope[scope], by) {
				t.Errorf("%s in scope %s is covered by %v, want %v", id, scope, row.ByScope[scope], by)
			}
		}
	}
}

func TestALostItemLeavesItsPairUncovered(t *testing.T) {
	c := load(t)
	for i := range c.Templates {
		c.Templates[i].Items = slices.DeleteFunc(c.Templates[i].Items, func(it assessments.Item) bool {
			return it.ID == "S2-CT-ENCRYPTION"
		})
	}
	for _, row := range c.Coverage() {
		want := []int(nil)
		if row.ID == "CT-08" {
			want = []int{2}
		}
		if !slices.Equal(row.Empty(), want) {
			t.Errorf("%s is covered by nothing in %v after S2-CT-ENCRYPTION was taken out, want %v", row.ID,
				row.Empty(), want)
		}
	}
}

func TestALostBriefQuestionLeavesItsTierUncovered(t *testing.T) {
	c := load(t)
	for i := range c.Templates {
		for j := range c.Templates[i].Items {
			c.Templates[i].Items[j].Brief = ""
		}
	}
	hidden := map[assessments.HiddenPair]int{}
	for _, row := range c.Coverage() {
		for _, h := range row.Hidden {
			hidden[h]++
		}
	}
	want := map[assessments.HiddenPair]int{{Scope: 1, Tier: 3}: 8, {Scope: 2, Tier: 3}: 7}
	if !maps.Equal(hidden, want) {
		t.Errorf("without a question in one line tiers leave out %v, want %v", hidden, want)
	}
}

func TestEveryTopicHasATermInScope2(t *testing.T) {
	c := load(t)
	for _, topic := range assessments.Topics() {
		found := false
		set, _ := c.ForScope(2)
		for _, it := range set.Items {
			found = found || it.Topic == topic && it.Kind == assessments.TermItem
		}
		if !found {
			t.Errorf("no term of scope 2 asks about %s", topic)
		}
	}
}

func TestEachRequirementWithATopicIsAskedUnderThatTopic(t *testing.T) {
	c := load(t)
	for _, q := range c.Requirements {
		if q.Topic == "" || !slices.ContainsFunc(q.Scopes, func(s int) bool { return s <= 2 }) {
			continue
		}
		asked := false
		for _, set := range c.Templates {
			for _, it := range set.Items {
				for _, s := range it.Sources {
					asked = asked || s.Requirement == q.ID && it.Topic == q.Topic
				}
			}
		}
		if !asked {
			t.Errorf("%s belongs to the topic %s, but no item with that topic names it", q.ID, q.Topic)
		}
	}
}
