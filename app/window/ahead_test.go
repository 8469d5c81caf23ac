package window

import (
	"context"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestTheFirstWorkspaceIsOpenedOnce(t *testing.T) {
	l := &lab{t: t}
	dir := t.TempDir()
	first, other := filepath.Join(dir, "first"+Extension), filepath.Join(dir, "other"+Extension)
	p := l.params()
	for _, path := range []string{first, other} {
		b, err := p.Create(t.Context(), path, false, assessments.NoProgress{})
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
	open := p.Open
	var opened atomic.Int32
	p.Open = func(ctx context.Context, path string) (*workbench.Workbench, error) {
		opened.Add(1)
		return open(ctx, path)
	}
	p.Open = openAhead(p, first)
	b, err := p.Open(t.Context(), other) // the one that was not begun
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for round := range 2 { // what was begun, and then as ever
		b, err := p.Open(t.Context(), first)
		if err != nil {
			t.Fatal(err)
		}
		if n := opened.Load(); int(n) != 2+round {
			t.Errorf("round %d: opened %d times", round, n)
		}
		if o, err := b.Overview(t.Context(), b.Today()); err != nil || len(o.Vendors) != round {
			t.Errorf("round %d: %+v, %v", round, o.Vendors, err)
		}
		if _, err := b.Add(t.Context(),
			&assessments.Vendor{ID: fmt.Sprint("v", round), Name: "Vendor"}); err != nil {
			t.Fatal(err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatCannotBeOpenedAheadIsSaidToWhoAsks(t *testing.T) {
	l := &lab{t: t}
	p := l.params()
	path := filepath.Join(t.TempDir(), "missing"+Extension)
	if _, err := openAhead(p, path)(t.Context(), path); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("got %v", err)
	}
}
