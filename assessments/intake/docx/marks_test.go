package docx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments/intake/intaketest"
)

// dressed is a run with properties.
func dressed(properties, words string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + words + `</w:t></w:r>`
}

func TestStruckTextIsNoCurrentText(t *testing.T) {
	const looks = `<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>
		<w:style w:type="character" w:styleId="Heir"><w:basedOn w:val="Gone"/></w:style>
		<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:dstrike w:val="1"/></w:rPr></w:style>`
	for _, by := range []string{
		`<w:strike/>`, `<w:dstrike/>`, `<w:strike w:val="true"/><w:b/>`, `<w:rStyle w:val="Gone"/>`, `<w:rStyle w:val="Heir"/>`,
	} {
		body := `<w:p>` + intaketest.R("The cap is") + dressed(by, " two years ") + intaketest.R("one year of fees, for 3") +
			dressed(by, "0") + intaketest.R("5 days.") + `</w:p><w:p>` + dressed(by, "All of it.") + `</w:p>` +
			cellOf(`<w:p>`+dressed(by, "Old")+intaketest.R("New")+`</w:p>`)
		text := read(t, intaketest.Word(body, map[string]string{"styles": looks}))
		want := []string{"body [] The cap is one year of fees, for 35 days.", "table_row [] New | beside"}
		if diff := cmp.Diff(want, shown(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", by, diff)
		}
		if text.Redline {
			t.Errorf("%s: formatting counts as a tracked change", by)
		}
	}
	text := read(t, intaketest.Word(intaketest.P("Old", "Gone.")+`<w:p><w:pPr><w:pStyle w:val="Old"/></w:pPr>`+
		dressed(`<w:dstrike w:val="0"/>`, "Stays.")+`</w:p>`, map[string]string{"styles": looks}))
	if text.Plain != "Stays." {
		t.Errorf("a struck style gives %q", text.Plain)
	}
}

func TestTicksAndChoicesOfAFormAreText(t *testing.T) {
	field := func(data, after string) string {
		return `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="C"/>` + data + `</w:ffData></w:fldChar></w:r>` +
			`<w:r><w:instrText>FORM</w:instrText></w:r>` + after + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	}
	result := `<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + intaketest.R("36 months")
	list := `<w:listEntry w:val="12 months"/><w:listEntry w:val="36 months"/>`
	for mark, want := range map[string]string{
		`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`:                                              "☒ yes",
		`<w:r><w:sym w:font="Wingdings" w:char="F0FD"/></w:r>`:                                              "☒ yes",
		`<w:r><w:sym w:font="Wingdings" w:char="F078"/></w:r>`:                                              "☒ yes",
		`<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>`:                                              "☐ yes",
		`<w:r><w:sym w:font="Wingdings" w:char="6F"/></w:r>`:                                                "☐ yes",
		`<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>`:                                            "☒ yes",
		`<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>`:                                            "☐ yes",
		`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`:                                              "✓ yes",
		`<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>`:                                                 "≥ yes",
		`<w:r><w:sym w:font="Symbol" w:char="F0A3"/><w:sym w:font="Symbol" w:char="F033"/></w:r>`:           "≤3 yes",
		`<w:r><w:sym w:font="Symbol" w:char="F044"/><w:sym w:font="Symbol" w:char="F06C"/></w:r>`:           "Δλ yes",
		`<w:r><w:sym w:font="Symbol" w:char="F0D5"/><w:sym w:font="Symbol" w:char="F0E5"/></w:r>`:           "∏∑ yes",
		`<w:r><w:sym w:font="Segoe UI Symbol" w:char="2612"/></w:r>`:                                        "☒ yes",
		`<w:r><w:sym w:font="Wingdings" w:char="nonsense"/></w:r>`:                                          "yes",
		dressed(`<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>`, "o"):                                 "☐ yes",
		dressed(`<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>`, "þ"):                                 "☒ yes",
		dressed(`<w:rFonts w:hAnsi="Wingdings"/>`, "\uf0a8"):                                                "☐ yes",
		dressed(`<w:rFonts w:ascii="Wingdings"/>`, "words that stay"):                                       "words that stay yes",
		field(`<w:checkBox><w:checked/></w:checkBox>`, ""):                                                  "☒ yes",
		field(`<w:checkBox><w:default w:val="1"/></w:checkBox>`, ""):                                        "☒ yes",
		field(`<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>`, ""):                  "☐ yes",
		field(`<w:checkBox><w:default w:val="0"/></w:checkBox>`, ""):                                        "☐ yes",
		field(`<w:ddList><w:result w:val="1"/>`+list+`</w:ddList>`, ""):                                     "36 months yes",
		field(`<w:ddList><w:result w:val="1"/>`+list+`</w:ddList>`, result):                                 "36 months yes",
		field(`<w:ddList>`+list+`</w:ddList>`, ""):                                                          "12 months yes",
		field(`<w:ddList><w:default w:val="1"/>`+list+`</w:ddList>`, ""):                                    "36 months yes",
		field(`<w:ddList><w:result w:val="9"/>`+list+`</w:ddList>`, ""):                                     "yes",
		field(`<w:textInput/>`, result):                                                                     "36 months yes",
		`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>` + result: "36 months yes",
	} {
		text := read(t, intaketest.Word(`<w:p>`+mark+intaketest.R(" yes")+`</w:p>`+intaketest.P("", "After."), nil))
		if got := text.Plain; got != want+"\n\nAfter." {
			t.Errorf("%s: %q, want %q", mark, got, want)
		}
	}
}

func TestFormulasAreText(t *testing.T) {
	r := func(s string) string { return `<m:r><w:rPr/><m:t>` + s + `</m:t></m:r>` }
	e := func(name, s string) string { return `<m:` + name + `>` + s + `</m:` + name + `>` }
	for formula, want := range map[string]string{
		r("2×F"): "2×F",
		r("C=") + e("f", e("num", r("99.9%-A"))+e("den", r("0.1%"))) + r("×5%"):              "C=(99.9%-A)/0.1%×5%",
		e("sSup", e("e", r("(1+i)"))+e("sup", r("n"))):                                       "(1+i)^n",
		e("sSub", e("e", r("F"))+e("sub", r("12"))):                                          "F_12",
		e("sSubSup", e("e", r("F"))+e("sub", r("i"))+e("sup", r("n-1"))):                     "F_i^(n-1)",
		e("rad", e("deg", "")+e("e", r("F"))):                                                "√(F)",
		e("d", `<m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>`+e("e", r("a+b"))): "[a+b]",
		e("d", e("e", r("a"))): "(a)",
		e("nary", `<m:naryPr><m:chr m:val="∑"/></m:naryPr>`+e("sub", r("i=1"))+e("sup", r("12"))+e("e", r("F"))): "∑_(i=1)^12(F)",
		e("func", e("fName", r("max"))+e("e", e("d", e("e", r("a, b"))))):                                        "max(a, b)",
		e("m", e("mr", e("e", r("1"))+e("e", r("2")))+e("mr", e("e", r("3"))+e("e", r("4")))):                    "1, 2; 3, 4",
		`<w:del>` + r("3") + `</w:del><w:ins>` + r("2") + `</w:ins>` + r("×F"):                                   "2×F",
	} {
		inline := `<w:p>` + intaketest.R("The cap is ") + `<m:oMath>` + formula + `</m:oMath>` + intaketest.R(".") + `</w:p>`
		shownAlone := `<w:p><m:oMathPara><m:oMathParaPr/><m:oMath>` + formula + `</m:oMath></m:oMathPara></w:p>`
		text := read(t, intaketest.Word(inline+shownAlone, nil))
		if want := "The cap is " + want + ".\n\n" + want; text.Plain != want {
			t.Errorf("%q, want %q", text.Plain, want)
		}
	}
}

// moved is a document with a move by the ends of its range: its third paragraph stood first.
func moved(from, to string) string {
	return from + intaketest.P("", "Second.") + to + intaketest.P("", "Last.")
}

func TestAMoveMarkedByItsEndsAloneIsTracked(t *testing.T) {
	ends := func(kind, inner string) string {
		return fmt.Sprintf(`<w:move%sRangeStart w:id="1" w:name="m"/>%s<w:move%sRangeEnd w:id="1"/>`, kind, inner, kind)
	}
	whole := func(kind, words string) string {
		return `<w:p><w:pPr><w:rPr><w:move` + kind + `/></w:rPr></w:pPr>` + words + `</w:p>`
	}
	words := intaketest.R("It moved.")
	for name, body := range map[string]string{
		"a paragraph": moved(ends("From", whole("From", words)), ends("To", whole("To", words))),
		"its runs":    moved(ends("From", whole("From", `<w:moveFrom>`+words+`</w:moveFrom>`)), ends("To", whole("To", `<w:moveTo>`+words+`</w:moveTo>`))),
		"without an end": moved(`<w:moveFromRangeStart w:id="1"/>`+whole("From", words),
			`<w:moveFromRangeEnd w:id="1"/>`+ends("To", whole("To", words))),
	} {
		text := read(t, intaketest.Word(body, nil))
		if text.Plain != "Second.\n\nIt moved.\n\nLast." || text.Original != "It moved.\n\nSecond.\n\nLast." || !text.Redline {
			t.Errorf("%s: %q, before %q", name, text.Plain, text.Original)
		}
	}
	within := `<w:p>` + intaketest.R("Fees are due ") + ends("From", intaketest.R("in May ")) + intaketest.R("each year") +
		ends("To", intaketest.R(" in May")) + intaketest.R(".") + `</w:p>`
	if text := read(t, intaketest.Word(within, nil)); text.Plain != "Fees are due each year in May." ||
		text.Original != "Fees are due in May each year." {
		t.Errorf("within a paragraph: %q, before %q", text.Plain, text.Original)
	}
	open := `<w:moveFromRangeStart w:id="1"/>` + strings.Repeat(intaketest.P("", "It stays."), 3)
	if text := read(t, intaketest.Word(open, nil)); strings.Count(text.Plain, "It stays.") != 3 {
		t.Errorf("a range without an end takes away: %q", text.Plain)
	}
}

func TestALevelBeginsAgainOnlyAfterTheLevelItNames(t *testing.T) {
	for restart, want := range map[string]string{
		"":                          "1. 1.1 (a) (b) 1.2 (a) 2. 2.1 (a)",
		`<w:lvlRestart w:val="0"/>`: "1. 1.1 (a) (b) 1.2 (c) 2. 2.1 (d)",
		`<w:lvlRestart w:val="1"/>`: "1. 1.1 (a) (b) 1.2 (c) 2. 2.1 (a)",
		`<w:lvlRestart w:val="2"/>`: "1. 1.1 (a) (b) 1.2 (a) 2. 2.1 (a)",
	} {
		lists := strings.Replace(numbering, `<w:lvlText w:val="(%3)"/>`, `<w:lvlText w:val="(%3)"/>`+restart, 1)
		body := ""
		for _, level := range []string{"0", "1", "2", "2", "1", "2", "0", "1", "2"} {
			body += item("1", level, "x")
		}
		got := read(t, intaketest.Word(body, map[string]string{"numbering": lists})).Plain
		if got = strings.Join(strings.Fields(strings.ReplaceAll(got, "x", "")), " "); got != want {
			t.Errorf("%s: %s, want %s", restart, got, want)
		}
	}
}
