package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets/internal/looktest"
)

func TestAFieldThatSuggestsTakesOwnWordsAndTheUsualOnesByKeyAndMouse(t *testing.T) {
	var got []string
	s := NewSuggest("", []string{"legal", "procurement"}, func(text string) { got = append(got, text) })
	win := looktest.Light(t, NewColumn(1, s), 400, 300)
	c := win.Canvas()
	c.Focus(s)
	test.Type(s, "dean")
	looktest.Keys(win, fyne.KeyReturn)
	looktest.Keys(win, fyne.KeyDown)
	if _, ok := c.Overlays().Top().(interface{ Items() []*fyne.MenuItem }); !ok {
		t.Fatal("Down opens nothing")
	}
	looktest.Keys(win, fyne.KeyEscape)
	if c.Overlays().Top() != nil || c.Focused() != fyne.Focusable(s) || s.Text != "dean" {
		t.Fatalf("after Escape the focus is on %T, the text %q", c.Focused(), s.Text)
	}
	looktest.Keys(win, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if s.Text != "procurement" || c.Focused() != fyne.Focusable(s) {
		t.Errorf("picked %q, the focus is on %T", s.Text, c.Focused())
	}
	c.Unfocus()
	test.Tap(s.ActionItem.(fyne.Tappable))
	m, ok := c.Overlays().Top().(interface{ Items() []*fyne.MenuItem })
	if !ok || !m.Items()[1].Checked {
		t.Fatal("the arrow opens nothing, or does not say what holds")
	}
	looktest.Keys(win, fyne.KeyHome, fyne.KeyReturn)
	if want := []string{"dean", "procurement", "legal"}; !slices.Equal(got, want) {
		t.Errorf("committed %v, want %v", got, want)
	}
}
