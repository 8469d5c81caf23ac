package workbench_test

import (
	"database/sql"
	"errors"
	"testing"

	"countersign/assessments"
)

func TestFrozenBodyMustBeTheOneItsIDNames(t *testing.T) {
	for name, query := range map[string]string{
		"nothing":       `UPDATE frozen SET body = 'null'`,
		"another":       `UPDATE frozen SET body = replace(body, 'Lumen', 'Umbra') || ' '`,
		"broken":        `UPDATE frozen SET body = substr(body, 1, 100)`,
		"each other's":  `UPDATE frozen SET body = (SELECT body FROM frozen f WHERE f.id <> frozen.id LIMIT 1)`,
		"under its own": `UPDATE frozen SET body = body || ' ', label = label || ' '`,
	} {
		l := newLab(t)
		l.furnish()
		// a template of its own that no other test has decoded before
		own, _ := l.Catalogue().ForScope(2)
		own.ID, own.Title = "own-"+name, "Own "+name
		l.must(l.AddTemplate(ctx, own))
		sets, err := l.OwnTemplates(ctx)
		if err != nil || len(sets) != 1 {
			t.Fatalf("%s: %d sets, %v", name, len(sets), err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", l.path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.Exec(query)
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		w, _ := l.reopened()
		if err := w.Prove(ctx, assessments.NoProgress{}); assessments.KindOf(err) != assessments.Damaged {
			t.Errorf("%s: proved: %v", name, err)
		}
		rep, err := w.Check(ctx, false, assessments.NoProgress{})
		if err != nil || len(rep.Damage) == 0 {
			t.Errorf("%s: check finds %+v, %v", name, rep.Damage, err)
		}
	}
}
