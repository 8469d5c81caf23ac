package docx_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

func TestWhatTheTextLacksIsNamed(t *testing.T) {
	drawing := func(size, inner string) string {
		return `<w:p><w:r><w:drawing><wp:inline xmlns:wp="x"><wp:extent cx="` + size + `" cy="` + size + `"/>` + inner + `</wp:inline></w:drawing></w:r></w:p>`
	}
	for _, c := range []struct {
		name, body string
		kind       assessments.NoticeKind
		count      int
		text       string
	}{
		{"hidden words", `<w:p>` + dressed(`<w:vanish/>`, "our limit") + `</w:p>`, assessments.NoticeHidden, 1, "our limit"},
		{"hidden space", `<w:p>` + dressed(`<w:vanish/>`, "  ") + `</w:p>`, assessments.NoticeHidden, 0, ""},
		{"struck words", `<w:p>` + dressed(`<w:strike/>`, "two years") + intaketest.R("one year") + `</w:p>`, assessments.NoticeStruck, 1, "two years"},
		{"deleted words", `<w:p><w:del>` + dressed(`<w:strike/>`, "two years") + `</w:del>` + intaketest.R("one year") + `</w:p>`, assessments.NoticeStruck, 0, ""},
		{"a chunk", `<w:altChunk r:id="r1" xmlns:r="r"/>`, assessments.NoticeChunk, 1, ""},
		{"an object", `<w:p><w:r><w:object><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12"/></w:object></w:r></w:p>`, assessments.NoticeObject, 1, "Excel.Sheet.12"},
		{"a chart", drawing("900", `<c:chart xmlns:c="c" r:id="r1" xmlns:r="r"/>`), assessments.NoticeDiagram, 1, ""},
		{"a lost diagram", drawing("900", `<d:relIds xmlns:d="d" dm="r9"/>`), assessments.NoticeDiagram, 1, ""},
		{"the picture of a page", drawing("6000000", `<a:blip xmlns:a="a"/>`), assessments.NoticePicture, 1, ""},
		{"a logo", drawing("900000", `<a:blip xmlns:a="a"/>`), assessments.NoticePicture, 1, ""},
		{"a picture with words", drawing("900000", `<wp:docPr descr="Price list"/><a:blip xmlns:a="a"/>`), assessments.NoticePicture, 1, "Price list"},
		{"an icon with words", drawing("90000", `<wp:docPr title="Fee"/><a:blip xmlns:a="a"/>`), assessments.NoticePicture, 1, "Fee"},
		{"an icon", drawing("90000", `<wp:docPr/><a:blip xmlns:a="a"/>`), assessments.NoticePicture, 0, ""},
		{"a decoration", drawing("900000", `<wp:docPr><x:decorative xmlns:x="x" val="1"/></wp:docPr><a:blip xmlns:a="a"/>`), assessments.NoticePicture, 0, ""},
		{"a deleted picture", `<w:p><w:del>` + strings.TrimSuffix(strings.TrimPrefix(drawing("900000", `<a:blip xmlns:a="a"/>`), "<w:p>"), "</w:p>") + `</w:del></w:p>`, assessments.NoticePicture, 0, ""},
		{"an old picture", `<w:p><w:r><w:pict><v:shape xmlns:v="v" alt="Fees"><v:imagedata/></v:shape></w:pict></w:r></w:p>`, assessments.NoticePicture, 1, "Fees"},
		{"the look of an object", `<w:p><w:r><w:object><v:shape xmlns:v="v"><v:imagedata/></v:shape><o:OLEObject xmlns:o="o" ProgID="P"/></w:object></w:r></w:p>`, assessments.NoticePicture, 0, ""},
		{"a redline", `<w:p><w:del>` + intaketest.R("one million ") + `</w:del><w:ins>` + intaketest.R("two million ") + `</w:ins></w:p>`, assessments.NoticeTracked, 2, "one million"},
	} {
		text := read(t, intaketest.Word(intaketest.P("", "Before.")+c.body+intaketest.P("", "After."), nil))
		count, words := 0, ""
		for _, n := range text.Notices {
			if n.Kind == c.kind {
				count, words = count+n.Count, words+n.Text
			}
			if n.Start != 9 && n.Kind != assessments.NoticeTracked {
				t.Errorf("%s: it is said at %d", c.name, n.Start)
			}
		}
		if count != c.count || words != c.text {
			t.Errorf("%s: %v", c.name, text.Notices)
		}
	}
}

func TestATypedMarkOfANoteStandsInBrackets(t *testing.T) {
	raised := func(words string) string { return dressed(`<w:vertAlign w:val="superscript"/>`, words) }
	for body, want := range map[string]string{
		intaketest.R("kept for 10") + raised("2") + intaketest.R(" days"):     "kept for 10[2] days",
		intaketest.R("kept for 30") + raised("2, 13") + intaketest.R(" days"): "kept for 30[2, 13] days",
		intaketest.R("the 2") + raised("nd") + intaketest.R(" region"):        "the 2nd region",
		raised("1") + intaketest.R(" A note."):                                "[1] A note.",
		dressed(`<w:vertAlign w:val="subscript"/>`, "2"):                      "2",
	} {
		if got := read(t, intaketest.Word(`<w:p>`+body+`</w:p>`, nil)).Plain; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestHiddenWordsOfANoteAreNamed(t *testing.T) {
	note := `<w:footnote w:id="2"><w:p>` +
		dressed(`<w:vanish/>`, "We train.") + intaketest.R("See above.") + `</w:p></w:footnote>`
	text := read(t, intaketest.Word(`<w:p>`+intaketest.R("Kept.")+`<w:r><w:footnoteReference w:id="2"/></w:r></w:p>`,
		map[string]string{"footnotes": note}))
	if len(text.Notices) != 1 || text.Notices[0].Kind != assessments.NoticeHidden || text.Notices[0].Text != "We train." {
		t.Errorf("%v in %q", text.Notices, text.Plain)
	}
}
