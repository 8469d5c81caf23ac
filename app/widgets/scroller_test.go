package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

func TestAScrollerIsAStopForTabOnlyWhileThereIsMoreThanFits(t *testing.T) {
	var lines []fyne.CanvasObject
	for range 90 {
		lines = append(lines, text.NewProse(text.Run{Text: "A line of a long text."}))
	}
	long, short := NewScroller(NewColumn(1, lines...)), NewScroller(text.NewProse(text.Run{Text: "One line."}))
	win := looktest.Light(t, container.NewGridWithColumns(2, long, short), 400, 300)
	if long.Disabled() || !short.Disabled() {
		t.Fatalf("long rests: %v, short rests: %v", long.Disabled(), short.Disabled())
	}
	win.Canvas().Focus(long)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyEnd} {
		before := long.scroll.Offset.Y
		long.TypedKey(&fyne.KeyEvent{Name: k})
		if long.scroll.Offset.Y <= before {
			t.Errorf("%s does not scroll on from %v", k, before)
		}
	}
	long.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	if long.scroll.Offset.Y != 0 || !long.ring.Visible() {
		t.Errorf("Home leaves it at %v, its ring is shown: %v", long.scroll.Offset.Y, long.ring.Visible())
	}
}
