package widgets

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
)

// paneOf is what draws the lines of a field.
func paneOf(t *testing.T, w fyne.Widget) *entryPane {
	t.Helper()
	for _, o := range test.WidgetRenderer(w).Objects() {
		if p, ok := o.(*entryPane); ok {
			return p
		}
	}
	t.Fatal("there is no pane")
	return nil
}

// paste gives a text to the field by the clipboard.
func paste(f fyne.Shortcutable, s string) {
	board := test.NewClipboard()
	board.SetContent(s)
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

func TestLinesHoldEveryCharacterAndNoMoreThanFits(t *testing.T) {
	light(t, NewButton("b", nil), 10, 10)
	r := rand.New(rand.NewPCG(7, 7))
	y := &typist{t: t, r: r}
	m := faceOf(theme.SizeBody, false).metrics()
	for range 2_000 {
		text := []rune(y.words(r.IntN(60)))
		width := float32(r.IntN(600))
		at := 0
		for _, l := range m.linesOf(text, width, 0) {
			if l.from != at || l.to < l.from {
				t.Fatalf("a line begins at %d, want %d, in %q at %v", l.from, at, string(text), width)
			}
			if at = l.to; l.hard {
				at++
			}
			end := l.to
			for end > l.from && breaksAfter(text[end-1]) {
				end--
			}
			if w := m.runes(text[l.from:end]); width > 0 && w > width && end-l.from > 1 {
				t.Fatalf("the line %q is %v wide, in %v", string(text[l.from:l.to]), w, width)
			}
		}
		if at != len(text) {
			t.Fatalf("the lines hold %d of %d characters", at, len(text))
		}
	}
}

func TestFieldGrowsWithItsTextThenScrolls(t *testing.T) {
	f := NewTextField(2, "", nil, nil)
	f.after = (&clockwork{}).after
	under := NewButton("under it", nil)
	column := NewColumn(1, NewFormRow("Why", f, ""), under)
	s := NewScroller(column)
	win := light(t, s, 500, 400)
	win.Canvas().Focus(f)
	line := faceOf(theme.SizeBody, false).lineHeight()
	two, last := f.Size().Height, f.Size().Height
	for n := 1; n < 30; n++ {
		f.TypedRune('x')
		f.TypedKey(key(fyne.KeyReturn))
		h := f.Size().Height
		if want := two + float32(min(max(n+1, 2), mostLines)-2)*line; abs(h-want) > 0.5 {
			t.Fatalf("with %d lines it is %v tall, want %v", n+1, h, want)
		}
		if under.Position().Y < h {
			t.Fatalf("what is under it was not moved: %v, the field is %v tall", under.Position().Y, h)
		}
		p := paneOf(t, f)
		if y := p.caret.Position().Y; y < 0 || y+line > p.Size().Height {
			t.Fatalf("the cursor is at %v of %v", y, p.Size().Height)
		}
		last = h
	}
	f.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.TypedKey(key(fyne.KeyDelete))
	if f.Size().Height != two || last == two {
		t.Errorf("emptied it is %v tall, was %v at first and %v at most", f.Size().Height, two, last)
	}
}

func TestCursorStaysInViewInAPaneThatScrolls(t *testing.T) {
	f := NewTextField(2, "", nil, nil)
	f.after = (&clockwork{}).after
	fill := canvas.NewRectangle(theme.Color(theme.Surface))
	fill.SetMinSize(fyne.NewSize(10, 300))
	s := NewScroller(NewColumn(1, fill, f))
	win := light(t, s, 400, 320)
	win.Canvas().Focus(f)
	for range 40 {
		test.Type(f, "words that fill a line and more ")
		p := paneOf(t, f)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
		if y := at.Y + p.caret.Position().Y; y < 0 || y+p.caret.Size().Height > 320 {
			t.Fatalf("the cursor is at %v of 320", y)
		}
	}
	for range 40 {
		f.TypedKey(key(fyne.KeyUp))
	}
	p := paneOf(t, f)
	if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(p).Y + p.caret.Position().Y; y < 0 || f.CursorTextOffset() != 0 {
		t.Errorf("at the beginning the cursor is at %v, character %d", y, f.CursorTextOffset())
	}
}

func TestWheelOverAFieldScrollsItOrWhatItIsIn(t *testing.T) {
	area, one := NewTextArea(2), NewEntry()
	fill := canvas.NewRectangle(theme.Color(theme.Surface))
	fill.SetMinSize(fyne.NewSize(10, 2_000))
	s := NewScroller(NewColumn(1, area, one, fill))
	light(t, s, 400, 300)
	down, up := &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -30}}, &fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 30}}
	for name, f := range map[string]*Entry{"lines": area, "one": one} {
		f.Scrolled(down)
		if s.scroll.Offset.Y != 30 {
			t.Fatalf("%s: over a short field the pane is at %v", name, s.scroll.Offset.Y)
		}
		f.Scrolled(up)
	}
	area.SetText(strings.Repeat("line\n", 50))
	s.Refresh()
	area.Scrolled(down)
	if area.view.top != 30 || s.scroll.Offset.Y != 0 {
		t.Fatalf("over a long field it is at %v and the pane at %v", area.view.top, s.scroll.Offset.Y)
	}
	for range 100 {
		area.Scrolled(down)
	}
	if area.view.top != area.most() || s.scroll.Offset.Y == 0 {
		t.Errorf("at its end it is at %v of %v and the pane at %v", area.view.top, area.most(), s.scroll.Offset.Y)
	}
}

func TestPasteOverTheLimitIsRefusedWithASentence(t *testing.T) {
	area, one := NewTextArea(2), NewEntry()
	row := NewFormRow("Why", area, "a hint")
	light(t, NewColumn(1, row, one), 400, 300)
	test.Type(area, "before")
	paste(area, strings.Repeat("x", TextLimit-6+1))
	if area.Text != "before" || !strings.Contains(row.Error(), "200\u202f001") || !strings.Contains(row.Error(), "Nothing was changed") {
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
	paste(one, strings.Repeat("y", LineLimit+1))
	if one.Text != "" || one.refused == "" || !strings.HasPrefix(paneOf(t, one).texts[0].Text, "Not pasted") {
		t.Errorf("one line has %q", one.Text)
	}
	paste(one, strings.Repeat("y", LineLimit))
	if len(one.Text) != LineLimit || one.refused != "" {
		t.Errorf("as much as there is room for: %d characters, %q", len(one.Text), one.refused)
	}
	one.TypedShortcut(&fyne.ShortcutSelectAll{})
	paste(one, strings.Repeat("z", LineLimit))
	if one.Text != strings.Repeat("z", LineLimit) {
		t.Errorf("in place of the selection: %q, %q", one.Text, one.refused)
	}
}

func TestPasteIntoOneLineLosesNoWord(t *testing.T) {
	for in, want := range map[string]string{
		"Acme\nCloud\r\nGmbH":               "Acme Cloud GmbH",
		"Acme\rCloud\vGmbH\fCo":             "Acme Cloud GmbH Co",
		"Acme\tCloud":                       "Acme Cloud",
		"Acme\u2028Cloud\u2029GmbH\u0085Co": "Acme Cloud GmbH Co",
		"one cell of a sheet\r\n":           "one cell of a sheet",
		"\n\nafter breaks":                  "after breaks",
		"a\x00b\x07c":                       "abc",
		"bad \xff byte":                     "bad \ufffd byte",
	} {
		e := NewEntry()
		light(t, e, 300, 40)
		paste(e, in)
		if e.Text != want {
			t.Errorf("%q became %q, want %q", in, e.Text, want)
		}
	}
	area := NewTextArea(2)
	light(t, area, 300, 100)
	paste(area, "a\r\nb\rc\td\v\x00e")
	if area.Text != "a\nb\nc\td\ne" {
		t.Errorf("in several lines: %q", area.Text)
	}
}

func TestLongTextIsDrawnOnlyWhereItIsSeen(t *testing.T) {
	area := NewTextArea(2)
	win := light(t, NewColumn(1, area), 500, 400)
	win.Canvas().Focus(area)
	paste(area, strings.Repeat("The supplier may change the terms at any time. ", TextLimit/47))
	if n := len(paneOf(t, area).objects); n > mostLines+5 {
		t.Errorf("%d things are drawn", n)
	}
	area.TypedRune('!')
	if !strings.HasSuffix(area.Text, " !") || area.view.top != area.most() {
		t.Errorf("the end is %q, scrolled to %v of %v", area.Text[len(area.Text)-9:], area.view.top, area.most())
	}
}

func TestMouseSelectsCharactersWordsAndParagraphs(t *testing.T) {
	area := NewTextArea(4)
	win := light(t, NewColumn(1, area), 260, 200)
	area.SetText("the first words of it\nand the second paragraph, which goes on in a line below")
	m := faceOf(theme.SizeBody, false).metrics()
	at := func(line int, before string) fyne.Position {
		return fyne.NewPos(6+m.width(before)+1, 6+(float32(line)+0.5)*m.line)
	}
	press := func(p fyne.Position, mod fyne.KeyModifier) {
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
		ev.Position = p
		area.MouseDown(ev)
		area.MouseUp(ev)
	}
	press(at(0, "the "), 0)
	if win.Canvas().Focused() != fyne.Focusable(area) || area.CursorTextOffset() != 4 {
		t.Fatalf("a click leaves the cursor at %d", area.CursorTextOffset())
	}
	press(at(1, "and"), fyne.KeyModifierShift)
	if area.SelectedText() != "first words of it\nand" {
		t.Errorf("with Shift it selects %q", area.SelectedText())
	}
	press(at(0, "the first"), 0)
	area.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at(0, "the first words")}})
	area.DragEnd()
	if area.SelectedText() != " words" {
		t.Errorf("dragging selects %q", area.SelectedText())
	}
	area.DoubleTapped(&fyne.PointEvent{Position: at(1, "and t")})
	if area.SelectedText() != "the" {
		t.Errorf("a double tap selects %q", area.SelectedText())
	}
	press(at(1, "and t"), 0)
	if area.SelectedText() != "and the second paragraph, which goes on in a line below" {
		t.Errorf("a third tap selects %q", area.SelectedText())
	}
}

func TestKeysWalkTheLinesOnScreen(t *testing.T) {
	area := NewTextArea(4)
	win := light(t, NewColumn(1, area), 140, 200)
	win.Canvas().Focus(area)
	area.SetText("the first words of it, broken\n\nend")
	lines := area.lay()
	if len(lines) != 4 || lines[0].hard {
		t.Fatalf("the text has the lines %v", lines)
	}
	for _, one := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyEnd, lines[0].to - 1},
		{fyne.KeyHome, 0},
		{fyne.KeyEnd, lines[0].to - 1},
		{fyne.KeyDown, lines[1].to},
		{fyne.KeyDown, lines[2].from},
		{fyne.KeyUp, lines[1].to}, // where it went along before
		{fyne.KeyUp, lines[0].to - 1},
		{fyne.KeyUp, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyPageDown, lines[3].from},
		{fyne.KeyDown, lines[3].to},
	} {
		area.TypedKey(key(one.key))
		if got := area.CursorTextOffset(); got != one.want {
			t.Errorf("%s goes to %d, want %d", one.key, got, one.want)
		}
	}
}
