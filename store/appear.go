package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"countersign/assessments"
	"countersign/assessments/staging"
)

// arrival is a workspace file that is about to be there.
type arrival struct {
	dest  string
	o     Options
	fill  func(temp string) error // writes it under a passing name
	check func(temp string) error // of what was written; nil where it cannot be checked
}

// appear lets a file be written in an area beside its place, checked, and given its name. Under that
// name it is opened again: it reads there as it did before, or it is not left there. A kill at any
// step leaves nothing under the name, or the whole.
func (a arrival) appear(ctx context.Context) (err error) {
	ofdLocks()
	// asked before Windows makes another name of it
	if why := staging.NameProblem(filepath.Base(a.dest)); why != "" {
		return assessments.Errorf(assessments.Refused,
			"A workspace cannot be called “%s”: %s. Choose another name; nothing was written.",
			filepath.Base(a.dest), why)
	}
	if a.dest, err = filepath.Abs(a.dest); err != nil {
		return err
	}
	if err := mayAppear(a.dest); err != nil {
		return err
	}
	dir := filepath.Dir(a.dest)
	// A program that still has a file of this name open, though it is gone, would write its log beside
	// the new file.
	lock, err := claim(a.dest, a.o.Clock.Now(), onNetwork(dir))
	if err != nil {
		return notThere(err, dir)
	}
	defer func() { err = errors.Join(err, lock.release()) }()
	a.o.at("locked")
	area, err := staging.In(dir)
	if err != nil {
		return notThere(err, dir)
	}
	defer func() { _ = area.Close(); a.o.at("cleared") }() // what is left of it, the next run removes
	a.o.at("begun")
	name := filepath.Base(a.dest)
	if err := newFile(area, name); err != nil {
		return err
	}
	a.o.at("named")
	if err := a.fill(area.Path(name)); err != nil {
		return err
	}
	a.o.at("filled")
	if a.check != nil {
		if err := a.check(area.Path(name)); err != nil {
			return err
		}
	}
	a.o.at("checked")
	return a.publish(ctx, area, name)
}

// notThere says why nothing can be made in a folder.
func notThere(err error, dir string) error {
	if sentence(err) {
		return err
	}
	return assessments.Wrap(err, assessments.Machine, "Nothing could be made in the folder “%s”. %s.", dir,
		staging.Why(err))
}

// newFile makes the empty file that SQLite fills, so that no one else can read it at any time.
func newFile(area *staging.Area, name string) error {
	f, err := area.Create(name)
	if err != nil {
		return err
	}
	return f.Close()
}

// mayAppear refuses a name that is taken, a folder that is missing, and a name beside which a log lies.
func mayAppear(dest string) error {
	if _, err := os.Lstat(dest); err == nil {
		return taken(dest)
	}
	dir := filepath.Dir(dest)
	if st, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) || (err == nil && !st.IsDir()) {
		return assessments.Errorf(assessments.NotFound,
			"There is no folder “%s” to write to. Make the folder first, or choose another.", dir)
	}
	return noLogs(dest)
}

// publish gives the finished file its name and looks whether it reads there as it did before.
func (a arrival) publish(ctx context.Context, area *staging.Area, name string) error {
	temp, dest := area.Path(name), a.dest
	made, err := os.Stat(temp)
	if err != nil {
		return err
	}
	os.SameFile(made, made) // on Windows the file's number is read only now, while it has this name
	want, err := headOf(ctx, temp, frozenCopy)
	if err != nil {
		return err
	}
	if err := mayAppear(dest); err != nil { // filling took its time
		return err
	}
	if err := area.Publish(name, dest); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return taken(dest)
		}
		if now, serr := os.Lstat(dest); serr == nil && os.SameFile(made, now) {
			return assessments.Wrap(err, assessments.Machine,
				"“%s” was written, and then the disk reported an error, so it may not last. Check the disk, and open it once before you rely on it.", dest)
		}
		return err
	}
	a.o.at("published")
	logs := noLogs(dest)
	if err = logs; err == nil {
		err = readsAs(ctx, dest, want)
	}
	a.o.at("verified")
	if err == nil {
		return nil
	}
	became, rerr := withdraw(made, dest)
	if became == "" && (logs != nil || ctx.Err() != nil) { // which say that nothing was written, and so it is
		return err
	}
	if became == "" {
		became = "it was removed again"
	}
	return assessments.Wrap(errors.Join(err, rerr), assessments.Machine,
		"“%s” was written whole but did not read back under its name, and %s. Look whether another program writes into that folder, and do it again under another name.", dest, became)
}

// withdraw removes what did not read back under its name, if it is still what has the name. It says
// what became of it where that is something else.
func withdraw(made os.FileInfo, dest string) (became string, err error) {
	now, err := os.Stat(dest)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "nothing has the name any more", nil
	case err != nil || !os.SameFile(made, now):
		return "another file has the name now, which was left alone", err
	}
	if err := remove(dest); err != nil {
		return "it could not be removed again: do not use it", err
	}
	return "", nil
}

// remove is os.Remove but where a test keeps it from removing.
var remove = os.Remove

// head is how far a workspace has come.
type head struct {
	schema int
	seq    int64
	digest string
}

// readsAs opens the file under its final name, as the next reader will, and compares.
func readsAs(ctx context.Context, dest string, want head) error {
	got, err := headOf(ctx, dest, nextReader)
	if err == nil && got != want {
		return fmt.Errorf("it is at event %d of format %d, and was written at event %d of format %d", got.seq,
			got.schema, want.seq, want.schema)
	}
	return err
}

// frozenCopy opens a file that no one else knows, nextReader one that has its name, while its lock is ours.
func frozenCopy(_ context.Context, path string) (*Workspace, error) {
	return openFrozen(path, Options{})
}

func nextReader(ctx context.Context, path string) (*Workspace, error) {
	return open(ctx, path, Options{ReadOnly: true, anyFormat: true, locked: true})
}

func headOf(ctx context.Context, path string, by func(context.Context, string) (*Workspace, error)) (h head,
	err error,
) {
	w, err := by(ctx, path)
	if err != nil {
		return head{}, err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	err = w.read(ctx, func(v *view) error {
		n, err := v.s.number(ctx, "PRAGMA user_version")
		h.schema = int(n)
		if err == nil {
			h.seq, h.digest, err = v.Head()
		}
		return err
	})
	return h, err
}

// openFrozen opens a closed file that no one writes. It looks at nothing beside the file.
func openFrozen(path string, o Options) (_ *Workspace, err error) {
	w := over(openedFile{path: path, o: o.withDefaults(), frozen: true})
	w.readDB, err = opener{w}.pool(frozen)
	return w, err
}
