package text

import (
	"slices"
	"strings"
	"unicode"
)

// edit is a text being edited: its characters, a cursor between them, and what
// was done to it. It knows nothing of lines on screen, so that no layout can
// move the cursor: what is typed goes in where the cursor is.
type edit struct {
	text   []rune
	cursor int
	anchor int // where the selection began; the cursor's place without one
	past   []editStep
	future []editStep
	parted bool // the next step does not join the one before it
}

// editStep is one step of undo: what was taken out at a place and what was put
// in instead.
type editStep struct {
	kind           editKind
	at             int
	out, in        []rune
	cursor, anchor int // before it
}

// editKind says which steps may join: a word that is typed is undone as one.
type editKind uint8

const (
	editOther editKind = iota // never joins
	editTyped
	editErasedBack
	editErasedForward
)

// reset starts again with another text: nothing before it can be undone.
func (e *edit) reset(text string) {
	e.text = []rune(text)
	e.past, e.future, e.parted = nil, nil, false
	e.cursor = min(e.cursor, len(e.text))
	e.anchor = e.cursor
}

// selected is the selected part; from equals to without one.
func (e *edit) selected() (from, to int) {
	return min(e.cursor, e.anchor), max(e.cursor, e.anchor)
}

// put replaces the selection, or inserts at the cursor.
func (e *edit) put(in []rune, kind editKind) bool {
	from, to := e.selected()
	return e.replace(from, to, in, kind)
}

// erase removes the selection, or the part between the cursor and a place.
func (e *edit) erase(to int, kind editKind) bool {
	from := e.cursor
	if e.anchor != e.cursor {
		from, to, kind = e.cursor, e.anchor, editOther
	}
	return e.replace(min(from, to), max(from, to), nil, kind)
}

// replace is the only way to change the text; it reports whether anything was
// changed.
func (e *edit) replace(from, to int, in []rune, kind editKind) bool {
	if from == to && len(in) == 0 {
		return false
	}
	step := editStep{kind, from, slices.Clone(e.text[from:to]), slices.Clone(in), e.cursor, e.anchor}
	e.text = slices.Replace(e.text, from, to, in...)
	e.cursor = from + len(in)
	e.anchor = e.cursor
	e.future = nil
	if last := len(e.past) - 1; last < 0 || e.parted || !e.past[last].join(step) {
		e.past = append(e.past, step)
	}
	e.parted = false
	return true
}

// join takes a step into the one before it, where both are part of one word
// being typed or erased.
func (s *editStep) join(next editStep) bool {
	if s.kind != next.kind || slices.ContainsFunc(slices.Concat(next.in, next.out), isSeparator) {
		return false
	}
	switch s.kind {
	case editTyped:
		if len(next.out) > 0 || next.at != s.at+len(s.in) {
			return false
		}
		s.in = append(s.in, next.in...)
	case editErasedBack:
		if next.at+len(next.out) != s.at {
			return false
		}
		s.at, s.out = next.at, append(next.out, s.out...)
	case editErasedForward:
		if next.at != s.at {
			return false
		}
		s.out = append(s.out, next.out...)
	default:
		return false
	}
	return true
}

// move puts the cursor at a place; extend selects what it passes.
func (e *edit) move(to int, extend bool) {
	e.cursor = min(max(to, 0), len(e.text))
	if !extend {
		e.anchor = e.cursor
	}
	e.parted = true
}

func (e *edit) selectAll() {
	e.anchor = 0
	e.move(len(e.text), true)
}

// undo takes the last step back, and the cursor and selection with it.
func (e *edit) undo() bool {
	last := len(e.past) - 1
	if last < 0 {
		return false
	}
	s := e.past[last]
	e.past, e.future = e.past[:last], append(e.future, s)
	e.text = slices.Replace(e.text, s.at, s.at+len(s.in), s.out...)
	e.cursor, e.anchor, e.parted = s.cursor, s.anchor, true
	return true
}

// redo does the step again that was taken back last.
func (e *edit) redo() bool {
	last := len(e.future) - 1
	if last < 0 {
		return false
	}
	s := e.future[last]
	e.future, e.past = e.future[:last], append(e.past, s)
	e.text = slices.Replace(e.text, s.at, s.at+len(s.out), s.in...)
	e.cursor = s.at + len(s.in)
	e.anchor, e.parted = e.cursor, true
	return true
}

// wordLeft is where the word left of a place begins; wordRight is where the one
// right of it ends.
func (e *edit) wordLeft(at int) int {
	for at > 0 && isSeparator(e.text[at-1]) {
		at--
	}
	for at > 0 && !isSeparator(e.text[at-1]) {
		at--
	}
	return at
}

func (e *edit) wordRight(at int) int {
	for at < len(e.text) && isSeparator(e.text[at]) {
		at++
	}
	for at < len(e.text) && !isSeparator(e.text[at]) {
		at++
	}
	return at
}

// selectWord selects the word at a place, or the separators between two words.
func (e *edit) selectWord(at int) {
	if len(e.text) == 0 {
		return
	}
	at = min(at, len(e.text)-1)
	kind := isSeparator(e.text[at])
	from, to := at, at
	for from > 0 && e.text[from-1] != '\n' && isSeparator(e.text[from-1]) == kind {
		from--
	}
	for to < len(e.text) && e.text[to] != '\n' && isSeparator(e.text[to]) == kind {
		to++
	}
	e.anchor = from
	e.move(to, true)
}

// selectParagraph selects what stands between two line breaks.
func (e *edit) selectParagraph(at int) {
	from, to := at, at
	for from > 0 && e.text[from-1] != '\n' {
		from--
	}
	for to < len(e.text) && e.text[to] != '\n' {
		to++
	}
	e.anchor = from
	e.move(to, true)
}

// isSeparator reports whether a character stands between words.
func isSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("`~!@#$%^&*()-=+[{]}\\|;:'\",.<>/?“”‘’…–—", r)
}
