package store

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// TestNothingIsCommittedIntoAFileThatLostItsName moves the file away while a transaction is under way.
func TestNothingIsCommittedIntoAFileThatLostItsName(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	skip := false
	err := w.write(ctx, func(t *tx) error {
		skip = os.Rename(w.path, w.path+".away") != nil
		return t.Put(&assessments.Vendor{ID: "v", Name: "late"})
	})
	if skip {
		t.Skip("this system renames no file that is open")
	}
	lost := new(assessments.Lost)
	if !errors.As(err, &lost) || lost.What != assessments.Removed {
		t.Fatalf("saved into a file without its name: %v", err)
	}
	if n, err := w.spare.number(ctx, `SELECT count(*) FROM "vendor" WHERE "name" = 'late'`); n != 0 ||
		err != nil {
		t.Errorf("%d records were committed, %v", n, err)
	}
}

// TestAPurgeIsOverwrittenThoughItsCallerGivesUp cancels at the moment of the commit: what was
// committed is carried through.
func TestAPurgeIsOverwrittenThoughItsCallerGivesUp(t *testing.T) {
	w := opened(t)
	digest, _, err := w.Ingest(context.Background(), strings.NewReader("quarzsandwerk"), -1, nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, giveUp := context.WithCancel(context.Background())
	w.writer.told = func(query string) {
		if query == "COMMIT" {
			giveUp()
		}
	}
	if err := w.Write(ctx, func(t port.Tx) error { return t.DropBlob(digest) }); err != nil ||
		ctx.Err() == nil {
		t.Errorf("the purge: %v", err)
	}
	if left := notes(t, w); len(left) > 0 {
		t.Errorf("still noted to be overwritten: %d", left)
	}
}

func TestAListOfUnusedPagesIsWalkedToItsEnd(t *testing.T) {
	const size, pages = 512, 4
	for name, c := range map[string]struct {
		first, count int64
		trunk        []uint32 // of page 2: the next one, how many leaves, and these
		whole        bool
	}{
		"nothing is unused":     {0, 0, nil, true},
		"one page":              {2, 1, []uint32{0, 0}, true},
		"with leaves":           {2, 3, []uint32{0, 2, 3, 4}, true},
		"in a circle":           {2, 3, []uint32{2, 0}, false},
		"one more than is said": {2, 2, []uint32{0, 2, 3, 4}, false},
		"one less than is said": {2, 2, []uint32{0, 0}, false},
		"a leaf behind the end": {2, 2, []uint32{0, 1, 5}, false},
		"a leaf that is in use": {2, 2, []uint32{0, 1, 1}, false},
		"a page behind the end": {5, 1, nil, false},
		"the first page":        {1, 1, nil, false},
		"more leaves than fit in": {2, 1 +
			size/4 - 1, append([]uint32{0, size/4 - 1}, slices.Repeat([]uint32{3}, size/4-2)...), false},
	} {
		b := make([]byte, size*pages)
		for i, v := range c.trunk {
			binary.BigEndian.PutUint32(b[size+4*i:], v)
		}
		path := filepath.Join(t.TempDir(), "w")
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if whole, err := (freelist{c.first, c.count}).whole(path, size, pages); whole != c.whole ||
			err != nil {
			t.Errorf("%s: whole %v, %v", name, whole, err)
		}
	}
}
