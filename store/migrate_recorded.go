package store

import (
	"fmt"

	"countersign/assessments"
)

// program is the actor of what the program does to a workspace by itself.
var program = assessments.Actor{Name: "Countersign", Role: "program"}

// fillRecorded completes records that are older than the fields of 0003_recorded_by.sql: an answer was
// tested by and on the day it was assessed, as recorded; who recorded a decision, sign-off, exception
// or condition, and when, is what the journal says. It is an event of the program's own.
func fillRecorded(t *tx) error {
	var changes []assessments.Change
	for noun, fill := range map[assessments.Noun]func(*tx, assessments.Record) error{
		assessments.NounAnswer: fillAnswer, assessments.NounDecision: fillTaken,
		assessments.NounSignOff:   fillTaken,
		assessments.NounException: fillTaken, assessments.NounCondition: fillTaken,
	} {
		records, err := t.List(noun)
		if err != nil {
			return err
		}
		for _, r := range records {
			before := assessments.Clone(r)
			if err := fill(t, r); err != nil {
				return err
			}
			made := assessments.Diff(before, r)
			if len(made) == 0 {
				continue
			}
			if err := t.Put(r); err != nil {
				return err
			}
			changes = append(changes, made...)
		}
	}
	if len(changes) == 0 {
		return nil
	}
	return t.Append(&assessments.Event{
		ID: "event-format-3", At: assessments.MomentOf(t.w.o.Clock.Now()), Actor: program,
		Verb:    assessments.VerbMigrate,
		Subject: assessments.NounOrganisation, SubjectID: "organisation", Changes: changes,
		Reason: "Format 3: tested by and tested on are those of the recorded verdict; recorded by and on are read from the journal.",
	})
}

func fillAnswer(t *tx, r assessments.Record) error {
	a := r.(*assessments.Answer)
	if a.Verdict != assessments.NotAssessed {
		a.TestedBy, a.TestedOn = a.AssessedBy, a.AssessedOn
	}
	if a.SecondPerson == "" {
		return nil
	}
	at, _, err := t.changed(assessments.NounAnswer, a.ID, "second_person")
	a.ConfirmedOn = dayOf(at)
	return err
}

func fillTaken(t *tx, r assessments.Record) error {
	at, by, err := t.changed(r.Noun(), r.Key(), assessments.Existence)
	if err != nil {
		return err
	}
	born := assessments.Recording{RecordedBy: by, RecordedAt: at}
	switch one := r.(type) {
	case *assessments.Decision:
		one.Recording = born
		one.Revocation, err = t.revocation(r, one.RevokedReason)
	case *assessments.SignOff:
		one.Recording = born
		one.Revocation, err = t.revocation(r, one.RevokedReason)
	case *assessments.Exception:
		one.Recording = born
		if one.Approver != "" {
			if one.ApprovalRecordedAt, one.ApprovalRecordedBy,
				err = t.changed(assessments.NounException, one.ID,
				"approver"); err != nil {
				return err
			}
		}
		one.Revocation, err = t.revocation(r, one.RevokedReason)
	case *assessments.ApprovalCondition:
		one.Recording = born
		if one.Status == "met" || one.Status == "waived" {
			_, one.CloseRecordedBy, err = t.changed(assessments.NounCondition, one.ID, "status")
		}
	}
	return err
}

func (t *tx) revocation(r assessments.Record, reason string) (assessments.Revocation, error) {
	if reason == "" {
		return assessments.Revocation{}, nil
	}
	at, by, err := t.changed(r.Noun(), r.Key(), "revoked_reason")
	return assessments.Revocation{RevokedBy: by, RevokedOn: dayOf(at)}, err
}

// changed says when, and by whom, a field was last changed; a change's place in its event orders those
// of one event.
func (t *tx) changed(n assessments.Noun, id, field string) (assessments.Moment, string, error) {
	var at, position int64
	var a assessments.Actor
	found, err := t.s.scan(t.ctx, `SELECT j."at", c."position", j."actor_name", j."actor_role" FROM "journal_change" c
		JOIN "journal" j ON j."seq" = c."event" WHERE c."noun" = ? AND c."record" = ? AND c."field" = ?
		ORDER BY c."event" DESC, c."position" DESC LIMIT 1`, []any{string(n), id, field}, &at, &position, &a.Name, &a.Role)
	if err != nil || !found {
		return 0, "", wrapChanged(err, n, id)
	}
	return assessments.Moment(at + position), a.String(), nil
}

func wrapChanged(err error, n assessments.Noun, id string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("read who changed %s %s: %w", n, id, err)
}

func dayOf(m assessments.Moment) assessments.Date {
	if m == 0 {
		return ""
	}
	return assessments.DateOf(m.Time())
}
