package seal_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/assessments/pack"
)

// decoy builds a tree of pages that leads to one forged page alone: the others stay in the file, where
// a careless reader finds them.
func decoy(_ testing.TB, p *paper) {
	tree := p.with("/Type /Pages")[0]
	n := p.pages()[0]
	p.streams[n+1] = bytes.Replace(p.streams[n+1], text("Lumen Chat Enterprise"),
		text("Approved for everybody"), 1)
	p.dicts[tree] = fmt.Sprintf("<</Type /Pages\n/Kids [%d 0 R ]\n/Count 1\n/MediaBox [0 0 595.28 841.89]\n>>\n", n)
}

// update adds to a report behind its end, as editors do: a new page object and a second table.
func update(t testing.TB, f files) {
	t.Helper()
	b := f[pack.ReportName]
	start := b[bytes.LastIndex(b, []byte("startxref\n"))+len("startxref\n"):]
	prev, _, _ := strings.Cut(string(start), "\n")
	at := len(b)
	add := "4 0 obj\n<</Length 5>>\nstream\nBT ET\nendstream\nendobj\n"
	table := at + len(add)
	root := b[bytes.Index(b, []byte("/Root ")):]
	root = root[:bytes.IndexByte(root, '\n')]
	add += fmt.Sprintf("xref\n4 1\n%010d 00000 n \ntrailer\n<<\n/Size 5\n%s\n/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n", at, root, prev, table)
	f[pack.ReportName] = append(bytes.Clone(b), add...)
}

func TestForgedReportsAreFoundByName(t *testing.T) {
	const item, verdict = "Use is monitored", "not assessed"
	file := pack.ReportName
	runForgeries(t, false, []forgery{
		{
			name: "a verdict", file: file, words: "shows “met” where assessment.json gives “not met”",
			forge: page("not met", func(b []byte, at int) []byte {
				return slices.Concat(b[:at], bytes.Replace(b[at:], text("not met"), text("met"), 1))
			}),
		},
		{
			name: "a name", file: file, words: "shows “Eve Brandt",
			forge: paperwork(func(t testing.TB, p *paper) {
				for _, n := range p.pages() {
					p.streams[n+1] = bytes.ReplaceAll(p.streams[n+1], text("Ada Brandt"), text("Eve Brandt"))
				}
			}),
		},
		{name: "decoy pages", file: file, words: "holds a page that is not shown", forge: paperwork(decoy)},
		{
			name: "a page in two places", file: file, words: "is not a page of ours",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.with("/Type /Pages")[0]
				p.dicts[n] = strings.Replace(p.dicts[n],
					fmt.Sprintf("[%d 0 R %d 0 R ", p.pages()[0], p.pages()[1]),
					fmt.Sprintf("[%d 0 R %d 0 R ", p.pages()[0], p.pages()[0]), 1)
			}),
		},
		{
			name: "pages swapped", file: file, words: "page 2 shows",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.with("/Type /Pages")[0]
				a, b := strconv.Itoa(p.pages()[1])+" 0 R ", strconv.Itoa(p.pages()[2])+" 0 R "
				p.dicts[n] = strings.Replace(p.dicts[n], a+b, b+a, 1)
			}),
		},
		{
			name: "a page taken out", file: file, words: "holds a page that is not shown",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.with("/Type /Pages")[0]
				count := len(p.pages())
				p.dicts[n] = strings.Replace(p.dicts[n], strconv.Itoa(p.pages()[3])+" 0 R ", "", 1)
				p.dicts[n] = strings.Replace(p.dicts[n], fmt.Sprintf("/Count %d", count),
					fmt.Sprintf("/Count %d", count-1), 1)
			}),
		},
		{
			name: "a page shows another's content", file: file, words: "other content than its own",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.pages()[4]
				p.dicts[n] = strings.Replace(p.dicts[n], fmt.Sprintf("/Contents %d 0 R", n+1),
					fmt.Sprintf("/Contents %d 0 R", p.pages()[5]+1), 1)
			}),
		},
		{
			name: "a page with more content", file: file, words: "is not a page of ours",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.pages()[4]
				p.dicts[n] = strings.Replace(p.dicts[n], fmt.Sprintf("/Contents %d 0 R", n+1),
					fmt.Sprintf("/Contents [%d 0 R %d 0 R]", n+1, n+3), 1)
			}),
		},
		{
			name: "added to after it was written", file: file,
			words: "was added to 1 times after it was written", forge: update,
		},
		{
			name: "something behind its end", file: file, words: "something follows its end",
			forge: raw(func(b []byte) []byte { return append(b, "<html>"...) }),
		},
		{
			name: "something before its beginning", file: file, words: "does not begin as a PDF of ours",
			forge: raw(func(b []byte) []byte { return append([]byte("GIF89a"), b...) }),
		},
		{
			name: "bytes between its objects", file: file, words: "does not end where the next begins",
			forge: paperwork(func(_ testing.TB, p *paper) { p.dicts[p.pages()[0]] += "endobj\n%note\n" }),
		},
		{
			name: "an object that nothing shows", file: file, words: "trailer does not lead to its last objects",
			forge: paperwork(func(_ testing.TB, p *paper) { p.add("<</Type /Note>>\n") }),
		},
		{
			name: "a script", file: file, words: "holds a script",
			forge: catalogue("/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>"),
		},
		{
			name: "a script under a name of its own", file: file, words: "the catalogue",
			forge: catalogue("/OpenAct#69on <</S /J#61vaScript /J#53 (x)>>"),
		},
		{
			name: "an action on opening", file: file, words: "does something when it is opened",
			forge: catalogue("/OpenAction [3 0 R /FitH 0]"),
		},
		{
			name: "an address outside", file: file, words: "leads to an address outside",
			forge: dict("/Subtype /Link", "/Dest [",
				"/A <</S /URI /URI (https://example.invalid)>> /Dest ["),
		},
		{
			name: "a link to another page", file: file, words: "a page (object",
			forge: dict("/Subtype /Link", "/XYZ 0 779.53", "/XYZ 0 100.00"),
		},
		{
			name: "a program to start", file: file, words: "starts another program",
			forge: catalogue("/OpenAction <</S /Launch /F (calc.exe)>>"),
		},
		{
			name: "a file attached", file: file, words: "the catalogue",
			forge: dict("/Type /Catalog", "/Names [\n  \n]", "/Names [(x) <</Type /Filespec /F (x)>>]"),
		},
		{
			name: "a form", file: file, words: "holds a form",
			forge: catalogue("/AcroForm <</Fields [] /NeedAppearances true>>"),
		},
		{
			name: "layers", file: file, words: "has layers that can be hidden",
			forge: catalogue("/OCProperties <</OCGs []>>"),
		},
		{name: "encrypted", file: file, words: "is encrypted", forge: paperwork(func(_ testing.TB, p *paper) {
			p.trailer = strings.Replace(p.trailer, "/Root", "/Encrypt 1 0 R\n/Root", 1)
		})},
		{
			name: "a remark over a page", file: file, words: "is not a page of ours",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.pages()[2]
				p.dicts[n] = strings.Replace(p.dicts[n], "/Contents",
					"/Annots [\n<</Type /Annot /Subtype /FreeText /Rect [0 0 600 900] /Contents (approved)>>]\n/Contents", 1)
			}),
		},
		{
			name: "a remark among the links", file: file, words: "has a remark over a page",
			forge: dict("/Subtype /Link", "/Annots [",
				"/Annots [<</Type /Annot /Subtype /FreeText /Rect [0 0 600 900] /DA (x)>>"),
		},
		{
			name: "a page cropped", file: file, words: "the tree of pages",
			forge: dict("/Type /Pages", "/MediaBox [0 0 595.28 841.89]", "/MediaBox [0 0 595.28 420.00]"),
		},
		{
			name: "a page turned", file: file, words: "is not a page of ours",
			forge: dict("/Type /Page\n", "/Parent 1 0 R\n", "/Parent 1 0 R\n/Rotate 180\n"),
		},
		{
			name: "resources of its own", file: file, words: "is not a page of ours",
			forge: dict("/Type /Page\n", "/Resources 2 0 R", "/Resources <</Font <<>>>>"),
		},
		{
			name: "a picture", file: file, words: "the list of fonts",
			forge: dict("/ProcSet", "/XObject <<", "/XObject <</I1 4 0 R "),
		},
		{
			name: "a text not to be seen", file: file, words: "moved, covered, or not to be seen",
			forge: before(item, "3 Tr "),
		},
		{
			name: "a text in white", file: file, words: "moved, covered, or not to be seen",
			forge: page(item, func(b []byte, at int) []byte {
				from := bytes.LastIndex(b[:at], []byte("q "))
				return slices.Concat(b[:from], []byte("q 1.000 1.000 1.000 rg BT "),
					b[from+bytes.Index(b[from:], []byte("BT "))+3:])
			}),
		},
		{
			name: "a text covered", file: file, words: "moved, covered, or not to be seen",
			forge: page(item, func(b []byte, _ int) []byte {
				return append(b, "1.000 g 0.00 841.89 595.28 -841.89 re f\n"...)
			}),
		},
		{
			name: "a text covered and another set over it", file: file, words: "shows “Approved”",
			forge: page(item, func(b []byte, _ int) []byte {
				return slices.Concat(b, []byte(
					"1.000 g 0.00 841.89 595.28 -841.89 re f\nq 0 g BT 60.00 600.00 Td ("), text("Approved"),
					[]byte(") Tj ET Q\n"))
			}),
		},
		{
			name: "a text moved off the page", file: file, words: "moved, covered, or not to be seen",
			forge: page(item, func(b []byte, at int) []byte {
				from := bytes.LastIndex(b[:at], []byte("BT "))
				return slices.Concat(b[:from], []byte("BT 9000.00 9000.00 Td "), b[at:])
			}),
		},
		{
			name: "a text moved a little", file: file, words: "moved, covered, or not to be seen",
			forge: page(item, func(b []byte, at int) []byte {
				from := bytes.LastIndex(b[:at], []byte("BT "))
				return slices.Concat(b[:from], []byte("BT 62.39 600.00 Td "), b[at:])
			}),
		},
		{
			name: "a text cut off", file: file, words: "moved, covered, or not to be seen",
			forge: before(item, "0 0 1 1 re W n "),
		},
		{
			name: "a text too small to read", file: file, words: "moved, covered, or not to be seen",
			forge: before(item, "0.01 0 0 0.01 0 0 cm "),
		},
		{
			name: "a text set by other signs", file: file, words: "shows",
			forge: page(verdict, func(b []byte, at int) []byte {
				end := at + bytes.Index(b[at:], []byte(") Tj"))
				return slices.Concat(b[:at], []byte("<006D00650074> Tj"), b[end+len(") Tj"):])
			}),
		},
		{
			name: "a shape of another verdict", file: file, words: "moved, covered, or not to be seen",
			forge: page(verdict, func(b []byte, _ int) []byte {
				return append(b, "0.086 0.431 0.243 rg 100.00 100.00 10.00 10.00 re f\n"...)
			}),
		},
		{
			name: "letters that show others", file: file, words: "a font’s table of letters",
			forge: paperwork(func(_ testing.TB, p *paper) {
				for _, n := range p.numbers {
					if len(p.streams[n]) == 131072 {
						p.streams[n] = bytes.Clone(p.streams[n])
						copy(p.streams[n][2*'n':], p.streams[n][2*'m':2*'m'+2])
						return
					}
				}
			}),
		},
		{
			name: "letters drawn otherwise", file: file, words: "a font’s drawings",
			forge: paperwork(func(_ testing.TB, p *paper) {
				n := p.with("/Length1")[0]
				p.streams[n] = bytes.Clone(p.streams[n])
				p.streams[n][len(p.streams[n])/2] ^= 0xff
			}),
		},
		{
			name: "letters copied as others", file: file, words: "does not hold what this program writes",
			forge: paperwork(func(_ testing.TB, p *paper) {
				for _, n := range p.numbers {
					if bytes.Contains(p.streams[n], []byte("begincmap")) {
						p.streams[n] = bytes.Replace(p.streams[n], []byte("<0000> <FFFF> <0000>"),
							[]byte("<0000> <FFFF> <0001>"), 1)
						return
					}
				}
			}),
		},
		{
			name: "widths of letters", file: file, words: "a font",
			forge: dict("/CIDFontType2", "/DW 600", "/DW 0"),
		},
		{
			name: "its title", file: file, words: "the properties",
			forge: dict("/Producer", string(text("Lumen")), string(text("Lunar"))),
		},
		{
			name: "its facts", file: file, words: "the properties",
			forge: dict("/Producer", string(text("met=2")), string(text("met=4"))),
		},
		{
			name: "an entry of the outline", file: file, words: "an entry of the outline",
			forge: dict("/Parent", string(text("Governance")), string(text("Gouvernanc"))),
		},
		{
			name: "bytes hidden behind a page's content", file: file,
			words: "bytes are hidden behind its content", forge: raw(func(b []byte) []byte {
				at := bytes.Index(b, []byte("/Filter /FlateDecode /Length "))
				from := at + len("/Filter /FlateDecode /Length ")
				length, end := string(b[from:from+bytes.IndexByte(b[from:], '>')]), from+
					bytes.Index(b[from:], []byte("\nendstream"))
				n, _ := strconv.Atoi(length)
				out := slices.Concat(b[:from], []byte(fmt.Sprintf("%0*d", len(length), n+3)),
					b[from+len(length):end], []byte("xyz"), b[end:])
				return retable(out, 3)
			}),
		},
		{name: "another version of PDF", file: file, words: "its head", forge: raw(func(b []byte) []byte {
			return bytes.Replace(b, []byte("%PDF-1.3"), []byte("%PDF-1.7"), 1)
		})},
		{name: "cut short", file: file, words: "cut short", forge: raw(func(b []byte) []byte {
			return b[:len(b)/2]
		})},
	})
}

// retable moves the places of a table by n bytes, for the objects behind the first stream.
func retable(b []byte, n int) []byte {
	start := bytes.LastIndex(b, []byte("xref\n0 "))
	first := bytes.Index(b, []byte("endstream"))
	lines := strings.Split(string(b[start:]), "\n")
	for i, l := range lines {
		if len(l) == 19 && strings.HasSuffix(l, " 00000 n ") {
			if at, _ := strconv.Atoi(l[:10]); at >= first-n {
				lines[i] = fmt.Sprintf("%010d%s", at+n, l[10:])
			}
		}
		if l == "startxref" {
			at, _ := strconv.Atoi(lines[i+1])
			lines[i+1] = strconv.Itoa(at + n)
		}
	}
	return append(bytes.Clone(b[:start]), strings.Join(lines, "\n")...)
}
