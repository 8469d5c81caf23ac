package shape

import (
	"testing"

	"fyne.io/fyne/v2/canvas"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

func TestEveryMarkHasAShapeOfItsOwnInsideItsSquare(t *testing.T) {
	looktest.Light(t, canvas.NewRectangle(nil), 10, 10)
	seen := map[string]theme.Mark{}
	for _, m := range theme.Marks() {
		box := NewMark()
		box.Draw(m, 40, theme.Color(theme.Text))
		win := looktest.Light(t, box.Box, 40, 40)
		picture := looktest.Pixels(win.Canvas().Capture())
		if other, ok := seen[picture]; ok {
			t.Errorf("%s looks like %s", m, other)
		}
		seen[picture] = m
		for _, o := range box.Box.Objects {
			at, size := o.Position(), o.Size()
			if at.X < -1 || at.Y < -1 || at.X+size.Width > 41 || at.Y+size.Height > 41 {
				t.Errorf("%s reaches outside its square: %v %v", m, at, size)
			}
		}
	}
}
