package terms_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
)

func TestGluedWordsAreReadApart(t *testing.T) {
	lex := shipped(t)
	for line, found := range map[string]bool{
		"The agreement is subject to the laws of IrelandYou agree to its courts.":         true,
		"Records are transferredOutside the European Union to servers in IndiaCustomer.":  true,
		"Videos are shown by YouTube, and the LinkedIn button stands below each of them.": false,
	} {
		topic := assessments.Topic("governing_law")
		if strings.Contains(line, "Records") {
			topic = "data_location"
		}
		got := terms.Find(oneParagraph(line), lex, terms.Options{Topics: []assessments.Topic{topic}}).Topics[0]
		if got.Silent == found {
			t.Errorf("%q: silent is %v", line, got.Silent)
		}
	}
}

// TestACaptionIsReadWithItsValue: "Governing law" and "Delaware" in paragraphs of their own.
func TestACaptionIsReadWithItsValue(t *testing.T) {
	for _, caption := range []string{"# Governing law and courts", "Governing law and courts:"} {
		text := agreement("# Key terms", "The key terms of the agreement stand here, each below its name.",
			caption, "The laws of the State of Delaware.")
		got := terms.Find(text, shipped(t), terms.Options{Topics: []assessments.Topic{"governing_law"}}).Topics[0]
		if got.Silent || !strings.Contains(got.Passages[0].Quote, "Delaware") ||
			!strings.Contains(got.Passages[0].Quote, "Governing law and courts") {
			t.Errorf("%q: %+v", caption, got.Passages)
		}
	}
}
