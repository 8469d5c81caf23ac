package desk

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// question is what the item asks, with what is good, where the trap is, and our positions.
type question struct {
	p         *Page
	meta      *text.Prose
	question  *text.Prose
	guidance  *text.Prose
	positions *fyne.Container
}

func newQuestion(p *Page) *question {
	return &question{
		p: p, meta: text.NewCaption(""), question: text.NewLead(""), guidance: text.NewCaptionRuns(),
		positions: widgets.NewColumn(0.5),
	}
}

func (a *question) show(it assessments.Item) {
	brief := a.p.m.Judged[it.ID].Brief
	meta := []string{it.Discipline.Title(), it.ID}
	if it.DealBreaker {
		meta = append(meta, "deal-breaker")
	}
	weight, question := it.Weight, it.Question
	if brief {
		weight, question = assessments.BriefWeight, it.Brief
		meta = append(meta, "asked in one line in tier "+a.p.m.A.Dossier.Assessment.Tier)
	}
	meta = append(meta, fmt.Sprintf("weight %d", weight), it.Owner)
	a.meta.SetText(strings.Join(meta, " · "))
	a.question.SetText(question)
	a.guidance.Set(text.Run{Text: "Good: ", Bold: true, Muted: true},
		text.Run{Text: it.Guidance.Good + "  ", Muted: true},
		text.Run{Text: "Trap: ", Bold: true, Muted: true}, text.Run{Text: it.Guidance.Trap, Muted: true})
	a.positions.Objects = nil
	if pos := it.Positions; pos != nil {
		for _, line := range [][2]string{
			{"We require", pos.Require},
			{"Fall back to", pos.FallBack},
			{"Walk away", pos.WalkAway},
		} {
			a.positions.Add(widgets.NewFormRow(line[0], text.NewProse(text.Run{Text: line[1]}), ""))
		}
	}
	if it.WalkAwayReason != "" {
		a.positions.Add(widgets.NewFormRow("Not met is",
			text.NewProse(text.Run{Text: "our walk-away: " + it.WalkAwayReason}), ""))
	}
	if it.DealBreaker && it.DealBreakerReason != "" {
		a.positions.Add(widgets.NewFormRow("Deal-breaker",
			text.NewProse(text.Run{Text: it.DealBreakerReason}), ""))
	}
}
