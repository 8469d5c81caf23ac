package widgets

import (
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
)

// face is one size and style of the text font.
type face struct {
	size  float32
	style fyne.TextStyle
}

func faceOf(size fyne.ThemeSizeName, bold bool) face {
	return face{size: theme.Size(size), style: fyne.TextStyle{Bold: bold}}
}

// metrics are the widths of a face's single characters and its line height.
// Summing them is a hundred times cheaper than shaping, and exact enough to
// cut and to wrap: kerning only makes the drawn text a little narrower.
type metrics struct {
	face  face
	line  float32
	ascii [128]float32
	rest  sync.Map // rune → float32, mostRunes at most
	many  atomic.Int32
}

// Bounds of what is remembered of faces: a text in all scripts, or every size of text once, does not stay forever.
const (
	mostFaces = 64
	mostRunes = 4096
)

// measured are the faces in use, the newest first. They are some twenty, asked for with every
// line: looking through them is quicker than hashing one. The fonts are part of the program, so that an entry holds as long as it runs.
var measured atomic.Pointer[[]*metrics]

func (f face) metrics() *metrics {
	known := measured.Load()
	if known != nil {
		for _, m := range *known {
			if m.face == f {
				return m
			}
		}
	}
	m := f.measure()
	all := []*metrics{m}
	if known != nil {
		all = append(all, (*known)[:min(len(*known), mostFaces-1)]...)
	}
	measured.CompareAndSwap(known, &all) // whoever loses measures again next time
	return m
}

func (f face) measure() *metrics {
	m := &metrics{face: f, line: fyne.MeasureText("Åg", f.size, f.style).Height}
	for r := rune(' '); r < 128; r++ {
		m.ascii[r] = fyne.MeasureText(string(r), f.size, f.style).Width
	}
	return m
}

func (m *metrics) advance(r rune) float32 {
	if r < 128 {
		return m.ascii[r]
	}
	if w, ok := m.rest.Load(r); ok {
		return w.(float32)
	}
	w := fyne.MeasureText(string(r), m.face.size, m.face.style).Width
	if m.many.Add(1) > mostRunes {
		m.rest.Clear()
		m.many.Store(1)
	}
	m.rest.Store(r, w)
	return w
}

// lineHeight is the height of one line of the face.
func (f face) lineHeight() float32 { return f.metrics().line }

// width is the sum of the characters' advances.
func (f face) width(s string) float32 { return f.metrics().width(s) }

// width is for callers that measure many words of one face: finding its metrics
// takes longer than measuring a word.
func (m *metrics) width(s string) float32 {
	var w float32
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			for _, r := range s[i:] {
				w += m.advance(r)
			}
			return w
		}
		w += m.ascii[s[i]]
	}
	return w
}

// exact is the width the text is drawn with, shaped.
func (f face) exact(s string) float32 {
	if s == "" {
		return 0
	}
	return fyne.MeasureText(s, f.size, f.style).Width
}

// fit returns s, or as much of it as the width allows followed by an ellipsis,
// and whether it was cut.
func (f face) fit(s string, width float32) (string, bool) {
	var w float32
	m := f.metrics()
	limit := width - m.advance('…')
	cutAt := -1
	for i, r := range s {
		a := m.advance(r)
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

// span is a part of a text, in bytes.
type span struct{ start, end int }

// wrap breaks a text into lines no wider than width, at spaces where it can,
// inside a word where it must, and always at a newline. The spans cover every
// byte but the spaces and newlines at the breaks; there is at least one line.
func (f face) wrap(s string, width float32) []span {
	m := f.metrics()
	lines := make([]span, 0, 1+int(float32(len(s))*m.ascii['n']/max(width, 1)))
	start, lastSpace := 0, -1
	var w, wAtSpace float32
	for i := 0; i < len(s); {
		// most of a text is ASCII, and a contract of a megabyte is wrapped at once
		r, n := rune(s[i]), 1
		var a float32
		space := r == ' ' || r >= '\t' && r <= '\r'
		if r < utf8.RuneSelf {
			a = m.ascii[r]
		} else {
			r, n = utf8.DecodeRuneInString(s[i:])
			a, space = m.advance(r), unicode.IsSpace(r)
		}
		if r == '\n' {
			lines = append(lines, span{start, i})
			start, lastSpace, w = i+n, -1, 0
			i += n
			continue
		}
		if space {
			lastSpace, wAtSpace = i, w+a
		} else {
			if w+a > width && lastSpace >= start {
				_, sn := utf8.DecodeRuneInString(s[lastSpace:])
				lines = append(lines, span{start, lastSpace})
				start = lastSpace + sn
				w -= wAtSpace
				lastSpace = -1
			}
			if w+a > width && i > start {
				lines = append(lines, span{start, i})
				start, w, lastSpace = i, 0, -1
			}
		}
		w += a
		i += n
	}
	return append(lines, span{start, len(s)})
}

// label makes a line of text in a role's colour.
func label(s string, f face, role theme.Role) *canvas.Text {
	t := &canvas.Text{Text: s, TextSize: f.size, TextStyle: f.style, Color: theme.Color(role)}
	return t
}

// place moves and sizes a text that is as wide as given and one line high.
func place(t *canvas.Text, x, y, w float32) {
	t.Resize(fyne.NewSize(w, face{t.TextSize, t.TextStyle}.lineHeight()))
	t.Move(fyne.NewPos(x, y))
}
