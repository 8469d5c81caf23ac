package desk

import (
	"countersign/app/ui"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// TakeRune answers the single keys: 1-6 verdict, 0 clear, J and K walk, E evidence, F find a clause, C cite,
// N note, R response, W walk-away reached, Y confirm again.
func (p *Page) TakeRune(r rune) bool {
	switch r {
	case '1', '2', '3', '4', '5', '6':
		p.verdict(int(r - '1'))
	case '0':
		p.clearVerdict()
	case 'j', 'J':
		p.walk(+1)
	case 'k', 'K':
		p.walk(-1)
	case 'e', 'E':
		p.card.attachFirst()
	case 'f', 'F':
		p.findClause()
	case 'c', 'C':
		p.card.citeByHand()
	case 'w', 'W':
		p.toggleWalkAway()
	case 'y', 'Y':
		p.confirmAgain()
	case 'n', 'N':
		p.card.focusNote()
	case 'r', 'R':
		p.card.focusResponse()
	default:
		return false
	}
	return true
}

// TakeKey walks with the arrows.
func (p *Page) TakeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		p.walk(+1)
	case fyne.KeyUp:
		p.walk(-1)
	default:
		return false
	}
	return true
}

func (p *Page) walk(by int) {
	was := p.m.item
	p.Flush()
	if p.m.step(by) && p.m.item != was {
		p.showLists()
		p.card.show()
		p.card.top()
	}
}

// findClause opens the contract desk on the item's topic.
func (p *Page) findClause() {
	it, ok := p.m.current()
	if !ok {
		return
	}
	p.host.Go(ui.Route{Page: "contracts", ID: p.id, Item: it.ID})
}

// Commands are the desk's own, for menu, palette and the sheet of keys.
func (p *Page) Commands() []ui.Command {
	out := []ui.Command{
		{ID: "desk.next", Title: "Next item", Menu: "Assessment", Keys: "J", Run: func() { p.walk(+1) }},
		{ID: "desk.previous", Title: "Previous item", Menu: "Assessment", Keys: "K", Run: func() {
			p.walk(-1)
		}},
	}
	for i, v := range assessments.Verdicts() {
		out = append(out, ui.Command{ID: "desk.verdict." + string(v), Title: "Verdict: " +
			v.Title(), Menu: "Assessment", Keys: itoa(i + 1), Run: func() { p.verdict(i) }})
	}
	return append(out,
		ui.Command{
			ID: "desk.clear", Title: "Clear the verdict", Menu: "Assessment", Keys: "0",
			Run: p.clearVerdict,
		},
		ui.Command{
			ID: "desk.walkaway", Title: "Mark walk-away reached", Menu: "Assessment", Keys: "W",
			Run: p.toggleWalkAway,
		},
		ui.Command{
			ID: "desk.confirm", Title: "Confirm the verdict again", Menu: "Assessment", Keys: "Y",
			Run: p.confirmAgain,
		},
		ui.Command{
			ID: "desk.confirmseveral", Title: "Confirm several verdicts…", Menu: "Assessment",
			Run: p.confirmSeveral,
		},
		ui.Command{
			ID: "desk.cite", Title: "Cite by hand…", Menu: "Assessment", Keys: "C",
			Run: p.card.citeByHand,
		},
		ui.Command{
			ID: "desk.find", Title: "Find the clause", Menu: "Assessment", Keys: "F",
			Run: p.findClause,
		},
		ui.Command{
			ID: "desk.evidence", Title: "Attach evidence…", Menu: "Assessment", Keys: "E",
			Run: p.card.attachFirst,
		},
		ui.Command{
			ID: "desk.note", Title: "Write a note", Menu: "Assessment", Keys: "N",
			Run: p.card.focusNote,
		},
		ui.Command{
			ID: "desk.response", Title: "Write the vendor's response", Menu: "Assessment", Keys: "R",
			Run: p.card.focusResponse,
		},
		ui.Command{
			ID: "desk.obligations", Title: "Show its obligations", Menu: "Assessment",
			Run: p.obligations,
		},
		ui.Command{ID: "desk.decide", Title: "Decide…", Menu: "Assessment", Run: p.decide},
		ui.Command{ID: "desk.sign", Title: "Sign off…", Menu: "Assessment", Run: p.sign},
		ui.Command{ID: "desk.except", Title: "Request an exception…", Menu: "Assessment", Run: p.except},
		ui.Command{ID: "desk.decision", Title: "Show the decision", Menu: "Assessment", Run: func() {
			p.approval("")
		}},
		ui.Command{ID: "desk.pack", Title: "Write its audit pack…", Menu: "Assessment", Run: p.to("packs")},
		ui.Command{ID: "desk.journal", Title: "Show its journal", Menu: "Assessment", Run: p.to("journal")},
		ui.Command{
			ID: "desk.feature", Title: "A new generative feature appeared…", Menu: "Assessment",
			Run: func() { p.reassess(assessments.TriggerNewFeature) },
		},
		ui.Command{ID: "desk.terms", Title: "The vendor changed its terms…", Menu: "Assessment", Run: func() {
			p.reassess(assessments.TriggerNewTerms)
		}},
		ui.Command{
			ID: "desk.model", Title: "Another model stands behind it…", Menu: "Assessment",
			Run: func() { p.reassess(assessments.TriggerNewModel) },
		},
	)
}

// to leads to a page about the assessment; what is typed is saved first.
func (p *Page) to(page string) func() {
	return func() {
		p.Flush()
		p.host.Go(ui.Route{Page: page, ID: p.id})
	}
}
