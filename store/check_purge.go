package store

import (
	"fmt"

	"countersign/assessments"
)

// recordKey names a record.
type recordKey struct {
	noun assessments.Noun
	id   string
}

// fieldKey names a field of a record.
type fieldKey struct {
	recordKey
	field string
}

// purgedChange is a change that says that its words were purged.
type purgedChange struct {
	seq, position int64
	fieldKey
}

// purgeEvent is a purge as the journal holds it: an event that made a tombstone. It names each field
// of which it erased words up to then, and the records that it is about; of these, older versions of
// the program named only the fields that it changed.
type purgeEvent struct {
	seq     int64
	fields  map[fieldKey]bool
	named   map[recordKey]bool // records of which it names fields
	records map[recordKey]bool
}

// purgeOf records what a purge covers.
func (c *check) purgeOf(e *assessments.Event) {
	if !e.Verb.Purges() {
		return
	}
	p := &purgeEvent{
		seq: e.Seq, fields: map[fieldKey]bool{}, named: map[recordKey]bool{},
		records: map[recordKey]bool{},
	}
	of, stones := map[string]recordKey{}, 0
	for _, change := range e.Changes {
		k := recordKey{change.Noun, change.ID}
		if change.Before == assessments.Purged {
			p.fields[fieldKey{k, change.Field}], p.named[k] = true, true
		}
		p.records[k] = true
		if change.Noun != assessments.NounTombstone {
			continue
		}
		stone := of[change.ID]
		switch change.Field {
		case assessments.Existence:
			stones++
		case "of_noun":
			stone.noun = assessments.Noun(change.After)
		case "of_id":
			stone.id = change.After
		}
		of[change.ID] = stone
	}
	if stones == 0 {
		return // without a tombstone nothing says what was purged
	}
	p.records[recordKey{e.Subject, e.SubjectID}] = true
	for _, k := range of {
		p.records[k] = true
	}
	c.purgeEvents[e.Seq] = p
}

// purges believes a change marked as purged only for a field that a purge may erase, and only where a
// purge at or after it covers the field.
func (c *check) purges() error {
	for _, p := range c.purged {
		place := fmt.Sprintf("%s (%s %s, field %s)", changePlace(p.seq, p.position), p.noun, p.id, p.field)
		switch {
		case !assessments.MayPurge(p.noun, p.field):
			c.damage(assessments.InPurges, place, "is marked as purged, and a purge never erases this")
		case !c.covered(p):
			c.damage(assessments.InPurges, place,
				"is marked as purged, and no purge with a tombstone covers it")
		}
	}
	return nil
}

func (c *check) covered(p purgedChange) bool {
	for _, e := range c.purgeEvents {
		if e.seq >= p.seq && (e.fields[p.fieldKey] || (e.records[p.recordKey] && !e.named[p.recordKey])) {
			return true
		}
	}
	return false
}
