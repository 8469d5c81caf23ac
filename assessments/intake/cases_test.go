package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
)

// reading is what a case file must give: words that are in the text, and words that are not. refused is what
// the refusal says instead.
type reading struct {
	file    string
	has     []string
	lacks   []string
	refused string
}

// caseReadings are the small inputs that failed once; the folder with them lies beside the project.
var caseReadings = []reading{
	{file: "docx/d03-range-only-move.docx", has: []string{"1. First clause.\n\n2. Second clause.\n\nRANGEMOVED"}},
	{file: "docx/d05-numbering.docx", has: []string{"(c) gamma", "Article II Use", "2.1 must read"}},
	{file: "docx/d08-hidden-text.docx", lacks: []string{"HIDDENNOTE", "Deleted by format"}},
	{file: "docx/d18-backslash.docx", has: []string{"BACKSLASH names in the archive."}},
	{
		file: "docx/d20-two-boxes.docx",
		has:  []string{"Signed by\n\nFor the customer: name, date\n\nFor the provider: name, date\n\nAfter."},
	},
	{file: "docx/d21-eighteen-boxes.docx", has: []string{"Step 1\n\nStep 2\n\n", "Step 17\n\nStep 18"}},
	{
		file: "docx/d22-sla-equation.docx",
		has:  []string{"Credit=(99.9%-A)/0.1%×5% of the fee", "Availability A=(T-D)/T is", "capped at 2×F."},
	},
	{
		file: "docx/d23-order-form-ticks.docx",
		has: []string{
			"☒ customer content may be used", "☐ customer content may not be used", "☒ data stays", "☐ data may leave",
			"Term: 36 months",
		},
	},
	{file: "docx/d25-smartart.docx", has: []string{"SMARTART prompts go to the model provider in the US"}},
}

func TestTheSmallCasesAreReadAsTheyShouldBe(t *testing.T) {
	dir := filepath.Join(evaluation(t), "cases")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("the folder of real terms has no cases")
	}
	for _, c := range caseReadings {
		t.Run(c.file, func(t *testing.T) {
			file, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(c.file)))
			if err != nil {
				t.Skip(err)
			}
			text, err := read(filepath.Base(c.file), file)
			c.check(t, text, err)
		})
	}
}

func (c reading) check(t *testing.T, text assessments.Text, err error) {
	t.Helper()
	if c.refused != "" {
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), c.refused) {
			t.Errorf("not refused with %q: %v", c.refused, err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range c.has {
		if !strings.Contains(text.Plain, words) {
			t.Errorf("lacks %q:\n%.600s", words, text.Plain)
		}
	}
	for _, words := range c.lacks {
		if strings.Contains(text.Plain, words) {
			t.Errorf("has %q:\n%.600s", words, text.Plain)
		}
	}
}
