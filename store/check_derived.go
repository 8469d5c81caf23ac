package store

import (
	"errors"
	"fmt"

	codes "modernc.org/sqlite/lib"

	"countersign/assessments"
)

// derivedCheck looks through what can be made again.
type derivedCheck struct{ *check }

// search holds what the search keeps of records against the records.
func (c derivedCheck) search() error {
	expected := 0
	for _, noun := range assessments.Nouns() {
		if findable[noun] == nil {
			continue
		}
		rows, err := c.v.s.query(c.ctx, tables()[noun].list+` ORDER BY "id"`)
		if err != nil {
			return err
		}
		for rows.Next() {
			r := assessments.New(noun)
			if tables()[noun].load(rows, r) != nil {
				continue // reported with the records
			}
			body := findableText(r)
			if body != "" {
				expected++
			}
			var kept string
			_, err := c.v.s.scan(c.ctx, `SELECT "body" FROM "passage" WHERE "record" = ? AND "noun" = ?
				AND "position" = 0 AND "first" = 0 AND "last" = 0`, []any{r.Key(), string(noun)}, &kept)
			if err != nil {
				return errors.Join(err, rows.Close())
			}
			if kept != body {
				c.derivedDamage(assessments.InSearch, fmt.Sprintf("search, %s %s", noun, r.Key()),
					"is not what the record says")
			}
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return err
		}
	}
	n, err := c.v.s.number(c.ctx, `SELECT count(*) FROM "passage" WHERE "noun" <> 'text'`)
	if err == nil && n != int64(expected) {
		c.derivedDamage(assessments.InSearch, "search", "knows %d records where there are %d", n, expected)
	}
	return err
}

// wordLists finds passages whose words are not in the search, and words of passages that are not
// there. Whether the words are the right ones only SQLite can say, on a connection that may write.
func (c derivedCheck) wordLists() error {
	n, err := c.v.s.number(c.ctx, `SELECT count(*) FROM "passage" p FULL OUTER JOIN "search_docsize" d ON d."id" = p."id"
		WHERE p."id" IS NULL OR d."id" IS NULL`)
	if err == nil && n > 0 {
		c.derivedDamage(assessments.InSearch, "search", "its lists of words are of %d other passages", n)
	}
	if c.w.writer == nil {
		c.report.NotProved = append(c.report.NotProved,
			"That the search finds every word: its lists are compared with"+
				" the passages only where the workspace is open for writing (“check --rebuild” makes them again).")
	}
	return err
}

// words compares the search's lists of words with its passages. SQLite does that only on a connection
// that may write, so a workspace that is only read goes without.
func (c derivedCheck) words() error {
	if c.w.writer == nil {
		return nil
	}
	err := c.w.write(c.ctx, func(t *tx) error {
		_, err := t.s.exec(c.ctx, `INSERT INTO "search" ("search", "rank") VALUES ('integrity-check', 1)`)
		return err
	})
	if primary, _ := codeOf(err); primary == codes.SQLITE_CORRUPT {
		c.derivedDamage(assessments.InSearch, "search", "its lists of words are not those of its passages")
		return nil
	}
	return err
}

// rebuild recreates the search index, removes damaged texts, and empties the cache of figures; then it checks
// the result again.
func (c derivedCheck) rebuild() error {
	if c.w.writer == nil {
		return errReadOnly(c.w)
	}
	c.progress.Step(0, 0, "rebuilding")
	if err := c.w.write(c.ctx, c.remake); err != nil {
		return err
	}
	if err := (texts{c.w}).indexPending(c.ctx); err != nil {
		return err
	}
	c.report.Rebuilt = []string{"search", "summaries"}
	for _, digest := range c.badTexts {
		c.report.Rebuilt = append(c.report.Rebuilt, "text of "+digest+
			" (removed; it is read from its file when it is next needed)")
	}
	c.derived, c.badTexts = nil, nil
	err := c.w.read(c.ctx, func(v *view) error {
		c.v = v
		return errors.Join(fileCheck(c).texts(), c.search())
	})
	return errors.Join(err, c.words())
}

func (c derivedCheck) remake(t *tx) error {
	for _, digest := range c.badTexts {
		if _, err := t.s.exec(t.plain(), `DELETE FROM "text" WHERE "sha256" = ?`, digest); err != nil {
			return err
		}
	}
	for _, figures := range []string{`DELETE FROM "summary_discipline"`, `DELETE FROM "summary"`} {
		if _, err := t.s.exec(t.plain(), figures); err != nil {
			return err
		}
	}
	return t.remakeSearch()
}

// remakeSearch recreates the search index from the records, and marks every text to be indexed again.
func (t *tx) remakeSearch() error {
	for _, query := range []string{
		`INSERT INTO "search" ("search") VALUES ('delete-all')`,
		`DELETE FROM "passage"`,
		`UPDATE "text" SET "indexed" = 0`,
	} {
		if _, err := t.s.exec(t.plain(), query); err != nil {
			return err
		}
	}
	id := firstRecord
	for _, noun := range assessments.Nouns() {
		if findable[noun] == nil {
			continue
		}
		all, err := t.List(noun)
		if err != nil {
			return err
		}
		for _, r := range all {
			if body := findableText(r); body != "" {
				if err := t.addPassage(passage{id: id, noun: noun, record: r.Key(), body: body}); err != nil {
					return err
				}
				id++
			}
		}
	}
	return nil
}
