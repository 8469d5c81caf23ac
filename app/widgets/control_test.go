package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
)

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func TestAButtonIsPressedByTapSpaceAndEnter(t *testing.T) {
	n := 0
	b := NewPrimary("Save", func() { n++ })
	light(t, b, 100, 40)
	test.Tap(b)
	b.TypedKey(key(fyne.KeySpace))
	b.TypedRune(' ')
	b.TypedKey(key(fyne.KeyReturn))
	if n != 3 {
		t.Errorf("pressed %d times", n)
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(key(fyne.KeyReturn))
	if n != 3 {
		t.Error("a disabled button was pressed")
	}
}

// focusables are one of every control that Tab must reach.
func focusables() map[string]fyne.Focusable {
	tab := sampleTable(3)
	list := NewList(ListStyle{}, func(string) {})
	list.SetItems([]Item{{ID: "a", Title: "A"}})
	doc := NewDocumentView(nil)
	doc.SetParagraphs(sampleParagraphs())
	verdicts := NewVerdictBar(sampleVerdicts(), func(int) {})
	tick := NewTickRow(Tick{Text: "x"}, nil, nil)
	fact := &statusFact{}
	fact.start(fact, func() {})
	split := NewSplitColumns([]SplitPart{{Content: canvas.NewRectangle(nil), Width: 100}, {Content: canvas.NewRectangle(nil)}}, nil, nil)
	return map[string]fyne.Focusable{
		"button": NewButton("b", nil), "chip": NewChip("c", nil), "table": tab, "list": list, "document": doc,
		"verdict": verdicts.buttons[0], "check": tick.check, "status": fact, "split": split.handles[0],
		"tile": NewStatTile("1", "x", theme.Plain, func() {}), "matrix": sampleMatrix().(*MatrixGrid),
		"entry": NewEntry(), "search": NewSearchField("s", nil),
	}
}

func TestEveryControlShowsItsFocusAndHandsOnKeysItDoesNotUse(t *testing.T) {
	for name, f := range focusables() {
		t.Run(name, func(t *testing.T) {
			o := f.(fyne.CanvasObject)
			win := light(t, container.NewStack(canvas.NewRectangle(theme.Color(theme.Surface)), NewInset(3, 3, o)), 360, 240)
			before := win.Canvas().Capture()
			var keys []fyne.KeyName
			var runes []rune
			win.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { keys = append(keys, ev.Name) })
			win.Canvas().SetOnTypedRune(func(r rune) { runes = append(runes, r) })
			win.Canvas().Focus(f)
			if win.Canvas().Focused() != f {
				t.Fatal("cannot be focused")
			}
			if samePicture(before, win.Canvas().Capture()) {
				t.Error("the focus cannot be seen")
			}
			if _, field := f.(interface{ AcceptsTab() bool }); field {
				return // a field keeps what is typed
			}
			f.TypedKey(key(fyne.KeyF5))
			f.TypedRune('j')
			if len(keys) != 1 || keys[0] != fyne.KeyF5 || string(runes) != "j" {
				t.Errorf("handed on keys %v and runes %q", keys, string(runes))
			}
		})
	}
}

func TestTabReachesEveryControlInOrder(t *testing.T) {
	a, b, c := NewButton("a", nil), NewEntry(), NewTickRow(Tick{Text: "t", Link: "file"}, nil, nil)
	off := NewButton("off", nil)
	off.Disable()
	area := NewTextArea(2)
	win := light(t, NewColumn(1, a, off, b, area, c), 300, 300)
	want := []fyne.Focusable{a, b, area, c.check, c.link, a}
	for i, w := range want {
		win.Canvas().FocusNext()
		if got := win.Canvas().Focused(); got != w {
			t.Fatalf("step %d reached %T, want %T", i, got, w)
		}
	}
}

func TestAnEntryLeavesTheWindowItsShortcuts(t *testing.T) {
	for s, want := range map[fyne.Shortcut]bool{
		&fyne.ShortcutCopy{}: true, &fyne.ShortcutUndo{}: true, &fyne.ShortcutSelectAll{}: true,
		&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl}:      true,
		&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl}: true,
		&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl}:         false,
		&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}:          false,
		&desktop.CustomShortcut{KeyName: fyne.KeySlash, Modifier: fyne.KeyModifierControl}:     false,
	} {
		if editing(s) != want {
			t.Errorf("%s: kept by the field %v, want %v", s.ShortcutName(), !want, want)
		}
	}
}

func TestAFieldAsksTheWindowAsItself(t *testing.T) {
	// A real window knows the outermost widget only: asking as the embedded
	// entry finds no window, and neither Escape nor Ctrl+K would do anything.
	field, search, area := NewField("", nil, nil), NewSearchField("", nil), NewTextField(2, "", nil, nil)
	if field.self != fyne.CanvasObject(field) || search.self != fyne.CanvasObject(search) || area.self != fyne.CanvasObject(area) {
		t.Error("a field is not its own outermost widget")
	}
	if e := NewEntry(); e.self != fyne.CanvasObject(e) {
		t.Error("an entry is not its own outermost widget")
	}
}

func TestEscapeLeavesAnEntry(t *testing.T) {
	e := NewEntry()
	win := light(t, e, 200, 40)
	win.Canvas().Focus(e)
	e.TypedKey(key(fyne.KeyEscape))
	if win.Canvas().Focused() != nil {
		t.Error("still focused")
	}
	if NewTextArea(3).AcceptsTab() {
		t.Error("Tab is caught by a text area")
	}
}

// clockwork runs what a Field would do later, when told.
type clockwork struct{ due []func() }

func (c *clockwork) after(_ time.Duration, f func()) { c.due = append(c.due, f) }

func (c *clockwork) tick() {
	due := c.due
	c.due = nil
	for _, f := range due {
		f()
	}
}

func TestAFieldCommitsASecondAfterTheLastKeyAndOnlyOnce(t *testing.T) {
	var got []string
	edits := 0
	f := NewField("old", func(bool) { edits++ }, func(s string) { got = append(got, s) })
	clock := &clockwork{}
	f.after = clock.after
	light(t, f, 200, 40)
	test.Type(f, "a")
	test.Type(f, "b")
	if len(got) != 0 || !f.Dirty() || edits == 0 {
		t.Fatalf("committed %v too early", got)
	}
	clock.tick()
	clock.tick()
	if strings.Join(got, ",") != f.Text || f.Dirty() {
		t.Errorf("committed %v, want one %q", got, f.Text)
	}
}

func TestAFieldCommitsOnEnterOnLeavingAndOnFlush(t *testing.T) {
	for name, leave := range map[string]func(*Field, fyne.Window){
		"enter":   func(f *Field, _ fyne.Window) { f.TypedKey(key(fyne.KeyReturn)) },
		"leaving": func(_ *Field, w fyne.Window) { w.Canvas().Unfocus() },
		"escape":  func(f *Field, _ fyne.Window) { f.TypedKey(key(fyne.KeyEscape)) },
		"closing": func(f *Field, _ fyne.Window) { f.Flush() },
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			f := NewField("", nil, func(s string) { got = append(got, s) })
			f.after = (&clockwork{}).after
			win := light(t, f, 200, 40)
			win.Canvas().Focus(f)
			test.Type(f, "x")
			leave(f, win)
			f.Flush()
			if len(got) != 1 || got[0] != "x" {
				t.Errorf("committed %v", got)
			}
		})
	}
}

func TestFieldOnHoldIsNotCommittedByTime(t *testing.T) {
	var got []string
	hold := true
	f := NewField("", nil, func(s string) { got = append(got, s) })
	f.Hold = func() bool { return hold }
	clock := &clockwork{}
	f.after = clock.after
	light(t, f, 200, 40)
	test.Type(f, "x")
	clock.tick()
	clock.tick()
	if len(got) != 0 {
		t.Fatalf("on hold it commits %q", got)
	}
	hold = false
	clock.tick()
	if len(got) != 1 || got[0] != "x" {
		t.Errorf("off hold it commits %q", got)
	}
}

func TestTextFromOutsideTakesThePlaceOfWhatIsBeingTypedAndIsNotCommitted(t *testing.T) {
	commits := 0
	f := NewField("old", nil, func(string) { commits++ })
	clock := &clockwork{}
	f.after = clock.after
	light(t, f, 200, 40)
	f.Replace("undone")
	if f.Text != "undone" || f.Dirty() || commits != 0 {
		t.Errorf("text %q, dirty %v, %d commits", f.Text, f.Dirty(), commits)
	}
	test.Type(f, "!")
	f.Replace("other")
	clock.tick()
	if f.Text != "other" || f.Dirty() || commits != 0 {
		t.Errorf("text %q, dirty %v, %d commits", f.Text, f.Dirty(), commits)
	}
}

func TestEscapeEmptiesASearchFieldThenLeavesIt(t *testing.T) {
	var last string
	s := NewSearchField("find", func(text string) { last = text })
	win := light(t, s, 200, 40)
	s.Focus()
	test.Type(s, "lumen")
	if last != "lumen" || !s.clear.Visible() {
		t.Errorf("heard %q, clear button visible %v", last, s.clear.Visible())
	}
	s.TypedKey(key(fyne.KeyEscape))
	if s.Text != "" || last != "" || win.Canvas().Focused() == nil {
		t.Error("the first Escape does not just empty the field")
	}
	s.TypedKey(key(fyne.KeyEscape))
	if win.Canvas().Focused() != nil {
		t.Error("the second Escape does not leave the field")
	}
}

func TestATooltipWaitsAndIsTakenBackWhenThePointerLeaves(t *testing.T) {
	b := NewButton("b", nil)
	b.SetTip("Explains itself")
	clock := &clockwork{}
	layer := NewTipLayer(NewInset(10, 10, b))
	layer.after = clock.after
	win := light(t, layer, 300, 200)
	inside := fyne.NewPos(60, 60)
	test.MoveMouse(win.Canvas(), inside)
	if layer.Showing() != "" {
		t.Error("shown at once")
	}
	clock.tick()
	if layer.Showing() != "Explains itself" {
		t.Errorf("shows %q", layer.Showing())
	}
	test.MoveMouse(win.Canvas(), fyne.NewPos(1, 1))
	if layer.Showing() != "" {
		t.Error("stays when the pointer leaves")
	}
	test.MoveMouse(win.Canvas(), inside)
	test.MoveMouse(win.Canvas(), fyne.NewPos(1, 1))
	clock.tick()
	if layer.Showing() != "" {
		t.Error("shows up late, after the pointer left")
	}
	test.MoveMouse(win.Canvas(), inside)
	clock.tick()
	if layer.Showing() == "" {
		t.Error("does not show a second time")
	}
	clock.tick() // a long while later, the pointer having left the window unsaid
	if layer.Showing() != "" {
		t.Error("stays for ever")
	}
}

// soon does at once what is to happen soon, and never what is to happen later.
func soon(d time.Duration, f func()) {
	if d <= tipDelay {
		f()
	}
}

func TestATooltipStaysInsideTheWindow(t *testing.T) {
	layer := NewTipLayer(canvas.NewRectangle(nil))
	layer.after = soon
	light(t, layer, 300, 120)
	showTip(layer.content, strings.Repeat("a long explanation ", 12), fyne.NewPos(295, 118))
	at, size := layer.ground.Position(), layer.ground.Size()
	if at.X < 0 || at.Y < 0 || at.X+size.Width > 300 {
		t.Errorf("tooltip at %v, size %v", at, size)
	}
}
