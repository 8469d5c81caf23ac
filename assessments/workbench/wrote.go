package workbench

import (
	"hash/maphash"
	"sync"

	"countersign/assessments"
)

// wrote remembers what this workbench wrote last into each field, as digests: a person who changes what they
// changed a moment ago overwrites no one else's work, even if their screen does not show it yet.
type wrote struct {
	mu   *sync.Mutex
	seed maphash.Seed
	by   map[uint64]uint64 // digest of the field → digest of the text
}

func newWrote() wrote {
	return wrote{mu: &sync.Mutex{}, seed: maphash.MakeSeed(), by: map[uint64]uint64{}}
}

func (w wrote) digests(noun assessments.Noun, id, field, text string) (of, what uint64) {
	return maphash.Comparable(w.seed, [3]string{string(noun), id, field}), maphash.String(w.seed, text)
}

// note remembers what was committed.
func (w wrote) note(changes []assessments.Change) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range changes {
		of, what := w.digests(c.Noun, c.ID, c.Field, c.After)
		w.by[of] = what
	}
}

// last reports whether what a change replaces was written by this workbench.
func (w wrote) last(c assessments.Change) bool {
	of, was := w.digests(c.Noun, c.ID, c.Field, c.Before)
	w.mu.Lock()
	defer w.mu.Unlock()
	last, ok := w.by[of]
	return ok && last == was
}
