package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	codes "modernc.org/sqlite/lib"
)

// keeper moves the write-ahead log into the file on a connection of its own, so that no save waits for it.
type keeper struct {
	w    *Workspace
	s    *session
	mu   sync.Mutex // one checkpoint at a time
	work chan struct{}
	quit chan struct{}
	done chan struct{}
	once sync.Once
}

// keepEvery is the rest between two checkpoints while saving continues.
const keepEvery = 400 * time.Millisecond

// maxLog is how many pages the log may grow to before writers wait for it once: 64 MiB.
const maxLog = 4096

func startKeeper(ctx context.Context, w *Workspace) (*keeper, error) {
	s, err := newSession(ctx, w.writeDB)
	if err != nil {
		return nil, err
	}
	k := &keeper{
		w: w, s: s, work: make(chan struct{}, 1), quit: make(chan struct{}),
		done: make(chan struct{}),
	}
	go k.run()
	return k, nil
}

// nudge says that something was committed.
func (k *keeper) nudge() {
	if k == nil {
		return
	}
	select {
	case k.work <- struct{}{}:
	default:
	}
}

func (k *keeper) run() {
	defer close(k.done)
	for {
		select {
		case <-k.quit:
			return
		case <-k.work:
		}
		select {
		case <-k.quit: // closing checkpoints by itself
			return
		case <-time.After(keepEvery):
		}
		k.checkpoint()
		eraser{k.w}.finishErasure(context.Background())
		if k.w.unfinished.Load() != 0 { // someone reads: try again
			k.nudge()
		}
	}
}

// checkpoint moves what it can without stopping anyone. When writers are so busy that the log never empties,
// it takes the writer's turn once it has grown large: by then little is left to move.
func (k *keeper) checkpoint() {
	if k == nil {
		return
	}
	ctx := context.Background()
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, pages, err := (lookout{k.w}).move(ctx, k.s, "PASSIVE"); err != nil || pages < maxLog {
		return // an error shows at the next save, which can tell someone
	}
	select {
	case <-k.w.turn:
	default:
		return
	}
	defer k.w.giveTurn()
	_, _, _ = lookout{k.w}.move(ctx, k.s, "PASSIVE")
}

// empty moves everything and cuts the log to nothing, so that erased texts are not left in it. It waits for
// readers, up to the busy timeout, and reports whether it succeeded.
func (k *keeper) empty(ctx context.Context) (bool, error) {
	if k == nil {
		return true, nil // no log: a rollback journal is deleted at every commit
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	busy, _, err := lookout{k.w}.move(ctx, k.s, "TRUNCATE")
	if primary, _ := codeOf(err); primary == codes.SQLITE_BUSY || primary == codes.SQLITE_LOCKED {
		return false, nil
	}
	return !busy, err
}

// emptyNow is empty without waiting: it reports false while someone reads.
func (k *keeper) emptyNow(ctx context.Context) (done bool, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if _, err := k.s.exec(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return false, err
	}
	defer func() {
		_, rerr := k.s.exec(ctx, fmt.Sprintf("PRAGMA busy_timeout = %d", k.w.o.wait(k.w.network)))
		err = errors.Join(err, rerr)
	}()
	busy, _, err := lookout{k.w}.move(ctx, k.s, "TRUNCATE")
	if primary, _ := codeOf(err); primary == codes.SQLITE_BUSY || primary == codes.SQLITE_LOCKED {
		return false, nil
	}
	return !busy && err == nil, err
}

func (k *keeper) stop() {
	if k == nil {
		return
	}
	k.once.Do(func() {
		close(k.quit)
		<-k.done
		k.mu.Lock() // an ingest may be at it
		defer k.mu.Unlock()
		_ = k.s.close()
	})
}

// moveAnyway moves the log into the file that was opened, without looking which file has its name.
func (k *keeper) moveAnyway() {
	k.mu.Lock()
	defer k.mu.Unlock()
	_, _, _ = k.s.moveLog(context.Background(), "PASSIVE")
}

// leave ends the keeper and leaves its connection as it is.
func (k *keeper) leave() {
	if k == nil {
		return
	}
	k.once.Do(func() {
		close(k.quit)
		<-k.done
	})
}

// moveLog moves the log into the file: busy when not all could be, pages is how long the log is.
func (s *session) moveLog(ctx context.Context, mode string) (busy bool, pages int, err error) {
	var moved int
	_, err = s.scan(ctx, "PRAGMA wal_checkpoint("+mode+")", nil, &busy, &pages, &moved)
	return busy, pages, err
}
