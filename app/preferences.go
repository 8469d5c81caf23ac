package app

import (
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/assessments"
)

// What follows is what the settings page may change of the window: who acts and how it looks.

// ActingAs is the actor of the profile.
func (s *Shell) ActingAs() assessments.Actor { return s.p.Profile.Get().Actor }

// ActAs changes who is acting, in the profile and in the open workspace.
func (s *Shell) ActAs(a assessments.Actor) error {
	if err := a.Valid(); err != nil {
		return err
	}
	if s.bench != nil {
		if err := s.bench.ActAs(a); err != nil {
			return err
		}
	}
	s.status.acting(a)
	ui.KeepActor(s, a)
	s.drafts.Retry() // what was refused because nobody was named
	return s.p.Profile.Update(func(d *profileData) { d.Actor = a })
}

// Look is theme and text size in force.
func (s *Shell) Look() (theme.Mode, int) {
	return theme.Mode(orWord(s.p.Profile.Get().Theme, string(theme.System))), s.textPercent()
}

// SetLook changes theme and text size.
func (s *Shell) SetLook(m theme.Mode, percent int) {
	s.logged(s.p.Profile.Update(func(d *profileData) { d.Theme, d.TextPercent = string(m), min(200, max(80, percent)) }))
	s.applyTheme()
}

// BackUp asks where to and backs up.
func (s *Shell) BackUp() { s.askBackup() }

func (s *Shell) textPercent() int {
	if n := s.p.Profile.Get().TextPercent; n > 0 {
		return n
	}
	return 100
}

func orWord(s, first string) string {
	if s == "" {
		return first
	}
	return s
}
