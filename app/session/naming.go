package session

import (
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// person is the one who acts, as the user's profile has it.
type person interface {
	ActingAs() assessments.Actor
	ActAs(assessments.Actor) error
}

// naming asks who acts, once, before the first change.
type naming struct {
	host    ui.Host
	acting  func() assessments.Actor // in the workspace
	person  person
	waiting []func() // changes that wait for the answer
}

// needed reports whether a change would be refused because no actor is named.
func (n *naming) needed() bool { return n.acting().Valid() != nil }

// first continues once the user has named the actor, or has declined to.
func (n *naming) first(then func()) {
	if n.needed() {
		n.ask(then)
		return
	}
	then()
}

// after continues after what waits for the answer.
func (n *naming) after(then func()) {
	if len(n.waiting) > 0 {
		n.waiting = append(n.waiting, then)
		return
	}
	then()
}

// ask asks who acts, then continues regardless of the answer: a user who does not name an actor is told why
// the change was refused. Changes that arrive in the meantime wait for the same answer. No one is sent to the
// settings with a form half filled in.
func (n *naming) ask(then func()) {
	n.waiting = append(n.waiting, then)
	if len(n.waiting) > 1 {
		return
	}
	a := ui.TypedActor(n.host, n.person.ActingAs())
	name, role := text.NewEntry(), widgets.NewSuggest(a.Role, assessments.SignOffRoles(), func(string) {})
	name.SetText(a.Name)
	typed := func() assessments.Actor {
		return assessments.Actor{Name: strings.TrimSpace(name.Text), Role: strings.TrimSpace(role.Text)}
	}
	ui.Ask(n.host, ui.Question{
		Title: "Who are you?", Verb: "Go on", Keep: "Not now", Width: 520, Height: 230,
		Fields: []*text.Entry{name, &role.Entry},
		Form: widgets.NewColumn(2,
			text.NewProse(text.Run{Text: "Every change is recorded with the name and role of the person who made it. They are kept on this computer; the settings change them."}),
			widgets.NewFormRow("Your name", name, ""),
			widgets.NewFormRow("Your role", role, "Legal, procurement, security, or a word of your own.")),
		Intent: func() (ui.Intent, error) {
			is := typed()
			if err := ui.Wrong(ui.Need("Your name", is.Name, "is missing"),
				ui.Need("Your role", is.Role, "is missing")); err != nil {
				return nil, err
			}
			return nil, n.person.ActAs(is)
		},
	})
	n.host.Gone(func() {
		if n.needed() {
			ui.KeepActor(n.host, typed()) // half of it is there when it is asked for again
		}
		waiting := n.waiting
		n.waiting = nil
		for _, fn := range waiting {
			fn()
		}
	})
}
