package contracts

import (
	"context"
	"io"
	"strings"
	"testing"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

func TestTheReaderShowsTopicsPassagesAndTheTextAtTheBestOne(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	if !h.Sees("Master agreement, version 3", "Lumen AI", "order of precedence assumed",
		"effective 2026-09-01", "SHA-256") {
		t.Errorf("header: %s", h.Words())
	}
	if !h.Sees("Training use", "The finder can miss: read before you answer", "silent") {
		t.Error("topics or the warning are missing")
	}
	o, ok := p.m.selected()
	if !ok || p.m.count("training_use") < 2 {
		t.Fatalf("selected: %+v", o)
	}
	first, last := p.view.doc.InView()
	if at := p.m.laid.at(o.passage.Start); at < first || at > last {
		t.Errorf("the passage is paragraph %d, in view are %d to %d", at, first, last)
	}
	if n := p.m.count("governing_law"); n == 0 {
		t.Error("governing law was not found")
	}
	silent := 0
	for _, it := range p.topics.items() {
		if it.Right == "none found" {
			silent++
		}
	}
	if silent == 0 {
		t.Error("no topic says that none was found")
	}
}

func TestAPassageIsCitedInTheItemItIsReadForAndUndone(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	h.Tap("Cite in " + it)
	cites := citations(t, b)
	if len(cites) != 1 || cites[0].ItemID != it || cites[0].VersionID != "msa/3" ||
		cites[0].State != assessments.CitationFound || cites[0].Section == "" {
		t.Fatalf("cited: %+v", cites)
	}
	if !h.Sees("Cited in "+it, "found in the text") {
		t.Error("the card does not say that it is cited")
	}
	if got := p.m.laid.slice(place{cites[0].Start, cites[0].End}); got != cites[0].Quote {
		t.Errorf("at its place the text says %q", got)
	}
	p.topics.choose(chooseCited)
	h.Tap("Remove")
	if len(citations(t, b)) != 0 {
		t.Error("removing left it")
	}
}

func TestFindClauseOpensWhateverPaperSpeaksWithTheTopicChosen(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "data_location")
	p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: it})
	if p.m.choice != "data_location" || !p.m.all || p.m.reading.Version.ID != "dpa/1" {
		t.Fatalf("opened %s on %s", p.m.reading.Version.ID, p.m.choice)
	}
	offers := p.m.offers()
	if len(offers) < 2 || offers[0].document.ID != "dpa" || offers[len(offers)-1].document.ID != "msa" {
		t.Fatalf("in order of precedence: %+v", offers)
	}
	if !h.Sees("1. Data processing addendum, version 1", "2. Master agreement, version 3",
		"documents of the contract speak to this", "Contradicted in "+it) {
		t.Errorf("got %s", h.Words())
	}
	h.Tap("Contradicted in " + it)
	got := assessments.Answer{ID: "a/" + it}
	if err := b.Get(t.Context(), &got); err != nil || got.Verdict != assessments.Contradicted {
		t.Errorf("%+v, %v", got, err)
	}
	h.Tap("Open in its text")
	if r := h.Routes[len(h.Routes)-1]; r.Page != "reader" || r.ID != "msa/3" || r.Item != "a/"+it ||
		r.End <= r.Start {
		t.Errorf("went to %+v", r)
	}
}

func TestWhereTheFirstPaperIsSilentTheOneThatSpeaksIsOpened(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: item(t, b, "governing_law")})
	if p.m.reading.Version.ID != "msa/3" || p.m.choice != "governing_law" {
		t.Errorf("opened %s", p.m.reading.Version.ID)
	}
}

func TestTheContractsOwnClauseIsOfferedAndOnceCitedNothingContradicts(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "data_location")
	p := open(t, h, b, ui.Route{Page: "contracts", ID: "a", Item: it})
	p.topics.choose(chooseOrder)
	if !h.Sees("assumed until its clause is cited", "shall prevail as to personal data") {
		t.Fatalf("got %s", h.Words())
	}
	h.Tap("Cite as the order…")
	if !h.Sees("Order of precedence for personal data: Enterprise Agreement",
		"Reads as: Data processing addendum, then Master agreement") {
		t.Fatalf("dialog: %s", h.Words())
	}
	h.Tap("Cite this clause for personal data")
	papers, err := b.Papers(t.Context(), "ea")
	if err != nil {
		t.Fatal(err)
	}
	if o := papers.Order("personal_data"); !o.Cited || o.Clause.VersionID != "msa/3" ||
		!o.Settles("dpa", "msa") {
		t.Fatalf("recorded %+v", papers.Precedences)
	}
	if papers.Order("general").Cited {
		t.Error("a clause on personal data was taken for all subjects")
	}
	p.topics.choose("data_location")
	if !h.Sees("By the cited order of precedence “Data processing addendum” prevails",
		"order of precedence cited from") || h.Sees("Contradicted in") {
		t.Errorf("after citing: %s", h.Words())
	}
}

func TestSearchWalksThroughTheDocumentAndSaysWhereItIs(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	p.TakeRune('/')
	h.Type(p.passages.search, "schedule 2")
	if n := len(p.passages.hits.places); n != 3 || !h.Sees("1 of 3") {
		t.Fatalf("%d places: %s", n, h.Words())
	}
	h.Tap("Next")
	h.Tap("Next")
	h.Tap("Next")
	if !h.Sees("1 of 3") {
		t.Error("search does not come round")
	}
	h.Type(p.passages.search, "party's aggregate")
	if len(p.passages.hits.places) != 1 {
		t.Error("an apostrophe of another kind was not found")
	}
	h.Type(p.passages.search, "no such words")
	if !h.Sees("Not in this document.") {
		t.Error("nothing is said where nothing is found")
	}
}

func TestSelectedTextIsCitedByHand(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "liability_limit")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	for i, k := range p.m.laid.chunks {
		if has(k.text, "aggregate liability") {
			p.view.sel.take(selection(i, 0, i, len([]rune(k.text))))
		}
	}
	if !h.Sees("characters selected", "Cite selection in "+it) {
		t.Fatalf("got %s", h.Words())
	}
	p.TakeRune('c')
	cites := citations(t, b)
	if len(cites) != 1 || !has(cites[0].Quote, "twelve months") ||
		cites[0].State != assessments.CitationFound {
		t.Fatalf("%+v", cites)
	}
	p.TakeRune('c')
	if said := h.Notes[len(h.Notes)-1]; len(citations(t, b)) != 1 || !has(said, "cites these words already") {
		t.Errorf("citing them again says %q", said)
	}
}

func TestKeysWalkThroughPassagesAndTopics(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3"})
	if len(p.m.offers()) < 2 {
		t.Fatal("too few passages to walk")
	}
	p.TakeRune('n')
	if p.m.hand != 1 {
		t.Errorf("selected %d", p.m.hand)
	}
	p.TakeRune('p')
	p.TakeRune('p')
	if p.m.hand != 0 {
		t.Errorf("selected %d", p.m.hand)
	}
	p.TakeRune('t')
	if p.m.choice != string(assessments.Topics()[1]) {
		t.Errorf("chosen %s", p.m.choice)
	}
	if p.TakeRune('x') {
		t.Error("took a key it has no use for")
	}
}

func TestARouteWithAPlaceOpensTheTextThere(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "dpa/1"})
	at := p.m.laid.search("return and deletion")[0]
	if !p.Visit(ui.Route{Page: "reader", ID: "dpa/1", Start: at.start, End: at.end}) {
		t.Fatal("cannot go to a place of itself")
	}
	first, last := p.view.doc.InView()
	if k := p.m.laid.at(at.start); k < first || k > last {
		t.Errorf("paragraph %d is not among %d to %d", k, first, last)
	}
	if !p.Visit(ui.Route{Page: "reader", ID: "msa/3"}) || !h.Sees("Master agreement, version 3") {
		t.Error("cannot go on to another document")
	}
}

func TestALanguageNobodyLookedInIsSaid(t *testing.T) {
	h, b := desk(t)
	german := "# Nutzungsbedingungen\n\nDer Anbieter wird die Daten des Kunden nicht verwenden, um die Modelle zu trainieren, und er wird sie nicht an Dritte weitergeben, es sei denn, dass der Kunde dem zugestimmt hat oder das Gesetz es verlangt.\n\nDie Daten werden auf den Servern in der Europäischen Union gespeichert und nach dem Ende des Vertrags gelöscht.\n"
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{ID: "agb", VendorID: "lumen", Name: "Nutzungsbedingungen", Type: "online_terms"},
		assessments.Version{ID: "agb/1", Label: "1", Status: assessments.VersionPublished},
		uitest.Text("agb.md", german), assessments.NoProgress{}))
	open(t, h, b, ui.Route{Page: "reader", ID: "agb"})
	if !h.Sees("This text is in German", "not looked for") || h.Sees("none found") {
		t.Errorf("got %s", h.Words())
	}
}

func TestQuotesThatAreGoneAreSaidToBeGone(t *testing.T) {
	text := assessments.Text{Plain: "One clause stands here."}
	looks, stale := recheck(text, []assessments.Citation{
		{ID: "there", Quote: "One clause", Start: 0, End: 10, State: assessments.CitationFound},
		{ID: "gone", Quote: "Another clause", Start: 0, End: 14, State: assessments.CitationFound},
	})
	if !stale || looks["there"].state != assessments.CitationFound ||
		looks["gone"].state != assessments.CitationNotFound {
		t.Errorf("%v %v", looks, stale)
	}
}

func TestTheReaderIsDrawnInEveryLook(t *testing.T) {
	h, b := desk(t)
	it := item(t, b, "training_use")
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	h.Picture("reader-light")
	h.Look(theme.Dark, 100)
	h.Picture("reader-dark")
	h.Look(theme.Light, 150)
	h.Picture("reader-150")
	h.Look(theme.Light, 100)
	p.passages.reach.Choose(1)
	p.topics.choose("data_location")
	h.Picture("reader-papers")
	p.topics.choose(chooseOrder)
	h.Picture("reader-order")
	h.Tap("Change the order…")
	h.Picture("reader-order-dialog")
}

var _ readerBench = (*workbench.Workbench)(nil)

func TestALongTextIsOpenedAtItsBestPassageUnlessSomebodyReadsAlready(t *testing.T) {
	h, b := desk(t)
	long := "# Preface\n\n" + strings.Repeat(
		"Nothing is said here that matters to anybody at all, and it goes on.\n\n", 80) + agreementText
	uitest.Must(t)(b.AddVersion(t.Context(), assessments.Version{
		ID: "msa/4", DocumentID: "msa", Label: "4",
		Status: assessments.VersionDraft,
	}, uitest.Text("long.md", long), assessments.NoProgress{}))
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/4"})
	o, _ := p.m.selected()
	first, last := p.view.doc.InView()
	if at := p.m.laid.at(o.passage.Start); at < 80 || at < first || at > last {
		t.Errorf("the passage is paragraph %d, in view are %d to %d", at, first, last)
	}
	at := p.m.laid.search("governing law")[0]
	p.Visit(ui.Route{Page: "reader", ID: "msa/4", Start: at.start, End: at.end})
	if p.view.hand == nil || *p.view.hand != at {
		t.Errorf("marked is %v, gone to was %v", p.view.hand, at)
	}
}

func (d drawing) RenderPage(ctx context.Context, name string, r io.Reader, page, dpi int) ([]byte, error) {
	return d.sheets.RenderPage(ctx, name, r, page, dpi)
}

// TestTabVisitsTheHeadersControlsFirst, also when the document was read again, which rebuilds them.
func TestTabVisitsTheHeadersControlsFirst(t *testing.T) {
	h, b := desk(t)
	p := open(t, h, b, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + item(t, b, "training_use")})
	for _, when := range []string{"at first", "after it was read again"} {
		c := h.Window().Canvas()
		c.Unfocus()
		last := float32(-1)
		for i := range len(p.head.side()) {
			c.FocusNext()
			o := c.Focused().(fyne.CanvasObject)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			if at.Y > p.head.header.Size().Height || at.X <= last {
				t.Errorf("%s, stop %d is a %T at %v", when, i+1, o, at)
			}
			last = at.X
		}
		c.FocusNext()
		if o := c.Focused().(fyne.CanvasObject); !within(p.strip.body, o) {
			t.Errorf("%s, after the header comes a %T, which is not of the strip", when, o)
		}
		for range 20 {
			if c.FocusNext(); !within(p.strip.body, c.Focused().(fyne.CanvasObject)) {
				break
			}
		}
		if c.Focused() != fyne.Focusable(p.topics.field) {
			t.Errorf("%s, after the strip comes a %T", when, c.Focused())
		}
		p.Load()
	}
}

func TestAQuoteOnRecordAsMovedStaysMoved(t *testing.T) {
	text := assessments.Text{Plain: "Before it. One clause stands here."}
	for _, c := range []struct {
		name       string
		start, end int
		was, want  assessments.CitationState
	}{
		{"at its new place", 11, 21, assessments.CitationMoved, assessments.CitationMoved},
		{"at its place", 11, 21, assessments.CitationFound, assessments.CitationFound},
		{"elsewhere now", 0, 6, assessments.CitationFound, assessments.CitationMoved},
		{"moved again", 0, 6, assessments.CitationMoved, assessments.CitationMoved},
		{"not looked for yet", 11, 21, assessments.CitationNotChecked, assessments.CitationFound},
		{"there again", 11, 21, assessments.CitationNotFound, assessments.CitationFound},
	} {
		looks, stale := recheck(text, []assessments.Citation{
			{ID: "c", Quote: "One clause", Start: c.start, End: c.end, State: c.was},
		})
		m := model{looks: looks}
		if one := (assessments.Citation{ID: "c"}); m.state(one) != c.want || m.at(one) != (place{11, 21}) ||
			stale != (c.was != c.want || c.start != 11) {
			t.Errorf("%s, recorded as %s: %v, stale %v; want %s", c.name, c.was, looks["c"], stale, c.want)
		}
	}
}
