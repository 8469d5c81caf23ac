package store

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
)

// tx is one writing transaction. It implements port.Tx.
type tx struct {
	view
	w      *Workspace
	head   head // of the event that was appended; zero while there is none
	made   []assessments.Event
	erased bool // something is to be gone from the disk, not only from the tables
}

var _ port.Tx = (*tx)(nil)

// plain is the context of single short statements: a cancellation is heeded before the commit, never in the
// middle of one.
func (t *tx) plain() context.Context { return context.WithoutCancel(t.ctx) }

// dangling names the first record behind a failed check of references.
func (t *tx) dangling(cause error) error {
	const refused = assessments.Refused
	rows, err := t.s.query(t.plain(), "PRAGMA foreign_key_check")
	if err != nil {
		return cause
	}
	defer rows.Close()
	var tableName, parent string
	var rowid, key int64
	if !rows.Next() || rows.Scan(&tableName, &rowid, &parent, &key) != nil {
		return assessments.Wrap(cause, refused,
			"A record refers to one that is not there. Nothing was changed.")
	}
	_ = rows.Close()
	tab, ok := tables()[assessments.Noun(tableName)]
	if !ok {
		return assessments.Wrap(cause, refused, "The %s refers to %s that is not there. Nothing was changed.",
			assessments.Noun(tableName).Title(), assessments.Noun(parent).One())
	}
	field, id, to := t.reference(tab, rowid, key)
	return assessments.Wrap(cause, refused,
		"The %s “%s” refers in “%s” to the %s “%s”, which is not there. Nothing was changed. Add that %s first, or name another.",
		assessments.Noun(tableName).Title(), id, assessments.FieldTitle(field),
		assessments.Noun(parent).Title(), to, assessments.Noun(parent).Title())
}

// reference reads what the key-th foreign key of a row holds.
func (v *view) reference(tab *table, rowid, key int64) (field, id, to string) {
	rows, err := v.s.query(v.ctx, "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE \"id\" = ?",
		string(tab.noun), key)
	if err != nil {
		return "", "", ""
	}
	if rows.Next() {
		_ = rows.Scan(&field)
	}
	_ = rows.Close()
	if field == "" {
		return "", "", ""
	}
	_, _ = v.s.scan(v.ctx, `SELECT "id", coalesce(`+quoted(field)+`, '') FROM `+quoted(string(tab.noun))+
		" WHERE rowid = ?", []any{rowid}, &id, &to)
	return field, id, to
}
