package search

import (
	"context"
	"fmt"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/port"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// typingPause is how long the words must rest before they are looked for.
const typingPause ui.Delay = 180

// step is how many places are shown at first, and with every “Show more”: few enough to be drawn at once.
const step = 25

// bench is what the search page needs of the workbench.
type bench interface {
	Search(ctx context.Context, words string, limit int) ([]port.Hit, error)
	Get(ctx context.Context, rec assessments.Record) error
}

// Page is the search page.
type Page struct {
	host  ui.Host
	bench bench
	m     model
	turn  int
	wait  func()
	done  bool // words were looked for

	field  *widgets.SearchField
	chips  *widgets.ChipBar
	count  *widgets.Prose
	cards  []*widgets.PassageCard
	list   *fyne.Container
	scroll *widgets.Scroller
	empty  *widgets.EmptyState
	center *fyne.Container
	body   *fyne.Container
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
)

// New makes the page; route.ID are words to look for at once.
func New(b bench, host ui.Host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, m: model{words: route.ID, limit: step}, wait: func() {}}
	p.field = widgets.NewSearchField("Words, or “a phrase”", p.typed)
	p.field.SetText(route.ID)
	p.field.OnSubmitted = func(string) { p.open(p.m.hand) }
	p.field.OnKey = p.walkFromField
	p.chips = widgets.NewChipBar(p.chipWords(), func(i int) {
		p.m.only, p.m.hand, p.m.limit = "", 0, step
		if i > 0 {
			p.m.only = groups()[i-1]
		}
		p.show()
		p.scroll.ToTop()
	})
	p.count = widgets.NewCaption("")
	p.list = widgets.NewColumn(2)
	p.scroll = widgets.NewScroller(widgets.NewInset(4, 1, p.list))
	p.empty = widgets.NewEmptyState("Search everything", "Words in documents, quotes, answers, notes, evidence and names. “Quotation marks” hold words together; the last word may be a beginning.", "", nil)
	p.center = container.NewStack(p.empty)
	header := widgets.NewPageHeader("Search", "Everything in this workspace; nothing leaves it").Unlined()
	p.body = widgets.NewFrame(widgets.NewColumn(0, header, widgets.NewInset(4, 1, widgets.NewColumn(2, p.field, p.chips, p.count))), nil, nil, nil, p.center)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Search" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load looks for the words anew.
func (p *Page) Load() {
	p.seek()
	if !p.done && p.m.words == "" {
		p.field.Focus()
	}
}

// Close ends the page.
func (p *Page) Close() {
	p.wait()
	p.turn++
}

// FocusSearch goes to the field.
func (p *Page) FocusSearch() { p.field.Focus() }

// Visit looks for other words.
func (p *Page) Visit(r ui.Route) bool {
	p.field.SetText(r.ID)
	p.wait()
	p.m.words = r.ID
	p.seek()
	return true
}

// typed waits for the words to rest: no search for every letter.
func (p *Page) typed(words string) {
	p.wait()
	p.wait = p.host.After(typingPause, func() {
		if words != p.m.words {
			p.m.words, p.m.hand, p.m.limit = words, 0, step
			p.seek()
		}
	})
}

// seek looks for the words off the UI thread; only the last ones count.
func (p *Page) seek() {
	p.turn++
	turn, words := p.turn, p.m.words
	p.host.Background(func(ctx context.Context) func() {
		hits, err := p.find(ctx, words)
		return func() {
			if turn != p.turn {
				return
			}
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.m.hits, p.done = hits, words != ""
			p.show()
		}
	})
}

// find searches and gives every hit a title people know.
func (p *Page) find(ctx context.Context, words string) ([]hit, error) {
	found, err := p.bench.Search(ctx, words, most)
	if err != nil {
		return nil, err
	}
	names := map[string]string{} // of assessments
	out := make([]hit, 0, len(found))
	for _, one := range found {
		h := hit{Hit: one, title: one.Title}
		if err := p.complete(ctx, &h, names); err != nil {
			return nil, err
		}
		out = append(out, h)
	}
	return out, nil
}

// complete adds what a hit's own record does not say: the assessment's name, the evidence of a revision.
func (p *Page) complete(ctx context.Context, h *hit, names map[string]string) error {
	switch h.Noun {
	case "revision":
		r := assessments.Revision{ID: h.ID}
		if err := p.bench.Get(ctx, &r); err != nil {
			return err
		}
		h.owner = r.EvidenceID
	case "precedence":
		r := assessments.Precedence{ID: h.ID}
		if err := p.bench.Get(ctx, &r); err != nil {
			return err
		}
		h.owner, h.title = r.ContractID, "Order of precedence"
	}
	to := h.leads()
	if to.page != "desk" || h.Noun == "assessment" {
		return nil
	}
	if _, known := names[to.id]; !known {
		a := assessments.Assessment{ID: to.id}
		if err := p.bench.Get(ctx, &a); err != nil {
			return err
		}
		names[to.id] = a.Name
	}
	h.title = ui.Sentence(string(h.Noun)) + " in " + names[to.id]
	if to.item != "" {
		h.title = ui.Sentence(string(h.Noun)) + " on " + to.item + " in " + names[to.id]
	}
	return nil
}

func (p *Page) chipWords() []string {
	counted := func(word string, g group) string {
		if !p.done || p.m.words == "" {
			return word // nothing was looked for
		}
		return fmt.Sprintf("%s %d", word, p.m.count(g))
	}
	out := []string{counted("All", "")}
	for _, g := range groups() {
		out = append(out, counted(string(g), g))
	}
	return out
}

// show brings chips and cards in step with what was found.
func (p *Page) show() {
	p.chips.SetWords(p.chipWords())
	p.count.SetText(p.m.summary())
	shown, more := p.m.shown()
	p.list.Objects, p.cards = nil, nil
	last := group("")
	for i, h := range shown {
		if g := groupOf(h.Noun); g != last {
			last = g
			p.list.Add(widgets.NewProse(widgets.Run{Text: string(g), Bold: true}))
		}
		card := p.card(i, h)
		p.cards = append(p.cards, card)
		p.list.Add(card)
	}
	if more > 0 {
		p.list.Add(widgets.NewWrap(widgets.NewButton(fmt.Sprintf("Show more (%d)", more), func() {
			p.m.limit += step
			p.show()
		})))
	}
	var center fyne.CanvasObject = p.scroll
	switch {
	case len(shown) > 0:
	case !p.done:
		p.empty.Set("Search everything", "Words in documents, quotes, answers, notes, evidence and names. “Quotation marks” hold words together; the last word may be a beginning.")
		center = p.empty
	default:
		p.empty.Set("Nothing found for “"+p.m.words+"”", "Try fewer words, or the beginning of one. Texts of scanned or encrypted files cannot be searched.")
		center = p.empty
	}
	p.center.Objects = []fyne.CanvasObject{center}
	p.list.Refresh()
	p.body.Refresh()
}

func (p *Page) card(i int, h hit) *widgets.PassageCard {
	var runs []widgets.Run
	for _, one := range pieces(h.Snippet) {
		runs = append(runs, widgets.Run{Text: one.text, Marked: one.marked})
	}
	return widgets.NewPassageCard(widgets.Passage{Head: h.title, Runs: runs, Chosen: i == p.m.hand}, func() { p.open(i) })
}

// open goes to a place found.
func (p *Page) open(i int) {
	shown, _ := p.m.shown()
	if i < 0 || i >= len(shown) {
		return
	}
	to := shown[i].leads()
	p.host.Go(ui.Route{Page: to.page, ID: to.id, Item: to.item, Start: to.start, End: to.end})
}

// walk takes another place in hand.
func (p *Page) walk(by int) {
	i := p.m.hand + by
	if i < 0 || i >= len(p.cards) {
		return
	}
	p.cards[p.m.hand].SetChosen(false)
	p.m.hand = i
	card := p.cards[i]
	card.SetChosen(true)
	p.scroll.Reveal(card.Position().Y, card.Size().Height)
}

// walkFromField lets the arrows walk through the places while the words are being typed.
func (p *Page) walkFromField(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyDown && ev.Name != fyne.KeyUp {
		return false
	}
	return p.TakeKey(ev)
}

// TakeRune takes / to the field, J and K through the places.
func (p *Page) TakeRune(r rune) bool {
	switch r {
	case '/':
		p.field.Focus()
	case 'j', 'J':
		p.walk(+1)
	case 'k', 'K':
		p.walk(-1)
	default:
		return false
	}
	return true
}

// TakeKey walks with the arrows and opens on Enter.
func (p *Page) TakeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		p.walk(+1)
	case fyne.KeyUp:
		p.walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.open(p.m.hand)
	default:
		return false
	}
	return true
}
