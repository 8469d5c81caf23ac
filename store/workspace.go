package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	codes "modernc.org/sqlite/lib"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Workspace is an open workspace file: one connection that writes, others that only read, and one that keeps
// the write-ahead log short. It implements port.Store and is safe for use from many goroutines.
type Workspace struct {
	openedFile
	connections
	coming  comingIn
	changed atomic.Bool // since opening
	guard   guard
	feed    *feed
	keeper  *keeper

	erasing    sync.Mutex   // one overwriting of purged bytes at a time
	unfinished atomic.Int64 // note in "erasure" that waits only for the log to be emptied; 0 if none does

	closing sync.Mutex // one closing at a time; those who come after find it closed
}

// openedFile is which file is open, and how.
type openedFile struct {
	path     string
	o        Options
	network  bool
	frozen   bool      // opened as a file that no one writes
	replay   *replayed // through which it is read; nil is the system's own way
	schema   int
	instance *instance
}

// connections are those to the file: one that writes, and several that read.
type connections struct {
	writeDB *sql.DB
	turn    chan struct{} // holds one token: the right to use the writer
	writer  *session      // nil when read-only

	readDB *sql.DB
	mu     sync.Mutex // guards idle, closed and head
	idle   []*session // readers not in use
	spare  *session   // kept for saving a copy
	head   head       // the newest event that this program saw; its schema is not used
	closed bool
}

// over is a workspace without connections yet.
func over(f openedFile) *Workspace {
	w := &Workspace{openedFile: f, feed: newFeed()}
	w.turn = make(chan struct{}, 1)
	w.turn <- struct{}{}
	return w
}

var _ port.Store = (*Workspace)(nil)

// Read runs fn on one consistent state of the workspace. It may run beside a Write and sees nothing of it.
func (w *Workspace) Read(ctx context.Context, fn func(port.Reader) error) error {
	return w.read(ctx, func(v *view) error { return fn(v) })
}

// read refuses a file in which something else is in place of a table of ours.
func (w *Workspace) read(ctx context.Context, fn func(*view) error) error {
	err := w.snapshot(ctx, func(v *view) error {
		if err := v.s.look(context.WithoutCancel(ctx)); err != nil {
			return err
		}
		if err := v.s.strange.refuseReading(w.path); err != nil {
			return err
		}
		return fn(v)
	})
	return told(ctx, lookout{w}.orLost(ctx, err), "read", w.path)
}

// snapshot runs fn on one state of the file, whatever its definitions are.
func (w *Workspace) snapshot(ctx context.Context, fn func(*view) error) error {
	s, err := readers{w}.reader(ctx)
	if err != nil {
		return err
	}
	defer readers{w}.putBack(s)
	return inSnapshot(ctx, s, func() error { return fn(&view{ctx: ctx, s: s}) })
}

// inSnapshot runs fn in a reading transaction that begins now.
func inSnapshot(ctx context.Context, s *session, fn func() error) (err error) {
	plain := context.WithoutCancel(ctx)
	if _, err = s.exec(plain, "BEGIN"); err != nil {
		return err
	}
	defer func() {
		if _, rerr := s.exec(plain, "ROLLBACK"); rerr != nil {
			s.broken = true
			err = errors.Join(err, rerr)
		}
	}()
	// BEGIN alone takes no snapshot: the first read does.
	if _, err = s.number(plain, "PRAGMA schema_version"); err != nil {
		return err
	}
	return fn()
}

// Write runs fn in one transaction. When it returns nil the changes are on the disk; when it returns an error
// nothing changed. fn must not call Write, Ingest, SaveText or SaveSummaries: they would wait for it
// for ever.
func (w *Workspace) Write(ctx context.Context, fn func(port.Tx) error) error {
	var erased bool
	var made []assessments.Event
	err := w.write(ctx, func(t *tx) error {
		err := fn(t)
		erased, made = t.erased, t.made
		return err
	})
	if err == nil {
		w.feed.tell(ctx, w, made)
	}
	if err == nil && erased {
		if err = (eraser{w}).erase(context.WithoutCancel(ctx)); err != nil {
			return assessments.Wrap(err, assessments.Machine,
				"The removal is recorded in “%s”, but what was removed could not yet be overwritten on the disk. Look to the disk and its free space, then close the workspace and open it again, which finishes it.", w.path)
		}
	}
	return told(ctx, err, "save", w.path)
}

func (w *Workspace) write(ctx context.Context, fn func(*tx) error) (err error) {
	if w.writer == nil {
		return errReadOnly(w)
	}
	if err := w.takeTurn(ctx); err != nil {
		return err
	}
	defer w.giveTurn()
	if err := (lookout{w}).look(ctx); err != nil {
		return err
	}
	if w.network { // there each commit writes the file itself
		w.guard.mu.Lock()
		defer func() { w.guard.wrote(w.path); w.guard.mu.Unlock() }()
	}
	err = w.transaction(ctx, fn)
	var lost lostFile
	if errors.As(err, &lost) { // after the transaction was taken back, so that the copy does not wait for it
		return rescuer{w}.lose(ctx, lost.what)
	}
	return lookout{w}.orLost(ctx, err)
}

// transaction runs fn in a transaction on the writer, whose turn it is.
func (w *Workspace) transaction(ctx context.Context, fn func(*tx) error) (err error) {
	plain := context.WithoutCancel(ctx)
	if _, err = w.writer.exec(plain, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	committed := false
	defer func() { // also when fn panics
		if !committed {
			// After a full disk SQLite has rolled back by itself and says that there is nothing to roll back.
			_, _ = w.writer.exec(plain, "ROLLBACK")
		}
	}()
	t := &tx{view: view{ctx: ctx, s: w.writer}, w: w}
	if err = w.writer.look(plain); err != nil {
		return err
	}
	if err = w.writer.strange.refuseWriting(w.path); err != nil {
		return err
	}
	if err = t.mayWrite(); err != nil {
		return err
	}
	if err = fn(t); err != nil {
		return err
	}
	if t.erased {
		if err = t.noteErasure(); err != nil {
			return err
		}
	}
	if err = ctx.Err(); err != nil {
		return err
	}
	if err = w.guard.named(w.path); err != nil {
		return err
	}
	if _, err = w.writer.exec(plain, "COMMIT"); err != nil {
		return t.explain(err)
	}
	committed = true
	lookout{w}.saw(t.head.seq, t.head.digest)
	w.changed.Store(true)
	w.keeper.nudge()
	return nil
}

// takeTurn waits for the writer; those who wait are served in order.
func (w *Workspace) takeTurn(ctx context.Context) error {
	select {
	case <-w.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		w.giveTurn()
		return errClosed
	}
	return nil
}

func (w *Workspace) giveTurn() { w.turn <- struct{}{} }

// Info says what is open.
func (w *Workspace) Info() assessments.StoreInfo {
	info := assessments.StoreInfo{
		Path: w.path, Network: w.network, ReadOnly: w.o.ReadOnly,
		NoRoom: w.o.NoRoom, Schema: w.schema,
	}
	for _, p := range []string{w.path, w.path + "-wal"} {
		// asks without opening: opening and closing would drop SQLite's locks
		if st, err := os.Stat(p); err == nil {
			info.Size += st.Size()
		}
	}
	return info
}

// Close writes the rotating backup when one is due, moves the log into the file and closes it.
func (w *Workspace) Close() error { return w.Leave(context.Background(), assessments.NoProgress{}) }

// Leave is Close for a person who waits: p receives the progress of the backup, and cancelling ctx leaves it
// out. Closing itself is not cancelled.
func (w *Workspace) Leave(leaving context.Context, p assessments.Progress) error {
	ctx := context.WithoutCancel(leaving)
	w.closing.Lock()
	defer w.closing.Unlock()
	w.mu.Lock()
	closed := w.closed
	w.mu.Unlock()
	if closed {
		return nil
	}
	w.feed.rest()
	if w.writer != nil {
		if err := (lookout{w}).look(ctx); w.guard.gone() != nil {
			return errors.Join(err, rescuer{w}.giveUp())
		}
	}
	var errs []error
	if w.writer != nil {
		if err := (rotation{w}).rotateIfDue(leaving, p); leaving.Err() == nil {
			errs = append(errs, err)
		}
	}
	<-w.turn // the last writer is done; those who wait are told that it is closed
	defer w.giveTurn()
	w.mu.Lock()
	idle := w.idle
	w.idle, w.closed = nil, true
	w.mu.Unlock()
	w.keeper.stop()
	if w.spare != nil {
		idle = append(idle, w.spare)
	}
	for _, s := range idle {
		errs = append(errs, s.close())
	}
	errs = append(errs, w.readDB.Close())
	if w.writer != nil {
		if !w.network {
			errs = append(errs, w.lastMove(ctx), eraser{w}.lastErased(ctx))
		}
		errs = append(errs, w.writer.close(), w.writeDB.Close())
	}
	errs = append(errs, w.replay.Close(), w.instance.release())
	return told(ctx, errors.Join(errs...), "close", w.path)
}

// lastMove empties the log into the file. Where there is no room for that, nothing is lost: the log stays
// beside the file, and the next opening continues with it.
func (w *Workspace) lastMove(ctx context.Context) error {
	_, _, err := lookout{w}.move(ctx, w.writer, "TRUNCATE")
	if primary, _ := codeOf(err); primary != codes.SQLITE_FULL {
		return err
	}
	return assessments.Wrap(err, assessments.Machine,
		"The disk is full. Everything is saved, but in two files: keep “%s-wal” beside “%s”. Free some space and open the workspace again, which joins them.", filepath.Base(w.path), w.path)
}

// explain names the records behind a reference that leads nowhere.
func (t *tx) explain(err error) error {
	if _, extended := codeOf(err); extended != codes.SQLITE_CONSTRAINT_FOREIGNKEY {
		return fmt.Errorf("commit: %w", err)
	}
	return t.dangling(err)
}
