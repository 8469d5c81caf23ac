package window

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/menu"
)

// drawnIn are the colours the window is drawn in now.
func (l *lab) drawnIn() [3]color.Color {
	return [3]color.Color{theme.Color(theme.Surface), theme.Color(theme.Line), theme.Color(theme.Text)}
}

// TestAThemeTakesEffectAtOnce chooses every theme in the settings by mouse, by the arrow keys and by
// the key of the window: each choice changes what is drawn, and the settings show the one in force.
func TestAThemeTakesEffectAtOnce(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "settings"})
	themes := uitest.Within[*menu.Select](l.row("Theme"))[0]
	for i, m := range theme.Modes() {
		themes.Pick((i + 1) % len(theme.Modes()))
		themes.Tapped(nil)
		l.typeKey(fyne.KeyHome)
		for range i {
			l.typeKey(fyne.KeyDown)
		}
		l.typeKey(fyne.KeyReturn)
		if got, _ := l.look.Look(); got != m || l.drawnIn() != l.look.looks(m) ||
			themes.Selected != m.Label() {
			t.Errorf("choosing %s: in force is %s, drawn in %v, shown %s", m, got, l.drawnIn(),
				themes.Selected)
		}
	}
	seen := map[[3]color.Color]bool{}
	for range len(theme.Modes()) {
		was := l.drawnIn()
		l.shortcut(ctrlShift(fyne.KeyT))
		mode, _ := l.look.Look()
		if l.drawnIn() == was {
			t.Errorf("the next theme, %s, looks like the one before", mode)
		}
		if themes.Selected != mode.Label() {
			t.Errorf("in force is %s, the settings show %s", mode, themes.Selected)
		}
		themes.Pick(themes.SelectedIndex()) // what is shown is in force: nothing is left to do
		if now, _ := l.look.Look(); now != mode {
			t.Errorf("%s became %s", mode, now)
		}
		seen[l.drawnIn()] = true
	}
	if len(seen) < 4 {
		t.Errorf("only %d looks are reached by key", len(seen))
	}
	l.look.scale(+10)
	if size := uitest.Within[*menu.Select](l.row("Text size"))[0].Selected; size != "110 %" {
		t.Errorf("the settings show a text size of %s", size)
	}
}

// TestLargerTextTakesThePlusOfEveryKeyboard looks for the shortcuts where the plus is above the equals
// sign and where it is a key of its own, and that no two commands share one.
func TestLargerTextTakesThePlusOfEveryKeyboard(t *testing.T) {
	l := newLab(t, false)
	bound := map[string]int{}
	for _, s := range l.menu.bound {
		bound[s.ShortcutName()]++
	}
	for _, s := range []fyne.Shortcut{ctrl(fyne.KeyEqual), ctrlShift(fyne.KeyEqual), ctrl(fyne.KeyPlus)} {
		if bound[s.ShortcutName()] == 0 {
			t.Errorf("%s is not bound", s.ShortcutName())
		}
	}
	for name, n := range bound {
		if n > 1 {
			t.Errorf("%s is bound %d times", name, n)
		}
	}
}
