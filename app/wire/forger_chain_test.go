package wire

import (
	"database/sql"
	"fmt"

	"countersign/assessments"
)

// continued puts an event at the end of the journal, sealed and linked as the program does it, with
// its changes. The statements come after it.
func continued(verb string, changes []assessments.Change, queries ...string) func(*sql.DB, string) error {
	return func(db *sql.DB, path string) error {
		e := assessments.Event{
			ID: "forged", At: 1_796_100_000_000_000,
			Actor: assessments.Actor{Name: "Ada Lindgren", Role: "legal"}, Verb: assessments.Verb(verb),
			Subject: "decision", SubjectID: "forged", Assessment: forgedAssessment, Changes: changes,
		}
		err := db.QueryRow(`SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1`).Scan(&e.Seq,
			&e.Previous)
		if err != nil {
			return err
		}
		e.Seq++
		for i, c := range changes {
			seal := assessments.ChangeSeal{Salt: "00", Digest: assessments.SealChange("00", c)}
			e.Seals = append(e.Seals, seal)
			if _, err := db.Exec(`INSERT INTO journal_change VALUES (?, ?, ?, ?, ?, ?, ?, '00', ?, 0)`,
				e.Seq, i, c.Noun, c.ID, c.Field, c.Before, c.After, seal.Digest); err != nil {
				return err
			}
		}
		if _, err := db.Exec(`INSERT INTO journal VALUES (?, ?, ?, ?, ?, '', ?, ?, ?, ?, '', '', ?, ?)`,
			e.Seq, e.ID, int64(e.At),
			e.Actor.Name, e.Actor.Role, e.Verb, e.Subject, e.SubjectID, e.Assessment, e.Previous,
			assessments.SealEvent(e)); err != nil {
			return err
		}
		if len(queries) == 0 {
			return nil
		}
		return statements(queries...)(db, path)
	}
}

// born are the changes that make a record.
func born(r assessments.Record) []assessments.Change { return assessments.Diff(nil, r) }

// set is one change of a field.
func set(noun assessments.Noun, id, field, before, after string) []assessments.Change {
	return []assessments.Change{{Noun: noun, ID: id, Field: field, Before: before, After: after}}
}

// rechained runs the statements and then computes the whole chain again from its first event.
func rechained(queries ...string) func(*sql.DB, string) error {
	return func(db *sql.DB, path string) error {
		if err := statements(queries...)(db, path); err != nil {
			return err
		}
		rows, err := db.Query(`SELECT seq, id, at, actor_name, actor_role, actor_key, verb, subject, subject_id, assessment, reverses, reason FROM journal ORDER BY seq`)
		if err != nil {
			return err
		}
		var all []assessments.Event
		for rows.Next() {
			var e assessments.Event
			if err := rows.Scan(&e.Seq, &e.ID, &e.At, &e.Actor.Name, &e.Actor.Role, &e.Actor.Key, &e.Verb,
				&e.Subject, &e.SubjectID, &e.Assessment, &e.Reverses, &e.Reason); err != nil {
				return err
			}
			all = append(all, e)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		previous := ""
		for i := range all {
			e := &all[i]
			e.Previous = previous
			if err := resealed(db, e); err != nil {
				return fmt.Errorf("event %d: %w", e.Seq, err)
			}
			previous = e.Digest
		}
		return nil
	}
}

func resealed(db *sql.DB, e *assessments.Event) error {
	rows, err := db.Query(`SELECT noun, record, field, before, after, salt, digest, purged FROM journal_change WHERE event = ? ORDER BY position`, e.Seq)
	if err != nil {
		return err
	}
	for rows.Next() {
		var c assessments.Change
		var s assessments.ChangeSeal
		if err := rows.Scan(&c.Noun, &c.ID, &c.Field, &c.Before, &c.After, &s.Salt, &s.Digest,
			&s.Purged); err != nil {
			return err
		}
		if !s.Purged {
			s.Digest = assessments.SealChange(s.Salt, c)
		}
		e.Changes, e.Seals = append(e.Changes, c), append(e.Seals, s)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for i, s := range e.Seals {
		if _, err := db.Exec(`UPDATE journal_change SET digest = ? WHERE event = ? AND position = (SELECT position FROM journal_change WHERE event = ? ORDER BY position LIMIT 1 OFFSET ?)`, s.Digest, e.Seq, e.Seq, i); err != nil {
			return err
		}
	}
	e.Digest = assessments.SealEvent(*e)
	_, err = db.Exec(`UPDATE journal SET previous = ?, digest = ? WHERE seq = ?`, e.Previous, e.Digest, e.Seq)
	return err
}
