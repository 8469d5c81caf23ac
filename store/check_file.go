package store

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"countersign/assessments"
)

// schemaCheck looks through the file as SQLite sees it, before its records are read.
type schemaCheck struct{ *check }

// definitions names tables, indexes, views and triggers that the migrations do not make. Where one of ours is
// not as they make it, nothing is read any further: reading would run what is there in its place.
func (c schemaCheck) definitions() error {
	odd, err := strangers(c.ctx, c.v.s)
	if err != nil {
		return err
	}
	for _, name := range odd.changed {
		c.damage(assessments.InDefinitions, name, "is missing, or is not as Countersign made it")
	}
	for _, name := range odd.foreign {
		c.damage(assessments.InDefinitions, name, "was not made by Countersign")
	}
	c.foreign = len(odd.foreign) > 0
	if c.unread = len(odd.changed) > 0; c.unread {
		c.damage(assessments.InDefinitions, "records, journal and files",
			"were not read: reading would run what is there in place of the tables")
	}
	return nil
}

// structure asks SQLite about its own pages and indexes; the search has its own check. Where something is not
// ours, only our tables are looked at.
func (c schemaCheck) structure() error {
	if c.unread {
		return nil
	}
	queries := []string{"PRAGMA integrity_check(20)"}
	if c.foreign {
		names, err := c.ours()
		if err != nil {
			return err
		}
		queries = queries[:0]
		for _, name := range names {
			queries = append(queries, "PRAGMA integrity_check("+quoted(name)+")")
		}
	}
	c.rereadSearch()
	for _, query := range queries {
		if err := c.pragma(query); err != nil {
			return err
		}
	}
	return nil
}

// rereadSearch makes this connection forget which segments the search had. SQLite's own check takes
// the list of them that was read last, without asking whether another connection merged them since,
// and calls segments that were merged damaged; a query asks first. What is really damaged is named by
// the check.
func (c schemaCheck) rereadSearch() {
	_, _ = c.v.s.number(c.ctx, `SELECT rowid FROM "search" LIMIT 1`)
}

// recordTables asks SQLite about the tables of records and of the journal: an index that leaves rows
// out would hide them from what was compared.
func (c schemaCheck) recordTables() error {
	if c.unread {
		return nil
	}
	names := []string{"journal", "journal_change"}
	for _, noun := range assessments.Nouns() {
		names = append(names, string(noun))
	}
	for _, name := range names {
		if err := c.pragma("PRAGMA integrity_check(" + quoted(name) + ")"); err != nil {
			return err
		}
	}
	return nil
}

func (c schemaCheck) pragma(query string) error {
	rows, err := c.v.s.query(c.ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		switch {
		case strings.Contains(strings.ToLower(line), "fts5"):
			c.derivedDamage(assessments.InSearch, "search", "its lists of words are damaged")
		case line != "ok":
			c.damage(assessments.InFile, "the file's structure", "%s", line)
		}
	}
	return rows.Err()
}

// ours are the names of our tables; what the search keeps for itself is part of it.
func (c schemaCheck) ours() ([]string, error) {
	all, err := definitionsOf(latest())
	var out []string
	for name := range all {
		name, table := strings.CutPrefix(name, "table ")
		if table && !strings.HasPrefix(name, "search_") && !strings.HasPrefix(name, "sqlite_") {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, err
}

// size finds bytes behind the last page: nothing of ours is there.
func (c schemaCheck) size() error {
	pages, err := c.v.s.number(c.ctx, "PRAGMA page_count")
	if err != nil {
		return err
	}
	size, err := c.v.s.number(c.ctx, "PRAGMA page_size")
	if err != nil {
		return err
	}
	st, err := os.Stat(c.w.path)
	if err != nil {
		return err
	}
	if more := st.Size() - pages*size; more > 0 {
		c.damage(assessments.InFile, fmt.Sprintf("the file, byte %d and on", pages*size),
			"holds %d bytes behind the workspace's end that no record uses: another program appended them, or an earlier log was put beside the file and moved into it; nothing of the journal is in them, so restore a backup, or go on with a backup made now, which leaves them out",
			more)
	}
	return nil
}

// references names every reference of our tables to a record that is not there.
func (c schemaCheck) references() error {
	names, err := c.ours()
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := c.referencesOf(name); err != nil {
			return err
		}
	}
	return nil
}

func (c schemaCheck) referencesOf(name string) error {
	rows, err := c.v.s.query(c.ctx, "PRAGMA foreign_key_check("+quoted(name)+")")
	if err != nil {
		return err
	}
	type lost struct {
		table, parent string
		rowid, key    int64
	}
	var all []lost
	for rows.Next() {
		var l lost
		var rowid *int64 // a table without rowids has none
		if err := rows.Scan(&l.table, &rowid, &l.parent, &l.key); err != nil {
			return errors.Join(err, rows.Close())
		}
		if rowid != nil {
			l.rowid = *rowid
		}
		all = append(all, l)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	for _, l := range all {
		place := fmt.Sprintf("%s, row %d", l.table, l.rowid)
		to := ""
		if tab, ok := tables()[assessments.Noun(l.table)]; ok {
			field, id, target := c.v.reference(tab, l.rowid, l.key)
			place, to = fmt.Sprintf("%s %s, field %s", l.table, id, field), " “"+printable(target)+"”"
		}
		c.damage(assessments.InReferences, place, "refers to %s%s that is not there",
			assessments.Noun(l.parent).One(), to)
	}
	return nil
}
