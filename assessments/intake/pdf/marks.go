package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"countersign/assessments/intake/outline"
)

// gap is a wide space within a line: text before it ends at from, text behind it begins at to, in points; at
// counts the bytes of the line's text before what stands behind, at height y.
type gap struct {
	at       int
	from, to float64
	y        float64
}

// look measures what stands within a line: its height, its wide gaps, marks of notes behind words.
func (t *textPage) look(l *line) error {
	last, err := t.char(l.start + units(l.text) - 1)
	if err != nil {
		return err
	}
	end, ok, err := t.lib.loose(t.at, last)
	if err != nil {
		return err
	}
	if l.right = l.x1; ok { // further left than its beginning, where it is two lines to the eye
		l.right, l.size = end.right, end.height()
	}
	if err := t.gaps(l); err != nil {
		return err
	}
	return t.raised(l)
}

// narrowest is how wide a space is that may part two columns, as a share of the height of its line. The spaces
// of typewriters and of justified lines can be as wide: what parts columns is wide in many lines.
const narrowest = 0.5

// gaps finds the spaces of a line that are wider than most between words.
func (t *textPage) gaps(l *line) error {
	most := max(3, l.size*narrowest)
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != ' ' {
			continue
		}
		next := i
		for next < len(l.text) && l.text[next] == ' ' {
			next++
		}
		before, ok, err := t.place(l, i, -1)
		if err != nil {
			return err
		}
		after, there, err := t.place(l, next, 0)
		if err != nil {
			return err
		}
		// back to the left: the next line stands so little below that PDFium takes it for the same
		if wide := after.left - before.right; ok && there && (wide > most || wide < -l.size) {
			g := gap{at: next, from: before.right, to: after.left, y: l.y}
			if g.y, err = t.baseline(l, next); err != nil {
				return err
			}
			l.gaps = append(l.gaps, g)
		}
		i = next
	}
	return nil
}

// baseline is the height at which a character of a line stands.
func (t *textPage) baseline(l *line, at int) (float64, error) {
	index, err := t.char(l.start + units(l.text[:at]))
	if err != nil {
		return l.y, err
	}
	_, y, ok, err := t.lib.origin(t.at, index)
	if !ok {
		y = l.y
	}
	return y, err
}

// place is where a character of a line stands: that at a byte of its text, or so many characters off.
func (t *textPage) place(l *line, at, off int) (box, bool, error) {
	index, err := t.char(l.start + units(l.text[:at]) + off)
	if err != nil {
		return box{}, false, err
	}
	return t.lib.loose(t.at, index)
}

// loose is the box of a character as its font has it, from where it begins to where the next one does.
// PDFium stretches some up to what follows, however far that is: no letter is twice as wide as it is high.
func (l *library) loose(textPage uint64, index int) (box, bool, error) {
	b, ok, err := l.rectangle("FPDFText_GetLooseCharBox", textPage, uint64(uint32(index)))
	if b.width() > 2*b.height() {
		b.right = b.left + b.height()/2
	}
	return b, ok, err
}

// raised puts the mark of a note in brackets where it would grow together with what it stands behind:
// "10²" is not 102. A mark is digits that are smaller than the text and stand above its line.
func (t *textPage) raised(l *line) error {
	for at := 0; at < len(l.text); at++ {
		if !digit(l.text[at]) {
			continue
		}
		end := at
		for end < len(l.text) && digit(l.text[end]) {
			end++
		}
		from, err := t.mark(l, at, end)
		if err != nil {
			return err
		}
		if from < end {
			l.edits = append(l.edits, edit{from, from, "["}, edit{end, end, "]"})
		}
		at = end
	}
	return nil
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// mark is where a raised mark begins among the digits from at to end; end where there is none.
func (t *textPage) mark(l *line, at, end int) (int, error) {
	beside, from := at-1, at // the character that the digits are compared with, and the first of these
	switch {
	case at == 0: // at the start of a note: with what follows
		if beside = end; beside < len(l.text) && l.text[beside] == ' ' {
			beside++
		}
	case l.text[beside] == ' ': // among themselves
		beside, from = at, at+1
	}
	if beside >= len(l.text) {
		return end, nil
	}
	for !utf8.RuneStart(l.text[beside]) {
		beside--
	}
	line, ok, err := t.place(l, beside, 0)
	if err != nil || !ok {
		return end, err
	}
	for ; from < end; from++ {
		here, ok, err := t.place(l, from, 0)
		if err != nil {
			return end, err
		}
		if ok && here.height() < 0.85*line.height() && here.bottom > line.bottom+0.12*line.height() {
			return from, nil
		}
	}
	return end, nil
}

// edit is a change of a line's text: words in the place of the bytes from and to.
type edit struct {
	from, to int
	words    string
}

// strike marks for leaving out what rules are drawn through, and returns that.
func (t *textPage) strike(l *line, rules []box) (gone string, err error) {
	var parts []string
	for _, r := range rules {
		if l.size <= 0 || r.bottom < l.y+0.08*l.size || r.top > l.y+0.55*l.size || r.right < l.x0 ||
			r.left > l.right || r.left < l.x0-l.size/2 || r.right > l.right+l.size/2 {
			continue
		}
		from, to, err := t.under(l, r)
		if err != nil {
			return "", err
		}
		if words := l.text[from:to]; words != "" {
			parts = append(parts, words)
			l.edits = append(l.edits, edit{from, to, outline.Gap(words)})
		}
	}
	return strings.Join(parts, " "), nil
}

// under is the part of a line's text that stands between the sides of a box.
func (t *textPage) under(l *line, b box) (from, to int, err error) {
	from = -1
	for i, r := range l.text {
		c, ok, err := t.place(l, i, 0)
		if err != nil {
			return 0, 0, err
		}
		if middle := (c.left + c.right) / 2; ok && middle > b.left && middle < b.right {
			if from < 0 {
				from = i
			}
			to = i + utf8.RuneLen(r)
		}
	}
	return max(from, 0), to, nil
}

// apply changes the line's text, when nothing more is asked about the characters in their places.
func (l *line) apply() {
	if len(l.edits) == 0 {
		return
	}
	slices.SortStableFunc(l.edits, func(a, b edit) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	var b strings.Builder
	moved := make([]int, 0, len(l.gaps)+1) // where the gaps and the end of the lead come to stand
	for _, g := range l.gaps {
		moved = append(moved, g.at)
	}
	moved = append(moved, l.lead)
	done := 0
	for _, e := range l.edits {
		if e.from < done {
			continue // within what an earlier one took
		}
		b.WriteString(l.text[done:e.from] + e.words)
		done = e.to
		for i, at := range append(offsets(l.gaps), l.lead) {
			if at >= e.to && at > e.from {
				moved[i] += len(e.words) - (e.to - e.from)
			}
		}
	}
	b.WriteString(l.text[done:])
	l.text, l.lead = b.String(), moved[len(l.gaps)]
	kept := l.gaps[:0]
	for i, g := range l.gaps {
		if g.at = moved[i]; g.at > 0 && g.at < len(l.text) && l.text[g.at-1] == ' ' {
			kept = append(kept, g)
		}
	}
	l.gaps, l.edits = kept, nil
	l.lead = max(0, min(l.lead, len(l.text)))
}

func offsets(gaps []gap) []int {
	all := make([]int, 0, len(gaps)+1)
	for _, g := range gaps {
		all = append(all, g.at)
	}
	return all
}

// joinMarks puts the mark of a note that stands as a line of its own, raised, before the line that it belongs to.
func joinMarks(lines []line) []line {
	out := lines[:0]
	for i, l := range lines {
		if n := len(out) - 1; i > 0 && n >= 0 && out[n].marks(l) {
			mark := out[n]
			l.text, l.x0 = "["+mark.text+"] "+l.text, mark.x0
			if l.lead > 0 {
				l.lead += len(mark.text) + len("[] ")
			}
			for k := range l.gaps {
				l.gaps[k].at += len(mark.text) + len("[] ")
			}
			out[n] = l
			continue
		}
		out = append(out, l)
	}
	return out
}

// marks reports a line that is nothing but the mark of a note, above the beginning of the next one.
func (l line) marks(next line) bool {
	if len(l.text) > 3 || strings.Trim(l.text, "0123456789") != "" || next.size <= 0 || l.size > 0.85*next.size {
		return false
	}
	rise, space := l.y-next.y, next.x0-l.right
	return rise > 0.1*next.size && rise < 0.8*next.size && space > -1 && space < next.size
}
