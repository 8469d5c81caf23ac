package draw

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
)

// Run is a piece of text with one look.
type Run struct {
	Text   string
	Bold   bool
	Italic bool
	Mono   bool
	Muted  bool
	Tone   theme.Tone
	Marked bool   // on the ground of a highlight
	Link   func() // a link: tapped, or Enter while focused
}

// Face is the face a run is written in.
func (r Run) Face(size fyne.ThemeSizeName) Face {
	return Face{theme.Size(size), fyne.TextStyle{Bold: r.Bold, Italic: r.Italic, Monospace: r.Mono}}
}

// Role is the colour a run is written in.
func (r Run) Role() theme.Role {
	switch {
	case r.Link != nil:
		return theme.Accent
	case r.Muted:
		return theme.Muted
	}
	return r.Tone.Ink()
}

// Piece is a part of a run on one line.
type Piece struct {
	Run  int
	Text string
	X, W float32
	Line int
}

// Flow breaks runs into lines no wider than width. Breaks fall between words,
// also where one run ends and the next begins; the spaces at them are dropped.
func Flow(runs []Run, size fyne.ThemeSizeName, width float32) (pieces []Piece, lines int) {
	fl := flower{width: width}
	for i, r := range runs {
		fl.metrics = r.Face(size).Metrics()
		for k, para := range strings.Split(r.Text, "\n") {
			if k > 0 {
				fl.newline()
			}
			for _, word := range words(para) {
				fl.add(i, word)
			}
		}
	}
	return fl.pieces, fl.line + 1
}

type flower struct {
	metrics *Metrics // of the face of the current run
	pieces  []Piece
	width   float32
	x       float32
	line    int
}

func (fl *flower) newline() { fl.line, fl.x = fl.line+1, 0 }

// add places a word with the spaces after it.
func (fl *flower) add(run int, word string) {
	bare := strings.TrimRightFunc(word, unicode.IsSpace)
	if w := fl.metrics.Width(bare); fl.x > 0 && fl.x+w > fl.width {
		fl.trim()
		fl.newline()
		if bare == "" {
			return
		}
	}
	for _, part := range fl.split(bare) {
		fl.put(run, part)
	}
	if space := word[len(bare):]; space != "" && (fl.x > 0 || bare != "") {
		fl.put(run, space)
	}
}

// split cuts a word that is wider than a whole line.
func (fl *flower) split(word string) []string {
	if fl.x > 0 || fl.metrics.Width(word) <= fl.width || fl.width <= 0 {
		return []string{word}
	}
	var parts []string
	for _, s := range fl.metrics.face.Wrap(word, fl.width) {
		parts = append(parts, word[s.Start:s.End])
	}
	return parts
}

func (fl *flower) put(run int, s string) {
	if s == "" {
		return
	}
	w := fl.metrics.Width(s)
	if fl.x > 0 && fl.x+w > fl.width && strings.TrimSpace(s) != "" {
		fl.newline()
	}
	if n := len(fl.pieces); n > 0 && fl.pieces[n-1].Run == run && fl.pieces[n-1].Line == fl.line {
		fl.pieces[n-1].Text += s
		fl.pieces[n-1].W += w
	} else {
		fl.pieces = append(fl.pieces, Piece{run, s, fl.x, w, fl.line})
	}
	fl.x += w
}

// trim drops the space at the end of a line, so that a highlight ends with the
// word.
func (fl *flower) trim() {
	if n := len(fl.pieces); n > 0 {
		p := &fl.pieces[n-1]
		p.Text = strings.TrimRightFunc(p.Text, unicode.IsSpace)
		p.W = fl.metrics.Width(p.Text)
	}
}

// words cuts a text before each word, spaces staying with the word they follow.
func words(s string) []string {
	var out []string
	start, inSpace := 0, false
	for i, r := range s {
		sp := unicode.IsSpace(r) && r != '\u00a0' // which holds words together
		if inSpace && !sp {
			out = append(out, s[start:i])
			start = i
		}
		inSpace = sp
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}
