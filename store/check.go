package store

import (
	"context"
	"errors"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Check reads everything and compares it with what was written: the file's own structure, references, records
// with the journal, the journal's chain, every blob and text with its digest, the search. It stops at nothing:
// each damage is reported with its place. rebuild then makes derived data anew.
func (w *Workspace) Check(ctx context.Context, rebuild bool, p assessments.Progress) (port.CheckReport, error) {
	if p == nil {
		p = assessments.NoProgress{}
	}
	c := &check{ctx: ctx, w: w, progress: p}
	c.report.Records = map[assessments.Noun]int{}
	err := w.read(ctx, func(v *view) error {
		c.v = v
		return c.run()
	})
	if err == nil {
		err = c.words()
	}
	if err == nil && rebuild {
		err = c.rebuild()
	}
	c.report.Damage = append(c.report.Damage, c.derived...)
	return c.report, told(ctx, err, "check", w.path)
}

// check is one run over a snapshot.
type check struct {
	ctx      context.Context
	w        *Workspace
	v        *view
	progress assessments.Progress
	report   port.CheckReport
	derived  []port.Damage // what a rebuild mends
	// badTexts are texts that do not read as they were written.
	badTexts []string
}

func (c *check) run() error {
	steps := []struct {
		what string
		do   func() error
	}{
		{"the file", c.structure},
		{"definitions", c.schema},
		{"references", c.references},
		{"the journal", c.journal},
		{"records", c.records},
		{"files", c.blobs},
		{"files that records name", c.kept},
		{"texts", c.texts},
		{"the search", c.search},
	}
	for i, s := range steps {
		c.progress.Step(int64(i), int64(len(steps)), s.what)
		if err := s.do(); err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.damage(s.what, "%s", unreadable(err))
		}
	}
	c.progress.Step(int64(len(steps)), int64(len(steps)), "done")
	return nil
}

func (c *check) damage(place, format string, args ...any) {
	c.report.Damage = append(c.report.Damage, port.Damage{Place: place, Message: fmt.Sprintf(format, args...)})
}

// unreadable says that a part could not be read through.
func unreadable(err error) string {
	if primary, extended := codeOf(err); primary != 0 {
		return fmt.Sprintf("cannot be read through (SQLite error %d)", extended)
	}
	return "cannot be read through: " + err.Error()
}

// structure asks SQLite about its own pages and indexes; the search has its own check.
func (c *check) structure() error {
	rows, err := c.v.s.query(c.ctx, "PRAGMA integrity_check(20)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			c.damage("the file's structure", "%s", line)
		}
	}
	return rows.Err()
}

// references names every reference that leads nowhere.
func (c *check) references() error {
	rows, err := c.v.s.query(c.ctx, "PRAGMA foreign_key_check")
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
			place, to = fmt.Sprintf("%s %s, field %s", l.table, id, field), " “"+target+"”"
		}
		c.damage(place, "refers to a %s%s that is not there", l.parent, to)
	}
	return nil
}
