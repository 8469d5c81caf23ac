package app

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
	s     *Shell
	list  *widgets.Palette
	to    map[string]target
	items []widgets.PaletteItem
}

// openPalette reads what there is to go to and shows the palette. What is typed meanwhile is for the palette, and not
// for the field or the page that was left for it.
func (s *Shell) openPalette() {
	c := s.win.Canvas()
	if s.bench == nil || s.opening != nil || c.Overlays().Top() != nil {
		return
	}
	bench, was, page := s.bench, c.Focused(), s.page
	c.Unfocus()
	mine := &held{}
	s.opening = mine
	if s.arriving != nil {
		s.arriving.keys = nil // the person went on before the page took them
	}
	s.Background(func(ctx context.Context) func() {
		found := records(ctx, bench)
		return func() {
			if s.opening != mine {
				return // meanwhile another page or another workspace was opened
			}
			s.opening = nil
			if s.bench != bench || c.Overlays().Top() != nil {
				return // meanwhile a dialog was opened
			}
			if was != nil && s.page == page && c.Focused() == nil {
				c.Focus(was) // which gets the keyboard back once the palette is closed
			}
			p := &palette{s: s, to: map[string]target{}}
			p.list = widgets.NewPalette(p.choose)
			p.list.SetSource(p.words)
			for _, f := range found {
				p.add(f.id, f.title, f.group, target{route: f.route})
			}
			p.addCommands()
			p.list.Open(c, p.items)
			s.deliver(mine.keys)
		}
	})
}

func (p *palette) add(id, title, group string, t target) {
	p.to[id] = t
	p.items = append(p.items, widgets.PaletteItem{ID: id, Title: title, Group: group})
}

func (p *palette) addCommands() {
	for _, c := range p.s.allCommands() {
		if c.ID == "go.anything" || (c.Enabled != nil && !c.Enabled()) {
			continue
		}
		p.to["command "+c.ID] = target{command: &c}
		p.items = append(p.items, widgets.PaletteItem{ID: "command " + c.ID, Title: c.Title, Group: c.Menu, Keys: c.Keys})
	}
}

// choose goes where the entry leads.
func (p *palette) choose(id string) {
	t := p.to[id]
	if t.command != nil {
		p.s.runCommand(*t.command)
		return
	}
	p.s.Go(t.route)
}

// words offers to search all documents for what was typed.
func (p *palette) words(query string) []widgets.PaletteItem {
	query = strings.TrimSpace(query)
	if len(query) < 3 {
		return nil
	}
	p.to["search"] = target{route: ui.Route{Page: "search", ID: query}}
	return []widgets.PaletteItem{{ID: "search", Title: "Search everything for “" + query + "”", Detail: "documents, quotes, notes, answers, evidence"}}
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
		{"assessment", "desk"},
		{"vendor", "vendors"},
		{"service", "vendors"},
		{"use", "vendors"},
		{"contract", "vendors"},
		{"document", "contracts"},
		{"evidence", "evidence"},
	}
	for _, p := range pages {
		rows, err := b.List(ctx, p.noun)
		if err != nil {
			return out // the palette still has its commands
		}
		for _, r := range rows {
			route := ui.Route{Page: p.page, ID: r.Key()}
			if p.noun == "document" {
				route = ui.Route{Page: p.page, Item: r.Key()}
			}
			out = append(out, found{string(p.noun) + " " + r.Key(), assessments.TitleOf(r), ui.Sentence(string(p.noun)), route})
		}
	}
	return out
}
