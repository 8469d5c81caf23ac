package store

import (
	"database/sql"
	"errors"
	"fmt"
	"maps"

	"countersign/assessments"
	"countersign/assessments/port"
)

// records reads every record of every noun and compares it with what the journal says of it.
func (c *check) records() error {
	for _, noun := range assessments.Nouns() {
		if err := c.recordsOf(noun); err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.damage(port.InRecords, "records of "+string(noun), "%s", unreadable(err))
		}
	}
	return nil
}

func (c *check) recordsOf(noun assessments.Noun) (err error) {
	story, err := c.told(noun)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, story.close()) }()
	tab := tables()[noun]
	rows, err := c.v.s.query(c.ctx, tab.list+` ORDER BY "id"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		c.report.Records[noun]++
		r, raw, err := tab.loadRaw(rows)
		if err != nil {
			c.damage(port.InRecords, recordPlace(noun, r.Key()), "%s", unreadable(err))
		}
		if err := c.compare(story, r, raw); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return c.missing(story, noun, func(string) bool { return true })
}

func recordPlace(noun assessments.Noun, id string) string { return fmt.Sprintf("%s %s", noun, id) }

// loadRaw reads a record and its fields as they are stored.
func (t *table) loadRaw(rows *sql.Rows) (assessments.Record, []string, error) {
	r := assessments.New(t.noun)
	raw := make([]sql.NullString, len(t.columns)+1)
	dest := make([]any, len(raw))
	for i := range raw {
		dest[i] = &raw[i]
	}
	if err := rows.Scan(dest...); err != nil {
		return r, nil, err
	}
	r.SetKey(raw[0].String)
	out := make([]string, len(t.columns))
	for i, f := range r.Fields() {
		out[i] = raw[i+1].String
		if err := f.Value.Set(out[i]); err != nil {
			return r, nil, fmt.Errorf("in “%s”: %w", f.Name, err)
		}
	}
	return r, out, nil
}

// compare holds one record against the journal: it must have been made there, and each field must be what the
// journal says last. Without raw only what comes before it in the journal is looked at.
func (c *check) compare(story *story, r assessments.Record, raw []string) error {
	err := c.missing(story, r.Noun(), func(id string) bool { return id < r.Key() })
	if err != nil {
		return err
	}
	entries, err := story.take(r.Key())
	if err != nil || raw == nil {
		return err
	}
	place := recordPlace(r.Noun(), r.Key())
	if len(entries) == 0 {
		c.damage(port.InRecords, place, "is there, and no event of the journal made it")
		return nil
	}
	l := c.replay(r.Noun(), r.Key(), entries)
	if !l.there {
		c.damage(port.InRecords, place, "is there, and the journal says that it was removed or never made")
		return nil
	}
	for i, f := range r.Fields() {
		want := l.fields[f.Name]
		switch {
		case want.purged && !assessments.IsPurged(f.Value.String()):
			c.damage(port.InRecords, place+", field "+f.Name, "has a text, and the journal says that it was purged")
		case !want.purged && f.Value.String() != want.text:
			c.damage(port.InRecords, place+", field "+f.Name, "is not what the journal says it was last changed to")
		case f.Value.String() != raw[i]:
			c.damage(port.InRecords, place+", field "+f.Name, "is not stored in the form that Countersign writes")
		}
	}
	return nil
}

// missing reports the records that come next in the journal, as long as passed says so, and are said to be
// there.
func (c *check) missing(story *story, noun assessments.Noun, passed func(id string) bool) error {
	for {
		at, ok, err := story.peek()
		if err != nil || !ok || !passed(at) {
			return err
		}
		entries, err := story.take(at)
		if err != nil {
			return err
		}
		if c.replay(noun, at, entries).there {
			c.damage(port.InRecords, recordPlace(noun, at), "is missing: the journal says that it is there")
		}
	}
}

// life is a record as its changes leave it.
type life struct {
	there  bool
	fields map[string]word
}

// word is the journal's last word on a field; its text is not known once it was purged.
type word struct {
	text   string
	purged bool
}

// replay follows a record through its changes: it is made, changed from what it was, removed. A change that does
// not begin where the one before ended was not made by the program.
func (c *check) replay(noun assessments.Noun, id string, entries []entry) life {
	l, astray := life{fields: maps.Clone(tables()[noun].empty)}, false
	for _, e := range entries {
		odd := func(message string) {
			place := fmt.Sprintf("%s (%s %s, field %s)", changePlace(e.seq, e.position), noun, id, e.field)
			c.damage(port.InJournal, place, "%s", message)
		}
		if e.field == assessments.Existence {
			if !l.turn(e, noun) {
				odd("makes or removes a record that is already so")
			}
			continue
		}
		was, known := l.fields[e.field]
		erased := e.before == assessments.Purged && c.purgeEvents[e.seq] != nil // the event names what it erased
		switch {
		case !known: // named with the journal
		case erased && !l.there && assessments.IsPurged(e.after):
			continue // of a record that was removed before
		case erased:
		case !l.there && astray: // named once
		case !l.there:
			astray = true
			odd("changes a record that is not there yet, or no more")
		case !e.purged && !was.purged && e.before != was.text:
			odd("does not begin with what the field held before")
		}
		l.fields[e.field] = word{e.after, e.purged}
	}
	return l
}

// turn makes or removes the record; false where it can be neither.
func (l *life) turn(e entry, noun assessments.Noun) bool {
	made, removed := e.before == "" && e.after == "1", e.before == "1" && e.after == ""
	if e.purged || (made && l.there) || (removed && !l.there) || made == removed {
		return e.purged // named with the purges
	}
	l.there = made
	if removed {
		l.fields = maps.Clone(tables()[noun].empty)
	}
	return true
}
