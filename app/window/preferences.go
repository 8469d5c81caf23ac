package window

import (
	"countersign/app/ui"
	"countersign/assessments"
)

// preferences is what the pages about the program itself may change of the window: who acts and how it looks.
type preferences struct {
	*look
	w *Window
}

var _ ui.Preferences = preferences{}

// ActingAs is the actor of the profile.
func (p preferences) ActingAs() assessments.Actor { return p.w.p.Profile.Get().Actor }

// ActAs changes who is acting, in the profile and in the open workspace.
func (p preferences) ActAs(a assessments.Actor) error {
	if err := a.Valid(); err != nil {
		return err
	}
	s := p.w.session
	if s != nil {
		if err := s.ActAs(a); err != nil {
			return err
		}
	}
	p.w.frame.FactsChanged()
	ui.KeepActor(memory{p.w.p.Profile}, a)
	err := p.w.p.Profile.Update(func(d *profileData) { d.Actor = a })
	if s != nil {
		s.Pages.Reload() // defaults on the page are another person's now
	}
	return err
}

// BackUp asks where to and backs up.
func (p preferences) BackUp() {
	if s := p.w.session; s != nil {
		p.w.askBackup(s)
	}
}

// StartTour begins the tour.
func (p preferences) StartTour() { p.w.frame.tour.start() }
