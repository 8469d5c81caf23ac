package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestAPurgeThatWasBrokenOffIsFinishedOnOpening(t *testing.T) {
	ctx := context.Background()
	w := opened(t)
	const secret = "quarzsandwerk"
	digest, _, err := w.Ingest(ctx, strings.NewReader(strings.Repeat(secret+" ", 100_000)), -1, nil)
	if err == nil {
		err = w.SaveText(ctx, assessments.Text{
			SHA256: digest, Form: assessments.TextForm, Plain: secret,
			Paragraphs: []assessments.Paragraph{{Start: 0, End: len(secret)}},
		})
	}
	if err == nil { // the commit of a purge, and then the program ends
		err = w.write(ctx, func(t *tx) error { return t.DropBlob(digest) })
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(w.path); err != nil || !bytes.Contains(b, []byte(secret)) {
		t.Fatalf("the bytes went with the commit already: this test finds nothing (%v)", err)
	}
	s, err := Open(ctx, w.path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, suffix := range []string{"", "-wal"} {
		if b, err := os.ReadFile(w.path + suffix); err == nil && bytes.Contains(b, []byte(secret)) {
			t.Errorf("still in the file%s", suffix)
		}
	}
}

// notes are the ids of what is noted to be overwritten.
func notes(t *testing.T, w *Workspace) (ids []int64) {
	t.Helper()
	rows, err := w.writer.query(context.Background(), `SELECT "id" FROM "erasure" ORDER BY "id"`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
	}
	return ids
}

// TestOnlyTheNotesOfWhatWasOverwrittenGo notes a purge while an earlier one is overwritten.
func TestOnlyTheNotesOfWhatWasOverwrittenGo(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	note := func(t *tx) error { return t.noteErasure() }
	if err := errors.Join(w.write(ctx, note), w.write(ctx, note)); err != nil {
		t.Fatal(err)
	}
	both := notes(t, w)
	if len(both) != 2 {
		t.Fatalf("noted: %d", both)
	}
	w.unfinished.Store(both[1])
	if err := (eraser{w}).overwritten(ctx, both[0]); err != nil || !slices.Equal(notes(t, w), both[1:]) ||
		w.unfinished.Load() != both[1] {
		t.Errorf("after the first was overwritten: %d, %d is unfinished, %v", notes(t, w),
			w.unfinished.Load(), err)
	}
	if err := w.write(ctx, note); err != nil {
		t.Fatal(err)
	}
	if (eraser{w}).finishErasure(ctx); len(notes(t, w)) != 1 || w.unfinished.Load() != 0 {
		t.Errorf("after the log was emptied: %d, %d is unfinished", notes(t, w), w.unfinished.Load())
	}
	if (eraser{w}).finishErasure(ctx); len(notes(t, w)) != 1 {
		t.Error("a note went although nothing waits for the log")
	}
	w.unfinished.Store(notes(t, w)[0])
	if err := (eraser{w}).lastErased(ctx); err != nil || len(notes(t, w)) != 0 {
		t.Errorf("after the log was emptied on closing: %d, %v", notes(t, w), err)
	}
	if err := w.write(ctx, note); err != nil { // words alone, and then the program ends
		t.Fatal(err)
	}
	if err := (eraser{w}).sweep(ctx); err != nil || len(notes(t, w)) != 0 {
		t.Errorf("after the next opening: %d, %v", notes(t, w), err)
	}
}

// TestOpeningSweepsWhatNoRecordNames leaves files as killed runs do: one that a record names is
// spared, whatever its mark.
func TestOpeningSweepsWhatNoRecordNames(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	digests := map[string]string{}
	for _, name := range []string{"version", "revision", "none", "linked"} {
		digest, _, err := w.Ingest(ctx, strings.NewReader("the file of "+name), -1, nil)
		if err == nil {
			err = w.SaveText(ctx, assessments.Text{SHA256: digest})
		}
		if err != nil {
			t.Fatal(err)
		}
		digests[name] = digest
	}
	saveDocument(t, w, digests["version"])
	if err := w.write(ctx, func(t *tx) error {
		_, err := t.s.exec(t.ctx, `UPDATE "blob" SET "linked" = 0`)
		return errors.Join(err, t.Put(&assessments.Evidence{ID: "e"}), t.LinkBlob(digests["linked"]),
			t.Put(&assessments.Revision{ID: "r", EvidenceID: "e", SHA256: digests["revision"]}))
	}); err != nil {
		t.Fatal(err)
	}
	if err := (eraser{w}).sweep(ctx); err != nil {
		t.Fatal(err)
	}
	for name, digest := range digests {
		r, _, err := w.OpenBlob(ctx, digest)
		_, text, terr := w.LoadText(ctx, digest)
		if there := err == nil; there != (name != "none") || text != there || terr != nil {
			t.Errorf("the file of %s is there %v, its text %v, %v", name, there, text, terr)
		}
		if r != nil {
			_ = r.Close()
		}
	}
	if n, err := w.writer.number(ctx, `SELECT count(*) FROM "chunk"`); n != 3 || err != nil {
		t.Errorf("%d pieces of files are left, %v", n, err)
	}
}

// TestAFileThatIsComingInIsNotSwept: its bytes have no name yet, as those that an interrupted run left.
func TestAFileThatIsComingInIsNotSwept(t *testing.T) {
	ctx, w := context.Background(), opened(t)
	in := &ingestion{w: w}
	if err := in.begin(ctx); err != nil {
		t.Fatal(err)
	}
	for _, want := range []int64{1, 0} {
		if err := (eraser{w}).sweepNameless(ctx); err != nil {
			t.Fatal(err)
		}
		if n, err := w.writer.number(ctx, `SELECT count(*) FROM "blob"`); n != want || err != nil {
			t.Errorf("%d files, want %d (%v)", n, want, err)
		}
		w.coming.remove(in.id)
	}
}
