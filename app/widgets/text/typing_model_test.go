package text_test

import (
	"strings"

	"countersign/app/widgets/text"
)

// plainText is what a field is held to: a text and a cursor, and nothing that
// could know of lines on screen. It keeps whole states for undo.
type plainText struct {
	plainState
	past, future []plainStep
	last         string // what the step before did; "" when no step joins it
}

type plainState struct {
	text           string
	cursor, anchor int // in characters
}

type plainStep struct{ before, after plainState }

func (p *plainText) runes() []rune { return []rune(p.text) }

func (p *plainText) selection() (from, to int) {
	return min(p.cursor, p.anchor), max(p.cursor, p.anchor)
}

// replace puts in between two places; a step joins the one before it when both
// are of one kind, and neither puts in or takes out anything but letters.
func (p *plainText) replace(from, to int, in, kind string) {
	r := p.runes()
	out := string(r[from:to])
	if in == "" && out == "" {
		return
	}
	before := p.plainState
	p.text = string(r[:from]) + in + string(r[to:])
	p.cursor = from + len([]rune(in))
	p.anchor = p.cursor
	p.future = nil
	joins := kind != "" && p.last == kind && !strings.ContainsFunc(in+out, text.IsSeparator) &&
		(kind != "type" || out == "")
	if joins {
		p.past[len(p.past)-1].after = p.plainState
	} else {
		p.past = append(p.past, plainStep{before, p.plainState})
	}
	p.last = kind
}

func (p *plainText) undo() {
	if n := len(p.past); n > 0 {
		p.plainState, p.future, p.past, p.last = p.past[n-1].before, append(p.future, p.past[n-1]),
			p.past[:n-1], ""
	}
}

func (p *plainText) redo() {
	if n := len(p.future); n > 0 {
		p.plainState, p.past, p.future, p.last = p.future[n-1].after, append(p.past, p.future[n-1]),
			p.future[:n-1], ""
	}
}

func (p *plainText) moveTo(at int, extend bool) {
	p.cursor = min(max(at, 0), len(p.runes()))
	if !extend {
		p.anchor = p.cursor
	}
	p.last = ""
}
