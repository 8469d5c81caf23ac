package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
)

// Place is a place in the text of a block, of which a reader wants to know where it is in the finished text.
type Place struct {
	// At is a byte of Block.Text, and once Builder.Text has returned a code point of Text.Plain.
	At int
}

// settled is a place with the block that it is in.
type settled struct {
	*Place
	block int
}

// Fit cleans the text of a block, as Add does, and moves its places with it.
func Fit(text string, places []*Place) string {
	var b strings.Builder
	b.Grow(len(text))
	gap, line, next := false, false, 0
	for i, r := range text {
		shown := !unicode.IsSpace(r) && !invisible(r)
		for ; next < len(places) && places[next].At < i; next++ {
			places[next].At = b.Len()
		}
		if shown && b.Len() > 0 {
			if line {
				b.WriteByte('\n')
			} else if gap {
				b.WriteByte(' ')
			}
		}
		for ; next < len(places) && places[next].At == i; next++ {
			places[next].At = b.Len()
		}
		switch {
		case r == '\n':
			line = true
		case unicode.IsSpace(r):
			gap = true
		case shown:
			gap, line = false, false
			b.WriteRune(r)
		}
	}
	for ; next < len(places); next++ {
		places[next].At = b.Len()
	}
	return b.String()
}

// Part is Clean for words out of the middle of a block: a space at an edge stays one.
func Part(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	out := Clean(s)
	if out == "" {
		if s != "" && unicode.IsSpace(first) {
			return " "
		}
		return ""
	}
	if unicode.IsSpace(first) {
		out = " " + out
	}
	if unicode.IsSpace(last) {
		out += " "
	}
	return out
}

// hold remembers the places of a block that is added, and those that had no block before it.
func (b *Builder) hold(places []*Place, bullet int) {
	for _, p := range b.homeless {
		b.places = append(b.places, settled{p, len(b.blocks)})
	}
	b.homeless = nil
	for _, p := range places {
		p.At = max(p.At-bullet, 0)
		b.places = append(b.places, settled{p, len(b.blocks)})
	}
}

// Mark returns a place before the next block, or at the end of the text.
func (b *Builder) Mark() *Place {
	p := &Place{}
	b.homeless = append(b.homeless, p)
	return p
}

// settle turns the places into code points of the finished text.
func (b *Builder) settle(text assessments.Text) {
	for _, p := range b.places {
		block := b.blocks[p.block].Text
		p.At = text.Paragraphs[p.block].Start + utf8.RuneCountInString(block[:min(p.At, len(block))])
	}
	end := utf8.RuneCountInString(text.Plain)
	for _, p := range b.homeless {
		p.At = end
	}
	b.places, b.homeless = nil, nil
}
