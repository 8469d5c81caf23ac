package draw

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
)

// Face is one size and style of the text font.
type Face struct {
	Size  float32
	Style fyne.TextStyle
}

// FaceOf is the face of a size of the theme.
func FaceOf(size fyne.ThemeSizeName, bold bool) Face {
	return Face{Size: theme.Size(size), Style: fyne.TextStyle{Bold: bold}}
}

// Metrics are the widths of a face's single characters and its line height.
// Summing them is a hundred times cheaper than shaping, and exact enough to
// cut and to wrap: kerning only makes the drawn text a little narrower.
type Metrics struct {
	face  Face
	Line  float32
	ASCII [128]float32
	rest  sync.Map // rune → float32, mostRunes at most
	many  atomic.Int32
}

// Bounds of what is remembered of faces: a text in all scripts, or every size of text once, does not
// stay forever.
const (
	mostFaces = 64
	mostRunes = 4096
)

// measured are the faces in use, the newest first. They are some twenty, asked for with every
// line: looking through them is quicker than hashing one. The fonts are part of the program, so that
// an entry holds as long as it runs.
var measured atomic.Pointer[[]*Metrics]

// Metrics are measured once for each face.
func (f Face) Metrics() *Metrics {
	known := measured.Load()
	if known != nil {
		for _, m := range *known {
			if m.face == f {
				return m
			}
		}
	}
	m := f.measure()
	all := []*Metrics{m}
	if known != nil {
		all = append(all, (*known)[:min(len(*known), mostFaces-1)]...)
	}
	measured.CompareAndSwap(known, &all) // the loser measures again next time
	return m
}

func (f Face) measure() *Metrics {
	m := &Metrics{face: f, Line: fyne.MeasureText("Åg", f.Size, f.Style).Height}
	for r := rune(' '); r < 128; r++ {
		m.ASCII[r] = fyne.MeasureText(string(r), f.Size, f.Style).Width
	}
	return m
}

// Advance is how far a character moves the next one.
func (m *Metrics) Advance(r rune) float32 {
	if r < 128 {
		return m.ASCII[r]
	}
	if w, ok := m.rest.Load(r); ok {
		return w.(float32)
	}
	w := fyne.MeasureText(string(r), m.face.Size, m.face.Style).Width
	if m.many.Add(1) > mostRunes {
		m.rest.Clear()
		m.many.Store(1)
	}
	m.rest.Store(r, w)
	return w
}

// LineHeight is the height of one line of the face.
func (f Face) LineHeight() float32 { return f.Metrics().Line }

// Width is the sum of the characters' advances.
func (f Face) Width(s string) float32 { return f.Metrics().Width(s) }

// Width is for callers that measure many words of one face: finding its metrics
// takes longer than measuring a word.
func (m *Metrics) Width(s string) float32 {
	var w float32
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			for _, r := range s[i:] {
				w += m.Advance(r)
			}
			return w
		}
		w += m.ASCII[s[i]]
	}
	return w
}

// Exact is the width the text is drawn with, shaped.
func (f Face) Exact(s string) float32 {
	if s == "" {
		return 0
	}
	return fyne.MeasureText(s, f.Size, f.Style).Width
}

// Fit returns s, or as much of it as the width allows followed by an ellipsis,
// and whether it was cut.
func (f Face) Fit(s string, width float32) (string, bool) {
	var w float32
	m := f.Metrics()
	limit := width - m.Advance('…')
	cutAt := -1
	for i, r := range s {
		a := m.Advance(r)
		if cutAt < 0 && w+a > limit {
			cutAt = i
		}
		w += a
		if w > width {
			if limit < 0 {
				return "", true
			}
			return strings.TrimRightFunc(s[:cutAt], unicode.IsSpace) + "…", true
		}
	}
	return s, false
}

// Span is a part of a text, in bytes.
type Span struct{ Start, End int }

// Wrap breaks a text into lines no wider than width, at spaces where it can,
// inside a word where it must, and always at a newline. The spans cover every
// byte but the spaces and newlines at the breaks; there is at least one line.
func (f Face) Wrap(s string, width float32) []Span {
	m := f.Metrics()
	lines := make([]Span, 0, 1+int(float32(len(s))*m.ASCII['n']/max(width, 1)))
	start, lastSpace := 0, -1
	var w, wAtSpace float32
	for i := 0; i < len(s); {
		// most of a text is ASCII, and a contract of a megabyte is wrapped at once
		r, n := rune(s[i]), 1
		var a float32
		space := r == ' ' || r >= '\t' && r <= '\r'
		if r < utf8.RuneSelf {
			a = m.ASCII[r]
		} else {
			r, n = utf8.DecodeRuneInString(s[i:])
			a, space = m.Advance(r), unicode.IsSpace(r)
		}
		if r == '\n' {
			lines = append(lines, Span{start, i})
			start, lastSpace, w = i+n, -1, 0
			i += n
			continue
		}
		if space {
			lastSpace, wAtSpace = i, w+a
		} else {
			if w+a > width && lastSpace >= start {
				_, sn := utf8.DecodeRuneInString(s[lastSpace:])
				lines = append(lines, Span{start, lastSpace})
				start = lastSpace + sn
				w -= wAtSpace
				lastSpace = -1
			}
			if w+a > width && i > start {
				lines = append(lines, Span{start, i})
				start, w, lastSpace = i, 0, -1
			}
		}
		w += a
		i += n
	}
	return append(lines, Span{start, len(s)})
}
