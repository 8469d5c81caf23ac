package app

import (
	"context"
	"testing"

	"countersign/app/uitest"
	"countersign/app/widgets"
)

// until takes turns until something is so.
func (q *turns) until(so func() bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for !so() {
		for len(q.queue) == 0 {
			q.more.Wait()
		}
		fn := q.queue[0]
		q.queue = q.queue[1:]
		q.mu.Unlock()
		fn()
		q.mu.Lock()
	}
}

func TestTheWindowDoesNotWaitForWhatIsBeingReadWhenItIsClosed(t *testing.T) {
	l := newLiveLab(t, false)
	reading, read := make(chan struct{}), make(chan struct{})
	l.Background(func(context.Context) func() {
		close(reading)
		<-read // as a page that reads a large document
		return nil
	})
	<-reading
	l.quit() // with the reading waited for here, this would never return
	if l.ctx.Err() != nil {
		t.Error("the window is closed although something is still being read")
	}
	l.quit()                      // closing twice is closing once
	l.runCommand(l.commands()[0]) // nothing can be done in a window that is closing
	l.open(l.path, nil)
	l.turns.until(func() bool { return len(l.overlays) > 0 })
	buttons := uitest.Within[*widgets.Button](l.top())
	if len(buttons) != 1 || buttons[0].Text() != "Close without a backup" {
		t.Errorf("while it waits it offers %v", buttons)
	}
	close(read)
	l.settle()
	if l.ctx.Err() == nil || l.bench != nil {
		t.Error("what was being read has ended, and the window is not closed")
	}
}

func TestGoingOnToAnotherWorkspaceDoesNotWaitForWhatIsBeingRead(t *testing.T) {
	l := newLiveLab(t, false)
	first := l.path
	reading, read := make(chan struct{}), make(chan struct{})
	l.Background(func(context.Context) func() {
		close(reading)
		<-read
		return nil
	})
	<-reading
	l.closeWorkspace()
	l.turns.until(func() bool { return l.bench == nil })
	if l.page != nil || !l.leaving {
		t.Error("the page is still there while its workspace is being closed")
	}
	close(read)
	l.settle()
	l.open(first, nil)
	l.settle()
	if l.bench == nil || l.leaving || l.route.Page != "portfolio" {
		t.Error("the workspace cannot be opened again after it was closed")
	}
}
