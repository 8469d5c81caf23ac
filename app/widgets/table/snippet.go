package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
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
func markedRuns(s string) []draw.Run {
	var out []draw.Run
	marked := false
	for s != "" {
		i := strings.IndexFunc(s, func(r rune) bool { return r == markOpen || r == markClose })
		text := s
		if i >= 0 {
			text = s[:i]
		}
		if text != "" {
			out = append(out, draw.Run{Text: text, Marked: marked})
		}
		if i < 0 {
			break
		}
		marked = strings.HasPrefix(s[i:], string(markOpen))
		s = s[i+len(string(markOpen)):]
	}
	return out
}

// cutShort ends with an ellipsis a text that continues.
func cutShort(f draw.Face, s string, width float32) string {
	if f.Width(s+" …") <= width {
		return s + " …"
	}
	s, _ = f.Fit(s+" and so on", width)
	return s
}

// snippetView is a passage over two lines, the words looked for marked in it.
type snippetView struct{ box *fyne.Container }

func newSnippetView() *snippetView { return &snippetView{container.NewWithoutLayout()} }

func (v *snippetView) content() *fyne.Container { return v.box }

func (v *snippetView) draw(c Cell, _ fyne.TextAlign, size fyne.Size) (cut bool) {
	f := draw.FaceOf(theme.SizeCaption, false)
	h, most := f.LineHeight(), 2
	if size.Height < 2*h {
		most = 1
	}
	runs := markedRuns(c.Text)
	pieces, lines := draw.Flow(runs, theme.SizeCaption, size.Width)
	top := (size.Height - float32(min(lines, most))*h) / 2
	ink := theme.Text
	if c.Muted {
		ink = theme.Muted
	}
	var grounds, texts []fyne.CanvasObject
	for i, p := range pieces {
		if p.Line >= most {
			break
		}
		s, y := p.Text, top+float32(p.Line)*h
		if lines > most && p.Line == most-1 && (i+1 == len(pieces) || pieces[i+1].Line > p.Line) {
			s = cutShort(f, s, size.Width-p.X)
		}
		if runs[p.Run].Marked {
			g := &canvas.Rectangle{FillColor: theme.Color(theme.Marked), CornerRadius: 2}
			g.Resize(fyne.NewSize(p.W+2, h-1))
			g.Move(fyne.NewPos(p.X-1, y))
			grounds = append(grounds, g)
		}
		t := draw.Label(s, f, ink)
		draw.Place(t, p.X, y, p.W)
		texts = append(texts, t)
	}
	v.box.Objects = append(grounds, texts...)
	return lines > most
}
