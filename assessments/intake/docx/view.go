package docx

import (
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
	out    outline.Builder
	joined []run // of paragraphs whose end this text does not have
	notes  []string
	under  int // level of the numbered item that bullets now stand under
}

// add takes a paragraph of the body.
func (v *view) add(p paragraph) {
	block, ok := v.block(p)
	if !ok {
		return
	}
	v.out.Add(block)
	notes := v.notes
	v.notes = nil
	for _, id := range notes {
		v.out.Add(v.note(id))
	}
}

// block makes the paragraph's block; ok is false where it is empty here or joins on to the next one.
func (v *view) block(p paragraph) (outline.Block, bool) {
	runs := append(v.joined, p.runs...)
	v.joined = nil
	v.notes = append(v.notes, p.notes...)
	if p.mark&v.drop != 0 {
		v.joined = runs
		return outline.Block{}, false
	}
	words, lead := v.words(runs)
	if strings.TrimSpace(words) == "" {
		return outline.Block{}, false
	}
	styles := v.doc.styles
	if styles.contents(p.style) {
		return outline.Block{Kind: assessments.ParagraphMargin, Text: words}, true
	}
	number, depth, listed := v.number(p)
	if number != "" {
		words = number + " " + words
		if lead != "" {
			lead = number + " " + lead
		}
	}
	block := outline.Block{Kind: assessments.ParagraphBody, Text: words, Lead: lead}
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

// words joins the runs this text has; lead is the bold part at the start.
func (v *view) words(runs []run) (words, lead string) {
	var b strings.Builder
	bold, open := 0, true
	for _, r := range runs {
		if r.change&v.drop != 0 {
			if r.change&v.drop == struck {
				b.WriteString(outline.Gap(r.text))
			}
			continue
		}
		b.WriteString(r.text)
		if open && (r.bold || strings.TrimSpace(r.text) == "") {
			bold = b.Len()
		} else {
			open = false
		}
	}
	return b.String(), strings.TrimSpace(b.String()[:bold])
}

// addRow takes a row of a table: "cell | cell", or its paragraphs where it only lays out the page.
func (v *view) addRow(r row) {
	if r.change&v.drop != 0 {
		return
	}
	if layout(r) {
		for _, cell := range r.cells {
			for _, p := range cell {
				v.add(p)
			}
		}
		return
	}
	cells := make([]string, 0, len(r.cells))
	for _, cell := range r.cells {
		var parts []string
		for _, p := range cell {
			if block, ok := v.block(p); ok {
				parts = append(parts, outline.OneLine(block.Text))
			}
		}
		cells = append(cells, strings.Join(parts, " "))
	}
	if strings.Join(cells, "") != "" {
		v.out.Add(outline.Block{Kind: assessments.ParagraphTableRow, Text: strings.Join(cells, " | ")})
	}
	notes := v.notes
	v.notes = nil
	for _, id := range notes {
		v.out.Add(v.note(id))
	}
}

// layout reports a row of one cell, or with a cell that holds a text rather than an entry.
func layout(r row) bool {
	if len(r.cells) < 2 {
		return true
	}
	for _, cell := range r.cells {
		size, filled := 0, 0
		for _, p := range cell {
			before := size
			for _, run := range p.runs {
				size += len(run.text)
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
	var parts []string
	for _, p := range v.doc.notes[id] {
		if words, _ := v.words(p.runs); strings.TrimSpace(words) != "" {
			parts = append(parts, outline.OneLine(words))
		}
	}
	return outline.Block{Kind: assessments.ParagraphFootnote, Text: noteMark(id) + " " +
		strings.Join(parts, " ")}
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
