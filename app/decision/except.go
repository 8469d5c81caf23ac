package decision

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// excepting asks for exceptions, renews and approves them.
type excepting struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// rests says that there is nothing an exception could be about; "" if there is. Button, menu and palette
// ask it.
func (ex *excepting) rests() string {
	if ex.m.a.Dossier.Assessment.ID == "" {
		return stillRead
	}
	if ids, _ := ex.m.breakers(); len(ids) == 0 {
		return "No deal-breaker, walk-away or missing support is there that an exception could be about."
	}
	return ""
}

// askException requests an exception on a deal-breaker: the one named, or one chosen among all, the
// open ones first.
func (ex *excepting) askException(item string) {
	if ex.page.notReady() {
		return
	}
	if why := ex.rests(); why != "" {
		ex.host.Note(why)
		return
	}
	ids, titles := ex.m.breakers()
	which := menu.NewUnchosen(titles, nil)
	for i, id := range ids {
		if id == item {
			which.Set(i)
		}
	}
	x := assessments.Exception{AssessmentID: ex.id}
	ex.request("Request an exception", ex.id+"/"+item, which, ids, x)
}

// askRenewal requests an exception that continues one.
func (ex *excepting) askRenewal(was assessments.Exception) {
	ex.request("Renew the exception on "+ex.m.itemTitle(was.ItemID), was.ID, nil, []string{was.ItemID},
		assessments.Exception{
			AssessmentID: ex.id, Reason: was.Reason, Compensating: was.Compensating, Owner: was.Owner,
			Renews: was.ID,
		})
}

// request asks for an exception, about an item or an earlier exception.
func (ex *excepting) request(title, about string, which *menu.Select, ids []string, x assessments.Exception) {
	reason, instead := text.NewTextArea(2), text.NewTextArea(2)
	owner, by, expires := text.NewEntry(), text.NewEntry(), text.NewEntry()
	reason.SetText(x.Reason)
	instead.SetText(x.Compensating)
	owner.SetText(x.Owner)
	requested, acts := widgets.NewFormRow("Requested by", by, ""), ui.DefaultOf(by)
	last := ex.m.a.Dossier.Organisation.ExceptionLimit(ex.m.today)
	form := widgets.NewColumn(2)
	if which != nil {
		form.Add(widgets.NewFormRow("Deal-breaker", which, ""))
	}
	for _, row := range []fyne.CanvasObject{
		widgets.NewFormRow("Reason", reason, "Why the deviation is accepted for a time."),
		widgets.NewFormRow("Instead", instead, "The compensating control: what limits the risk meanwhile."),
		widgets.NewFormRow("Owner", owner, "Who answers for it, and gains from it. Someone else approves."),
		requested,
		widgets.NewFormRow("Expires", expires, "YYYY-MM-DD, at the latest "+string(last)+". It carries until the day before."),
	} {
		form.Add(row)
	}
	ui.Ask(ex.host, ui.Question{
		About: ui.About(about), Title: title, Form: form, Verb: "Request it", Width: 560, Height: 470,
		Fields: []*text.Entry{reason, instead, owner, by, expires},
		Acts: func() {
			acts.Show(ex.bench.Actor().String())
			requested.SetHint(recordedBy(ex.bench.Actor()))
		},
		Rows: map[string]string{
			"item": "Deal-breaker", "reason": "Reason", "compensating_control": "Instead", "owner": "Owner",
			"requested_by": "Requested by", "expires": "Expires",
		},
		Intent: func() (ui.Intent, error) {
			at := 0
			if which != nil {
				at = which.SelectedIndex()
			}
			end, err := assessments.ParseDate(expires.Text)
			if err := ui.Wrong(
				ui.NeedChoice("item", at >= 0 && at < len(ids), "choose the one that is passed"),
				ui.Need("requested_by", by.Text, "say who asks for it"), ui.WrongAt("expires", err),
			); err != nil {
				return nil, err
			}
			x.ItemID, x.Reason, x.Compensating, x.Owner = ids[at], strings.TrimSpace(reason.Text),
				strings.TrimSpace(instead.Text), strings.TrimSpace(owner.Text)
			x.RequestedBy, x.Expires = strings.TrimSpace(by.Text), end
			return func(ctx context.Context) (assessments.Event, error) {
				return ex.bench.Except(ctx, x)
			}, nil
		},
	})
}

// approveNext asks for the approval of the exception that waits for it first, and selects it.
func (ex *excepting) approveNext() {
	waiting := ex.m.waiting()
	if len(waiting) == 0 {
		ex.host.Note("No exception waits for its approval any more.")
		return
	}
	ex.page.records.choose(0)
	ex.page.records.list.Table.Select(row{kind: exceptions, id: waiting[0].ID}.key())
	ex.askApproval(waiting[0])
}

// askApproval approves an exception that was requested.
func (ex *excepting) askApproval(x assessments.Exception) {
	by := text.NewEntry()
	approval, acts := widgets.NewFormRow("Approved by", by, ""), ui.DefaultOf(by)
	form := widgets.NewColumn(2,
		text.NewProse(text.Run{Text: ex.m.itemTitle(x.ItemID), Bold: true}),
		text.NewCaption("Reason: "+x.Reason), text.NewCaption("Instead: "+x.Compensating),
		text.NewCaption(join("Owner "+x.Owner, named("requested by", x.RequestedBy), "until "+
			string(x.LastDay()))),
		approval)
	ui.Ask(ex.host, ui.Question{
		About: ui.About(x.ID), Title: "Approve the exception", Form: form, Verb: "Approve the exception",
		Wait: ui.Compared, Width: 560, Height: 400, Fields: []*text.Entry{by},
		Rows: map[string]string{"approver": "Approved by"},
		Acts: func() {
			acts.Show(ex.bench.Actor().String())
			approval.SetHint(recorder(ex.bench.Actor()))
		},
		Intent: func() (ui.Intent, error) {
			approved := x
			approved.Approver = strings.TrimSpace(by.Text)
			if err := ui.Need("approver", approved.Approver, "say who approves it"); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return ex.bench.Except(ctx, approved)
			}, nil
		},
	})
}
