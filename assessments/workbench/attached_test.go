package workbench_test

import (
	"bytes"
	"context"
	"io"
	"iter"
	"strings"
	"testing"

	"countersign/assessments"
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

func TestApplyingAMailSaysWhatItDoesNotFile(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.Attaches(func(raw []byte) iter.Seq2[string, []byte] {
		return func(yield func(string, []byte) bool) {
			_ = !bytes.Contains(raw, []byte("b.eml")) || yield("terms.pdf", raw) && yield("dpa.docx", raw)
		}
	})
	for _, dry := range []bool{true, false} {
		out, err := l.Apply(ctx, []workbench.Declared{filed("versions[0]", "msa/2", "b.eml")}, words, dry, assessments.NoProgress{})
		if err != nil || len(out.Notes) != 1 || !strings.Contains(out.Notes[0], "“b.eml” comes with 2 files") ||
			!strings.Contains(out.Notes[0], "terms.pdf, dpa.docx") {
			t.Errorf("dry run %v: %q, %v", dry, out.Notes, err)
		}
	}
}
