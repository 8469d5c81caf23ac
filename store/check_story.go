package store

import "database/sql"

// word is the journal's last word on a field.
type word struct {
	after  string
	purged bool
}

// story walks the changes to one noun's records beside the records themselves, both ordered by id, so that
// no more than one record's changes are in memory.
type story struct {
	rows   *sql.Rows
	record string // of the row at hand
	field  string
	word   word
	held   bool // a row is at hand
	ended  bool
}

// peek is the record whose changes come next; false at the end.
func (s *story) peek() (string, bool, error) {
	if s.held || s.ended {
		return s.record, s.held, nil
	}
	if !s.rows.Next() {
		s.ended = true
		return "", false, s.rows.Err()
	}
	if err := s.rows.Scan(&s.record, &s.field, &s.word.after, &s.word.purged); err != nil {
		return "", false, err
	}
	s.held = true
	return s.record, true, nil
}

// take reads the last word on each field of a record; nil when the record at hand is another.
func (s *story) take(id string) (map[string]word, error) {
	var out map[string]word
	for {
		at, ok, err := s.peek()
		if err != nil || !ok || at != id {
			return out, err
		}
		if out == nil {
			out = map[string]word{}
		}
		out[s.field] = s.word
		s.held = false
	}
}

func (s *story) close() error { return s.rows.Close() }
