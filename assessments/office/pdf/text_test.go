package pdf_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/office/pdf"
	"countersign/assessments/pack"
	"countersign/assessments/pack/packtest"
)

func TestWrappingLosesNoCharacterAndOverflowsNoLine(t *testing.T) {
	w := writer(t)
	letters := []*unicode.RangeTable{
		unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Han,
		unicode.Hiragana, unicode.Space, unicode.Punct, unicode.Hebrew, unicode.So,
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune(" \n\t-/ab"), letters...)).Draw(rt, "text")
		width := rapid.Float64Range(8, 120).Draw(rt, "width")
		lines, widths := w.Wrap(s, width)
		if got, want := strings.Join(lines, ""), strings.ReplaceAll(w.Settle(s), "\n", ""); got != want {
			rt.Fatalf("set as %q, not as %q", got, want)
		}
		for i, wide := range widths {
			if wide > width+1e-6 && len([]rune(strings.TrimRight(lines[i], " "))) > 1 {
				rt.Fatalf("line %d is %.2f mm wide, more than %.2f: %q", i, wide, width, lines[i])
			}
		}
	})
}

func TestWhatNoFontCanDrawIsReplacedByWhatCanBeSeen(t *testing.T) {
	w := writer(t)
	for in, want := range map[string]string{
		"go 🚀 now":         "go [U+1F680] now",
		"👍🏽":               "[U+1F44D U+1F3FD]",
		"a\u202Eb":         "a[U+202E]b",
		"数据":               "数据",
		"x² ≤ √2":          "x² ≤ √2",
		"a\r\nb\rc":        "a\nb\nc",
		"[U+0000] by hand": "[U+0000] by hand",
		"read שלום עולם!":  "read [right-to-left text, 9 characters: not set here, see assessment.json]!",
	} {
		if got := w.Settle(in); got != want {
			t.Errorf("%q is set as %q, not as %q", in, got, want)
		}
	}
}

// blocks are the ways in which a text of a person comes onto a page.
func blocks(text string) map[string]pack.Block {
	return map[string]pack.Block{
		"paragraph": {Kind: pack.Paragraph, Text: text},
		"callout":   {Kind: pack.Callout, Text: text, Tone: pack.Bad},
		"list":      {Kind: pack.Listing, Lines: []string{text}},
		"fact": {
			Kind:  pack.FactList,
			Facts: []pack.Fact{{Label: "Label", Text: text, Tone: pack.Quote}},
		},
		"cell": {Kind: pack.Grid, Table: &pack.Table{
			Columns: []pack.Column{{Title: "A", Width: 3}, {Title: "B", Width: 1}},
			Rows:    [][]pack.Cell{{{Kind: pack.TextCell, Text: text}, {Kind: pack.TextCell, Text: "b"}}},
		}},
	}
}

func TestNoCharacterOfAnAnswerIsLostOnThePages(t *testing.T) {
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	w := writer(t)
	for kind := range blocks("") {
		chapter := pack.Section{ID: "s", Title: "Chapter", Chapter: true}
		for _, text := range packtest.AwkwardTexts() {
			chapter.Blocks = append(chapter.Blocks, blocks(text)[kind])
		}
		doc := pack.Document{Facts: pack.Facts{
			ContentID: "cs-0", StateHash: "0", AsOf: packtest.AsOf,
			Audience: pack.Auditor,
		}, Title: "T", Sections: []pack.Section{chapter}}
		got := bare(pagesText(t, report(t, doc), 3))
		for name, text := range packtest.AwkwardTexts() {
			want := bare(w.Settle(text))
			if kind == "cell" { // the head of the next page and the other column stand among the lines
				got, want = strings.ReplaceAll(got, "AB", ""), strings.ReplaceAll(want, "AB", "")
				got, want = strings.ReplaceAll(got, "b", ""), strings.ReplaceAll(want, "b", "")
			}
			if !strings.Contains(got, want) {
				t.Errorf("%s in a %s: the pages do not say\n%q", name, kind, want)
			}
		}
	}
}

// pagesText is what pdftotext reads between head and foot of the pages from first on.
func pagesText(t *testing.T, report []byte, first int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "r.pdf")
	if err := os.WriteFile(path, report, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-raw", "-f", string(rune('0'+first)), "-x", "0", "-y", "60", "-W",
		"595", "-H", "718", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// bare leaves out blanks, and what readers of PDFs write in another form: ligatures, composed letters.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFKC.String(s))
}

func TestAReportOfAwkwardTextsIsSetAndReadBack(t *testing.T) {
	for name, d := range map[string]*assessments.Dossier{
		"awkward": packtest.Awkward(),
		"empty":   packtest.Empty(), "large": packtest.Large(60, 300),
	} {
		t.Run(name, func(t *testing.T) {
			doc := build(t, d, pack.Auditor)
			facts, err := pdf.ReadFacts(report(t, doc))
			if err != nil {
				t.Fatal(err)
			}
			if diff := doc.Facts.Differences(facts); len(diff) > 0 {
				t.Errorf("facts read back differ: %v", diff)
			}
		})
	}
}

func TestAHugeTextRunsOverPagesAndKeepsItsEnd(t *testing.T) {
	d := packtest.Lumen()
	d.Answers[7].Response = strings.Repeat("word and word ", 14_000) + "THE VERY END"
	d.Findings[0].Text = strings.Repeat("gap and gap ", 4_000) + "THE LAST GAP"
	pages, err := pdf.PageTexts(report(t, build(t, d, pack.Auditor)))
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, p := range pages {
		all += strings.Join(p, " ")
	}
	for _, end := range []string{"THE VERY END", "THE LAST GAP"} {
		if !strings.Contains(all, end) {
			t.Errorf("%q is not on any of %d pages", end, len(pages))
		}
	}
	if len(pages) < 40 {
		t.Errorf("200,000 characters took only %d pages", len(pages))
	}
}
