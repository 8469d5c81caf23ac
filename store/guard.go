package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"countersign/assessments"

	codes "modernc.org/sqlite/lib"
)

// guard knows the file that was opened, so that another one which came to have its name is noticed:
// from then on nothing may be written, because it would be in a file that no name leads to, or in one
// that belongs to another.
type guard struct {
	mu    sync.Mutex  // held while this program writes the file itself, which changes how it looks
	file  os.FileInfo // of the file that was opened
	log   os.FileInfo // of the write-ahead log beside it; nil if there is none
	size  int64       // of the file after this program wrote it last
	mtime time.Time
	ready atomic.Bool // the workspace is open: what was opened, and how the file is, is known

	lostMu sync.Mutex
	lost   *assessments.Lost // set once
}

// begin notes which file has the workspace's name, before SQLite opens it.
func (g *guard) begin(path string) (err error) {
	if g.file, err = identity(path); err == nil {
		g.size, g.mtime = g.file.Size(), g.file.ModTime()
	}
	return err
}

// stat is os.Stat but where a test changes the file afterwards.
var stat = os.Stat

// identity is what tells a file from another one of its name.
func identity(path string) (os.FileInfo, error) {
	st, err := stat(path)
	if err == nil {
		os.SameFile(st, st) // on Windows the file's number is read now, while it has this name
	}
	return st, err
}

// wrote notes how the file looks after this program wrote it. g.mu must be held.
func (g *guard) wrote(path string) {
	if st, err := stat(path); err == nil && os.SameFile(g.file, st) {
		g.size, g.mtime = st.Size(), st.ModTime()
	}
}

// happened compares the file that has the name now with the one that was opened; "" while it is the
// same one. changed says that another program wrote it.
func (g *guard) happened(path string) (what assessments.Loss, changed bool, err error) {
	still := g.mu.TryLock() // else this program writes the file just now
	if still {
		defer g.mu.Unlock()
	}
	// Asked once: between two answers another file may come to have the name, whose size says nothing.
	st, err := stat(path)
	var lost lostFile
	switch err := g.is(st, err); {
	case errors.As(err, &lost):
		return lost.what, false, nil
	case err != nil:
		return "", false, err
	case !still:
		return "", false, nil
	case st.Size() < g.size:
		return assessments.CutShort, false, nil
	}
	return "", st.Size() != g.size || !st.ModTime().Equal(g.mtime), nil
}

// lookout compares the file that has the name of the workspace with the one that is open.
type lookout struct{ *Workspace }

// Look compares the file that has the workspace's name with the one that is open. Where another
// program replaced, removed or overwrote it, a copy of what is open is saved beside it, and the error
// says so: errors.As gives a *assessments.Lost. From then on nothing is saved until GoOn.
func (w lookout) Look(ctx context.Context) error {
	return told(ctx, w.look(ctx), "look at", w.path)
}

func (w lookout) look(ctx context.Context) error {
	if w.frozen {
		return nil
	}
	if lost := w.guard.gone(); lost != nil {
		return lost
	}
	what, err := w.happened(ctx)
	if err != nil || what == "" {
		return err
	}
	return rescuer(w).lose(ctx, what)
}

// happened is what became of the file; "" while it is as this program left it.
func (w lookout) happened(ctx context.Context) (assessments.Loss, error) {
	if !w.guard.ready.Load() {
		err := w.guard.named(w.path)
		if lost := (lostFile{}); errors.As(err, &lost) {
			return lost.what, nil
		}
		return "", err
	}
	what, changed, err := w.guard.happened(w.path)
	if err != nil || !changed || w.writer == nil { // beside a writer the file changes all the time
		return what, err
	}
	return w.writtenOver(ctx)
}

// sameFile is the short look: whether the name leads to the file that was opened.
func (w lookout) sameFile(ctx context.Context) error {
	if lost := w.guard.gone(); lost != nil {
		return lost
	}
	err := w.guard.named(w.path)
	var lost lostFile
	if errors.As(err, &lost) {
		return rescuer(w).lose(ctx, lost.what)
	}
	return err
}

// named returns a lostFile if the name leads to another file, or to none.
func (g *guard) named(path string) error { return g.is(stat(path)) }

// is returns a lostFile if what was found under the name is another file, or none.
func (g *guard) is(found os.FileInfo, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return lostFile{assessments.Removed}
	case err != nil:
		return err
	case !os.SameFile(g.file, found):
		return lostFile{assessments.Replaced}
	}
	return nil
}

// lostFile stops a transaction. It becomes a assessments.Lost once the transaction was taken back.
type lostFile struct{ what assessments.Loss }

func (l lostFile) Error() string { return "the file was " + string(l.what) }

func (g *guard) gone() *assessments.Lost {
	g.lostMu.Lock()
	defer g.lostMu.Unlock()
	return g.lost
}

// writtenOver looks into a file that another program wrote: it may only have been touched. A fresh
// connection reads it as it is now; the ones that are open still know what they read before.
func (w lookout) writtenOver(ctx context.Context) (what assessments.Loss, err error) {
	fresh := over(openedFile{path: w.path, o: w.o, network: w.network})
	if fresh.readDB, err = (opener{fresh}).pool(alongside); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, (lookout{fresh}).closeReaders()) }()
	same, err := w.sameState(ctx, fresh)
	var lost lostFile
	if errors.As(w.guard.named(w.path), &lost) {
		return lost.what, nil // meanwhile another file came to have the name, and that one was read
	}
	if primary, _ := codeOf(err); primary != 0 && ctx.Err() == nil {
		return assessments.Overwritten, nil
	}
	if err != nil {
		return "", err
	}
	if !same {
		return assessments.Overwritten, nil
	}
	w.guard.mu.Lock()
	w.guard.wrote(w.path)
	w.guard.mu.Unlock()
	return "", nil
}

// sameState reports whether a fresh look finds the workspace as this program saw it last.
func (w lookout) sameState(ctx context.Context, fresh *Workspace) (same bool, err error) {
	var now head
	err = fresh.snapshot(ctx, func(v *view) (err error) {
		now.seq, now.digest, err = v.Head()
		return err
	})
	if err != nil || now != w.seen() {
		return false, err
	}
	if w.network { // without a log the file is as a whole ours or another's; times there may lag behind
		return true, nil
	}
	return lookout{fresh}.inOrder(ctx)
}

// inOrder reports whether pages, journal and records fit together.
func (w lookout) inOrder(ctx context.Context) (bool, error) {
	c := newCheck(ctx, w.Workspace, nil)
	err := c.look(append(c.proof(), step{assessments.InFile, "the file", (schemaCheck{c}).structure}))
	return len(c.report.Damage) == 0, err
}

// orLost returns what happened to the file in place of the error that SQLite met in it because of that.
func (w lookout) orLost(ctx context.Context, err error) error {
	switch primary, _ := codeOf(err); primary {
	case codes.SQLITE_CORRUPT, codes.SQLITE_NOTADB, codes.SQLITE_IOERR, codes.SQLITE_CANTOPEN,
		codes.SQLITE_READONLY:
		if lost := new(assessments.Lost); w.writer != nil && errors.As(w.look(ctx), &lost) {
			return lost
		}
	}
	return err
}

// leave gives up connections that may write without closing them: the one that is closed last writes
// the log into the file that has the name now, and removes what lies beside it. The system closes them
// when the program ends.
func (w lookout) leave() {
	w.mu.Lock()
	w.idle, w.closed = nil, true
	w.mu.Unlock()
}

func (w lookout) closeReaders() error {
	w.mu.Lock()
	idle := w.idle
	w.idle, w.closed = nil, true
	w.mu.Unlock()
	var all []error
	for _, s := range idle {
		all = append(all, s.close())
	}
	return errors.Join(append(all, w.readDB.Close())...)
}

// seen is the newest event that this program knows of.
func (w lookout) seen() head {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.head
}

func (w lookout) saw(seq int64, digest string) {
	if digest == "" {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.head.seq, w.head.digest = seq, digest
}

// mayWrite says, in a transaction that has begun, whether it is one on the state this program saw last.
func (t *tx) mayWrite() error {
	if !t.w.guard.ready.Load() {
		return nil
	}
	seq, digest, err := t.Head()
	if err != nil {
		return err
	}
	if seen := (lookout{t.w}).seen(); seq != seen.seq || digest != seen.digest {
		return lostFile{assessments.Overwritten}
	}
	return nil
}

// move moves the log into the file. It touches no file but the one that was opened.
func (w lookout) move(ctx context.Context, s *session, mode string) (busy bool, pages int, err error) {
	what, err := w.happened(ctx)
	if err != nil {
		return false, 0, err
	}
	if what != "" || w.guard.gone() != nil {
		return false, 0, fmt.Errorf("move the log: the file is another one (%s)", what)
	}
	w.guard.mu.Lock()
	defer w.guard.mu.Unlock()
	busy, pages, err = s.moveLog(ctx, mode)
	w.guard.wrote(w.path)
	return busy, pages, err
}
