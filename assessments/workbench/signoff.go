package workbench

import (
	"context"

	"countersign/assessments"
)

// SignOff records that a role supports the state that was seen: "declared by" the person named, recorded by
// the person who acts. It refuses a state that was changed since it was shown; seen is nil where nothing was
// shown.
func (w *deciding) SignOff(ctx context.Context, s assessments.SignOff, seen *Seen) (assessments.Event,
	error,
) {
	if s.ID == "" {
		s.ID = w.ids.New(assessments.NounSignOff)
	}
	in := intent{
		verb: assessments.VerbSignOff, subject: assessments.NounSignOff, subjectID: s.ID,
		assessment: s.AssessmentID, lasting: true, relies: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		s := s
		if err := (approvals{e}).unchangedSince(s.AssessmentID, seen); err != nil {
			return err
		}
		return approvals{e}.signOff("", &s)
	})
}

func (e approvals) signOff(path string, s *assessments.SignOff) error {
	a, ok, err := get[assessments.Assessment](e, s.AssessmentID)
	if err != nil {
		return err
	}
	if !ok {
		e.problem(join(path, "assessment"), "there is no assessment with the id “%s”", s.AssessmentID)
		return nil
	}
	if s.Name == "" {
		s.Name = e.actor.Name
	}
	if s.On == "" {
		s.On = e.today
	}
	s.Recording = e.recording()
	if s.On > e.today {
		e.problem(join(path, "signed_on"), "%s is still to come; a sign-off is recorded on its day or later",
			s.On)
	}
	if err := e.notTheRequester(path, "name", a, s.Name); err != nil {
		return err
	}
	dossier, err := collect(e.w.bodies, e, a.ID)
	if err != nil {
		return err
	}
	s.StateHash, s.StateForm = dossier.StateHash(), assessments.StateForm
	if s.RevokedReason != "" {
		e.markRevoked(s)
	}
	return e.put(path, s)
}
