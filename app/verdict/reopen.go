package verdict

import (
	"context"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// Reopening does what changes the assessment. Under an approval that stands it first asks, once in a visit,
// whether to take the assessment back into review.
func (g *Giver) Reopening(do func()) {
	if !g.asksToReopen(do) {
		do()
	}
}

// asksToReopen asks under an approval that stands, once, whether to take the assessment back into
// review, and then does what changes it; false where there is nothing to ask.
func (g *Giver) asksToReopen(do func()) bool {
	id := g.m.ID()
	if !g.m.A.Standing.Green() || g.asked == id {
		return false
	}
	reopen, seen := true, g.m.A.Seen()
	box := widgets.NewCheckBox("Take it back into review", true, func(on bool) { reopen = on })
	text := text.NewProse(text.Run{Text: g.m.A.Standing.Sentence() +
		" With this change the approval speaks of an earlier state, and is shown so everywhere."})
	ui.Ask(g.host, ui.Question{
		Title: "Reopen for review?", Form: widgets.NewColumn(2, text, box), Verb: "Change it",
		Keep: "Leave it as it is", Wait: ui.Compared, Width: 520, Height: 170,
		Intent: func() (ui.Intent, error) {
			if !reopen {
				return nil, nil
			}
			d := assessments.Decision{
				AssessmentID: id, Outcome: assessments.InReview,
				Reason: "Reopened for a change.",
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return g.bench.Decide(ctx, d, seen)
			}, nil
		},
		Done: func() {
			g.asked = id
			do()
		},
	})
	return true
}
