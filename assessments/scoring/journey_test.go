package scoring_test

import (
	"fmt"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"

	"pgregory.net/rapid"
)

// anyTemplate draws items that hang on facts of the use and on earlier items.
func anyTemplate(t *rapid.T) assessments.Template {
	var out assessments.Template
	words := []string{"met", "partly_met", "not_met", "silent", "contradicted", "not_applicable"}
	for i := range rapid.IntRange(2, 20).Draw(t, "items") {
		it := assessments.Item{
			ID: fmt.Sprint("item", i), Kind: assessments.TermItem,
			Weight:      rapid.IntRange(1, 10).Draw(t, "weight"),
			Discipline:  rapid.SampledFrom(assessments.Disciplines()).Draw(t, "discipline"),
			DealBreaker: rapid.Bool().Draw(t, "deal-breaker"),
		}
		for range rapid.IntRange(0, 2).Draw(t, "conditions") {
			c := assessments.Condition{Fact: "tier", Reason: "out of place"}
			values := []string{"1", "2", "3"}
			if i > 0 && rapid.Bool().Draw(t, "on an answer") {
				c.Fact, values = fmt.Sprint("answer:item", rapid.IntRange(0, i-1).Draw(t, "earlier")), words
			}
			some := rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, 2, rapid.ID[string]).Draw(t,
				"values")
			if rapid.Bool().Draw(t, "any") {
				c.Any = some
			} else {
				c.None = some
			}
			it.When = append(it.When, c)
		}
		out.Items = append(out.Items, it)
	}
	return out
}

func TestPropertyAnswersThatHideItemsStillOnlyNarrowTheBand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := fixture()
		d.Answers = nil
		d.Template = anyTemplate(t)
		d.Assessment.Tier = rapid.SampledFrom([]string{"", "1", "3"}).Draw(t, "tier")
		before := scoring.Score(scoring.Judge(d, today), d.Model)
		for _, it := range d.Template.Items {
			a := assessments.Answer{ID: "a/" + it.ID, ItemID: it.ID, AssessedBy: "Ada"}
			a.Verdict = rapid.SampledFrom(assessments.Verdicts()).Draw(t, "verdict")
			if rapid.Bool().Draw(t, "confirmed") {
				a.SecondPerson = "Grace"
			}
			d.Answers = append(d.Answers, a)
			if rapid.Bool().Draw(t, "shown") {
				d.Citations = append(d.Citations,
					assessments.Citation{ID: "c" + it.ID, ItemID: it.ID, VersionID: "msa1"})
			}
			after := scoring.Score(scoring.Judge(d, today), d.Model)
			if after.Total.Applicable > 0 && !within(before.Total, after.Total) {
				t.Fatalf("answering %s %s widened the band\nfrom %+v\nto   %+v", it.ID, a.Verdict,
					before.Total, after.Total)
			}
			before = after
		}
		for _, n := range before.OpenItems {
			a := d.Answer(n.Item)
			if a.Verdict != assessments.NotApplicable || a.SecondPerson != "" {
				t.Fatalf("%s was answered %q and is open", n.Item, a.Verdict)
			}
		}
	})
}
