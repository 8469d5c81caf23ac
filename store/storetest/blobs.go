package storetest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"

	"countersign/assessments"
	"countersign/assessments/port"
)

// noise is n bytes that do not repeat.
func noise(n int, seed uint64) string {
	b := make([]byte, n)
	c := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
	_, _ = c.Read(b)
	return string(b)
}

func blobsComeBack(t *testing.T, o Opener) {
	s := o.fresh(t)
	for _, n := range []int{0, 1, 511, 1 << 19, 1<<19 + 1, 4 << 20, 4<<20 + 1, 9<<20 + 17} {
		want := noise(n, uint64(n))
		sum := sha256.Sum256([]byte(want))
		digest, size, err := s.Ingest(ctx, iotest.HalfReader(strings.NewReader(want)), -1, nil)
		if err != nil || size != int64(n) || digest != hex.EncodeToString(sum[:]) {
			t.Fatalf("%d bytes: digest %s, size %d, %v", n, digest, size, err)
		}
		if got, err := content(s, digest); err != nil || got != want {
			t.Errorf("%d bytes: came back as %d, %v", n, len(got), err)
		}
	}
	if _, _, err := s.OpenBlob(ctx,
		strings.Repeat("0", 64)); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("a blob that is not there: %v", err)
	}
	clean(t, s)
}

func blobsOnce(t *testing.T, o Opener) {
	s := o.fresh(t)
	data := noise(2<<20, 5)
	first, second := ingest(t, s, data), ingest(t, s, data)
	if r := clean(t, s); first != second || r.Blobs != 1 || r.Bytes != int64(len(data)) {
		t.Errorf("%d blobs of %d bytes", r.Blobs, r.Bytes)
	}
	write(t, s, func(tx port.Tx) error { return tx.LinkBlob(first) })
	if err := s.Write(ctx, func(tx port.Tx) error {
		return tx.LinkBlob(strings.Repeat("0", 64))
	}); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("linking what is not there: %v", err)
	}
}

func blobChanged(t *testing.T, o Opener) {
	s := o.fresh(t)
	data := noise(6<<20, 6)
	for _, told := range []int64{int64(len(data)) + 1, int64(len(data)) - 1, 0} {
		if _, _, err := s.Ingest(ctx, strings.NewReader(data), told,
			nil); assessments.KindOf(err) != assessments.Conflict {
			t.Errorf("told %d bytes: %v", told, err)
		}
	}
	if r := clean(t, s); r.Blobs != 0 {
		t.Errorf("%d blobs are left", r.Blobs)
	}
}

func blobBreaksOff(t *testing.T, o Opener) {
	s := o.fresh(t)
	broken := io.MultiReader(strings.NewReader(noise(5<<20, 7)), iotest.ErrReader(errOnPurpose))
	_, _, err := s.Ingest(ctx, broken, -1, nil)
	if !errors.Is(err, errOnPurpose) {
		t.Errorf("got %v", err)
	}
	if r := clean(t, s); r.Blobs != 0 {
		t.Errorf("%d blobs are left", r.Blobs)
	}
}

func blobsSwept(t *testing.T, o Opener) {
	dir := t.TempDir()
	s := o.Create(t, dir)
	linked, unlinked := ingest(t, s, noise(1<<20, 1)), ingest(t, s, noise(1<<20, 2))
	write(t, s, func(tx port.Tx) error { return tx.LinkBlob(linked) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = o.Open(t, dir)
	defer s.Close()
	if _, err := content(s, linked); err != nil {
		t.Errorf("a linked blob went: %v", err)
	}
	if _, err := content(s, unlinked); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("an unlinked blob stayed: %v", err)
	}
}

func blobDropped(t *testing.T, o Opener) {
	s := o.fresh(t)
	digest := ingest(t, s, "Wurzelpassage about training")
	saveText(t, s, digest, "Wurzelpassage about training")
	put(t, s, oneVersion(digest)...)
	write(t, s, func(tx port.Tx) error { return tx.LinkBlob(digest) })
	if hits := find(t, s, "wurzelpassage"); len(hits) != 1 {
		t.Fatalf("%d hits before", len(hits))
	}
	write(t, s, func(tx port.Tx) error {
		v := &assessments.Version{ID: "ver"}
		if _, err := tx.Get(v); err != nil {
			return err
		}
		v.PurgedOn = "2026-11-21"
		return errors.Join(Save("", v)(tx), tx.DropBlob(digest))
	})
	if _, err := content(s, digest); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("the bytes are still there: %v", err)
	}
	if _, ok, err := s.LoadText(ctx, digest); ok || err != nil {
		t.Errorf("the text is still there: %v", err)
	}
	if hits := find(t, s, "wurzelpassage"); len(hits) != 0 {
		t.Errorf("still found: %v", hits)
	}
	clean(t, s)
}
