package pdf_test

import (
	"fmt"
	"slices"
	"testing"

	"countersign/assessments/intake/intaketest"
)

// TestWhatLiesOverAPageIsReadOrNamed lays one thing of each kind over a page of text. The pictures are on a
// page of their own, which is repeated.
func TestWhatLiesOverAPageIsReadOrNamed(t *testing.T) {
	annot := func(kind, more string) string {
		return fmt.Sprintf("<< /Type /Annot /Subtype /%s /F 4 /Rect [60 480 300 520] %s >>", kind, more)
	}
	const shown = "/AP << /N 6 0 R >>"
	over := intaketest.Sheet{
		Lines: []line{{X: 60, Y: 700, Text: "The provider does not train on the content of the customer."}},
		Annots: []string{
			annot("Highlight", "/T (Counsel) /Contents (Too low?)"), annot("Underline", "/Contents (Why?)"),
			annot("Popup", "/Contents (Why?)"), annot("Highlight", ""),
			annot("Square", "/T (Ada) /Contents (See above)"), annot("Ink", ""), annot("Line", "/F 2"),
			annot("Redact", ""), annot("Stamp", "/Contents (Draft)"), annot("Watermark", ""),
			annot("FileAttachment", "/Contents (terms.docx)"), annot("Sound", ""), annot("Link", ""),
			annot("FreeText", shown), annot("FreeText", ""),
			widget(60, 300, "/FT /Sig /T (Seal) /V 6 0 R"), widget(60, 200, "/FT /Sig /T (Other)"),
			widget(60, 100, "/FT /Tx /T (Cap) "+shown), widget(60, 50, "/FT /Tx /T (Empty)"),
			`<< /Type /Annot /Subtype /Widget /F 4 /Rect [0 0 0 0] /FT /Sig /T (Unseen) /V 6 0 R >>`,
		},
	}
	logo := over
	logo.Annots = nil
	logo.Drawn = "q 90 0 0 40 60 760 cm /X5 Do Q q 200 0 0 200 60 100 cm /X5 Do Q q 12 0 0 12 9 9 cm /X5 Do Q"
	text, err := read(t, engine(t), intaketest.Sheets([]intaketest.Sheet{over, logo, logo}, intaketest.Scan(),
		intaketest.Stream("/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F1 3 0 R >> >>",
			"BT /F1 9 Tf (EUR 10) Tj ET")))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range text.Notices {
		got = append(got, fmt.Sprintf("%d %s %d: %s", n.Page, n.Kind, n.Count, n.Text))
	}
	want := []string{
		"1 annotation 6: rectangle\n\ndrawing by hand\n\npassage marked to be blacked out\n\nDraft\n\n" +
			"watermark\n\ntext",
		"1 attachment 1: terms.docx",
		"1 embedded_object 1: sound",
		"1 form_field 3: Seal: signed\n\nOther: not signed\n\nCap: its value cannot be read",
		"2 picture 2: ", // the same on page 3 are not said again
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	var comments []string
	for _, c := range text.Comments {
		comments = append(comments, c.Words())
	}
	if !slices.Equal(comments, []string{"Counsel: Too low?", "Why?", "Ada: See above"}) {
		t.Errorf("%q", comments)
	}
}
