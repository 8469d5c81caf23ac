package store_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
)

// purgeOnTape is a purge of everything planted, written down step by step.
type purgeOnTape struct {
	before map[string][]byte // the files as they were
	steps  []op              // what the purge did to them
	words  planted
	ids    int
}

// recordPurge plants and purges through a tape.
func recordPurge(t *testing.T, o store.Options) *purgeOnTape {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	must(t, s.Close())
	empty, err := os.ReadFile(path)
	must(t, err)
	tape := newTape(t)
	s, err = store.Open(ctx, path, o.Through(tape.name))
	must(t, err)
	d := newDesk(t, s, &numbers{})
	r := &purgeOnTape{before: map[string][]byte{"w.ctsg": empty}}
	d.plant(d.furnish(), &r.words, &planted{first: 500})
	tape.mu.Lock()
	begun := len(tape.ops)
	tape.mu.Unlock()
	r.ids = d.ids.n
	_, err = d.PurgeAll(ctx, everythingPlanted(false))
	must(t, err)
	tape.mu.Lock()
	for _, o := range tape.ops[:begun] {
		apply(r.before, o)
	}
	r.steps = tape.ops[begun:len(tape.ops):len(tape.ops)]
	tape.mu.Unlock()
	must(t, d.Close())
	return r
}

// apply does to files what an operation did.
func apply(files map[string][]byte, o op) {
	switch o.kind {
	case opWrite:
		files[o.file] = lay(files[o.file], o, func() bool { return true })
	case opTruncate:
		if b := files[o.file]; int64(len(b)) > o.at {
			files[o.file] = b[:o.at:o.at]
		}
	case opRemove:
		delete(files, o.file)
	}
}

// killed writes the files as they are when the program is killed after k steps of the purge.
func (r *purgeOnTape) killed(t *testing.T, k int) (dir string) {
	t.Helper()
	files := map[string][]byte{}
	for name, b := range r.before {
		files[name] = append([]byte(nil), b...)
	}
	for _, o := range r.steps[:k] {
		apply(files, o)
	}
	dir, err := os.MkdirTemp(t.TempDir(), "killed")
	must(t, err)
	for name, b := range files {
		must(t, os.WriteFile(filepath.Join(dir, name), b, 0o600))
	}
	return dir
}

// opened opens what a kill left, and reports whether the purge is on record.
func (r *purgeOnTape) opened(t *testing.T, dir string, o store.Options) (*desk, bool) {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(dir, "w.ctsg"), o)
	must(t, err)
	d := newDesk(t, s, &numbers{r.ids})
	last, err := d.Events(ctx, assessments.EventQuery{Limit: 1})
	must(t, err)
	return d, last[0].Verb.Purges()
}

// clean opens a workspace and asserts that a purge which is on record left no word, and that one which
// is not can be made.
func (r *purgeOnTape) clean(t *testing.T, dir, when string, o store.Options, again bool) (recorded bool) {
	t.Helper()
	d, recorded := r.opened(t, dir, o)
	defer func() { must(t, d.Close()) }()
	if !recorded {
		if len(r.words.left(t, dir)) == 0 {
			t.Errorf("%s: the words are gone without a purge on record", when)
		}
		if !again {
			return false
		}
		_, err := d.PurgeAll(ctx, everythingPlanted(false))
		must(t, err)
	}
	if left := r.words.left(t, dir); len(left) > 0 {
		t.Errorf("%s: still on the disk: %s", when, strings.Join(left, "; "))
	}
	report, err := d.Check(ctx, false, assessments.NoProgress{})
	if err != nil || len(report.Damage) > 0 || len(report.Pending) > 0 {
		t.Errorf("%s: a check says %+v %v, %v", when, report.Damage, report.Pending, err)
	}
	return recorded
}

// moments are steps of the purge to kill after: the first, the last, those after which something was
// flushed, and others; all of them in a long run.
func (r *purgeOnTape) moments(rnd *rand.Rand) []int {
	if os.Getenv("COUNTERSIGN_SOAK") == "1" {
		out := make([]int, len(r.steps)+1)
		for k := range out {
			out[k] = k
		}
		return out
	}
	at := map[int]bool{0: true, 1: true, len(r.steps): true}
	for len(at) < min(16, len(r.steps)) {
		at[rnd.IntN(len(r.steps))] = true
	}
	flushed := 0
	for k, o := range r.steps {
		if o.kind == opSync && flushed < 12 {
			at[k+1], flushed = true, flushed+1
		}
	}
	out := make([]int, 0, len(at))
	for k := range maps.Keys(at) {
		out = append(out, k)
	}
	return out
}

func TestPurgeKilledAtAnyStepIsFinishedOnOpening(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	rnd := seeding(t)
	for _, network := range []bool{false, true} {
		o := store.Options{}.OnNetwork(network)
		r := recordPurge(t, o)
		recorded, not := 0, 0
		for _, k := range r.moments(rnd) {
			when := fmt.Sprintf("network %v, killed after %d of %d steps", network, k, len(r.steps))
			dir := r.killed(t, k)
			if r.clean(t, dir, when, o, not == 0) {
				recorded++
			} else {
				not++
			}
			must(t, os.RemoveAll(dir))
		}
		t.Logf("network %v: %d kills before the purge was on record, %d after", network, not, recorded)
		if recorded == 0 || not == 0 {
			t.Errorf("network %v: %d kills before the purge was on record, %d after: this test finds nothing",
				network, not, recorded)
		}
	}
}

func TestPurgeKilledAgainWhileItIsFinishedIsFinishedLater(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	rnd := seeding(t)
	r := recordPurge(t, store.Options{})
	// the first step after which the purge is on record: it is on record after each of the later ones too
	commit := sort.Search(len(r.steps), func(k int) bool {
		dir := r.killed(t, k)
		d, recorded := r.opened(t, dir, store.Options{ReadOnly: true})
		must(t, d.Close())
		must(t, os.RemoveAll(dir))
		return recorded
	})
	pending := 0
	for range max(8, soak(200)) {
		k, n := commit+rnd.IntN(len(r.steps)-commit), rnd.IntN(40)
		dir := r.killed(t, k)
		d, _ := r.opened(t, dir, store.Options{ReadOnly: true})
		report, err := d.Check(ctx, false, assessments.NoProgress{})
		must(t, err)
		must(t, d.Close())
		if len(report.Pending) > 0 {
			pending++
		} else if left := r.words.left(t, dir); len(left) > 0 {
			t.Errorf("killed after %d steps: a check names nothing to be finished, and on the disk is %v", k,
				left)
		}
		disk, count := newTape(t), 0
		// the disk fails while the opening finishes it
		disk.refuse = func(op) bool { count++; return count > n }
		if s, err := store.Open(ctx, filepath.Join(dir, "w.ctsg"),
			store.Options{}.Through(disk.name)); err == nil {
			_ = s.Close()
		}
		r.clean(t, dir, fmt.Sprintf("killed after %d steps, and again %d later", k, n), store.Options{},
			false)
		must(t, os.RemoveAll(dir))
	}
	if pending == 0 {
		t.Error("a check named no purge that is to be finished: this test finds nothing")
	}
}

func TestPurgeBesideAReaderIsFinishedOnceItHasRead(t *testing.T) {
	for _, how := range []string{"by the keeper", "on closing"} {
		t.Run(how, func(t *testing.T) {
			dir := t.TempDir()
			s, err := store.Create(ctx, filepath.Join(dir, "w.ctsg"), store.Options{}.Impatient())
			must(t, err)
			d := newDesk(t, s, &numbers{})
			var p planted
			d.plant(d.furnish(), &p, &planted{first: 500})
			must(t, s.Read(ctx, func(port.Reader) error {
				_, err := d.PurgeAll(ctx, everythingPlanted(false))
				must(t, err)
				store.FinishErasure(s)
				if report, err := d.Check(ctx, false, assessments.NoProgress{}); err != nil ||
					len(report.Pending) == 0 {
					t.Errorf("while somebody reads, a check names %v as pending, %v", report.Pending, err)
				}
				return err
			}))
			if how == "by the keeper" {
				store.FinishErasure(s)
				if left := p.left(t, dir); len(left) > 0 {
					t.Errorf("still on the disk: %s", strings.Join(left, "; "))
				}
				if report, err := d.Check(ctx, false, assessments.NoProgress{}); err != nil ||
					len(report.Pending) > 0 {
					t.Errorf("still pending: %v, %v", report.Pending, err)
				}
			}
			must(t, d.Close())
			if left := p.left(t, dir); len(left) > 0 {
				t.Errorf("after closing, still on the disk: %s", strings.Join(left, "; "))
			}
			r, err := store.Open(ctx, filepath.Join(dir, "w.ctsg"), store.Options{ReadOnly: true})
			must(t, err)
			defer r.Close()
			if report, err := r.Check(ctx, false, nil); err != nil || len(report.Pending) > 0 {
				t.Errorf("after closing, pending: %v, %v", report.Pending, err)
			}
		})
	}
}
