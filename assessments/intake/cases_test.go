package intake_test

import (
	"os"
	"path/filepath"
	"slices"
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
	notice  assessments.NoticeKind
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
	{file: "pdf/p01-two-columns-rowwise.pdf", has: []string{
		"address.\n\n1. Use of content.", "The provider shall process customer content only", "2. Retention. Prompts and output are kept for thirty days",
	}},
	{file: "pdf/c-cols-g24-j0-s0.pdf", has: []string{"The provider shall process customer content only to provide the service and shall not"}},
	{file: "pdf/p05-form.pdf", has: []string{"Customer: FIELDVALUE Acme GmbH\n", "Term: 36 months\n", "Training opt-out: ☒"}},
	{file: "pdf/p08-ocr-layer.pdf", has: []string{"suspend the service after thirty days"}, notice: assessments.NoticeInvisible},
	{file: "pdf/p14-footnote-at-page-end.pdf", has: []string{"as described in section 3 of the data annex"}},
	{file: "pdf/p22-no-tounicode.pdf", refused: "letters of the PDF cannot be told"},
	{file: "pdf/p25-superscripts.pdf", has: []string{"30 days[1] and output for 10[2] days, in the 2nd region"}},
	{file: "pdf/p26-junk-before-header.pdf", has: []string{"The provider may share personal data"}, lacks: []string{"endobj", "X-Ticket"}},
	{file: "pdf/s01-scan-with-header-line.pdf", refused: "pictures of pages"},
	{file: "html/h03-js-shell-nav.html", refused: "until its scripts have run"},
	{file: "html/h10-latin1-nometa.html", has: []string{"Müller & Söhne – “Output” is yours."}},
	{file: "html/h11-utf8-nometa.html", has: []string{"Müller “Output” is yours."}},
	{file: "html/h12-lying-meta.html", has: []string{"Müller “Output” is yours."}},
	{file: "html/h20-accordion-terms.html", has: []string{
		"1. Use of content\n\nThe provider shall not use", "2. Retention\n\nPrompts and output are deleted", "3. Law\n\nThis agreement is governed",
		"4. Fees\n\nFees are due",
	}},
	{
		file: "html/h22-insdel.html", has: []string{"prompts for 90 days. We train on your input. The cap is one year of fees."},
		notice: assessments.NoticeStruck,
	},
	{file: "html/h15-mhtml.mht", has: []string{"MHTML the provider does not train on “Input”."}, lacks: []string{"boundary"}},
	{
		file: "txt/t12-eml-base64.eml", has: []string{"We do not train on your data and keep it for thirty days."},
		lacks: []string{"JVBERi", "V2UgZG8"}, notice: assessments.NoticeAttachment,
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
				t.Fatal(err) // the folder is there, and the file is one of it
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
	if c.notice != "" && !slices.ContainsFunc(text.Notices, func(n assessments.Notice) bool { return n.Kind == c.notice }) {
		t.Errorf("lacks the notice %s: %v", c.notice, text.Notices)
	}
	for _, words := range c.lacks {
		if strings.Contains(text.Plain, words) {
			t.Errorf("has %q:\n%.600s", words, text.Plain)
		}
	}
}
