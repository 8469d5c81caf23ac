package desk

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// statePill shows what the decision is worth today.
func (p *Page) statePill() *figure.Pill {
	s := p.m.a.Standing
	return figure.NewPill(ui.Sentence(s.Words()), ui.StandingTone(s.State, s.Outcome),
		ui.StandingMark(s.State, s.Outcome))
}

// ready tells whether the assessment has been read: before that a dialog could not name what it is about.
func (p *Page) ready() bool {
	if p.m.a.Dossier.Assessment.ID == p.id {
		return true
	}
	p.host.Note("The assessment is still being read. Try again in a moment; nothing was changed.")
	return false
}

// decide opens the page of the decision with the dialog that takes the next one.
func (p *Page) decide() { p.approval(ui.AskDecide) }

// sign opens it with the dialog of a sign-off.
func (p *Page) sign() { p.approval(ui.AskSign) }

// except opens it with the request for an exception on the selected item.
func (p *Page) except() { p.approval(ui.AskExcept + p.m.item) }

func (p *Page) approval(ask string) {
	if !p.ready() {
		return
	}
	p.Flush()
	p.host.Go(ui.Route{Page: "decision", ID: p.id, Item: ask})
}

// showApproval says above the items what an approval is worth, before anything is changed under it.
func (p *Page) showApproval() {
	s := p.m.a.Standing
	p.notice.Objects = nil
	if assessments.InBin(&p.m.a.Dossier.Assessment) {
		p.notice.Add(ui.BinNotice(p.host, "This assessment"))
	}
	if s.Outcome.Approving() {
		words := s.Sentence()
		if s.Green() {
			words += " What is changed here makes it an approval on an earlier state."
		}
		link := widgets.NewLink("Show the decision", func() { p.approval("") })
		mark := figure.NewStateMark(ui.StandingMark(s.State, s.Outcome), "",
			ui.StandingTone(s.State, s.Outcome))
		p.notice.Add(widgets.NewInset(4, 1,
			widgets.NewFrame(nil, nil, mark, link, widgets.NewInset(1.5, 1, text.NewCaption(words)))))
	}
	p.notice.Refresh()
}

// changing does what changes the assessment.
func (p *Page) changing(do func()) {
	if !p.asksToReopen(do) {
		do()
	}
}

// asksToReopen asks under an approval that stands, once, whether to take the assessment back into
// review, and then does what changes it; false where there is nothing to ask.
func (p *Page) asksToReopen(do func()) bool {
	if !p.m.a.Standing.Green() || p.asked {
		return false
	}
	reopen, seen := true, p.m.a.Seen()
	box := widgets.NewCheckBox("Take it back into review", true, func(on bool) { reopen = on })
	text := text.NewProse(text.Run{Text: p.m.a.Standing.Sentence() +
		" With this change the approval speaks of an earlier state, and is shown so everywhere."})
	ui.Ask(p.host, ui.Question{
		Title: "Reopen for review?", Form: widgets.NewColumn(2, text, box), Verb: "Change it",
		Keep: "Leave it as it is", Wait: ui.Compared, Width: 520, Height: 170,
		Intent: func() (ui.Intent, error) {
			if !reopen {
				return nil, nil
			}
			d := assessments.Decision{
				AssessmentID: p.id, Outcome: assessments.InReview,
				Reason: "Reopened for a change.",
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Decide(ctx, d, seen)
			}, nil
		},
		Done: func() {
			p.asked = true
			do()
		},
	})
	return true
}

// reassess re-opens what an event touches.
func (p *Page) reassess(trigger string) {
	if !p.ready() {
		return
	}
	n := len(p.m.a.Dossier.Template.Triggered(trigger))
	text := text.NewProse(text.Run{Text: itoa(n) +
		" items ask about this. Their answers will count as open until someone confirms them; nothing is lost, and Undo takes it back."})
	ui.Ask(p.host, ui.Question{
		Title: ui.Sentence(strings.ReplaceAll(trigger, "_", " ")), Form: text, Verb: "Re-open these items",
		Width: 520, Height: 110,
		Intent: func() (ui.Intent, error) {
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Reassess(ctx, p.id, trigger)
			}, nil
		},
	})
}
