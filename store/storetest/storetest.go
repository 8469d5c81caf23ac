// Package storetest is the suite that any store of workspaces must pass, whatever it keeps them in. It tests
// port.Store by what its interface promises and knows no SQL. Start with Run; records.go has the fixtures.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Opener makes a store for tests. Dir is an empty folder of the test's own.
type Opener struct {
	Create func(t *testing.T, dir string) port.Store // a new workspace
	Open   func(t *testing.T, dir string) port.Store // the one made there, after it was closed
	// ReadersBlock says that nothing can be committed while someone reads, as on a network folder.
	ReadersBlock bool
}

// Run runs the whole suite.
func Run(t *testing.T, o Opener) {
	t.Helper()
	for _, c := range []struct {
		name string
		test func(*testing.T, Opener)
	}{
		{"every noun comes back as it was put", everyNoun},
		{"put replaces and remove takes out", putAndRemove},
		{"lists narrow by fields and are ordered by id", listing},
		{"a list may ask for more values than a statement holds", manyValues},
		{"several lists are those that are asked for one by one", listingMany},
		{"a reference that leads nowhere changes nothing", danglingReference},
		{"a transaction may put in any order", anyOrder},
		{"an error in a transaction changes nothing", failedWrite},
		{"a panic in a transaction changes nothing", panickedWrite},
		{"a cancelled transaction changes nothing", cancelledWrite},
		{"a reading sees one state while others write", snapshot},
		{"writers take turns", manyWriters},
		{"the journal chains events", journalChains},
		{"the journal answers what touched a record", journalQueries},
		{"the latest event is of the assessment or of none", journalLatest},
		{"who watches hears each event once and in order", watching},
		{"who watches hears several writers in the journal's order", watchingWriters},
		{"erasing changes keeps the chain", erasing},
		{"the past of a record is in order", past},
		{"blobs come back byte for byte", blobsComeBack},
		{"the same bytes are kept once", blobsOnce},
		{"a blob that changes while it is read is refused", blobChanged},
		{"a blob that breaks off leaves nothing", blobBreaksOff},
		{"unlinked blobs are swept on opening", blobsSwept},
		{"a dropped blob is gone with its text", blobDropped},
		{"texts come back", textsComeBack},
		{"search finds what was written where it was written", searching},
		{"search follows every change", searchFollows},
		{"search finds the file of what is not in the bin", searchFiles},
		{"where not all words stand together, any that says something will do", searchAny},
		{"search takes any input", searchInput},
		{"summaries are kept by key", summaries},
		{"a check of a sound workspace is clean", soundCheck},
		{"rebuilding changes nothing that was sound", rebuilding},
		{"a backup holds everything", backup},
		{"everything is there after opening again", reopening},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			t.Parallel()
			c.test(t, o)
		})
	}
}

// ctx is the suite's: nothing here waits for long.
var ctx = context.Background()

func (o Opener) fresh(t *testing.T) port.Store {
	t.Helper()
	s := o.Create(t, t.TempDir())
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func write(t *testing.T, s port.Store, fn func(port.Tx) error) {
	t.Helper()
	if err := s.Write(ctx, fn); err != nil {
		t.Fatalf("write: %v", err)
	}
}

func put(t *testing.T, s port.Store, records ...assessments.Record) {
	t.Helper()
	write(t, s, putting(records...))
}

func putting(records ...assessments.Record) func(port.Tx) error { return Save("", records...) }

func read(t *testing.T, s port.Store, fn func(port.Reader) error) {
	t.Helper()
	if err := s.Read(ctx, fn); err != nil {
		t.Fatalf("read: %v", err)
	}
}

func save(id string, records ...assessments.Record) func(port.Tx) error { return Save(id, records...) }

// Save puts records and journals what changed, as every use case does: nothing where nothing changed.
// Without an id the event gets one from its place.
func Save(id string, records ...assessments.Record) func(port.Tx) error {
	return func(tx port.Tx) error {
		e := newEvent(id, "record.save")
		for _, r := range records {
			was, err := stored(tx, r)
			if err != nil {
				return err
			}
			e.Subject, e.SubjectID = r.Noun(), r.Key()
			if f, ok := assessments.FieldOf(r, "assessment"); ok {
				e.Assessment = f.Value.String()
			}
			e.Changes = append(e.Changes, assessments.Diff(was, r)...)
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return appended(tx, e)
	}
}

// Remove takes a record out and journals that.
func Remove(noun assessments.Noun, id string) func(port.Tx) error {
	return func(tx port.Tx) error {
		r := assessments.New(noun)
		r.SetKey(id)
		was, err := stored(tx, r)
		if err != nil {
			return err
		}
		e := newEvent("", "record.remove")
		e.Subject, e.SubjectID, e.Changes = noun, id, assessments.Diff(was, nil)
		if err := tx.Remove(noun, id); err != nil {
			return err
		}
		return appended(tx, e)
	}
}

func newEvent(id, verb string) *assessments.Event {
	return &assessments.Event{
		ID: id, At: 1_700_000_000_000_000, Actor: assessments.Actor{Name: "Ada", Role: "legal"},
		Verb: assessments.Verb(verb),
	}
}

// stored is the record as it is stored; nil where there is none.
func stored(tx port.Tx, r assessments.Record) (assessments.Record, error) {
	was := assessments.New(r.Noun())
	was.SetKey(r.Key())
	ok, err := tx.Get(was)
	if err != nil || !ok {
		return nil, err
	}
	return was, nil
}

func appended(tx port.Tx, e *assessments.Event) error {
	if len(e.Changes) == 0 {
		return nil
	}
	if e.ID == "" {
		seq, _, err := tx.Head()
		if err != nil {
			return err
		}
		e.ID = fmt.Sprintf("event-%d", seq+1)
	}
	return tx.Append(e)
}

func mustGet(t *testing.T, s port.Store, r assessments.Record) {
	t.Helper()
	read(t, s, func(v port.Reader) error {
		ok, err := v.Get(r)
		if err == nil && !ok {
			err = fmt.Errorf("%s %s is not there", r.Noun(), r.Key())
		}
		return err
	})
}

func isThere(t *testing.T, s port.Store, r assessments.Record) (there bool) {
	t.Helper()
	read(t, s, func(v port.Reader) (err error) {
		there, err = v.Get(r)
		return err
	})
	return there
}

func ingest(t *testing.T, s port.Store, content string) string {
	t.Helper()
	digest, n, err := s.Ingest(ctx, strings.NewReader(content), int64(len(content)), nil)
	if err != nil || n != int64(len(content)) {
		t.Fatalf("ingest: %d bytes, %v", n, err)
	}
	return digest
}

func content(s port.Store, digest string) (string, error) {
	r, size, err := s.OpenBlob(ctx, digest)
	if err != nil {
		return "", err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err == nil && int64(len(b)) != size {
		err = fmt.Errorf("%d bytes where %d were told", len(b), size)
	}
	return string(b), err
}

func clean(t *testing.T, s port.Store) assessments.CheckReport {
	t.Helper()
	report, err := s.Check(ctx, false, nil)
	if err != nil {
		t.Fatalf("check: %v", err)
	}
	for _, d := range report.Damage {
		t.Errorf("damage at %s: %s", d.Place, d.Message)
	}
	return report
}

var errOnPurpose = errors.New("on purpose")
