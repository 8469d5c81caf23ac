package shape

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
)

// Pill draws a word on the ground of its tone, in a rounded box.
type Pill struct {
	Box    *fyne.Container
	ground *canvas.Rectangle
	mark   *Mark
	text   *canvas.Text
}

// NewPill returns a pill that says nothing yet.
func NewPill() *Pill {
	v := &Pill{ground: &canvas.Rectangle{}, mark: NewMark(), text: &canvas.Text{}}
	v.Box = container.NewWithoutLayout(v.ground, v.mark.Box, v.text)
	return v
}

// PillSize is the room a pill needs for a word, with or without a mark.
func PillSize(word string, mark theme.Mark) fyne.Size {
	f := draw.FaceOf(theme.SizeCaption, false)
	w := f.Width(word) + theme.Space(4)
	if mark != theme.NoMark {
		w += theme.Scaled(10)
		if word != "" {
			w += theme.Space(1)
		}
	}
	return fyne.NewSize(w, f.LineHeight()+theme.Space(0.5))
}

// Draw shows a word with its mark in an area of a size and says whether the word
// had to be cut.
func (v *Pill) Draw(word string, mark theme.Mark, tone theme.Tone, bold bool, size fyne.Size) bool {
	v.Box.Hidden = word == "" && mark == theme.NoMark
	if v.Box.Hidden {
		return false
	}
	if tone == theme.Plain {
		tone = theme.Neutral
	}
	f := draw.FaceOf(theme.SizeCaption, bold)
	need := PillSize(word, mark)
	w := min(need.Width, size.Width)
	y := (size.Height - need.Height) / 2
	v.ground.FillColor = theme.Color(tone.Ground())
	v.ground.CornerRadius = need.Height / 2
	v.ground.Resize(fyne.NewSize(w, need.Height))
	v.ground.Move(fyne.NewPos(0, y))
	x, side := theme.Space(2), theme.Scaled(10)
	v.mark.Draw(mark, side, theme.Color(tone.Ink()))
	v.mark.Box.Move(fyne.NewPos(x, (size.Height-side)/2))
	if mark != theme.NoMark {
		x += side + theme.Space(1)
	}
	s, cut := f.Fit(word, w-x-theme.Space(2)+0.5)
	draw.Write(v.text, s, f, tone.Ink(), fyne.TextAlignLeading)
	draw.Place(v.text, x, (size.Height-f.LineHeight())/2, w-x)
	return cut
}
