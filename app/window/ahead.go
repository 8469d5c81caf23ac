package window

import (
	"context"
	"sync"
	"sync/atomic"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// openAhead begins to open a workspace before there is a window: reading the first page's data takes about as long as
// making the window does. What it returns stands in for p.Open. The first call for the path gets what was begun, any
// other call opens as ever.
func openAhead(p Params, path string) func(context.Context, string, func(assessments.Event)) (*workbench.Workbench, error) {
	var hear atomic.Pointer[func(assessments.Event)] // whoever asks for the workspace
	type opened struct {
		bench *workbench.Workbench
		err   error
	}
	begun := make(chan opened, 1)
	go func() {
		b, err := p.Open(context.Background(), path, func(e assessments.Event) {
			if fn := hear.Load(); fn != nil {
				(*fn)(e)
			}
		})
		if err == nil {
			b.ReadAhead(assessments.DateOf(p.Now()))
		}
		begun <- opened{b, err}
	}()
	var once sync.Once
	return func(ctx context.Context, asked string, publish func(assessments.Event)) (*workbench.Workbench, error) {
		got, mine := opened{}, false
		if asked == path {
			once.Do(func() {
				hear.Store(&publish)
				got, mine = <-begun, true
			})
		}
		if mine {
			return got.bench, got.err
		}
		return p.Open(ctx, asked, publish)
	}
}
