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
)

// deciding asks for decisions and sign-offs, and revokes what was approved.
type deciding struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// rests says that the assessment is decided no further; "" if it can be. Button, menu and palette ask it.
func (dc *deciding) rests() string {
	if dc.m.a.Dossier.Assessment.ID == "" {
		return stillRead
	}
	if len(dc.m.a.Dossier.Assessment.Status.Next()) == 0 {
		return "A superseded assessment is decided no further; begin a new one."
	}
	return ""
}

// askDecision takes the assessment to another state; what forbids it is shown with its reasons.
func (dc *deciding) askDecision() {
	if dc.page.notReady() {
		return
	}
	next, seen := dc.m.a.Dossier.Assessment.Status.Next(), dc.m.a.Seen()
	if why := dc.rests(); why != "" {
		dc.host.Note(why)
		return
	}
	f := newDecisionForm(dc, next)
	ui.Ask(dc.host, ui.Question{
		About: ui.About(dc.id), Title: "Decide on " + dc.m.a.Dossier.Assessment.Name, Form: f.form,
		Acts: f.acts,
		Verb: "Record the decision", Wait: ui.Compared, Width: 560, Height: 470,
		Fields: []*text.Entry{f.reason, f.by, f.until, f.condition, f.owner, f.due},
		Rows: map[string]string{
			"conditions[0].requires": "Condition", "conditions[0].due": "By when",
			"conditions[0].owner": "Owner",
		},
		Intent: func() (ui.Intent, error) {
			d, err := f.decision()
			if err != nil {
				return nil, err
			}
			list, err := f.conditionOf(d.Outcome)
			if err != nil {
				return nil, err
			}
			d.AssessmentID = dc.id
			return func(ctx context.Context) (assessments.Event, error) {
				return dc.bench.Decide(ctx, d, seen, list...)
			}, nil
		},
	})
}

// notYet says why no approval is among the outcomes; "" if one is.
func (dc *deciding) notYet(next []assessments.DecisionState) string {
	if slices.ContainsFunc(next, assessments.DecisionState.Approving) ||
		dc.m.a.Dossier.Assessment.Status.Approving() {
		return ""
	}
	return "“Approved” is offered once the assessment is in review: that records who asks for the approval, and someone else gives it."
}

// forbids says before the button is pressed what stands in the way of an outcome; "" where nothing is
// known to.
func (dc *deciding) forbids(s assessments.DecisionState) string {
	if !s.Approving() {
		return ""
	}
	var parts []string
	if n := len(dc.m.a.Result.Gates); n > 0 {
		parts = append(parts, fmt.Sprintf(
			"%d deal-breakers are open: close them, or have an exception approved for each", n))
		if n == 1 {
			parts[0] = "1 deal-breaker is open: close it, or have an exception approved"
		}
		if t := dc.m.a.Result.Total; t.WalkAways+t.Waiting > 0 {
			parts[0] = t.GateWords() + ": close what is open, or have an exception approved for each"
			if t.Waiting > 0 {
				parts[0] += "; what waits counts once a second person confirms it"
			}
		}
	}
	parts = append(parts, dc.m.missing()...)
	if need, short := dc.m.a.Dossier.CoverageToExplain(dc.m.a.Result.Total.Coverage); short {
		parts = append(parts, fmt.Sprintf(
			"%s of the weight is assessed, below the %s needed: the reason has to say why",
			assessments.PercentOf(dc.m.a.Result.Total.Coverage), assessments.PercentOf(need)))
	}
	if who := dc.m.a.Dossier.Assessment.Requester; who == "" {
		parts = append(parts, "it is not on record who asked for the approval")
	} else if acts := dc.bench.Actor().Name; assessments.NotAnother(acts, who) != "" {
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

// askSignOff records that a role supports the state that is shown.
func (dc *deciding) askSignOff() {
	if dc.page.notReady() {
		return
	}
	role, seen := menu.NewUnchosen(roleTitles(), nil), dc.m.a.Seen()
	name, statement := text.NewEntry(), text.NewTextArea(3)
	declared := widgets.NewFormRow("Declared by", name, "")
	as, by := ui.DefaultChoiceOf(role), ui.DefaultOf(name)
	acts := func() {
		a := dc.bench.Actor()
		as.Show(slices.Index(assessments.SignOffRoles(), a.Role)) // the actor's own, if it is one of them
		by.Show(a.Name)
		declared.SetHint(recorder(a))
	}
	fallen := text.NewCaptionRuns(text.Run{Text: dc.m.fallen(), Tone: theme.Bad})
	visible(fallen, dc.m.fallen() != "")
	form := widgets.NewColumn(2, text.NewCaption(
		"An internal record: “declared by”. It is not an electronic signature of a contract."),
		fallen, widgets.NewFormRow("Role", role, ""), declared,
		widgets.NewFormRow("Statement", statement, ""))
	ui.Ask(dc.host, ui.Question{
		About: ui.About(dc.id), Title: "Sign off " + dc.m.a.Dossier.Assessment.Name, Form: form, Acts: acts,
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
				AssessmentID: dc.id,
				Role:         assessments.SignOffRoles()[role.SelectedIndex()],
				Name:         strings.TrimSpace(name.Text),
				Statement:    strings.TrimSpace(statement.Text),
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return dc.bench.SignOff(ctx, s, seen)
			}, nil
		},
	})
}

// askRevoke withdraws a decision, approved exception or sign-off, with a reason.
func (dc *deciding) askRevoke(ids []string) {
	r, ok := dc.m.find(at(ids))
	if !ok || !dc.m.canRevoke(ids) {
		return
	}
	why := text.NewTextArea(3)
	what := ui.Sentence(r.kind.title()[:len(r.kind.title())-1])
	ui.Ask(dc.host, ui.Question{
		About: ui.About(r.id), Title: "Revoke " + dc.m.revocable(r) + "?", Verb: "Revoke", Danger: true,
		Wait:  ui.Compared,
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
				return dc.bench.Revoke(ctx, assessments.Noun(r.kind), r.id, reason)
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
