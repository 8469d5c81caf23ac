package pdf

import (
	"regexp"
	"slices"
	"strings"

	"countersign/assessments/intake/outline"
)

// usualSize is the height of letters in which most of the text is printed.
func usualSize(sheets []sheet) float64 {
	counts := map[float64]int{}
	for _, s := range sheets {
		for _, l := range s.lines {
			counts[l.size] += len(l.text)
		}
	}
	usual := 0.0
	for size, n := range counts {
		if n > counts[usual] || n == counts[usual] && size > usual {
			usual = size
		}
	}
	return usual
}

// noteStart is the mark with which a footnote begins.
var noteStart = regexp.MustCompile(`^(?:\[[0-9]{1,3}\]|[0-9]{1,3}[.)]?(?:\s|$)|[*†‡§]{1,3}\s?)`)

// footnotes parts the lines at the foot of a page that are notes from the text, which may go on on the next
// page: they are printed smaller, below the text, and begin with a mark.
func footnotes(lines []line, usual, height float64) (body []line, notes []block) {
	from := len(lines)
	for from > 0 && lines[from-1].size > 0 && lines[from-1].size < 0.92*usual &&
		lines[from-1].y < height/2 {
		from--
	}
	for from < len(lines) && !noteStart.MatchString(lines[from].text) {
		from++
	}
	if from == 0 || from == len(lines) {
		return lines, nil
	}
	for _, l := range lines[from:] {
		if n := len(notes) - 1; n >= 0 && !noteStart.MatchString(l.text) {
			notes[n].text += outline.Seam(notes[n].text, l.text) + l.text
			continue
		}
		notes = append(notes, block{text: strings.TrimSpace(l.text), page: l.page, note: true})
	}
	return lines[:from], notes
}

// withNotes puts each note behind the last paragraph that begins on its page or before.
func withNotes(text, notes []block) []block {
	if len(notes) == 0 {
		return text
	}
	all := slices.Concat(text, notes)
	slices.SortStableFunc(all, func(a, b block) int { return a.page - b.page })
	return all
}
