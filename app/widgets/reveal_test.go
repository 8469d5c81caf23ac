package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/looktest"
)

// drawnAbove visits everything visible with what it is drawn by, the outermost first, as the toolkit's
// renderers say it.
func drawnAbove(o fyne.CanvasObject, above []fyne.CanvasObject,
	visit func(fyne.CanvasObject, []fyne.CanvasObject),
) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o, above)
	above = append(slices.Clone(above), o)
	var children []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		children = c.Objects
	case *container.Scroll:
		children = []fyne.CanvasObject{c.Content}
	case fyne.Widget:
		children = test.WidgetRenderer(c).Objects()
	}
	for _, child := range children {
		drawnAbove(child, above, visit)
	}
}

// TestAControlIsFoundInWhateverItStandsIn holds what widgets say they hold against what they draw: a
// control that is not found is not scrolled into view.
func TestAControlIsFoundInWhateverItStandsIn(t *testing.T) {
	found := 0
	for _, e := range exhibits() {
		win := looktest.Open(t, theme.Light, 100, NewScroller(e.Make()), e.Size.Width, e.Size.Height)
		drawnAbove(win.Content(), nil, func(o fyne.CanvasObject, above []fyne.CanvasObject) {
			if _, ok := o.(fyne.Focusable); !ok || slices.ContainsFunc(above, isControl) {
				return // a control may be made of others; the focus is its own
			}
			found++
			path := focus.PathTo(o)
			slices.Reverse(path)
			if got, want := scrollersIn(path), scrollersIn(append(above, o)); !slices.Equal(got, want) {
				t.Errorf("%s: %T stands in %d that scroll, %d of them found", e.Name, o, len(want), len(got))
			}
		})
	}
	if found < 60 {
		t.Errorf("the gallery has %d controls", found)
	}
}

// isControl tells whether an object takes the focus for what it is made of.
func isControl(o fyne.CanvasObject) bool {
	_, scrolls := o.(*Scroller)
	_, focusable := o.(fyne.Focusable)
	return focusable && !scrolls
}

func scrollersIn(path []fyne.CanvasObject) []*Scroller {
	var out []*Scroller
	for _, o := range path {
		if s, ok := o.(*Scroller); ok {
			out = append(out, s)
		}
	}
	return out
}

// TestTheFocusIsScrolledIntoViewThroughAllThatScrollsIt walks down and up again through a list in a list.
func TestTheFocusIsScrolledIntoViewThroughAllThatScrollsIt(t *testing.T) {
	var buttons []*Button
	some := func(n int) *fyne.Container {
		column := NewColumn(1)
		for range n {
			b := NewButton(fmt.Sprint(len(buttons)), nil)
			buttons = append(buttons, b)
			column.Add(b)
		}
		return column
	}
	above := some(12)
	inner := NewScroller(some(12))
	outer := NewScroller(NewColumn(2, above, container.NewGridWrap(fyne.NewSize(200, 90), inner), some(12)))
	win := looktest.Open(t, theme.Light, 100, outer, 240, 200)
	check := func(b *Button) {
		t.Helper()
		win.Canvas().Focus(b)
		at := absolute(b).Y
		if at < 0 || at+b.Size().Height > 200 {
			t.Errorf("button %s has the focus at %v", b.Text(), at)
		}
		if y := absolute(inner).Y; slices.Contains(buttons[12:24], b) &&
			(at < y || at+b.Size().Height > y+90) {
			t.Errorf("button %s has the focus at %v, its list begins at %v", b.Text(), at, y)
		}
	}
	for _, b := range buttons {
		check(b)
	}
	slices.Reverse(buttons)
	for _, b := range slices.Clone(buttons) {
		check(b)
	}
}

func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
