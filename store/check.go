package store

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"

	codes "modernc.org/sqlite/lib"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// Check reads everything and compares it with what was written: the file's own structure, its definitions,
// references, the journal's chain, records with the journal, every blob and text with its digest, the search.
// It does not stop at the first: each damage is reported with its kind and place. rebuild then makes derived
// data again. A file whose tables are not ours is reported and not read any further.
func (w *Workspace) Check(ctx context.Context, rebuild bool, p assessments.Progress) (assessments.CheckReport,
	error,
) {
	if err := (lookout{w}).look(ctx); err != nil { // of another file it would say what is not so
		return assessments.CheckReport{}, told(ctx, err, "check", w.path)
	}
	c := newCheck(ctx, w, p)
	err := c.look(append(c.proof(), []step{
		{assessments.InReferences, "references", schemaCheck{c}.references},
		{assessments.InContent, assessments.CheckedFiles, fileCheck{c}.blobs},
		{assessments.InContent, "files that records name", fileCheck{c}.kept},
		{assessments.InContent, "files that no record names", fileCheck{c}.unnamed},
		{assessments.InContent, "files without a name", fileCheck{c}.nameless},
		{assessments.InContent, "marks of files", fileCheck{c}.marks},
		{assessments.InTexts, "texts", fileCheck{c}.texts},
		{assessments.InSearch, "the search", derivedCheck{c}.search},
		{assessments.InSearch, "the search's words", derivedCheck{c}.wordLists},
		{assessments.InPurges, "what is to be overwritten", c.pending},
		{assessments.InFigures, "figures", c.figures},
		// last: it runs over tables that are not ours as well
		{assessments.InFile, "the file", schemaCheck{c}.structure},
		{assessments.InFile, "the file's size", schemaCheck{c}.size},
	}...))
	if err == nil && !c.unread {
		err = derivedCheck{c}.words()
	}
	if err == nil && rebuild && !c.unread {
		err = derivedCheck{c}.rebuild()
	}
	c.report.Damage = append(c.report.Damage, c.derived...)
	c.report.Left = staging.Left(filepath.Dir(w.path))
	return c.report, told(ctx, err, "check", w.path)
}

// Prove compares the definitions, the journal and every record, and stored figures with their digests,
// and names bytes behind the end and files that no event names or that are not there. It reads no
// file. SQLite looks at its tables at the same time: someone waits for it whenever a command prints
// anything.
func (w *Workspace) Prove(ctx context.Context, p assessments.Progress) (assessments.CheckReport, error) {
	c, tables := newCheck(ctx, w, p), newCheck(ctx, w, nil)
	looked := make(chan error, 1)
	go func() {
		looked <- tables.look([]step{
			{assessments.InDefinitions, "definitions", schemaCheck{tables}.definitions},
			{assessments.InFile, "the tables", schemaCheck{tables}.recordTables},
			{assessments.InFigures, "figures", tables.figures},
			{assessments.InFile, "the file's size", schemaCheck{tables}.size},
		})
	}()
	err := c.look(append(c.proof(), []step{
		{assessments.InContent, "files that records name", fileCheck{c}.kept},
		{assessments.InContent, "files that no record names", fileCheck{c}.unnamed},
		{assessments.InContent, "marks of files", fileCheck{c}.marks},
		{assessments.InContent, "pieces of files", fileCheck{c}.strayChunks},
	}...))
	err = cmp.Or(err, <-looked)
	for _, d := range append(tables.report.Damage, tables.derived...) {
		if d.Kind != assessments.InDefinitions { // c names them
			c.report.Damage = append(c.report.Damage, d)
		}
	}
	return c.report, told(ctx, err, "check", w.path)
}

// proof are the steps that say whether the records are those of the journal.
func (c *check) proof() []step {
	return []step{
		{assessments.InDefinitions, "definitions", schemaCheck{c}.definitions},
		{assessments.InJournal, assessments.CheckedJournal, c.journal},
		{assessments.InPurges, "what was purged", c.purges},
		{assessments.InRecords, assessments.CheckedRecords, c.records},
	}
}

// step is one part of a check.
type step struct {
	kind assessments.DamageKind
	what string
	do   func() error
}

// check is one run over a snapshot.
type check struct {
	ctx      context.Context
	w        *Workspace
	v        *view
	progress assessments.Progress
	report   assessments.CheckReport
	derived  []assessments.Damage // what a rebuild makes again
	unread   bool                 // tables are not ours: nothing in them was read
	foreign  bool                 // there is something else besides our tables

	walked      bool            // the journal was read to its end
	partly      map[string]bool // parts that were read, but not to their end, by name
	lives       map[assessments.Noun]map[string]*life
	purgeEvents map[int64]*purgeEvent // by their places in the journal
	purged      []purgedChange        // changes that are marked as purged
	files       map[string]bool       // digests that the journal names
	// badTexts are texts that do not read as they were written.
	badTexts []string
}

func newCheck(ctx context.Context, w *Workspace, p assessments.Progress) *check {
	if p == nil {
		p = assessments.NoProgress{}
	}
	c := &check{ctx: ctx, w: w, progress: p, files: map[string]bool{}, purgeEvents: map[int64]*purgeEvent{}}
	c.partly = map[string]bool{}
	c.lives = map[assessments.Noun]map[string]*life{}
	c.report.Records = map[assessments.Noun]int{}
	c.report.Damage, c.report.NotRead = []assessments.Damage{}, []string{}
	c.report.NotProved = notProved()
	return c
}

// notProved are the limits of a check: anyone who can write the whole file can also write a whole history.
func notProved() []string {
	return []string{
		"That the journal was not rewritten from its first event, continued with events that fit, or cut off at" +
			" its end: compare the journal head with one noted earlier, such as in a backup.",
		"That the actors are the people they are named after: names are declared, not signed.",
		"That documents and evidence are genuine: their bytes are those that were added.",
	}
}

// look runs the steps on one state of the file.
func (c *check) look(steps []step) error {
	read := map[string]bool{}
	err := c.w.snapshot(c.ctx, func(v *view) error {
		c.v = v
		return c.run(steps, read)
	})
	for _, s := range steps {
		if !read[s.what] {
			c.report.NotRead = append(c.report.NotRead, s.what)
		}
	}
	if primary, _ := codeOf(err); primary == codes.SQLITE_CORRUPT || primary == codes.SQLITE_NOTADB {
		c.unread = true
		c.damage(assessments.InFile, "the file", "%s; nothing in it was read", unreadable(err))
		return nil
	}
	return err
}

// run takes one step after another, and notes in read which of them came to their end.
func (c *check) run(steps []step, read map[string]bool) error {
	for i, s := range steps {
		c.progress.Step(int64(i), int64(len(steps)), s.what)
		if c.unread && s.kind != assessments.InFile {
			continue
		}
		if err := s.do(); err != nil {
			if c.ctx.Err() != nil {
				return c.ctx.Err()
			}
			c.damage(s.kind, s.what, "%s", unreadable(err))
			continue
		}
		read[s.what] = !c.partly[s.what]
	}
	c.progress.Step(int64(len(steps)), int64(len(steps)), "done")
	return nil
}

func (c *check) damage(kind assessments.DamageKind, place, format string, args ...any) {
	c.report.Damage = append(c.report.Damage, damageAt(kind, place, fmt.Sprintf(format, args...)))
}

// derivedDamage is damage to what can be made again from the rest.
func (c *check) derivedDamage(kind assessments.DamageKind, place, format string, args ...any) {
	message := fmt.Sprintf(format, args...) + " (derived: “check --rebuild” makes it again)"
	d := damageAt(kind, place, message)
	d.Derived = true
	c.derived = append(c.derived, d)
}

// damageAt makes names and texts of the file fit to be shown.
func damageAt(kind assessments.DamageKind, place, message string) assessments.Damage {
	return assessments.Damage{Kind: kind, Place: printable(place), Message: printable(message)}
}

// unreadable says that a part could not be read through.
func unreadable(err error) string {
	if primary, extended := codeOf(err); primary != 0 {
		return fmt.Sprintf("cannot be read through (SQLite error %d)", extended)
	}
	return "cannot be read through: " + err.Error()
}
