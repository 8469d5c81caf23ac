package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// A walk-away that is reached is shown to those who decide and check, and to no vendor: it says where
// our line is.
func TestAWalkAwayIsShownToUsAndToNoVendor(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Answers {
		if d.Answers[i].ItemID == "LP-RESIDENCY" {
			d.Answers[i].Verdict, d.Answers[i].Reconfirm, d.Answers[i].AtFallBack,
				d.Answers[i].WalkAway = assessments.NotMet, false, false, true
		}
	}
	for _, audience := range assessments.Audiences() {
		doc := build(t, d, audience)
		record, err := doc.Record.JSON()
		if err != nil {
			t.Fatal(err)
		}
		shown := strings.Contains(string(record), `"walk_away": true`)
		column := false
		for _, rows := range tables(doc)["sheet "+pack.ItemsSheet] {
			for _, cell := range rows {
				column = column || cell.Text == "Walk-away reached"
			}
		}
		if ours := audience != pack.Vendor; shown != ours || column != ours ||
			strings.Contains(string(record), "Walk-away reached:") != ours {
			t.Errorf("%s: in the record %v, in the workbook %v", audience, shown, column)
		}
	}
	plain := build(t, packtest.Lumen(), pack.Auditor)
	for _, rows := range tables(plain)["sheet "+pack.ItemsSheet] {
		for _, cell := range rows {
			if cell.Text == "Walk-away reached" {
				t.Error("a workbook without a walk-away has its column: packs written before would not verify")
			}
		}
	}
}

// What waits for a second person is headed, counted and told apart from deal-breakers.
func TestWhatWaitsForASecondPersonIsNoDealBreaker(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Template.Items {
		if it := &d.Template.Items[i]; it.ID == "LP-RESIDENCY" {
			it.DealBreaker, it.WalkAwayReason = false, "The law forbids it."
		}
	}
	for i := range d.Answers {
		if a := &d.Answers[i]; a.ItemID == "LP-RESIDENCY" {
			a.Verdict, a.Reconfirm, a.AtFallBack = assessments.NotApplicable, false, false
			a.Reason, a.SecondPerson = "Nothing is stored.", ""
		}
	}
	doc := build(t, d, assessments.Audiences()[0])
	var said []string
	var bands []pack.Band
	var walk func([]pack.Section)
	walk = func(sections []pack.Section) {
		for _, s := range sections {
			for _, b := range s.Blocks {
				said = append(said, b.Text)
				bands = append(bands, b.Bands...)
			}
			walk(s.Sections)
		}
	}
	walk(doc.Sections)
	if all := strings.Join(said, "\n"); !strings.Contains(all, "what waits for a second person, which no average outweighs") {
		t.Errorf("the summary says %s", all)
	}
	if len(bands) == 0 || bands[0].Waiting != 1 || bands[0].Gates < 1 {
		t.Errorf("bands %+v", bands)
	}
}
