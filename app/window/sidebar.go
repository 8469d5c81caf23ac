package window

import (
	"context"
	"fmt"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// sideBar is where to go, with counts.
type sideBar struct {
	w      *Window
	bar    *widgets.SideBar
	counts map[assessments.Noun]int
}

func newSideBar(w *Window) *sideBar {
	b := &sideBar{w: w}
	b.bar = widgets.NewSideBar(func(id string) { w.Go(ui.Route{Page: id}) })
	b.show()
	return b
}

// choose shows where the user is; pages without an entry of their own belong to one that has.
func (b *sideBar) choose(page string) {
	if of, ok := within[page]; ok {
		page = of
	}
	b.bar.Pick(page)
}

// reload counts again, off the UI thread.
func (b *sideBar) reload() {
	if b.w.session == nil {
		return
	}
	bench := b.w.session.Bench
	var nouns []assessments.Noun
	for _, p := range places {
		if p.counts != "" {
			nouns = append(nouns, p.counts)
		}
	}
	b.w.session.Work.Background(func(ctx context.Context) func() {
		counts, err := bench.Counts(ctx, nouns...)
		return func() {
			if err != nil {
				logged(err)
				return
			}
			b.counts = counts
			b.show()
		}
	})
}

func (b *sideBar) show() {
	var top, bottom []widgets.Item
	section := ""
	for _, p := range places {
		it := widgets.Item{ID: p.page, Title: p.title}
		if n, ok := b.counts[p.counts]; ok && p.counts != "" {
			it.Right = fmt.Sprint(n)
		}
		if p.section == "" {
			bottom = append(bottom, it)
			continue
		}
		if p.section != section {
			section = p.section
			top = append(top, widgets.Item{Heading: true, Title: section})
		}
		top = append(top, it)
	}
	b.bar.SetItems(top, bottom)
}
