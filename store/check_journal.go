package store

import (
	"context"
	"errors"
	"fmt"

	"countersign/assessments"
)

// journal walks the chain from the first event: numbers without gaps, each linked to the one before, every
// digest computed anew. A change that was purged keeps only its digest, which the event's own covers.
func (c *check) journal() error {
	query := "SELECT " + eventColumns + ` FROM "journal" WHERE "seq" > ? ORDER BY "seq" LIMIT 500`
	previous, seq := "", int64(0)
	for {
		events, err := c.v.headers(query, seq)
		if err != nil {
			return err
		}
		for i := range events {
			e := &events[i]
			if err := c.v.changes(e); err != nil {
				if c.ctx.Err() != nil {
					return err
				}
				c.damage(fmt.Sprintf("journal event %d", e.Seq), "%s", unreadable(err))
			} else {
				c.event(e, seq, previous)
			}
			seq, previous = e.Seq, e.Digest
			c.report.Events++
		}
		if len(events) == 0 {
			break
		}
	}
	c.report.Head = previous
	return c.strayChanges()
}

func (c *check) event(e *assessments.Event, seq int64, previous string) {
	place := fmt.Sprintf("journal event %d", e.Seq)
	if e.Seq != seq+1 {
		c.damage(place, "event %d should come here: one or more were taken out", seq+1)
	}
	if e.Previous != previous {
		c.damage(place, "is not linked to the event before it")
	}
	for i, change := range e.Changes {
		if !e.Seals[i].Purged && assessments.SealChange(e.Seals[i].Salt, change) != e.Seals[i].Digest {
			c.damage(fmt.Sprintf("%s, change %d (%s %s, field %s)", place, i+1, change.Noun, change.ID, change.Field), "is not as it was written")
		}
		if e.Seals[i].Purged && (change.Before != "" || change.After != "" || e.Seals[i].Salt != "") {
			c.damage(fmt.Sprintf("%s, change %d", place, i+1), "was purged, and yet has a text")
		}
	}
	if assessments.SealEvent(*e) != e.Digest {
		c.damage(place, "is not as it was written")
	}
}

// strayChanges finds changes whose event was taken out, and numbers that do not run on.
func (c *check) strayChanges() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "event", count(*), max("position") FROM "journal_change" GROUP BY "event"
		HAVING max("position") <> count(*) - 1 OR "event" NOT IN (SELECT "seq" FROM "journal")`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var event, count, last int64
		if err := rows.Scan(&event, &count, &last); err != nil {
			return err
		}
		c.damage(fmt.Sprintf("journal event %d", event), "its changes are not those that were written: %d are there, the last is number %d", count, last+1)
	}
	return rows.Err()
}

// records reads every record of every noun and compares it with what the journal says of it.
func (c *check) records() error {
	for _, noun := range assessments.Nouns() {
		if err := c.recordsOf(noun); err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.damage("records of "+string(noun), "%s", unreadable(err))
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
		r := assessments.New(noun)
		if err := tab.load(rows, r); err != nil {
			c.damage(fmt.Sprintf("%s %s", noun, r.Key()), "%s", err)
			continue
		}
		if err := c.compare(story, r); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return c.missing(story, noun, "")
}

// compare holds one record against the journal's last word on each of its fields.
func (c *check) compare(story *story, r assessments.Record) error {
	if err := c.missing(story, r.Noun(), r.Key()); err != nil {
		return err
	}
	last, err := story.take(r.Key())
	if err != nil || last == nil {
		return err
	}
	place := fmt.Sprintf("%s %s", r.Noun(), r.Key())
	if existence, ok := last[assessments.Existence]; ok && !existence.purged && existence.after == "" {
		c.damage(place, "is there, and the journal says that it was removed")
		return nil
	}
	_, born := last[assessments.Existence]
	empty := assessments.New(r.Noun()).Fields()
	for i, f := range r.Fields() {
		want, journaled := last[f.Name]
		if !journaled && born {
			want = word{after: empty[i].Value.String()}
		} else if !journaled {
			continue
		}
		if !want.purged && f.Value.String() != want.after {
			c.damage(place+", field "+f.Name, "is not what the journal says it was last changed to")
		}
	}
	return nil
}

// missing reports the records before id (all that are left for "") which the journal says are there.
func (c *check) missing(story *story, noun assessments.Noun, id string) error {
	for {
		at, ok, err := story.peek()
		if err != nil || !ok || (id != "" && at >= id) {
			return err
		}
		last, err := story.take(at)
		if err != nil {
			return err
		}
		if existence, ok := last[assessments.Existence]; ok && !existence.purged && existence.after != "" {
			c.damage(fmt.Sprintf("%s %s", noun, at), "is missing: the journal says that it is there")
		}
	}
}

// told opens the journal's changes to a noun's records, record by record and oldest first.
func (c *check) told(noun assessments.Noun) (*story, error) {
	rows, err := c.v.s.query(context.WithoutCancel(c.ctx), `SELECT "record", "field", "after", "purged" FROM "journal_change" WHERE "noun" = ? ORDER BY "record", "event", "position"`, string(noun))
	if err != nil {
		return nil, err
	}
	return &story{rows: rows}, nil
}
