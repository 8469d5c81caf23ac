package app

import (
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"
)

// unnamed reports whether a change would be refused because nobody said who acts.
func (s *Shell) unnamed() bool { return s.bench != nil && s.bench.Actor().Valid() != nil }

// Unnamed reports the same to the texts of pages: they wait until they are left.
func (s *Shell) Unnamed() bool { return s.unnamed() }

// askWho asks who acts, then goes on, whatever came of it: who does not say it is told why the change was refused. What
// comes meanwhile waits for the same answer. Nobody is sent to the settings with half a form filled in.
func (s *Shell) askWho(then func()) {
	s.untilNamed = append(s.untilNamed, then)
	if len(s.untilNamed) > 1 {
		return
	}
	a := ui.TypedActor(s, s.ActingAs())
	name, role := widgets.NewEntry(), widgets.NewSuggest(a.Role, assessments.SignOffRoles(), func(string) {})
	name.SetText(a.Name)
	typed := func() assessments.Actor {
		return assessments.Actor{Name: strings.TrimSpace(name.Text), Role: strings.TrimSpace(role.Text)}
	}
	ui.Ask(s, ui.Question{
		Title: "Who are you?", Verb: "Go on", Keep: "Not now", Width: 520, Height: 230, Fields: []*widgets.Entry{name, &role.Entry},
		Form: widgets.NewColumn(2,
			widgets.NewProse(widgets.Run{Text: "Every change is recorded with the name and role of whoever made it. They are kept on this computer; the settings change them."}),
			widgets.NewFormRow("Your name", name, ""), widgets.NewFormRow("Your role", role, "Legal, procurement, security, or a word of your own.")),
		Intent: func() (ui.Intent, error) {
			is := typed()
			if err := ui.Wrong(ui.Need("Your name", is.Name, "is missing"), ui.Need("Your role", is.Role, "is missing")); err != nil {
				return nil, err
			}
			return nil, s.ActAs(is)
		},
	})
	s.Gone(func() {
		if s.unnamed() {
			ui.KeepActor(s, typed()) // half of it is there when it is asked for again
		}
		waiting := s.untilNamed
		s.untilNamed = nil
		for _, fn := range waiting {
			fn()
		}
	})
}
