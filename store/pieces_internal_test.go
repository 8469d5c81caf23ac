package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"path/filepath"
	"sync/atomic"
	"testing"

	"countersign/assessments"
)

// tallied is a digest that counts what it digests.
type tallied struct {
	hash.Hash
	bytes *atomic.Int64
}

func (t tallied) Write(p []byte) (int, error) {
	t.bytes.Add(int64(len(p)))
	return t.Hash.Write(p)
}

// TestAFileIsDigestedOnceToStoreItAndOnceToReadIt counts the bytes that are digested of a file of several
// pieces and of a small one: asking whether it is on record digests none (TestAFileIsDigestedOnlyWhereItsDigestIsAsked
// in the workbench), nor does the copy for its reader.
func TestAFileIsDigestedOnceToStoreItAndOnceToReadIt(t *testing.T) {
	var digested atomic.Int64
	was := digesting
	digesting = func() hash.Hash { return tallied{was(), &digested} }
	t.Cleanup(func() { digesting = was })
	ctx := context.Background()
	w, err := Create(ctx, filepath.Join(t.TempDir(), "w.countersign"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, size := range []int{3, chunkSize, batchBytes + chunkSize + 1} {
		content := bytes.Repeat([]byte{byte(size)}, size)
		want := sha256.Sum256(content)
		digested.Store(0)
		digest, _, err := w.Ingest(ctx, bytes.NewReader(content), int64(size), assessments.NoProgress{})
		if err != nil || digest != hex.EncodeToString(want[:]) {
			t.Fatal(digest, err)
		}
		if n := digested.Load(); n != int64(size) {
			t.Errorf("of %d bytes %d were digested to store them", size, n)
		}
		digested.Store(0)
		r, _, err := w.OpenBlob(ctx, digest)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := io.Copy(io.Discard, r); err != nil || n != int64(size) {
			t.Fatal(n, err)
		}
		if n := digested.Load(); n != int64(size) {
			t.Errorf("of %d bytes %d were digested to read them", size, n)
		}
	}
}

// TestPiecesOfAnEarlierVersionAreRead has the digests of pieces that stand for each alone.
func TestPiecesOfAnEarlierVersionAreRead(t *testing.T) {
	one, two := []byte("one"), []byte("two")
	alone := func(b []byte) string {
		sum := sha256.Sum256(b)
		return hex.EncodeToString(sum[:])
	}
	now, earlier := newPieces(), newPieces()
	upTo := []string{now.add(one), now.add(two)}
	if !earlier.fits(one, alone(one)) || !earlier.fits(two, alone(two)) || earlier.sum() != upTo[1] {
		t.Error("pieces with digests of their own do not fit")
	}
	if p := newPieces(); !p.fits(one, upTo[0]) || !p.fits(two, upTo[1]) || p.sum() != alone([]byte("onetwo")) {
		t.Error("pieces with digests up to their end do not fit")
	}
	if p := newPieces(); !p.fits(one, upTo[0]) || p.fits([]byte("twx"), upTo[1]) {
		t.Error("another piece fits")
	}
}
