package pdf_test

import (
	"bytes"
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/intake/intaketest"
	"countersign/assessments/intake/pdf"
)

// reading notes pages that come early.
type reading struct {
	mu    sync.Mutex
	done  int64
	pages []assessments.Text
	of    []int
}

func (r *reading) Step(done, _ int64, _ string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.done = done
}

func (r *reading) Page(number, of int, text assessments.Text) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pages, r.of = append(r.pages, text), append(r.of, number)
	if of < number {
		panic("a page beyond the last")
	}
}

func TestADocumentThatIsSoonDoneShowsItsFirstPageAlone(t *testing.T) {
	pdf.Patience(time.Hour)
	defer pdf.Patience(150 * time.Millisecond)
	var r reading
	file := intaketest.Agreement(5)
	if _, err := engine(t).Read(context.Background(), bytes.NewReader(file), int64(len(file)),
		&r); err != nil || len(r.pages) != 1 || r.of[0] != 1 {
		t.Errorf("pages %v, %v", r.of, err)
	}
}

func TestShowingPagesEarlyChangesNothingOfTheText(t *testing.T) {
	pdf.Patience(0)
	defer pdf.Patience(150 * time.Millisecond)
	e := engine(t)
	for _, pages := range []int{1, 5, 40} {
		file := intaketest.Agreement(pages)
		plain, err := read(t, e, file)
		if err != nil {
			t.Fatal(err)
		}
		var r reading
		text, err := e.Read(context.Background(), bytes.NewReader(file), int64(len(file)), &r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Join(shown(text), "\n") != strings.Join(shown(plain), "\n") {
			t.Errorf("%d pages read another way when they are shown early", pages)
		}
		if len(r.pages) < (pages+1)/2 {
			t.Fatalf("%d of %d pages came early", len(r.pages), pages)
		}
		for i, one := range r.pages {
			if r.of[i] != i+1 || one.Paragraphs[0].Page != i+1 || one.Paragraphs[0].Start != 0 {
				t.Errorf("page %d: %+v", r.of[i], one.Paragraphs[0])
			}
			// what is within one page stands in the finished text as it was shown
			for _, p := range one.Paragraphs[1:] {
				if s := one.Slice(p.Start, p.End); !strings.Contains(text.Plain, s) {
					t.Errorf("page %d showed %q, which the text has not", i+1, s)
				}
			}
		}
	}
}
