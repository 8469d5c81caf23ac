package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// proof is what is known of the records of the open workspace, compared with its journal. Until the comparison has ended
// nothing is known, and nothing is said.
type proof struct {
	s       *Shell
	wanted  bool                 // it begins once the first page is there
	stop    func()               // ends the one under way; nil if there is none
	damage  []assessments.Damage // what is not as it was recorded
	failed  error                // why it could not be carried out
	box     *fyne.Container      // holds the banner while there is damage
	buttons []*widgets.Button    // of the banner
}

// openedNow compares the records of a workspace that was just opened, once its first page is there.
func (p *proof) openedNow() {
	p.wanted = true
	p.whenRead()
}

// whenRead begins the comparison if it is wanted and no page is being read: that comes first.
func (p *proof) whenRead() {
	if p.wanted && p.s.reading == 0 {
		p.begin()
	}
}

// begin compares the records with the journal off the UI thread, in place of a comparison that is under way. Leaving
// the workspace ends it.
func (p *proof) begin() {
	s, b, at := p.s, p.s.bench, p.s.at
	p.wanted = false
	if b == nil {
		return
	}
	if p.stop != nil {
		p.stop()
	}
	ctx, cancel := context.WithCancel(at.jobsCtx)
	p.stop = cancel
	at.jobs.Add(1)
	s.schedule.Background(ctx, func(ctx context.Context) func() {
		defer at.jobs.Done()
		found, err := b.Proof(ctx, false, assessments.NoProgress{})
		return func() {
			if ctx.Err() == nil {
				cancel()
				p.ended(found, err)
			}
		}
	})
}

func (p *proof) ended(found []assessments.Damage, err error) {
	p.stop, p.damage, p.failed = nil, found, err
	p.s.logged(err)
	p.show()
}

// forget ends what goes on for a workspace that is left.
func (p *proof) forget() {
	if p.stop != nil {
		p.stop()
	}
	p.wanted, p.stop, p.damage, p.failed = false, nil, nil, nil
	p.show()
}

// show puts the banner over every page while there is damage, and takes it away with the focus if there is none: the
// toolkit would go on sending keys to a button that is no longer there.
func (p *proof) show() {
	p.s.status.show()
	p.s.refreshCommands()
	had := len(p.box.Objects) > 0
	if b, ok := p.s.win.Canvas().Focused().(*widgets.Button); ok && slices.Contains(p.buttons, b) {
		p.s.win.Canvas().Unfocus()
	}
	p.box.Objects, p.buttons = nil, nil
	if len(p.damage) > 0 {
		list, check := widgets.NewButton("List the places", p.list), widgets.NewButton("Check the workspace", p.s.check)
		p.buttons = []*widgets.Button{list, check}
		text := widgets.NewProse(widgets.Run{Text: p.what() + " ", Bold: true, Tone: theme.Bad}, widgets.Run{Text: damageMeans})
		p.box.Objects = []fyne.CanvasObject{widgets.NewAlert(text, container.NewCenter(container.NewHBox(list, check)))}
	}
	if had || len(p.damage) > 0 {
		p.box.Refresh()
		if p.s.frame != nil {
			p.s.frame.Refresh() // the banner takes room from the page
		}
	}
}

const damageMeans = "What is shown may not be what was recorded. Decisions, sign-offs, approvals, reviews and packs are" +
	" refused. Keep this file, run the check, and continue from the newest backup."

// what says in one sentence what is damaged: the first place, and how many more there are.
func (p *proof) what() string {
	out := "This workspace was changed outside Countersign, or is damaged: " + damaged(p.damage[0])
	if more := len(p.damage) - 1; more > 0 {
		out += ", and " + numbered(more, "more place", "more places")
	}
	return out + "."
}

// damaged is a place and what is wrong there.
func damaged(d assessments.Damage) string { return shortened(d.Place+" "+d.Message, 200) }

// status is the fact of the status bar; false if there is nothing to say.
func (p *proof) status() (widgets.StatusItem, bool) {
	item := widgets.StatusItem{Mark: widgets.MarkAlert, Tone: theme.Bad}
	switch {
	case len(p.damage) > 0:
		item.Text, item.OnTap = "Damaged: "+numbered(len(p.damage), "place", "places"), p.list
	case p.failed != nil:
		item.Text, item.OnTap = "Records not compared with the journal", p.sayFailed
	}
	return item, item.Text != ""
}

// sayFailed says why the records could not be compared, and tries again.
func (p *proof) sayFailed() {
	p.s.showError(p.failed)
	p.begin()
}

// list shows every place that is not as it was recorded, what that means, and what to do.
func (p *proof) list() {
	if len(p.damage) == 0 {
		return
	}
	rows := widgets.NewColumn(2,
		widgets.NewProse(widgets.Run{Text: "These records are not what the journal says was recorded: another program changed the file, or" +
			" the disk damaged it. What pages, figures and lists show may be wrong. Nothing can be decided, signed off, approved," +
			" reviewed, revoked or packed in this file."}),
		widgets.NewProse(widgets.Run{Text: "Keep the file, so that the change can be looked into. Check the workspace, which finds everything else" +
			" that is wrong. Then make a workspace from the newest backup with “countersign restore BACKUP NEW-FILE” and continue there."}))
	for i, d := range p.damage {
		if i == damageListed {
			rows.Add(widgets.NewCaption(fmt.Sprintf("and %d more; “Copy the list” copies all", len(p.damage)-i)))
			break
		}
		rows.Add(widgets.NewColumn(0.5, widgets.NewProse(widgets.Run{Text: ui.Sentence(d.Place), Bold: true}), widgets.NewCaption(d.Message)))
	}
	var hide func()
	all := p.damage
	shut := widgets.NewPrimary("Close", func() { hide() })
	buttons := container.NewHBox(widgets.NewButton("Copy the list", func() { p.copy(all) }), layout.NewSpacer(),
		widgets.NewButton("Check the workspace", func() { hide(); p.s.check() }), shut)
	body := container.NewBorder(nil, widgets.NewInset(0, 2, buttons), nil, nil, widgets.NewScroller(rows))
	hide = p.s.Show("Damage in this workspace", ui.Sized(p.s, body, 640, 420))
	p.s.win.Canvas().Focus(shut)
}

// damageListed is how many places the dialog lists.
const damageListed = 200

func (p *proof) copy(all []assessments.Damage) {
	lines := make([]string, len(all))
	for i, d := range all {
		lines[i] = d.Place + " " + d.Message
	}
	p.s.Clipboard().SetContent(strings.Join(lines, "\n"))
	p.s.Note("Copied " + numbered(len(all), "place", "places"))
}

// heard compares the records again if an error says that something is damaged: since the workspace was opened, another
// program may have changed it.
func (p *proof) heard(err error) {
	if assessments.KindOf(err) == assessments.Damaged {
		p.begin()
	}
}
