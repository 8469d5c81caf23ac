package window

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
)

// target is where a palette entry leads.
type target struct {
	route   ui.Route
	command *ui.Command
}

// palette goes to anything: commands, pages, records, and words in documents.
type palette struct {
	w     *Window
	list  *widgets.Palette
	to    map[string]target
	items []widgets.PaletteItem
	// asked are the items of the assessments; those of the assessment that is shown come first.
	asked askedItems
	shown string
	// passages are found while one types.
	passages passages
}

// openPalette reads what there is to go to and shows the palette. What is typed in the meantime is for the
// palette, and not for the field or the page that was left for it.
func (w *Window) openPalette() {
	c, s := w.win.Canvas(), w.session
	if s == nil || s.Pages.Awaits() || c.Overlays().Top() != nil {
		return
	}
	was, page := c.Focused(), s.Pages.Page()
	c.Unfocus()
	w.flush()
	var all []found
	var asked askedItems
	s.Pages.Await(s.Work.Background, func(ctx context.Context) {
		all, asked = records(ctx, s.Bench), itemsOf(ctx, s.Bench)
	}, func() bool {
		if w.session != s || c.Overlays().Top() != nil {
			return false // in the meantime a dialog was opened
		}
		if was != nil && s.Pages.Page() == page && c.Focused() == nil {
			c.Focus(was) // which gets the keyboard back once the palette is closed
		}
		w.showPalette(all, asked, s.Pages.Here().ID)
		return true
	})
}

// flush commits what is typed on the page, so that undo is named for it.
func (w *Window) flush() {
	if w.session != nil {
		w.session.Pages.Flush()
	}
}

// showPalette offers what was found, and the commands.
func (w *Window) showPalette(all []found, asked askedItems, shown string) {
	p := &palette{w: w, to: map[string]target{}, asked: asked, shown: shown}
	p.list = widgets.NewPalette(p.choose)
	p.list.SetSource(p.words)
	p.passages = passages{w: w, to: p.to, found: p.list.Renew}
	var recent []found
	for i, one := range w.session.Pages.Recent.Others(w.session.Pages.Here()) {
		title := one.Title
		if at := slices.IndexFunc(places, func(f place) bool { return f.page == one.At.Page }); at >= 0 &&
			one.At == (ui.Route{Page: one.At.Page}) {
			title = places[at].title // whatever was selected there
		}
		recent = append(recent, found{id: fmt.Sprint("recent ", i), title: title, group: "Recent", route: one.At})
	}
	p.add(recent)
	p.addCommands()
	first := slices.DeleteFunc(p.items, func(it widgets.PaletteItem) bool { return it.Rests })
	own := map[string]bool{}
	for _, c := range w.commands() {
		own["command "+c.ID] = true
	}
	slices.SortStableFunc(first, func(a, b widgets.PaletteItem) int {
		return order(own[a.ID]) - order(own[b.ID]) // what the page can do is before what the window can
	})
	p.items = nil
	p.addCommands()
	p.add(all)
	p.add(asked.topics(shown))
	p.add(settings())
	p.list.SetFirst(first)
	p.list.Open(w.win.Canvas(), p.items)
}

func (p *palette) add(list []found) {
	for _, f := range list {
		p.to[f.id] = target{route: f.route}
		p.items = append(p.items, widgets.PaletteItem{
			ID: f.id, Title: f.title, Group: f.group, Detail: f.detail, Words: f.words,
		})
	}
}

func (p *palette) addCommands() {
	for _, c := range p.w.menu.all() {
		if c.ID == "go.anything" || rests(c) && c.Why == nil {
			continue
		}
		p.to["command "+c.ID] = target{command: &c}
		one := widgets.PaletteItem{ID: "command " + c.ID, Title: c.Title, Group: "Command", Keys: c.Keys}
		if rests(c) {
			one.Rests, one.Detail = true, c.Why() // choosing it says so in the status bar
		}
		p.items = append(p.items, one)
	}
}

// choose goes where the entry leads.
func (p *palette) choose(id string) {
	t := p.to[id]
	if t.command != nil {
		p.w.menu.run(*t.command)
		return
	}
	p.w.win.Canvas().Unfocus() // what was left for the palette: the keyboard goes to the list of the place
	p.w.Go(t.route)
}

// words offers the items of question sets that have what was typed, and to search everything for it.
func (p *palette) words(query string) []widgets.PaletteItem {
	query = strings.TrimSpace(query)
	if len(query) < 3 {
		return nil
	}
	p.to["search"] = target{route: ui.Route{Page: "search", ID: query}}
	out := append(p.itemsFor(query), p.passages.answer(query)...)
	return append(out, widgets.PaletteItem{
		ID: "search", Title: "Search everything for “" + query + "”",
		Detail: "documents, quotes, notes, answers, evidence", Last: true,
	})
}
