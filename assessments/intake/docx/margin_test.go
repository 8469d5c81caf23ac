package docx_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
)

func TestChangesBesideTheBodyAreAmongThoseOfTheDocument(t *testing.T) {
	p := func(inner string) string { return `<w:p>` + inner + `</w:p>` }
	cap := intaketest.R("Cap: ") + by("del", "Ann", gone("100")) + by("ins", "Ann", intaketest.R("500"))
	for name, c := range map[string]struct {
		body, header, footer, note, want, original string
	}{
		"none": {
			p(intaketest.R("Body.")), p(intaketest.R("Head")), p(intaketest.R("Foot")), "",
			"Head\n\nBody.\n\nFoot", "",
		},
		"in a header": {
			p(intaketest.R("Body.")), p(cap), "", "",
			"Cap: [Ann: 100]{Ann: 500}\n\nBody.", "Cap: 100\n\nBody.",
		},
		"in a footer that says it twice": {
			p(intaketest.R("Body.")), "", p(cap) + p(cap), "",
			"Body.\n\nCap: [Ann: 100]{Ann: 500}", "Body.\n\nCap: 100",
		},
		"in the number of the page": {
			p(intaketest.R("Body.")), p(by("ins", "Ann", intaketest.R("Page 7"))), "", "", "Body.", "",
		},
		"a line taken out of a header": {
			p(intaketest.R("Body.")), p(by("del", "Ann", gone("Draft"))), "", "", "[Ann: Draft]¶Body.",
			"Draft\n\nBody.",
		},
		"a row taken out of a footer": {
			p(intaketest.R("Body.")), "", `<w:tbl><w:tr><w:trPr>` + by("del", "Ann", "") + `</w:trPr><w:tc>` +
				p(intaketest.R("a")) + `</w:tc><w:tc>` + p(intaketest.R("b")) + `</w:tc></w:tr></w:tbl>` +
				p(intaketest.R("3")), "",
			"Body.[Ann: a | b]¶", "Body.\n\na | b",
		},
		"in a footnote": {
			p(intaketest.R("Body") + `<w:r><w:footnoteReference w:id="2"/></w:r>`), "", "",
			`<w:footnote w:id="2">` + p(cap) + `</w:footnote>`, "Body[2]\n\n[2] Cap: [Ann: 100]{Ann: 500}",
			"Body[2]\n\n[2] Cap: 100",
		},
	} {
		text := read(t, intaketest.Word(c.body,
			map[string]string{"header1": c.header, "footer1": c.footer, "footnotes": c.note}))
		if got := said(text); got != c.want || text.Redline != (c.original != "") ||
			text.Original != c.original {
			t.Errorf("%s: %q, before %q, %v", name, got, text.Original, text.Redline)
		}
		for _, one := range text.Paragraphs {
			if words := text.Slice(one.Start, one.End); (one.Kind == assessments.ParagraphMargin) !=
				(words == "Head" || words == "Foot" || words == "Cap: 500" && name != "in a footnote") {
				t.Errorf("%s: %q is %s", name, words, one.Kind)
			}
		}
	}
}

func TestAWatermarkIsReadOnce(t *testing.T) {
	mark := `<w:p><w:r><w:pict><v:shape xmlns:v="v"><v:textpath string="DRAFT, subject to contract"/></v:shape></w:pict></w:r></w:p>`
	text := read(t, intaketest.Word(intaketest.P("", "Body."), map[string]string{"header1": mark + mark}))
	if text.Plain != "DRAFT, subject to contract\n\nBody." ||
		text.Paragraphs[0].Kind != assessments.ParagraphMargin {
		t.Errorf("%q", text.Plain)
	}
}
