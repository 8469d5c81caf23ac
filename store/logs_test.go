package store_test

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

// image is a workspace file with what lay beside it at one moment, by suffix.
type image map[string][]byte

// taken reads an image off the disk.
func taken(t *testing.T, path string) image {
	t.Helper()
	out := image{}
	for _, suffix := range []string{"", "-wal", "-journal", "-shm"} {
		b, err := os.ReadFile(path + suffix)
		if err == nil {
			out[suffix] = b
		} else if !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	return out
}

func (i image) put(t *testing.T, path string) {
	t.Helper()
	for suffix, b := range i {
		must(t, os.WriteFile(path+suffix, b, 0o600))
	}
}

// with is the file of one image with the logs of another.
func (i image) with(log image) image {
	out := maps.Clone(log)
	out[""] = i[""]
	return out
}

// history saves into a workspace and takes images of it: before each checkpoint, and of some moments
// between. The log moves into the file then only: an image of a file into which it moves just now is
// neither of before nor of after.
func history(t *testing.T, name string) (images []image) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	store.Resting(s, func(move func()) {
		images = append(images, taken(t, path))
		for n := range 6 {
			for k := range 1 + n%3 {
				must(t, s.Write(ctx, storetest.Save("",
					&assessments.Vendor{
						ID:   fmt.Sprintf("v%d", (n+k)%5),
						Name: fmt.Sprintf("%s %d %d", name, n, k),
					})))
			}
			images = append(images, taken(t, path))
			if n%2 == 1 {
				b := []byte(strings.Repeat(name+" evidence ", 2_000+n))
				_, _, err := s.Ingest(ctx, strings.NewReader(string(b)), int64(len(b)), nil)
				must(t, err)
				images = append(images, taken(t, path))
				move()
				images = append(images, taken(t, path))
			}
		}
	})
	must(t, s.Close())
	return append(images, taken(t, path))
}

// events lists the journal's digests.
func events(t *testing.T, path string) []string {
	t.Helper()
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	var out []string
	must(t, s.Read(ctx, func(v port.Reader) error {
		list, err := v.Events(assessments.EventQuery{})
		for _, e := range list {
			out = append(out, e.Digest)
		}
		return err
	}))
	must(t, s.Close())
	slices.Reverse(out)
	return out
}

// TestALogIsOnlyReplayedOverItsOwnFile puts the log of every moment of two workspaces beside the file
// of every moment. Opening is refused and changes nothing, or everything is in order and nothing that
// the file had is lost.
func TestALogIsOnlyReplayedOverItsOwnFile(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	var all []image
	for _, name := range []string{"one", "two"} {
		all = append(all, history(t, name)...)
	}
	opened, refused := 0, 0
	for i, file := range all {
		dir := t.TempDir()
		path := filepath.Join(dir, "w.ctsg")
		image{"": file[""]}.put(t, path)
		alone := events(t, path)
		for j, log := range all {
			if soak(50) == 1 && i != j && (i+j)%5 != 0 {
				continue
			}
			if len(log["-wal"]) == 0 {
				continue
			}
			readOnly := (i+j)%2 == 0
			dir := t.TempDir()
			path := filepath.Join(dir, "w.ctsg")
			file.with(log).put(t, path)
			before := folder(t, dir)
			s, err := store.Open(ctx, path, store.Options{ReadOnly: readOnly})
			if err != nil {
				refused++
				if i == j {
					t.Errorf("file and log %d are one, and: %v", i, err)
				}
				if assessments.KindOf(err) != assessments.Refused ||
					!strings.Contains(err.Error(), "w.ctsg-wal") {
					t.Errorf("file %d, log %d: %v", i, j, err)
				}
				if !same(before, folder(t, dir)) {
					t.Errorf("file %d, log %d: refused, and the folder changed", i, j)
				}
				continue
			}
			opened++
			report, err := s.Check(ctx, false, nil)
			if err = errors.Join(err, s.Close()); err != nil || len(report.Damage) > 0 {
				t.Errorf("file %d, log %d: opened and damaged: %v %+v", i, j, err, report.Damage)
			}
			if now := events(t, path); len(now) < len(alone) || !slices.Equal(now[:len(alone)], alone) {
				t.Errorf("file %d, log %d: the file had %d events; now there are %d", i, j, len(alone),
					len(now))
			}
		}
	}
	if opened < 10 || refused < 10 {
		t.Errorf("%d opened and %d refused: this shows nothing", opened, refused)
	}
}

// hotJournal is a workspace whose last transaction was cut off while it was written into the file.
func hotJournal(t *testing.T, name string) image {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{}.OnNetwork(true))
	must(t, err)
	for n := range 40 {
		must(t, s.Write(ctx, storetest.Save("",
			&assessments.Vendor{ID: fmt.Sprintf("v%d", n), Name: strings.Repeat(name, 1000)})))
	}
	must(t, s.Close())
	db := raw(t, path)
	_, err = db.Exec(`PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; BEGIN;
		UPDATE vendor SET name = name || 'x', description = name; UPDATE journal SET reason = 'x';
		CREATE TABLE big (x); INSERT INTO big WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) SELECT randomblob(9000) FROM n`)
	must(t, err)
	out := taken(t, path)
	_, err = db.Exec("ROLLBACK")
	must(t, errors.Join(err, db.Close()))
	if len(out["-journal"]) < 100_000 {
		t.Fatalf("nothing was written into the file: the journal has %d bytes", len(out["-journal"]))
	}
	return out
}

func TestAJournalIsOnlyRolledBackIntoItsOwnFile(t *testing.T) {
	one, two := hotJournal(t, "one"), hotJournal(t, "two")
	for _, readOnly := range []bool{false, true} {
		for _, network := range []bool{false, true} {
			o := store.Options{ReadOnly: readOnly}.OnNetwork(network)
			path := filepath.Join(t.TempDir(), "w.ctsg")
			one.put(t, path)
			s, err := store.Open(ctx, path, o)
			must(t, err)
			report, err := s.Check(ctx, false, nil)
			if err = errors.Join(err, s.Close()); err != nil || len(report.Damage) > 0 ||
				report.Events != 40 {
				t.Errorf("its own: %v %+v", err, report)
			}
			healed := image{"": taken(t, path)[""]}
			for what, c := range map[string]image{
				"of another beside a whole file":        healed.with(two),
				"of earlier, when the file has gone on": goneOn(t, healed).with(one),
			} {
				dir := t.TempDir()
				path := filepath.Join(dir, "w.ctsg")
				c.put(t, path)
				before := folder(t, dir)
				s, err := store.Open(ctx, path, o)
				if err == nil {
					_ = s.Close()
				}
				if assessments.KindOf(err) != assessments.Refused ||
					!strings.Contains(err.Error(), "w.ctsg-journal") {
					t.Errorf("%s: %v", what, err)
				}
				if !same(before, folder(t, dir)) {
					t.Errorf("%s: the folder changed", what)
				}
			}
		}
	}
}

// goneOn is the workspace some savings later.
func goneOn(t *testing.T, i image) image {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.ctsg")
	i.put(t, path)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	for n := range 4 {
		must(t, s.Write(ctx, storetest.Save("",
			&assessments.Vendor{ID: "v1", Name: fmt.Sprint("later ", n)})))
	}
	must(t, s.Close())
	return image{"": taken(t, path)[""]}
}

func TestWhatHasALogsNameAndIsNoneIsLeftAlone(t *testing.T) {
	for what, make := range map[string]func(path string) error{
		"a text": func(path string) error {
			return os.WriteFile(path, []byte(strings.Repeat("my notes ", 99)), 0o600)
		},
		"a folder": func(path string) error { return os.Mkdir(path, 0o700) },
		"a link": func(path string) error {
			if runtime.GOOS == "windows" {
				return os.Mkdir(path, 0o700)
			}
			target := filepath.Join(filepath.Dir(path), "mine")
			return errors.Join(os.WriteFile(target, []byte("mine"), 0o600), os.Symlink(target, path))
		},
	} {
		for _, suffix := range []string{"-wal", "-journal"} {
			for _, readOnly := range []bool{false, true} {
				path := made(t)
				must(t, make(path+suffix))
				before := folder(t, filepath.Dir(path))
				s, err := store.Open(ctx, path, store.Options{ReadOnly: readOnly})
				if err == nil {
					_ = s.Close()
				}
				if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), suffix) {
					t.Errorf("%s as %s: %v", what, suffix, err)
				}
				if !same(before, folder(t, filepath.Dir(path))) {
					t.Errorf("%s as %s: the folder changed", what, suffix)
				}
			}
		}
	}
}

// Where the file was replaced under a program that has it open, what lies beside it is that program's.
func TestAFileThatReplacedAnOpenOneIsNotOpenedBesideItsLog(t *testing.T) {
	path, other := made(t), made(t)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: "Here"})))
	if err := os.Rename(other, path); err != nil {
		t.Skipf("an open file cannot be replaced here: %v", err)
	}
	before, err := os.ReadFile(path)
	must(t, err)
	for _, readOnly := range []bool{false, true} {
		two, err := store.Open(ctx, path, store.Options{ReadOnly: readOnly})
		if err == nil {
			_ = two.Close()
		}
		if assessments.KindOf(err) != assessments.Locked {
			t.Errorf("reading only %v: %v", readOnly, err)
		}
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the new file was changed: %v", err)
	}
}

// A log of before a file was added has the journal of after: the file is linked by a later event. It is
// told by its pages.
func TestALogOfBeforeAFileWasAddedIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "w.ctsg")
	s, err := store.Create(ctx, path, store.Options{})
	must(t, err)
	var log image
	store.Resting(s, func(move func()) {
		move()
		for n := range 40 { // until the workspace has grown, which its log says
			must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{
				ID: fmt.Sprintf("v%d", n), Name: strings.Repeat("a long name ", 15),
			})))
		}
		add := func(words string) {
			b := strings.Repeat(words, 4_000)
			_, _, err := s.Ingest(ctx, strings.NewReader(b), int64(len(b)), nil)
			must(t, err)
		}
		add("evidence that came before ")
		log = taken(t, path)
		move()
		add("evidence that no record has yet ")
		move()
	})
	must(t, s.Close())
	file := taken(t, path)
	for _, readOnly := range []bool{true, false} {
		dir := t.TempDir()
		at := filepath.Join(dir, "w.ctsg")
		file.with(log).put(t, at)
		before := folder(t, dir)
		_, err := store.Open(ctx, at, store.Options{ReadOnly: readOnly})
		if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "w.ctsg-wal") {
			t.Errorf("opened with the log of before: %v", err)
		}
		if !same(before, folder(t, dir)) {
			t.Error("refused, and the folder changed")
		}
	}
	own := filepath.Join(t.TempDir(), "w.ctsg")
	log.put(t, own)
	s, err = store.Open(ctx, own, store.Options{})
	must(t, err)
	must(t, s.Close())
}
