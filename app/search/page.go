package search

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// typingPause is how long the words must rest before they are looked for.
const typingPause ui.Delay = 180

// bench is what the search page needs of the workbench.
type bench interface {
	Search(ctx context.Context, words string, limit int) ([]assessments.Hit, error)
	LeftOff(ctx context.Context, words string, limit int) (n int, least bool, err error)
	Get(ctx context.Context, rec assessments.Record) error
}

// host is what the page asks of the window.
type host interface {
	ui.Navigator
	ui.Runner
	ui.Asker
	ui.Memory
	ui.Desktop
}

// Page is the search page.
type Page struct {
	host  host
	bench bench
	m     model
	turn  int
	wait  func()
	done  bool // words were looked for

	field *widgets.SearchField
	chips *widgets.ChipBar
	count *text.Prose
	list  *ui.List
	empty *widgets.EmptyState
	body  *fyne.Container
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Searcher  = (*Page)(nil)
	_ ui.KeyTaker  = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
	_ ui.Commander = (*Page)(nil)
)

// New makes the page; route.ID are words to look for at once.
func New(b bench, host host, route ui.Route) *Page {
	p := &Page{host: host, bench: b, m: model{words: route.ID}, wait: func() {}}
	p.field = widgets.NewSearchField("Words, or “a phrase”", p.typed)
	p.field.SetText(route.ID)
	p.field.OnSubmitted = func(string) { p.open(p.list.Table.Cursor()) }
	p.field.OnKey = p.walkFromField
	p.chips = widgets.NewChipBar(p.chipWords(), func(i int) {
		p.m.only = ""
		if i > 0 {
			p.m.only = groups()[i-1]
		}
		p.show()
	})
	p.count = text.NewCaption("")
	p.empty = widgets.NewEmptyState("", "", "Put the cursor into the field", p.field.Focus)
	p.list = ui.NewList(host, p.config())
	header := widgets.NewPageHeader("Search", "Everything in this workspace; nothing leaves it").Unlined()
	p.body = widgets.NewFrame(widgets.NewColumn(0, header,
		widgets.NewInset(4, 1, widgets.NewColumn(2, p.field, p.count))), nil, nil, nil,
		widgets.NewInset(4, 0, p.list.Framed(0, 1)))
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Search" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load repeats the search.
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

// Focus is the field: nothing is to be seen before words are typed.
func (p *Page) Focus() fyne.Focusable { return p.field }

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
			p.m.words = words
			p.seek()
		}
	})
}

// seek looks for the words off the UI thread; only the last ones count.
func (p *Page) seek() {
	p.turn++
	turn, words := p.turn, p.m.words
	p.host.Background(func(ctx context.Context) func() {
		hits, dropped, err := p.find(ctx, words)
		left, least := 0, false
		if err == nil && len(hits)+dropped == most {
			left, least, err = p.bench.LeftOff(ctx, words, most)
		}
		return func() {
			if turn != p.turn {
				return
			}
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.m.take(words, hits, dropped)
			p.m.left, p.m.least = left, least
			p.done = words != ""
			p.show()
		}
	})
}

// find searches and gives every hit a title people know. It counts those that were removed meanwhile.
func (p *Page) find(ctx context.Context, words string) (out []hit, dropped int, err error) {
	found, err := p.bench.Search(ctx, words, most)
	if err != nil {
		return nil, 0, err
	}
	names := map[string]string{} // of assessments
	for _, one := range found {
		h := hit{Hit: one, title: one.Title}
		err := p.complete(ctx, &h, names)
		if assessments.KindOf(err) == assessments.NotFound {
			dropped++
			continue
		}
		if err != nil {
			return nil, 0, err
		}
		h.binned = ui.Binned(ctx, p.bench, h.Noun, h.ID)
		if to := h.leads(); to.page == "desk" && !h.binned {
			h.binned = ui.Binned(ctx, p.bench, assessments.NounAssessment, to.id)
		}
		out = append(out, h)
	}
	return out, dropped, nil
}

// complete adds what a hit's own record does not say: the assessment's name, the evidence of a revision.
func (p *Page) complete(ctx context.Context, h *hit, names map[string]string) error {
	switch h.Noun {
	case assessments.NounRevision:
		r := assessments.Revision{ID: h.ID}
		if err := p.bench.Get(ctx, &r); err != nil {
			return err
		}
		h.owner = r.EvidenceID
	case assessments.NounPrecedence:
		r := assessments.Precedence{ID: h.ID}
		if err := p.bench.Get(ctx, &r); err != nil {
			return err
		}
		h.owner, h.title = r.ContractID, "Order of precedence"
	}
	to := h.leads()
	if to.page != "desk" || h.Noun == assessments.NounAssessment {
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

// show updates chips and rows to the results; the best place is selected.
func (p *Page) show() {
	p.chips.SetWords(p.chipWords())
	p.count.SetText(p.m.remark())
	if p.m.remark() == "" {
		p.count.Hide()
	} else {
		p.count.Show()
	}
	defer p.body.Refresh()
	if p.done {
		p.empty.Set("Nothing found for “"+p.m.words+
			"”", "Try fewer words, or the beginning of one. Texts of scanned or encrypted files cannot be searched.")
	} else {
		p.empty.Set("Search everything",
			"Words in documents, quotes, answers, notes, evidence and names. “Quotation marks” hold words together; the last word may be a beginning.")
	}
	shown := p.m.shown()
	rows := make(table.RowList, len(shown))
	for i, h := range shown {
		rows[i] = table.Row{ID: h.key(), Cells: []table.Cell{
			{Text: h.title, Sub: h.sub(), Bold: true},
			{Kind: table.SnippetKind, Text: h.Snippet},
			{Text: string(groupOf(h.Noun))},
		}}
	}
	p.list.Show(rows, len(p.m.hits))
	if len(rows) > 0 && p.list.Table.Cursor() == "" {
		p.list.Table.Select(rows[0].ID)
	}
}

func (p *Page) config() ui.ListConfig {
	return ui.ListConfig{
		Name: "search", Rows: "places", TwoLine: true, Bare: true, Chips: p.chips.Chips(), Empty: p.empty,
		Columns: []table.Column{
			{ID: "place", Title: "Place", Width: 330, Grow: 0.5},
			{ID: "words", Title: "What stands there", Width: 560, Grow: 1},
			{ID: "group", Title: "Kind", Width: 130, Hidden: true},
		},
		Unfilter: func() { p.chips.Choose(0) },
		Actions: []ui.Action{
			{ID: "open", Title: "Go to the place", Menu: "Go", Key: fyne.KeyReturn, Run: func(ids []string) {
				p.open(ids[0])
			}},
			{ID: "words", Title: "Copy the words", Run: func(ids []string) {
				if h, ok := p.m.find(ids[0]); ok {
					p.host.Clipboard().SetContent(h.words())
					p.host.Note("The words are on the clipboard")
				}
			}},
		},
	}
}

// Commands are those of the list.
func (p *Page) Commands() []ui.Command { return p.list.Commands() }

// open goes to a place found.
func (p *Page) open(key string) {
	if h, ok := p.m.find(key); ok {
		to := h.leads()
		p.host.Go(ui.Route{Page: to.page, ID: to.id, Item: to.item, Start: to.start, End: to.end})
	}
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
		p.list.Table.Walk(+1)
	case 'k', 'K':
		p.list.Table.Walk(-1)
	default:
		return false
	}
	return true
}

// TakeKey walks with the arrows and opens on Enter.
func (p *Page) TakeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		p.list.Table.Walk(+1)
	case fyne.KeyUp:
		p.list.Table.Walk(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.open(p.list.Table.Cursor())
	default:
		return false
	}
	return true
}
