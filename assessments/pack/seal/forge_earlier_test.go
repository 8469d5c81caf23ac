package seal_test

import (
	"archive/zip"
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments/pack"
)

// earlierFiles are the files of the pack that is kept of build d042291, whose format is 1.
func earlierFiles(t testing.TB) files {
	t.Helper()
	z, err := zip.OpenReader(filepath.Join("testdata", "d042291-pack.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = z.Close() }()
	f := files{}
	for _, e := range z.File {
		in, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		if f[e.Name], err = io.ReadAll(in); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// TestForgedPacksOfAnEarlierFormatAreFoundByName holds the reading back of packs that are no longer
// written: how they are built, and what they show.
func TestForgedPacksOfAnEarlierFormatAreFoundByName(t *testing.T) {
	report, book := pack.ReportName, pack.WorkbookName
	const title = "Training on our data"
	for _, g := range []forgery{
		{
			name: "README rewritten", file: pack.ReadmeName, words: "its text was changed",
			forge: func(t testing.TB, f files) {
				f.change(t, pack.ReadmeName, "How to check it", "No need to check")
			},
		},
		{
			name: "schema widened", file: pack.SchemaName, words: "its text was changed",
			forge: func(t testing.TB, f files) {
				f.change(t, pack.SchemaName, `"additionalProperties": false`, `"additionalProperties": true`)
			},
		},
		{
			name: "a file beside the report", file: "note.txt", words: "file that no pack has",
			forge: put("note.txt", "x"),
		},
		{
			name: "a record changed", file: pack.RecordName, words: "its content id",
			forge: func(t testing.TB, f files) {
				f.change(t, pack.RecordName, "Noor Haddad", "Nora Haddad")
			},
		},
		{
			name: "a field twice", file: pack.RecordName, words: "twice in one place",
			forge: func(t testing.TB, f files) {
				f.change(t, pack.RecordName, `"as_of": "2026-11-25",`,
					`"as_of": "2026-11-24", "as_of": "2026-11-25",`)
			},
		},
		{name: "decoy pages", file: report, words: "holds a page that is not shown", forge: paperwork(decoy)},
		{name: "added to after it was written", file: report, words: "was added to", forge: update},
		{
			name: "a script", file: report, words: "holds a script",
			forge: catalogue("/OpenAction <</S /JavaScript /JS (x)>>"),
		},
		{
			name: "an object that nothing shows", file: report, words: "trailer",
			forge: paperwork(func(_ testing.TB, p *paper) { p.add("<</Type /Note>>\n") }),
		},
		{
			name: "a text not to be seen", file: report, words: "is drawn as none of ours is",
			forge: before(title, "3 Tr\n"),
		},
		{
			name: "a text in white", file: report, words: "cannot be read",
			forge: page(title, func(b []byte, at int) []byte {
				from := bytes.LastIndex(b[:at], []byte("q "))
				return slices.Concat(b[:from], []byte("q 1.000 1.000 1.000 rg BT "),
					b[from+bytes.Index(b[from:], []byte("BT "))+3:])
			}),
		},
		{
			name: "a text covered", file: report, words: "covers",
			forge: page(title, func(b []byte, _ int) []byte {
				return append(b, "1.000 g\n0.00 841.89 595.28 -841.89 re f\n"...)
			}),
		},
		{
			name: "a text off the page", file: report, words: "where no page is",
			forge: page(title, func(b []byte, at int) []byte {
				from := bytes.LastIndex(b[:at], []byte("BT "))
				return slices.Concat(b[:from], []byte("BT 9000.00 9000.00 Td "), b[at:])
			}),
		},
		{
			name: "letters that show others", file: report, words: "letters may show others",
			forge: paperwork(func(_ testing.TB, p *paper) {
				for _, n := range p.numbers {
					if len(p.streams[n]) == 131072 {
						p.streams[n] = bytes.Clone(p.streams[n])
						copy(p.streams[n][2*'n':], p.streams[n][2*'m':2*'m'+2])
					}
				}
			}),
		},
		{
			name: "a verdict in the report", file: report, words: "where assessment.json gives “met”",
			forge: paperwork(func(t testing.TB, p *paper) {
				done := false
				for _, n := range p.pages() {
					if at := bytes.Index(p.streams[n+1], slices.Concat([]byte("("), text(title))); at >= 0 &&
						!done {
						from := bytes.LastIndex(p.streams[n+1][:at],
							slices.Concat([]byte("("), text("met"), []byte(")")))
						if from < 0 {
							continue
						}
						p.streams[n+1] = slices.Concat(p.streams[n+1][:from], []byte("("), text("silent"),
							p.streams[n+1][from+1+len(text("met")):])
						done = true
					}
				}
				if !done {
					t.Fatal("no verdict to change")
				}
			}),
		},
		{
			name: "the decision on the cover", file: report, words: "does not show on its cover the decision",
			forge: paperwork(func(t testing.TB, p *paper) {
				n := p.pages()[0] + 1
				if !bytes.Contains(p.streams[n], text("approved with conditions")) {
					t.Fatal("the cover shows no decision")
				}
				p.streams[n] = bytes.Replace(p.streams[n], text("approved with conditions"),
					text("Approved without exception"), 1)
			}),
		},
		{
			name: "a verdict in the workbook", file: book, words: "sheet Items shows for",
			forge: inSheet("Items", "<t>partly met</t>", "<t>not assessed</t>"),
		},
		{
			name: "a reason in the workbook", file: book, words: "under Our reason",
			forge: inSheet("Items", "Thirty days; we ask for the choice.", "Thirty days; we are content."),
		},
		{
			name: "a formula taken out", file: book, words: "formulas where",
			forge: workbook(func(t testing.TB, b *bookParts) {
				part := b.sheet(t, "Score")
				b.parts[part] = without("<f>", "</f>")(b.parts[part])
			}),
		},
		{
			name: "a formula of its own", file: book, words: "which none of ours has",
			forge: workbook(func(t testing.TB, b *bookParts) {
				b.change(t, b.sheet(t, "Score"), "<f>SUM(", "<f>2*SUM(")
			}),
		},
		{
			name: "a formula elsewhere", file: book, words: "which none of ours has",
			forge: inCell("About", "B3", func(s string) string {
				return strings.Replace(s, "</is>", "</is><f>NOW()</f>", 1)
			}),
		},
		{
			name: "a sheet hidden", file: book, words: "none of ours has",
			forge: inPart("xl/workbook.xml", `<sheet name="Findings"`,
				`<sheet state="hidden" name="Findings"`),
		},
		{
			name: "a column hidden", file: book, words: "none of ours has",
			forge: inSheet("Items", `<col min="1" max="1"`, `<col hidden="1" min="1" max="1"`),
		},
		{
			name: "a macro", file: book, words: "a macro",
			forge: another("xl/vbaProject.bin", "vbaProject", "x"),
		},
		{
			name: "a link to another workbook", file: book, words: "a link to another workbook",
			forge: another("xl/externalLinks/externalLink1.xml", "externalLink", "<x/>"),
		},
		{
			name: "formats that show nothing", file: book, words: "none of ours has",
			forge: inPart("xl/styles.xml", `formatCode="0.0"`, `formatCode=";;;"`),
		},
		{
			name: "a row put in", file: book, words: "items; assessment.json lists",
			forge: inSheet("Items", "</sheetData>",
				`<row r="78"><c r="A78" t="inlineStr"><is><t>More</t></is></c></row></sheetData>`),
		},
		{
			name: "figures of a discipline", file: book, words: "shows other figures",
			forge: inCell("Score", "I4", func(s string) string {
				return strings.Replace(s, "<v>", "<v>9", 1)
			}),
		},
	} {
		t.Run(g.name, func(t *testing.T) {
			f := earlierFiles(t)
			g.forge(t, f)
			f.resum()
			g.found(t, saved(t, f.zip(t)))
		})
	}
}
