package session

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// proves compares the records with the journal.
type proves interface {
	Proof(ctx context.Context, whole bool, p assessments.Progress) ([]assessments.Damage, error)
}

// Proof is what is known of the records of the open workspace, compared with its journal. Until the
// comparison has ended nothing is known, and nothing is shown.
type Proof struct {
	bench  proves
	work   *Work
	host   ui.Host
	check  func()               // checks the whole workspace
	told   func(error)          // says why it could not be carried out
	shown  func()               // what is known changed
	keys   *arrivals            // a page that is being read comes first
	wanted bool                 // it begins once the first page is there
	stop   func()               // ends the one under way; nil if there is none
	damage []assessments.Damage // what is not as it was recorded
	failed error                // why it could not be carried out
	banner *banner
}

// openedNow compares the records of a workspace that was just opened, once its first page is there.
func (p *Proof) openedNow() {
	p.wanted = true
	p.whenRead()
}

// whenRead begins the comparison if it is wanted and no page is being read: that comes first.
func (p *Proof) whenRead() {
	if p.wanted && p.keys.reading == 0 {
		p.begin()
	}
}

// begin compares the records with the journal off the UI thread, in place of a comparison that is
// under way. Leaving the workspace ends it.
func (p *Proof) begin() {
	p.wanted = false
	if p.work.ended {
		return
	}
	if p.stop != nil {
		p.stop()
	}
	p.stop = p.work.beside(func(ctx context.Context) func() {
		found, err := p.bench.Proof(ctx, false, assessments.NoProgress{})
		return func() { p.ended(found, err) }
	})
}

func (p *Proof) ended(found []assessments.Damage, err error) {
	p.stop, p.damage, p.failed = nil, found, err
	logged(err)
	p.show()
}

// forget ends the comparison for a workspace that is left.
func (p *Proof) forget() {
	if p.stop != nil {
		p.stop()
	}
	p.wanted, p.stop, p.damage, p.failed = false, nil, nil, nil
	p.show()
}

// Damaged tells whether something is not as it was recorded.
func (p *Proof) Damaged() bool { return len(p.damage) > 0 }

// show puts the banner over every page while there is damage.
func (p *Proof) show() {
	p.shown()
	if p.Damaged() {
		p.banner.show(p.what(), p.List, p.check)
	} else {
		p.banner.hide()
	}
}

// what says in one sentence what is damaged: the first place, and how many more there are.
func (p *Proof) what() string {
	out := "This workspace was changed outside Countersign, or is damaged: " + damaged(p.damage[0])
	if more := len(p.damage) - 1; more > 0 {
		out += ", and " + numbered(more, "more place", "more places")
	}
	return out + "."
}

// damaged is a place and what is wrong there.
func damaged(d assessments.Damage) string { return assessments.Clip(d.Place+" "+d.Message, 200) }

// status is the fact of the status bar; false if there is nothing to say.
func (p *Proof) status() (widgets.StatusItem, bool) {
	item := widgets.StatusItem{Mark: theme.MarkAlert, Tone: theme.Bad}
	switch {
	case len(p.damage) > 0:
		item.Text, item.OnTap = "Damaged: "+numbered(len(p.damage), "place", "places"), p.List
	case p.failed != nil:
		item.Text, item.OnTap = "Records not compared with the journal", p.sayFailed
	}
	return item, item.Text != ""
}

// sayFailed says why the records could not be compared, and tries again.
func (p *Proof) sayFailed() {
	p.told(p.failed)
	p.begin()
}

// List shows every place that is not as it was recorded, what that means, and what to do.
func (p *Proof) List() {
	if len(p.damage) == 0 {
		return
	}
	rows := widgets.NewColumn(2,
		text.NewProse(text.Run{Text: "These records are not what the journal says was recorded: another program changed the file, or" +
			" the disk damaged it. What pages, figures and lists show may be wrong. Nothing can be decided, signed off, approved," +
			" reviewed, revoked or packed in this file."}),
		text.NewProse(text.Run{Text: "Keep the file, so that the change can be looked into. Check the workspace, which finds everything else" +
			" that is wrong. Then make a workspace from the newest backup with “countersign restore BACKUP NEW-FILE” and continue there."}))
	for i, d := range p.damage {
		if i == damageListed {
			rows.Add(text.NewCaption(fmt.Sprintf("and %d more; “Copy the list” copies all", len(p.damage)-i)))
			break
		}
		rows.Add(widgets.NewColumn(0.5, text.NewProse(text.Run{Text: ui.Sentence(d.Place), Bold: true}),
			text.NewCaption(d.Message)))
	}
	var hide func()
	all := p.damage
	shut := widgets.NewPrimary("Close", func() { hide() })
	buttons := container.NewHBox(widgets.NewButton("Copy the list", func() {
		p.copy(all)
	}), layout.NewSpacer(),
		widgets.NewButton("Check the workspace", func() { hide(); p.check() }), shut)
	body := container.NewBorder(nil, widgets.NewInset(0, 2, buttons), nil, nil,
		widgets.NewDialogScroller(rows))
	hide = p.host.Show("Damage in this workspace", ui.Sized(p.host, body, 640, 420))
	p.host.Window().Canvas().Focus(shut)
}

// damageListed is how many places the dialog lists.
const damageListed = 200

func (p *Proof) copy(all []assessments.Damage) {
	lines := make([]string, len(all))
	for i, d := range all {
		lines[i] = d.Place + " " + d.Message
	}
	p.host.Clipboard().SetContent(strings.Join(lines, "\n"))
	p.host.Note("Copied " + numbered(len(all), "place", "places"))
}

// heard compares the records again if an error says that something is damaged: since the workspace was
// opened, another program may have changed it.
func (p *Proof) heard(err error) {
	if assessments.KindOf(err) == assessments.Damaged {
		p.begin()
	}
}
