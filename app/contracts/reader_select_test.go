package contracts

import (
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// chunkOf is the paragraph that says something.
func chunkOf(t *testing.T, p *Reader, words string) (int, chunk) {
	t.Helper()
	for i, k := range p.m.laid.chunks {
		if has(k.text, words) {
			return i, k
		}
	}
	t.Fatalf("no paragraph says %q", words)
	return 0, chunk{}
}

// selectWords selects in the text as the mouse does, and says so as the view does.
func selectWords(t *testing.T, p *Reader, words string) {
	t.Helper()
	i, k := chunkOf(t, p, words)
	from := len([]rune(k.text[:strings.Index(k.text, words)]))
	s := selection(i, from, i, from+len([]rune(words)))
	p.view.doc.Select(s)
	p.view.sel.take(s)
	if p.view.sel.chosen == nil || p.view.doc.Selection().Text != words {
		t.Fatalf("%q is not selected", words)
	}
}

// TestWhoMovesOnHasLeftTheSelection does, after selecting words, everything that goes elsewhere:
// nothing is selected any more, and C cites the selected passage.
func TestWhoMovesOnHasLeftTheSelection(t *testing.T) {
	const words = "aggregate liability under this Agreement"
	h, b := desk(t)
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	for way, move := range map[string]func(){
		"N":      func() { p.TakeRune('n') },
		"P":      func() { p.take(1); selectWords(t, p, words); p.TakeRune('p') },
		"search": func() { h.Type(p.passages.search, "schedule 2"); p.passages.search.SetText("") },
		"search, Escape, N": func() {
			h.Window().Canvas().Focus(p.passages.search)
			test.Type(p.passages.search, "schedule")
			p.passages.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			p.TakeRune('n')
		},
		"Escape on the page":     func() { p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"Escape in the text":     func() { p.view.doc.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"a click into the text":  func() { click(h, p) },
		"the button on the card": func() { h.Tap("Show in text") },
		"another topic and back": func() { p.TakeRune('t'); p.TakeRune('T') },
		"all papers and back":    func() { p.TakeRune('a'); p.TakeRune('a') },
		"a place gone to": func() {
			at := p.m.laid.search("governing law")[0]
			p.Visit(p.route("msa/3", &at))
		},
		"another version": func() { p.Visit(p.route("dpa/1", nil)); p.Visit(p.route("msa/3", nil)) },
	} {
		p.passages.search.SetText("")
		p.take(0)
		selectWords(t, p, words)
		move()
		if p.view.sel.chosen != nil || p.view.doc.Selection().Text != "" {
			t.Errorf("%s: %q is still selected", way, p.view.doc.Selection().Text)
		}
		o, ok := p.m.selected()
		if !ok {
			t.Fatalf("%s: no passage is selected", way)
		}
		if !has(h.Words(), "C cites the selected passage: ") || !has(h.Words(), ends(o.passage.Quote)) {
			t.Errorf("%s: it does not say what C cites: %s", way, h.Words())
		}
		p.TakeRune('c')
		got := citations(t, b)
		if len(got) != 1 || got[0].Quote != o.passage.Quote {
			t.Fatalf("%s: cited %+v", way, got)
		}
		uitest.Must(t)(b.RemoveCitation(t.Context(), got[0].ID))
		h.Changed(assessments.Event{})
		h.CatchUp()
	}
}

// click presses and lets go of the mouse somewhere in the text.
func click(h *uitest.Host, p *Reader) {
	for _, o := range uitest.Find[fyne.CanvasObject](h) {
		if m, ok := o.(desktop.Mouseable); ok && o.Size().Width > 200 {
			if _, text := o.(interface{ DragEnd() }); text {
				m.MouseDown(&desktop.MouseEvent{
					PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 40)},
					Button:     desktop.MouseButtonPrimary,
				})
				m.MouseUp(&desktop.MouseEvent{
					PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, 40)},
					Button:     desktop.MouseButtonPrimary,
				})
			}
		}
	}
}

func TestItSaysWhatCWouldCite(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	titles := func() (out string) {
		for _, c := range p.Commands() {
			out += c.Title + "\n"
		}
		return out
	}
	if !h.Sees("C cites the selected passage: §4.2", "“Lumen will not use Customer") ||
		!has(titles(), "Cite the selected passage") {
		t.Errorf("at first: %s", h.Words())
	}
	selectWords(t, p, "permission")
	p.TakeRune('c')
	if len(citations(t, b)) > 0 || !h.Sees("too short to be found again") {
		t.Errorf("ten letters are cited: %s", h.Words())
	}
	h.Notes = nil
	selectWords(t, p, "written permission")
	if !h.Sees("C cites the selected text: “written permission”, 18 characters selected",
		"Cite selection in "+it) || !has(titles(), "Cite the selected text") {
		t.Errorf("with a selection: %s", h.Words())
	}
	p.TakeRune('c')
	if got := citations(t, b); len(got) != 1 || got[0].Quote != "written permission" ||
		!has(h.Notes[0], "“written permission”") {
		t.Errorf("cited %+v, said %v", got, h.Notes)
	}
	first, _ := chunkOf(t, p, "Ownership")
	last := len(p.m.laid.chunks) - 1
	p.m.laid.index.Add(strings.Repeat(" x", maxQuote))
	p.m.laid.chunks[last].end += 2 * maxQuote
	p.view.sel.take(selection(first, 0, last, 2*maxQuote))
	p.TakeRune('c')
	if len(citations(t, b)) != 1 || !h.Sees("too long to cite") {
		t.Errorf("a selection of %d characters is cited: %s", 2*maxQuote, h.Words())
	}
}

// TestAContradictionIsRecordedWithBothPlacesAndNoAdvice: what the reader advises to do is no reason of
// the assessor.
func TestAContradictionIsRecordedWithBothPlacesAndNoAdvice(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "data_location")
	p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: it})
	hint, _ := p.m.contradiction()
	h.Tap("Contradicted in " + it)
	got := assessments.Answer{ID: "a/" + it}
	if err := b.Get(t.Context(), &got); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Data processing addendum, version 1, §5.1",
		"“Lumen stores and processes Customer", "Master agreement, version 3, §4.5",
		"“Customer Content is stored in",
	} {
		if !has(got.Reason, want) {
			t.Errorf("the reason lacks %q: %s", want, got.Reason)
		}
	}
	for _, advice := range []string{hint, "cite the clause", "or say that"} {
		if has(got.Reason, advice) {
			t.Errorf("the reader's advice became a reason: %s", got.Reason)
		}
	}
}

// TestAnItemWithoutATopicLandsOnNoTopic goes from such an item to the reader: no topic is supposed,
// and C cites nothing.
func TestAnItemWithoutATopicLandsOnNoTopic(t *testing.T) {
	h, b := desk(t)
	a, err := b.Assess(t.Context(), "a", b.Today())
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, it := range a.Dossier.Template.Items {
		if it.Topic != "" || tried > 3 {
			continue
		}
		tried++
		p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: it.ID})
		if p.m.topic() != "" || !h.Sees(it.ID+" has no topic of its own") || p.m.reading.Version.ID == "" {
			t.Errorf("%s lands on %s: %s", it.ID, p.m.choice, h.Words())
		}
		p.TakeRune('c')
		if n := len(citations(t, b)); n != 0 {
			t.Fatalf("%s: C cites", it.ID)
		}
		p.TakeRune('t')
		if p.m.topic() != assessments.Topics()[0] {
			t.Errorf("%s: T goes to %s", it.ID, p.m.choice)
		}
	}
	if tried == 0 {
		t.Fatal("every item has a topic")
	}
}
