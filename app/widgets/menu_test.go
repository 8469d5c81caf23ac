package widgets

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
)

func sampleMenus(done *[]string) *fyne.MainMenu {
	do := func(s string) func() { return func() { *done = append(*done, s) } }
	undo := fyne.NewMenuItem("Undo", do("undo"))
	undo.Shortcut = &fyne.ShortcutUndo{}
	redo := fyne.NewMenuItem("Redo", do("redo"))
	redo.Disabled = true
	find := fyne.NewMenuItem("Find", do("find"))
	find.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
	look := fyne.NewMenuItem("Theme", nil)
	dark := fyne.NewMenuItem("Dark", do("dark"))
	dark.Checked = true
	look.ChildMenu = fyne.NewMenu("", fyne.NewMenuItem("Light", do("light")), dark)
	return fyne.NewMainMenu(
		fyne.NewMenu("File", fyne.NewMenuItem("New workspace…", do("new")), fyne.NewMenuItem("Open…", do("open"))),
		fyne.NewMenu("Edit", undo, redo, fyne.NewMenuItemSeparator(), find),
		fyne.NewMenu("View", look))
}

func openBar(t *testing.T) (*MenuBar, fyne.Window, *[]string) {
	t.Helper()
	var done []string
	b := NewMenuBar(func() *fyne.MainMenu { return sampleMenus(&done) }, NewLink("Go to anything", nil).WithKey("Ctrl K"))
	b.Renew()
	field := NewEntry()
	win := light(t, NewFrame(b, nil, nil, nil, NewColumn(1, field)), 600, 400)
	win.Canvas().Focus(field)
	return b, win, &done
}

func keys(win fyne.Window, names ...fyne.KeyName) {
	for _, n := range names {
		win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestAMenuIsWalkedAndRunByKeyboardAndTheFocusReturns(t *testing.T) {
	b, win, done := openBar(t)
	before := win.Canvas().Focused()
	b.Open(1)
	keys(win, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
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
	keys(win, fyne.KeyLeft)
	if b.opened != 2 {
		t.Fatalf("left of the first menu is %d", b.opened)
	}
	keys(win, fyne.KeyRight, fyne.KeyDown, fyne.KeyReturn)
	if !slices.Equal(*done, []string{"dark"}) {
		t.Errorf("ran %v", *done)
	}
	b.Open(2)
	keys(win, fyne.KeyDown, fyne.KeyRight, fyne.KeyEscape)
	if !b.IsOpen() {
		t.Error("Escape in a submenu closed the menu")
	}
	keys(win, fyne.KeyEscape)
	if b.IsOpen() {
		t.Error("Escape leaves the menu open")
	}
}

func TestALetterGoesToItsItem(t *testing.T) {
	b, win, done := openBar(t)
	b.Open(0)
	win.Canvas().Focused().TypedRune('o')
	keys(win, fyne.KeyReturn)
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

// TestTheColumnChooserStaysOpenUntilItIsLeft: each look at a list wants several columns changed.
func TestTheColumnChooserStaysOpenUntilItIsLeft(t *testing.T) {
	tab := plainTable(TableConfig{})
	b := NewTableBar(tab, "Filter by name")
	win := light(t, NewFrame(b, nil, nil, nil, tab), 600, 400)
	b.OpenColumns()
	m := win.Canvas().Overlays().Top().(*popMenu)
	checked := func() []bool {
		var out []bool
		for _, it := range m.Items()[:len(tab.state.Columns)-1] {
			out = append(out, it.Checked)
		}
		return out
	}
	before, shown := checked(), len(tab.shown)
	keys(win, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown)
	p := m.panels[0]
	test.TapCanvas(win.Canvas(), p.at.AddXY(20, theme.Space(1)+1.5*p.itemHeight(0)))
	if win.Canvas().Overlays().Top() != m || checked()[0] == before[0] || checked()[1] == before[1] || len(tab.shown) != shown-2 {
		t.Fatalf("checked %v after %v; %d columns shown", checked(), before, len(tab.shown))
	}
	keys(win, fyne.KeyEnd, fyne.KeyReturn)
	if !slices.Equal(checked(), before) || len(tab.shown) != shown {
		t.Errorf("as designed is %v, want %v", checked(), before)
	}
	keys(win, fyne.KeyEscape)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves it open")
	}
}

func TestAMenuStaysInsideTheWindow(t *testing.T) {
	win := light(t, canvas.NewRectangle(nil), 300, 200)
	var done []string
	ShowMenu(sampleMenus(&done).Items[1], win.Canvas(), fyne.NewPos(295, 195))
	m := win.Canvas().Overlays().Top().(*popMenu)
	p := m.panels[0]
	if p.at.X+p.size.Width > 300 || p.at.Y+p.size.Height > 200 {
		t.Errorf("menu at %v, size %v", p.at, p.size)
	}
}

func TestShortcutsAreSaidAsPeopleSayThem(t *testing.T) {
	for want, s := range map[string]fyne.Shortcut{
		"Ctrl+C":       &fyne.ShortcutCopy{},
		"Ctrl+Shift+F": &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift},
		"Alt+Left":     &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt},
		"Ctrl+/":       &desktop.CustomShortcut{KeyName: fyne.KeySlash, Modifier: fyne.KeyModifierControl},
	} {
		if got := ShortcutText(s); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
