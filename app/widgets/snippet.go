package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
)

// The words that were looked for stand between these in a snippet's text.
const (
	markOpen  = '\u2068'
	markClose = '\u2069'
)

// unmarked is a snippet as it is read.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if r == markOpen || r == markClose {
			return -1
		}
		return r
	}, s)
}

// markedRuns splits a snippet at its marks.
func markedRuns(s string) []Run {
	var out []Run
	marked := false
	for s != "" {
		i := strings.IndexFunc(s, func(r rune) bool { return r == markOpen || r == markClose })
		text := s
		if i >= 0 {
			text = s[:i]
		}
		if text != "" {
			out = append(out, Run{Text: text, Marked: marked})
		}
		if i < 0 {
			break
		}
		marked = strings.HasPrefix(s[i:], string(markOpen))
		s = s[i+len(string(markOpen)):]
	}
	return out
}

// cutShort ends a text that goes on with an ellipsis.
func (f face) cutShort(s string, width float32) string {
	if f.width(s+" …") <= width {
		return s + " …"
	}
	s, _ = f.fit(s+" and so on", width)
	return s
}

// snippetView is a passage over two lines, the words looked for marked in it.
type snippetView struct{ box *fyne.Container }

func newSnippetView() *snippetView { return &snippetView{container.NewWithoutLayout()} }

func (v *snippetView) content() *fyne.Container { return v.box }

func (v *snippetView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) (cut bool) {
	f := faceOf(theme.SizeCaption, false)
	h, most := f.lineHeight(), 2
	if size.Height < 2*h {
		most = 1
	}
	runs := markedRuns(c.Text)
	pieces, lines := flow(runs, theme.SizeCaption, size.Width)
	top := (size.Height - float32(min(lines, most))*h) / 2
	ink := theme.Text
	if c.Muted {
		ink = theme.Muted
	}
	var grounds, texts []fyne.CanvasObject
	for i, p := range pieces {
		if p.line >= most {
			break
		}
		s, y := p.text, top+float32(p.line)*h
		if lines > most && p.line == most-1 && (i+1 == len(pieces) || pieces[i+1].line > p.line) {
			s = f.cutShort(s, size.Width-p.x)
		}
		if runs[p.run].Marked {
			g := &canvas.Rectangle{FillColor: theme.Color(theme.Marked), CornerRadius: 2}
			g.Resize(fyne.NewSize(p.w+2, h-1))
			g.Move(fyne.NewPos(p.x-1, y))
			grounds = append(grounds, g)
		}
		t := label(s, f, ink)
		place(t, p.x, y, p.w)
		texts = append(texts, t)
	}
	v.box.Objects = append(grounds, texts...)
	return lines > most
}
