package store

import (
	"bytes"
	"context"
	"errors"
	"os"
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
		err = w.SaveText(ctx, assessments.Text{SHA256: digest, Form: assessments.TextForm, Plain: secret, Paragraphs: []assessments.Paragraph{{Start: 0, End: len(secret)}}})
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
