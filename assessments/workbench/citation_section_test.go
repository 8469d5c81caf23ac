package workbench_test

import (
	"testing"

	"countersign/assessments"
)

func TestACitationPointedElsewhereGetsTheSectionOfItsNewPlace(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddVersion(ctx, assessments.Version{
		ID: "msa/2", DocumentID: "msa", Label: "2",
		Status: assessments.VersionDraft,
	},
		text("msa2.md", "# 7 Training\n\n7.1 Models. "+clause+
			"\n\n# 8 Other\n\n8.3 Else. These are words of another section.\n"), assessments.NoProgress{}))
	if _, err := l.Text(ctx, "msa/2", assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	c := assessments.Citation{
		ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
		VersionID: "msa/1", Quote: clause,
	}
	l.must(l.Cite(ctx, c))
	want := func(section string, state assessments.CitationState) {
		t.Helper()
		l.get(&c)
		if c.Section != section || c.State != state {
			t.Errorf("section “%s”, %s; want “%s”, %s", c.Section, c.State, section, state)
		}
	}
	want("4.1 Training", assessments.CitationFound)
	c.VersionID, c.Start, c.End = "msa/2", 0, 0
	l.must(l.Save(ctx, &c))
	want("7.1 Models", assessments.CitationFound)
	c.Quote, c.Start, c.End = "These are words of another section.", 0, 0
	l.must(l.Save(ctx, &c))
	want("8.3 Else", assessments.CitationFound)
	c.Quote, c.Section, c.Start, c.End = clause, "as we call it", 0, 0
	l.must(l.Save(ctx, &c))
	want("as we call it", assessments.CitationFound)
	c.Page = 3
	l.must(l.Save(ctx, &c))
	c.Quote = "These words are nowhere to be found."
	l.must(l.Save(ctx, &c)) // the place of the earlier words is not theirs
	want("", assessments.CitationNotFound)
	if c.Page != 0 || c.Start != 0 || c.End != 0 {
		t.Errorf("words that are nowhere are on page %d, at %d to %d", c.Page, c.Start, c.End)
	}
	c.Quote, c.Section = "These words are not there either.", "9"
	l.must(l.Save(ctx, &c))
	want("9", assessments.CitationNotFound) // which a person states of them
	c.Quote = "8.3 Else. These are words of another section."
	l.must(l.Save(ctx, &c))
	want("8.3 Else", assessments.CitationFound)
	c.Quote = "7.1 Models. " + clause // with the place of the words before
	l.must(l.Save(ctx, &c))
	want("7.1 Models", assessments.CitationFound)
}

func TestADeclaredQuoteThatIsReplacedLeavesItsSection(t *testing.T) {
	l := newLab(t)
	l.furnish()
	if _, err := l.Text(ctx, "msa/1", assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	declare := func(quote, section string, fields ...string) (c assessments.Citation) {
		t.Helper()
		c = assessments.Citation{
			ID: "c", AssessmentID: "a", ItemID: l.item("training_use").ID,
			VersionID: "msa/1", Quote: quote, Section: section,
		}
		if err := l.declares(&c, append(fields, "assessment", "item", "version", "quote")...); err != nil {
			t.Fatal(err)
		}
		l.get(&c)
		return c
	}
	if c := declare(clause, "4.1", "section"); c.Section != "4.1" {
		t.Errorf("as declared: %q", c.Section)
	}
	if c := declare("These words are nowhere to be found.", ""); c.Section != "" {
		t.Errorf("other words have the section of those before: %q", c.Section)
	}
	if c := declare("These are not there either, by far.", "9", "section"); c.Section != "9" {
		t.Errorf("the section declared with them: %q", c.Section)
	}
	if c := declare(clause, "9", "section"); c.Section != "9" {
		t.Errorf("the same section is declared of other words: %q", c.Section)
	}
}

func TestAnotherClauseOfPrecedenceLeavesItsSection(t *testing.T) {
	l := newLab(t)
	l.papers()
	order := assessments.Precedence{
		ID: "o", ContractID: "ea", Subject: "general", Order: []string{"dpa", "msa"}, VersionID: "msa/2",
		Quote: orderClause, Section: "9.1",
	}
	fields := []string{"contract", "subject", "order_of", "version", "quote"}
	if err := l.declares(&order, append(fields, "section")...); err != nil {
		t.Fatal(err)
	}
	order.Quote, order.Section = "4.1 Training. "+clause, ""
	if err := l.declares(&order, fields...); err != nil {
		t.Fatal(err)
	}
	if l.get(&order); order.Section != "" {
		t.Errorf("another clause has section %q", order.Section)
	}
	order.Section, order.Quote = "4", orderClause
	if err := l.declares(&order, append(fields, "section")...); err != nil {
		t.Fatal(err)
	}
	seen := order
	order.Quote = "4.1 Training. " + clause
	l.must(l.SavePrecedence(ctx, seen, order))
	if l.get(&order); order.Section != "" {
		t.Errorf("another clause, saved in the window, has section %q", order.Section)
	}
}
