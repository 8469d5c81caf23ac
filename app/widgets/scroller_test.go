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
	long, short := NewScroller(NewColumn(1, lines...)),
		NewScroller(text.NewProse(text.Run{Text: "One line."}))
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

// TestTheBarOfADialogCoversNoField scrolls a form that is too high for its dialog: the bar has room of
// its own.
func TestTheBarOfADialogCoversNoField(t *testing.T) {
	field := text.NewTextArea(9)
	s := NewDialogScroller(NewColumn(1, field, text.NewTextArea(9)))
	looktest.Light(t, container.NewWithoutLayout(s), 460, 200)
	s.Resize(fyne.NewSize(400, 120))
	if s.Disabled() || field.Size().Width != 400 || s.scroll.Size().Width < 400+12 {
		t.Errorf("a field %v wide in a scroller %v wide", field.Size().Width, s.scroll.Size().Width)
	}
}
