package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// freed is a closed workspace with unused pages in it.
func freed(t *testing.T) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	must(t, os.WriteFile(path, stocked(t, 50_000), 0o600))
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	must(t, s.Write(ctx, func(tx port.Tx) error {
		return storetest.Save("", &assessments.Vendor{ID: "freed", Name: "Freed"})(tx)
	}))
	must(t, s.Close())
	db := raw(t, path)
	_, err = db.Exec(`CREATE TABLE gone (x);
		INSERT INTO gone WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT randomblob(9000) FROM n;
		DROP TABLE gone; PRAGMA wal_checkpoint(TRUNCATE)`)
	must(t, errors.Join(err, db.Close()))
	b, err := os.ReadFile(path)
	must(t, err)
	if b[39] == 0 {
		t.Fatal("there are no unused pages")
	}
	return b
}

// One flipped bit in the header: refused in a sentence, with nothing left, or opened and as good as before.
func TestAnyFlippedBitInTheHeaderIsRefusedPolitelyOrDoesNothing(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	whole := freed(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "w.ctsg")
	must(t, os.WriteFile(path, whole, 0o600))
	says := meaning(t, path)
	opened := map[int]bool{}
	for bit := range 800 {
		if soak(50) == 1 && bit%8 != 0 && bit%8 != 7 { // every byte always, every bit in the long run
			continue
		}
		b := append([]byte(nil), whole...)
		b[bit/8] ^= 1 << (bit % 8)
		for _, o := range []store.Options{{ReadOnly: true}, {}} {
			must(t, os.WriteFile(path, b, 0o600))
			before := folder(t, dir)
			s, err := store.Open(ctx, path, o)
			if err != nil {
				var sentence *assessments.Error
				if !errors.As(err, &sentence) {
					t.Errorf("byte %d, bit %d: not a sentence: %v", bit/8, bit%8, err)
				}
				if !same(before, folder(t, dir)) {
					t.Errorf("byte %d, bit %d: refused, and the folder changed", bit/8, bit%8)
				}
				continue
			}
			opened[bit/8] = true
			if !o.ReadOnly {
				err = s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "n", Name: fmt.Sprint(bit)}))
			}
			report, cerr := s.Check(ctx, false, nil)
			if err = errors.Join(err, cerr, s.Close()); err != nil || len(report.Damage) > 0 {
				t.Errorf("byte %d, bit %d: opened, and then: %v %+v", bit/8, bit%8, err, report.Damage)
			}
			if o.ReadOnly && meaning(t, path) != says {
				t.Errorf("byte %d, bit %d: it says something else", bit/8, bit%8)
			}
			if len(folder(t, dir)) != 1 {
				t.Errorf("byte %d, bit %d: left behind: %v", bit/8, bit%8, folder(t, dir))
			}
		}
	}
	for at := range opened {
		switch {
		case at >= 24 && at < 28, at >= 92 && at < 96: // counters of changes
		case at >= 40 && at < 44: // counter of changes to the schema
		case at >= 96: // which SQLite wrote it
		default:
			t.Errorf("byte %d: a flipped bit was not noticed", at)
		}
	}
}
