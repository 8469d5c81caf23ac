package contracts

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// paged is a workbench whose texts are read while the test looks on: each page comes early, and the
// window has time to show it; between two pages the test does what it wants.
type paged struct {
	*workbench.Workbench
	h      *uitest.Host
	early  []assessments.Text // pages as they look alone
	final  assessments.Text
	err    error
	during func(page int) // what happens once a page is there; may be nil
	tick   func()         // lets the window look; nil moves time
}

func (b *paged) Text(_ context.Context, _ string, p assessments.Progress) (assessments.Text, error) {
	early, ok := p.(assessments.Early)
	if !ok {
		return b.final, b.err
	}
	for i, one := range b.early {
		early.Page(i+1, len(b.early), one)
		p.Step(int64(i+1), int64(len(b.early)), "pages")
		if b.tick != nil {
			b.tick()
		} else {
			b.h.Advance(lookEvery)
		}
		if b.during != nil {
			b.during(i + 1)
		}
	}
	return b.final, b.err
}

func (b *paged) RecheckVersion(context.Context, string) (assessments.Event, error) {
	return assessments.Event{}, nil
}

// textOf makes a text of paragraphs, each on its page.
func textOf(of map[int][]string) assessments.Text {
	var t assessments.Text
	for number := 1; number <= 400; number++ {
		for _, s := range of[number] {
			if t.Plain != "" {
				t.Plain += "\n\n"
			}
			start := len([]rune(t.Plain))
			t.Plain += s
			t.Paragraphs = append(t.Paragraphs,
				assessments.Paragraph{
					Start: start, End: start + len([]rune(s)),
					Kind: assessments.ParagraphBody, Page: number,
				})
		}
	}
	return t
}

const pagesHere = 6

// agreement gives pages as they look alone, with a running header on each and a sentence that continues
// across every page end, and the finished text, which has neither.
func agreement() (early []assessments.Text, final assessments.Text) {
	whole := map[int][]string{}
	open := ""
	for number := 1; number <= pagesHere; number++ {
		var alone, kept []string
		alone = append(alone, "Example Cloud Agreement")
		if open != "" {
			alone = append(alone, "and goes on over page "+fmt.Sprint(number)+".")
		}
		for i := range 14 {
			s := fmt.Sprintf("%d.%d Clause %d of page %d says what the supplier does with the content, at some length, so that it takes more than one line of a page to say it, and “Größe” too.", number, i+1, i+1, number)
			alone, kept = append(alone, s), append(kept, s)
		}
		open = fmt.Sprintf("%d.99 This sentence begins on page %d", number, number)
		alone = append(alone, open)
		kept = append(kept, open+fmt.Sprintf(" and goes on over page %d.", number+1))
		early = append(early, textOf(map[int][]string{number: alone}))
		whole[number] = kept
	}
	final = textOf(whole)
	final.Pages, final.MediaType = pagesHere, "application/pdf"
	return early, final
}

// openPaged opens a text that is still to be read.
func openPaged(t *testing.T, during func(h *uitest.Host, p *Reader, page int)) (*uitest.Host, *Reader,
	*paged,
) {
	t.Helper()
	h, w := desk(t)
	b := &paged{Workbench: w, h: h}
	b.early, b.final = agreement()
	p := NewReader(b, h, ui.Route{Page: "reader", ID: "msa/3"})
	b.during = func(page int) { during(h, p, page) }
	h.Open(p)
	return h, p, b
}

// topWords are the first words in view.
func topWords(p *Reader) string {
	at := p.view.doc.Top()
	return string([]rune(p.m.laid.chunks[at.Paragraph].text)[at.Offset:])
}

func TestTheFirstPageStandsThereWhileTheRestIsRead(t *testing.T) {
	seen := 0
	h, p, b := openPaged(t, func(h *uitest.Host, p *Reader, page int) {
		seen++
		if !h.Sees("Master agreement, version 3", "Clause 1 of page 1",
			fmt.Sprintf("Reading page %d of %d…", min(page+1, pagesHere), pagesHere),
			"Passages stand here once the whole text is read.") {
			t.Errorf("after page %d: %s", page, h.Words())
		}
		if !p.m.partial || p.m.laid.page(len(p.m.laid.chunks)-1) != page {
			t.Errorf("after page %d the text ends on page %d", page, p.m.laid.page(len(p.m.laid.chunks)-1))
		}
		if first, _ := p.view.doc.InView(); first != 0 {
			t.Errorf("page %d moved the text", page)
		}
	})
	if seen != pagesHere {
		t.Fatalf("looked %d times", seen)
	}
	if p.m.partial || h.Sees("Reading page") || h.Sees("Example Cloud Agreement") ||
		!h.Sees("Clause 1 of page 1", "The finder can miss") {
		t.Errorf("finished: %s", h.Words())
	}
	if p.m.laid.index.String() != b.final.Plain {
		t.Error("what is shown is not the finished text")
	}
	if first, _ := p.view.doc.InView(); first != 0 {
		t.Error("finishing moved the text")
	}
}

func TestATextThatIsBeingReadIsDrawn(t *testing.T) {
	openPaged(t, func(h *uitest.Host, _ *Reader, page int) {
		if page == 3 {
			h.Picture("reader-early")
		}
	})
}

func TestFinishingATextLeavesTheReaderWhereItIs(t *testing.T) {
	var scrolled, selected string
	var hidden float32
	_, p, _ := openPaged(t, func(_ *uitest.Host, p *Reader, page int) {
		if page != 4 {
			return
		}
		i := slices.IndexFunc(p.m.laid.chunks, func(k chunk) bool {
			return strings.HasPrefix(k.text, "3.5 ")
		})
		p.view.doc.ScrollToTop(text.Place{Paragraph: i, Offset: 90, Hidden: 5})
		scrolled, hidden = topWords(p), p.view.doc.Top().Hidden
		// from the middle of a clause to the middle of the next
		s := text.Selection{FromParagraph: i, FromOffset: 4, ToParagraph: i + 1, ToOffset: 20}
		p.view.doc.Select(s)
		p.view.sel.take(s)
		selected = p.view.doc.Selection().Text
	})
	if !strings.Contains(scrolled, "says") && len(scrolled) < 20 || selected == "" {
		t.Fatalf("at %q, selected %q", scrolled, selected)
	}
	if got := topWords(p); got != scrolled || p.view.doc.Top().Hidden != hidden {
		t.Errorf("the page stood at %q and stands at %q", scrolled, got)
	}
	if got := p.view.doc.Selection().Text; got != selected {
		t.Errorf("selected was %q and is %q", selected, got)
	}
	if p.view.sel.chosen == nil ||
		p.m.laid.slice(*p.view.sel.chosen) != strings.ReplaceAll(selected, "\n", "\n\n") {
		t.Error("what is selected cannot be cited")
	}
}

func TestASearchGoesOnFromThePartToTheWhole(t *testing.T) {
	var found place
	h, p, _ := openPaged(t, func(h *uitest.Host, p *Reader, page int) {
		switch page {
		case 2:
			h.Type(p.passages.search, "clause 7 of")
			if !h.Sees("1 of 2 so far") {
				t.Fatalf("in two pages: %s", h.Words())
			}
			h.Tap("Next")
			found = p.passages.hits.places[1]
		case 3:
			if !h.Sees("2 of 3 so far") || p.passages.hits.places[p.passages.hits.at] != found {
				t.Errorf("with a third page: %s", h.Words())
			}
		}
	})
	hits := p.passages.hits
	if !h.Sees(fmt.Sprintf("2 of %d", pagesHere)) || h.Sees("so far") {
		t.Fatalf("in the whole: %s", h.Words())
	}
	if at := hits.places[hits.at]; p.m.laid.page(p.m.laid.at(at.start)) != 2 ||
		!strings.EqualFold(p.m.laid.slice(at), "clause 7 of") {
		t.Errorf("it stands at %q on page %d", p.m.laid.slice(at), p.m.laid.page(p.m.laid.at(at.start)))
	}
}

func TestWhatCameEarlyIsNotCited(t *testing.T) {
	h, w := desk(t)
	it := item(t, w, "training_use")
	b := &paged{Workbench: w, h: h}
	b.early, b.final = agreement()
	p := NewReader(b, h, ui.Route{Page: "reader", ID: "msa/3", Item: "a/" + it})
	b.during = func(page int) {
		if page == 1 {
			p.view.sel.take(selection(2, 0, 2, 30))
			if !h.Sees("It can be cited once the whole text is read.") {
				t.Errorf("it can be cited: %s", h.Words())
			}
			p.TakeRune('c')
			if len(citations(t, w)) != 0 || len(h.Notes) != 1 {
				t.Errorf("C cites in a text that is still being read, said %v", h.Notes)
			}
		}
	}
	h.Open(p)
	if len(citations(t, w)) != 0 {
		t.Error("it was cited")
	}
	if !h.Sees("Cite selection in " + it) {
		t.Errorf("then it can be: %s", h.Words())
	}
}

func TestATextThatIsRefusedAfterItsFirstPagesIsGone(t *testing.T) {
	h, w := desk(t)
	b := &paged{
		Workbench: w, h: h,
		err: assessments.Errorf(assessments.Refused,
			"The PDF is damaged and cannot be read. Ask for it again."),
	}
	b.early, _ = agreement()
	p := NewReader(b, h, ui.Route{Page: "reader", ID: "msa/3"})
	h.Open(p)
	if p.m.partial || !h.Sees("There is no text to read", "The PDF is damaged") ||
		h.Sees("Clause 1 of page 1") {
		t.Errorf("got %s", h.Words())
	}
}

func TestGoingToAnotherDocumentWhileOneIsReadShowsTheOther(t *testing.T) {
	h, w := desk(t)
	b := &paged{Workbench: w, h: h}
	b.early, b.final = agreement()
	p := NewReader(b, h, ui.Route{Page: "reader", ID: "msa/3"})
	turned := false
	b.during = func(page int) {
		if page == 2 && !turned {
			turned = true
			p.opening.bench = w
			p.Visit(ui.Route{Page: "reader", ID: "dpa/1"})
		}
	}
	h.Open(p)
	if p.m.partial || p.m.reading.Version.ID != "dpa/1" ||
		!h.Sees("Data processing addendum, version 1", "Return and deletion") ||
		h.Sees("Clause 1 of page 1") {
		t.Errorf("got %s", h.Words())
	}
}

func TestTheListSaysWhatIsBeingReadAndWhatCannotBe(t *testing.T) {
	h, w := desk(t)
	uitest.Must(t)(w.AddDocument(t.Context(),
		assessments.Document{ID: "scan", VendorID: "lumen", Name: "Scan", Type: "msa"},
		assessments.Version{ID: "scan/1", Label: "1", Status: assessments.VersionDraft},
		uitest.Text("scan.png", "\x89PNG\r\n\x1a\n0000"), assessments.NoProgress{}))
	b := &watched{Workbench: w}
	p := New(b, h, ui.Route{Page: "contracts"}).(*Page)
	b.during = func() {
		if !h.Sees("being read…") {
			t.Errorf("while they are read: %s", h.Words())
		}
	}
	h.Open(p)
	if b.asked == 0 || !h.Sees("not read", "paragraphs") || h.Sees("being read") {
		t.Errorf("asked %d times: %s", b.asked, h.Words())
	}
	before := b.asked
	p.Load()
	if b.asked != before {
		t.Error("what cannot be read is tried again")
	}
}

// watched is a workbench that tells when a text is asked for.
type watched struct {
	*workbench.Workbench
	during func()
	asked  int
}

func (b *watched) Text(ctx context.Context, id string, p assessments.Progress) (assessments.Text, error) {
	b.asked++
	b.during()
	return b.Workbench.Text(ctx, id, p)
}
