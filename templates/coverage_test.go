package templates_test

import (
	"strings"
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

func TestEveryRequirementOfTheFoundingDocumentsIsServed(t *testing.T) {
	c := load(t)
	rows := c.Coverage()
	buying, building := 0, 0
	for i, row := range rows {
		q := c.Requirements[i]
		if q.ID != row.ID {
			t.Fatalf("row %d is %s, want %s: coverage keeps the catalogue's order", i, row.ID, q.ID)
		}
		if len(row.ServedBy) == 0 {
			t.Errorf("%s is served by nothing: %s", row.ID, q.Says)
		}
		for _, by := range row.ServedBy {
			kind, _, _ := strings.Cut(by, ":")
			if q.Buys() != (kind != "responsibility") {
				t.Errorf("%s is served by %s: buying is served by items, steps and sections, building by responsibilities", row.ID, by)
			}
		}
		if q.Buys() {
			buying++
		} else {
			building++
		}
	}
	if buying != 92 || building != 56 {
		t.Errorf("the catalogue holds %d requirements of scopes 1-2 and %d of 3-5 alone, want 92 and 56", buying, building)
	}
}

func TestALostItemLeavesItsRequirementUncovered(t *testing.T) {
	c := load(t)
	for i := range c.Templates {
		var kept []assessments.Item
		for _, it := range c.Templates[i].Items {
			if it.ID != "S2-CT-ACCESS-TEST" {
				kept = append(kept, it)
			}
		}
		c.Templates[i].Items = kept
	}
	for _, row := range c.Coverage() {
		if (len(row.ServedBy) == 0) != (row.ID == "CT-11") {
			t.Errorf("%s is served by %v after S2-CT-ACCESS-TEST was taken out", row.ID, row.ServedBy)
		}
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
		if q.Topic == "" || !q.Buys() {
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

func TestEachScopeOfARequirementIsServedThere(t *testing.T) {
	c := load(t)
	byStep := map[string]bool{}
	for _, s := range c.Serving {
		for _, id := range s.Requirements {
			byStep[id] = true
		}
	}
	for _, set := range c.Templates {
		named := map[string]bool{}
		for _, it := range set.Items {
			for _, s := range it.Sources {
				named[s.Requirement] = true
			}
		}
		for _, q := range c.Requirements {
			for _, scope := range q.Scopes {
				if scope == set.Scope && !named[q.ID] && !byStep[q.ID] {
					t.Errorf("%s is asked in scope %d, but its question set has no item for it", q.ID, scope)
				}
			}
		}
	}
}
