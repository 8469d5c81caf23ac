package pack_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// A workspace of an earlier version holds findings of which the text was cleared.
func TestEmptyFindingStaysOutOfThePack(t *testing.T) {
	d := packtest.Lumen()
	hash := d.StateHash()
	d.Findings = append(d.Findings,
		assessments.Finding{
			ID: "fxempty", AssessmentID: d.Assessment.ID, ItemID: "LP-INDEMNITY",
			Status: "open",
		})
	if d.StateHash() == hash {
		t.Error("the state hash of an earlier decision would no longer match")
	}
	if d.WithoutEmpty().StateHash() != hash || len(d.Findings) != 2 {
		t.Errorf("the dossier without it differs in more, or was changed: %d findings", len(d.Findings))
	}
	doc := build(t, d, pack.Auditor)
	if text := everything(t, doc); strings.Contains(text, "fxempty") || strings.Contains(text, "(no text)") {
		t.Error("the pack holds an empty finding")
	}
	if doc.Facts.StateHash != d.StateHash() {
		t.Error("the pack names another state than the one that is stored")
	}
	for _, one := range leaves(t, d, pack.Auditor).Out {
		if one.ID == "fxempty" {
			t.Error("the list of what leaves names it")
		}
	}
}
