package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// you says who acts: every change is recorded with a name and a role.
func (p *Page) you() fyne.CanvasObject {
	a := ui.TypedActor(p.host, p.win.ActingAs())
	p.role = widgets.NewSuggest(a.Role, assessments.SignOffRoles(), func(string) { p.act() })
	p.name = text.NewField(a.Name, nil, func(string) { p.act() })
	p.actor = widgets.NewFormRow("Your name", p.name,
		"Every change you make is recorded with your name and role.")
	p.acts = widgets.NewFormRow("Your role", p.role,
		"Legal, procurement, security, business owner, DPO, or a word of your own.")
	if a != p.win.ActingAs() {
		p.markMissing(a)
	}
	return widgets.NewColumn(2, p.actor, p.acts)
}

// showActor shows who acts, if that was said elsewhere in the meantime.
func (p *Page) showActor() {
	if p.name.Focused() || p.role.Focused() || p.name.Dirty() || p.role.Dirty() {
		return
	}
	a := ui.TypedActor(p.host, p.win.ActingAs())
	p.name.Replace(a.Name)
	p.role.Replace(a.Role)
	if a == p.win.ActingAs() && ui.MissingOf(a) == "" {
		p.markMissing(a)
	}
}

func (p *Page) typed() assessments.Actor {
	return assessments.Actor{Name: strings.TrimSpace(p.name.Text), Role: strings.TrimSpace(p.role.Text)}
}

// act takes a complete name and role; half of them is kept, and the other half is asked for.
func (p *Page) act() {
	a := p.typed()
	p.markMissing(a)
	ui.KeepActor(p.host, a)
	if ui.MissingOf(a) == "" {
		p.host.Fail(p.win.ActAs(a))
	}
}

// markMissing says at the field that is empty what is still needed.
func (p *Page) markMissing(a assessments.Actor) {
	const needed = "Both a name and a role are needed before anything can be changed."
	p.actor.SetError("")
	p.acts.SetError("")
	switch {
	case a.Name == "":
		p.actor.SetError(needed)
	case a.Role == "":
		p.acts.SetError(needed)
	}
}

// sayMissing says, when the page is left, that what was typed is kept but not in use yet.
func (p *Page) sayMissing() {
	if said := p.Waits(); said != "" {
		p.host.Note(said)
	}
}

// Waits says what was typed that is kept but not in use yet; "" if nothing waits.
func (p *Page) Waits() string {
	a := p.typed()
	missing := ui.MissingOf(a)
	if missing == "" || a == (assessments.Actor{}) {
		return ""
	}
	return "“" + a.Name + a.Role + "” is kept on this computer, but not used yet: your " + missing +
		" is missing. Add it in the settings"
}
