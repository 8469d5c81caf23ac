package assessments_test

import (
	"reflect"
	"slices"
	"testing"

	"countersign/assessments"

	"pgregory.net/rapid"
)

func term(id string) assessments.Item {
	return assessments.Item{
		ID: id, Title: "Title", Question: "Question?", Kind: assessments.TermItem,
		Discipline: assessments.Legal, Owner: "legal",
		Topic: "training_use", Weight: 5, Guidance: assessments.Guidance{Good: "g", Trap: "t"},
		Positions: &assessments.Positions{Require: "r", FallBack: "f", WalkAway: "w", Remedy: "m"},
		Evidence: []assessments.ExpectedEvidence{
			{ID: "clause", Title: "Clause", Strength: assessments.StrengthClause},
		},
		Sources: []assessments.Source{{Requirement: "LP-01"}},
	}
}

func set(version string, items ...assessments.Item) assessments.Template {
	return assessments.Template{ID: "set", Version: version, Scope: 2, Items: items}
}

func TestAnUpgradeShowsWhatItAddsChangesAndDrops(t *testing.T) {
	changed := term("B")
	changed.Question, changed.Weight = "Another question?", 7
	d := assessments.DiffTemplates(set("1", term("A"), term("B"), term("C")),
		set("2", term("D"), changed, term("C")))
	if len(d.Added) != 1 || d.Added[0].ID != "D" || len(d.Dropped) != 1 || d.Dropped[0].ID != "A" ||
		!slices.Equal(d.Kept, []string{"C"}) {
		t.Fatalf("added %v, dropped %v, kept %v", d.Added, d.Dropped, d.Kept)
	}
	c, ok := d.Changes("B")
	want := []assessments.FieldChange{
		{Field: "question", Before: "Question?", After: "Another question?"},
		{Field: "weight", Before: "5", After: "7"},
	}
	if !ok || !reflect.DeepEqual(c.Fields, want) || !c.Reconfirm {
		t.Fatalf("the change of B is %+v", c)
	}
	if d.Old != "set 1" || d.New != "set 2" {
		t.Errorf("it compares %q and %q", d.Old, d.New)
	}
}

func TestOnlyWhatIsAskedOrWhatClosesItMustBeReconfirmed(t *testing.T) {
	for name, c := range map[string]struct {
		edit      func(*assessments.Item)
		reconfirm bool
	}{
		"guidance":  {func(i *assessments.Item) { i.Guidance.Trap = "another" }, false},
		"owner":     {func(i *assessments.Item) { i.Owner = "security" }, false},
		"crosswalk": {func(i *assessments.Item) { i.Crosswalk = []string{"GDPR:Art.17"} }, false},
		"question":  {func(i *assessments.Item) { i.Question = "Else?" }, true},
		"positions": {func(i *assessments.Item) {
			i.Positions = &assessments.Positions{Require: "more"}
		}, true},
		"min_strength": {func(i *assessments.Item) { i.MinStrength = assessments.StrengthClause }, true},
		"evidence":     {func(i *assessments.Item) { i.Evidence = nil }, true},
		"deal_breaker": {func(i *assessments.Item) { i.DealBreaker = true }, true},
		"silence":      {func(i *assessments.Item) { i.Silence = "favours" }, true},
	} {
		t.Run(name, func(t *testing.T) {
			it := term("A")
			c.edit(&it)
			ch, ok := assessments.DiffTemplates(set("1", term("A")), set("2", it)).Changes("A")
			if !ok || len(ch.Fields) != 1 || ch.Fields[0].Field != name || ch.Reconfirm != c.reconfirm {
				t.Errorf("got %+v, want one change of %s with reconfirm %v", ch, name, c.reconfirm)
			}
		})
	}
}

func TestSilenceUnsaidIsSilenceAgainst(t *testing.T) {
	it := term("A")
	it.Silence = "against"
	if d := assessments.DiffTemplates(set("1", term("A")), set("2", it)); len(d.Added)+len(d.Changed)+len(d.Dropped) > 0 {
		t.Errorf("saying what held anyway is reported as a change: %+v", d)
	}
}

func TestEveryItemOfBothVersionsIsAccountedForExactlyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) assessments.Template {
			var items []assessments.Item
			for _, id := range rapid.SliceOfNDistinct(rapid.StringMatching(`[A-H]`), 0, 8,
				rapid.ID[string]).Draw(t, name) {
				it := term(id)
				it.Weight = rapid.IntRange(1, 2).Draw(t, "weight")
				items = append(items, it)
			}
			return set(name, items...)
		}
		before, after := draw("old"), draw("new")
		d := assessments.DiffTemplates(before, after)
		if len(d.Added)+len(d.Changed)+len(d.Kept) != len(after.Items) {
			t.Fatalf("%d added, %d changed, %d kept of %d", len(d.Added), len(d.Changed), len(d.Kept),
				len(after.Items))
		}
		if len(d.Dropped)+len(d.Changed)+len(d.Kept) != len(before.Items) {
			t.Fatalf("%d dropped, %d changed, %d kept of %d", len(d.Dropped), len(d.Changed), len(d.Kept),
				len(before.Items))
		}
		back := assessments.DiffTemplates(after, before)
		if len(back.Added) != len(d.Dropped) || len(back.Changed) != len(d.Changed) {
			t.Fatal("the way back is another way")
		}
		if (len(d.Added)+len(d.Changed)+len(d.Dropped) == 0) != (len(d.Kept) == len(before.Items) && len(d.Kept) == len(after.Items)) {
			t.Fatal("empty means that everything is kept")
		}
	})
}
