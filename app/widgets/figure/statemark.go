// Package figure holds values that are seen before they are read: marks and pills of a state, the band
// of a score, the grid of the responsibilities, the picture of who processes the data.
//
// It computes no score and knows no state: it is given a shape, a tone and words, and nothing is shown by
// colour alone. Start with StateMark, then Matrix; the shapes themselves are drawn in widgets/internal/shape.
package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/shape"
)

// StateMark says a state three ways: shape, word, colour. Without a word it is
// only for places where the word stands right beside it.
type StateMark struct {
	widget.BaseWidget
	mark theme.Mark
	word string
	tone theme.Tone
}

// NewStateMark returns a mark with its word.
func NewStateMark(mark theme.Mark, word string, tone theme.Tone) *StateMark {
	s := &StateMark{mark: mark, word: word, tone: tone}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the state shown.
func (s *StateMark) Set(mark theme.Mark, word string, tone theme.Tone) {
	if s.mark == mark && s.word == word && s.tone == tone {
		return
	}
	s.mark, s.word, s.tone = mark, word, tone
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *StateMark) CreateRenderer() fyne.WidgetRenderer {
	mark, text := shape.NewMark(), &canvas.Text{}
	return draw.New(func(size fyne.Size) fyne.Size {
		f := draw.FaceOf(theme.SizeBody, false)
		h := f.LineHeight()
		side := theme.Scaled(12)
		mark.Draw(s.mark, side, theme.Color(s.tone.Ink()))
		y := (max(size.Height, h) - side) / 2
		mark.Box.Move(fyne.NewPos(0, y))
		text.Text, text.TextSize, text.Color = s.word, f.Size, theme.Color(s.tone.Ink())
		x := side + theme.Space(1.5)
		if s.mark == theme.NoMark {
			x = 0
		}
		draw.Place(text, x, (max(size.Height, h)-h)/2, f.Width(s.word))
		if s.word == "" {
			return fyne.NewSize(side, h)
		}
		return fyne.NewSize(x+f.Exact(s.word), h)
	}, mark.Box, text)
}
