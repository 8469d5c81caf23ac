package bin

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// askPurge looks what a purge of these would erase and what it would not reach, and asks for the
// reason, without which nothing is erased.
func (p *Page) askPurge(ids []string) {
	if !p.canPurge(ids) {
		p.host.Note("Only documents, versions, evidence, revisions and notes can be purged.")
		return
	}
	var order workbench.PurgeOrder
	var titles []string
	for _, id := range ids {
		r := p.records[id]
		order.Things = append(order.Things, workbench.Thing{Noun: r.Noun(), ID: r.Key()})
		titles = append(titles, "“"+title(r)+"”")
	}
	what := strings.Join(titles, ", ")
	p.host.Background(func(ctx context.Context) func() {
		plan, err := p.bench.PlanPurge(ctx, order)
		return func() {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.confirm(order, what, plan)
		}
	})
}

// confirm shows the plan and carries it out.
func (p *Page) confirm(order workbench.PurgeOrder, what string, plan workbench.Purging) {
	why := text.NewTextArea(3)
	names := widgets.NewCheckBox("Erase names, labels and NDA parties too", false, func(on bool) {
		order.Names = on
	})
	var done workbench.Purging
	var ids []string
	for _, one := range order.Things {
		ids = append(ids, one.ID)
	}
	ui.Ask(p.host, ui.Question{
		About: ui.About(strings.Join(ids, " "), ids...),
		Title: "Purge for good?", Verb: "Purge for good", Keep: "Keep it", Danger: true, Width: 620,
		Height: 430, Fields: []*text.Entry{why},
		Form: widgets.NewColumn(2,
			text.NewProse(text.Run{Text: erased(what, plan)}),
			widgets.NewFormRow("Reason", why,
				"For example: erasure request of 3 March; NDA material returned. It stays on record: do not quote."),
			names,
			lines(plan.Remains())),
		Intent: func() (ui.Intent, error) {
			order.Reason = why.Text
			if err := ui.Need("Reason", order.Reason,
				"say why: a purge is recorded with its reason"); err != nil {
				return nil, err
			}
			return func(ctx context.Context) (_ assessments.Event, err error) {
				done, err = p.bench.PurgeAll(ctx, order)
				return done.Event, err
			}, nil
		},
		Done: func() { p.report(what, done) },
	})
}

// erased says what goes and what stays.
func erased(what string, plan workbench.Purging) string {
	count := func(n int, one string) string {
		if n == 1 {
			return "1 " + one
		}
		return fmt.Sprintf("%d %ss", n, one)
	}
	return fmt.Sprintf("This erases %s: %s and what was read out of it, every quote of it and remark on it, and %s in the journal. It cannot be undone. A tombstone stays: hash, size, when, who, why.",
		what, count(len(plan.Files), "file"), count(plan.Changes, "value"))
}

// lines shows each line of text below the one before.
func lines(all []string) fyne.CanvasObject {
	column := make([]fyne.CanvasObject, len(all))
	for i, line := range all {
		column[i] = text.NewCaption(line)
	}
	return widgets.NewColumn(0.5, column...)
}

// report says, once it is done, what the purge did not reach.
func (p *Page) report(what string, done workbench.Purging) {
	if len(done.Stones) == 0 {
		p.host.Note(what + " was purged before; nothing was left to erase")
		return
	}
	if len(done.Mentions)+len(done.Copies)+len(done.Missing)+len(done.Packs)+len(done.Unread) == 0 {
		p.host.Note("Purged " + what)
		return
	}
	var hide func()
	copied := widgets.NewButton("Copy the list", func() {
		p.host.Clipboard().SetContent(strings.Join(done.Remains(), "\n"))
	})
	shut := widgets.NewPrimary("Close", func() { hide() })
	left := widgets.NewColumn(2, text.NewProse(text.Run{Text: "Purged " + what + ". It does not reach:"}),
		lines(done.Remains()))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5,
		container.NewHBox(layout.NewSpacer(), copied, shut)), nil, nil,
		widgets.NewDialogScroller(widgets.NewInset(0, 1, left)))
	hide = p.host.Show("Purged", ui.Sized(p.host, body, 620, 320))
	p.host.Window().Canvas().Focus(shut)
}
