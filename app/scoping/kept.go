package scoping

import (
	"maps"

	"countersign/app/ui"
)

// keptAs is the name under which answers that are not recorded are kept for the person who gave them.
func (p *Page) keptAs() string { return "scoping " + p.id }

// keep keeps answers with each one given, until they are recorded: they are of the person who acts
// then, even if another one acts when the page is left.
func (p *Page) keep() {
	filled := map[string]ui.Filling{}
	if p.m.begun {
		for question, option := range p.m.answers {
			filled[question] = ui.Filling{Text: option}
		}
	}
	if p.m.use.ID == "" { // not read: nothing is known of it
		return
	}
	p.host.Drafts().Forms().Keep(p.keptAs(), []string{p.id, p.m.service.ID, p.m.vendor.ID}, filled)
}

// resume goes on with answers that the same person gave before and did not record.
func (p *Page) resume() {
	if p.resumed || p.m.use.ID == "" || p.m.begun {
		return
	}
	p.resumed = true
	answers := map[string]string{}
	for question, one := range p.host.Drafts().Forms().Of(p.keptAs()) {
		answers[question] = one.Text
	}
	if len(answers) == 0 || maps.Equal(answers, p.m.answers) {
		return
	}
	p.m.resume(answers)
	p.host.Note("What you answered before is here again; nothing of it was recorded")
}
