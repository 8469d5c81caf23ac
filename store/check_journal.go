package store

import (
	"fmt"

	"countersign/assessments"
)

// journal walks the chain from the first event: numbers without gaps, each linked to the one before, every
// digest computed again. A change that was purged keeps only its digest, which the event's own covers; it and
// the purges are noted for purges to compare. It follows each record through its changes, for records
// to compare.
func (c *check) journal() error {
	query := "SELECT " + eventColumns + ` FROM "journal" WHERE "seq" > ? ORDER BY "seq" LIMIT 500`
	previous, seq, first := "", int64(0), true
	for {
		after := seq
		if first {
			after = -1 << 63 // events before the first are no events of ours, and are named
		}
		events, err := c.v.headers(query, after)
		if err != nil {
			return err
		}
		for i := range events {
			e := &events[i]
			if err := c.v.changesOf(events[i : i+1]); err != nil {
				if c.ctx.Err() != nil {
					return err
				}
				c.damage(assessments.InJournal, eventPlace(e.Seq), "%s", unreadable(err))
			} else {
				c.event(e, seq, previous)
			}
			seq, previous, first = e.Seq, e.Digest, false
			c.report.Events++
		}
		if len(events) == 0 {
			break
		}
	}
	c.report.Head, c.walked = previous, true
	return c.strayChanges()
}

func eventPlace(seq int64) string { return fmt.Sprintf("journal event %d", seq) }

// changePlace names a change of an event; position counts from 0.
func changePlace(seq, position int64) string {
	return fmt.Sprintf("journal event %d, change %d", seq, position+1)
}

func (c *check) event(e *assessments.Event, seq int64, previous string) {
	place := eventPlace(e.Seq)
	if e.Seq != seq+1 {
		c.damage(assessments.InJournal, place, "event %d should come here: one or more were taken out", seq+1)
	}
	if e.Previous != previous {
		c.damage(assessments.InJournal, place, "is not linked to the event before it")
	}
	if len(e.Changes) == 0 {
		c.damage(assessments.InJournal, place, "changes nothing: Countersign writes no such event")
	}
	for i := range e.Changes {
		c.change(e, i)
	}
	if assessments.SealEvent(*e) != e.Digest {
		c.damage(assessments.InJournal, place, "is not as it was written")
	}
	c.purgeOf(e)
	c.follow(e)
}

func (c *check) change(e *assessments.Event, i int) {
	change, seal := e.Changes[i], e.Seals[i]
	place := func() string {
		return fmt.Sprintf("%s (%s %s, field %s)", changePlace(e.Seq, int64(i)), change.Noun, change.ID,
			change.Field)
	}
	if tab, ok := tables()[change.Noun]; !ok {
		c.damage(assessments.InJournal, place(), "is of a kind of record that there is not")
	} else if _, ok := tab.place[change.Field]; !ok && change.Field != assessments.Existence {
		c.damage(assessments.InJournal, place(), "is of a field that %s has not", change.Noun.One())
	}
	if !seal.Purged {
		if assessments.SealChange(seal.Salt, change) != seal.Digest {
			c.damage(assessments.InJournal, place(), "is not as it was written")
		}
		if change.Field == "sha256" &&
			(change.Noun == assessments.NounVersion || change.Noun == assessments.NounRevision) {
			c.files[change.After] = true
		}
		return
	}
	if change.Before != "" || change.After != "" || seal.Salt != "" {
		c.damage(assessments.InPurges, place(), "was purged, and yet has a text")
	}
	c.purged = append(c.purged, purgedChange{
		e.Seq, int64(i),
		fieldKey{recordKey{change.Noun, change.ID}, change.Field},
	})
}

// strayChanges finds changes whose event was taken out, and numbers that do not run on.
func (c *check) strayChanges() error {
	rows, err := c.v.s.query(c.ctx, `SELECT "event", count(*), max("position") FROM "journal_change" GROUP BY "event"
		HAVING min("position") <> 0 OR max("position") <> count(*) - 1 OR min("purged") < 0 OR max("purged") > 1
		OR "event" NOT IN (SELECT "seq" FROM "journal")`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var event, count, last int64
		if err := rows.Scan(&event, &count, &last); err != nil {
			return err
		}
		c.damage(assessments.InJournal, eventPlace(event),
			"its changes are not those that were written: %d are there, the last is number %d", count, last+1)
	}
	return rows.Err()
}
