package text

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets/internal/looktest"
)

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
	field, area := NewField("", nil, nil), NewTextField(2, "", nil, nil)
	if field.self != fyne.CanvasObject(field) || area.self != fyne.CanvasObject(area) {
		t.Error("a field is not its own outermost widget")
	}
	if e := NewEntry(); e.self != fyne.CanvasObject(e) {
		t.Error("an entry is not its own outermost widget")
	}
}

func TestEscapeLeavesAnEntry(t *testing.T) {
	e := NewEntry()
	win := looktest.Light(t, e, 200, 40)
	win.Canvas().Focus(e)
	e.TypedKey(looktest.Key(fyne.KeyEscape))
	if win.Canvas().Focused() != nil {
		t.Error("still focused")
	}
	if NewTextArea(3).AcceptsTab() {
		t.Error("Tab is caught by a text area")
	}
}

func TestAFieldCommitsASecondAfterTheLastKeyAndOnlyOnce(t *testing.T) {
	var got []string
	edits := 0
	f := NewField("old", func(bool) { edits++ }, func(s string) { got = append(got, s) })
	clock := &looktest.Clockwork{}
	f.after = clock.After
	looktest.Light(t, f, 200, 40)
	test.Type(f, "a")
	test.Type(f, "b")
	if len(got) != 0 || !f.Dirty() || edits == 0 {
		t.Fatalf("committed %v too early", got)
	}
	clock.Tick()
	clock.Tick()
	if strings.Join(got, ",") != f.Text || f.Dirty() {
		t.Errorf("committed %v, want one %q", got, f.Text)
	}
}

func TestAFieldCommitsOnEnterOnLeavingAndOnFlush(t *testing.T) {
	for name, leave := range map[string]func(*Field, fyne.Window){
		"enter":   func(f *Field, _ fyne.Window) { f.TypedKey(looktest.Key(fyne.KeyReturn)) },
		"leaving": func(_ *Field, w fyne.Window) { w.Canvas().Unfocus() },
		"escape":  func(f *Field, _ fyne.Window) { f.TypedKey(looktest.Key(fyne.KeyEscape)) },
		"closing": func(f *Field, _ fyne.Window) { f.Flush() },
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			f := NewField("", nil, func(s string) { got = append(got, s) })
			f.after = (&looktest.Clockwork{}).After
			win := looktest.Light(t, f, 200, 40)
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
	clock := &looktest.Clockwork{}
	f.after = clock.After
	looktest.Light(t, f, 200, 40)
	test.Type(f, "x")
	clock.Tick()
	clock.Tick()
	if len(got) != 0 {
		t.Fatalf("on hold it commits %q", got)
	}
	hold = false
	clock.Tick()
	if len(got) != 1 || got[0] != "x" {
		t.Errorf("off hold it commits %q", got)
	}
}

func TestTextFromOutsideTakesThePlaceOfWhatIsBeingTypedAndIsNotCommitted(t *testing.T) {
	commits := 0
	f := NewField("old", nil, func(string) { commits++ })
	clock := &looktest.Clockwork{}
	f.after = clock.After
	looktest.Light(t, f, 200, 40)
	f.Replace("undone")
	if f.Text != "undone" || f.Dirty() || commits != 0 {
		t.Errorf("text %q, dirty %v, %d commits", f.Text, f.Dirty(), commits)
	}
	test.Type(f, "!")
	f.Replace("other")
	clock.Tick()
	if f.Text != "other" || f.Dirty() || commits != 0 {
		t.Errorf("text %q, dirty %v, %d commits", f.Text, f.Dirty(), commits)
	}
}

func TestEveryTextShowsItsFocus(t *testing.T) {
	doc := NewDocument(nil)
	doc.SetParagraphs([]Paragraph{
		{Text: "4. Customer Content", Heading: true},
		{Text: "4.1 Ownership.", Aside: "page 3"},
	})
	looktest.ShowsFocus(t, map[string]fyne.Focusable{
		"document": doc, "entry": NewEntry(),
		"area": NewTextArea(2),
	})
}
