package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"

	"countersign/assessments"
)

// backupPages are copied at once between two looks at the context: 4 MiB.
const backupPages = 256

// backuper is what the driver's connection can do beyond database/sql.
type backuper interface {
	NewBackup(destination string) (*sqlite.Backup, error)
}

// copier writes copies of an open workspace.
type copier struct{ *Workspace }

// Backup writes a consistent copy of the workspace to dest, which must not exist, and checks the copy
// in full. Saving continues in the meantime. The copy appears whole or not at all.
func (w *Workspace) Backup(ctx context.Context, dest string, p assessments.Progress) error {
	if p == nil {
		p = assessments.NoProgress{}
	}
	return told(ctx, copier{w}.backup(ctx, dest, p), "back up", dest)
}

func (w copier) backup(ctx context.Context, dest string, p assessments.Progress) error {
	seen := lookout(w).seen()
	err := arrival{
		dest: dest, o: w.o,
		fill: func(temp string) error { return w.copyTo(ctx, temp, p) },
		check: func(temp string) error {
			if err := goesOn(ctx, temp, seen); err != nil {
				return err
			}
			return verifyCopy(ctx, temp, w.o, p)
		},
	}.appear(ctx)
	if err != nil && !errors.Is(err, errOther) {
		return err
	}
	if lost := new(assessments.Lost); errors.As(lookout(w).look(ctx), &lost) {
		if err != nil {
			return lost
		}
		return assessments.Wrap(lost, assessments.Machine,
			"%s The backup “%s” is whole, and holds the workspace as it was before. %s", lost.Happened(),
			dest, lost.Next())
	}
	if err != nil {
		return assessments.Wrap(err, assessments.Machine,
			"The copy does not hold what was saved in “%s”, so it was not kept. Look whether another program writes into that file, and do it again.", w.path)
	}
	return nil
}

// goesOn reports errOther of a copy without the event that was seen before it was made: more may have
// been saved since.
func goesOn(ctx context.Context, temp string, seen head) (err error) {
	if seen.seq == 0 {
		return nil
	}
	w, err := openFrozen(temp, Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	return w.snapshot(ctx, func(v *view) error {
		var digest string
		_, err := v.s.scan(ctx, `SELECT "digest" FROM "journal" WHERE "seq" = ?`, []any{seen.seq}, &digest)
		if err == nil && digest != seen.digest {
			err = fmt.Errorf("%w: event %d is not the one that was saved", errOther, seen.seq)
		}
		return err
	})
}

// copyTo copies the state as it is now.
func (w copier) copyTo(ctx context.Context, temp string, p assessments.Progress) error {
	s, err := readers(w).reader(ctx)
	if err != nil {
		return err
	}
	defer readers(w).putBack(s)
	return inSnapshot(ctx, s, func() error { return copyPages(ctx, s, temp, p) })
}

// copyPages copies the snapshot that the session's transaction sees.
func copyPages(ctx context.Context, s *session, temp string, p assessments.Progress) error {
	return s.conn.Raw(func(driverConn any) (err error) {
		from, ok := driverConn.(backuper)
		if !ok {
			return errors.New("the driver cannot back up")
		}
		b, err := from.NewBackup(Options{}.backupDSN(temp))
		if err != nil {
			return fmt.Errorf("begin the copy: %w", err)
		}
		defer func() { err = errors.Join(err, b.Finish()) }()
		for {
			more, err := b.Step(backupPages)
			if err != nil {
				return fmt.Errorf("copy: %w", err)
			}
			total := int64(b.PageCount())
			p.Step(total-int64(b.Remaining()), total, "copying")
			if !more {
				return nil
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	})
}

// backupDSN writes without flushing at every step: settle flushes the whole before it gets its name.
func (o Options) backupDSN(temp string) string {
	o.synchronous = "OFF"
	return o.dsn(temp, copying, false)
}

// verifyCopy checks a finished copy as strictly as Check does.
func verifyCopy(ctx context.Context, temp string, o Options, p assessments.Progress) error {
	damage, err := damageIn(ctx, temp, o, p)
	if err == nil && len(damage) > 0 {
		d := damage[0]
		return assessments.Errorf(assessments.Damaged,
			"The copy was checked and is damaged (%s: %s), so it was not kept. Run “countersign check” on the workspace itself.", d.Place, d.Message)
	}
	return err
}

// damageIn checks a closed file.
func damageIn(ctx context.Context, temp string, o Options, p assessments.Progress) ([]assessments.Damage,
	error,
) {
	if _, err := os.Stat(temp + "-wal"); err == nil {
		return nil, errors.New("the copy was not closed")
	}
	o.vfs = ""
	w, err := openFrozen(temp, o)
	if err != nil {
		return nil, err
	}
	defer opener{w}.abandon()
	report, err := w.Check(ctx, false, p)
	return report.Damage, err
}

// Restore writes the workspace in a backup to dest, which must not exist, and checks it in full. A
// backup in an older format is brought up to date on the way; the backup itself stays as it is.
func Restore(ctx context.Context, backup, dest string) error {
	return told(ctx, restore(ctx, backup, dest, Options{}), "restore", dest)
}

func restore(ctx context.Context, backup, dest string, o Options) (err error) {
	from, err := open(ctx, backup, Options{ReadOnly: true, anyFormat: true, turned: turned{step: o.step}})
	if assessments.KindOf(err) == assessments.NotFound {
		return assessments.Wrap(err, assessments.NotFound,
			"There is no backup “%s”. Check the path; nothing was written.", backup)
	}
	if err != nil {
		return told(ctx, err, "read", backup)
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	none := assessments.NoProgress{}
	return arrival{
		dest: dest, o: from.o, check: func(temp string) error { return verifyCopy(ctx, temp, from.o, none) },
		fill: func(temp string) error {
			if err := (copier{from}).copyTo(ctx, temp, none); err != nil || from.schema == latest() {
				return err
			}
			upToDate, err := open(ctx, temp, Options{noBackup: true})
			if err != nil {
				return err
			}
			return upToDate.Close()
		},
	}.appear(ctx)
}
