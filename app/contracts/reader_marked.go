package contracts

import (
	"unicode/utf8"

	"countersign/app/widgets/text"
	"countersign/assessments"
)

// markedChunks lay out a redline with its changes marked: words put in are underlined, words taken out are
// in their place and struck through.
func markedChunks(t assessments.Text) ([]chunk, []text.Mark) {
	w := &markedWriter{runes: []rune(t.Plain)}
	next := 0
	for _, p := range t.Paragraphs {
		w.at = min(max(p.Start, 0), len(w.runes))
		end := min(max(p.End, w.at), len(w.runes))
		for ; next < len(t.Changes) && t.Changes[next].Apart && t.Changes[next].Start <= w.at; next++ {
			w.alone(t.Changes[next].Text)
		}
		page := 0
		if p.Page != w.page {
			w.page, page = p.Page, p.Page
		}
		for ; next < len(t.Changes) && t.Changes[next].Start <= end && !t.Changes[next].Apart; next++ {
			w.change(t.Changes[next], end)
		}
		w.upTo(end)
		w.end(chunk{heading: p.Kind == assessments.ParagraphHeading, page: page})
	}
	for ; next < len(t.Changes); next++ {
		w.alone(t.Changes[next].Text)
	}
	return w.chunks, w.marks
}

// markedWriter writes the paragraphs of a marked text.
type markedWriter struct {
	runes  []rune
	at     int // of runes, what was written so far
	page   int
	open   []rune // of the paragraph being written
	chunks []chunk
	marks  []text.Mark
}

// upTo writes the words of the text up to a place.
func (w *markedWriter) upTo(end int) {
	if end > w.at {
		w.open = append(w.open, w.runes[w.at:end]...)
		w.at = end
	}
}

// change writes the words before a change, and those of the change with their mark.
func (w *markedWriter) change(c assessments.TrackedChange, end int) {
	w.upTo(min(c.Start, end))
	from := len(w.open)
	adds := c.Kind.Adds()
	if adds {
		w.upTo(min(c.End, end))
	} else {
		w.open = append(w.open, []rune(c.Text)...)
	}
	if len(w.open) > from {
		w.marks = append(w.marks, text.Mark{
			Paragraph: len(w.chunks), Start: from, End: len(w.open), Under: adds, Through: !adds,
		})
	}
}

// alone writes a paragraph that was taken out.
func (w *markedWriter) alone(words string) {
	if words == "" {
		return
	}
	w.marks = append(w.marks, text.Mark{
		Paragraph: len(w.chunks), End: utf8.RuneCountInString(words), Through: true,
	})
	w.chunks = append(w.chunks, chunk{text: words})
}

// end ends the paragraph being written.
func (w *markedWriter) end(k chunk) {
	if k.text = string(w.open); k.text != "" {
		w.chunks = append(w.chunks, k)
	}
	w.open = nil
}
