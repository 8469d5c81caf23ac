package store_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/staging"
	"countersign/store"
	"countersign/store/storetest"
)

// appearEnv tells this very program, started again, what to make, from what, where, and at which step
// to be killed.
const appearEnv = "COUNTERSIGN_TEST_APPEAR"

// makings are all the ways in which a workspace file comes to be there.
var makings = map[string]func(from, dest string, o store.Options) error{
	"new": func(_, dest string, o store.Options) error {
		s, err := store.Create(ctx, dest, o)
		if err != nil {
			return err
		}
		return s.Close()
	},
	"sample": func(_, dest string, o store.Options) error {
		return store.Build(ctx, dest, o, func(s port.Store) error {
			return s.Write(ctx, func(tx port.Tx) error {
				return storetest.Save("", &assessments.Vendor{ID: "v", Name: "Secret"})(tx)
			})
		})
	},
	"backup": func(from, dest string, o store.Options) error {
		s, err := store.Open(ctx, from, o)
		if err != nil {
			return err
		}
		return errors.Join(s.Backup(ctx, dest, nil), s.Close())
	},
	"restore": func(from, dest string, o store.Options) error {
		return store.RestoreWith(ctx, from, dest, o)
	},
}

// appearAndDie makes a file and ends the program, without any clearing up, at a step.
func appearAndDie(order string) error {
	f := strings.Split(order, "|")
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		return err
	}
	err = makings[f[0]](f[1], f[2], store.Options{}.Stepping(func(step string) {
		if step == f[3] {
			_ = self.Kill()
			select {}
		}
	}))
	return fmt.Errorf("it was not killed at %q: %w", f[3], err)
}

// stepsOf lists the steps of a making, by going through it once.
func stepsOf(t *testing.T, what, from string) (steps []string) {
	t.Helper()
	dest := filepath.Join(t.TempDir(), "w.ctsg")
	must(t, makings[what](from, dest, store.Options{}.Stepping(func(step string) {
		steps = append(steps, step)
	})))
	return steps
}

// sound opens a workspace, closes it again, and says what a check found.
func sound(path string) error {
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return err
	}
	report, err := s.Check(ctx, false, nil)
	if err == nil && len(report.Damage) > 0 {
		err = fmt.Errorf("damage: %+v", report.Damage)
	}
	return errors.Join(err, s.Close())
}

func TestAKillAtAnyStepLeavesNothingUnderTheNameOrTheWhole(t *testing.T) {
	t.Parallel() // it waits for the disk most of the time
	from := made(t)
	self, err := os.Executable()
	must(t, err)
	for what := range makings {
		steps := stepsOf(t, what, from)
		if len(steps) < 7 {
			t.Fatalf("%s has only the steps %q", what, steps)
		}
		for _, step := range steps {
			dir := t.TempDir()
			dest := filepath.Join(dir, "w.ctsg")
			child := exec.Command(self)
			child.Env = append(os.Environ(), appearEnv+"="+
				strings.Join([]string{what, from, dest, step}, "|"))
			if out, err := child.CombinedOutput(); len(out) > 0 || err == nil {
				t.Fatalf("%s: %v %s", what, err, out)
			}
			published := slices.Index(steps, step) >= slices.Index(steps, "published")
			if _, err := os.Lstat(dest); (err == nil) != published {
				t.Errorf("%s killed at %q: under its name: %v", what, step, err)
			}
			if published {
				must(t, sound(dest))
			} else {
				must(t, makings[what](from, dest, store.Options{})) // the next run in that place
			}
			must(t, sound(dest))
			if got := folder(t, dir); len(got) != 1 {
				t.Errorf("%s killed at %q: after the next run the folder holds %v", what, step, got)
			}
		}
	}
}

func TestCheckNamesWhatAKilledRunLeft(t *testing.T) {
	path := made(t)
	left := ".countersign-pack-123456"
	must(t, os.Mkdir(filepath.Join(filepath.Dir(path), left), 0o700))
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true})
	must(t, err)
	report, err := s.Check(ctx, false, nil)
	must(t, errors.Join(err, s.Close()))
	if !slices.Equal(report.Left, []string{left}) || len(report.Damage) > 0 {
		t.Errorf("left: %q, damage: %+v", report.Left, report.Damage)
	}
	s, err = store.Open(ctx, path, store.Options{})
	must(t, err)
	must(t, s.Close())
	if names := staging.Left(filepath.Dir(path)); len(names) > 0 {
		t.Errorf("still there after opening for writing: %q", names)
	}
}

// A stale log beside a new file would be replayed over it.
func TestNothingAppearsBesideALogOfAnother(t *testing.T) {
	from := made(t)
	for what, making := range makings {
		for _, suffix := range []string{"-wal", "-journal", "-shm"} {
			for _, content := range []string{"", "something"} {
				dir := t.TempDir()
				dest := filepath.Join(dir, "w.ctsg")
				must(t, os.WriteFile(dest+suffix, []byte(content), 0o600))
				before := folder(t, dir)
				err := making(from, dest, store.Options{})
				if assessments.KindOf(err) != assessments.Refused ||
					!strings.Contains(err.Error(), filepath.Base(dest)+suffix) {
					t.Errorf("%s beside %s (%q): %v", what, suffix, content, err)
				}
				if !same(before, folder(t, dir)) {
					t.Errorf("%s beside %s (%q) changed the folder", what, suffix, content)
				}
			}
		}
	}
}

// The log may also come while the file is being written.
func TestALogThatComesBeforeOrAfterTheNamingKeepsTheFileAway(t *testing.T) {
	from := made(t)
	for what, making := range makings {
		for _, step := range []string{"filled", "published"} {
			dir := t.TempDir()
			dest := filepath.Join(dir, "w.ctsg")
			log := dest + "-wal"
			err := making(from, dest, store.Options{}.Stepping(func(at string) {
				if at == step {
					must(t, os.WriteFile(log, []byte("something"), 0o600))
				}
			}))
			if assessments.KindOf(err) != assessments.Refused || !strings.Contains(err.Error(), "-wal") {
				t.Errorf("%s, log at %q: %v", what, step, err)
			}
			must(t, os.Remove(log))
			if got := folder(t, dir); len(got) != 0 {
				t.Errorf("%s, log at %q: left behind: %v", what, step, got)
			}
		}
	}
}

// What stands under the name is read again, and goes if it is not what was written.
func TestAFileThatReadsOtherwiseUnderItsNameIsTakenAway(t *testing.T) {
	from := made(t)
	for what, making := range makings {
		dir := t.TempDir()
		dest := filepath.Join(dir, "w.ctsg")
		err := making(from, dest, store.Options{}.Stepping(func(at string) {
			if at == "published" {
				must(t, os.Truncate(dest, 40_000))
			}
		}))
		if err == nil || !strings.Contains(err.Error(), "w.ctsg”") ||
			!strings.Contains(err.Error(), "was removed again") {
			t.Errorf("%s: %v", what, err)
		}
		if got := folder(t, dir); len(got) != 0 {
			t.Errorf("%s: left behind: %v", what, got)
		}
	}
}

// The error reports what was found when such a file was looked at.
func TestOfAFileThatReadsOtherwiseItIsSaidWhatBecameOfIt(t *testing.T) {
	for says, spoil := range map[string]func(dest string) error{
		"could not be removed again": func(dest string) error { return os.Truncate(dest, 40_000) },
		"another file has the name": func(dest string) error {
			return errors.Join(os.Rename(dest, dest+".moved"), os.WriteFile(dest, []byte("x"), 0o600))
		},
		"nothing has the name": os.Remove,
	} {
		dest := filepath.Join(t.TempDir(), "w.ctsg")
		store.Removing(t, func(path string) error {
			return &os.PathError{Op: "remove", Path: path, Err: os.ErrPermission}
		})
		err := makings["new"]("", dest, store.Options{}.Stepping(func(at string) {
			if at == "published" {
				must(t, spoil(dest))
			}
		}))
		if assessments.KindOf(err) != assessments.Machine || !strings.Contains(err.Error(), says) ||
			strings.Contains(err.Error(), "was removed") {
			t.Errorf("%s: %v", says, err)
		}
		if _, err := os.Stat(dest); (err == nil) == (says == "nothing has the name") {
			t.Errorf("%s: and the file: %v", says, err)
		}
	}
}

func TestNothingAppearsWhereAProgramHasTheNameOpen(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there an open workspace cannot be removed")
	}
	from := made(t)
	for what, making := range makings {
		path := made(t)
		s, err := store.Open(ctx, path, store.Options{})
		must(t, err)
		for _, suffix := range []string{"", "-wal", "-shm"} { // as “rm w*” does under an open window
			_ = os.Remove(path + suffix)
		}
		err = making(from, path, store.Options{})
		if assessments.KindOf(err) != assessments.Locked || !strings.Contains(err.Error(), "already open") {
			t.Errorf("%s: %v", what, err)
		}
		_ = s.Close()
	}
}

// What is derived while the content is written is believed afterwards.
func TestBuildBindsDerivedDataToThisComputer(t *testing.T) {
	o := store.Options{Secret: func(bool) []byte { return []byte("of this computer, thirty-two bytes") }}
	path := filepath.Join(t.TempDir(), "w.ctsg")
	var name string
	must(t, store.Build(ctx, path, o, func(s port.Store) error {
		b := strings.NewReader("One paragraph.")
		digest, size, err := s.Ingest(ctx, b, -1, nil)
		if err != nil {
			return err
		}
		name = digest
		text := assessments.Text{
			SHA256: digest, Plain: "One paragraph.",
			Paragraphs: []assessments.Paragraph{{Start: 0, End: 14}},
		}
		return errors.Join(s.SaveText(ctx, text), s.Write(ctx, func(tx port.Tx) error {
			return errors.Join(tx.LinkBlob(digest),
				storetest.Save("", &assessments.Vendor{ID: "v", Name: "V"},
					&assessments.Document{ID: "d", VendorID: "v", Name: "D"},
					&assessments.Version{ID: "d/1", DocumentID: "d", Label: "1", SHA256: digest, Size: size})(
					tx))
		}))
	}))
	s, err := store.Open(ctx, path, store.Options{ReadOnly: true, Secret: o.Secret})
	must(t, err)
	defer s.Close()
	if _, ok, err := s.LoadText(ctx, name); err != nil || !ok {
		t.Errorf("the text is not believed: %v, %v", ok, err)
	}
}

// folder lists what lies in a folder, with digests: “nothing changed” is that it stays the same.
func folder(tb testing.TB, dir string) map[string][32]byte {
	tb.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string][32]byte{}
	for _, e := range entries {
		b, _ := os.ReadFile(filepath.Join(dir, e.Name()))
		out[e.Name()] = sha256.Sum256(b)
	}
	return out
}
