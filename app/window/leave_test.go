package window

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
	l.doors.quit() // with the reading waited for here, this would never return
	if l.ctx.Err() != nil {
		t.Error("the window is closed although something is still being read")
	}
	l.doors.quit()              // closing twice is closing once
	l.menu.run(l.commands()[0]) // nothing can be done in a window that is closing
	l.doors.open(l.path, nil)
	l.turns.until(func() bool { return len(l.overlays.list) > 0 })
	buttons := uitest.Within[*widgets.Button](l.top())
	if len(buttons) != 1 || buttons[0].Text() != "Close without a backup" {
		t.Errorf("while it waits it offers %v", buttons)
	}
	close(read)
	l.settle()
	if l.ctx.Err() == nil || l.bench() != nil {
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
	l.doors.closeWorkspace()
	l.turns.until(func() bool { return l.bench() == nil })
	if l.page() != nil || !l.doors.leaving {
		t.Error("the page is still there while its workspace is being closed")
	}
	close(read)
	l.settle()
	l.doors.open(first, nil)
	l.settle()
	if l.bench() == nil || l.doors.leaving || l.route().Page != "portfolio" {
		t.Error("the workspace cannot be opened again after it was closed")
	}
}
