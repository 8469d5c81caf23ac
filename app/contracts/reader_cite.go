package contracts

import (
	"context"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets/menu"
	"countersign/assessments"
)

// citeIn cites in the only target, or asks in which of several.
func (p *Reader) citeIn(targets []target, c assessments.Citation, from fyne.CanvasObject) {
	if len(targets) == 0 {
		p.host.Note("No assessment rests on this document yet. Begin one, then cite.")
		return
	}
	p.pick(targets, from, func(t target) { p.cite(t, c) })
}

// pick takes the only target, or asks which: a menu under the button that was pressed.
func (p *Reader) pick(targets []target, from fyne.CanvasObject, chosen func(target)) {
	if len(targets) == 1 {
		chosen(targets[0])
		return
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(from)
	at.Y += from.Size().Height
	menu.Show(p.targetMenu(targets, chosen), p.host.Window().Canvas(), at)
}

// inItem narrows targets to the item the document is read for, where it is among them.
func (p *Reader) inItem(targets []target) []target {
	if len(targets) > 0 && targets[0].assessment == p.m.assessment && targets[0].item == p.m.item {
		return targets[:1]
	}
	return targets
}

// targetMenu lists items: those on the topic chosen first, the others by topic.
func (p *Reader) targetMenu(targets []target, chosen func(target)) *fyne.Menu {
	label := func(t target) string {
		out := t.item + "  " + clip(t.title, 60)
		if len(p.m.reading.Bearing) > 1 {
			out += "  (" + t.name + ")"
		}
		return out
	}
	var items []*fyne.MenuItem
	if len(targets) <= 12 {
		for _, t := range targets {
			items = append(items, fyne.NewMenuItem(label(t), func() { chosen(t) }))
		}
		return fyne.NewMenu("", items...)
	}
	near := map[target]bool{}
	if topic := p.m.topic(); topic != "" {
		for _, t := range p.m.targets(topic) {
			near[t] = true
			items = append(items, fyne.NewMenuItem(label(t), func() { chosen(t) }))
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	for _, topic := range assessments.Topics() {
		sub := fyne.NewMenuItem(topic.Title(), nil)
		sub.ChildMenu = fyne.NewMenu("")
		for _, t := range p.m.targets(topic) {
			if !near[t] {
				sub.ChildMenu.Items = append(sub.ChildMenu.Items, fyne.NewMenuItem(label(t), func() {
					chosen(t)
				}))
			}
		}
		if len(sub.ChildMenu.Items) > 0 {
			items = append(items, sub)
		}
	}
	return fyne.NewMenu("", items...)
}

func (p *Reader) cite(t target, c assessments.Citation) {
	c.AssessmentID, c.ItemID = t.assessment, t.item
	said := "Cited in " + t.item + ": " + ends(c.Quote) + ". Ctrl+Z undoes it"
	if over := p.overtaken(c.VersionID); over != "" {
		said = "Cited in " + t.item + ", but this version was " + over + ": " + ui.OldQuote +
			". Ctrl+Z undoes it"
	}
	p.host.Write(func(ctx context.Context) (assessments.Event, error) {
		ev, err := p.bench.Cite(ctx, c)
		if ev.Seq == 0 {
			said = t.item + " cites these words already"
		}
		return ev, err
	}, func(err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		p.host.Note(said)
	})
}

// selectionTargets are the items a selection can be cited in: the one it is read for, or else any.
func (p *Reader) selectionTargets() []target { return p.inItem(p.m.targets("")) }

// citeHand cites the selected text, or else the selected passage.
func (p *Reader) citeHand() {
	if p.rests() {
		return
	}
	if p.view.citeSelection() {
		return
	}
	o, ok := p.m.selected()
	if !ok {
		p.host.Note("Select a passage or text first, then cite.")
		return
	}
	if p.m.choice == chooseOrder {
		p.askOrder()
		return
	}
	targets := p.inItem(p.m.targets(p.m.topic()))
	var from fyne.CanvasObject = p.passages.body
	if p.m.hand < len(p.passages.cards) {
		from = p.passages.cards[p.m.hand]
	}
	p.citeIn(targets, offerCitation(o), from)
}

// TakeRune answers the single keys: N and P walk through the passages, C cites, / searches, A all papers.
func (p *Reader) TakeRune(r rune) bool {
	switch r {
	case 'n', 'N':
		p.take(p.m.hand + 1)
	case 'p', 'P':
		p.take(p.m.hand - 1)
	case 'c', 'C':
		p.citeHand()
	case '/':
		p.FocusSearch()
	case 't':
		p.topics.Walk(+1)
	case 'T':
		p.topics.Walk(-1)
	case 'a', 'A':
		if len(p.m.papers()) > 1 {
			p.passages.reach.Choose(1 - chosenChip(p.m.all))
		}
	default:
		return false
	}
	return true
}

// TakeKey shows the selected passage in its text on Enter, and scrolls; Escape ends a selection.
func (p *Reader) TakeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.view.unselect()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.openOffer(p.m.hand)
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
		p.view.doc.TypedKey(ev)
	default:
		return false
	}
	return true
}

// Commands are the reader's own.
func (p *Reader) Commands() []ui.Command {
	out := []ui.Command{
		{ID: "reader.next", Title: "Next passage", Menu: "Assessment", Keys: "N", Run: func() {
			p.take(p.m.hand + 1)
		}},
		{ID: "reader.previous", Title: "Previous passage", Menu: "Assessment", Keys: "P", Run: func() {
			p.take(p.m.hand - 1)
		}},
		{ID: "reader.cite", Title: p.citeTitle(), Menu: "Assessment", Keys: "C", Run: p.citeHand},
		{
			ID: "reader.search", Title: "Search this document", Menu: "Assessment", Keys: "/",
			Run: p.FocusSearch,
		},
		{ID: "reader.topic", Title: "Next topic", Menu: "Assessment", Keys: "T", Run: func() {
			p.topics.Walk(+1)
		}},
		{
			ID: "reader.papers", Title: "This document, or all papers", Menu: "Assessment", Keys: "A",
			Run: func() { p.TakeRune('a') },
		},
	}
	if p.m.reading.Papers.Contract != nil {
		out = append(out, ui.Command{
			ID: "reader.order", Title: "Order of precedence…", Menu: "Assessment",
			Run: p.askOrder,
		})
	}
	return out
}

// citeTitle says in the menu what is going to be cited.
func (p *Reader) citeTitle() string {
	if p.view.chosen != nil || p.view.why != "" {
		return "Cite the selected text"
	}
	return "Cite the selected passage"
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + "…"
	}
	return s
}
