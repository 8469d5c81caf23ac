package text

import (
	"sort"
	"strings"
	"unicode"

	"countersign/app/widgets/internal/draw"
)

// textLine is one line on screen of a text being edited. The lines of a text
// hold every character of it: the spaces at a soft end stay on the line they
// follow, past its edge where there is no room, and the line break at a hard
// end is the only character between two lines. So every place of the cursor is
// on a line.
type textLine struct {
	from, to int
	hard     bool // a line break follows
}

// breakLines breaks a text into lines no wider than a width, after spaces where it
// can, inside a word where it must, and at every line break. A width of 0 or
// less breaks at line breaks only. most limits how many lines are wanted; 0 is
// all of them.
func breakLines(m *draw.Metrics, text []rune, width float32, most int) []textLine {
	var lines []textLine
	from, after := 0, -1 // where the line begins; where it can be broken
	var w float32
	for i, r := range text {
		if most > 0 && len(lines) >= most {
			return lines
		}
		if r == '\n' {
			lines = append(lines, textLine{from, i, true})
			from, after, w = i+1, -1, 0
			continue
		}
		to := past(m, w, r)
		if breaksAfter(r) {
			after, w = i+1, to
			continue
		}
		if width > 0 && to > width && after > from {
			lines = append(lines, textLine{from, after, false})
			from, after = after, -1
			to = past(m, runesWidth(m, text[from:i]), r)
		}
		if width > 0 && to > width && i > from {
			lines = append(lines, textLine{from, i, false})
			from, after = i, -1
			to = past(m, 0, r)
		}
		w = to
	}
	return append(lines, textLine{from, len(text), false})
}

// tabStops is how far apart the toolkit draws the stops of a tab.
const tabStops = 40

// past is how wide a line is after another character.
func past(m *draw.Metrics, w float32, r rune) float32 {
	switch {
	case r == '\t':
		return (float32(int(w/tabStops)) + 1) * tabStops
	case r < ' ':
		return w + m.ASCII[' '] // drawn as one
	}
	return w + m.Advance(r)
}

// runesWidth is how wide characters are side by side.
func runesWidth(m *draw.Metrics, text []rune) float32 {
	var w float32
	for _, r := range text {
		w = past(m, w, r)
	}
	return w
}

// breaksAfter reports whether a line may be broken after a character: after all
// white space but the kinds made to hold words together.
func breaksAfter(r rune) bool {
	switch r {
	case '\u00a0', '\u2007', '\u202f':
		return false
	}
	return unicode.IsSpace(r)
}

// lineAt is the line on which the cursor is shown. Between two halves of a
// broken line it is the second half; before says that it is the first.
func lineAt(lines []textLine, at int, before bool) int {
	i := sort.Search(len(lines), func(i int) bool { return lines[i].from > at }) - 1
	i = max(i, 0)
	if before && i > 0 && lines[i].from == at && !lines[i-1].hard {
		i--
	}
	return i
}

// drawable is a text as it is drawn: on one line, line breaks and control
// characters as spaces.
func drawable(text []rune) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.IsControl(r) {
			return ' '
		}
		return r
	}, string(text))
}
