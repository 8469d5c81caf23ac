package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// soak says how often a long loop runs: in full under COUNTERSIGN_SOAK=1, else a fiftieth of it.
func soak(full int) int {
	if os.Getenv("COUNTERSIGN_SOAK") == "1" {
		return full
	}
	return max(1, full/50)
}

// seeding prints the seed of a random test, which COUNTERSIGN_SEED sets again.
func seeding(t *testing.T) *rand.Rand {
	t.Helper()
	seed := uint64(time.Now().UnixNano())
	if s := os.Getenv("COUNTERSIGN_SEED"); s != "" {
		if _, err := fmt.Sscan(s, &seed); err != nil {
			t.Fatalf("COUNTERSIGN_SEED=%s: %v", s, err)
		}
	}
	t.Logf("COUNTERSIGN_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, seed>>32))
}

// recorded is a run of savings on a tape, and the file as it was before.
type recorded struct {
	before []byte
	tape   *tape
}

// saves of a recorded run; every eighth brings a file with it.
const recordedSaves = 120

// record saves answers and evidence through a tape, acknowledging each, while the log is moved into the file
// now and then.
func record(t *testing.T, r *rand.Rand, o store.Options) recorded {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	plant(t, path)
	return recordIn(t, path, recordedSaves, r, o)
}

// recordIn saves into a workspace that is there.
func recordIn(t *testing.T, path string, saves int, r *rand.Rand, o store.Options) recorded {
	t.Helper()
	before, err := os.ReadFile(path)
	must(t, err)
	rec := recorded{before: before, tape: newTape(t)}
	s, err := store.Open(ctx, path, o.Through(rec.tape.name))
	must(t, err)
	for n := 1; n <= saves; n++ {
		must(t, saveNumbered(s, n))
		rec.tape.note(op{kind: opAck, n: n})
		if r.IntN(12) == 0 {
			store.MoveLog(s)
		}
	}
	rec.tape.mu.Lock()
	// what closing does is not part of the run
	rec.tape.ops = rec.tape.ops[:len(rec.tape.ops):len(rec.tape.ops)]
	ops := rec.tape.ops
	rec.tape.mu.Unlock()
	must(t, s.Close())
	rec.tape.ops = ops
	return rec
}

// plant makes a workspace with an assessment to be answered: a copy of one that is made once.
func plant(tb testing.TB, path string) {
	tb.Helper()
	b, err := planting()
	must(tb, errors.Join(err, os.WriteFile(path, b, 0o600)))
}

var planting = sync.OnceValues(func() ([]byte, error) {
	return madeOnce(store.Options{}, storetest.Save("planted",
		&assessments.Vendor{ID: "v", Name: "Vendor"},
		&assessments.Service{ID: "s", VendorID: "v", Name: "Service"},
		&assessments.Use{ID: "u", ServiceID: "s", Purpose: "Drafting"},
		&assessments.Assessment{ID: "a", UseID: "u", Name: "First"},
		&assessments.Evidence{ID: "e", VendorID: "v", Name: "Reports"}))
})

// madeOnce are the bytes of a closed workspace in which one thing was saved, to be copied by many
// tests: to make one takes longer than what most of them do with it.
func madeOnce(o store.Options, save func(port.Tx) error) ([]byte, error) {
	dir, err := os.MkdirTemp("", "store-test")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "w.ctsg")
	s, err := store.Create(ctx, path, o)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(s.Write(ctx, save), s.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// numberedFile is the evidence that the n-th saving brings.
func numberedFile(n int) []byte {
	return bytes.Repeat([]byte(fmt.Sprintf("evidence %08d\n", n)), 20_000+n*100)
}

// saveNumbered is the n-th saving: an answer, and with every eighth a file as evidence.
func saveNumbered(s port.Store, n int) error {
	var digest string
	var size int64
	if n%8 == 0 {
		b := numberedFile(n)
		var err error
		if digest, size, err = s.Ingest(ctx, bytes.NewReader(b), int64(len(b)), nil); err != nil {
			return err
		}
	}
	return s.Write(ctx, func(tx port.Tx) error {
		e := &assessments.Event{
			ID: fmt.Sprintf("event-%06d", n), At: 1,
			Actor: assessments.Actor{Name: "A", Role: "legal"}, Verb: "answer.save",
		}
		item := fmt.Sprintf("item-%02d", n%20)
		was := &assessments.Answer{ID: "a/" + item}
		ok, err := tx.Get(was)
		if err != nil {
			return err
		}
		is := &assessments.Answer{
			ID: "a/" + item, AssessmentID: "a", ItemID: item,
			Response: fmt.Sprintf("saving %d", n), Verdict: assessments.Partly,
		}
		e.Changes = assessments.Diff(was, is)
		if !ok {
			e.Changes = assessments.Diff(nil, is)
		}
		if err := tx.Put(is); err != nil {
			return err
		}
		if digest != "" {
			r := &assessments.Revision{
				ID: fmt.Sprintf("r%d", n), EvidenceID: "e", Label: fmt.Sprint(n),
				SHA256: digest, Size: size,
			}
			e.Changes = append(e.Changes, assessments.Diff(nil, r)...)
			if err := errors.Join(tx.Put(r), tx.LinkBlob(digest)); err != nil {
				return err
			}
		}
		return tx.Append(e)
	})
}

// intact opens a workspace after a crash and says what is wrong with it: whatever was acknowledged must be
// there, nothing may be half there, and a check must be clean.
func intact(path string, acknowledged int) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return fmt.Errorf("open: %w", err)
	}
	defer s.Close()
	report, err := s.Check(ctx, false, nil)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if len(report.Damage) > 0 {
		return fmt.Errorf("damage: %+v", report.Damage)
	}
	last := int(report.Events) - 1 // without the planting
	if last < acknowledged {
		return fmt.Errorf("%d savings were acknowledged and %d are there", acknowledged, last)
	}
	return s.Read(ctx, func(v port.Reader) error {
		for n := max(1, last-19); n <= last; n++ {
			a := &assessments.Answer{ID: fmt.Sprintf("a/item-%02d", n%20)}
			if ok, err := v.Get(a); err != nil || !ok || a.Response != fmt.Sprintf("saving %d", n) {
				return fmt.Errorf("saving %d is there as %q, %w", n, a.Response, err)
			}
		}
		if n, err := v.Count("revision"); err != nil || n != last/8 || report.Blobs != n {
			return fmt.Errorf("%d savings, %d revisions, %d files, %w", last, n, report.Blobs, err)
		}
		return nil
	})
}

// cut writes the disk as a power cut after the first k operations may leave it, and says how many savings had
// been acknowledged by then. What was flushed is there; of what was not, each 4 KiB is there or not.
func (rec recorded) cut(r *rand.Rand, k int, dir string) (acknowledged int, err error) {
	ops := rec.tape.ops[:k]
	flushed := map[string]int{} // the last flush of each file
	for i, o := range ops {
		switch o.kind {
		case opSync:
			flushed[o.file] = i
		case opRemove: // a file of that name made later is another
			if o.n == 1 {
				flushed[o.file] = i
			}
		case opAck:
			acknowledged = o.n
		}
	}
	luck := []float64{0, 0.5, 0.9, 1}[r.IntN(4)]
	files := map[string][]byte{"w.ctsg": append([]byte(nil), rec.before...)}
	for i, o := range ops {
		at, ok := flushed[o.file]
		safe := ok && i < at
		switch o.kind {
		case opWrite:
			files[o.file] = lay(files[o.file], o, func() bool { return safe || r.Float64() < luck })
		case opTruncate:
			if b := files[o.file]; (safe || r.Float64() < luck) && int64(len(b)) > o.at {
				files[o.file] = b[:o.at]
			}
		case opRemove:
			if o.n == 1 || r.Float64() < luck {
				delete(files, o.file)
			}
		}
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return 0, err
		}
	}
	return acknowledged, nil
}

// lay applies a write piece by piece, each if it is there.
func lay(b []byte, o op, there func() bool) []byte {
	const piece = 4096
	for from := 0; from < len(o.data); from += piece {
		to := min(len(o.data), from+piece)
		if !there() {
			continue
		}
		if need := int(o.at) + to; len(b) < need {
			b = append(b, make([]byte, need-len(b))...)
		}
		copy(b[int(o.at)+from:], o.data[from:to])
	}
	return b
}

// powerCuts records runs and cuts each at random moments; it gives what was wrong afterwards.
func powerCuts(t *testing.T, r *rand.Rand, cuts int, o store.Options) (failures []error) {
	t.Helper()
	const perRun = 50
	for done := 0; done < cuts; {
		rec := record(t, r, o)
		for range min(perRun, cuts-done) {
			k := 1 + r.IntN(len(rec.tape.ops))
			dir, err := os.MkdirTemp(t.TempDir(), "cut")
			must(t, err)
			acknowledged, err := rec.cut(r, k, dir)
			must(t, err)
			if err := intact(filepath.Join(dir, "w.ctsg"), acknowledged); err != nil {
				failures = append(failures, fmt.Errorf("cut after %d of %d operations: %w", k,
					len(rec.tape.ops), err))
			}
			must(t, os.RemoveAll(dir))
			done++
		}
	}
	return failures
}

func TestAPowerCutLosesNothingThatWasAcknowledged(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	r, cuts := seeding(t), soak(500)
	for _, err := range powerCuts(t, r, cuts, store.Options{}) {
		t.Error(err)
	}
	t.Logf("%d power cuts", cuts)
}

func TestAPowerCutLosesNothingInANetworkFolder(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	r, cuts := seeding(t), soak(500)
	for _, err := range powerCuts(t, r, cuts, store.Options{}.OnNetwork(true)) {
		t.Error(err)
	}
	t.Logf("%d power cuts", cuts)
}

func TestThePowerCutsWouldFindASaveThatWasNotFlushed(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	r, cuts := seeding(t), max(20, soak(500))
	failures := powerCuts(t, r, cuts, store.Options{}.Synchronous("NORMAL"))
	t.Logf("with synchronous=NORMAL %d of %d power cuts lost something", len(failures), cuts)
	if len(failures) == 0 {
		t.Error("nothing was lost without flushing: these power cuts find nothing")
	}
}

// TestAPowerCutThatLeavesNoLegibleJournalOpens repeats a cut in the middle of a transaction after
// which the journal's rows could not be read without taking the transaction back.
func TestAPowerCutThatLeavesNoLegibleJournalOpens(t *testing.T) {
	t.Setenv("COUNTERSIGN_SEED", "1796022021544821697")
	for _, err := range powerCuts(t, seeding(t), 10, store.Options{}.OnNetwork(true)) {
		t.Error(err)
	}
}

// TestAPowerCutWhileTheWayOfWritingChanges cuts the opening of a workspace from a network folder as
// one that has a log, and the other way round, at every operation: its header is rewritten, under a
// journal of its own.
func TestAPowerCutWhileTheWayOfWritingChanges(t *testing.T) {
	for _, network := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "w.ctsg")
		plant(t, path)
		s, err := store.Open(ctx, path, store.Options{}.OnNetwork(!network))
		must(t, err)
		must(t, s.Close())
		r := seeding(t)
		rec := recordIn(t, path, 2, r, store.Options{}.OnNetwork(network))
		changed := slices.IndexFunc(rec.tape.ops, func(o op) bool {
			return o.kind == opRemove && o.file == "w.ctsg-journal"
		})
		if changed < 0 {
			t.Fatalf("network %v: the way of writing did not change", network)
		}
		for i, o := range rec.tape.ops { // a journal that comes back would take back what was saved since
			if o.kind == opRemove && o.file == "w.ctsg-journal" && o.n != 1 {
				t.Errorf("network %v: operation %d of %d removes a journal and does not flush that", network,
					i, len(rec.tape.ops))
			}
		}
		for k := 1; k <= min(changed+10, len(rec.tape.ops)); k++ {
			dir := t.TempDir()
			acknowledged, err := rec.cut(r, k, dir)
			must(t, err)
			if err := intact(filepath.Join(dir, "w.ctsg"), acknowledged); err != nil {
				t.Errorf("network %v, cut after %d operations: %v", network, k, err)
			}
		}
	}
}
