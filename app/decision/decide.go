package decision

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/standing"
)

// recorder names the actor, who will be the recorder whichever person is named.
func (p *Page) recorder() string {
	return recordedBy(p.bench.Actor()) +
		" Both are kept and shown. It is not undone, only revoked with a reason."
}

// askDecision takes the assessment to another state; what forbids it is shown with its reasons.
func (p *Page) askDecision() {
	if p.notReady() {
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
	reason, condition := text.NewTextArea(3), text.NewTextArea(2)
	by, owner, due, until := text.NewEntry(), text.NewEntry(), text.NewEntry(), text.NewEntry()
	by.SetText(p.bench.Actor().String())
	conditions := widgets.NewColumn(1.5,
		widgets.NewFormRow("Condition", condition, "What must happen for the approval to hold."),
		widgets.NewFormRow("Owner", owner, ""), widgets.NewFormRow("By when", due, "YYYY-MM-DD"))
	review := p.m.a.Dossier.ApprovalLimit(p.host.Today())
	valid := widgets.NewFormRow("Valid until", until,
		"YYYY-MM-DD. Without a day it holds until it is revoked, and is shown so;"+
			" a review is due by "+string(review)+" at the latest.")
	conditions.Hide()
	valid.Hide()
	hint := text.NewCaption("")
	outcome := menu.NewUnchosen(names, func(i int) {
		visible(conditions, next[i] == assessments.WithConditions)
		visible(valid, next[i].Approving())
		hint.SetText(p.forbids(next[i]))
	})
	form := widgets.NewColumn(2, widgets.NewFormRow("Outcome", outcome, ""), hint,
		widgets.NewFormRow("Decided by", by, p.recorder()),
		widgets.NewFormRow("Reason", reason, ""), valid, conditions)
	ui.Ask(p.host, ui.Question{
		About: p.id, Title: "Decide on " + p.m.a.Dossier.Assessment.Name, Form: form,
		Verb: "Record the decision", Wait: ui.Compared, Width: 560, Height: 470,
		Fields: []*text.Entry{reason, by, until, condition, owner, due},
		Rows: map[string]string{
			"conditions[0].requires": "Condition", "conditions[0].due": "By when",
			"conditions[0].owner": "Owner",
		},
		Intent: func() (ui.Intent, error) {
			at := outcome.SelectedIndex()
			if err := ui.Wrong(
				ui.NeedChoice("outcome", at >= 0, "choose an outcome first"),
				ui.Need("decided_by", by.Text, "say who decides"),
			); err != nil {
				return nil, err
			}
			end, err := assessments.ParseDate(until.Text)
			if err != nil && next[at].Approving() {
				return nil, ui.WrongAt("valid_until", err)
			}
			d := assessments.Decision{
				AssessmentID: p.id, Outcome: next[at], By: strings.TrimSpace(by.Text),
				Reason: strings.TrimSpace(reason.Text),
			}
			if d.Outcome.Approving() {
				d.ValidUntil = end
			}
			var list []assessments.ApprovalCondition
			if d.Outcome == assessments.WithConditions &&
				strings.TrimSpace(condition.Text+owner.Text+due.Text) != "" {
				by, err := assessments.ParseDate(due.Text)
				if err != nil {
					return nil, ui.WrongAt("By when", err)
				}
				list = append(list, assessments.ApprovalCondition{
					Text: condition.Text, Owner: owner.Text,
					Due: by, Status: "open",
				})
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Decide(ctx, d, seen, list...)
			}, nil
		},
	})
}

// forbids says before the button is pressed what stands in the way of an outcome; "" where nothing is
// known to.
func (p *Page) forbids(s assessments.DecisionState) string {
	if !s.Approving() {
		return ""
	}
	var parts []string
	if n := len(p.m.a.Result.Gates); n > 0 {
		parts = append(parts, fmt.Sprintf(
			"%d deal-breakers are open: close them, or have an exception approved for each", n))
		if n == 1 {
			parts[0] = "1 deal-breaker is open: close it, or have an exception approved"
		}
		if t := p.m.a.Result.Total; t.WalkAways > 0 {
			parts[0] = t.GateWords() + ": close what is open, or have an exception approved for each"
		}
	}
	parts = append(parts, p.missing()...)
	if need, short := p.m.a.Dossier.CoverageToExplain(p.m.a.Result.Total.Coverage); short {
		parts = append(parts, fmt.Sprintf(
			"%s of the weight is assessed, below the %s needed: the reason has to say why",
			assessments.PercentOf(p.m.a.Result.Total.Coverage), assessments.PercentOf(need)))
	}
	if who := p.m.a.Dossier.Assessment.Requester; who == "" {
		parts = append(parts, "it is not on record who asked for the approval")
	} else if acts := p.bench.Actor().Name; assessments.NotAnother(acts, who) != "" {
		part := who + " asked for it: someone else has to record the approval"
		if acts != who {
			part += ". " + assessments.Apart(who, acts)
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return ui.Sentence(strings.Join(parts, "; ")) + "."
}

// missing says what the tier still takes: each of a few, the number of many.
func (p *Page) missing() []string {
	const shown = 3
	var parts []string
	needs := p.m.a.Needs("")
	for _, n := range needs[:min(len(needs), shown)] {
		parts = append(parts, n.Text)
	}
	if more := len(needs) - shown; more > 0 {
		parts = append(parts, assessments.Count(more, "more thing is", "more things are")+
			" missing by the rules of the tier; the page lists all")
	}
	return parts
}

// askSignOff records that a role supports the state that is shown.
func (p *Page) askSignOff() {
	if p.notReady() {
		return
	}
	role, seen := menu.NewUnchosen(roleTitles(), nil), p.m.a.Seen()
	// the actor's own, if it is one of them
	role.Set(slices.Index(assessments.SignOffRoles(), p.bench.Actor().Role))
	name, statement := text.NewEntry(), text.NewTextArea(3)
	name.SetText(p.bench.Actor().Name)
	fallen := text.NewCaptionRuns(text.Run{Text: p.fallen(), Tone: theme.Bad})
	visible(fallen, p.fallen() != "")
	form := widgets.NewColumn(2, text.NewCaption(
		"An internal record: “declared by”. It is not an electronic signature of a contract."),
		fallen, widgets.NewFormRow("Role", role, ""), widgets.NewFormRow("Declared by", name, p.recorder()),
		widgets.NewFormRow("Statement", statement, ""))
	ui.Ask(p.host, ui.Question{
		About: p.id, Title: "Sign off " + p.m.a.Dossier.Assessment.Name, Form: form,
		Verb: "Sign off this state", Wait: ui.Compared, Width: 560, Height: 390,
		Fields: []*text.Entry{statement, name},
		Rows:   map[string]string{"name": "Declared by"},
		Intent: func() (ui.Intent, error) {
			if err := ui.Wrong(
				ui.NeedChoice("role", role.SelectedIndex() >= 0, "choose the role first"),
				ui.Need("name", name.Text, "say who declares it"),
				ui.Need("statement", statement.Text,
					"write what you declare of this state: a sign-off is recorded with its statement"),
			); err != nil {
				return nil, err
			}
			s := assessments.SignOff{
				AssessmentID: p.id,
				Role:         assessments.SignOffRoles()[role.SelectedIndex()], Name: strings.TrimSpace(name.Text),
				Statement: strings.TrimSpace(statement.Text),
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.SignOff(ctx, s, seen)
			}, nil
		},
	})
}

// fallen says that the approval a sign-off would support does not stand, and why; "" if it does or
// there is none.
func (p *Page) fallen() string {
	s := p.m.a.Standing
	if s.State == standing.Stands || s.State == standing.Undecided || s.Outcome == assessments.Rejected {
		return ""
	}
	return "The approval does not stand. " + s.Sentence()
}

// revocable names what is revoked: “the exception on “Training on our data””.
func (p *Page) revocable(r row) string {
	switch r.kind {
	case exceptions:
		return "the exception on “" + p.m.itemTitle(r.item) + "”"
	case signoffs:
		return "the sign-off by " + r.declared + " (" + r.what + ")"
	}
	return "the decision “" + p.m.a.Standing.Outcome.Title() + "” on “" + p.m.a.Dossier.Assessment.Name + "”"
}

// askRevoke withdraws a decision, approved exception or sign-off, with a reason.
func (p *Page) askRevoke(ids []string) {
	r, ok := p.m.find(at(ids))
	if !ok || !p.canRevoke(ids) {
		return
	}
	why := text.NewTextArea(3)
	what := ui.Sentence(r.kind.title()[:len(r.kind.title())-1])
	ui.Ask(p.host, ui.Question{
		About: r.id, Title: "Revoke " + p.revocable(r) + "?", Verb: "Revoke", Danger: true, Wait: ui.Compared,
		Width: 520, Height: 240, Fields: []*text.Entry{why},
		Form: widgets.NewColumn(2, text.NewProse(text.Run{Text: what + " of " + string(r.day) +
			", declared by " + r.declared + ". It stays on record with your reason, and counts no longer."}),
			widgets.NewFormRow("Reason", why,
				"Stays on record. Packs for an auditor and for a board show it; a vendor's pack does not.")),
		Rows: map[string]string{"revoked_reason": "Reason"},
		Intent: func() (ui.Intent, error) {
			reason := why.Text
			if err := ui.Need("Reason", reason, ui.RevokeReason); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Revoke(ctx, assessments.Noun(r.kind), r.id, reason)
			}, nil
		},
	})
}

// roleTitles are the roles that sign off, as people read them.
func roleTitles() (out []string) {
	for _, one := range assessments.SignOffRoles() {
		out = append(out, role(one))
	}
	return out
}
