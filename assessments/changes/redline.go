package changes

import "countersign/assessments"

// Mark says which of two versions has a piece of a redline.
type Mark string

// Marks of a redline.
const (
	Kept     Mark = ""         // both
	Removed  Mark = "removed"  // only the old one
	Inserted Mark = "inserted" // only the new one
)

// Piece is a stretch of a line of a redline. A break of lines within a paragraph is a line feed in it.
type Piece struct {
	Text string
	Mark Mark
}

// Line is a paragraph of a redline. Where its End was removed, the new version goes on with the next line in the
// same paragraph; where it was inserted, the old one does.
type Line struct {
	Kind   assessments.ParagraphKind
	Level  int // of a heading, a list item
	Pieces []Piece
	End    Mark
}

// Redline is both versions in one: without what is marked inserted it is the old text to the letter, without what
// is marked removed the new one. Paragraphs are parted by a blank line, as in Text.Plain.
func Redline(old, new assessments.Text) []Line {
	r := redlining{old: old, new: new, a: []rune(old.Plain), b: []rune(new.Plain)}
	i, j := 0, 0
	for _, e := range r.whole(Script(old, new)) {
		r.put(r.a[i:e.OldStart], Kept, i, j)
		r.put(r.a[e.OldStart:e.OldEnd], Removed, e.OldStart, e.NewStart)
		r.put(r.b[e.NewStart:e.NewEnd], Inserted, e.OldEnd, e.NewStart)
		i, j = e.OldEnd, e.NewEnd
	}
	r.put(r.a[i:], Kept, i, j)
	r.lines = append(r.lines, r.line)
	return r.lines
}

// redlining puts a redline together, piece by piece.
type redlining struct {
	old, new assessments.Text
	a, b     []rune
	p, q     int // paragraphs of each text that were come to
	line     Line
	lines    []Line
}

// whole widens edits so that none cuts the blank line between two paragraphs in half, and joins those that meet.
func (r *redlining) whole(edits []Edit) []Edit {
	feed := func(text []rune, i int) bool { return i >= 0 && i < len(text) && text[i] == '\n' }
	var out []Edit
	for _, e := range edits {
		for feed(r.a, e.OldStart-1) && (feed(r.a, e.OldStart) || feed(r.b, e.NewStart)) {
			e.OldStart--
			e.NewStart--
		}
		for feed(r.a, e.OldEnd) && (feed(r.a, e.OldEnd-1) || feed(r.b, e.NewEnd-1)) {
			e.OldEnd++
			e.NewEnd++
		}
		if n := len(out); n > 0 && e.OldStart <= out[n-1].OldEnd {
			out[n-1].OldEnd, out[n-1].NewEnd = max(out[n-1].OldEnd, e.OldEnd), max(out[n-1].NewEnd, e.NewEnd)
			continue
		}
		out = append(out, e)
	}
	return out
}

// put adds a stretch of text that begins at place i of the old text, j of the new one.
func (r *redlining) put(text []rune, m Mark, i, j int) {
	from := 0
	for k := 0; k <= len(text); k++ {
		end := k == len(text)
		if !end && (text[k] != '\n' || k+1 == len(text) || text[k+1] != '\n') {
			continue
		}
		if k > from {
			r.start(m, i+from, j+from)
			r.line.Pieces = append(r.line.Pieces, Piece{string(text[from:k]), m})
		}
		if end {
			return
		}
		r.line.End = m
		r.lines = append(r.lines, r.line)
		r.line = Line{}
		from = k + 2
		k++
	}
}

// start gives a line its kind: that of the new text, or of the old one where the new one has no such line.
func (r *redlining) start(m Mark, i, j int) {
	if r.line.Kind != "" && (m == Removed || len(r.line.Pieces) > 0) {
		return
	}
	if m == Removed {
		r.p, r.line.Kind, r.line.Level = kindAt(r.old.Paragraphs, r.p, i)
		return
	}
	r.q, r.line.Kind, r.line.Level = kindAt(r.new.Paragraphs, r.q, j)
}

// kindAt is the kind of the paragraph at a place, and where to look for the next one.
func kindAt(all []assessments.Paragraph, from, at int) (int, assessments.ParagraphKind, int) {
	for from < len(all) && all[from].End <= at {
		from++
	}
	if from < len(all) && all[from].Start <= at {
		return from, all[from].Kind, all[from].Level
	}
	return from, assessments.ParagraphBody, 0
}
