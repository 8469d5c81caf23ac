package window

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// Passages are looked for once nothing was typed for a moment, and a few are shown.
const (
	mostPassages = 6
	mostSought   = 40
)

const typedOut ui.Delay = 150

// passages are what the documents say to what is typed, found off the window's thread.
type passages struct {
	w     *Window
	of    string // the words that were searched for last
	items []widgets.PaletteItem
	to    map[string]target
	found func()
	stop  func() // takes back a search that has not begun
}

// answer returns the passages that have the words of a query, if they are known, and has them looked for if not.
func (p *passages) answer(query string) []widgets.PaletteItem {
	if p.of == query {
		return p.items
	}
	if p.stop != nil {
		p.stop()
	}
	s := p.w.session
	p.stop = s.Work.After(typedOut, func() {
		s.Work.Background(func(ctx context.Context) func() {
			hits, err := s.Bench.Search(ctx, query, mostSought)
			var some []assessments.Hit
			for _, h := range hits {
				if h.Noun == assessments.NounVersion && len(some) < mostPassages &&
					!ui.Binned(ctx, s.Bench, h.Noun, h.ID) {
					some = append(some, h)
				}
			}
			return func() {
				if err == nil && p.w.session == s {
					p.take(query, some)
				}
			}
		})
	})
	return nil
}

// take shows what was found, if its words are still those that are typed.
func (p *passages) take(query string, hits []assessments.Hit) {
	p.of, p.items = query, nil
	for _, h := range hits {
		id := "passage " + h.ID
		p.to[id] = target{route: ui.Route{Page: "reader", ID: h.ID, Start: h.Start, End: h.End}}
		p.items = append(p.items, widgets.PaletteItem{
			ID: id, Title: plainSnippet(h.Snippet), Detail: h.Title, Group: "Passage", Found: true,
		})
	}
	p.found()
}

// plainSnippet is a snippet on one line, without the marks around the words found.
func plainSnippet(s string) string {
	s = strings.NewReplacer("\u2068", "", "\u2069", "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}
