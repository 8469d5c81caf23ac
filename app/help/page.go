// Package help explains the program inside the program: the help pages, the tour over the sample, and About
// with versions and notices. Start with text.go, which is what it says.
package help

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// About is what the About page says of the program.
type About struct {
	Version   string
	Catalogue *assessments.Catalogue
	Notices   string
	Tour      func() // begins the tour over the pages
	// Confined describes how the process that reads files is confined here. It takes a moment; nil
	// says nothing.
	Confined func(context.Context) string
}

// host is what the page asks of the window.
type host interface {
	ui.Runner
}

// Page is the help page.
type Page struct {
	host  host
	about About
	list  *widgets.List
	text  *fyne.Container
	body  fyne.CanvasObject

	opened   string // the page on screen
	confined string // "" until it is known
}

var (
	_ ui.Page      = (*Page)(nil)
	_ ui.Refocuser = (*Page)(nil)
)

// New makes the page; route.ID is a help page, "tour" or "about".
func New(host host, about About, route ui.Route) *Page {
	p := &Page{host: host, about: about, text: container.NewStack()}
	p.list = widgets.NewList(widgets.ListStyle{}, p.open)
	items := []widgets.Item{{Heading: true, Title: "Help"}}
	for _, t := range topics {
		items = append(items, widgets.Item{ID: t.id, Title: t.title})
	}
	items = append(items, widgets.Item{Heading: true, Title: "More"},
		widgets.Item{ID: "tour", Title: "The tour"}, widgets.Item{ID: "about", Title: "About Countersign"},
		widgets.Item{ID: "notices", Title: "Third-party notices"})
	p.list.SetItems(items)
	split := widgets.NewSplitColumns(
		[]widgets.SplitPart{{Content: p.list, Width: 230, Min: 160}, {Content: p.text, Min: 300}}, nil, nil)
	p.body = widgets.NewFrame(widgets.NewPageHeader("Help",
		"Three minutes to read, and the words mean the same everywhere"), nil, nil, nil, split)
	p.Visit(route)
	return p
}

// Title is the page's name.
func (p *Page) Title() string { return "Help" }

// Content is the page.
func (p *Page) Content() fyne.CanvasObject { return p.body }

// Load does nothing: the texts are part of the program.
func (p *Page) Load() {}

// Close ends the page.
func (p *Page) Close() {}

// Visit opens another help page.
func (p *Page) Visit(r ui.Route) bool {
	id := r.ID
	if id == "" {
		id = topics[0].id
	}
	p.list.Pick(id)
	p.open(id)
	return true
}

func (p *Page) open(id string) {
	p.opened = id
	switch id {
	case "tour":
		p.set(widgets.NewColumn(2, text.NewTitle("The tour"),
			text.NewProse(text.Run{Text: "Three minutes through the pages that matter, one after the other, with a line on each at the bottom of the window. Everything stays usable meanwhile; Escape ends it. It says most over the sample (File menu)."}),
			widgets.NewWrap(widgets.NewPrimary("Take the tour", p.about.Tour))))
		return
	case "about":
		p.set(p.aboutColumn())
		p.askConfined()
		return
	case "notices":
		p.set(widgets.NewColumn(2, text.NewLead("Third-party notices"), text.NewCaption(p.about.Notices)))
		return
	}
	for _, t := range topics {
		if t.id != id {
			continue
		}
		column := widgets.NewColumn(2, text.NewTitle(t.title))
		for _, s := range t.sections {
			if s.heading != "" {
				column.Add(text.NewLead(s.heading))
			}
			column.Add(text.NewProse(text.Run{Text: s.body}))
		}
		p.set(column)
	}
}

func (p *Page) set(o fyne.CanvasObject) {
	p.text.Objects = []fyne.CanvasObject{
		widgets.NewScroller(widgets.NewInset(6, 4, widgets.NewAtMost(640, o))),
	}
	p.text.Refresh()
}

// askConfined finds out how files are read here, once, and shows it where About is still on screen.
func (p *Page) askConfined() {
	if p.confined != "" || p.about.Confined == nil {
		return
	}
	p.host.Background(func(ctx context.Context) func() {
		said := p.about.Confined(ctx)
		return func() {
			if p.confined = said; p.opened == "about" {
				p.set(p.aboutColumn())
			}
		}
	})
}

func (p *Page) aboutColumn() fyne.CanvasObject {
	c := p.about.Catalogue
	lines := []string{
		"Version " + p.about.Version,
		"Catalogue " + c.Version,
		fmt.Sprintf("Scoring model %s %s", c.Scoring.ID, c.Scoring.Version),
	}
	for _, t := range c.Templates {
		lines = append(lines, fmt.Sprintf("%s %s: %d items", t.Title, t.Version, len(t.Items)))
	}
	if p.confined != "" {
		lines = append(lines, "Process that reads files: "+p.confined)
	}
	return widgets.NewColumn(2, text.NewTitle("Countersign"),
		text.NewProse(text.Run{Text: strings.Join(lines, "\n")}),
		text.NewProse(text.Run{Text: "Built on the Generative AI Security Scoping Matrix. Offline: no account, no server, no network call. Not legal advice."}))
}
