package pdf

import (
	"unicode"
	"unicode/utf8"
)

// run is a stretch of a line in one face.
type run struct {
	at    face
	text  string
	width float64 // mm
}

// line is what fits side by side.
type line struct {
	runs  []run
	width float64 // mm, without blanks at the end
}

// wrap breaks a text into lines at most width mm wide, in the size given in points. It breaks at blanks,
// after hyphens and slashes, between ideographs, and inside a word only when the word alone is too wide. It
// drops nothing: a blank at a break stays at the end of its line.
func (f *fonts) wrap(s string, want face, size, width float64) []line {
	s = f.settle(s, want)
	k := size / 1000 * mmPerPoint
	w := wrapper{fonts: f, want: want, k: k, most: width}
	for _, r := range s {
		if r == '\n' {
			w.end()
			continue
		}
		w.put(r)
	}
	w.end()
	return w.lines
}

const mmPerPoint = 25.4 / 72

type glyph struct {
	r     rune
	at    face
	width float64
}

type wrapper struct {
	fonts *fonts
	want  face
	k     float64 // mm per thousandth of the type size
	most  float64
	lines []line
	row   []glyph
	text  []byte  // of the run that flush collects
	width float64 // of row
	brk   int     // glyphs of row before the last place where it may break
}

func (w *wrapper) put(r rune) {
	at, _ := w.fonts.pick(w.want, r)
	g := glyph{r: r, at: at, width: w.fonts.width(at, r) * w.k}
	if ideographic(r) && len(w.row) > 0 {
		w.brk = len(w.row)
	}
	for r != ' ' && w.width+g.width > w.most && len(w.row) > 0 {
		cut := w.brk
		if cut == 0 {
			cut = len(w.row) // one word wider than the line
		}
		w.flush(w.row[:cut]) // which keeps none of it
		w.row, w.width, w.brk = w.row[:copy(w.row, w.row[cut:])], 0, 0
		for _, one := range w.row {
			w.width += one.width
		}
	}
	w.row = append(w.row, g)
	w.width += g.width
	if r == ' ' || r == '/' || r == '–' || r == '—' || r == '_' || ideographic(r) ||
		(r == '-' && w.afterLetter()) {
		w.brk = len(w.row)
	}
}

// afterLetter reports whether the hyphen just put stands behind a letter: dates and ids stay whole.
func (w *wrapper) afterLetter() bool {
	n := len(w.row)
	return n > 1 && unicode.IsLetter(w.row[n-2].r)
}

func (w *wrapper) end() {
	w.flush(w.row)
	w.row, w.width, w.brk = w.row[:0], 0, 0
}

func (w *wrapper) flush(row []glyph) {
	var l line
	blanks := 0.0
	for i := 0; i < len(row); {
		end := i
		r := run{at: row[i].at}
		w.text = w.text[:0]
		for end < len(row) && row[end].at == row[i].at {
			w.text = utf8.AppendRune(w.text, row[end].r)
			r.width += row[end].width
			if row[end].r == ' ' {
				blanks += row[end].width
			} else {
				blanks = 0
			}
			end++
		}
		r.text = string(w.text)
		l.width += r.width
		l.runs = append(l.runs, r)
		i = end
	}
	l.width -= blanks
	w.lines = append(w.lines, l)
}

// ideographic reports scripts that may break between any two characters.
func ideographic(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}
