package window

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
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
	var all []found
	s.Pages.Await(s.Work.Background, func(ctx context.Context) { all = records(ctx, s.Bench) }, func() bool {
		if w.session != s || c.Overlays().Top() != nil {
			return false // in the meantime a dialog was opened
		}
		if was != nil && s.Pages.Page() == page && c.Focused() == nil {
			c.Focus(was) // which gets the keyboard back once the palette is closed
		}
		w.showPalette(all)
		return true
	})
}

// showPalette offers what was found, and the commands.
func (w *Window) showPalette(all []found) {
	p := &palette{w: w, to: map[string]target{}}
	p.list = widgets.NewPalette(p.choose)
	p.list.SetSource(p.words)
	for _, f := range all {
		p.add(f.id, f.title, f.group, target{route: f.route})
	}
	p.addCommands()
	p.list.Open(w.win.Canvas(), p.items)
}

func (p *palette) add(id, title, group string, t target) {
	p.to[id] = t
	p.items = append(p.items, widgets.PaletteItem{ID: id, Title: title, Group: group})
}

func (p *palette) addCommands() {
	for _, c := range p.w.menu.all() {
		if c.ID == "go.anything" || (c.Enabled != nil && !c.Enabled()) {
			continue
		}
		p.to["command "+c.ID] = target{command: &c}
		p.items = append(p.items, widgets.PaletteItem{
			ID: "command " + c.ID, Title: c.Title, Group: c.Menu,
			Keys: c.Keys,
		})
	}
}

// choose goes where the entry leads.
func (p *palette) choose(id string) {
	t := p.to[id]
	if t.command != nil {
		p.w.menu.run(*t.command)
		return
	}
	p.w.Go(t.route)
}

// words offers to search all documents for what was typed.
func (p *palette) words(query string) []widgets.PaletteItem {
	query = strings.TrimSpace(query)
	if len(query) < 3 {
		return nil
	}
	p.to["search"] = target{route: ui.Route{Page: "search", ID: query}}
	return []widgets.PaletteItem{{ID: "search", Title: "Search everything for “" + query +
		"”", Detail: "documents, quotes, notes, answers, evidence"}}
}

// found is a record the palette can lead to.
type found struct {
	id, title, group string
	route            ui.Route
}

// records lists what can be gone to: assessments, all of the register, documents, evidence.
func records(ctx context.Context, b interface {
	List(context.Context, assessments.Noun, ...assessments.Where) ([]assessments.Record, error)
},
) []found {
	var out []found
	pages := []struct {
		noun assessments.Noun
		page string
	}{
		{assessments.NounAssessment, "desk"},
		{assessments.NounVendor, "vendors"},
		{assessments.NounService, "vendors"},
		{assessments.NounUse, "vendors"},
		{assessments.NounContract, "vendors"},
		{assessments.NounDocument, "contracts"},
		{assessments.NounEvidence, "evidence"},
	}
	for _, p := range pages {
		rows, err := b.List(ctx, p.noun)
		if err != nil {
			return out // the palette still has its commands
		}
		for _, r := range rows {
			route := ui.Route{Page: p.page, ID: r.Key()}
			if p.noun == assessments.NounDocument {
				route = ui.Route{Page: p.page, Item: r.Key()}
			}
			out = append(out, found{
				string(p.noun) + " " + r.Key(), assessments.TitleOf(r),
				ui.Sentence(string(p.noun)), route,
			})
		}
	}
	return out
}
