package pdf

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments/intake/outline"
)

// measures are what is usual in a document: the distance of its lines and where they end.
type measures struct {
	pitch float64
	left  float64
	right float64
}

// paragraphs joins the lines of the pages to paragraphs, across pages if a sentence continues.
func paragraphs(sheets []sheet) []block {
	var all []line
	var notes []block
	usual := usualSize(sheets)
	for i := range sheets {
		body, below := footnotes(arrange(sheets[i].lines), usual, sheets[i].height)
		all, notes = append(all, body...), append(notes, below...)
	}
	m := measure(all)
	words := vocabulary(all)
	var out []block
	var last line
	open, count := -1, 0 // the open paragraph and its lines so far
	for _, l := range all {
		switch {
		case outline.Rule(l.text):
			last = line{}
			continue
		// a page number of the original, in the middle of a sentence perhaps
		case loneNumber.MatchString(l.text):
			out = append(out, block{text: l.text, page: l.page})
			last.page = -1
			continue
		}
		rest, bullet := outline.Bullet(l.text)
		if last.text == "" || bullet || m.breaks(last, l, count == 1) {
			if bullet {
				l.lead = max(0, l.lead-(len(l.text)-len(rest)))
			}
			open, count = len(out), 0
			out = append(out, block{text: rest, page: l.page, bold: l.bold, lead: l.lead, bullet: bullet})
		} else {
			out[open].extend(l, words)
		}
		last = l
		count++
	}
	return withNotes(out, notes)
}

// extend takes a further line into the paragraph.
func (b *block) extend(l line, words lexicon) {
	if b.lead == 0 && b.bold && !l.bold {
		b.lead = len(b.text)
		if l.lead > 0 {
			b.lead += 1 + l.lead
		}
	}
	b.bold = b.bold && l.bold
	b.text = words.join(b.text, l.text)
	b.lead = min(b.lead, len(b.text))
}

// sameBaseline joins pieces that PDFium gives apart and that stand beside each other on the page.
func sameBaseline(lines []line) []line {
	var out []line
	for _, l := range lines {
		if n := len(out) - 1; n >= 0 && math.Abs(out[n].y-l.y) < 1.5 && l.x0 >= out[n].x1-1 {
			out[n].text += " " + l.text
			out[n].x1 = l.x1
			out[n].bold = out[n].bold && l.bold
			out[n].broken, out[n].form = l.broken, joined(out[n].form, l.form)
			continue
		}
		out = append(out, l)
	}
	return out
}

// joined is where the fields stand in a line of two pieces.
func joined(first, second filled) filled {
	all := first&filledFirst | second&filledLast
	if first|second != 0 {
		all |= filledWithin
	}
	return all
}

// inOrder sorts a page's lines from the top where the file has them in a disorder that no columns explain.
func inOrder(lines []line) []line {
	up := 0
	for i := 1; i < len(lines); i++ {
		if lines[i].y > lines[i-1].y+2 {
			up++
		}
	}
	if up*4 > len(lines) && len(lines) > 8 {
		slices.SortStableFunc(lines, downwards)
	}
	return lines
}

// downwards orders lines by their height on the page, the uppermost first; one and a half points apart
// is one height.
func downwards(a, b line) int {
	switch {
	case a.y > b.y+1.5:
		return -1
	case b.y > a.y+1.5:
		return 1
	}
	return 0
}

// measure finds the distance of lines within paragraphs, the smallest that is common, and the usual margins.
func measure(lines []line) measures {
	steps := map[int]int{}
	total := 0
	var left, right []float64
	for i, l := range lines {
		left, right = append(left, l.x0), append(right, l.x1)
		if i == 0 || l.page != lines[i-1].page {
			continue
		}
		if step := lines[i-1].y - l.y; step > 4 && step < 60 {
			steps[int(math.Round(step*2))]++
			total++
		}
	}
	m := measures{pitch: 14}
	bins := make([]int, 0, len(steps))
	for bin := range steps {
		bins = append(bins, bin)
	}
	slices.Sort(bins)
	for _, bin := range bins {
		if (steps[bin]+steps[bin+1])*100 >= total*15 {
			m.pitch = float64(bin+1) / 2
			break
		}
	}
	sort.Float64s(left)
	sort.Float64s(right)
	if n := len(right); n > 0 {
		m.left, m.right = left[n/20], right[n-1-n/20]
	}
	return m
}

// breaks reports that b begins a paragraph after a; alone says that a is its paragraph's only line so far.
func (m measures) breaks(a, b line, alone bool) bool {
	step := a.y - b.y
	if a.page != b.page || step < 0 {
		return !m.goesOn(a, b)
	}
	if m.rowOfForm(a, b) || step > m.pitch*1.3 || a.bold != b.bold && (a.bold && alone || b.bold && m.short(a)) {
		return true
	}
	closed := closes(a.text)
	moved := math.Abs(b.x0 - a.x0)
	if outline.Numbered(b.text) && !refers(a.text) {
		// "(iv)" at the start of a line may stand in the middle of a sentence
		return moved > 5 || m.short(a) || alone && outline.Numbered(a.text) || closed &&
			!strings.HasSuffix(a.text, ";")
	}
	return closed && (m.short(a) || moved > 8 && !hanging(a, b)) || alone && m.short(a) && !joins(a.text) &&
		titleAlone(a, b)
}

// rowOfForm reports lines of a form that are no running text with fields in it.
func (m measures) rowOfForm(a, b line) bool {
	return a.form&filledLast != 0 || b.form&filledFirst != 0 || a.form|b.form != 0 && (m.short(a) || closes(a.text))
}

// hanging is the second line of a numbered paragraph, set further in than its number.
func hanging(a, b line) bool { return b.x0 > a.x0 && outline.Numbered(a.text) }

// short reports a line that ends well before the margin.
func (m measures) short(l line) bool {
	if l.column != nil {
		return l.x1 < l.column.right-l.column.width()*0.12
	}
	return l.x1 < m.right-(m.right-m.left)*0.12
}

// goesOn reports a sentence that continues on the next page or column.
func (m measures) goesOn(a, b line) bool {
	first, _ := utf8.DecodeRuneInString(b.text)
	if !closes(a.text) && unicode.IsLower(first) && !outline.Numbered(b.text) {
		return true
	}
	if closes(a.text) || a.bold != b.bold || outline.Numbered(b.text) && !refers(a.text) || m.short(a) &&
		!joins(a.text) {
		return false
	}
	return a.broken || joins(a.text) || !titleAlone(b, a)
}

// closes reports the end of a sentence or clause.
func closes(s string) bool {
	s = strings.TrimRight(s, "\"”’')")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".:;?!", r)
}

// joins reports an end that announces more: a comma, "and", "or".
func joins(s string) bool {
	return strings.HasSuffix(s, ",") || strings.HasSuffix(s, " and") || strings.HasSuffix(s, " or")
}

// refers reports an end such as "as set out in Section", after which a number begins no paragraph.
func refers(s string) bool {
	switch strings.ToLower(strings.TrimRight(s[strings.LastIndexByte(s, ' ')+1:], ".")) {
	case "section", "sections", "clause", "clauses", "article", "articles", "schedule", "exhibit", "annex",
		"appendix", "paragraph", "of", "in", "to", "the", "at", "least", "than", "§":
		return true
	}
	return false
}

// titleAlone reports a line in capitals before one that is not.
func titleAlone(a, b line) bool { return capitals(a.text) && !capitals(b.text) }

func capitals(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 4
}
