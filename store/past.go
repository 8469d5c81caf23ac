package store

import (
	"fmt"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Past calls fn for every change to a record, or to every record if noun is empty, oldest first.
func (v *view) Past(noun assessments.Noun, id string, fn func(port.Past) error) error {
	query := `SELECT "event", "position", "noun", "record", "field", "before", "after", "digest", "purged" FROM "journal_change"`
	var args []any
	if noun != "" {
		query, args = query+` WHERE "noun" = ? AND "record" = ?`, []any{string(noun), id}
	}
	rows, err := v.s.query(v.ctx, query+` ORDER BY "event", "position"`, args...)
	if err != nil {
		return fmt.Errorf("read the past of %s %s: %w", noun, id, err)
	}
	defer rows.Close()
	for rows.Next() {
		var p port.Past
		c := &p.Change
		if err := rows.Scan(&p.Event, &p.Position, &c.Noun, &c.ID, &c.Field, &c.Before, &c.After, &p.Digest,
			&p.Purged); err != nil {
			return fmt.Errorf("read the past of %s %s: %w", noun, id, err)
		}
		if err := fn(p); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Ever returns the ids of records whose field has, or by the journal had, a value.
func (v *view) Ever(noun assessments.Noun, field, value string) ([]string, error) {
	tab, err := tableOf(noun)
	if err != nil {
		return nil, err
	}
	c, err := tab.column(field)
	if err != nil {
		return nil, err
	}
	now, err := c.argument(value)
	if err != nil {
		return nil, err
	}
	rows, err := v.s.query(v.ctx, `SELECT "record" FROM "journal_change" WHERE "noun" = ? AND "field" = ? AND ("before" = ? OR "after" = ?)
		UNION SELECT "id" FROM `+quoted(string(noun))+` WHERE `+quoted(field)+` = ? ORDER BY 1`, string(noun), field, value, value, now)
	if err != nil {
		return nil, fmt.Errorf("look for %s records that had %s %s: %w", noun, field, value, err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// Erase removes salts and values of changes; their digests stay.
func (t *tx) Erase(changes ...port.Past) error {
	for _, p := range changes {
		res, err := t.s.exec(t.plain(), `UPDATE "journal_change" SET "before" = '', "after" = '', "salt" = '', "purged" = 1
			WHERE "event" = ? AND "position" = ? AND "purged" = 0`, p.Event, p.Position)
		if err != nil {
			return fmt.Errorf("erase change %d of event %d: %w", p.Position, p.Event, err)
		}
		if n, err := res.RowsAffected(); err != nil {
			return err
		} else if n != 1 {
			return fmt.Errorf("erase change %d of event %d: it is not there, or was erased before",
				p.Position, p.Event)
		}
		t.erased = true
	}
	return nil
}
