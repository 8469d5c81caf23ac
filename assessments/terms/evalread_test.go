package terms_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/assessments/intake"
)

// readLabelled gives the text of a labelled document as the program itself reads it.
func readLabelled(t testing.TB, dir, name string) assessments.Text {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	text, err := intake.Read(context.Background(), name, f, info.Size(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
