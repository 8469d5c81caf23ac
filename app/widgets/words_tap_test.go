package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

// TestTheWordsOfAControlCanBeClickedToo: the text of a control is the topmost thing under the pointer, and
// must not keep the click.
func TestTheWordsOfAControlCanBeClickedToo(t *testing.T) {
	tapped := 0
	count := func() { tapped++ }
	for name, one := range map[string]struct {
		control fyne.CanvasObject
		words   func(fyne.CanvasObject) []*text.Prose
	}{
		"tile": {
			NewStatTile("32", "answers are stale", theme.Neutral, count),
			func(o fyne.CanvasObject) []*text.Prose {
				return []*text.Prose{o.(*StatTile).text}
			},
		},
		"answer": {
			NewOptionCard("Yes", "It does", "1", false, count),
			func(o fyne.CanvasObject) []*text.Prose {
				return []*text.Prose{o.(*OptionCard).text, o.(*OptionCard).help}
			},
		},
		"box": {NewCheckBox("paid", false, func(bool) { count() }), func(o fyne.CanvasObject) []*text.Prose {
			return []*text.Prose{o.(*CheckBox).text}
		}},
	} {
		w := looktest.Light(t, one.control, 400, 200)
		for i, words := range one.words(one.control) {
			tapped = 0
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(words)
			test.TapCanvas(w.Canvas(), at.AddXY(6, 6))
			if tapped != 1 {
				t.Errorf("%s: a click on its text %d acts %d times", name, i, tapped)
			}
		}
	}
}
