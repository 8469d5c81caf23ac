package session

import (
	"context"

	"countersign/app/ui"
)

// Schedule decides where and when work runs.
type Schedule interface {
	// Background runs work off the UI thread and the function it returns on it.
	Background(ctx context.Context, work func(context.Context) func())
	// Do runs fn on the UI thread.
	Do(fn func())
	// After runs fn on the UI thread once d has passed, unless cancelled first.
	After(d ui.Delay, fn func()) (cancel func())
}
