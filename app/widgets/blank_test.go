package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

// TestAClickOnBlankGroundTakesTheKeyboardAway clicks where nothing is pressed, inside of what has the
// keyboard: the toolkit would leave it there.
func TestAClickOnBlankGroundTakesTheKeyboardAway(t *testing.T) {
	var picked []string
	list := walkable(&picked)
	tall := canvas.NewRectangle(nil)
	tall.SetMinSize(fyne.NewSize(10, 900))
	scroller := NewScroller(tall)
	prose := text.NewProse(text.Run{Text: "words"})
	win := looktest.Light(t, NewFrame(prose, nil, scroller, nil, list), 400, 200)
	c := win.Canvas()
	for name, click := range map[string]func(){
		"on a heading of a list":  func() { list.pane.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, 8)}) },
		"below a list":            func() { list.scroll.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, 190)}) },
		"in what is scrolled":     func() { scroller.Tapped(&fyne.PointEvent{}) },
		"on words without a link": func() { prose.Tapped(&fyne.PointEvent{}) },
	} {
		for _, has := range []fyne.Focusable{list, scroller} {
			c.Focus(has)
			if c.Focused() != has {
				t.Fatalf("%T does not take the keyboard", has)
			}
			click()
			if at := c.Focused(); at != nil {
				t.Errorf("%s: the keyboard stays with %T", name, at)
			}
		}
	}
	list.pane.Tapped(&fyne.PointEvent{Position: fyne.NewPos(30, list.pane.tops[1]+5)})
	if c.Focused() != fyne.Focusable(list) || len(picked) != 1 {
		t.Errorf("an item that is clicked leaves the keyboard with %T; picked %v", c.Focused(), picked)
	}
}
