package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
	"countersign/store"
	"countersign/store/storetest"
)

var ctx = context.Background()

func same(a, b map[string][32]byte) bool {
	if len(a) != len(b) {
		return false
	}
	for name, sum := range a {
		if b[name] != sum {
			return false
		}
	}
	return true
}

// header changes four bytes of a file, as a big-endian number.
func header(tb testing.TB, path string, at int64, value uint32) {
	tb.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(binary.BigEndian.AppendUint32(nil, value), at); err != nil {
		tb.Fatal(err)
	}
}

func TestWhatIsNoWorkspaceIsRefusedAndLeftAsItIs(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		kind assessments.ErrorKind
		says string
	}{
		{"missing", func(*testing.T, string) {}, assessments.NotFound, "There is no workspace"},
		{"a folder", func(t *testing.T, path string) {
			must(t, os.Mkdir(path, 0o755))
		}, assessments.Refused, "is a folder"},
		{"empty", func(t *testing.T, path string) {
			must(t, os.WriteFile(path, nil, 0o644))
		}, assessments.Refused, "empty file"},
		{"text", func(t *testing.T, path string) {
			must(t, os.WriteFile(path, []byte("hello"), 0o644))
		}, assessments.Refused, "not a Countersign workspace"},
		{"a picture", func(t *testing.T, path string) {
			must(t, os.WriteFile(path, bytes.Repeat([]byte("\x89PNG"), 9999), 0o644))
		}, assessments.Refused, "not a Countersign workspace"},
		{"somebody else's database", func(t *testing.T, path string) {
			db, err := sql.Open("sqlite", path)
			must(t, err)
			_, err = db.Exec("PRAGMA journal_mode=WAL; CREATE TABLE t (x); PRAGMA application_id = 7; PRAGMA user_version = 2")
			must(t, errors.Join(err, db.Close()))
		}, assessments.Refused, "not a Countersign workspace"},
		{"newer", func(t *testing.T, path string) {
			must(t, os.Rename(made(t), path))
			header(t, path, 60, 99)
		}, assessments.Refused, "newer version"},
		{"cut to a header", func(t *testing.T, path string) {
			must(t, os.Rename(made(t), path))
			must(t, os.Truncate(path, 60))
		}, assessments.Damaged, "cut short"},
		{"cut in the middle", func(t *testing.T, path string) {
			must(t, os.Rename(made(t), path))
			must(t, os.Truncate(path, 70_000))
		}, assessments.Damaged, "cut short"},
		{"its tables overwritten", func(t *testing.T, path string) {
			must(t, os.Rename(made(t), path))
			b, err := os.ReadFile(path)
			must(t, err)
			copy(b[100:], bytes.Repeat([]byte{0xff}, 16284))
			must(t, os.WriteFile(path, b, 0o644))
		}, assessments.Damaged, "is damaged"},
	} {
		for _, readOnly := range []bool{false, true} {
			dir := t.TempDir()
			path := filepath.Join(dir, "w.ctsg")
			c.make(t, path)
			before := folder(t, dir)
			s, err := store.Open(ctx, path, store.Options{ReadOnly: readOnly})
			if err == nil {
				t.Errorf("%s: opened", c.name)
				_ = s.Close()
				continue
			}
			if assessments.KindOf(err) != c.kind || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%s: got %s: %v", c.name, assessments.KindOf(err), err)
			}
			var sentence *assessments.Error
			if !errors.As(err, &sentence) {
				t.Errorf("%s: not a sentence: %v", c.name, err)
			}
			if after := folder(t, dir); !same(before, after) {
				t.Errorf("%s, reading only %v: the folder changed: %d files before, %d after", c.name,
					readOnly, len(before), len(after))
			}
		}
	}
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func TestCreatingNeverTouchesWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "w.ctsg")
	must(t, os.WriteFile(path, []byte("mine"), 0o644))
	before := folder(t, dir)
	if _, err := store.Create(ctx, path, store.Options{}); assessments.KindOf(err) != assessments.Refused ||
		!strings.Contains(err.Error(), "already there") {
		t.Errorf("got %v", err)
	}
	if !same(before, folder(t, dir)) {
		t.Error("the folder changed")
	}
	if _, err := store.Create(ctx, filepath.Join(dir, "no", "w.ctsg"),
		store.Options{}); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("in a folder that is not there: %v", err)
	}
}

func TestNamesOfAllKindsCanBeWorkspaces(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		"a b.ctsg", "=é 語 😀 שלום.ctsg", "100%?mode=ro#x&y.ctsg", "no extension",
		"new\nline.ctsg", "-dash", "file:x", strings.Repeat("x", 200),
	} {
		path := filepath.Join(dir, name)
		s, err := store.Create(ctx, path, store.Options{})
		if err != nil {
			t.Errorf("%q: %v", name, err)
			continue
		}
		err = s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v", Name: name}))
		must(t, errors.Join(err, s.Close()))
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%q: the file is somewhere else: %v", name, err)
		}
	}
	for name := range folder(t, dir) {
		if strings.HasSuffix(name, ".lock") || strings.HasSuffix(name, "-wal") ||
			strings.HasSuffix(name, ".part") {
			t.Errorf("left behind: %q", name)
		}
	}
	if _, err := store.Create(ctx, filepath.Join(dir, strings.Repeat("語", 5000)),
		store.Options{}); err == nil {
		t.Error("a name of 5,000 characters was taken")
	}
}

func TestASecondInstanceIsToldWhoHasTheWorkspace(t *testing.T) {
	path := made(t)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	names := []string{path}
	if runtime.GOOS != "windows" { // making links needs rights there
		link := filepath.Join(t.TempDir(), "link.ctsg")
		must(t, os.Symlink(path, link))
		names = append(names, link)
	}
	for _, p := range names {
		_, err = store.Open(ctx, p, store.Options{})
		if assessments.KindOf(err) != assessments.Locked ||
			!strings.Contains(err.Error(), "already open in another window or command (") ||
			!strings.Contains(err.Error(), "process ") {
			t.Errorf("got %v", err)
		}
	}
	must(t, s.Write(ctx, storetest.Save("", &assessments.Vendor{ID: "v"})))
	r, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err) // backup and show work beside an open window
	err = r.Read(ctx, func(v port.Reader) error {
		if ok, err := v.Get(&assessments.Vendor{ID: "v"}); !ok || err != nil {
			t.Errorf("a reader beside sees nothing: %v", err)
		}
		return nil
	})
	must(t, errors.Join(err, r.Backup(ctx, filepath.Join(t.TempDir(), "b.ctsg"), nil), r.Close()))
	must(t, s.Close())
	s, err = store.Open(ctx, path, store.Options{})
	must(t, err)
	must(t, s.Close())
}

func TestInANetworkFolderEvenReadersAreAlone(t *testing.T) {
	path := made(t)
	s, err := store.Open(ctx, path, store.Options{}.OnNetwork(true))
	must(t, err)
	if !s.Info().Network {
		t.Error("not told that it lies on a network")
	}
	if _, err := store.Open(ctx, path, store.Options{ReadOnly: true}.OnNetwork(true)); assessments.KindOf(
		err) != assessments.Locked {
		t.Errorf("a second reader: %v", err)
	}
	must(t, s.Close())
	if mode := rows(t, raw(t, path), "PRAGMA journal_mode"); mode[0] != "delete" {
		t.Errorf("the journal is %s", mode[0])
	}
}

func TestALockLeftBehindBlocksOnlyWhereItMayBeAnotherComputers(t *testing.T) {
	path := made(t)
	lock := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
	for _, c := range []struct {
		host    string
		network bool
		opens   bool
	}{{"elsewhere", false, true}, {"elsewhere", true, false}, {"", true, true}, {hostname(t), true, true}} {
		must(t, os.WriteFile(lock, []byte("4711\n"+c.host+"\n2026-11-21T00:00:00Z\n"), 0o644))
		s, err := store.Open(ctx, path, store.Options{}.OnNetwork(c.network))
		if c.opens {
			must(t, err)
			must(t, s.Close())
			continue
		}
		if assessments.KindOf(err) != assessments.Locked || !strings.Contains(err.Error(), c.host) ||
			!strings.Contains(err.Error(), lock) {
			t.Errorf("left by %q, network %v: %v", c.host, c.network, err)
		}
	}
}

func hostname(t *testing.T) string {
	t.Helper()
	name, err := os.Hostname()
	must(t, err)
	return name
}

func TestAForeignLockIsAConflictAndChangesNothing(t *testing.T) {
	path := made(t)
	db := raw(t, path)
	_, err := db.Exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE; CREATE TABLE x (y)")
	must(t, err)
	short, cancel := context.WithCancel(ctx)
	defer cancel()
	s, err := store.Open(short, path, store.Options{}.Impatient())
	if err == nil {
		_ = s.Close()
	}
	if assessments.KindOf(err) != assessments.Locked {
		t.Errorf("got %v", err)
	}
}

func TestReadingOnlyRefusesEveryChange(t *testing.T) {
	path := made(t)
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	defer s.Close()
	_, _, ingested := s.Ingest(ctx, strings.NewReader("x"), 1, nil)
	_, rebuilt := s.Check(ctx, true, nil)
	for what, err := range map[string]error{
		"write":   s.Write(ctx, func(port.Tx) error { return nil }),
		"ingest":  ingested,
		"text":    s.SaveText(ctx, assessments.Text{SHA256: "d"}),
		"rebuild": rebuilt,
	} {
		if assessments.KindOf(err) != assessments.Refused {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := s.SaveSummaries(ctx, map[string]cached.Kept{"a": {Key: "k"}}); err != nil {
		t.Errorf("a cache that cannot be kept is no error: %v", err)
	}
	if !s.Info().ReadOnly {
		t.Error("not told that it is read-only")
	}
}

func TestAReadOnlyPlaceCanBeReadAndSaysWhyItCannotBeWritten(t *testing.T) {
	dir := readOnlyFolder(t, made(t))
	path := filepath.Join(dir, "w.ctsg")
	before := folder(t, dir)
	_, err := store.Open(ctx, path, store.Options{})
	if assessments.KindOf(err) != assessments.Machine || !strings.Contains(err.Error(), "reading only") {
		t.Errorf("opening for writing: %v", err)
	}
	if _, err := store.Create(ctx, filepath.Join(dir, "new.ctsg"), store.Options{}); assessments.KindOf(
		err) != assessments.Machine || !strings.Contains(err.Error(), "is read-only. Choose another") {
		t.Errorf("creating: %v", err)
	}
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	report, err := s.Check(ctx, false, nil)
	if err != nil || len(report.Damage) > 0 {
		t.Errorf("check: %+v, %v", report.Damage, err)
	}
	must(t, s.Close())
	if !same(before, folder(t, dir)) {
		t.Error("the folder changed")
	}
}

func TestAFileThatMayNotBeReadIsNamed(t *testing.T) {
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("rights do not hold the administrator")
	}
	path := made(t)
	must(t, os.Chmod(path, 0))
	if _, err := store.Open(ctx, path, store.Options{}); assessments.KindOf(err) != assessments.Machine ||
		!strings.Contains(err.Error(), path) {
		t.Errorf("got %v", err)
	}
}

func TestSyncedFoldersAreKnownByName(t *testing.T) {
	for dir, want := range map[string]bool{
		"/home/a/Dropbox/work": true, "/Users/a/Library/Mobile Documents/com~apple~CloudDocs": true,
		"C:/Users/a/OneDrive - Acme/x":                             true,
		"/Users/a/Library/CloudStorage/GoogleDrive-a@b.c/My Drive": true, "/home/a/work": false,
		"/home/dropbox-team/files": false, "/srv/one/drive": false,
	} {
		if got := store.SyncedFolder(dir); got != want {
			t.Errorf("%s: %v", dir, got)
		}
	}
}

func TestClosingDuringAnIngestEndsItCleanly(t *testing.T) {
	path := made(t)
	s, err := store.Open(ctx, path, store.Options{})
	must(t, err)
	started, ended := make(chan struct{}), make(chan error, 1)
	endless := &slowly{started: started}
	go func() {
		_, _, err := s.Ingest(ctx, endless, -1, nil)
		ended <- err
	}()
	<-started
	must(t, s.Close())
	if err := <-ended; err == nil || !strings.Contains(err.Error(), "closed") {
		t.Errorf("the ingest ended with %v", err)
	}
	s, err = store.Open(ctx, path, store.Options{})
	must(t, err)
	defer s.Close()
	report, err := s.Check(ctx, false, nil)
	if err != nil || len(report.Damage) > 0 || report.Blobs != 0 {
		t.Errorf("afterwards: %+v, %v", report, err)
	}
}

// slowly gives bytes for ever, and says when 20 MB were read.
type slowly struct {
	n       int
	started chan struct{}
}

func (s *slowly) Read(p []byte) (int, error) {
	const enough = 20 << 20
	before := s.n
	s.n += len(p)
	if before < enough && s.n >= enough {
		close(s.started)
	}
	return len(p), nil
}
