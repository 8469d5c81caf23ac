package seal_test

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack"
)

// parts are the parts of a workbook in their order.
type bookParts struct {
	names []string
	parts map[string]string
}

func openBook(t testing.TB, b []byte) *bookParts {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := &bookParts{parts: map[string]string{}}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		out.names = append(out.names, f.Name)
		out.parts[f.Name] = string(raw)
	}
	return out
}

func (b *bookParts) bytes(t testing.TB) []byte {
	t.Helper()
	f := files{}
	for n, p := range b.parts {
		f[n] = []byte(p)
	}
	return zipped(t, f, b.names)
}

func (b *bookParts) put(name, text string) {
	if _, there := b.parts[name]; !there {
		b.names = append(b.names, name)
	}
	b.parts[name] = text
}

// change replaces a text of a part, once.
func (b *bookParts) change(t testing.TB, name, old, now string) {
	t.Helper()
	if !strings.Contains(b.parts[name], old) {
		t.Fatalf("%s has no %q to change", name, old)
	}
	b.parts[name] = strings.Replace(b.parts[name], old, now, 1)
}

// sheet is the part that holds a sheet, by its name.
func (b *bookParts) sheet(t testing.TB, name string) string {
	t.Helper()
	_, rest, ok := strings.Cut(b.parts["xl/workbook.xml"], `<sheet name="`+name+`" sheetId="`)
	if !ok {
		t.Fatalf("no sheet %s", name)
	}
	id, _, _ := strings.Cut(rest, `"`)
	return "xl/worksheets/sheet" + id + ".xml"
}

func workbook(change func(testing.TB, *bookParts)) func(testing.TB, files) {
	return func(t testing.TB, f files) {
		t.Helper()
		b := openBook(t, f[pack.WorkbookName])
		change(t, b)
		f[pack.WorkbookName] = b.bytes(t)
	}
}

func inSheet(name, old, now string) func(testing.TB, files) {
	return workbook(func(t testing.TB, b *bookParts) { b.change(t, b.sheet(t, name), old, now) })
}

func inPart(name, old, now string) func(testing.TB, files) {
	return workbook(func(t testing.TB, b *bookParts) { b.change(t, name, old, now) })
}

// another puts in a part, and everything that leads to it.
func another(name, kind, text string) func(testing.TB, files) {
	return workbook(func(t testing.TB, b *bookParts) {
		b.put(name, text)
		b.change(t, "[Content_Types].xml", "</Types>", `<Override PartName="/`+name+
			`" ContentType="application/vnd.x"></Override></Types>`)
		b.change(t, "xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId99" Target="/`+
			name+`" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/`+kind+
			`"></Relationship></Relationships>`)
	})
}

// cell finds a cell of a sheet, from "<c" to "</c>".
func cell(t testing.TB, part, ref string) string {
	t.Helper()
	at := strings.Index(part, `<c r="`+ref+`"`)
	if at < 0 {
		t.Fatalf("no cell %s", ref)
	}
	return part[at : at+strings.Index(part[at:], "</c>")+len("</c>")]
}

func inCell(sheet, ref string, change func(string) string) func(testing.TB, files) {
	return workbook(func(t testing.TB, b *bookParts) {
		part := b.sheet(t, sheet)
		was := cell(t, b.parts[part], ref)
		now := change(was)
		if now == was {
			t.Fatalf("nothing to change in %s", was)
		}
		b.change(t, part, was, now)
	})
}

func without(from, to string) func(string) string {
	return func(s string) string {
		a := strings.Index(s, from)
		if a < 0 {
			return s
		}
		return s[:a] + s[a+strings.Index(s[a:], to)+len(to):]
	}
}

func TestForgedWorkbooksAreFoundByName(t *testing.T) {
	const file = pack.WorkbookName
	replace := func(old, now string) func(string) string {
		return func(s string) string { return strings.Replace(s, old, now, 1) }
	}
	runForgeries(t, false, []forgery{
		{
			name: "a verdict", file: file, words: "sheet Items shows in cell H",
			forge: inSheet("Items", "<t>not met</t>", "<t>met</t>"),
		},
		{
			name: "a reason", file: file, words: "sheet Items shows in cell",
			forge: inSheet("Items", "uncovered", "covered now"),
		},
		{
			name: "a figure beside its formula", file: file, words: "sheet Score shows in cell G9",
			forge: inCell("Score", "G9", replace("<v>55.9</v>", "<v>95.9</v>")),
		},
		{
			name: "a formula taken out", file: file, words: "sheet Score shows in cell G9",
			forge: inCell("Score", "G9", without("<f>", "</f>")),
		},
		{
			name: "all formulas taken out", file: file, words: "sheet Score",
			forge: workbook(func(t testing.TB, b *bookParts) {
				part := b.sheet(t, "Score")
				for strings.Contains(b.parts[part], "<f>") {
					b.parts[part] = without("<f>", "</f>")(b.parts[part])
				}
			}),
		},
		{
			name: "a formula changed", file: file, words: "by the formula",
			forge: inCell("Items", "W3", replace("<f>", "<f>2*")),
		},
		{
			name: "a formula put in", file: file, words: "sheet About",
			forge: inCell("About", "B3", replace("</is>", "</is><f>NOW()</f>")),
		},
		{
			name: "a formula that starts a program", file: file, words: "sheet Items",
			forge: inCell("Items", "W3", replace("<f>", "<f>cmd|' /C calc'!A0+")),
		},
		{
			name: "a text that becomes a number", file: file, words: "sheet Items",
			forge: inCell("Items", "A3", replace(`t="inlineStr"`, `t="n"`)),
		},
		{
			name: "the look of a cell", file: file, words: "sheet Items",
			forge: inCell("Items", "H3", replace(` s="`, ` s="1`)),
		},
		{
			name: "a row taken out", file: file, words: "has its row 5 taken out",
			forge: workbook(func(t testing.TB, b *bookParts) {
				part := b.sheet(t, "Items")
				b.parts[part] = without(`<row r="5"`, "</row>")(b.parts[part])
			}),
		},
		{
			name: "a row put in", file: file, words: "sheet Items",
			forge: inSheet("Items", "</sheetData>",
				`<row r="99"><c r="A99" t="inlineStr"><is><t>More</t></is></c></row></sheetData>`),
		},
		{
			name: "a cell put in", file: file, words: "sheet About",
			forge: inSheet("About", "</row>", `<c r="D1" t="inlineStr"><is><t>Certified</t></is></c></row>`),
		},
		{
			name: "a row hidden", file: file, words: "has its row 5",
			forge: inSheet("Items", `<row r="5"`, `<row hidden="1" r="5"`),
		},
		{
			name: "a row of no height", file: file, words: "sheet Items",
			forge: workbook(func(t testing.TB, b *bookParts) {
				part := b.sheet(t, "Items")
				at := strings.Index(b.parts[part], `<row r="5"`)
				b.parts[part] = b.parts[part][:at] + strings.Replace(b.parts[part][at:], `ht="`, `ht="0.`, 1)
			}),
		},
		{
			name: "a column hidden", file: file, words: "sheet Items is laid out otherwise",
			forge: inSheet("Items", `<col min="1" max="1"`, `<col hidden="1" min="1" max="1"`),
		},
		{
			name: "a sheet hidden", file: file, words: "lists other sheets, names or views",
			forge: inPart("xl/workbook.xml", `<sheet name="Findings"`,
				`<sheet state="hidden" name="Findings"`),
		},
		{
			name: "a sheet hidden from the menu", file: file, words: "lists other sheets, names or views",
			forge: inPart("xl/workbook.xml", `<sheet name="Items"`,
				`<sheet state="veryHidden" name="Items"`),
		},
		{
			name: "a sheet renamed", file: file, words: "lists other sheets, names or views",
			forge: inPart("xl/workbook.xml", `<sheet name="Findings"`, `<sheet name="Resolved"`),
		},
		{
			name: "a sheet put in", file: file, words: "another sheet",
			forge: another("xl/worksheets/sheet99.xml", "worksheet", "<worksheet/>"),
		},
		{
			name: "two sheets swapped", file: file, words: "leads to other parts",
			forge: workbook(func(t testing.TB, b *bookParts) {
				rels := "xl/_rels/workbook.xml.rels"
				b.parts[rels] = strings.NewReplacer("sheet2.xml", "sheet3.xml", "sheet3.xml",
					"sheet2.xml").Replace(b.parts[rels])
			}),
		},
		{
			name: "a sheet taken out", file: file, words: "lacks its part",
			forge: workbook(func(t testing.TB, b *bookParts) {
				part := b.sheet(t, "Findings")
				b.names = slices.DeleteFunc(b.names, func(n string) bool { return n == part })
			}),
		},
		{
			name: "a macro", file: file, words: "a macro",
			forge: another("xl/vbaProject.bin", "vbaProject", "x"),
		},
		{
			name: "an old macro sheet", file: file, words: "a macro",
			forge: another("xl/macrosheets/sheet1.xml", "xlMacrosheet", "x"),
		},
		{
			name: "a link to another workbook", file: file, words: "a link to another workbook",
			forge: another("xl/externalLinks/externalLink1.xml", "externalLink",
				`<externalLink><ddeLink ddeService="cmd" ddeTopic="/C calc"/></externalLink>`),
		},
		{
			name: "a connection to data outside", file: file, words: "a connection to data outside",
			forge: another("xl/connections.xml", "connections", "<connections/>"),
		},
		{
			name: "a query", file: file, words: "a connection to data outside",
			forge: another("xl/queryTables/queryTable1.xml", "queryTable", "<queryTable/>"),
		},
		{
			name: "remarks", file: file, words: "remarks",
			forge: another("xl/comments1.xml", "comments", "<comments/>"),
		},
		{
			name: "a picture over a sheet", file: file, words: "a drawing",
			forge: another("xl/drawings/drawing1.xml", "drawing", "<x/>"),
		},
		{
			name: "an embedded file", file: file, words: "an embedded file",
			forge: another("xl/embeddings/oleObject1.bin", "oleObject", "x"),
		},
		{
			name: "a control", file: file, words: "a control",
			forge: another("xl/activeX/activeX1.bin", "control", "x"),
		},
		{
			name: "texts beside the sheets", file: file, words: "texts beside its sheets",
			forge: another("xl/sharedStrings.xml", "sharedStrings", "<sst/>"),
		},
		{
			name: "data beside the sheets", file: file, words: "data beside its sheets",
			forge: another("customXml/item1.xml", "customXml", "<x/>"),
		},
		{
			name: "a part that nothing leads to", file: file, words: "holds a part",
			forge: workbook(func(_ testing.TB, b *bookParts) { b.put("xl/note.txt", "x") }),
		},
		{
			name: "a name of another", file: file, words: "lists other sheets, names or views",
			forge: inPart("xl/workbook.xml", "<definedName",
				`<definedName name="Auto_Open">Items!$A$1</definedName><definedName`),
		},
		{
			name: "a workbook that runs macros", file: file, words: "[Content_Types].xml",
			forge: inPart("[Content_Types].xml", "spreadsheetml.sheet.main+xml",
				"sheet.macroEnabled.main+xml"),
		},
		{
			name: "formats that show nothing", file: file, words: "xl/styles.xml",
			forge: inPart("xl/styles.xml", `formatCode="0.0"`, `formatCode=";;;"`),
		},
		{
			name: "letters in white", file: file, words: "xl/styles.xml",
			forge: inPart("xl/styles.xml", "FFAC1E28", "FFFFFFFF"),
		},
		{
			name: "cells that change their look", file: file, words: "sheet Items",
			forge: inSheet("Items", "</sheetData>",
				`</sheetData><conditionalFormatting sqref="H3"></conditionalFormatting>`),
		},
		{
			name: "cells that suggest a value", file: file, words: "sheet Items",
			forge: inSheet("Items", "</sheetData>",
				`</sheetData><dataValidations count="0"></dataValidations>`),
		},
		{
			name: "a sheet protected", file: file, words: "sheet Items",
			forge: inSheet("Items", "</sheetData>",
				`</sheetData><sheetProtection sheet="1"></sheetProtection>`),
		},
		{
			name: "cells joined over others", file: file, words: "sheet Items",
			forge: inSheet("Items", "</sheetData>",
				`</sheetData><mergeCells count="1"><mergeCell ref="A3:Z9"/></mergeCells>`),
		},
		{
			name: "a link in a cell", file: file, words: "sheet Items",
			forge: inSheet("Items", "</sheetData>",
				`</sheetData><hyperlinks><hyperlink ref="A3" location="x"/></hyperlinks>`),
		},
		{
			name: "what it prints", file: file, words: "sheet Items",
			forge: inSheet("Items", " · state ", " · stale "),
		},
		{
			name: "its title", file: file, words: "docProps/core.xml",
			forge: inPart("docProps/core.xml", "Audit pack", "Certificate"),
		},
		{
			name: "its facts", file: file, words: "docProps/core.xml",
			forge: inPart("docProps/core.xml", "met=2", "met=4"),
		},
		{name: "a part twice", file: file, words: "twice", forge: workbook(func(_ testing.TB, b *bookParts) {
			b.names = append(b.names, "xl/workbook.xml")
		})},
		{
			name: "something behind its end", file: file, words: "behind the end of the zip",
			forge: func(_ testing.TB, f files) { f[file] = append(bytes.Clone(f[file]), "more"...) },
		},
		{
			name: "something before its beginning", file: file, words: "before",
			forge: func(_ testing.TB, f files) { f[file] = append([]byte("more"), f[file]...) },
		},
		{
			name: "a remark in its archive", file: file, words: "carries a comment",
			forge: func(_ testing.TB, f files) {
				b := bytes.Clone(f[file])
				b[len(b)-2] = 4
				f[file] = append(b, "more"...)
			},
		},
	})
}
