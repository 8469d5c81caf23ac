package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Read says where a report that this program no longer writes does not agree with its assessment.json.
// It must be built as reports are, of the fonts of this program, with nothing in it that is not shown;
// the cover and the cards of the items are compared with the record.
func (w *Writer) Read(report []byte, r *pack.Reading) []string {
	f, err := parse(report)
	if err != nil {
		return append(suspicious(report), "is not a report as this program writes them: "+err.Error())
	}
	facts, err := f.facts()
	if err != nil {
		return append(suspicious(report), err.Error())
	}
	var out []string
	for _, d := range r.Facts.Differences(facts) {
		out = append(out, fmt.Sprintf("does not agree with %s: %s", pack.RecordName, d))
	}
	texts, wrong := w.readAll(f)
	if len(wrong) > 0 {
		return append(append(suspicious(report), out...), wrong...)
	}
	states, err := r.States()
	if err != nil {
		return append(out, err.Error())
	}
	c := claims{texts: texts, settle: w.settler(), record: r.Record(), states: states}
	out = append(append(out, c.cover()...), c.cards()...)
	return out[:min(len(out), 20)]
}

// readAll reads every object of a report, and gives the texts of its pages.
func (w *Writer) readAll(f *file) (texts []string, wrong []string) {
	pages, err := f.pages()
	if err != nil {
		return nil, []string{err.Error()}
	}
	used := map[string]map[rune]bool{}
	for i, number := range pages {
		var list []shown
		content, err := f.object(number).content()
		if err == nil {
			list, err = readDrawing(content)
		}
		if err != nil {
			return nil, []string{fmt.Sprintf("page %d %s", i+1, err)}
		}
		for _, s := range list {
			texts = append(texts, s.text)
			if used[s.font] == nil {
				used[s.font] = map[rune]bool{}
			}
			for _, c := range s.text {
				used[s.font][c] = true
			}
		}
	}
	fonts, err := w.checkFonts(f, used)
	if err != nil {
		return nil, []string{err.Error()}
	}
	for i, o := range f.objects {
		if !fonts[i+1] && !slices.Contains(pages, i+1) && !o.known() {
			wrong = append(wrong, fmt.Sprintf("%s (object %d) is not as this program writes it",
				kindOfObject(o), i+1))
		}
	}
	return texts, wrong
}

const (
	pdfText = `\((?:[^\\()]|\\.)*\)`
	pdfDest = `/Dest \[\d+ 0 R /XYZ 0 [\d.]+ null\]`
)

// knownPatterns are the objects of a report that are neither fonts nor what a page shows.
var knownPatterns = []*regexp.Regexp{
	kidsPattern,
	regexp.MustCompile(`^<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n(?:/Annots \[(?:<</Type /Annot /Subtype /Link /Rect \[[\d. ]+\] /Border \[0 0 0\] ` + pdfDest + `>>)+\]\n)?/Contents \d+ 0 R>>\n$`),
	resourcesPattern,
	regexp.MustCompile(`(?s)^<</Title ` + pdfText +
		`\n/Parent \d+ 0 R\n(?:/Prev \d+ 0 R\n)?(?:/Next \d+ 0 R\n)?(?:/First \d+ 0 R\n/Last \d+ 0 R\n)?` +
		pdfDest + `\n/Count 0>>\n$`),
	regexp.MustCompile(`^<</Type /Outlines /First \d+ 0 R\n/Last \d+ 0 R>>\n$`),
	regexp.MustCompile(`(?s)^<<\n/Producer ` + pdfText + `\n/Title ` + pdfText + `\n/Subject ` + pdfText +
		`\n/Keywords ` + pdfText + `\n/Creator ` + pdfText +
		`\n/CreationDate \(D:\d{14}\)\n/ModDate \(D:\d{14}\)\n>>\n$`),
	regexp.MustCompile(`^<<\n/Type /Catalog\n/Pages 1 0 R\n/Outlines \d+ 0 R\n/PageMode /UseOutlines\n/Names <<\n/EmbeddedFiles << /Names \[\n  \n\] >>\n>>\n>>\n$`),
}

func (o object) known() bool {
	return !o.stream && slices.ContainsFunc(knownPatterns, func(p *regexp.Regexp) bool {
		return p.Match(o.dict)
	})
}

// claims compares what pages show with the record.
type claims struct {
	texts  []string
	settle func(string) string
	record *pack.Record
	states map[string]string // words by item
	words  []string
}

// at reports whether the texts from a place on spell a text, and how many they are.
func (c *claims) at(i int, s string) (int, bool) {
	rest := strings.TrimRight(c.settle(s), " ")
	if i >= len(c.texts) || rest == "" {
		return 0, false
	}
	n := 0
	for ; rest != "" && i+n < len(c.texts); n++ {
		t := c.texts[i+n]
		switch {
		case strings.HasPrefix(rest, t):
			rest = strings.TrimLeft(rest[len(t):], "\n")
		case strings.TrimRight(t, " ") == rest:
			rest = ""
		default:
			return 0, false
		}
	}
	return n, rest == ""
}

// cover compares the decision and the score on the first page.
func (c *claims) cover() []string {
	var due [][2]string
	if r := c.record; r.Figures != nil {
		due = append(due, [2]string{"Decision", r.Decision})
		if t := r.Figures.Total; t.Scored {
			due = append(due, [2]string{
				"Score",
				fmt.Sprintf("%s of 100 (%s), band %s to %s,", permille(t.Score), t.Word, permille(t.BandLow),
					permille(t.BandHigh)),
			})
		}
	}
	var out []string
	for _, d := range due {
		i := slices.Index(c.texts, d[0])
		if i < 0 || i+1 >= len(c.texts) ||
			!strings.HasPrefix(strings.Join(c.texts[i+1:min(i+4, len(c.texts))], ""), d[1]) {
			out = append(out, fmt.Sprintf("does not show on its cover the %s that %s gives: “%s”",
				strings.ToLower(d[0]), pack.RecordName, d[1]))
		}
	}
	return out
}

// cards compares what is shown of the items, on a card or in a row of a table: each is there, with the
// verdict on record and, in the first format, no other. Later formats also have tables of what an item
// was.
func (c *claims) cards() []string {
	shows := map[string][]string{} // item → verdicts
	for i := range c.texts {
		word, n := c.word(i)
		if word == "" {
			continue
		}
		if id := c.cardAt(i + n); id != "" {
			shows[id] = append(shows[id], word)
		} else if id := c.rowBefore(i); id != "" && (c.record.Format == 1 || word == c.states[id]) {
			shows[id] = append(shows[id], word)
		}
	}
	var out []string
	for _, it := range c.record.Items {
		due := c.states[it.Item.ID]
		other := slices.ContainsFunc(shows[it.Item.ID], func(s string) bool { return s != due })
		if !it.Judged.Hidden && (other || len(shows[it.Item.ID]) == 0) {
			out = append(out, fmt.Sprintf("shows for %s “%s” where %s gives “%s”", it.Item.ID,
				strings.Join(shows[it.Item.ID], ", "), pack.RecordName, due))
		}
	}
	return out
}

// word is the verdict or state that the texts from a place on spell, and in how many of them.
func (c *claims) word(i int) (string, int) {
	for _, w := range c.vocabulary() {
		if n, ok := c.at(i, w); ok {
			return w, n
		}
	}
	return "", 0
}

// vocabulary lists every word for a verdict, and the states on record.
func (c *claims) vocabulary() []string {
	if c.words == nil {
		c.words = []string{assessments.NotAssessed.Title()}
		for _, v := range assessments.Verdicts() {
			c.words = append(c.words, v.Title())
		}
		for _, s := range c.states {
			if !slices.Contains(c.words, s) {
				c.words = append(c.words, s)
			}
		}
	}
	return c.words
}

// rowBefore is the item whose title the texts before a place spell; "" for none, or where two have
// that title.
func (c *claims) rowBefore(i int) string {
	found := ""
	for _, it := range c.record.Items {
		titles := pack.RowTitles(it.Item, it.Judged)
		for from := max(0, i-mostLines); from < i; from++ {
			if !slices.ContainsFunc(titles, func(title string) bool {
				n, ok := c.at(from, title)
				return ok && from+n == i
			}) {
				continue
			}
			if found != "" && found != it.Item.ID {
				return ""
			}
			found = it.Item.ID
		}
	}
	return found
}

// mostLines is how many lines a title takes in a cell at most.
const mostLines = 12

var pointsPattern = regexp.MustCompile(`^(?:–|(?:open|[0-9.,]+) of [0-9.,]+)$`)

// cardAt is the item whose title and line of facts the texts from a place on spell, behind its points;
// "" for none.
func (c *claims) cardAt(i int) string {
	if i < len(c.texts) && pointsPattern.MatchString(c.texts[i]) {
		i++
	}
	for _, it := range c.record.Items {
		n, ok := c.at(i, it.Item.Title)
		if ok && i+n < len(c.texts) && strings.HasPrefix(c.texts[i+n], it.Item.ID+" ") {
			return it.Item.ID
		}
	}
	return ""
}

var errFonts = errors.New("its fonts are not those of this program: letters may show others than they are")

// resourcesPattern is the object that lists the fonts.
var (
	resourcesPattern = regexp.MustCompile(
		`^<<\n/ProcSet \[/PDF /Text /ImageB /ImageC /ImageI\]\n/Font <<\n((?:/F[0-9a-f]{40} \d+ 0 R\n)+)>>\n/XObject <<\n>>\n/ColorSpace <<\n>>\n>>\n$`)
	fontReference = regexp.MustCompile(`/(F[0-9a-f]{40}) (\d+) 0 R\n`)
	basePattern   = regexp.MustCompile(`/BaseFont /utf8(f[a-z0-9]+)\n`)
	anyReference  = regexp.MustCompile(`\d+ 0 R`)
)

// fontObjects is how many objects a font is made of, one behind the other.
const fontObjects = 7

// fontsOf finds the fonts of a report by their names among the resources: the number of the first
// object of each.
func fontsOf(f *file) (map[string]int, error) {
	m := resourcesPattern.FindSubmatch(f.object(2).dict)
	if m == nil {
		return nil, errFonts
	}
	out := map[string]int{}
	for _, r := range fontReference.FindAllSubmatch(m[1], -1) {
		out[string(r[1])] = int(value(r[2]))
	}
	return out, nil
}

// sameFont compares the objects of two fonts.
func sameFont(a *file, from int, b *file, other int) bool {
	for i := range fontObjects {
		x, y := a.object(from+i), b.object(other+i)
		x.dict, y.dict = anyReference.ReplaceAll(x.described(), nil),
			anyReference.ReplaceAll(y.described(), nil)
		if len(y.dict) == 0 || x.stream != y.stream || !bytes.Equal(x.dict, y.dict) {
			return false
		}
		if same, _ := x.same(y); !same {
			return false
		}
	}
	return true
}
