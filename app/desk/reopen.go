package desk

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// reopening asks before the state that was decided on is left, and re-opens what an event touches.
type reopening struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
	asked bool // whether to reopen was asked in this visit
}

// changing does what changes the assessment.
func (r *reopening) changing(do func()) {
	if !r.asksToReopen(do) {
		do()
	}
}

// asksToReopen asks under an approval that stands, once, whether to take the assessment back into
// review, and then does what changes it; false where there is nothing to ask.
func (r *reopening) asksToReopen(do func()) bool {
	if !r.m.a.Standing.Green() || r.asked {
		return false
	}
	reopen, seen := true, r.m.a.Seen()
	box := widgets.NewCheckBox("Take it back into review", true, func(on bool) { reopen = on })
	text := text.NewProse(text.Run{Text: r.m.a.Standing.Sentence() +
		" With this change the approval speaks of an earlier state, and is shown so everywhere."})
	ui.Ask(r.host, ui.Question{
		Title: "Reopen for review?", Form: widgets.NewColumn(2, text, box), Verb: "Change it",
		Keep: "Leave it as it is", Wait: ui.Compared, Width: 520, Height: 170,
		Intent: func() (ui.Intent, error) {
			if !reopen {
				return nil, nil
			}
			d := assessments.Decision{
				AssessmentID: r.id, Outcome: assessments.InReview,
				Reason: "Reopened for a change.",
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return r.bench.Decide(ctx, d, seen)
			}, nil
		},
		Done: func() {
			r.asked = true
			do()
		},
	})
	return true
}

// reassess re-opens what an event touches.
func (r *reopening) reassess(trigger string) {
	if !r.page.ready() {
		return
	}
	n := len(r.m.a.Dossier.Template.Triggered(trigger))
	text := text.NewProse(text.Run{Text: itoa(n) +
		" items ask about this. Their answers will count as open until someone confirms them; nothing is lost, and Undo takes it back."})
	ui.Ask(r.host, ui.Question{
		Title: ui.Sentence(strings.ReplaceAll(trigger, "_", " ")), Form: text, Verb: "Re-open these items",
		Width: 520, Height: 110,
		Intent: func() (ui.Intent, error) {
			return func(ctx context.Context) (assessments.Event, error) {
				return r.bench.Reassess(ctx, r.id, trigger)
			}, nil
		},
	})
}
