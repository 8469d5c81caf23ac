package docx

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// TestACommentIsWhereBothItsEndsAre: one that has lost an end is where its mark is.
func TestACommentIsWhereBothItsEndsAre(t *testing.T) {
	all := map[anchorKind]int{anchorStart: 3, anchorEnd: 9, anchorReference: 7}
	for name, tc := range map[string]struct {
		lost       []anchorKind
		start, end int
		anchored   bool
	}{
		"both":             {nil, 3, 9, true},
		"without its end":  {[]anchorKind{anchorEnd}, 7, 7, true},
		"without its head": {[]anchorKind{anchorStart}, 7, 7, true},
		"its ends alone":   {[]anchorKind{anchorReference}, 3, 9, true},
		"one end alone":    {[]anchorKind{anchorReference, anchorEnd}, 0, 0, false},
	} {
		at := &[3]*outline.Place{}
		for kind, place := range all {
			at[kind] = &outline.Place{At: place}
		}
		for _, kind := range tc.lost {
			at[kind] = nil
		}
		tr := &tracking{anchors: map[string]*[3]*outline.Place{"1": at}}
		got := tr.anchored([]assessments.Comment{{ID: "1"}})[0]
		if got.Anchored != tc.anchored || got.Start != tc.start || got.End != tc.end {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
