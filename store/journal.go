package store

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

const eventColumns = `"seq", "id", "at", "actor_name", "actor_role", "actor_key", "verb", "subject", "subject_id", "assessment", "reverses", "reason", "previous", "digest"`

// Append seals the event onto the chain, setting Seq, Seals, Previous and Digest.
func (t *tx) Append(e *assessments.Event) error {
	last, previous, err := t.Head()
	if err != nil {
		return err
	}
	e.Seq, e.Previous = last+1, previous
	e.Seals = make([]assessments.ChangeSeal, len(e.Changes))
	salts := make([]byte, 16*len(e.Changes))
	if _, err := io.ReadFull(t.w.o.Random, salts); err != nil {
		return fmt.Errorf("salt the journal: %w", err)
	}
	for i, c := range e.Changes {
		salt := hex.EncodeToString(salts[16*i : 16*i+16])
		e.Seals[i] = assessments.ChangeSeal{Salt: salt, Digest: assessments.SealChange(salt, c)}
	}
	e.Digest = assessments.SealEvent(*e)
	_, err = t.s.exec(t.plain(), `INSERT INTO "journal" (`+eventColumns+
		`) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		e.Seq, e.ID, int64(e.At), e.Actor.Name, e.Actor.Role, e.Actor.Key, string(e.Verb), string(e.Subject),
		e.SubjectID, e.Assessment, e.Reverses, e.Reason, e.Previous, e.Digest)
	if err != nil {
		return fmt.Errorf("append event %s: %w", e.ID, err)
	}
	t.head = head{seq: e.Seq, digest: e.Digest}
	for i, c := range e.Changes {
		_, err := t.s.exec(t.plain(), `INSERT INTO "journal_change" ("event", "position", "noun", "record", "field", "before", "after", "salt", "digest", "purged") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
			e.Seq, i, string(c.Noun), c.ID, c.Field, c.Before, c.After, e.Seals[i].Salt, e.Seals[i].Digest)
		if err != nil {
			return fmt.Errorf("append event %s, change %d: %w", e.ID, i+1, err)
		}
	}
	t.made = append(t.made, *e)
	return nil
}

// Events returns journal events, newest first.
func (v *view) Events(q assessments.EventQuery) ([]assessments.Event, error) {
	var parts []string
	var args []any
	add := func(cond string, values ...any) {
		parts, args = append(parts, cond), append(args, values...)
	}
	if q.ID != "" {
		add(`"id" = ?`, q.ID)
	}
	if q.Noun != "" {
		touched := `"seq" IN (SELECT "event" FROM "journal_change" WHERE "noun" = ?`
		if q.RecordID != "" {
			add(`(`+touched+` AND "record" = ?) OR ("subject" = ? AND "subject_id" = ?))`, string(q.Noun),
				q.RecordID, string(q.Noun), q.RecordID)
		} else {
			add(`(`+touched+`) OR "subject" = ?)`, string(q.Noun), string(q.Noun))
		}
	}
	if q.Assessment != "" {
		add(`"assessment" = ?`, q.Assessment)
	}
	if len(q.Assessments) > 0 {
		marks, of := inList(anyOf(q.Assessments))
		add(`"assessment" IN `+marks, of...)
	}
	if q.Before > 0 {
		add(`"seq" < ?`, q.Before)
	}
	if q.After > 0 {
		add(`"seq" > ?`, q.After)
	}
	query := "SELECT " + eventColumns + ` FROM "journal"`
	if len(parts) > 0 {
		query += " WHERE " + strings.Join(parts, " AND ")
	}
	query += ` ORDER BY "seq" DESC`
	if q.Limit > 0 {
		query += " LIMIT ?"
		args = append(args, q.Limit)
	}
	events, err := v.headers(query, args...)
	if err != nil {
		return nil, err
	}
	return events, v.changes(events)
}

// Head is the newest event of all, by its place and digest; 0 and "" while there is none.
func (v *view) Head() (seq int64, digest string, err error) {
	if _, err = v.s.scan(v.ctx, `SELECT "seq", "digest" FROM "journal" ORDER BY "seq" DESC LIMIT 1`, nil,
		&seq, &digest); err != nil {
		err = fmt.Errorf("read the journal's head: %w", err)
	}
	return seq, digest, err
}

// Newest reads the newest event of every assessment in one question.
func (v *view) Newest() (func(assessment string) string, error) {
	rows, err := v.s.query(v.ctx, `SELECT j."assessment", j."seq", j."digest" FROM "journal" j
		JOIN (SELECT "assessment", MAX("seq") AS "top" FROM "journal" GROUP BY "assessment") t ON t."top" = j."seq"`)
	if err != nil {
		return nil, fmt.Errorf("find the newest events: %w", err)
	}
	defer rows.Close()
	type event struct {
		seq    int64
		digest string
	}
	newest := map[string]event{}
	for rows.Next() {
		var of string
		var e event
		if err := rows.Scan(&of, &e.seq, &e.digest); err != nil {
			return nil, fmt.Errorf("find the newest events: %w", err)
		}
		newest[of] = e
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("find the newest events: %w", err)
	}
	return func(assessment string) string {
		own, common := newest[assessment], newest[""]
		if own.seq > common.seq {
			return own.digest
		}
		return common.digest
	}, nil
}

func (v *view) headers(query string, args ...any) ([]assessments.Event, error) {
	rows, err := v.s.query(v.ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("read the journal: %w", err)
	}
	defer rows.Close()
	var out []assessments.Event
	for rows.Next() {
		var e assessments.Event
		if err := rows.Scan(&e.Seq, &e.ID, &e.At, &e.Actor.Name, &e.Actor.Role, &e.Actor.Key, &e.Verb,
			&e.Subject, &e.SubjectID, &e.Assessment, &e.Reverses, &e.Reason, &e.Previous,
			&e.Digest); err != nil {
			return nil, fmt.Errorf("read the journal: %w", err)
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// changes reads the changes of events, which are the newest first, and their seals.
func (v *view) changes(events []assessments.Event) error {
	for len(events) > 0 {
		n := min(len(events), maxValues)
		if err := v.changesOf(events[:n]); err != nil {
			return err
		}
		events = events[n:]
	}
	return nil
}

func (v *view) changesOf(events []assessments.Event) error {
	at := make(map[int64]*assessments.Event, len(events))
	of := make([]any, len(events))
	for i := range events {
		at[events[i].Seq], of[i] = &events[i], events[i].Seq
	}
	marks, of := inList(of)
	rows, err := v.s.query(v.ctx, `SELECT "event", "noun", "record", "field", "before", "after", "salt", "digest", "purged"
		FROM "journal_change" WHERE "event" IN `+marks+` ORDER BY "event", "position"`, of...)
	if err != nil {
		return fmt.Errorf("read the changes of %d events: %w", len(events), err)
	}
	defer rows.Close()
	// A journal has thousands of changes: what is scanned into is made once, and of types that need no reflection.
	var seq int64
	var noun string
	var c assessments.Change
	var seal assessments.ChangeSeal
	into := []any{&seq, &noun, &c.ID, &c.Field, &c.Before, &c.After, &seal.Salt, &seal.Digest, &seal.Purged}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return fmt.Errorf("read the changes of %d events: %w", len(events), err)
		}
		c.Noun = assessments.Noun(noun)
		e := at[seq]
		if e == nil { // in a damaged file an index and its table can disagree
			return fmt.Errorf("a change of event %d is filed under another", seq)
		}
		e.Changes, e.Seals = append(e.Changes, c), append(e.Seals, seal)
	}
	return rows.Err()
}

func anyOf(values []string) []any {
	out := make([]any, len(values))
	for i, v := range values {
		out[i] = v
	}
	return out
}

// inList is “(?, ?, …)” for the values, which are padded to a power of two by repeating the last, so that few
// different statements are prepared.
func inList(values []any) (marks string, padded []any) {
	n := 1
	for n < len(values) {
		n *= 2
	}
	for len(values) < n {
		values = append(values, values[len(values)-1])
	}
	return "(?" + strings.Repeat(", ?", n-1) + ")", values
}

// ChangesAfter reads the changes of events after seq that belong to one of the assessments or to none,
// oldest first.
func (v *view) ChangesAfter(seq int64, of ...string) ([]port.EventChange, error) {
	var out []port.EventChange
	common := []any{""}
	for first := true; first || len(of) > 0; first = false {
		n := min(len(of), maxValues)
		wanted := common
		for _, id := range of[:n] {
			wanted = append(wanted, id)
		}
		some, err := v.changesAfter(seq, wanted)
		if err != nil {
			return nil, fmt.Errorf("read changes after event %d: %w", seq, err)
		}
		out, of, common = append(out, some...), of[n:], nil
	}
	slices.SortStableFunc(out, func(a, b port.EventChange) int { return cmp.Compare(a.Event, b.Event) })
	return out, nil
}

func (v *view) changesAfter(seq int64, of []any) (out []port.EventChange, err error) {
	marks, of := inList(of)
	rows, err := v.s.query(v.ctx, `SELECT c."noun", c."record", c."field", c."before", c."after", j."seq", j."assessment"
		FROM "journal" j JOIN "journal_change" c ON c."event" = j."seq"
		WHERE j."seq" > ? AND j."assessment" IN `+marks+` ORDER BY j."seq", c."position"`, append([]any{seq}, of...)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c port.EventChange
		if err := rows.Scan(&c.Noun, &c.ID, &c.Field, &c.Before, &c.After, &c.Event,
			&c.Assessment); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}

// Born finds the newest events in which records were created.
func (v *view) Born(noun assessments.Noun, ids ...string) (map[string]int64, error) {
	out := make(map[string]int64, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), maxValues)
		wanted := make([]any, n)
		for i, id := range ids[:n] {
			wanted[i] = id
		}
		if err := v.born(noun, wanted, out); err != nil {
			return nil, fmt.Errorf("find the events that made a %s: %w", noun, err)
		}
		ids = ids[n:]
	}
	return out, nil
}

func (v *view) born(noun assessments.Noun, ids []any, into map[string]int64) error {
	marks, ids := inList(ids)
	rows, err := v.s.query(v.ctx, `SELECT "record", max("event") FROM "journal_change"
		WHERE "noun" = ? AND "record" IN `+marks+` AND "field" = '' AND "after" = '1' GROUP BY "record"`, append([]any{string(noun)}, ids...)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var seq int64
		if err := rows.Scan(&id, &seq); err != nil {
			return err
		}
		into[id] = seq
	}
	return rows.Err()
}
