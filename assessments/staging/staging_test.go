package staging_test

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"countersign/assessments/staging"
)

// holdEnv names the folder in which this very program, started again, prepares something until it is killed.
const holdEnv = "COUNTERSIGN_TEST_HOLD_AREA_IN"

func TestMain(m *testing.M) {
	if dir := os.Getenv(holdEnv); dir != "" {
		hold(dir)
	}
	os.Exit(m.Run())
}

// kept is what the process holds: were it forgotten, its lock would be freed with it.
var kept *staging.Area

func hold(dir string) {
	a, err := staging.In(dir)
	kept = a
	if err == nil {
		err = os.WriteFile(a.Path("secret"), []byte("plain text"), 0o600)
	}
	if err != nil {
		os.Exit(1)
	}
	_, _ = os.Stdout.WriteString(filepath.Base(filepath.Dir(a.Path("secret"))) + "\n")
	for { // until it is killed; a program in which nothing is left to wait for would be ended by the language
		time.Sleep(time.Hour)
	}
}

// holder starts a process that holds an area, and returns the area's name and what kills it.
func holder(t *testing.T, dir string) (name string, kill func()) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	child := exec.Command(self)
	child.Env = append(os.Environ(), holdEnv+"="+dir)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	kill = sync.OnceFunc(func() { _ = child.Process.Kill(); _ = child.Wait() })
	t.Cleanup(kill)
	line, err := bufio.NewReader(out).ReadString('\n')
	must(t, err)
	return strings.TrimSpace(line), kill
}

func must(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestSweepRemovesWhatAKilledRunLeftAndNothingOfALivingOne(t *testing.T) {
	dir := t.TempDir()
	living, _ := holder(t, dir)
	killed, kill := holder(t, dir)
	if left := staging.Left(dir); len(left) != 0 {
		t.Errorf("both are alive, and these are said to be left behind: %q", left)
	}
	kill()
	if left := staging.Left(dir); !slices.Equal(left, []string{killed}) {
		t.Errorf("left behind: %q, want %q", left, killed)
	}
	a, err := staging.In(dir) // the next run in that place
	must(t, err)
	must(t, a.Close())
	if got := names(t, dir); !slices.Equal(got, []string{living}) {
		t.Errorf("the folder holds %q, want only the living run's %q", got, living)
	}
	if b, err := os.ReadFile(filepath.Join(dir, living, "secret")); err != nil || string(b) != "plain text" {
		t.Errorf("the living run's file: %q, %v", b, err)
	}
}

func TestSweepKnowsTheNamesOfEarlierVersionsAndNoOthers(t *testing.T) {
	dir := t.TempDir()
	ours := []string{
		".countersign-pack-123456", ".countersign-pack-98.zip", ".countersign-4711",
		".w.countersign.0123456789ab.part",
		".w.countersign.0123456789ab.part-journal", ".w.countersign.0123456789ab.part-wal",
	}
	others := []string{
		"w.countersign", ".countersign-pack-notes.txt", ".countersign-pack-", ".countersign-x", "notes.part",
		".notes.part",
		".w.0123456789AB.part", ".countersign-0123456789abcdef.part.txt", ".countersign-0123456789abcdef",
	}
	for _, name := range append(slices.Clone(ours), others...) {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600))
	}
	must(t, os.Remove(filepath.Join(dir, ours[0]))) // this one was a folder
	must(t, os.MkdirAll(filepath.Join(dir, ours[0], "documents"), 0o700))
	must(t, os.WriteFile(filepath.Join(dir, ours[0], "documents", "a.pdf"), []byte("x"), 0o600))
	outside := filepath.Join(t.TempDir(), "outside")
	must(t, os.Mkdir(outside, 0o700))
	if runtime.GOOS != "windows" {
		for _, name := range []string{".countersign-0123456789abcdef.part", ".countersign-pack-55"} {
			must(t, os.Symlink(outside, filepath.Join(dir, name)))
			others = append(others, name)
		}
	}
	removed, err := staging.Sweep(dir)
	must(t, err)
	slices.Sort(ours)
	slices.Sort(others)
	if slices.Sort(removed); !slices.Equal(removed, ours) {
		t.Errorf("removed %q, want %q", removed, ours)
	}
	if got := names(t, dir); !slices.Equal(got, others) {
		t.Errorf("the folder holds %q, want %q", got, others)
	}
}

func TestSweepRemovesTheLockOfAWorkspaceThatNeverCameToBe(t *testing.T) {
	dir := t.TempDir()
	host, _ := os.Hostname()
	lock := func(name, content string) string {
		path := filepath.Join(dir, "."+name+".lock")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ours := "4711\n" + host + "\n2026-11-30T08:33:00Z\n\n"
	lock("killed.countersign", ours)
	lock("there.countersign", ours)
	if err := os.WriteFile(filepath.Join(dir, "there.countersign"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	lock("elsewhere.countersign", "4711\nanother-computer\n2026-11-30T08:33:00Z\n\n")
	lock("strange", "something else\n")
	lock("empty.countersign", "")
	held, busy, err := staging.TryLock(lock("held.countersign", ours), staging.FileMode)
	if err != nil || busy {
		t.Fatal(err, busy)
	}
	want := []string{".killed.countersign.lock"}
	if got := staging.Left(dir); !slices.Equal(got, want) {
		t.Errorf("left behind are %q, want %q", got, want)
	}
	if got, err := staging.Sweep(dir); err != nil || !slices.Equal(got, want) {
		t.Errorf("removed were %q, %v, want %q", got, err, want)
	}
	entries, _ := os.ReadDir(dir)
	if len(entries) != 6 || len(staging.Left(dir)) != 0 {
		t.Errorf("%v remain, and %q count as left behind", entries, staging.Left(dir))
	}
	if err := staging.Unlock(held); err != nil {
		t.Error(err)
	}
}

func TestSweepFollowsNoLinkOutOfAnArea(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs rights there")
	}
	dir, outside := t.TempDir(), t.TempDir()
	must(t, os.WriteFile(filepath.Join(outside, "kept"), []byte("x"), 0o600))
	area := filepath.Join(dir, ".countersign-0123456789abcdef.part")
	must(t, os.Mkdir(area, 0o700))
	must(t, os.WriteFile(filepath.Join(area, "lock"), nil, 0o600))
	must(t, os.Symlink(outside, filepath.Join(area, "link")))
	linked := filepath.Join(dir, ".countersign-0123456789abcdee.part")
	must(t, os.Mkdir(linked, 0o700))
	must(t, os.Symlink(filepath.Join(outside, "made"), filepath.Join(linked, "lock")))
	if _, err := staging.Sweep(dir); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(area); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the area is still there: %v", err)
	}
	if got := names(t, outside); !slices.Equal(got, []string{"kept"}) {
		t.Errorf("outside holds %q", got)
	}
}

func TestPublishNeverReplacesAndLeavesTheArea(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(path string) error
	}{
		{"file", func(path string) error { return os.WriteFile(path, []byte("new"), 0o600) }},
		{"folder", func(path string) error {
			return errors.Join(os.Mkdir(path, 0o700),
				os.WriteFile(filepath.Join(path, "f"), []byte("new"), 0o600))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			a, err := staging.In(dir)
			must(t, err)
			must(t, c.make(a.Path("x")))
			must(t, os.WriteFile(filepath.Join(dir, "taken"), []byte("old"), 0o600))
			if err := a.Publish("x", filepath.Join(dir, "taken")); !errors.Is(err, fs.ErrExist) {
				t.Errorf("over a file: %v", err)
			}
			must(t, os.MkdirAll(filepath.Join(dir, "folder", "in"), 0o700))
			if err := a.Publish("x", filepath.Join(dir, "folder")); !errors.Is(err, fs.ErrExist) {
				t.Errorf("over a folder: %v", err)
			}
			must(t, a.Publish("x", filepath.Join(dir, "free")))
			must(t, a.Close())
			if got := names(t, dir); !slices.Equal(got, []string{"folder", "free", "taken"}) {
				t.Errorf("the folder holds %q", got)
			}
			if b, err := os.ReadFile(filepath.Join(dir, "taken")); err != nil || string(b) != "old" {
				t.Errorf("what was there: %q, %v", b, err)
			}
		})
	}
}

func TestManyRunsInOneFolderDoNotSweepEachOther(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			for range 40 {
				a, err := staging.In(dir)
				if err != nil {
					t.Error(err)
					return
				}
				if err := os.WriteFile(a.Path("f"), []byte("x"), 0o600); err != nil {
					t.Error(err)
				}
				if err := a.Close(); err != nil {
					t.Error(err)
				}
			}
		}()
	}
	all.Wait()
	_, err := staging.Sweep(dir)
	must(t, err)
	if got := names(t, dir); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
}

func TestWhyNamesWhatTheSystemSays(t *testing.T) {
	for err, says := range map[error]string{
		fs.ErrPermission: "permission",
		fs.ErrNotExist:   "no longer exists",
		fs.ErrExist:      "taken",
		errors.New("x"):  "reported an error",
	} {
		if got := staging.Why(&fs.PathError{Op: "open", Path: "x", Err: err}); !strings.Contains(got, says) {
			t.Errorf("%v: %s", err, got)
		}
	}
	if runtime.GOOS != "windows" {
		if got := staging.Why(&fs.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}); !strings.Contains(
			got, "disk is full") {
			t.Errorf("no room: %s", got)
		}
	}
}
