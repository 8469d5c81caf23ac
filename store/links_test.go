package store_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/store"
)

// TestAFileWithASecondNameIsNotOpened: a lock and a log lie beside a name, so that two names of one file would
// let two programs write it.
func TestAFileWithASecondNameIsNotOpened(t *testing.T) {
	dir := t.TempDir()
	path, second := filepath.Join(dir, "a.countersign"), filepath.Join(t.TempDir(), "b.countersign")
	w, err := store.Create(ctx, path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Link(path, second); err != nil {
		t.Skip("no second names here: ", err)
	}
	for _, name := range []string{path, second} {
		for _, o := range []store.Options{{}, {ReadOnly: true}} {
			_, err := store.Open(ctx, name, o)
			if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "second name") {
				t.Errorf("%s, %+v: %v", name, o, err)
			}
		}
	}
	if err := os.Remove(second); err != nil {
		t.Fatal(err)
	}
	w, err = store.Open(ctx, path, store.Options{})
	if err != nil {
		t.Fatalf("with one name again: %v", err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
