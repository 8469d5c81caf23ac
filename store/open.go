package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"

	"modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/staging"
)

// ofdLocks makes SQLite's locks survive a stray open and close of the file elsewhere in the program. It works
// on Linux and is process-wide; elsewhere the program just never does that.
var ofdLocks = sync.OnceFunc(func() { _, _ = sqlite.OFDLocking(true) })

// Open opens a workspace. It refuses, changing nothing: what is missing, a folder, no workspace, made by a
// newer program, cut short, open elsewhere, or not to be written (unless ReadOnly).
func Open(ctx context.Context, path string, o Options) (port.Store, error) {
	w, err := open(ctx, path, o)
	if err != nil {
		return nil, told(ctx, err, "open", path)
	}
	return handleOf(w), nil
}

func open(ctx context.Context, path string, o Options) (_ *Workspace, err error) {
	ofdLocks()
	o = o.withDefaults()
	if path, err = resolve(path); err != nil {
		return nil, err
	}
	network := onNetwork(filepath.Dir(path))
	if o.network != nil {
		network = *o.network
	}
	w := over(openedFile{path: path, o: o, network: network})
	defer func() {
		if err != nil {
			opener{w}.abandon()
		}
	}()
	if (!o.ReadOnly || network) && !o.locked {
		if w.instance, err = claim(path, o.Clock.Now(), network); err != nil {
			if o.ReadOnly && assessments.KindOf(err) != assessments.Locked {
				err = nil // a read-only folder cannot hold a lock, nor another writer
			} else {
				return nil, err
			}
		}
	}
	if err := oneName(path); err != nil {
		return nil, err
	}
	if err := w.guard.begin(path); err != nil {
		return nil, err
	}
	if err := (opener{w}).lookAtFile(ctx); err != nil {
		return nil, err
	}
	if o.ReadOnly {
		return w, opener{w}.openReadOnly(ctx)
	}
	before := sidecarsOf(path)
	if err := (opener{w}).openWritable(ctx); err != nil {
		opener{w}.closeAll()
		before.clear(path)
		return nil, err
	}
	return w, nil
}

// opener opens the file in the way that fits it.
type opener struct{ *Workspace }

// lookAtFile refuses, before SQLite sees it, a file that would not read as the workspace it was, or
// that SQLite would damage.
func (w opener) lookAtFile(ctx context.Context) error {
	if err := logs(w).oddLog(); err != nil {
		return err
	}
	elsewhere := w.instance == nil && !w.o.locked && held(w.path)
	if elsewhere {
		if err := w.sameAsHeld(); err != nil {
			return err
		}
	}
	h, err := identify(w.path)
	if err != nil {
		return err
	}
	if err := h.refusal(w.path, elsewhere); err != nil || elsewhere {
		if err != nil && h.log && !elsewhere && h.unmade() {
			return logs(w).orUnfinished(err)
		}
		return err
	}
	if h.log {
		return logs(w).strayLog(ctx)
	}
	whole, err := h.free.whole(w.path, h.pageSize, h.size/h.pageSize)
	switch {
	case err != nil:
		return err
	case !whole:
		return damagedHeader(w.path, "list of unused pages")
	case !h.doubtful():
		return nil
	}
	// Bytes behind the end are harmless, and a check names them; a wrong number of pages is not.
	sound, err := soundPages(ctx, w.path)
	if err == nil && !sound {
		err = damagedHeader(w.path, "number of pages")
	}
	return err
}

// oneName refuses a file with a second name, a hard link: lock and log lie beside a name, so that two
// programs would write it, each unseen by the other, and a reader would not see what is in the other log.
func oneName(path string) error {
	if hardLinks(path) < 2 {
		return nil
	}
	if _, err := staging.Sweep(filepath.Dir(path)); err == nil && hardLinks(path) < 2 {
		return nil // the second name was that of a run that was killed while it named the file
	}
	return assessments.Errorf(assessments.Refused,
		"“%s” has a second name in the file system (a hard link). Two programs could write it at once, each by its own name, and neither would see the other. Nothing was opened or changed. Close it everywhere, copy it to a file of its own, and work with the copy.", path)
}

// soundPages reports whether SQLite finds every page of a closed file in order.
func soundPages(ctx context.Context, path string) (ok bool, err error) {
	w, err := openFrozen(path, Options{})
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	var said string
	err = w.snapshot(ctx, func(v *view) error {
		_, err := v.s.scan(ctx, "PRAGMA quick_check(1)", nil, &said)
		return err
	})
	if primary, _ := codeOf(err); primary != 0 && ctx.Err() == nil {
		return false, nil
	}
	return said == "ok", err
}

// resolve makes the path absolute and follows links, so that one file has one lock.
func resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	st, err := os.Stat(abs)
	if errors.Is(err, os.ErrNotExist) {
		return "", assessments.Wrap(err, assessments.NotFound,
			"There is no workspace “%s”. Make one with “countersign new”, or choose another file.", path)
	}
	if err != nil {
		return "", err
	}
	if st.IsDir() {
		return "", assessments.Errorf(assessments.Refused,
			"“%s” is a folder; a workspace is one file. Choose the file in it.", path)
	}
	if !st.Mode().IsRegular() {
		return "", notAWorkspace(path, nil)
	}
	return filepath.EvalSymlinks(abs)
}

func (w opener) openWritable(ctx context.Context) error {
	f, err := os.OpenFile(w.path, os.O_RDWR, 0)
	if err != nil {
		if errors.Is(err, os.ErrPermission) || staging.ReadOnlyPlace(err) {
			return assessments.Wrap(err, assessments.Machine,
				"“%s” may not be written. Give yourself the right to write it, copy it, or open it for reading only.", w.path)
		}
		return err
	}
	if err := f.Close(); err != nil { // before SQLite opens it: closing later would drop its locks
		return err
	}
	_, _ = staging.Sweep(filepath.Dir(w.path)) // what killed runs left beside it
	if w.writeDB, err = w.pool(writing); err != nil {
		return err
	}
	if w.writer, err = newSession(ctx, w.writeDB); err != nil {
		return err
	}
	w.writer.told = w.o.Statement
	if err := w.writer.readBack(ctx, settings(writing, w.network, w.o.synchronous)); err != nil {
		return err
	}
	if err := w.migrate(ctx); err != nil {
		return err
	}
	if w.readDB, err = w.pool(readers(w).readRole()); err != nil {
		return err
	}
	if err := rescuer(w).keepSpare(ctx); err != nil {
		return err
	}
	if !w.network {
		if w.keeper, err = startKeeper(ctx, w.Workspace); err != nil {
			return err
		}
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	err = w.tidy(ctx)
	w.changed.Store(false) // by anyone who uses it
	return err
}

// settle notes how the file is, now that every connection to it is open.
func (w opener) settle(ctx context.Context) error {
	err := inSnapshot(ctx, w.spare, func() (err error) {
		v := &view{ctx: ctx, s: w.spare}
		w.head.seq, w.head.digest, err = v.Head()
		return err
	})
	if err != nil {
		return err
	}
	if err := lookout(w).sameFile(ctx); err != nil {
		return err // it was replaced while it was opened
	}
	if log, err := identity(w.path + "-wal"); err == nil && !w.network {
		w.guard.log = log
	}
	w.guard.mu.Lock()
	defer w.guard.mu.Unlock()
	w.guard.wrote(w.path)
	w.guard.ready.Store(true)
	return nil
}

// tidy finishes what a broken run left. A full disk is no reason not to open: the next opening tidies.
func (w opener) tidy(ctx context.Context) error {
	err := eraser(w).sweep(ctx)
	if err == nil {
		err = texts(w).indexPending(ctx)
	}
	if primary, _ := codeOf(err); primary == codes.SQLITE_FULL {
		return nil
	}
	return err
}

// openReadOnly reads beside a writer where it can. In a folder that may not be written, and on a full
// disk, SQLite cannot make the files that readers share, so the file is read as one that no one
// changes, together with its log.
func (w opener) openReadOnly(ctx context.Context) (err error) {
	before := sidecarsOf(w.path)
	if w.readDB, err = w.pool(reading); err != nil {
		return err
	}
	s, err := readers(w).reader(ctx)
	if err == nil {
		readers(w).putBack(s)
		err = w.checkVersion(ctx)
	}
	if err == nil || !(unshareable(err) || noRoom(err, w.path)) || held(w.path) {
		return err
	}
	if cerr := lookout(w).closeReaders(); cerr != nil {
		return errors.Join(err, cerr)
	}
	before.clear(w.path)
	return w.openFrozen(ctx)
}

// openFrozen reads the file and its log without anything beside them.
func (w opener) openFrozen(ctx context.Context) (err error) {
	if w.replay, err = replay(w.path, true); err != nil {
		return err
	}
	w.frozen, w.closed, w.o.vfs = true, false, w.replay.name
	if w.readDB, err = w.pool(frozen); err != nil {
		return err
	}
	return w.checkVersion(ctx)
}

// checkVersion refuses a schema that this program does not know; reading cannot migrate an older one.
func (w opener) checkVersion(ctx context.Context) error {
	return w.snapshot(ctx, func(v *view) error {
		n, err := v.s.number(ctx, "PRAGMA user_version")
		w.schema = int(n)
		if err != nil || w.schema == latest() || (w.o.anyFormat && w.schema < latest()) {
			return err
		}
		if w.schema > latest() {
			return newer(w.path, w.schema)
		}
		return assessments.Wrap(port.ErrOlder, assessments.Refused,
			"“%s” was written by an older version. Open it once for writing, which brings it up to date after a backup, then read it.", w.path)
	})
}

func (w opener) pool(r role) (*sql.DB, error) {
	db, err := sql.Open("sqlite", w.o.dsn(w.path, r, w.network))
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(0) // a session keeps its own; one given back is closed
	return db, nil
}

// abandon closes what a failed Open had opened.
func (w opener) abandon() {
	w.closeAll()
	_ = w.instance.release()
}

func (w opener) closeAll() {
	w.keeper.stop()
	for _, s := range append(w.idle, w.spare) {
		if s != nil {
			_ = s.close()
		}
	}
	if w.writer != nil {
		_ = w.writer.close()
	}
	for _, db := range []*sql.DB{w.readDB, w.writeDB} {
		if db != nil {
			_ = db.Close()
		}
	}
	_ = w.replay.Close()
	w.keeper, w.idle, w.spare, w.writer, w.readDB, w.writeDB, w.replay = nil, nil, nil, nil, nil, nil, nil
}

var errClosed = assessments.Errorf(assessments.Machine, "The workspace is closed.")

func errReadOnly(w *Workspace) error {
	if w.o.NoRoom {
		return assessments.Wrap(ErrDiskFull, assessments.Machine,
			"The disk is full, so “%s” is open for reading only and nothing was changed. Free some space, close the workspace and open it again.", w.path)
	}
	return assessments.Errorf(assessments.Refused, "“%s” is open for reading only, so nothing was changed.",
		w.path)
}
