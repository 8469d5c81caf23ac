package docx

import (
	"slices"
	"strings"
	"unicode"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// view is one of the two texts of a document: with its tracked changes accepted, or before them.
type view struct {
	doc    *document
	drop   change // what this text leaves out
	counts *counters
	out    *outline.Builder
	joined []run // of paragraphs whose end this text does not have
	notes  []string
	under  int // level of the numbered item that bullets now stand under
	// tracked are the changes and comments; nil if they are not wanted of this text.
	tracked *tracking
	margin  *margin // nil for the body
}

// add takes a paragraph.
func (v *view) add(p paragraph) {
	block, ok := v.block(p)
	if !ok {
		v.tracked.apart()
		v.give(outline.Block{Places: block.Places})
		return
	}
	v.give(block)
	v.addNotes()
}

// addNotes adds the notes that the last block refers to.
func (v *view) addNotes() {
	notes := v.notes
	v.notes = nil
	for _, id := range notes {
		v.give(v.note(id))
	}
}

// block makes the paragraph's block; ok is false where it is empty here, and has places alone, or joins on to
// the next one.
func (v *view) block(p paragraph) (outline.Block, bool) {
	runs := append(v.joined, p.runs...)
	v.joined = nil
	v.notes = append(v.notes, p.notes...)
	v.tracked.begin()
	if p.mark&v.drop != 0 && v.shows(runs) {
		v.joined = runs
		return outline.Block{}, false
	}
	words, lead, places := v.words(runs)
	if strings.TrimSpace(words) == "" {
		return outline.Block{Places: places}, false
	}
	styles := v.doc.styles
	if styles.contents(p.style) {
		return outline.Block{Kind: assessments.ParagraphMargin, Text: words, Places: places}, true
	}
	number, depth, listed := v.number(p)
	if number != "" {
		words = number + " " + words
		shift(places, len(number)+1)
		if lead != "" {
			lead = number + " " + lead
		}
	}
	block := outline.Block{Kind: assessments.ParagraphBody, Text: words, Lead: lead, Places: places}
	switch {
	case listed && number != "":
		v.under = depth + 1
		block.Kind, block.Level = assessments.ParagraphListItem, v.under
	case listed: // levels of different lists do not compare: bullets stand under the number before them
		block.Kind, block.Level = assessments.ParagraphListItem, v.under+depth+1
	default:
		v.under = 0
	}
	if level := v.level(p); level > 0 && titleLike(words) {
		block.Kind, block.Level = assessments.ParagraphHeading, level
	}
	return block, true
}

// level is the heading level of a paragraph: its own outline level, else that of its style.
func (v *view) level(p paragraph) int {
	if p.outline >= 0 && p.outline < 9 {
		return p.outline + 2
	}
	return v.doc.styles.level(p.style)
}

// titleLike tells a heading from a whole clause set in a heading style for the sake of its number.
func titleLike(words string) bool {
	n := len(strings.Fields(words))
	return n <= 14 || n <= 28 && !strings.HasSuffix(strings.TrimSpace(words), ".")
}

// number counts the paragraph in its list, if it is in one.
func (v *view) number(p paragraph) (text string, depth int, listed bool) {
	styleNum, styleLevel, by := v.doc.styles.number(p.style)
	numID, ilvl := p.numID, p.ilvl
	if numID == "" {
		numID = styleNum
	}
	if numID == "" || numID == "0" {
		return "", 0, false
	}
	if ilvl < 0 {
		ilvl = styleLevel
	}
	return v.counts.next(numID, ilvl, by)
}

// shows reports whether this text has any of the runs.
func (v *view) shows(runs []run) bool {
	for _, r := range runs {
		if r.change&v.drop == 0 && strings.TrimSpace(r.text) != "" {
			return true
		}
	}
	return false
}

// words joins the runs this text has; lead is the bold part at the start, places are those of changes and
// comments.
func (v *view) words(runs []run) (words, lead string, places []*outline.Place) {
	var b strings.Builder
	bold, open := 0, true
	for _, r := range runs {
		from := b.Len()
		if r.change&v.drop != 0 {
			if r.change&v.drop == struck {
				b.WriteString(outline.Gap(r.text))
			}
			places = append(places, v.tracked.run(r, from, from)...)
			continue
		}
		b.WriteString(r.text)
		places = append(places, v.tracked.run(r, from, b.Len())...)
		if open && (r.bold || strings.TrimSpace(r.text) == "") {
			bold = b.Len()
		} else {
			open = false
		}
	}
	slices.SortStableFunc(places, func(a, b *outline.Place) int { return a.At - b.At })
	return b.String(), strings.TrimSpace(b.String()[:bold]), places
}

func shift(places []*outline.Place, by int) {
	for _, p := range places {
		p.At += by
	}
}

// line puts blocks together to one line, with what is between them.
type line struct {
	text   strings.Builder
	places []*outline.Place
}

// add writes a block behind what is there.
func (l *line) add(between, text string, places []*outline.Place) {
	text = strings.ReplaceAll(outline.Fit(text, places), "\n", " ")
	if text != "" {
		l.text.WriteString(between)
	}
	shift(places, l.text.Len())
	l.places = append(l.places, places...)
	l.text.WriteString(text)
}

// addRow takes a row of a table: "cell | cell", or its paragraphs where it only lays out the page.
func (v *view) addRow(r row) {
	if r.change&v.drop != 0 {
		if v.tracked != nil {
			v.tracked.row(r, v.out.Mark())
			v.give(outline.Block{})
		}
		return
	}
	if v.layout(r) {
		for _, cell := range r.cells {
			for _, p := range cell {
				v.add(p)
			}
		}
		return
	}
	var out line
	filled := false
	for i, cell := range r.cells {
		if i > 0 {
			out.text.WriteString(" | ")
		}
		between := ""
		for _, p := range cell {
			block, ok := v.block(p)
			if out.add(between, block.Text, block.Places); ok {
				between, filled = " ", true
			}
		}
	}
	text := out.text.String()
	if !filled {
		text = ""
	}
	v.give(outline.Block{Kind: assessments.ParagraphTableRow, Text: text, Places: out.places})
	v.addNotes()
}

// layout reports a row of one cell, or with a cell that holds a text rather than an entry. Only what this text
// has of it counts.
func (v *view) layout(r row) bool {
	if len(r.cells) < 2 {
		return true
	}
	for _, cell := range r.cells {
		size, filled := 0, 0
		for _, p := range cell {
			before := size
			for _, run := range p.runs {
				if run.change&v.drop == 0 {
					size += len(run.text)
				}
			}
			if size > before {
				filled++
			}
		}
		if filled > 2 && size > 1500 {
			return true
		}
	}
	return false
}

// note is the paragraph of a footnote or endnote.
func (v *view) note(id string) outline.Block {
	var out line
	out.text.WriteString(noteMark(id))
	for _, p := range v.doc.notes[id] {
		v.tracked.begin()
		v.doc.changed = v.doc.changed || p.changed
		words, _, places := v.words(p.runs)
		out.add(" ", words, places)
	}
	return outline.Block{Kind: assessments.ParagraphFootnote, Text: out.text.String(), Places: out.places}
}

// noteMark is how a note is shown where it is referred to, and where it stands.
func noteMark(id string) string {
	kind, number, _ := strings.Cut(id, " ")
	if kind == "endnote" {
		return "[e" + number + "]"
	}
	return "[" + number + "]"
}

// pageNumber reports a running header or footer that is nothing but the number of the page.
func pageNumber(s string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r)
	}) {
		if word != "page" && word != "of" && word != "seite" && word != "von" {
			return false
		}
	}
	return true
}
