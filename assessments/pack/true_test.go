package pack_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

// Every sentence of a pack must be true of that pack: what it says of files, formulas and conclusions depends
// on who it is for.
func TestPackSaysOnlyWhatHoldsForItsAudience(t *testing.T) {
	const (
		score, folder, received = "recalculat", "byte for byte as received", "names as received stand in"
		evidence                = "That the files of evidence and documents in it"
	)
	closed := packtest.Lumen()
	for i := range closed.Documents {
		closed.Documents[i].Distribution = assessments.Internal
	}
	for i := range closed.Evidence {
		closed.Evidence[i].Distribution = assessments.Internal
	}
	for name, tc := range map[string]struct {
		d        *assessments.Dossier
		audience string
		says     []string
		not      []string
	}{
		"auditor": {
			packtest.Lumen(), pack.Auditor,
			[]string{score, folder, received, evidence, "people concluded"},
			[]string{"A pack for a board"},
		},
		"board": {
			packtest.Lumen(), pack.Board,
			[]string{score, "A pack for a board holds no files", "people concluded"},
			[]string{folder, received, evidence},
		},
		"vendor": {
			packtest.Lumen(), pack.Vendor,
			[]string{folder, received, evidence, "No item in this pack asks this"},
			[]string{
				score, "concluded", "No item of the question set asks this", "The same figures",
				"shows the assessment",
			},
		},
		"vendor without files": {
			closed, pack.Vendor,
			[]string{"No file is in this pack.", "None is in this pack: the chapter"},
			[]string{
				score, folder, received, evidence, "No document is on file", "No evidence is on file",
				"is in the pack",
			},
		},
	} {
		doc := build(t, tc.d, tc.audience)
		all := strings.ToLower(everything(t, doc) + string(doc.Readme()))
		for _, words := range tc.says {
			if !strings.Contains(all, strings.ToLower(words)) {
				t.Errorf("%s: it does not say %q", name, words)
			}
		}
		for _, words := range tc.not {
			if strings.Contains(all, strings.ToLower(words)) {
				t.Errorf("%s: it says %q", name, words)
			}
		}
		if readme := string(doc.Readme()); strings.Contains(readme, "evidence/") != holds(doc, "revision") ||
			strings.Contains(readme, "documents/") != holds(doc, "version") {
			t.Errorf("%s: the README names folders that are not there:\n%s", name, readme)
		}
	}
}

// holds reports whether files of a kind of record go along.
func holds(doc pack.Document, noun assessments.Noun) bool {
	return slices.ContainsFunc(doc.Files, func(f pack.File) bool { return f.Noun == noun })
}

// An empty weight, verdict or count would read as a fact.
func TestVendorsRecordLeavesOutWhatItIsNotGiven(t *testing.T) {
	b, err := build(t, packtest.Lumen(), pack.Vendor).Record.JSON()
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]any
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	one := all["items"].([]any)[0].(map[string]any)
	item, judged := one["item"].(map[string]any), one["judged"].(map[string]any)
	for name, in := range map[string]map[string]any{
		"verdicts": all, "weight": item, "deal_breaker": item,
		"guidance": item, "verdict": judged, "stale": judged, "strength": judged,
	} {
		if value, there := in[name]; there {
			t.Errorf("%s is there, and says %v", name, value)
		}
	}
	for name, in := range map[string]map[string]any{"question": item, "evidence": item, "kind": judged} {
		if in[name] == nil {
			t.Errorf("%s is not there", name)
		}
	}
}

// What follows a full stop begins with a capital.
func TestStaleItemIsToldInSentences(t *testing.T) {
	d := packtest.Lumen()
	for i := range d.Answers {
		d.Answers[i].Reconfirm = true
	}
	const want = "Counts as open. It was carried over or overtaken by a change and waits to be confirmed."
	if all := everything(t, build(t, d, pack.Auditor)); !strings.Contains(all, want) {
		t.Errorf("no item says %q", want)
	}
}
