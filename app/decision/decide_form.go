package decision

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// decisionForm is what is filled in for a decision: its outcome with who decides and why, the day
// until which it is valid, and one condition.
type decisionForm struct {
	next                  []assessments.DecisionState
	outcome               *menu.Select
	by, reason, until     *text.Entry
	condition, owner, due *text.Entry
	form                  fyne.CanvasObject
	acts                  func() // says who acts
}

func newDecisionForm(dc *deciding, next []assessments.DecisionState) *decisionForm {
	f := &decisionForm{
		next: next, by: text.NewEntry(), reason: text.NewTextArea(3), until: text.NewEntry(),
		condition: text.NewTextArea(2), owner: text.NewEntry(), due: text.NewEntry(),
	}
	var names []string
	for _, s := range next {
		names = append(names, ui.Sentence(s.Title()))
	}
	conditions := widgets.NewColumn(1.5,
		widgets.NewFormRow("Condition", f.condition, "What must happen for the approval to hold."),
		widgets.NewFormRow("Owner", f.owner, ""), widgets.NewFormRow("By when", f.due, "YYYY-MM-DD"))
	review := dc.m.a.Dossier.ApprovalLimit(dc.host.Today())
	valid := widgets.NewFormRow("Valid until", f.until,
		"YYYY-MM-DD. Without a day it holds until it is revoked, and is shown so;"+
			" a review is due by "+string(review)+" at the latest.")
	by, acts := widgets.NewFormRow("Decided by", f.by, ""), ui.DefaultOf(f.by)
	f.acts = func() {
		acts.Show(dc.bench.Actor().String())
		by.SetHint(recorder(dc.bench.Actor()))
	}
	conditions.Hide()
	valid.Hide()
	hint := text.NewCaption(dc.notYet(next))
	f.outcome = menu.NewUnchosen(names, func(i int) {
		visible(conditions, next[i] == assessments.WithConditions)
		visible(valid, next[i].Approving())
		hint.SetText(cmp.Or(dc.forbids(next[i]), dc.notYet(next)))
	})
	f.form = widgets.NewColumn(2, widgets.NewFormRow("Outcome", f.outcome, ""), hint,
		by,
		widgets.NewFormRow("Reason", f.reason, ""), valid, conditions)
	return f
}

// decision is what was filled in, without the assessment it is on.
func (f *decisionForm) decision() (d assessments.Decision, err error) {
	at := f.outcome.SelectedIndex()
	if err := ui.Wrong(
		ui.NeedChoice("outcome", at >= 0, "choose an outcome first"),
		ui.Need("decided_by", f.by.Text, "say who decides"),
	); err != nil {
		return d, err
	}
	d = assessments.Decision{
		Outcome: f.next[at], By: strings.TrimSpace(f.by.Text), Reason: strings.TrimSpace(f.reason.Text),
	}
	if d.Outcome.Approving() {
		if d.ValidUntil, err = assessments.ParseDate(f.until.Text); err != nil {
			return d, ui.WrongAt("valid_until", err)
		}
	}
	return d, nil
}

// conditionOf is the condition that was filled in for an outcome that has conditions; none where nothing was.
func (f *decisionForm) conditionOf(outcome assessments.DecisionState) ([]assessments.ApprovalCondition,
	error,
) {
	if outcome != assessments.WithConditions ||
		strings.TrimSpace(f.condition.Text+f.owner.Text+f.due.Text) == "" {
		return nil, nil
	}
	due, err := assessments.ParseDate(f.due.Text)
	if err != nil {
		return nil, ui.WrongAt("By when", err)
	}
	return []assessments.ApprovalCondition{
		{Text: f.condition.Text, Owner: f.owner.Text, Due: due, Status: "open"},
	}, nil
}
