package changes

import "countersign/assessments"

// Edit replaces Old, a stretch of the old text, by New, a stretch of the new one. Either can be empty.
type Edit struct {
	OldStart, OldEnd int // code points of the old text
	NewStart, NewEnd int // code points of the new text
}

// Script is what turns the old text into the new one, to the letter and in order: what lies between
// two edits is the same in both. Where a section moved, it is left out at one place and added at the
// other.
func Script(old, new assessments.Text) []Edit {
	a, b := takeApart(old), takeApart(new)
	s := scripting{a: a.runes, b: b.runes}
	for _, p := range align(a.sentences, b.sentences) {
		if p.moved {
			continue
		}
		wa, wb := wordsOf(a.sentences, p.old), wordsOf(b.sentences, p.new)
		if len(wa) == 0 || len(wb) == 0 {
			continue
		}
		for _, m := range matches(wa, wb) {
			x, y := wa[m[0]], wb[m[1]]
			s.until(x.start, y.start)
			s.until(x.end, y.end)
		}
	}
	s.until(len(s.a), len(s.b))
	return s.edits
}

// scripting writes the script up to a place of each text.
type scripting struct {
	a, b  []rune
	i, j  int
	edits []Edit
}

// wordAt reports whether a word is at place i.
func wordAt(text []rune, i int) bool { return i >= 0 && i < len(text) && inWord(text[i]) }

// until goes on to place i of the old text and j of the new: what both have at the ends of the stretch stays, but
// no word is cut, so that nobody reads [-3-]{+6+}0 days.
func (s *scripting) until(i, j int) {
	if i < s.i || j < s.j {
		return
	}
	e := Edit{s.i, i, s.j, j}
	for e.OldStart < e.OldEnd && e.NewStart < e.NewEnd && s.a[e.OldStart] == s.b[e.NewStart] {
		e.OldStart++
		e.NewStart++
	}
	for e.OldStart > s.i && inWord(s.a[e.OldStart-1]) && (wordAt(s.a, e.OldStart) || wordAt(s.b, e.NewStart)) {
		e.OldStart--
		e.NewStart--
	}
	for e.OldEnd > e.OldStart && e.NewEnd > e.NewStart && s.a[e.OldEnd-1] == s.b[e.NewEnd-1] {
		e.OldEnd--
		e.NewEnd--
	}
	for e.OldEnd < i && inWord(s.a[e.OldEnd]) && (wordAt(s.a, e.OldEnd-1) || wordAt(s.b, e.NewEnd-1)) {
		e.OldEnd++
		e.NewEnd++
	}
	s.i, s.j = i, j
	if e.OldStart == e.OldEnd && e.NewStart == e.NewEnd {
		return
	}
	if n := len(s.edits); n > 0 && s.edits[n-1].OldEnd == e.OldStart && s.edits[n-1].NewEnd == e.NewStart {
		s.edits[n-1].OldEnd, s.edits[n-1].NewEnd = e.OldEnd, e.NewEnd
		return
	}
	s.edits = append(s.edits, e)
}
