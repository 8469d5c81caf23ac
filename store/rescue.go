package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"countersign/assessments"
)

// rescuer saves a copy of a workspace whose file was replaced, and continues in it.
type rescuer struct{ *Workspace }

// lose stops saving permanently and saves a copy of what is open, through connections that still have the
// file that was opened. It does so once.
func (w rescuer) lose(ctx context.Context, what assessments.Loss) *assessments.Lost {
	g := &w.guard
	g.lostMu.Lock()
	defer g.lostMu.Unlock()
	if g.lost != nil {
		return g.lost
	}
	lost := &assessments.Lost{What: what, Path: w.path, Reading: w.writer == nil}
	if w.writer == nil || !g.ready.Load() { // there is nothing that is not in the file that was opened
		lost.Reading = true
		g.lost = lost
		return lost
	}
	ctx = context.WithoutCancel(ctx) // a caller that gives up now still wants to have the copy
	lost.Copy, lost.Damaged, lost.Cause = w.rescue(ctx, what)
	lost.Other = errors.Is(lost.Cause, errOther)
	if old, err := Backups(w.o.BackupDir, w.path); err == nil && len(old) > 0 {
		lost.Backup = old[0].Path
	}
	w.clearBeside(lost)
	g.lost = lost
	return lost
}

// rescue saves the copy beside the file; if that folder cannot be written, among the backups or in the
// user's own folder.
func (w rescuer) rescue(ctx context.Context, what assessments.Loss) (dest string, damaged int, err error) {
	folders := []string{filepath.Dir(w.path)}
	if w.o.BackupDir != "" {
		folders = append(folders, w.o.BackupDir)
	}
	if home, herr := os.UserHomeDir(); herr == nil {
		folders = append(folders, home)
	}
	var all []error
	for _, folder := range folders {
		if dest, damaged, err = w.rescueInto(ctx, folder, what); err == nil {
			return dest, damaged, nil
		}
		all = append(all, err)
	}
	return "", 0, errors.Join(all...)
}

func (w rescuer) rescueInto(ctx context.Context, folder string, what assessments.Loss) (dest string,
	damaged int, err error,
) {
	dest = w.recoveredName(folder)
	err = arrival{
		dest: dest, o: w.o, fill: func(temp string) error { return w.copySpare(ctx, temp) },
		check: func(temp string) error {
			if err := w.holdsWhatWasSaved(ctx, temp); err != nil {
				return err
			}
			damage, err := damageIn(ctx, temp, w.o, nil)
			damaged = len(damage)
			if err == nil && damaged > 0 &&
				(what == assessments.CutShort || what == assessments.Overwritten) {
				// What was read came out of a file that is no longer ours.
				err = fmt.Errorf("the copy is damaged in %d places, first: %s, %s", damaged, damage[0].Place,
					damage[0].Message)
			}
			return err
		},
	}.appear(ctx)
	return dest, damaged, err
}

// errOther is a copy that does not hold what this program saved.
var errOther = errors.New("the copy is of another workspace, or of another state of this one")

// holdsWhatWasSaved reports errOther of a copy that is not at the event this program saw last: the
// file may hold another workspace by now, in which everything is in order.
func (w rescuer) holdsWhatWasSaved(ctx context.Context, temp string) error {
	got, err := headOf(ctx, temp, frozenCopy)
	if err != nil {
		return err
	}
	if want := lookout(w).seen(); got.seq != want.seq || got.digest != want.digest {
		return fmt.Errorf("%w: it is at event %d, and event %d was seen last", errOther, got.seq, want.seq)
	}
	return nil
}

// recoveredName is “acme (recovered 2026-11-30 0150).countersign”, with a number if that is taken.
func (w rescuer) recoveredName(folder string) string {
	ext := filepath.Ext(w.path)
	base := strings.TrimSuffix(filepath.Base(w.path), ext)
	at := w.o.Clock.Now().Local().Format("2006-01-02 1504")
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s (recovered %s)%s", base, at, ext)
		if n > 1 {
			name = fmt.Sprintf("%s (recovered %s, %d)%s", base, at, n, ext)
		}
		dest := filepath.Join(folder, name)
		if mayAppear(dest) == nil {
			return dest
		}
		if _, err := os.Lstat(dest); err != nil && n > 1 {
			return dest // something else is wrong with the folder, and making it says what
		}
	}
}

// copySpare copies through the connection that is kept for this: it has read the file that was opened,
// and no other.
func (w rescuer) copySpare(ctx context.Context, temp string) error {
	return inSnapshot(ctx, w.spare, func() error {
		return copyPages(ctx, w.spare, temp, assessments.NoProgress{})
	})
}

// keepSpare opens the connection by which a copy could be saved. Having read once, it has file and log open.
func (w rescuer) keepSpare(ctx context.Context) (err error) {
	if w.spare, err = newSession(ctx, w.readDB); err != nil {
		return err
	}
	if err := w.spare.readBack(ctx, settings(reading, w.network, w.o.synchronous)); err != nil {
		return err
	}
	return inSnapshot(ctx, w.spare, func() error { return nil })
}

// clearBeside takes the log of the file that was open away from the one that has its name now, beside
// which it would be taken for that one's. What is not in the copy is kept under another name.
func (w rescuer) clearBeside(lost *assessments.Lost) {
	if w.guard.log == nil {
		return
	}
	if lost.Copy != "" && (lost.What == assessments.Removed || lost.What == assessments.Replaced) {
		w.keeper.moveAnyway() // into the file that was opened, whatever its name is now
	}
	log := w.path + "-wal"
	if now, err := os.Stat(log); err != nil || !os.SameFile(now, w.guard.log) {
		return
	}
	if lost.Copy != "" {
		_ = os.Remove(log)
	} else {
		_ = os.Rename(log, fmt.Sprintf("%s.left-%s", log, w.o.Clock.Now().UTC().Format(backupStamp)))
	}
	_ = os.Remove(w.path + "-shm")
}

// giveUp ends a lost workspace without writing into the file that has its name now, nor into the one
// that was opened. Where SQLite keeps a log, the connections that may write are closed first: beside
// one that reads, none of them moves the log. Those that only read cannot. A connection left open
// would have SQLite read, in this process, the log of the lost workspace as that of the file that
// was copied over it.
func (w rescuer) giveUp() error {
	w.keeper.leave()
	if readers(w).readRole() != alongside || w.spare == nil {
		lookout(w).leave()
		return w.instance.release()
	}
	<-w.turn // the last writer is done
	defer w.giveTurn()
	w.mu.Lock()
	before := w.closed
	idle := append(w.idle, w.spare)
	w.idle, w.closed = nil, true
	w.mu.Unlock()
	if before {
		return nil
	}
	var all []error
	if w.keeper != nil {
		all = append(all, w.keeper.s.close())
	}
	all = append(all, w.writer.close(), w.writeDB.Close())
	for _, s := range idle {
		all = append(all, s.close())
	}
	return errors.Join(append(all, w.readDB.Close(), w.instance.release())...)
}

// goOn opens the copy.
func (w rescuer) goOn(ctx context.Context) (*Workspace, error) {
	lost := w.guard.gone()
	switch {
	case lost == nil:
		return nil, assessments.Errorf(assessments.Refused,
			"“%s” is the file that was opened; there is no copy to go on in.", w.path)
	case lost.Copy == "":
		return nil, lost
	}
	next, err := open(ctx, lost.Copy, w.o)
	if err != nil {
		return nil, told(ctx, err, "open", lost.Copy)
	}
	next.changed.Store(true) // a backup of it is due when it is closed
	return next, nil
}
