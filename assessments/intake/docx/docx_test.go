package docx_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/docx"
	"countersign/assessments/intake/intaketest"
)

func read(t testing.TB, file []byte) assessments.Text {
	t.Helper()
	text, err := docx.Read(context.Background(), bytes.NewReader(file), int64(len(file)),
		assessments.NoProgress{})
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func shown(text assessments.Text) []string {
	var all []string
	for _, p := range text.Paragraphs {
		all = append(all, string(p.Kind)+" ["+p.Section+"] "+text.Slice(p.Start, p.End))
	}
	return all
}

const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
	<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Clause head"/><w:basedOn w:val="H1"/></w:style>
	<w:style w:type="paragraph" w:styleId="Toc"><w:name w:val="toc 1"/></w:style>`

const numbering = `<w:abstractNum w:abstractNumId="7">
	<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pStyle w:val="H1"/></w:lvl>
	<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
	<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
	<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
	<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
	<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`

// item is a paragraph in a list.
func item(numID, ilvl, words string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + ilvl + `"/><w:numId w:val="` + numID +
		`"/></w:numPr></w:pPr>` + intaketest.R(words) + `</w:p>`
}

func TestAutomaticNumbersArePartOfTheText(t *testing.T) {
	file := intaketest.Word(
		intaketest.P("H1", "Use of Content")+item("1", "1", "The supplier uses it only as agreed.")+
			item("1", "2", "for the service;")+item("1", "2", "for support;")+
			item("1", "1", "It deletes it at the end.")+intaketest.P("Mine", "Fees")+
			item("1", "1", "They are due.")+item("2", "0", "a point")+item("3", "0", "Here it begins again."),
		map[string]string{"styles": styles, "numbering": numbering})
	want := []string{
		"heading [1] 1. Use of Content", "list_item [1.1] 1.1 The supplier uses it only as agreed.",
		"list_item [1.1(a)] (a) for the service;", "list_item [1.1(b)] (b) for support;",
		"list_item [1.2] 1.2 It deletes it at the end.", "heading [2] 2. Fees",
		"list_item [2.1] 2.1 They are due.", "list_item [2.1] a point",
		"list_item [5] 5. Here it begins again.",
	}
	if diff := cmp.Diff(want, shown(read(t, file))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTrackedChangesAreShownAcceptedAndAsTheyWere(t *testing.T) {
	body := `<w:p>` + intaketest.R("The cap is ") +
		`<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>` + intaketest.R("500") + `</w:ins>` +
		intaketest.R(" euros.") + `</w:p>` +
		`<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One half </w:t></w:r></w:p>` + intaketest.P("", "and the other.") +
		`<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>` + intaketest.P("", "new") + `</w:tc><w:tc>` +
		intaketest.P("", "row") + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:moveFrom>` + intaketest.R("Moved words.") + `</w:moveFrom></w:p>` +
		intaketest.P("", "Between.") + `<w:p><w:moveTo>` + intaketest.R("Moved words.") + `</w:moveTo></w:p>`
	text := read(t, intaketest.Word(body, nil))
	if !text.Redline {
		t.Error("it does not count as a redline")
	}
	if want := "The cap is 500 euros.\n\nOne half and the other.\n\nnew | row\n\nBetween.\n\nMoved words."; text.Plain != want {
		t.Errorf("accepted: %q", text.Plain)
	}
	if want := "The cap is 100 euros.\n\nOne half\n\nand the other.\n\nMoved words.\n\nBetween."; text.Original != want {
		t.Errorf("before: %q", text.Original)
	}
}

func TestADocumentWithoutChangesIsNoRedline(t *testing.T) {
	text := read(t, intaketest.Word(intaketest.P("", "Words."), nil))
	if text.Redline || text.Original != "" {
		t.Errorf("redline %v, original %q", text.Redline, text.Original)
	}
}

func TestNotesMarginsTablesAndBoxesHaveTheirPlaces(t *testing.T) {
	body := intaketest.P("Toc", "1. Fees 3") +
		`<w:p>` + intaketest.R("The fee is due") + `<w:r><w:footnoteReference w:id="2"/></w:r>` +
		intaketest.R(".") + `</w:p>` +
		`<w:tbl><w:tr><w:tc>` + intaketest.P("", "Role") + `</w:tc><w:tc>` +
		intaketest.P("", "Con", "troller") + intaketest.P("", "alone") + `</w:tc></w:tr></w:tbl>` +
		`<w:p><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><w:txbxContent>` +
		intaketest.P("", "Boxed words.") +
		`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` +
		intaketest.P("", "Boxed words.") +
		`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
		`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden words.</w:t></w:r></w:p><w:sdt><w:sdtContent>` +
		intaketest.P("", "In a form.") + `</w:sdtContent></w:sdt>`
	text := read(t, intaketest.Word(body, map[string]string{
		"styles": styles, "header1": intaketest.P("", "Confidential"),
		"footer1": intaketest.P("", "Page 1 of 2"),
		"footnotes": `<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">` +
			intaketest.P("", "In euros.") + `</w:footnote>`,
		"comments": `<w:comment w:id="1" w:author="Counsel">` + intaketest.P("", "Too high?") +
			`</w:comment>`,
	}))
	want := []string{
		"margin [] Confidential", "margin [] 1. Fees 3", "body [] The fee is due[2].",
		"footnote [] [2] In euros.", "table_row [] Role | Controller alone", "body [] Boxed words.",
		"body [] In a form.",
	}
	if diff := cmp.Diff(want, shown(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]assessments.Comment{{ID: "1", Author: "Counsel", Text: "Too high?"}}, text.Comments); diff != "" {
		t.Errorf("comments:\n%s", diff)
	}
	if strings.Contains(text.Plain, "Too high") {
		t.Error("a comment can be quoted")
	}
}

func TestAClauseInAHeadingStyleIsNoHeading(t *testing.T) {
	long := "The supplier shall process the data of the customer only on documented instructions, and shall tell the customer where it must do otherwise by law."
	text := read(t, intaketest.Word(intaketest.P("H1", long),
		map[string]string{"styles": styles, "numbering": numbering}))
	if p := text.Paragraphs[0]; p.Kind != assessments.ParagraphListItem || p.Section != "1" {
		t.Errorf("it is %+v", p)
	}
}

func TestStrictDocumentsAndOtherPrefixesAreRead(t *testing.T) {
	file := intaketest.Zip(map[string]string{
		"[Content_Types].xml": "<Types/>",
		"word/document.xml":   `<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main" xmlns:w="other"><d:body><d:p><d:r><d:t>Words.</d:t><w:t>no</w:t></d:r></d:p></d:body></d:document>`,
	})
	if got := read(t, file).Plain; got != "Words." {
		t.Errorf("got %q", got)
	}
}

func TestADocumentCutAnywhereIsRefusedOrRead(t *testing.T) {
	file := intaketest.Word(strings.Repeat(intaketest.P("H1", "Use of Content")+
		item("1", "1", strings.Repeat("Many different words 12 34 56. ", 5)), 300),
		map[string]string{"styles": styles, "numbering": numbering})
	for cut := 0; cut < len(file); cut += 1 << 10 {
		_, err := docx.Read(context.Background(), bytes.NewReader(file[:cut]), int64(cut),
			assessments.NoProgress{})
		wantRefusal(t, cut, err)
	}
	// the same with the archive whole and the XML cut
	for cut := 100; cut < 40_000; cut += 1 << 10 {
		body := strings.Repeat(intaketest.P("H1", "Use of Content"), 1000)[:cut]
		file := intaketest.Zip(map[string]string{
			"[Content_Types].xml": "<Types/>",
			"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body,
		})
		_, err := docx.Read(context.Background(), bytes.NewReader(file), int64(len(file)),
			assessments.NoProgress{})
		wantRefusal(t, cut, err)
	}
}

func wantRefusal(t *testing.T, cut int, err error) {
	t.Helper()
	var refusal *assessments.Error
	if !errors.As(err, &refusal) || refusal.Kind != assessments.Refused {
		t.Fatalf("cut at %d: %v", cut, err)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add(intaketest.P("H1", "a")+item("1", "1", "b"), styles, numbering)
	f.Add(`<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:ins><w:p><w:del><w:r><w:t>x</w:t></w:r></w:del></w:p></w:ins>`, "", "")
	f.Add(`<w:commentRangeStart w:id="1"/><w:p><w:ins w:author="A"><w:r><w:t> x</w:t></w:r></w:ins><w:r><w:commentReference w:id="1"/></w:r></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>y</w:delText></w:r></w:del></w:p>`,
		"", "")
	f.Add(`<w:p><w:r><w:br/><w:tab/><w:cr/><w:footnoteReference w:id="1"/></w:r></w:p>`,
		`<w:style w:styleId="a"><w:basedOn w:val="a"/></w:style>`,
		`<w:num w:numId="1"><w:abstractNumId w:val="9"/></w:num>`)
	f.Fuzz(func(t *testing.T, body, styles, numbering string) {
		if len(body) > 16<<10 { // looking at every paragraph takes the square of it
			t.Skip()
		}
		file := intaketest.Word(body, map[string]string{"styles": styles, "numbering": numbering})
		text, err := docx.Read(context.Background(), bytes.NewReader(file), int64(len(file)),
			assessments.NoProgress{})
		if err != nil {
			return
		}
		for _, p := range text.Paragraphs {
			if text.Slice(p.Start, p.End) == "" {
				t.Errorf("paragraph %d to %d is empty", p.Start, p.End)
			}
		}
		wantSoundChanges(t, text)
	})
}

func FuzzArchive(f *testing.F) {
	f.Add(intaketest.Word(intaketest.P("H1", "a"),
		map[string]string{"styles": styles, "numbering": numbering, "comments": "<w:comment/>"}))
	f.Fuzz(func(_ *testing.T, file []byte) {
		// a clear error or a text: what must not happen is a panic or no end
		_, _ = docx.Read(context.Background(), bytes.NewReader(file), int64(len(file)),
			assessments.NoProgress{})
		_, _ = docx.KindOf(bytes.NewReader(file), int64(len(file)))
	})
}
