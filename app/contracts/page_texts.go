package contracts

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// texts learns which texts were read, and reads the others ahead of time.
type texts struct {
	page  *Page
	host  host
	bench bench
	m     *filedList
}

// lookUp learns, off the UI thread, which texts were read; a list of thousands appears before
// that is known.
func (tx *texts) lookUp() {
	missing := tx.m.missing()
	if len(missing) == 0 {
		return
	}
	tx.host.Background(func(ctx context.Context) func() {
		got := map[string]workbench.TextState{}
		for _, sha := range missing {
			s, err := tx.bench.TextState(ctx, sha)
			if err != nil {
				return func() { tx.host.Fail(err) }
			}
			got[sha] = s
		}
		return func() {
			for sha, s := range got {
				tx.m.texts[sha] = s
			}
			tx.page.docs.refill()
			tx.readAhead()
		}
	})
}

// readAhead reads the texts that no one has read yet, one at a time, so that they are there when they are
// opened and searching finds them. A file is filed before its text is read; opening it in the meantime joins
// that reading.
func (tx *texts) readAhead() {
	ids := tx.m.unread()
	if len(ids) == 0 {
		return
	}
	tx.page.docs.refill()
	tx.host.Background(func(ctx context.Context) func() {
		for _, id := range ids {
			// why one cannot be read its reader says when it is opened
			_, _ = tx.bench.Text(ctx, id, assessments.NoProgress{})
		}
		return func() {
			for sha := range tx.m.tried {
				tx.m.tried[sha] = false
			}
			tx.lookUp()
			tx.page.docs.refill()
		}
	})
}
