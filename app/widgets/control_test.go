package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

func TestAButtonIsPressedByTapSpaceAndEnter(t *testing.T) {
	n := 0
	b := NewPrimary("Save", func() { n++ })
	looktest.Light(t, b, 100, 40)
	test.Tap(b)
	b.TypedKey(looktest.Key(fyne.KeySpace))
	b.TypedRune(' ')
	b.TypedKey(looktest.Key(fyne.KeyReturn))
	if n != 3 {
		t.Errorf("pressed %d times", n)
	}
	b.Disable()
	test.Tap(b)
	b.TypedKey(looktest.Key(fyne.KeyReturn))
	if n != 3 {
		t.Error("a disabled button was pressed")
	}
}

// focusables are one of every control that Tab must reach.
func focusables() map[string]fyne.Focusable {
	list := NewList(ListStyle{}, func(string) {})
	list.SetItems([]Item{{ID: "a", Title: "A"}})
	verdicts := NewVerdictBar(sampleVerdicts(), func(int) {})
	tick := NewTickRow(Tick{Text: "x"}, nil, nil)
	fact := &statusFact{}
	fact.Start(fact, func() {})
	split := NewSplitColumns([]SplitPart{
		{Content: canvas.NewRectangle(nil), Width: 100},
		{Content: canvas.NewRectangle(nil)},
	}, nil, nil)
	return map[string]fyne.Focusable{
		"button": NewButton("b", nil), "chip": NewChip("c", nil), "list": list,
		"verdict": verdicts.buttons[0], "check": tick.check, "status": fact, "split": split.handles[0],
		"tile":   NewStatTile("1", "x", theme.Plain, func() {}),
		"search": NewSearchField("s", nil),
	}
}

func TestEveryControlShowsItsFocusAndHandsOnKeysItDoesNotUse(t *testing.T) {
	looktest.ShowsFocus(t, focusables())
}

func TestTabReachesEveryControlInOrder(t *testing.T) {
	a, b, c := NewButton("a", nil), text.NewEntry(), NewTickRow(Tick{Text: "t", Link: "file"}, nil, nil)
	off := NewButton("off", nil)
	off.Disable()
	area := text.NewTextArea(2)
	win := looktest.Light(t, NewColumn(1, a, off, b, area, c), 300, 300)
	want := []fyne.Focusable{a, b, area, c.check, c.link, a}
	for i, w := range want {
		win.Canvas().FocusNext()
		if got := win.Canvas().Focused(); got != w {
			t.Fatalf("step %d reached %T, want %T", i, got, w)
		}
	}
}

func TestEscapeEmptiesASearchFieldThenLeavesIt(t *testing.T) {
	var last string
	s := NewSearchField("find", func(text string) { last = text })
	win := looktest.Light(t, s, 200, 40)
	s.Focus()
	test.Type(s, "lumen")
	if last != "lumen" || !s.clear.Visible() {
		t.Errorf("heard %q, clear button visible %v", last, s.clear.Visible())
	}
	s.TypedKey(looktest.Key(fyne.KeyEscape))
	if s.Text != "" || last != "" || win.Canvas().Focused() == nil {
		t.Error("the first Escape does not just empty the field")
	}
	s.TypedKey(looktest.Key(fyne.KeyEscape))
	if win.Canvas().Focused() != nil {
		t.Error("the second Escape does not leave the field")
	}
}

// Chips that stand in another bar stay where it put them: in one line they would reach over what is beside it.
func TestChipsInAnotherBarStayWhereTheyAre(t *testing.T) {
	bar := NewChipBar([]string{"Concern it", "Bind", "Cannot be told", "Do not bind"}, nil)
	wrap := NewWrap(bar.Chips()...)
	looktest.Light(t, wrap, 200, 200)
	last := bar.Chips()[3]
	if last.Position().Y == 0 {
		t.Fatal("all chips fit into one line")
	}
	at := last.Position()
	bar.SetWords([]string{"Concern it", "Bind", "Cannot be told", "Do not bind"})
	if last.Position() != at {
		t.Errorf("the last chip moved from %v to %v", at, last.Position())
	}
}
