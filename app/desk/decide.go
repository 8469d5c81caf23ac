package desk

import (
	"context"
	"slices"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// statePill shows what the decision is worth today.
func (p *Page) statePill() *widgets.Pill {
	s := p.m.a.Standing
	return widgets.NewPill(ui.Sentence(s.Words()), ui.StandingTone(s.State, s.Outcome), ui.StandingMark(s.State, s.Outcome))
}

// ready tells whether the assessment has been read: before that a dialog could not name what it is about.
func (p *Page) ready() bool {
	if p.m.a.Dossier.Assessment.ID == p.id {
		return true
	}
	p.host.Note("The assessment is still being read. Try again in a moment; nothing was changed.")
	return false
}

// askDecision takes the assessment to another state; what forbids it is said with its reasons.
func (p *Page) askDecision() {
	if !p.ready() {
		return
	}
	next, seen := p.m.a.Dossier.Assessment.Status.Next(), p.m.a.Seen()
	if len(next) == 0 {
		p.host.Note("A superseded assessment is decided no further; begin a new one.")
		return
	}
	var names []string
	for _, s := range next {
		names = append(names, ui.Sentence(s.Title()))
	}
	var outcome *widgets.Select
	reason, condition := widgets.NewTextArea(3), widgets.NewTextArea(2)
	owner, due, until := widgets.NewEntry(), widgets.NewEntry(), widgets.NewEntry()
	conditions := widgets.NewColumn(1.5, widgets.NewFormRow("Condition", condition, "What must happen for the approval to hold."),
		widgets.NewFormRow("Owner", owner, ""), widgets.NewFormRow("By when", due, "YYYY-MM-DD"))
	conditions.Hide()
	outcome = widgets.NewUnchosen(names, func(i int) {
		visible(conditions, next[i] == assessments.WithConditions)
	})
	form := widgets.NewColumn(2, widgets.NewFormRow("Outcome", outcome, ""), widgets.NewFormRow("Reason", reason, ""),
		widgets.NewFormRow("Valid until", until, "YYYY-MM-DD; empty is until the next review"), conditions)
	ui.Ask(p.host, ui.Question{
		Title: "Decide on " + p.Title(), Form: form, Verb: "Record the decision", Width: 520, Height: 430,
		Fields: []*widgets.Entry{reason, until, condition, owner, due},
		Intent: func() (ui.Intent, error) {
			at := outcome.SelectedIndex()
			if at < 0 {
				return nil, assessments.Errorf(assessments.Refused, "Choose an outcome first.")
			}
			valid, err := assessments.ParseDate(until.Text)
			if err != nil {
				return nil, err
			}
			d := assessments.Decision{AssessmentID: p.id, Outcome: next[at], Reason: strings.TrimSpace(reason.Text), ValidUntil: valid}
			var list []assessments.ApprovalCondition
			if d.Outcome == assessments.WithConditions && strings.TrimSpace(condition.Text) != "" {
				by, err := assessments.ParseDate(due.Text)
				if err != nil {
					return nil, err
				}
				list = append(list, assessments.ApprovalCondition{Text: condition.Text, Owner: owner.Text, Due: by, Status: "open"})
			}
			return func(ctx context.Context) (assessments.Event, error) { return p.bench.Decide(ctx, d, seen, list...) }, nil
		},
	})
}

// askSignOff records that a role stands behind the state as it is now.
func (p *Page) askSignOff() {
	if !p.ready() {
		return
	}
	role, seen := widgets.NewUnchosen(assessments.SignOffRoles(), nil), p.m.a.Seen()
	role.Set(slices.Index(assessments.SignOffRoles(), p.bench.Actor().Role)) // the actor's own, if it is one of them
	statement := widgets.NewTextArea(3)
	form := widgets.NewColumn(2, widgets.NewCaption("An internal record: “declared by”. It is not an electronic signature of a contract."),
		widgets.NewFormRow("Role", role, ""), widgets.NewFormRow("Statement", statement, ""))
	ui.Ask(p.host, ui.Question{
		Title: "Sign off " + p.Title(), Form: form, Verb: "Sign off this state", Width: 520, Height: 260, Fields: []*widgets.Entry{statement},
		Intent: func() (ui.Intent, error) {
			if role.SelectedIndex() < 0 {
				return nil, assessments.Errorf(assessments.Refused, "Choose the role you sign off for.")
			}
			s := assessments.SignOff{AssessmentID: p.id, Role: role.Selected, Name: p.bench.Actor().Name, Statement: statement.Text}
			return func(ctx context.Context) (assessments.Event, error) { return p.bench.SignOff(ctx, s, seen) }, nil
		},
	})
}

// reassess re-opens what an event touches.
func (p *Page) reassess(trigger string) {
	if !p.ready() {
		return
	}
	n := len(p.m.a.Dossier.Template.Triggered(trigger))
	text := widgets.NewProse(widgets.Run{Text: itoa(n) + " items ask about this. Their answers will count as open until somebody confirms them; nothing is lost, and Undo takes it back."})
	ui.Ask(p.host, ui.Question{
		Title: ui.Sentence(strings.ReplaceAll(trigger, "_", " ")), Form: text, Verb: "Re-open these items", Width: 520, Height: 110,
		Intent: func() (ui.Intent, error) {
			return func(ctx context.Context) (assessments.Event, error) { return p.bench.Reassess(ctx, p.id, trigger) }, nil
		},
	})
}
