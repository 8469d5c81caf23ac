package store_test

import (
	"errors"
	"path/filepath"
	"testing"

	"countersign/assessments"
	"countersign/store"
)

// failing runs savings while the disk refuses the n-th change to it: only that one, or all from then on. It
// gives what was acknowledged and whether the disk had its say.
func failing(t *testing.T, path string, n int, forGood bool) (acknowledged int, failed bool) {
	t.Helper()
	disk := newTape(t)
	s, err := store.Open(ctx, path, store.Options{}.Through(disk.name))
	must(t, err)
	count := 0
	disk.mu.Lock()
	disk.refuse = func(o op) bool {
		if o.kind == opAck {
			return false
		}
		count++
		return count == n || (forGood && count > n)
	}
	disk.mu.Unlock()
	for i := 1; i <= 24; i++ {
		if err := saveNumbered(s, i); err != nil {
			failed = true
			var sentence *assessments.Error
			if !errors.As(err, &sentence) || sentence.Kind != assessments.Machine {
				t.Errorf("refusing change %d: not a sentence about the disk: %v", n, err)
			}
			break
		}
		acknowledged = i
		if i%6 == 0 {
			store.MoveLog(s)
		}
	}
	_ = s.Close() // which the disk may refuse too
	return acknowledged, failed
}

func TestADiskThatFailsLosesNothingThatWasAcknowledged(t *testing.T) {
	r, rounds := seeding(t), soak(1000)
	said := 0
	for range rounds {
		path := filepath.Join(t.TempDir(), "w.ctsg")
		plant(t, path)
		n, forGood := 1+r.IntN(400), r.IntN(2) == 0
		acknowledged, failed := failing(t, path, n, forGood)
		if failed {
			said++
		}
		if err := intact(path, acknowledged); err != nil {
			t.Errorf("refusing change %d (for good: %v), after %d savings: %v", n, forGood, acknowledged, err)
		}
	}
	t.Logf("%d runs, %d of them broken off by the disk", rounds, said)
	if said == 0 {
		t.Error("the disk never failed a saving: these faults find nothing")
	}
}
