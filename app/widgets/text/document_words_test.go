package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/widgets/internal/looktest"
)

// TestASelectionEndsAtTheEndsOfWords drags from somewhere to somewhere, often within words.
func TestASelectionEndsAtTheEndsOfWords(t *testing.T) {
	for _, c := range []struct{ text, from, to, want string }{
		{"will not train any model", "ot tr", "el", "not train any model"},
		{"will not train any model", "not", " any", "not train"},
		{"limited to 1,000.50 dollars", "000", "50", "1,000.50"},
		{"non-exclusive licence", "exclusive", "cence", "non-exclusive licence"},
		{"Customer’s own data", "ustomer", "wn", "Customer’s own"},
		{"Größe", "röß", "e", "Größe"}, // with a combining accent
		{"at the end. The next", "nd", "he next", "end. The"},
		{"from 12:30 to 14:00", "2:30", "0 to", "12:30"},
		{"个人数据不得用于训练", "数据", "用于", "数据不得"},
		{"“not use”", "not", " use", "not"},
		{"a b", " ", "b", " "},
	} {
		var got Selection
		d := NewDocument(func(s Selection) { got = s })
		d.SetParagraphs([]Paragraph{{Text: c.text}})
		looktest.Light(t, d, 500, 200)
		from, to := strings.Index(c.text, c.from), strings.LastIndex(c.text, c.to)
		if from < 0 || to < 0 {
			t.Fatal(c)
		}
		for _, way := range [][2]int{{from, to}, {to, from}} {
			d.sel = docSelection{active: true, anchor: docPos{0, way[0]}, head: docPos{0, way[1]}}
			d.pane.finish()
			if got.Text != c.want {
				t.Errorf("%q from %q to %q selects %q, want %q", c.text, c.from, c.to, got.Text, c.want)
			}
		}
	}
}

// TestNoSelectionCutsAWord tries places at random in random texts, over paragraphs too.
func TestNoSelectionCutsAWord(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	letters := []rune("ab cé é,.1’- 据\u00ad“§")
	said := func() string {
		var b strings.Builder
		for range 5 + r.IntN(40) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		return b.String()
	}
	at := func(p []Paragraph) docPos {
		par := r.IntN(len(p))
		b := r.IntN(len(p[par].Text) + 1)
		for b > 0 && b < len(p[par].Text) && !utf8.RuneStart(p[par].Text[b]) {
			b--
		}
		return docPos{par, b}
	}
	plain := func(c rune) bool {
		return unicode.IsLetter(c) && !unicode.Is(unicode.Han, c) || unicode.IsDigit(c)
	}
	for range 3000 {
		p := []Paragraph{{Text: said()}, {Text: said()}}
		s := docSelection{active: true, anchor: at(p), head: at(p)}
		before := s
		s.snap(p)
		from, to := s.ordered()
		was, wasTo := before.ordered()
		if was.before(from) || to.before(wasTo) {
			t.Fatalf("%v: %v shrinks to %v", p, before, s)
		}
		if was == wasTo {
			continue
		}
		for _, end := range []docPos{from, to} {
			a, _ := utf8.DecodeLastRuneInString(p[end.par].Text[:end.byte])
			b, _ := utf8.DecodeRuneInString(p[end.par].Text[end.byte:])
			if plain(a) && plain(b) || unicode.IsMark(b) && end.byte > 0 {
				t.Fatalf("%q is cut between %q and %q", p[end.par].Text, a, b)
			}
		}
	}
}

func TestAClickEndsASelectionAndSaysSo(t *testing.T) {
	var raised []string
	d := NewDocument(func(s Selection) { raised = append(raised, s.Text) })
	d.SetParagraphs([]Paragraph{{Text: "some words here"}})
	looktest.Light(t, d, 400, 200)
	dragOver(d, docPos{0, 0}, docPos{0, 4})
	down := &desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: placeOf(d, 0, 8)},
		Button:     desktop.MouseButtonPrimary,
	}
	d.pane.MouseDown(down)
	d.pane.MouseUp(down)
	if len(raised) == 0 || raised[len(raised)-1] != "" || d.Selection().Text != "" {
		t.Errorf("raised %q, selected %q", raised, d.Selection().Text)
	}
	d.ClearSelection()
	shift := *down
	d.sel = docSelection{}
	shift.Modifier = fyne.KeyModifierShift
	d.pane.MouseDown(&shift)
	d.pane.MouseUp(&shift)
	if got := d.Selection().Text; got != "" {
		t.Errorf("Shift and a click, with nothing selected before, selects %q", got)
	}
	d.TypedShortcut(&fyne.ShortcutSelectAll{})
	if raised[len(raised)-1] != "some words here" {
		t.Errorf("selecting all raises %q", raised)
	}
	d.TypedKey(looktest.Key(fyne.KeyEscape))
	if d.Selection().Text != "" || raised[len(raised)-1] != "" {
		t.Errorf("Escape leaves %q", d.Selection().Text)
	}
}

// TestAClickNextToTheWordsTakesTheKeyboardAway: on them, and where words are selected, the text has it.
func TestAClickNextToTheWordsTakesTheKeyboardAway(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs([]Paragraph{{Text: "some words here"}, {Text: "and more"}})
	c := looktest.Light(t, d, 400, 300).Canvas()
	click := func(at fyne.Position) {
		ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
		d.pane.MouseDown(ev)
		d.pane.MouseUp(ev)
	}
	words := placeOf(d, 0, 4)
	for name, at := range map[string]fyne.Position{
		"left":    fyne.NewPos(1, words.Y),
		"right":   fyne.NewPos(390, words.Y),
		"between": fyne.NewPos(words.X, d.tops[1]-1),
		"below":   fyne.NewPos(words.X, d.tops[2]+20),
	} {
		click(words)
		if c.Focused() != fyne.Focusable(d) {
			t.Fatal("a click on the words gives the text no keyboard")
		}
		click(at)
		if c.Focused() != nil {
			t.Errorf("%s of the words the text keeps the keyboard", name)
		}
	}
	ev := &desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(1, words.Y)}, Button: desktop.MouseButtonPrimary,
	}
	d.pane.MouseDown(ev)
	d.pane.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: words}})
	d.pane.DragEnd()
	if c.Focused() != fyne.Focusable(d) || d.Selection().Text != "some" {
		t.Errorf("after selecting %q from the margin the focus is on %T", d.Selection().Text, c.Focused())
	}
}
