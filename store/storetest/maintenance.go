package storetest

import (
	"os"
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// stock fills a workspace with something of everything, and says which file it holds.
func stock(t *testing.T, s port.Store) (digest string) {
	t.Helper()
	digest = ingest(t, s, noise(3<<20, 9))
	saveText(t, s, digest, "One paragraph about residency.", "Another about indemnity.")
	all := oneOfEach()
	for _, r := range all {
		if v, ok := r.(*assessments.Version); ok {
			v.SHA256, v.Size, v.PurgedOn = digest, 3<<20, ""
		}
	}
	write(t, s, func(tx port.Tx) error {
		if err := save("e1", all...)(tx); err != nil {
			return err
		}
		return tx.LinkBlob(digest)
	})
	write(t, s, save("e2", full(assessments.NounVendor, "k1", 2)))
	write(t, s, Remove(assessments.NounNote, "k1"))
	if err := s.SaveSummaries(ctx,
		map[string]cached.Kept{"k1": Figures("k1", "hash", 0)}); err != nil {
		t.Fatal(err)
	}
	return digest
}

func soundCheck(t *testing.T, o Opener) {
	s := o.fresh(t)
	clean(t, s)
	stock(t, s)
	r := clean(t, s)
	head := events(t, s, assessments.EventQuery{Limit: 1})[0].Digest
	if r.Blobs != 1 || r.Bytes != 3<<20 || r.Events != 3 || r.Head != head ||
		r.Records[assessments.NounVendor] != 1 || r.Records[assessments.NounNote] != 0 {
		t.Errorf("got %+v", r)
	}
}

func rebuilding(t *testing.T, o Opener) {
	s := o.fresh(t)
	digest := stock(t, s)
	before := find(t, s, "residency")
	r, err := s.Check(ctx, true, nil)
	if err != nil || len(r.Damage) != 0 || len(r.Rebuilt) == 0 {
		t.Errorf("got %+v, %v", r, err)
	}
	after := find(t, s, "residency")
	if len(before) != 1 || len(after) != 1 || before[0] != after[0] {
		t.Errorf("found %+v before and %+v after", before, after)
	}
	if _, ok, err := s.LoadText(ctx, digest); !ok || err != nil {
		t.Errorf("a sound text went: %v", err)
	}
	if ok, _ := kept(s, "k1", "hash"); ok {
		t.Error("the cache of figures was not emptied")
	}
	clean(t, s)
}

func backup(t *testing.T, o Opener) {
	dir := t.TempDir()
	s := o.Create(t, dir)
	defer s.Close()
	digest := stock(t, s)
	head := events(t, s, assessments.EventQuery{Limit: 1})[0].Digest
	elsewhere := t.TempDir()
	dest := filepath.Join(elsewhere, filepath.Base(s.Info().Path))
	if err := s.Backup(ctx, dest, nil); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(ctx, dest, nil); assessments.KindOf(err) != assessments.Refused {
		t.Errorf("a second backup over the first: %v", err)
	}
	if err := s.Backup(ctx, filepath.Join(elsewhere, "no", "folder"), nil); err == nil {
		t.Error("a backup went into a folder that is not there")
	}
	if left, _ := os.ReadDir(elsewhere); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
	write(t, s, save("e4", full(assessments.NounVendor, "later", 3)))
	copied := o.Open(t, elsewhere)
	defer copied.Close()
	r := clean(t, copied)
	if r.Head != head || isThere(t, copied, &assessments.Vendor{ID: "later"}) {
		t.Errorf("the copy is of another state: %+v", r)
	}
	if got, err := content(copied, digest); err != nil || got != noise(3<<20, 9) {
		t.Errorf("the file in the copy: %d bytes, %v", len(got), err)
	}
}

func reopening(t *testing.T, o Opener) {
	dir := t.TempDir()
	s := o.Create(t, dir)
	digest := stock(t, s)
	r1 := clean(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
	if err := s.Write(ctx, putting(&assessments.Vendor{ID: "x"})); err == nil {
		t.Error("a closed store was written")
	}
	s = o.Open(t, dir)
	defer s.Close()
	r2 := clean(t, s)
	if r1.Head != r2.Head || r1.Bytes != r2.Bytes || r2.Events != 3 {
		t.Errorf("before %+v, after %+v", r1, r2)
	}
	if got, err := content(s, digest); err != nil || len(got) != 3<<20 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if hits := find(t, s, "residency"); len(hits) != 1 {
		t.Errorf("%d hits", len(hits))
	}
	if ok, err := kept(s, "k1", "hash"); !ok || err != nil {
		t.Errorf("the figures went: %v", err)
	}
}
