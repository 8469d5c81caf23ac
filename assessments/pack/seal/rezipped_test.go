package seal_test

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
)

func TestAPackThatAnotherProgramZippedIsToldToBeUnpacked(t *testing.T) {
	f, err := honest()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range f.names() {
		e, err := w.CreateHeader(&zip.FileHeader{
			Name: name, Method: zip.Deflate,
			Modified: time.Unix(1_790_000_000, 0),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write(f[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := whole().Verify(context.Background(), saved(t, b.Bytes()), assessments.NoProgress{})
	if err != nil || r.OK() {
		t.Fatalf("%v; %d problems", err, len(r.Problems))
	}
	said := r.Problems[0].String()
	if !strings.Contains(said, "unpack it and verify the folder") {
		t.Errorf("the first problem is %q", said)
	}
}
