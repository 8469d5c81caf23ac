package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
)

func textOf(o fyne.CanvasObject) (string, bool) {
	t, ok := o.(*canvas.Text)
	if !ok {
		return "", false
	}
	return t.Text, true
}

// shapesOf counts what the pattern of a party is made of.
func shapesOf(p *DataFlowPicture, party Party) map[string]int {
	r := &flowRenderer{p: p}
	r.pattern(party, fyne.Position{}, fyne.NewSize(16, 40))
	count := map[string]int{}
	for _, o := range r.objects {
		switch o.(type) {
		case *canvas.Line:
			count["line"]++
		case *canvas.Circle:
			count["disc"]++
		}
	}
	return count
}

func TestEveryMarkHasAShapeOfItsOwnInsideItsSquare(t *testing.T) {
	light(t, canvas.NewRectangle(nil), 10, 10)
	seen := map[string]Mark{}
	for _, m := range Marks() {
		box := newMarkBox()
		box.draw(m, 40, theme.Color(theme.Text))
		win := light(t, box.box, 40, 40)
		picture := pixels(win.Canvas().Capture())
		if other, ok := seen[picture]; ok {
			t.Errorf("%s looks like %s", m, other)
		}
		seen[picture] = m
		for _, o := range box.box.Objects {
			at, size := o.Position(), o.Size()
			if at.X < -1 || at.Y < -1 || at.X+size.Width > 41 || at.Y+size.Height > 41 {
				t.Errorf("%s reaches outside its square: %v %v", m, at, size)
			}
		}
	}
}
