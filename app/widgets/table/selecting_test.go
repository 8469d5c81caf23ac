package table

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets/internal/looktest"
)

func TestTheKeyboardWalksExtendsOpensAndRemoves(t *testing.T) {
	var opened string
	var removed []string
	tab := plainTable(Config{Multi: true, OnOpen: func(id string) {
		opened = id
	}, OnRemove: func(ids []string) { removed = ids }})
	win := looktest.Light(t, tab, 400, 300)
	win.Canvas().Focus(tab)
	if tab.Cursor() != "a" {
		t.Fatalf("focus puts the cursor on %q", tab.Cursor())
	}
	press(tab, fyne.KeyDown, fyne.KeyReturn)
	if opened != "b" {
		t.Errorf("Enter opened %q", opened)
	}
	tab.modifier = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	press(tab, fyne.KeyDown, fyne.KeyDown)
	if got := strings.Join(tab.Selected(), ""); got != "bcd" {
		t.Errorf("Shift+Down selected %s", got)
	}
	tab.modifier = func() fyne.KeyModifier { return 0 }
	press(tab, fyne.KeySpace)
	if got := strings.Join(tab.Selected(), ""); got != "bc" {
		t.Errorf("Space left %s", got)
	}
	press(tab, fyne.KeyHome)
	press(tab, fyne.KeyDelete)
	if strings.Join(removed, "") != "a" {
		t.Errorf("Delete raised %v", removed)
	}
	press(tab, fyne.KeyEnd)
	if tab.Cursor() != "d" {
		t.Errorf("End went to %s", tab.Cursor())
	}
	press(tab, fyne.KeyDown, fyne.KeyPageDown)
	if tab.Cursor() != "d" {
		t.Error("the cursor left the table")
	}
}

func TestPageKeysMoveByAPageAndKeepTheCursorInView(t *testing.T) {
	tab := sampleTable(1000)
	win := looktest.Light(t, tab, 800, 400)
	win.Canvas().Focus(tab)
	press(tab, fyne.KeyHome, fyne.KeyPageDown, fyne.KeyPageDown)
	first, last := tab.visible()
	i := tab.cursorIndex()
	if i < 10 || i < first || i > last {
		t.Errorf("cursor at %d, visible %d to %d", i, first, last)
	}
	press(tab, fyne.KeyEnd)
	if tab.cursorIndex() != 999 || tab.scroll.Offset.Y < 30000 {
		t.Errorf("End: cursor %d at offset %v", tab.cursorIndex(), tab.scroll.Offset.Y)
	}
}

func TestKeysTheTableDoesNotUseReachTheWindow(t *testing.T) {
	tab := plainTable(Config{})
	win := looktest.Light(t, tab, 400, 300)
	var keys []fyne.KeyName
	var runes []rune
	win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
	win.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
	win.Canvas().Focus(tab)
	press(tab, fyne.KeyEscape)
	tab.TypedRune('j')
	if !slices.Equal(keys, []fyne.KeyName{fyne.KeyEscape}) || string(runes) != "j" {
		t.Errorf("the window got keys %v, runes %q", keys, string(runes))
	}
}

func TestControlClickTogglesAndShiftClickExtends(t *testing.T) {
	var last []string
	tab := plainTable(Config{Multi: true, OnSelect: func(ids []string) { last = ids }})
	looktest.Light(t, tab, 400, 300)
	tapRow(tab, 0, 0)
	tab.modifier = func() fyne.KeyModifier { return fyne.KeyModifierShortcutDefault }
	tapRow(tab, 2, 0)
	if strings.Join(last, "") != "ac" {
		t.Errorf("after Ctrl+click %v", last)
	}
	tab.modifier = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	tapRow(tab, 3, 0)
	if strings.Join(last, "") != "cd" {
		t.Errorf("after Shift+click %v", last)
	}
}

func TestASingleSelectionTableNeverSelectsTwo(t *testing.T) {
	tab := plainTable(Config{})
	looktest.Light(t, tab, 400, 300)
	tab.modifier = func() fyne.KeyModifier { return fyne.KeyModifierShift | fyne.KeyModifierShortcutDefault }
	tapRow(tab, 0, 0)
	tapRow(tab, 2, 0)
	tab.TypedShortcut(&fyne.ShortcutSelectAll{})
	tab.Select("a", "b")
	if n := len(tab.Selected()); n != 1 {
		t.Errorf("%d rows selected", n)
	}
}

func TestADoubleClickOpensAndTwoSlowClicksDoNot(t *testing.T) {
	var opened []string
	tab := plainTable(Config{OnOpen: func(id string) { opened = append(opened, id) }})
	looktest.Light(t, tab, 400, 300)
	clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	tab.now = func() time.Time { return clock }
	tapRow(tab, 1, 0)
	clock = clock.Add(time.Second)
	tapRow(tab, 1, 0)
	if len(opened) != 0 {
		t.Fatal("two slow clicks opened")
	}
	clock = clock.Add(100 * time.Millisecond)
	tapRow(tab, 1, 0)
	if !slices.Equal(opened, []string{"b"}) {
		t.Errorf("opened %v", opened)
	}
}

func TestATapOnALinkCellNamesRowAndColumn(t *testing.T) {
	var got string
	tab := plainTable(Config{OnCell: func(id, col string) { got = id + " " + col }})
	looktest.Light(t, tab, 400, 300)
	tapRow(tab, 2, 1)
	if got != "c link" {
		t.Errorf("raised %q", got)
	}
}

func TestARightClickSelectsTheRowAndOffersItsMenu(t *testing.T) {
	var asked []string
	tab := plainTable(Config{Multi: true, Menu: func(ids []string) []*fyne.MenuItem {
		asked = ids
		return []*fyne.MenuItem{fyne.NewMenuItem("Approve", nil)}
	}})
	win := looktest.Light(t, tab, 400, 300)
	test.TapSecondaryAt(tab.right, fyne.NewPos(5, 1.5*tab.rowHeight()))
	if !slices.Equal(asked, []string{"b"}) {
		t.Errorf("menu asked for %v", asked)
	}
	if win.Canvas().Overlays().Top() == nil {
		t.Error("no menu is shown")
	}
}

func TestControlCCopiesTheSelectionAsTSVWithoutFormulas(t *testing.T) {
	tab := New(Config{
		Multi:   true,
		Columns: []Column{{ID: "a", Title: "A"}, {ID: "b", Title: "B"}, {ID: "c", Title: "C", Hidden: true}},
	})
	tab.SetRows(RowList{
		{ID: "1", Cells: []Cell{{Text: "one\ttab", Sub: "below"}, {Text: "=1+1"}, {Text: "hidden"}}},
		{ID: "2", Cells: []Cell{{Text: "two"}, {Text: "84", Note: "96%"}}},
	})
	looktest.Light(t, tab, 400, 300)
	tab.TypedShortcut(&fyne.ShortcutSelectAll{})
	tab.TypedShortcut(&fyne.ShortcutCopy{})
	want := "A\tB\none tab below\t'=1+1\ntwo\t84 96%"
	if got := fyne.CurrentApp().Clipboard().Content(); got != want {
		t.Errorf("copied %q, want %q", got, want)
	}
}

func TestSelectionAndCursorSurviveAReloadByID(t *testing.T) {
	changes := 0
	tab := plainTable(Config{Multi: true, OnSelect: func([]string) { changes++ }})
	tab.Select("b", "c")
	tab.SetRows(RowList{{ID: "c", Cells: []Cell{{Text: "Cleo"}}}, {ID: "x", Cells: []Cell{{Text: "Xaver"}}}})
	if got := tab.Selected(); !slices.Equal(got, []string{"c"}) || tab.Cursor() != "c" {
		t.Errorf("selected %v, cursor %q", got, tab.Cursor())
	}
	if changes != 1 {
		t.Errorf("the owner heard of %d changes, want 1: b is gone", changes)
	}
}

func TestAClickBelowTheRowsTakesTheKeyboardAway(t *testing.T) {
	tab := plainTable(Config{})
	win := looktest.Light(t, tab, 400, 300)
	tapRow(tab, 1, 0)
	if win.Canvas().Focused() != fyne.Focusable(tab) {
		t.Fatal("a row that is clicked gives the list no keyboard")
	}
	tapRow(tab, len(tab.Shown())+1, 0)
	if at := win.Canvas().Focused(); at != nil {
		t.Errorf("below the rows the click leaves the keyboard with %T", at)
	}
}
