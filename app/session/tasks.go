package session

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/assessments"
)

// BackUp writes a copy of the workspace, with everything typed, to a path.
func (s *Session) BackUp(path string) {
	s.Pages.Flush()
	s.Saving.afterAll(func() { s.backUp(path) })
}

func (s *Session) backUp(path string) {
	s.host.Run(ui.Job{
		Title: "Backing up",
		Work: func(ctx context.Context, p assessments.Progress) (string, error) {
			return "Backed up to " + path, s.Bench.Backup(ctx, path, p)
		}, Done: func(err error) {
			if err == nil {
				s.file.backedUp(s.p.Now())
				s.p.Chrome.FactsChanged()
			}
		},
	})
}

// Check compares everything in the workspace with its journal.
func (s *Session) Check() {
	var damage assessments.Problems
	s.host.Run(ui.Job{
		Title: "Checking the workspace",
		Work: func(ctx context.Context, p assessments.Progress) (string, error) {
			rep, err := s.Bench.Check(ctx, false, p)
			found, said := checked(rep)
			damage = found
			return said, err
		}, Done: func(err error) {
			if err == nil && len(damage) > 0 {
				s.Proof.begin() // what the pages show may be among it
				s.p.Chrome.Fail(damage)
			}
		},
	})
}

// checked is what a check found, or what is said if there is nothing.
func checked(rep assessments.CheckReport) (damage assessments.Problems, said string) {
	for _, d := range rep.Damage {
		damage = append(damage, assessments.Problem{Path: d.Place, Message: d.Message})
	}
	for _, what := range rep.Pending {
		damage = append(damage, assessments.Problem{
			Path:    what,
			Message: "is not yet overwritten on the disk; close the workspace and open it again, which finishes it",
		})
	}
	if len(damage) > 0 {
		return damage, ""
	}
	said = strings.Join(append([]string{"Everything is as it was written; the journal's chain holds"},
		rep.Notes...), ". ")
	if len(rep.Left) > 0 {
		said += ". Beside it lies “" + rep.Left[0] +
			"”, left by a run that was stopped: writing into that folder removes it"
	}
	return nil, said
}
