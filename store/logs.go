package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"countersign/assessments"
)

// logSuffixes are the names, after that of a database, under which SQLite looks for what is not in it yet.
var logSuffixes = []string{"-wal", "-journal", "-shm"}

// sidecars are which of SQLite's files lay beside a workspace before it was opened.
type sidecars map[string]bool

func sidecarsOf(path string) sidecars {
	out := sidecars{}
	for _, suffix := range logSuffixes {
		if _, err := os.Lstat(path + suffix); err == nil {
			out[suffix] = true
		}
	}
	return out
}

// clear removes what came since, if nothing is in it: an opening that failed leaves SQLite's empty
// files behind.
func (before sidecars) clear(path string) {
	for _, suffix := range logSuffixes {
		st, err := os.Lstat(path + suffix)
		if err == nil && !before[suffix] && st.Mode().IsRegular() &&
			(st.Size() == 0 || (suffix == "-shm" && st.Size() < shmSize)) {
			_ = os.Remove(path + suffix)
		}
	}
}

// shmSize is the least that readers share; a smaller file is one that could not be made.
const shmSize = 32 << 10

// noLogs refuses a place for a new file beside which SQLite would find a log: it would take it for the
// new file's, and write over the file with what belongs to another.
func noLogs(dest string) error {
	var there []string
	for _, suffix := range logSuffixes {
		if _, err := os.Lstat(dest + suffix); err == nil {
			there = append(there, "“"+filepath.Base(dest)+suffix+"”")
		}
	}
	if len(there) == 0 {
		return nil
	}
	lie := "lies"
	if len(there) > 1 {
		lie = "lie"
	}
	return assessments.Errorf(assessments.Refused,
		"Beside “%s” %s %s, left by a workspace that had this name. Opening the new file together with it would damage the new file, so nothing was written. If the earlier workspace still exists, move what was left back beside it; otherwise delete it. Then do it again, or choose another name.",
		dest, lie, strings.Join(there, " and "))
}

// logs compares the logs beside the file with it.
type logs struct{ *Workspace }

// strayLog refuses a log beside a workspace that is not the workspace's own: what another one left, or
// one that was put back from earlier. SQLite tells a log by its name alone, and would write it over
// the file.
//
// The file is looked at as it would be with the log, through replay and without writing. If everything
// in it is in order and the journal continues the one in the file, the log is its own. A file that was
// cut off while its log was moved into it may itself be out of order: then the state with the log is
// the only one there is.
func (w logs) strayLog(ctx context.Context) error {
	with, err := lookThrough(ctx, w.path, true)
	if err != nil {
		return err
	}
	suffix := "-wal"
	if with.journal {
		suffix = "-journal"
	}
	switch {
	case with.strange:
		return w.foreignLog(suffix)
	case !with.changes:
		return nil
	}
	alone, err := lookThrough(ctx, w.path, false)
	switch {
	case err != nil:
		return err
	case with.unmakes(alone):
		return w.unfinished()
	case with.shortens(alone):
		return w.foreignLog(suffix)
	case with.continues(alone):
		return nil
	case !alone.legible || !alone.sound:
		return w.foreignBesideTorn(suffix)
	}
	return w.foreignLog(suffix)
}

// oddLog refuses what has a log's name and is no file: SQLite would go where a link leads, or wait for
// a pipe.
func (w logs) oddLog() error {
	for _, suffix := range logSuffixes {
		if st, err := os.Lstat(w.path + suffix); err == nil && !st.Mode().IsRegular() {
			return w.foreignLog(suffix)
		}
	}
	return nil
}

func (w logs) foreignLog(suffix string) error {
	name := filepath.Base(w.path)
	return assessments.Errorf(assessments.Refused,
		"Beside “%s” lies “%s%s”, which does not belong to it: it was left by another workspace, or by an earlier copy of this one. Opening them together would damage the workspace, so nothing was opened or changed. Move “%s%s” out of the folder, and “%s-shm” if it is there, and keep them until you have looked into the workspace; then open it again.",
		w.path, name, suffix, name, suffix, name)
}

// foreignBesideTorn does not advise to move the log away: the file needs one, though it does not fit
// this one.
func (w logs) foreignBesideTorn(suffix string) error {
	name := filepath.Base(w.path)
	return assessments.Errorf(assessments.Damaged,
		"“%s” is damaged, as after a power cut, and “%s%s” beside it does not make it whole: it was left by another workspace, or by another state of this one. Nothing was opened or changed. Keep both as they are, and restore the newest backup under another name.",
		w.path, name, suffix)
}

// unfinished returns the error for a workspace whose creation was cut off, and for a file that looks like
// one.
func (w logs) unfinished() error {
	name := filepath.Base(w.path)
	return assessments.Errorf(assessments.Refused,
		"The making of “%s” was interrupted: by “%s-journal” beside it, nothing had been saved in it yet. Nothing was opened or changed. Make the workspace under another name. If you have worked in this one before, keep both files, and restore its newest backup.",
		w.path, name)
}

// orUnfinished says of a file that is no workspace that its making was interrupted, where the journal
// beside it says so.
func (w logs) orUnfinished(refused error) error {
	r, err := replay(w.path, true)
	if err != nil {
		return err
	}
	if r.hot && !r.strange && r.blank() {
		refused = w.unfinished()
	}
	return errors.Join(refused, r.Close())
}

// seen is what a file says of itself.
type seen struct {
	strange bool // what has a log's name is none
	changes bool // the logs hold something for the file
	journal bool // and one of them takes a transaction back
	blank   bool // to where there was no workspace yet
	legible bool // the journal's head could be read
	sound   bool // every page is in order
	schema  int
	damage  []assessments.Damage
	events  map[int64]string // digests by place
	last    int64
	pages   int64 // by the header of the file alone, or by the last commit of its log
}

// unmakes reports whether the logs take back the making of the workspace itself, in which nothing was
// saved since.
func (with seen) unmakes(alone seen) bool { return with.blank && with.journal && alone.last == 0 }

// shortens reports whether a write-ahead log leaves fewer pages than a sound file says of itself. A
// workspace never gets shorter, so that the log is of an earlier state, although the journal may be the
// same: a file that is being added has no event yet.
func (with seen) shortens(alone seen) bool {
	return !with.journal && alone.legible && alone.sound && with.pages < alone.pages
}

// continues reports whether what is seen with the logs continues what the file says alone.
func (with seen) continues(alone seen) bool {
	if alone.legible && with.legible && !with.follows(alone) {
		return false
	}
	switch {
	case with.blank:
		return false // what was saved would be gone
	case with.legible && len(with.damage) == 0:
		return true
	case alone.legible && len(alone.damage) == 0:
		return false // a sound file, and a log that spoils it
	}
	// Both are out of order. What was damaged before is no reason to refuse the log; new damage to the
	// structure is.
	return !alone.sound || with.sound
}

// follows compares the journals. A log only adds events; a journal takes one back at most, which was
// not acknowledged. One place says it: each digest covers all before it.
func (with seen) follows(alone seen) bool {
	at := alone.last
	if with.journal {
		at = max(min(at, with.last), at-1)
	}
	if at == 0 || (with.last >= at && alone.events[at] == with.events[at]) {
		return true
	}
	return !alone.sound && len(with.damage) == 0 && with.covers(alone)
}

// covers compares each event with those of a file that was cut off while it was written: they may be
// missing anywhere.
func (with seen) covers(alone seen) bool {
	shared, missing := 0, 0
	for seq, digest := range alone.events {
		switch is, ok := with.events[seq]; {
		case !ok:
			missing++
		case is != digest:
			return false
		default:
			shared++
		}
	}
	return shared > 0 && (missing == 0 || (with.journal && missing == 1))
}

// lookThrough reads a file in full, with or without its logs.
func lookThrough(ctx context.Context, path string, logs bool) (out seen, err error) {
	r, err := replay(path, logs)
	if err != nil {
		return out, err
	}
	out.strange, out.changes, out.journal, out.blank = r.strange, r.changes(), r.hot, r.blank()
	if out.pages = r.count; !logs {
		out.pages = r.declared()
	}
	if logs && (out.strange || !out.changes) {
		return out, r.Close()
	}
	w, err := r.open(path, Options{})
	if err != nil {
		return out, errors.Join(err, r.Close())
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	err = w.snapshot(ctx, func(v *view) error { return out.journalOf(v) })
	if primary, _ := codeOf(err); (primary != 0 || errors.Is(err, errIllegible)) && ctx.Err() == nil {
		return out, nil // a file in disorder is no failure: it says something
	}
	if err != nil {
		return out, err
	}
	out.legible = true
	c := newCheck(ctx, w, nil)
	steps := []step{{assessments.InFile, "the file", (schemaCheck{c}).structure}}
	if out.schema == latest() { // of an older format only the pages can be looked at
		steps = append(append(c.proof(), steps...),
			step{assessments.InReferences, "references", (schemaCheck{c}).references},
			step{assessments.InContent, "files", (fileCheck{c}).blobs},
			step{assessments.InContent, "files that records name", (fileCheck{c}).kept})
	}
	err = c.look(steps)
	out.damage, out.sound = c.report.Damage,
		!slices.ContainsFunc(c.report.Damage, func(d assessments.Damage) bool {
			return d.Kind == assessments.InFile || d.Kind == assessments.InDefinitions ||
				d.Kind == assessments.InJournal
		})
	return out, err
}

// errIllegible is a journal whose rows are not of its form, as a power cut in the middle of a
// transaction leaves them.
var errIllegible = errors.New("the journal cannot be read")

// journalOf reads the digests of all events.
func (out *seen) journalOf(v *view) error {
	n, err := v.s.number(v.ctx, "PRAGMA user_version")
	if err != nil {
		return err
	}
	out.schema, out.events = int(n), map[int64]string{}
	rows, err := v.s.query(v.ctx, `SELECT "seq", "digest" FROM "journal"`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var digest string
		if err := rows.Scan(&seq, &digest); err != nil {
			return errors.Join(errIllegible, err)
		}
		out.events[seq] = digest
		out.last = max(out.last, seq)
	}
	return rows.Err()
}
