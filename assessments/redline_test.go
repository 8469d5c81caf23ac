package assessments_test

import (
	"slices"
	"testing"

	"countersign/assessments"
)

// TestAsideHoldsAllThatIsBesideTheText: a purge looks for these words, so that none may be left out.
func TestAsideHoldsAllThatIsBesideTheText(t *testing.T) {
	text := assessments.Text{
		Plain: "the text", Original: "the text before",
		Changes:  []assessments.TrackedChange{{Text: "taken out"}, {Kind: assessments.TrackedInserted}},
		Comments: []assessments.Comment{{Author: "Counsel", Text: "Too high?"}, {Text: "By no one"}},
		Notices:  []assessments.Notice{{Text: "folded away"}},
	}
	got := text.Aside()
	for _, want := range []string{
		"the text before", "taken out", "Counsel: Too high?", "By no one", "folded away",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not beside the text: %q", want, got)
		}
	}
	if slices.Contains(got, text.Plain) {
		t.Error("the text itself is beside it")
	}
}
