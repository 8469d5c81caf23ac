package contracts

import (
	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
)

// TakeRune answers the single keys: those of the strip, N and P walk through the passages, C cites, / searches, A all papers.
func (p *Reader) TakeRune(r rune) bool {
	if p.strip.takeRune(r) {
		return true
	}
	switch r {
	case 'n', 'N':
		p.take(p.m.hand + 1)
	case 'p', 'P':
		p.take(p.m.hand - 1)
	case 'c':
		p.citing.citeHand(false)
	case 'C':
		p.citing.citeHand(true)
	case '/':
		p.FocusSearch()
	case 't':
		p.topics.walk(+1)
	case 'T':
		p.topics.walk(-1)
	case 'a', 'A':
		if len(p.m.papers()) > 1 {
			p.passages.reach.Choose(1 - chosenChip(p.m.all))
		}
	default:
		return false
	}
	return true
}

// TakeKey shows the selected passage in its text on Enter, and scrolls; Escape ends a selection, then goes
// back.
func (p *Reader) TakeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		return p.view.sel.end() || p.leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.openOffer(p.m.hand)
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyHome, fyne.KeyEnd:
		p.view.doc.TypedKey(ev)
	default:
		return false
	}
	return true
}

// leave goes back to where one came from, if a part of the page has the keyboard: otherwise Escape gives it to one.
func (p *Reader) leave() bool {
	at, ok := p.host.Window().Canvas().Focused().(fyne.CanvasObject)
	if !ok || !widgets.Stands(at, p.body) {
		return false
	}
	p.host.Back()
	return true
}

// Returning leads back to the desk of the same assessment at the item that was read for last.
func (p *Reader) Returning(to ui.Route) ui.Route {
	if to.Page == "desk" && to.ID == p.m.assessment && p.m.item != "" {
		to.Item = p.m.item
	}
	return to
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
		ui.Command{
			ID: "reader.cite", Title: p.citing.citeTitle(), Menu: "Assessment", Keys: "C",
			Run: func() { p.citing.citeHand(false) },
		}.Unless(p.citing.nothingToCite),
		ui.Command{
			ID: "reader.citein", Title: "Cite in…", Menu: "Assessment", Keys: "Shift+C",
			Run: func() { p.citing.citeHand(true) },
		}.Unless(p.citing.nothingToCite),
		{
			ID: "reader.search", Title: "Search this document", Menu: "Assessment", Keys: "/",
			Run: p.FocusSearch,
		},
		{ID: "reader.topic", Title: "Next topic", Menu: "Assessment", Keys: "T", Run: func() {
			p.topics.walk(+1)
		}},
		{
			ID: "reader.papers", Title: "This document, or all papers", Menu: "Assessment", Keys: "A",
			Run: func() { p.TakeRune('a') },
		},
	}
	out = append(out, p.strip.commands()...)
	if len(p.m.text.Notices) > 0 && p.m.refused == "" {
		out = append(out, ui.Command{
			ID: "reader.notice", Title: "Next part not read", Menu: "Assessment", Run: p.notices.walk,
		})
	}
	if p.m.reading.Papers.Contract != nil {
		out = append(out, ui.Command{
			ID: "reader.order", Title: "Order of precedence…", Menu: "Assessment",
			Run: p.askOrder,
		})
	}
	return out
}
