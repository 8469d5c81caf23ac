package desk

import (
	"slices"

	"countersign/app/ui"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// TakeRune answers the single keys: 1-6 verdict, 0 clear, J and K walk, E evidence, F find a clause, C cite,
// N note, Q the four questions, R response, H guidance, W why, X walk-away reached, Y confirm again.
func (p *Page) TakeRune(r rune) bool {
	if p.verdicts.TakeRune(r) {
		return true
	}
	switch r {
	case 'j', 'J':
		p.lists.walk(+1)
	case 'k', 'K':
		p.lists.walk(-1)
	case 'e', 'E':
		p.card.expected.attachFirst()
	case 'f', 'F':
		p.exits.findClause()
	case 'c', 'C':
		p.card.quoted.citeByHand()
	case 'h', 'H':
		p.card.asked.toggle()
	case 'w', 'W':
		p.card.focusWhy()
	case 'n', 'N':
		p.card.focusNote()
	case 'q', 'Q':
		p.framed.fourQuestions()
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
		p.lists.walk(+1)
	case fyne.KeyUp:
		p.lists.walk(-1)
	default:
		return false
	}
	return true
}

// Commands are the desk's own, for menu, palette and the sheet of keys.
func (p *Page) Commands() []ui.Command {
	return slices.Concat(p.lists.commands(), p.verdicts.commands(), p.card.commands(), p.exits.commands(),
		p.framed.commands(), p.reopening.commands())
}

func (l *lists) commands() []ui.Command {
	return []ui.Command{
		{ID: "desk.next", Title: "Next item", Menu: "Assessment", Keys: "J", Run: func() { l.walk(+1) }},
		{ID: "desk.previous", Title: "Previous item", Menu: "Assessment", Keys: "K", Run: func() {
			l.walk(-1)
		}},
	}
}

func (c *card) commands() []ui.Command {
	return []ui.Command{
		{ID: "desk.cite", Title: "Cite by hand…", Menu: "Assessment", Keys: "C", Run: c.quoted.citeByHand},
		{ID: "desk.find", Title: "Find the clause", Menu: "Assessment", Keys: "F", Run: c.p.exits.findClause},
		{
			ID: "desk.evidence", Title: "Attach evidence…", Menu: "Assessment", Keys: "E",
			Run: c.expected.attachFirst,
		},
		{ID: "desk.guidance", Title: "Unfold good and trap", Menu: "Assessment", Keys: "H", Run: c.asked.toggle},
		{ID: "desk.why", Title: "Write why", Menu: "Assessment", Keys: "W", Run: c.focusWhy},
		{ID: "desk.note", Title: "Write a note", Menu: "Assessment", Keys: "N", Run: c.focusNote},
		{
			ID: "desk.response", Title: "Write the vendor's response", Menu: "Assessment", Keys: "R",
			Run: c.focusResponse,
		},
	}
}

func (f *framed) commands() []ui.Command {
	return []ui.Command{{
		ID: "desk.questions", Title: "Answer the four questions", Menu: "Assessment", Keys: "Q",
		Run: f.fourQuestions,
	}}
}

func (x *exits) commands() []ui.Command {
	return []ui.Command{
		{
			ID: "desk.obligations", Title: "Show its obligations", Menu: "Assessment",
			Run: x.to("obligations"),
		},
		{ID: "desk.decide", Title: "Decide…", Menu: "Assessment", Run: x.decide},
		{ID: "desk.sign", Title: "Sign off…", Menu: "Assessment", Run: x.sign},
		{ID: "desk.except", Title: "Request an exception…", Menu: "Assessment", Run: x.except},
		{
			ID: "desk.decision", Title: "Show the decision", Menu: "Assessment",
			Run: func() { x.approval("") },
		},
		{ID: "desk.pack", Title: "Write its audit pack…", Menu: "Assessment", Run: x.to("packs")},
		{ID: "desk.journal", Title: "Show its journal", Menu: "Assessment", Run: x.to("journal")},
	}
}

func (r *reopening) commands() []ui.Command {
	return []ui.Command{
		{
			ID: "desk.feature", Title: "A new generative feature appeared…", Menu: "Assessment",
			Run: func() { r.reassess(assessments.TriggerNewFeature) },
		},
		{
			ID: "desk.terms", Title: "The vendor changed its terms…", Menu: "Assessment",
			Run: func() { r.reassess(assessments.TriggerNewTerms) },
		},
		{
			ID: "desk.model", Title: "Another model stands behind it…", Menu: "Assessment",
			Run: func() { r.reassess(assessments.TriggerNewModel) },
		},
	}
}
