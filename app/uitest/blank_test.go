package uitest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"countersign/store"
)

// TestACopiedWorkspaceIsTheOneThatIsMade holds what tests begin with to what the program makes.
func TestACopiedWorkspaceIsTheOneThatIsMade(t *testing.T) {
	read := func(name string, err error) []byte {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	dir := t.TempDir()
	made, copied := filepath.Join(dir, "made.countersign"), filepath.Join(dir, "copied.countersign")
	want := read(made, store.Build(t.Context(), made, store.Options{}, nil))
	s, err := NewStore(t.Context(), copied, store.Options{WatchEvery: -1})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got, err := blank(); err != nil || !bytes.Equal(got, want) {
		t.Errorf("a copied workspace is another than a made one, %v", err)
	}
	if _, err := NewStore(t.Context(), copied, store.Options{}); err == nil {
		t.Error("a workspace is put in the place of another one")
	}
}
