package decision

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// askException requests an exception on a deal-breaker: the one named, or one chosen among all, the
// open ones first.
func (p *Page) askException(item string) {
	if p.notReady() {
		return
	}
	ids, titles := p.breakers()
	which := menu.NewUnchosen(titles, nil)
	for i, id := range ids {
		if id == item {
			which.Set(i)
		}
	}
	x := assessments.Exception{AssessmentID: p.id}
	p.request("Request an exception", which, ids, x)
}

// askRenewal requests an exception that continues one.
func (p *Page) askRenewal(was assessments.Exception) {
	p.request("Renew the exception on "+p.m.itemTitle(was.ItemID), nil, []string{was.ItemID},
		assessments.Exception{
			AssessmentID: p.id, Reason: was.Reason, Compensating: was.Compensating, Owner: was.Owner,
			Renews: was.ID,
		})
}

func (p *Page) request(title string, which *menu.Select, ids []string, x assessments.Exception) {
	reason, instead := text.NewTextArea(2), text.NewTextArea(2)
	owner, by, expires := text.NewEntry(), text.NewEntry(), text.NewEntry()
	reason.SetText(x.Reason)
	instead.SetText(x.Compensating)
	owner.SetText(x.Owner)
	by.SetText(p.bench.Actor().String())
	last := p.m.a.Dossier.Organisation.ExceptionLimit(p.m.today)
	form := widgets.NewColumn(2)
	if which != nil {
		form.Add(widgets.NewFormRow("Deal-breaker", which, ""))
	}
	for _, row := range []fyne.CanvasObject{
		widgets.NewFormRow("Reason", reason, "Why the deviation is accepted for a time."),
		widgets.NewFormRow("Instead", instead, "The compensating control: what limits the risk meanwhile."),
		widgets.NewFormRow("Owner", owner, "Who answers for it, and gains from it. Someone else approves."),
		widgets.NewFormRow("Requested by", by, recordedBy(p.bench.Actor())),
		widgets.NewFormRow("Expires", expires, "YYYY-MM-DD, at the latest "+string(last)),
	} {
		form.Add(row)
	}
	ui.Ask(p.host, ui.Question{
		About: p.id, Title: title, Form: form, Verb: "Request it", Width: 560, Height: 470,
		Fields: []*text.Entry{reason, instead, owner, by, expires},
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
			return func(ctx context.Context) (assessments.Event, error) { return p.bench.Except(ctx, x) }, nil
		},
	})
}

// breakers are the deal-breakers and walk-aways, the open ones first, and what its tier finds
// supported by too little, with what the list of choices calls them.
func (p *Page) breakers() (ids, titles []string) {
	for _, open := range []bool{true, false} {
		for _, pts := range p.m.a.Result.Items {
			it, ok := p.m.a.Dossier.Template.Item(pts.Item)
			if !ok || !it.DealBreaker && !pts.WalkAway || !pts.Applicable || pts.GateOpen != open {
				continue
			}
			state := " (closed)"
			switch {
			case open && pts.WalkAway:
				state = " (walk-away reached)"
			case open:
				state = " (open)"
			case pts.GatePassed != "":
				state = " (carried by an exception)"
			}
			ids, titles = append(ids, it.ID), append(titles, it.Title+state)
		}
	}
	for _, n := range p.m.a.Needs("") {
		if it, ok := p.m.a.Dossier.Template.Item(n.Item); ok && !slices.Contains(ids, it.ID) {
			ids, titles = append(ids, it.ID),
				append(titles, it.Title+" (supported by too little for its tier)")
		}
	}
	return ids, titles
}

// askApproval approves an exception that was requested.
func (p *Page) askApproval(x assessments.Exception) {
	by := text.NewEntry()
	by.SetText(p.bench.Actor().String())
	form := widgets.NewColumn(2,
		text.NewProse(text.Run{Text: p.m.itemTitle(x.ItemID), Bold: true}),
		text.NewCaption("Reason: "+x.Reason), text.NewCaption("Instead: "+x.Compensating),
		text.NewCaption(join("Owner "+x.Owner, named("requested by", x.RequestedBy), "until "+
			string(x.LastDay()))),
		widgets.NewFormRow("Approved by", by, p.recorder()))
	ui.Ask(p.host, ui.Question{
		About: x.ID, Title: "Approve the exception", Form: form, Verb: "Approve the exception",
		Wait: ui.Compared, Width: 560, Height: 400, Fields: []*text.Entry{by},
		Rows: map[string]string{"approver": "Approved by"},
		Intent: func() (ui.Intent, error) {
			approved := x
			approved.Approver = strings.TrimSpace(by.Text)
			if err := ui.Need("approver", approved.Approver, "say who approves it"); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Except(ctx, approved)
			}, nil
		},
	})
}
