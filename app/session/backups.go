package session

import "context"

// LookForBackups asks again when the newest backup was made: a command, or another window, can have made one
// while this window is open.
func (s *Session) LookForBackups() {
	path := s.Bench.Info().Path
	s.Work.Background(func(context.Context) func() {
		made := s.p.LastBackup(path)
		return func() {
			if s.file.found(made, s.p.Now()) {
				s.p.Chrome.FactsChanged()
			}
		}
	})
}
