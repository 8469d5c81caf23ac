package pack_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// TestWhereWeStandToOurPositionsIsToldToNobody looks for the fall-back position in everything that is laid
// out. The pack states without it what a closed deal-breaker rests on, so that the pack still verifies.
func TestWhereWeStandToOurPositionsIsToldToNobody(t *testing.T) {
	told := regexp.MustCompile(`(?i)fall.{0,3}back`)
	const at, below = "LP-TRAINING", "LP-INDEMNITY"
	d := packtest.Lumen()
	d.Template.Items = slices.Clone(d.Template.Items)
	for i := range d.Answers {
		a := &d.Answers[i]
		a.Verdict, a.AtFallBack = assessments.Partly, a.ItemID != below
	}
	enough := 0
	for _, audience := range assessments.Audiences() {
		doc := build(t, d, audience)
		b, err := doc.Record.JSON()
		if err != nil {
			t.Fatal(err)
		}
		for i, part := range []any{
			doc.Cover, doc.Sections, doc.Sheets, string(doc.Readme()),
			json.RawMessage(b), string(pack.Schema()),
		} {
			text, err := json.Marshal(part)
			if err != nil {
				t.Fatal(err)
			}
			if at := told.FindIndex(text); at != nil {
				t.Errorf("part %d for the %s says: %s", i, audience,
					text[max(0, at[0]-80):min(len(text), at[1]+40)])
			}
		}
		for _, it := range doc.Record.Items {
			id, j := it.Item.ID, it.Judged
			if j.Enough && (!j.DealBreaker || id == below) || j.AtFallBack ||
				(id == at && j.Enough != (audience != pack.Vendor)) {
				t.Errorf("%s is judged for the %s: %+v", id, audience, j)
			}
			if j.Enough && !it.Points.GateOpen {
				enough++
			}
		}
		r, err := pack.ReadRecord(b)
		if err != nil {
			t.Fatal(err)
		}
		if _, wrong, err := r.Rebuild(nil); err != nil || len(wrong) > 0 {
			t.Errorf("for the %s: %v %v", audience, wrong, err)
		}
	}
	if enough == 0 {
		t.Error("no deal-breaker is closed by “partly met” here")
	}
}
