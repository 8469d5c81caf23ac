package store

import (
	"context"
	"errors"
)

// idleReaders is how many reading connections are kept for the next reader; more are opened when needed, so
// that reading within a reading never waits.
const idleReaders = 4

// readers is the pool of reading connections.
type readers struct{ *Workspace }

// reader returns a reading connection that no other caller uses; putBack gives it back.
func (w readers) reader(ctx context.Context) (*session, error) {
	if s, err := w.idleReader(); s != nil || err != nil {
		return s, err
	}
	s, err := w.newReader(ctx)
	if err != nil {
		return nil, err
	}
	s.told = w.o.Statement
	if err := s.readBack(ctx, settings(w.readRole(), w.network, w.o.synchronous)); err != nil {
		_ = s.close()
		return nil, err
	}
	return s, nil
}

// newReader opens a connection to the file that was opened, and to no other that has its name now.
func (w readers) newReader(ctx context.Context) (*session, error) {
	if w.guard.file == nil { // one that has no name yet, or a copy
		return newSession(ctx, w.readDB)
	}
	if err := lookout(w).sameFile(ctx); err != nil {
		return nil, err
	}
	s, err := newSession(ctx, w.readDB)
	if err != nil {
		return nil, err
	}
	if err := lookout(w).sameFile(ctx); err != nil {
		if w.readRole() == alongside {
			return nil, errors.Join(err, s.close())
		}
		return nil, err // the connection is left alone: closing it would write our log into the other file
	}
	return s, nil
}

func (w readers) idleReader() (*session, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil, errClosed
	}
	n := len(w.idle)
	if n == 0 {
		return nil, nil
	}
	s := w.idle[n-1]
	w.idle = w.idle[:n-1]
	return s, nil
}

func (w readers) readRole() role {
	switch {
	case w.frozen:
		return frozen
	case w.writer != nil && !w.network: // there a reader may have to take back what a commit left
		return alongside
	}
	return reading
}

func (w readers) putBack(s *session) {
	w.mu.Lock()
	keep := !w.closed && !s.broken && len(w.idle) < idleReaders
	if keep {
		w.idle = append(w.idle, s)
	}
	w.mu.Unlock()
	if !keep {
		_ = s.close()
	}
}
