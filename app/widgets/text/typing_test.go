package text_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/internal/looktest"
	"countersign/app/widgets/text"
)

// typist types into a field and into a plain text, and compares the two.
type typist struct {
	t     *testing.T
	r     *rand.Rand
	win   fyne.Window
	field *text.Field
	clock *looktest.Clockwork
	plain plainText
	saved string
	trail []string
	looks int // how often it may still change the size of letters
}

func newTypist(t *testing.T, r *rand.Rand, win fyne.Window, looks int) *typist {
	y := &typist{t: t, r: r, win: win, clock: &looktest.Clockwork{}, looks: looks}
	if r.IntN(5) == 0 {
		y.plain.text = text.SomeWords(y.r, 1+r.IntN(40))
	}
	y.saved = y.plain.text
	y.field = text.NewTextField(1+r.IntN(4), y.plain.text, nil, func(s string) { y.saved = s })
	y.field.SetAfter(y.clock.After)
	if r.IntN(4) == 0 {
		y.look()
	}
	y.size()
	win.SetContent(widgets.NewScroller(
		widgets.NewInset(1, 1, widgets.NewColumn(1, widgets.NewFormRow("Why", y.field, ""),
			widgets.NewButton("b", nil)))))
	win.Canvas().Focus(y.field)
	y.key("Home", fyne.KeyPageUp, true, false)
	return y
}

// mostLooks bounds how often one run changes the size of letters. Each time the toolkit reads its
// fonts again, and the library that shapes texts never drops a font it has seen: that is up to 28 MiB
// for each change.
const mostLooks = 40

func (y *typist) look() {
	if y.looks == 0 {
		return
	}
	y.looks--
	fyne.CurrentApp().Settings().SetTheme(
		theme.New(theme.Light, theme.MinScale+y.r.IntN(theme.MaxScale-theme.MinScale+1)))
}

func (y *typist) size() {
	y.win.Resize(fyne.NewSize(float32(90+y.r.IntN(900)), float32(120+y.r.IntN(500))))
}

// key presses a key that moves or erases, with Shift or without. Where the
// plain text cannot know the place, for it knows no lines, it takes over the
// field's; forward and back say on which side of the old one that must be.
func (y *typist) key(name string, k fyne.KeyName, back, extend bool) {
	y.trail = append(y.trail, name)
	if extend {
		y.field.KeyDown(looktest.Key(desktop.KeyShiftLeft))
		defer y.field.KeyUp(looktest.Key(desktop.KeyShiftLeft))
	}
	y.field.TypedKey(looktest.Key(k))
	y.takeOver(name, back, extend)
}

func (y *typist) takeOver(name string, back, extend bool) {
	at := y.field.CursorTextOffset()
	if back && at > y.plain.cursor || !back && at < y.plain.cursor || at > len(y.plain.runes()) {
		y.fail("%s went from %d to %d of %d", name, y.plain.cursor, at, len(y.plain.runes()))
	}
	y.plain.moveTo(at, extend)
}

func (y *typist) shortcut(s fyne.Shortcut) {
	y.trail = append(y.trail, s.ShortcutName())
	y.field.TypedShortcut(s)
}

// step does one thing at random, in the field and in the plain text.
func (y *typist) step() {
	p := &y.plain
	from, to := p.selection()
	extend := y.r.IntN(3) == 0
	switch k := y.r.IntN(100); {
	case k < 45:
		y.types(text.SomeWords(y.r, 1+y.r.IntN(3)))
	case k < 52:
		y.trail = append(y.trail, "Backspace")
		y.field.TypedKey(looktest.Key(fyne.KeyBackspace))
		if from == to {
			p.replace(max(p.cursor-1, 0), p.cursor, "", "back")
		} else {
			p.replace(from, to, "", "")
		}
	case k < 56:
		y.trail = append(y.trail, "Delete")
		y.field.TypedKey(looktest.Key(fyne.KeyDelete))
		if from == to {
			p.replace(p.cursor, min(p.cursor+1, len(p.runes())), "", "forward")
		} else {
			p.replace(from, to, "", "")
		}
	case k < 60:
		y.trail = append(y.trail, "Return")
		y.field.TypedKey(looktest.Key(fyne.KeyReturn))
		p.replace(from, to, "\n", "type")
	case k < 76:
		y.moves(extend)
	case k < 84:
		y.edits()
	default:
		y.disturbs()
	}
}

func (y *typist) types(s string) {
	y.trail = append(y.trail, strconv.Quote(s))
	for _, r := range s {
		y.field.TypedRune(r)
		from, to := y.plain.selection()
		y.plain.replace(from, to, string(r), "type")
	}
}

// moves presses a key that moves the cursor.
func (y *typist) moves(extend bool) {
	p := &y.plain
	from, to := p.selection()
	switch y.r.IntN(8) {
	case 0, 1:
		for range 1 + y.r.IntN(8) {
			from, to := p.selection()
			want := p.cursor - 1
			if from != to && !extend {
				want = from
			}
			y.exactly("Left", fyne.KeyLeft, want, extend)
		}
	case 2:
		want := p.cursor + 1
		if from != to && !extend {
			want = to
		}
		y.exactly("Right", fyne.KeyRight, want, extend)
	case 3:
		y.key("Home", fyne.KeyHome, true, extend)
	case 4:
		y.key("End", fyne.KeyEnd, false, extend)
	case 5:
		y.key("Up", fyne.KeyUp, true, extend)
	case 6:
		y.key("Down", fyne.KeyDown, false, extend)
	default:
		y.key("PageDown", fyne.KeyPageDown, false, extend)
	}
}

// exactly presses a key after which the cursor's place is known.
func (y *typist) exactly(name string, k fyne.KeyName, want int, extend bool) {
	y.key(name, k, name == "Left" || want < y.plain.cursor, extend)
	if want = min(max(want, 0), len(y.plain.runes())); y.plain.cursor != want {
		y.fail("%s went to %d, want %d", name, y.plain.cursor, want)
	}
}

// edits pastes, cuts, undoes, redoes, selects all, or erases a word.
func (y *typist) edits() {
	p := &y.plain
	from, to := p.selection()
	board := test.NewClipboard()
	switch y.r.IntN(8) {
	case 0, 1:
		s := text.SomeWords(y.r, 1+y.r.IntN(30))
		board.SetContent(s)
		y.shortcut(&fyne.ShortcutPaste{Clipboard: board})
		p.replace(from, to, s, "")
	case 2:
		y.shortcut(&fyne.ShortcutCut{Clipboard: board})
		if from != to && board.Content() != string(p.runes()[from:to]) {
			y.fail("cut %q", board.Content())
		}
		p.replace(from, to, "", "")
	case 3, 4:
		for range 1 + y.r.IntN(6) {
			y.shortcut(&fyne.ShortcutUndo{})
			p.undo()
		}
	case 5:
		for range 1 + y.r.IntN(6) {
			y.shortcut(&fyne.ShortcutRedo{})
			p.redo()
		}
	case 6:
		y.shortcut(&fyne.ShortcutSelectAll{})
		p.anchor = 0
		p.moveTo(len(p.runes()), true)
	default:
		y.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
		at := y.field.CursorTextOffset()
		if from == to {
			from, to = min(at, p.cursor), p.cursor
		}
		p.replace(from, to, "", "")
	}
}

// disturbs does what must not change a text: a pause, another size of window or
// letters, the wheel, the mouse, leaving and coming back.
func (y *typist) disturbs() {
	switch y.r.IntN(6) {
	case 0, 1:
		y.trail = append(y.trail, "pause")
		y.clock.Tick()
		if y.saved != y.field.Text {
			y.fail("saved %q", y.saved)
		}
	case 2:
		y.size()
		y.trail = append(y.trail, fmt.Sprintf("size %v", y.win.Canvas().Size()))
	case 3:
		y.look()
		y.trail = append(y.trail, fmt.Sprintf("look %d", theme.Current().Percent()))
	case 4:
		y.trail = append(y.trail, "leave")
		y.win.Canvas().Unfocus()
		y.win.Canvas().Focus(y.field)
	default:
		size := y.field.Size()
		ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
		// beside the scroll bar
		ev.Position = fyne.NewPos(y.r.Float32()*(size.Width-12), y.r.Float32()*size.Height)
		y.trail = append(y.trail, fmt.Sprintf("click %v", ev.Position))
		y.field.MouseDown(ev)
		y.field.MouseUp(ev)
		y.plain.moveTo(y.field.CursorTextOffset(), false)
	}
}

// compare holds the field to the plain text.
func (y *typist) compare() {
	y.t.Helper()
	p := &y.plain
	from, to := p.selection()
	switch selected := string(p.runes()[from:to]); {
	case y.field.Text != p.text:
		y.fail("the field has %q\n     want %q", y.field.Text, p.text)
	case y.field.CursorTextOffset() != p.cursor:
		y.fail("the cursor is at %d, want %d", y.field.CursorTextOffset(), p.cursor)
	case y.field.SelectedText() != selected:
		y.fail("selected is %q, want %q", y.field.SelectedText(), selected)
	}
}

func (y *typist) fail(format string, args ...any) {
	y.t.Helper()
	y.t.Fatalf("%s\nafter %s", fmt.Sprintf(format, args...),
		strings.Join(y.trail[max(len(y.trail)-12, 0):], ", "))
}

// TestTypedTextIsStoredText types random texts into fields of random widths and
// sizes of letters, a character at a time, with everything else that hands do
// to a text in between. The text, the cursor and what is saved must be those of
// a plain string at every step.
func TestTypedTextIsStoredText(t *testing.T) {
	cases, seed := 200, uint64(time.Now().UnixNano())
	if os.Getenv("COUNTERSIGN_SOAK") == "1" {
		cases = 2_000
	}
	if s, err := strconv.ParseUint(os.Getenv("COUNTERSIGN_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("COUNTERSIGN_SEED=%d", seed)
	r := rand.New(rand.NewPCG(seed, seed>>32))
	win := looktest.Light(t, widgets.NewButton("b", nil), 400, 400)
	for i := range cases {
		looks := 0
		if i%(cases/mostLooks) == 0 {
			looks = 1
		}
		y := newTypist(t, r, win, looks)
		for range 40 {
			y.step()
			y.compare()
		}
		y.field.Flush()
		if y.saved != y.plain.text {
			y.fail("saved %q, want %q", y.saved, y.plain.text)
		}
	}
}

// TestTypedParagraphIsStoredAtEveryWidth types an ordinary paragraph into
// fields of every width, where the toolkit's field put a space that ended a
// full line behind the cursor, and with Return in the middle of words.
func TestTypedParagraphIsStoredAtEveryWidth(t *testing.T) {
	said := strings.Repeat("The supplier may change the terms at any time by notice, and use goes on to bind us. ", 4)
	win := looktest.Light(t, widgets.NewButton("b", nil), 400, 400)
	for width := float32(60); width < 700; width += 9 {
		f := text.NewTextField(2, "", nil, nil)
		f.SetAfter((&looktest.Clockwork{}).After)
		win.SetContent(widgets.NewColumn(1, f))
		win.Resize(fyne.NewSize(width, 300))
		win.Canvas().Focus(f)
		test.Type(f, said)
		if f.Text != said {
			t.Fatalf("width %v: got %q", width, f.Text)
		}
		for f.CursorTextOffset() > 0 {
			f.TypedKey(looktest.Key(fyne.KeyLeft))
		}
		for range 150 {
			f.TypedKey(looktest.Key(fyne.KeyRight))
		}
		f.TypedKey(looktest.Key(fyne.KeyReturn))
		f.TypedRune('x')
		at := f.CursorTextOffset()
		r := slices.Insert([]rune(said), at-2, '\n', 'x')
		if f.Text != string(r) || at != 152 {
			t.Fatalf("width %v: after Return at %d got %q", width, at, f.Text)
		}
	}
}
