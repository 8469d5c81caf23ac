package pdf_test

import (
	"strings"
	"testing"

	"countersign/assessments/office/pdf"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// TestDealBreakersOfABandAreNeverCut: what is open and what an exception carries is read in full beside
// the score.
func TestDealBreakersOfABandAreNeverCut(t *testing.T) {
	bands := []pack.Band{
		{Label: "Total", Scored: true, Score: 408, Word: "weak", Gates: 3, Carried: 1, Total: true},
		{Label: "Legal", Scored: true, Score: 408, Word: "weak", Gates: 12, WalkAways: 10, Carried: 11},
		{Label: "Risk", Scored: true, Score: 408, Word: "weak", Gates: 7, WalkAways: 2, Waiting: 1},
		{Label: "Controls", Scored: true, Score: 408, Word: "strong", Gates: 12},
	}
	doc := build(t, packtest.Lumen(), pack.Auditor)
	doc.Sections = []pack.Section{{Title: "Score", Blocks: []pack.Block{{Kind: pack.Bands, Bands: bands}}}}
	pages, err := pdf.PageTexts(report(t, doc))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range pages {
		all = append(all, p...)
	}
	text := strings.Join(all, " ")
	for _, want := range []string{
		"3 open, 1 by exception", "12 open, 10 walk-away, 11 by exception", "12 open deal-breakers",
		"7 open, 2 walk-away, 1 for a second person",
	} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want) {
			t.Errorf("%q is not read in %s", want, text)
		}
	}
}
