package text_test

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

func TestFieldGrowsWithItsTextThenScrolls(t *testing.T) {
	f := text.NewTextField(2, "", nil, nil)
	f.SetAfter((&looktest.Clockwork{}).After)
	under := widgets.NewButton("under it", nil)
	column := widgets.NewColumn(1, widgets.NewFormRow("Why", f, ""), under)
	s := widgets.NewScroller(column)
	win := looktest.Light(t, s, 500, 400)
	win.Canvas().Focus(f)
	line := draw.FaceOf(theme.SizeBody, false).LineHeight()
	two, last := f.Size().Height, f.Size().Height
	for n := 1; n < 30; n++ {
		f.TypedRune('x')
		f.TypedKey(looktest.Key(fyne.KeyReturn))
		h := f.Size().Height
		if want := two + float32(min(max(n+1, 2), text.MostLines)-2)*line; math.Abs(float64(h-want)) > 0.5 {
			t.Fatalf("with %d lines it is %v tall, want %v", n+1, h, want)
		}
		if under.Position().Y < h {
			t.Fatalf("what is under it was not moved: %v, the field is %v tall", under.Position().Y, h)
		}
		caret, _, p := text.Drawn(t, f)
		if y := caret.Position().Y; y < 0 || y+line > p.Size().Height {
			t.Fatalf("the cursor is at %v of %v", y, p.Size().Height)
		}
		last = h
	}
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(looktest.Key(fyne.KeyDelete))
	if f.Size().Height != two || last == two {
		t.Errorf("emptied it is %v tall, was %v at first and %v at most", f.Size().Height, two, last)
	}
}

func TestCursorStaysInViewInAPaneThatScrolls(t *testing.T) {
	f := text.NewTextField(2, "", nil, nil)
	f.SetAfter((&looktest.Clockwork{}).After)
	fill := canvas.NewRectangle(theme.Color(theme.Surface))
	fill.SetMinSize(fyne.NewSize(10, 300))
	s := widgets.NewScroller(widgets.NewColumn(1, fill, f))
	win := looktest.Light(t, s, 400, 320)
	win.Canvas().Focus(f)
	for range 40 {
		test.Type(f, "words that fill a line and more ")
		caret, _, p := text.Drawn(t, f)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
		if y := at.Y + caret.Position().Y; y < 0 || y+caret.Size().Height > 320 {
			t.Fatalf("the cursor is at %v of 320", y)
		}
	}
	for range 40 {
		f.TypedKey(looktest.Key(fyne.KeyUp))
	}
	caret, _, p := text.Drawn(t, f)
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Y + caret.Position().Y; y < 0 ||
		f.CursorTextOffset() != 0 {
		t.Errorf("at the beginning the cursor is at %v, character %d", y, f.CursorTextOffset())
	}
}

func TestWheelOverAFieldScrollsItOrWhatItIsIn(t *testing.T) {
	area, one := text.NewTextArea(2), text.NewEntry()
	fill := canvas.NewRectangle(theme.Color(theme.Surface))
	fill.SetMinSize(fyne.NewSize(10, 2_000))
	s := widgets.NewScroller(widgets.NewColumn(1, area, one, fill))
	looktest.Light(t, s, 400, 300)
	offset := func() float32 { return -fyne.CurrentApp().Driver().AbsolutePositionForObject(area).Y }
	down, up := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -30}},
		&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 30}}
	for name, f := range map[string]*text.Entry{"lines": area, "one": one} {
		f.Scrolled(down)
		if offset() != 30 {
			t.Fatalf("%s: over a short field the pane is at %v", name, offset())
		}
		f.Scrolled(up)
	}
	area.SetText(strings.Repeat("line\n", 50))
	s.Refresh()
	area.Scrolled(down)
	if at, _ := area.Down(); at != 30 || offset() != 0 {
		t.Fatalf("over a long field it is at %v and the pane at %v", at, offset())
	}
	for range 100 {
		area.Scrolled(down)
	}
	if at, most := area.Down(); at != most || offset() == 0 {
		t.Errorf("at its end it is at %v of %v and the pane at %v", at, most, offset())
	}
}

func TestPasteOverTheLimitIsRefusedWithASentence(t *testing.T) {
	area, one := text.NewTextArea(2), text.NewEntry()
	row := widgets.NewFormRow("Why", area, "a hint")
	looktest.Light(t, widgets.NewColumn(1, row, one), 400, 300)
	test.Type(area, "before")
	text.Paste(area, strings.Repeat("x", text.TextLimit-6+1))
	if area.Text != "before" || !strings.Contains(row.Error(), "200\u202f001") ||
		!strings.Contains(row.Error(), "Nothing was changed") {
		t.Fatalf("the field has %d characters and says %q", len(area.Text), row.Error())
	}
	row.SetError("Not saved yet")
	if !strings.Contains(row.Error(), "Not pasted") {
		t.Error("what is said of the paste is taken away by something else")
	}
	area.TypedRune('!')
	if row.Error() != "Not saved yet" {
		t.Errorf("after the next key it says %q", row.Error())
	}
	text.Paste(one, strings.Repeat("y", text.LineLimit+1))
	_, lines, _ := text.Drawn(t, one)
	if one.Text != "" || one.Refused() == "" || !strings.HasPrefix(lines[0].Text, "Not pasted") {
		t.Errorf("one line has %q", one.Text)
	}
	text.Paste(one, strings.Repeat("y", text.LineLimit))
	if len(one.Text) != text.LineLimit || one.Refused() != "" {
		t.Errorf("as much as there is room for: %d characters, %q", len(one.Text), one.Refused())
	}
	one.TypedShortcut(&fyne.ShortcutSelectAll{})
	text.Paste(one, strings.Repeat("z", text.LineLimit))
	if one.Text != strings.Repeat("z", text.LineLimit) {
		t.Errorf("in place of the selection: %q, %q", one.Text, one.Refused())
	}
}

func TestFieldsThatHoldAnEntryAskTheWindowAsThemselves(t *testing.T) {
	search, suggest := widgets.NewSearchField("", nil), widgets.NewSuggest("", nil, nil)
	if search.Self() != fyne.CanvasObject(search) || suggest.Self() != fyne.CanvasObject(suggest) {
		t.Error("a field is not its own outermost widget")
	}
}
