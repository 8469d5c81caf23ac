package menu

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

func sampleMenus(done *[]string) *fyne.MainMenu {
	do := func(s string) func() { return func() { *done = append(*done, s) } }
	undo := fyne.NewMenuItem("Undo", do("undo"))
	undo.Shortcut = &fyne.ShortcutUndo{}
	redo := fyne.NewMenuItem("Redo", do("redo"))
	redo.Disabled = true
	find := fyne.NewMenuItem("Find", do("find"))
	find.Shortcut = &desktop.CustomShortcut{
		KeyName:  fyne.KeyF,
		Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift,
	}
	look := fyne.NewMenuItem("Theme", nil)
	dark := fyne.NewMenuItem("Dark", do("dark"))
	dark.Checked = true
	look.ChildMenu = fyne.NewMenu("", fyne.NewMenuItem("Light", do("light")), dark)
	return fyne.NewMainMenu(
		fyne.NewMenu("File", fyne.NewMenuItem("New workspace…", do("new")),
			fyne.NewMenuItem("Open…", do("open"))),
		fyne.NewMenu("Edit", undo, redo, fyne.NewMenuItemSeparator(), find),
		fyne.NewMenu("View", look))
}

func openBar(t *testing.T) (*Bar, fyne.Window, *[]string) {
	t.Helper()
	var done []string
	b := NewBar(func() *fyne.MainMenu { return sampleMenus(&done) }, canvas.NewText("Go to anything", nil))
	b.Renew()
	field := widget.NewEntry()
	win := looktest.Light(t, container.New(layout.NewCustomPaddedVBoxLayout(0), b, field), 600, 400)
	win.Canvas().Focus(field)
	return b, win, &done
}

func TestAMenuIsWalkedAndRunByKeyboardAndTheFocusReturns(t *testing.T) {
	b, win, done := openBar(t)
	before := win.Canvas().Focused()
	b.Open(1)
	looktest.Keys(win, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*done, []string{"find"}) {
		t.Errorf("ran %v: the disabled item and the line must be passed over", *done)
	}
	if b.IsOpen() || win.Canvas().Overlays().Top() != nil || win.Canvas().Focused() != before {
		t.Error("the menu stays, or the focus is lost")
	}
}

func TestLeftAndRightGoAlongTheBarAndIntoSubmenus(t *testing.T) {
	b, win, done := openBar(t)
	b.Open(0)
	looktest.Keys(win, fyne.KeyLeft)
	if b.opened != 2 {
		t.Fatalf("left of the first menu is %d", b.opened)
	}
	looktest.Keys(win, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*done, []string{"dark"}) {
		t.Errorf("ran %v", *done)
	}
	b.Open(2)
	looktest.Keys(win, fyne.KeyDown, fyne.KeyRight, fyne.KeyEscape)
	if !b.IsOpen() {
		t.Error("Escape in a submenu closed the menu")
	}
	looktest.Keys(win, fyne.KeyEscape)
	if b.IsOpen() {
		t.Error("Escape leaves the menu open")
	}
}

func TestALetterGoesToItsItem(t *testing.T) {
	b, win, done := openBar(t)
	b.Open(0)
	win.Canvas().Focused().TypedRune('o')
	looktest.Keys(win, fyne.KeyReturn)
	if !slices.Equal(*done, []string{"open"}) {
		t.Errorf("ran %v", *done)
	}
}

func TestTheMouseOpensRunsAndClosesMenus(t *testing.T) {
	b, win, done := openBar(t)
	test.TapCanvas(win.Canvas(), fyne.NewPos(b.xs[0]+5, 5))
	if b.opened != 0 {
		t.Fatal("a tap on a title opens nothing")
	}
	test.MoveMouse(win.Canvas(), fyne.NewPos(b.xs[1]+5, 5))
	if b.opened != 1 {
		t.Error("the pointer on the next title does not open its menu")
	}
	p := b.open.panels[0]
	test.TapCanvas(win.Canvas(), p.at.AddXY(20, 10))
	if !slices.Equal(*done, []string{"undo"}) || b.IsOpen() {
		t.Errorf("ran %v, open %v", *done, b.IsOpen())
	}
	b.Open(1)
	test.TapCanvas(win.Canvas(), fyne.NewPos(b.xs[1]+5, 5))
	if b.IsOpen() {
		t.Error("a tap on the title of the open menu does not close it")
	}
	b.Open(1)
	test.TapCanvas(win.Canvas(), fyne.NewPos(500, 350))
	if b.IsOpen() {
		t.Error("a tap beside the menu does not close it")
	}
}

func TestAMenuStaysInsideTheWindow(t *testing.T) {
	win := looktest.Light(t, canvas.NewRectangle(nil), 300, 200)
	var done []string
	Show(sampleMenus(&done).Items[1], win.Canvas(), fyne.NewPos(295, 195))
	m := win.Canvas().Overlays().Top().(*popMenu)
	p := m.panels[0]
	if p.at.X+p.size.Width > 300 || p.at.Y+p.size.Height > 200 {
		t.Errorf("menu at %v, size %v", p.at, p.size)
	}
}

func TestShortcutsAreSaidAsPeopleSayThem(t *testing.T) {
	for want, s := range map[string]fyne.Shortcut{
		"Ctrl+C": &fyne.ShortcutCopy{},
		"Ctrl+Shift+F": &desktop.CustomShortcut{
			KeyName:  fyne.KeyF,
			Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift,
		},
		"Alt+Left": &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt},
		"Ctrl+/":   &desktop.CustomShortcut{KeyName: fyne.KeySlash, Modifier: fyne.KeyModifierControl},
	} {
		if got := ShortcutText(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestAMenuThatStaysOpenIsTapped: each look at a list wants several columns changed.
func TestAMenuThatStaysOpenIsTapped(t *testing.T) {
	win := looktest.Light(t, canvas.NewRectangle(nil), 300, 200)
	var done []string
	do := func(s string) *fyne.MenuItem { return fyne.NewMenuItem(s, func() { done = append(done, s) }) }
	m := openMenu(fyne.NewMenu(StaysOpen, do("a"), do("b")), win.Canvas(), fyne.NewPos(10, 10))
	p := m.panels[0]
	for i := range 2 {
		test.TapCanvas(win.Canvas(), p.at.AddXY(20, theme.Space(1)+(float32(i)+0.5)*p.itemHeight(i)))
	}
	if win.Canvas().Overlays().Top() != m || !slices.Equal(done, []string{"a", "b"}) {
		t.Errorf("did %v; open: %v", done, win.Canvas().Overlays().Top() == m)
	}
}
