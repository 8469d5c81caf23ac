package session

import "countersign/app/ui"

// dayCheck is how often the window looks whether a new day has come. A timer set to midnight would be
// late after the computer slept.
const dayCheck ui.Delay = 60_000

// watchDay reads the page again once a day has passed: what is stale, expired or due depends on it,
// and a window is left open for days. Leave ends it.
func (s *Session) watchDay() {
	day := s.Today()
	s.unwatchDay = s.Work.After(dayCheck, func() {
		if s.Today() != day {
			s.Pages.Reload()
		}
		s.LookForBackups()
		s.watchDay()
	})
}
