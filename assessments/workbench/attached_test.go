package workbench_test

import (
	"bytes"
	"context"
	"io"
	"iter"
	"testing"

	"countersign/assessments/workbench"
)

func TestTheFilesThatComeWithAFileAreThoseItsReaderFinds(t *testing.T) {
	l := newLab(t)
	file := func(words string, size int64) workbench.File {
		return workbench.File{Name: "a.eml", Size: size, Open: func() (io.ReadCloser, error) {
			return io.NopCloser(bytes.NewReader([]byte(words))), nil
		}}
	}
	l.Attaches(func(raw []byte) iter.Seq2[string, []byte] {
		return func(yield func(string, []byte) bool) {
			for _, name := range []string{"one", "empty", "two"} {
				body := append([]byte(name+" of "), raw...)
				if name == "empty" {
					body = nil
				}
				if !yield(name, body) {
					return
				}
			}
		}
	})
	got, err := l.Attached(context.Background(), file("mail", 4))
	if err != nil || len(got) != 2 || got[0].Name != "one" || got[1].Name != "two" {
		t.Fatalf("%v, %v", got, err)
	}
	for range 2 { // may be opened again
		in, err := got[1].Open()
		if err != nil {
			t.Fatal(err)
		}
		if body, err := io.ReadAll(in); err != nil || string(body) != "two of mail" || int64(len(body)) != got[1].Size {
			t.Errorf("%q, %v", body, err)
		}
	}
	if got, err := l.Attached(context.Background(), file("mail", 1<<40)); err != nil || got != nil {
		t.Errorf("a file too large for a mail: %v, %v", got, err)
	}
}
