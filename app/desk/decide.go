package desk

import (
	"context"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// stateButton shows the state of approval and leads to the next decision.
func (p *Page) stateButton() fyne.CanvasObject {
	s := p.m.a.Dossier.Assessment.Status
	return widgets.NewButton(ui.Sentence(s.Title())+"…", p.askDecision).WithMark(ui.StateMark(s))
}

// askDecision takes the assessment to another state; what forbids it is said with its reasons.
func (p *Page) askDecision() {
	next := p.m.a.Dossier.Assessment.Status.Next()
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
	outcome = widgets.NewSelect(names, func(i int) {
		visible(conditions, next[i] == assessments.WithConditions)
	})
	form := widgets.NewColumn(2, widgets.NewFormRow("Outcome", outcome, ""), widgets.NewFormRow("Reason", reason, ""),
		widgets.NewFormRow("Valid until", until, "YYYY-MM-DD; empty is until the next review"), conditions)
	var hide func()
	decide := widgets.NewPrimary("Record the decision", func() {
		d := assessments.Decision{AssessmentID: p.id, Outcome: next[outcome.SelectedIndex()], Reason: strings.TrimSpace(reason.Text), ValidUntil: assessments.Date(until.Text)}
		var list []assessments.ApprovalCondition
		if d.Outcome == assessments.WithConditions && strings.TrimSpace(condition.Text) != "" {
			list = append(list, assessments.ApprovalCondition{Text: condition.Text, Owner: owner.Text, Due: assessments.Date(due.Text), Status: "open"})
		}
		hide()
		p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.Decide(ctx, d, list...) })
	})
	p.ask("Decide on "+p.Title(), form, decide, &hide, 430)
}

// askSignOff records that a role stands behind the state as it is now.
func (p *Page) askSignOff() {
	role := widgets.NewSelect(assessments.SignOffRoles(), nil)
	statement := widgets.NewTextArea(3)
	form := widgets.NewColumn(2, widgets.NewCaption("An internal record: “declared by”. It is not an electronic signature of a contract."),
		widgets.NewFormRow("Role", role, ""), widgets.NewFormRow("Statement", statement, ""))
	var hide func()
	sign := widgets.NewPrimary("Sign off this state", func() {
		s := assessments.SignOff{AssessmentID: p.id, Role: role.Selected, Name: p.bench.Actor().Name, Statement: statement.Text}
		hide()
		p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.SignOff(ctx, s) })
	})
	p.ask("Sign off "+p.Title(), form, sign, &hide, 260)
}

// reassess re-opens what an event touches.
func (p *Page) reassess(trigger string) {
	n := len(p.m.a.Dossier.Template.Triggered(trigger))
	text := widgets.NewProse(widgets.Run{Text: itoa(n) + " items ask about this. Their answers will count as open until somebody confirms them; nothing is lost, and Undo takes it back."})
	var hide func()
	do := widgets.NewPrimary("Re-open these items", func() {
		hide()
		p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.Reassess(ctx, p.id, trigger) })
	})
	p.ask(ui.Sentence(strings.ReplaceAll(trigger, "_", " ")), text, do, &hide, 110)
}

// ask shows a form with its verb and Cancel.
func (p *Page) ask(title string, form fyne.CanvasObject, verb *widgets.Button, hide *func(), height float32) {
	cancel := widgets.NewButton("Cancel", func() { (*hide)() })
	body := container.NewBorder(nil, container.NewHBox(layout.NewSpacer(), cancel, verb), nil, nil, widgets.NewScroller(form))
	*hide = p.host.Show(title, sized(body, fyne.NewSize(theme.Scaled(520), theme.Scaled(height))))
}
