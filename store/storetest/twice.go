package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Twice is a store that runs each closure of Write twice, the first time rolled back, as a store does whose
// transactions may have to be tried again. Both runs must write the same: differ is called if they do not.
// mark, where it is not nil, is called before the first run, and what it returns before the second, so that
// what a test counts (ids) counts each closure once.
func Twice(s port.Store, differ func(what string), mark func() (again func())) port.Store {
	if mark == nil {
		mark = func() func() { return func() {} }
	}
	return &twice{Store: s, differ: differ, mark: mark}
}

type twice struct {
	port.Store
	one    sync.Mutex // closure at a time, both runs
	differ func(string)
	mark   func() func()
}

var errRunAgain = errors.New("the closure is run again")

func (s *twice) Write(ctx context.Context, fn func(port.Tx) error) error {
	s.one.Lock()
	defer s.one.Unlock()
	again := s.mark()
	first := &noted{}
	var refused error
	err := s.Store.Write(ctx, func(tx port.Tx) error {
		if refused = fn(first.over(tx)); refused != nil {
			return refused
		}
		return errRunAgain
	})
	if !errors.Is(err, errRunAgain) && refused == nil {
		return err // the store itself: there was no first run
	}
	again()
	second := &noted{}
	err = s.Store.Write(ctx, func(tx port.Tx) error {
		err := fn(second.over(tx))
		if (err == nil) != (refused == nil) {
			s.differ(fmt.Sprintf("run again, the closure returned %v, after %v", err, refused))
		}
		return err
	})
	if first.on != second.on {
		return err // something else was committed in between
	}
	for i := range max(len(first.did), len(second.did)) {
		if a, b := at(first.did, i), at(second.did, i); a != b {
			s.differ(fmt.Sprintf("run again, the closure wrote\n%s\nafter\n%s", short(b), short(a)))
			break
		}
	}
	return err
}

func at(list []string, i int) string {
	if i >= len(list) {
		return "nothing"
	}
	return list[i]
}

// noted is a transaction that keeps what was written through it.
type noted struct {
	port.Tx
	on  string // digest of the newest event before
	did []string
}

func (n *noted) over(tx port.Tx) port.Tx {
	n.Tx = tx
	_, n.on, _ = tx.Head()
	return n
}

func (n *noted) note(what string, args ...any) { n.did = append(n.did, fmt.Sprintf(what, args...)) }

// short is enough of what was written to find the place by: question sets are long.
func short(what string) string {
	const most = 2000
	if len(what) > most {
		return what[:most] + " …"
	}
	return what
}

func (n *noted) Put(r assessments.Record) error {
	n.note("put %s %s: %q", r.Noun(), r.Key(), assessments.Diff(nil, r))
	return n.Tx.Put(r)
}

func (n *noted) Remove(noun assessments.Noun, id string) error {
	n.note("remove %s %s", noun, id)
	return n.Tx.Remove(noun, id)
}

func (n *noted) Append(e *assessments.Event) error {
	n.note("append %s by %s on %s %s of %q, reverses %q, because %q: %q", e.Verb, e.Actor, e.Subject,
		e.SubjectID,
		e.Assessment, e.Reverses, e.Reason, slices.Clone(e.Changes))
	return n.Tx.Append(e)
}

func (n *noted) LinkBlob(sha256 string) error {
	n.note("link %s", sha256)
	return n.Tx.LinkBlob(sha256)
}

func (n *noted) DropBlob(sha256 string) error {
	n.note("drop %s", sha256)
	return n.Tx.DropBlob(sha256)
}

func (n *noted) Erase(changes ...port.Past) error {
	n.note("erase %v", changes)
	return n.Tx.Erase(changes...)
}
