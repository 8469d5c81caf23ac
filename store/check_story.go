package store

import (
	"context"
	"database/sql"

	"countersign/assessments"
)

// entry is a change as the journal tells it.
type entry struct {
	seq, position        int64
	field, before, after string
	purged               bool
}

// story walks the changes to one noun's records in the order of their ids, oldest first, alongside the records
// themselves, so that no more than one record's changes are in memory.
type story struct {
	rows   *sql.Rows
	record string // of the current row
	entry  entry
	held   bool // there is a current row
	ended  bool
}

// told opens the journal's changes to a noun's records.
func (c *check) told(noun assessments.Noun) (*story, error) {
	rows, err := c.v.s.query(context.WithoutCancel(c.ctx), `SELECT "record", "event", "position", "field", "before", "after", "purged"
		FROM "journal_change" WHERE "noun" = ? ORDER BY "record", "event", "position"`, string(noun))
	if err != nil {
		return nil, err
	}
	return &story{rows: rows}, nil
}

// peek returns the record whose changes come next; false at the end.
func (s *story) peek() (string, bool, error) {
	if s.held || s.ended {
		return s.record, s.held, nil
	}
	if !s.rows.Next() {
		s.ended = true
		return "", false, s.rows.Err()
	}
	e := &s.entry
	err := s.rows.Scan(&s.record, &e.seq, &e.position, &e.field, &e.before, &e.after, &e.purged)
	if err != nil {
		return "", false, err
	}
	s.held = true
	return s.record, true, nil
}

// take reads the changes of a record; none when the next changes are of another.
func (s *story) take(id string) ([]entry, error) {
	var out []entry
	for {
		at, ok, err := s.peek()
		if err != nil || !ok || at != id {
			return out, err
		}
		out = append(out, s.entry)
		s.held = false
	}
}

func (s *story) close() error { return s.rows.Close() }
