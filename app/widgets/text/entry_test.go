package text

import (
	"math/rand/v2"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/looktest"
)

func TestLinesHoldEveryCharacterAndNoMoreThanFits(t *testing.T) {
	looktest.Light(t, canvas.NewRectangle(nil), 10, 10)
	r := rand.New(rand.NewPCG(7, 7))
	m := draw.FaceOf(theme.SizeBody, false).Metrics()
	for range 2_000 {
		said := []rune(SomeWords(r, r.IntN(60)))
		width := float32(r.IntN(600))
		at := 0
		for _, l := range breakLines(m, said, width, 0) {
			if l.from != at || l.to < l.from {
				t.Fatalf("a line begins at %d, want %d, in %q at %v", l.from, at, string(said), width)
			}
			if at = l.to; l.hard {
				at++
			}
			end := l.to
			for end > l.from && breaksAfter(said[end-1]) {
				end--
			}
			if w := runesWidth(m, said[l.from:end]); width > 0 && w > width && end-l.from > 1 {
				t.Fatalf("the line %q is %v wide, in %v", string(said[l.from:l.to]), w, width)
			}
		}
		if at != len(said) {
			t.Fatalf("the lines hold %d of %d characters", at, len(said))
		}
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
		looktest.Light(t, e, 300, 40)
		Paste(e, in)
		if e.Text != want {
			t.Errorf("%q became %q, want %q", in, e.Text, want)
		}
	}
	area := NewTextArea(2)
	looktest.Light(t, area, 300, 100)
	Paste(area, "a\r\nb\rc\td\v\x00e")
	if area.Text != "a\nb\nc\td\ne" {
		t.Errorf("in several lines: %q", area.Text)
	}
}

func TestLongTextIsDrawnOnlyWhereItIsSeen(t *testing.T) {
	area := NewTextArea(2)
	win := looktest.Light(t, container.NewVBox(area), 500, 400)
	win.Canvas().Focus(area)
	Paste(area, strings.Repeat("The supplier may change the terms at any time. ", textLimit/47))
	if n := len(paneOf(t, area).objects); n > mostLines+5 {
		t.Errorf("%d things are drawn", n)
	}
	area.TypedRune('!')
	if !strings.HasSuffix(area.Text, " !") || area.top != area.most() {
		t.Errorf("the end is %q, scrolled to %v of %v", area.Text[len(area.Text)-9:], area.top,
			area.most())
	}
}

func TestMouseSelectsCharactersWordsAndParagraphs(t *testing.T) {
	area := NewTextArea(4)
	win := looktest.Light(t, container.NewVBox(area), 260, 200)
	area.SetText("the first words of it\nand the second paragraph, which goes on in a line below")
	m := draw.FaceOf(theme.SizeBody, false).Metrics()
	at := func(line int, before string) fyne.Position {
		return fyne.NewPos(6+m.Width(before)+1, 6+(float32(line)+0.5)*m.Line)
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
	win := looktest.Light(t, container.NewVBox(area), 140, 200)
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
		area.TypedKey(looktest.Key(one.key))
		if got := area.CursorTextOffset(); got != one.want {
			t.Errorf("%s goes to %d, want %d", one.key, got, one.want)
		}
	}
}
