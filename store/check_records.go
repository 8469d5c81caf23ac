package store

import (
	"database/sql"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"

	"countersign/assessments"
)

// records reads every record of every noun and compares it with what the journal says of it.
func (c *check) records() error {
	if !c.walked {
		c.damage(assessments.InRecords, "records",
			"were not compared with the journal, which cannot be read through")
		c.partly[assessments.CheckedRecords] = true
		return nil
	}
	for _, noun := range assessments.Nouns() {
		if err := c.recordsOf(noun); err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.damage(assessments.InRecords, "records of "+string(noun), "%s", unreadable(err))
			c.partly[assessments.CheckedRecords] = true
		}
	}
	return nil
}

func (c *check) recordsOf(noun assessments.Noun) error {
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
			c.damage(assessments.InRecords, recordPlace(noun, r.Key()), "%s", unreadable(err))
		}
		c.compare(tab, r, raw)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(c.lives[noun])) {
		if l := c.lives[noun][id]; l.there && !l.seen {
			c.damage(assessments.InRecords, recordPlace(noun, id),
				"is missing: the journal says that it is there")
		}
	}
	return nil
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
// journal says last. Without raw the record could not be read, which was named.
func (c *check) compare(tab *table, r assessments.Record, raw []string) {
	l := c.lives[tab.noun][r.Key()]
	if l != nil {
		l.seen = true
	}
	place := recordPlace(tab.noun, r.Key())
	switch {
	case raw == nil:
		return
	case l == nil:
		c.damage(assessments.InRecords, place, "is there, and no event of the journal made it")
		return
	case !l.there:
		c.damage(assessments.InRecords, place,
			"is there, and the journal says that it was removed or never made")
		return
	}
	for i, f := range r.Fields() {
		want, text := l.fields[i], f.Value.String()
		switch {
		case want.purged && !assessments.IsPurged(text):
			c.damage(assessments.InRecords, place+", field "+
				f.Name, "has a text, and the journal says that it was purged")
		case !want.purged && wordOf(text) != want:
			c.damage(assessments.InRecords, place+", field "+
				f.Name, "is not what the journal says it was last changed to")
		case text != raw[i]:
			c.damage(assessments.InRecords, place+", field "+
				f.Name, "is not stored in the form that Countersign writes")
		}
	}
}

// life is a record as the changes up to now leave it.
type life struct {
	there  bool
	astray bool // it was changed while it was not there, which was named
	seen   bool // the record was found
	fields []word
}

// word is the journal's last word on a field: a digest of its text under a seed that only this run
// knows, so that a large workspace is compared in little memory. The text is not known once it was
// purged.
type word struct {
	digest uint64
	purged bool
}

var wordSeed = maphash.MakeSeed()

func wordOf(text string) word { return word{digest: maphash.String(wordSeed, text)} }

// follow takes in the changes of an event, in the order of the journal: each record is made, changed
// from what it was, removed. A change that does not begin where the one before ended was not made by
// the program.
func (c *check) follow(e *assessments.Event) {
	for i, change := range e.Changes {
		tab, known := tables()[change.Noun]
		if !known {
			continue // named with the journal
		}
		of := c.lives[change.Noun]
		if of == nil {
			of = map[string]*life{}
			c.lives[change.Noun] = of
		}
		l := of[change.ID]
		if l == nil {
			l = &life{fields: slices.Clone(tab.blank)}
			of[change.ID] = l
		}
		if message := l.step(tab, change, e.Seals[i].Purged, c.purgeEvents[e.Seq] != nil); message != "" {
			place := fmt.Sprintf("%s (%s %s, field %s)", changePlace(e.Seq, int64(i)), change.Noun, change.ID,
				change.Field)
			c.damage(assessments.InJournal, place, "%s", message)
		}
	}
}

// step takes in one change, and says what is odd about it. A purge names what it erased.
func (l *life) step(tab *table, change assessments.Change, purged, inPurge bool) (odd string) {
	if change.Field == assessments.Existence {
		if !l.turn(tab, change, purged) {
			return "makes or removes a record that is already so"
		}
		return ""
	}
	at, known := tab.place[change.Field]
	if !known {
		return "" // named with the journal
	}
	erased := change.Before == assessments.Purged && inPurge
	switch was := l.fields[at]; {
	case erased && !l.there && assessments.IsPurged(change.After):
		return "" // of a record that was removed before
	case erased:
	case !l.there && l.astray: // named once
	case !l.there:
		l.astray = true
		odd = "changes a record that is not there yet, or no more"
	case !purged && !was.purged && wordOf(change.Before) != was:
		odd = "does not begin with what the field held before"
	}
	l.fields[at] = wordOf(change.After)
	l.fields[at].purged = purged
	return odd
}

// turn makes or removes the record; false if it can be neither.
func (l *life) turn(tab *table, e assessments.Change, purged bool) bool {
	made, removed := e.Before == "" && e.After == "1", e.Before == "1" && e.After == ""
	if purged || (made && l.there) || (removed && !l.there) || made == removed {
		return purged // named with the purges
	}
	l.there = made
	if removed {
		copy(l.fields, tab.blank)
	}
	return true
}
