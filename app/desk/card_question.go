package desk

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// question is what the item asks, with our positions; what is good and where the trap is can be unfolded.
type question struct {
	p         *Page
	meta      *text.Prose
	head      *fyne.Container // the meta, and what unfolds the guidance
	question  *text.Prose
	guide     guide
	good      *widgets.Chip
	trap      *widgets.Chip
	guidance  *text.Prose
	positions *fyne.Container
	it        assessments.Item
}

// guide is how much of the guidance is unfolded; it is remembered.
type guide struct{ Good, Trap bool }

const guideKey = "desk.guidance"

func newQuestion(p *Page) *question {
	q := &question{
		p: p, meta: text.NewCaption(""), question: text.NewLead(""), guidance: text.NewCaptionRuns(),
		positions: widgets.NewColumn(0.5),
	}
	p.host.Recall(guideKey, &q.guide)
	q.good = widgets.NewChip("Good", func() { q.unfold(guide{!q.guide.Good, q.guide.Trap}) })
	q.trap = widgets.NewChip("Trap", func() { q.unfold(guide{q.guide.Good, !q.guide.Trap}) })
	q.head = widgets.NewFrame(nil, nil, nil, container.NewHBox(q.good, q.trap, widgets.NewKeyCap("H")),
		widgets.NewInset(0, 0.75, q.meta))
	return q
}

// toggle unfolds all of the guidance, or folds it.
func (q *question) toggle() {
	on := !q.guide.Good && !q.guide.Trap
	q.unfold(guide{on, on})
}

func (q *question) unfold(g guide) {
	q.guide = g
	q.p.host.Remember(guideKey, g)
	q.showGuidance()
	q.p.card.column.Refresh()
	q.p.card.scroll.Fit()
}

func (q *question) showGuidance() {
	var runs []text.Run
	add := func(on bool, title, words string) {
		if on && words != "" {
			runs = append(runs, text.Run{Text: title + ": ", Bold: true, Muted: true},
				text.Run{Text: words + "  ", Muted: true})
		}
	}
	add(q.guide.Good, "Good", q.it.Guidance.Good)
	add(q.guide.Trap, "Trap", q.it.Guidance.Trap)
	q.good.Set("Good", q.guide.Good)
	q.trap.Set("Trap", q.guide.Trap)
	q.guidance.Set(runs...)
	visible(q.guidance, len(runs) > 0)
}

func (q *question) show(it assessments.Item) {
	q.it = it
	brief := q.p.m.Judged[it.ID].Brief
	meta := []string{it.Discipline.Title(), it.ID}
	if it.DealBreaker {
		meta = append(meta, "deal-breaker")
	}
	weight, question := it.Weight, it.Question
	if brief {
		weight, question = assessments.BriefWeight, it.Brief
		meta = append(meta, "asked in one line in tier "+q.p.m.A.Dossier.Assessment.Tier)
	}
	meta = append(meta, fmt.Sprintf("weight %d", weight), it.Owner)
	q.meta.SetText(strings.Join(meta, " · "))
	q.question.SetText(question)
	q.showGuidance()
	q.positions.Objects = nil
	row := func(label, words string) {
		if words != "" {
			q.positions.Add(widgets.NewFormRow(label, text.NewProse(text.Run{Text: words}), "").LabelWidth(88))
		}
	}
	if pos := it.Positions; pos != nil {
		row("We require", pos.Require)
		row("Fall back to", pos.FallBack)
		row("Walk away", pos.WalkAway)
	}
	if it.WalkAwayReason != "" {
		row("Not met is", "our walk-away: "+it.WalkAwayReason)
	}
	if it.DealBreaker {
		row("Deal-breaker", it.DealBreakerReason)
	}
	q.head.Refresh()
}
