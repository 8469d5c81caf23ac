package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack/packtest"
)

// summaryOn gives what the summary of an auditor's pack prints of the item on training, when it has
// this verdict and rests on these quotes.
func summaryOn(t *testing.T, verdict assessments.Verdict, reason string, quotes ...string) string {
	t.Helper()
	d := packtest.Lumen()
	for i := range d.Answers {
		if d.Answers[i].ItemID == "LP-TRAINING" {
			d.Answers[i].Verdict, d.Answers[i].Reason, d.Answers[i].Response = verdict, reason, ""
		}
	}
	first := d.Citations[0]
	d.Citations = d.Citations[1:]
	for i, q := range quotes {
		c := first
		c.ID, c.Quote = string(rune('p'+i)), q
		d.Citations = append(d.Citations, c)
	}
	for _, s := range build(t, d, "auditor").Sections[0].Sections {
		for _, b := range s.Blocks {
			if b.Table == nil {
				continue
			}
			for _, row := range b.Table.Rows {
				if s.ID == "summary-data" && len(row) == 3 &&
					strings.Contains(strings.ToLower(row[0].Text), "train") {
					return row[2].Text
				}
			}
		}
	}
	t.Fatal("the summary has no row on training")
	return ""
}

func TestTheSummaryShowsBothSidesOfAContradiction(t *testing.T) {
	got := summaryOn(t, assessments.Contradicted, "They disagree.", "may be used to train",
		"may not be used to train")
	if want := "“may be used to train” against “may not be used to train”"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheSummarySaysThatThereAreMoreQuotes(t *testing.T) {
	got := summaryOn(t, assessments.Partly, "Both.", "One.", "Two.", "Three.")
	if want := "“One.” (the first of 3 quotes)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestTheSummaryDoesNotQuoteForSilence(t *testing.T) {
	got := summaryOn(t, assessments.Silent, "Only plug-ins are spoken of.", "When you enable a plug-in")
	if want := "Only plug-ins are spoken of."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
