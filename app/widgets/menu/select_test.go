package menu

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

func TestASelectRaisesWhatTheUserPicksAndNotWhatIsShown(t *testing.T) {
	var picked []int
	s := NewSelect([]string{"none", "low", "high"}, func(i int) { picked = append(picked, i) })
	looktest.Light(t, s, 200, 40)
	s.Set(2)
	s.Set(7)
	s.Pick(7)
	if s.SelectedIndex() != 2 || len(picked) != 0 {
		t.Fatalf("shown %d, raised %v", s.SelectedIndex(), picked)
	}
	s.Pick(1)
	s.Pick(1)
	if len(picked) != 1 || picked[0] != 1 {
		t.Errorf("raised %v", picked)
	}
}

// TestValuesThatReadAlikeAreToldApart: two assessments of one name are two, and so are two versions.
func TestValuesThatReadAlikeAreToldApart(t *testing.T) {
	var picked []int
	s := NewSelect([]string{"Terms", "Annex", "Terms"}, func(i int) { picked = append(picked, i) })
	win := looktest.Light(t, s, 200, 300)
	s.Tapped(nil)
	looktest.Keys(win, fyne.KeyEnd, fyne.KeyReturn)
	if s.SelectedIndex() != 2 || !slices.Equal(picked, []int{2}) {
		t.Errorf("the third value picks %d, raised %v", s.SelectedIndex(), picked)
	}
	if win.Canvas().Overlays().Top() != nil || win.Canvas().Focused() != fyne.Focusable(s) {
		t.Error("the values stay open, or the focus is lost")
	}
}

// TestNothingIsChosenBeforeSomebodyChooses: what no default can answer has none, nor has a list that
// was replaced.
func TestNothingIsChosenBeforeSomebodyChooses(t *testing.T) {
	s := NewUnchosen([]string{"approved", "rejected"}, nil)
	win := looktest.Light(t, s, 200, 300)
	if s.SelectedIndex() != -1 || s.Selected != "" {
		t.Errorf("at first %q is chosen", s.Selected)
	}
	s.Tapped(nil)
	looktest.Keys(win, fyne.KeyEscape)
	if s.SelectedIndex() != -1 {
		t.Error("looking at the values chooses one")
	}
	s.Pick(1)
	s.SetOptions([]string{"rejected", "approved"})
	if s.SelectedIndex() != -1 {
		t.Error("another list keeps the place of a value of the one before")
	}
}

func TestEscapeLeavesADropDownSoThatThePagesKeysAct(t *testing.T) {
	s := NewSelect([]string{"one", "two"}, nil)
	win := looktest.Light(t, s, 200, 300)
	var window []fyne.KeyName
	win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { window = append(window, ev.Name) })
	win.Canvas().Focus(s)
	looktest.Keys(win, fyne.KeySpace, fyne.KeyEscape)
	if win.Canvas().Focused() != fyne.Focusable(s) || len(window) != 0 {
		t.Fatalf("the first Escape closes the values: focus on %T, the window got %v", win.Canvas().Focused(),
			window)
	}
	looktest.Keys(win, fyne.KeyEscape)
	if win.Canvas().Focused() != nil || !slices.Equal(window, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("the second leaves the field: focus on %T, the window got %v", win.Canvas().Focused(),
			window)
	}
}

// TestALongMenuIsWalkedAndScrolledToItsEnd has more values than the window has room for.
func TestALongMenuIsWalkedAndScrolledToItsEnd(t *testing.T) {
	var values []string
	for i := range 80 {
		values = append(values, fmt.Sprintf("value %02d", i))
	}
	s := NewSelect(values, nil)
	win := looktest.Light(t, s, 200, 300)
	s.Set(40)
	s.Tapped(nil)
	m := win.Canvas().Overlays().Top().(*popMenu)
	p := m.panels[0]
	inside := func() bool { return p.first <= p.active && p.active <= p.last && p.size.Height <= 300 }
	if p.active != 40 || !inside() {
		t.Fatalf("opened at %d, shown %d to %d, %v high", p.active, p.first, p.last, p.size.Height)
	}
	for _, k := range []fyne.KeyName{
		fyne.KeyEnd, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyPageDown,
		fyne.KeyDown, fyne.KeyUp, fyne.KeyUp,
	} {
		looktest.Keys(win, k)
		if !inside() {
			t.Errorf("after %s: active %d, shown %d to %d", k, p.active, p.first, p.last)
		}
	}
	looktest.Keys(win, fyne.KeyEnd)
	for range 200 {
		m.Scrolled(&fyne.ScrollEvent{
			PointEvent: fyne.PointEvent{Position: p.at.AddXY(5, 20)},
			Scrolled:   fyne.NewDelta(0, 10),
		})
	}
	if p.first != 0 {
		t.Errorf("the wheel stops at %d", p.first)
	}
	test.TapCanvas(win.Canvas(), p.at.AddXY(20, theme.Space(1)+2.5*p.itemHeight(0)))
	if s.SelectedIndex() != 2 {
		t.Errorf("a tap on the third picks %d", s.SelectedIndex())
	}
}
