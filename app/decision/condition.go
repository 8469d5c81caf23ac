package decision

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// conditioning adds conditions and closes them.
type conditioning struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// rests says that no condition can be added any more; "" if one can. Menu and palette ask it.
func (cs *conditioning) rests() string {
	if cs.m.a.Dossier.Assessment.Status.Approving() {
		return "An approval is on record, and rests on the conditions it was given with. Take the assessment back into review to add one."
	}
	return ""
}

// askCondition adds a condition, to be met for an approval to hold.
func (cs *conditioning) askCondition() {
	if cs.page.notReady() {
		return
	}
	if why := cs.rests(); why != "" {
		cs.host.Note(why)
		return
	}
	what, owner, due := text.NewTextArea(2), text.NewEntry(), text.NewEntry()
	form := widgets.NewColumn(2, widgets.NewFormRow("Condition", what,
		"What must happen for an approval to hold."),
		widgets.NewFormRow("Owner", owner, "Who sees to it"),
		widgets.NewFormRow("By when", due, "YYYY-MM-DD"))
	ui.Ask(cs.host, ui.Question{
		About: ui.About(cs.id), Title: "Add a condition", Form: form, Verb: "Add the condition", Width: 520,
		Height: 270,
		Fields: []*text.Entry{what, owner, due},
		Rows:   map[string]string{"requires": "Condition", "owner": "Owner", "due": "By when"},
		Intent: func() (ui.Intent, error) {
			by, err := assessments.ParseDate(due.Text)
			if err := ui.Wrong(
				ui.Need("requires", what.Text, "write what must happen for the approval to hold"),
				ui.Need("owner", owner.Text, "write the name of the person who sees to it"),
				ui.Need("due", due.Text, "write the last day for it as YYYY-MM-DD"), ui.WrongAt("due", err),
			); err != nil {
				return nil, err
			}
			c := assessments.ApprovalCondition{
				AssessmentID: cs.id, Text: strings.TrimSpace(what.Text),
				Owner: strings.TrimSpace(owner.Text), Due: by, Status: "open",
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return cs.bench.SaveCondition(ctx, c)
			}, nil
		},
	})
}

// askClose records that a condition is met, or waives it.
func (cs *conditioning) askClose(c assessments.ApprovalCondition, status string) {
	by, how := text.NewEntry(), text.NewTextArea(2)
	declared, acts := widgets.NewFormRow("Declared by", by, ""), ui.DefaultOf(by)
	title, verb, label := "The condition is met", "Record it as met", "How"
	if status == "waived" {
		title, verb, label = "Waive the condition", "Waive it", "Reason"
	}
	form := widgets.NewColumn(2, text.NewProse(text.Run{Text: c.Text, Bold: true}),
		text.NewCaption("Owner "+c.Owner+", due "+string(c.Due)),
		declared,
		widgets.NewFormRow(label, how, "What shows it, or why it is needed no longer."))
	ui.Ask(cs.host, ui.Question{
		About: ui.About(c.ID), Title: title, Form: form, Verb: verb, Wait: ui.Compared, Width: 520,
		Height: 300,
		Fields: []*text.Entry{how, by},
		Acts: func() {
			acts.Show(cs.bench.Actor().String())
			declared.SetHint(recordedBy(cs.bench.Actor()))
		},
		Rows: map[string]string{"closed_by": "Declared by", "closed_reason": label},
		Seen: []assessments.Record{&c},
		Intent: func() (ui.Intent, error) {
			closed := c
			closed.Status, closed.ClosedBy, closed.ClosedReason = status, strings.TrimSpace(by.Text),
				strings.TrimSpace(how.Text)
			if err := ui.Wrong(
				ui.Need("closed_by", closed.ClosedBy, "say who declares it"),
				ui.Need("closed_reason", closed.ClosedReason,
					"say what shows it: a condition is not closed without a word"),
			); err != nil {
				return nil, err
			}
			return ui.SavingForm(cs.bench, ui.Edited{Seen: &c, Wanted: &closed}), nil
		},
	})
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
