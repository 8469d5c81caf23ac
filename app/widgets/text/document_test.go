package text

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"countersign/app/theme"
	"countersign/app/widgets/internal/looktest"
)

func longDocument(n int) []Paragraph {
	var p []Paragraph
	for i := range n {
		p = append(p, Paragraph{Text: fmt.Sprintf("%d. “Größe” of paragraph – %s", i,
			strings.Repeat("words that wrap over lines ", 1+i%7))})
	}
	return p
}

// placeOf is where a byte of a paragraph is drawn, in the pane.
func placeOf(d *Document, par, at int) fyne.Position {
	for k, s := range d.wrapped[par] {
		if at >= s.Start && at <= s.End {
			f := d.face(d.paragraphs[par])
			return fyne.NewPos(d.margin()+f.Width(d.paragraphs[par].Text[s.Start:at])+0.5, d.tops[par]+
				(float32(k)+0.5)*d.leading())
		}
	}
	return fyne.Position{}
}

// dragOver selects from one place to another with the mouse.
func dragOver(d *Document, from, to docPos) {
	d.pane.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: placeOf(d, from.par, from.byte)},
		Button:     desktop.MouseButtonPrimary,
	})
	d.pane.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: placeOf(d, to.par, to.byte)}})
	d.pane.DragEnd()
}

func TestASelectionIsRaisedWithOffsetsInCodePoints(t *testing.T) {
	var got Selection
	d := NewDocument(func(s Selection) { got = s })
	d.SetParagraphs([]Paragraph{{Text: "§1 “Größe” of things"}, {Text: "Second, with é in it"}})
	looktest.Light(t, d, 400, 300)
	first, second := d.paragraphs[0].Text, d.paragraphs[1].Text
	dragOver(d, docPos{0, strings.Index(first, "Größe")}, docPos{0, strings.Index(first, "” of")})
	if got.Text != "Größe" || got.FromOffset != 4 || got.ToOffset != 9 {
		t.Errorf("selected %+v", got)
	}
	dragOver(d, docPos{1, strings.Index(second, " in it")}, docPos{0, strings.Index(first, "of")})
	want := Selection{
		FromParagraph: 0, FromOffset: 11, ToParagraph: 1, ToOffset: 14,
		Text: "of things\nSecond, with é",
	}
	if got != want {
		t.Errorf("backwards over two paragraphs: %+v, want %+v", got, want)
	}
	for _, s := range []Selection{got} {
		if cut := string([]rune(first)[s.FromOffset:]); !strings.HasPrefix(s.Text, cut) {
			t.Errorf("the offsets give %q", cut)
		}
	}
}

func TestCopyTakesTheSelectionAndSelectAllTheDocument(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs([]Paragraph{{Text: "one"}, {Text: "two"}})
	looktest.Light(t, d, 300, 200)
	d.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "one\ntwo" {
		t.Errorf("copied %q", got)
	}
	d.ClearSelection()
	if d.Selection().Text != "" {
		t.Error("a cleared selection still has text")
	}
}

func TestADoubleTapSelectsTheWord(t *testing.T) {
	var got Selection
	d := NewDocument(func(s Selection) { got = s })
	d.SetParagraphs([]Paragraph{{Text: "Lumen’s licence, assigned"}})
	looktest.Light(t, d, 400, 200)
	at := placeOf(d, 0, strings.Index(d.paragraphs[0].Text, "cence"))
	for range 2 {
		d.pane.Tapped(&fyne.PointEvent{Position: at})
	}
	if got.Text != "licence" {
		t.Errorf("selected %q", got.Text)
	}
}

func TestOnlyWhatIsInViewIsDrawnHoweverLongTheDocument(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs(longDocument(5000))
	looktest.Light(t, d, 500, 400)
	if n := len(d.pane.drawn); n == 0 || n > 20 {
		t.Fatalf("%d paragraphs drawn", n)
	}
	d.ScrollTo(3210)
	first, last := d.InView()
	if first > 3210 || last < 3210 || len(d.pane.drawn) > 20 {
		t.Errorf("in view %d to %d, %d drawn", first, last, len(d.pane.drawn))
	}
	top := d.tops[3210] - d.scroll.Offset.Y
	if top < 0 || top > 200 {
		t.Errorf("the paragraph stands at %v of 400", top)
	}
}

func TestTheKeyboardReadsToBothEndsAndNoFurther(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs(longDocument(100))
	looktest.Light(t, d, 500, 400)
	d.TypedKey(looktest.Key(fyne.KeyEnd))
	if _, last := d.InView(); last != 99 {
		t.Errorf("End shows up to %d", last)
	}
	end := d.scroll.Offset.Y
	d.TypedKey(looktest.Key(fyne.KeyPageDown))
	if d.scroll.Offset.Y != end {
		t.Error("scrolled beyond the end")
	}
	d.TypedKey(looktest.Key(fyne.KeyPageUp))
	d.TypedKey(looktest.Key(fyne.KeyHome))
	if d.scroll.Offset.Y != 0 {
		t.Errorf("Home stopped at %v", d.scroll.Offset.Y)
	}
}

func TestAMarkColoursExactlyItsWords(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs([]Paragraph{{Text: "„Ü“ not use this"}})
	d.SetMarks([]Mark{{Paragraph: 0, Start: 4, End: 7}, {Paragraph: 9, Cited: true}})
	looktest.Light(t, d, 400, 200)
	box := d.pane.paragraph(0)
	ground, ok := box.Objects[0].(*canvas.Rectangle)
	if !ok || ground.FillColor != theme.Color(theme.Marked) {
		t.Fatal("no mark is drawn")
	}
	f := d.face(d.paragraphs[0])
	if x, want := ground.Position().X, d.margin()+f.Exact("„Ü“ ")-1; x != want {
		t.Errorf("mark begins at %v, want %v", x, want)
	}
	if w, want := ground.Size().Width, f.Exact("„Ü“ not")-f.Exact("„Ü“ ")+2; w != want {
		t.Errorf("mark is %v wide, want %v", w, want)
	}
}

func TestAnotherDocumentBeginsAtItsTopWithoutTheOldMarks(t *testing.T) {
	d := NewDocument(nil)
	d.SetParagraphs(longDocument(300))
	looktest.Light(t, d, 500, 400)
	d.SetMarks([]Mark{{Paragraph: 0, Cited: true}})
	d.ScrollTo(250)
	d.SetParagraphs([]Paragraph{{Text: "short"}})
	if d.scroll.Offset.Y != 0 || len(d.marks) != 0 {
		t.Errorf("offset %v, %d marks", d.scroll.Offset.Y, len(d.marks))
	}
	d.SetParagraphs(nil)
	d.TypedKey(looktest.Key(fyne.KeyEnd))
	d.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.pane.Tapped(&fyne.PointEvent{})
}

func BenchmarkWrapADocumentOf400KB(b *testing.B) {
	d := NewDocument(nil)
	d.SetParagraphs(longDocument(3200))
	bytes := 0
	for _, p := range d.paragraphs {
		bytes += len(p.Text)
	}
	b.SetBytes(int64(bytes))
	for i := range b.N {
		d.width = 0
		d.arrange(600 + float32(i%2))
	}
}
