package wire

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"testing"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments/intake/child"
)

// asProgram makes the test binary behave as the program, for tests that must see it from outside.
const asProgram = "COUNTERSIGN_TEST_AS_PROGRAM"

// testVersion is the version that the tests give the program.
const testVersion = "0.0.0-test"

// TestMain lets the test binary be the program, and the child that reads files, as the program itself is.
func TestMain(m *testing.M) {
	args := os.Args[1:]
	switch {
	case len(args) > 0 && args[0] == child.Command:
		os.Exit(child.Main(args[1:], os.Stdin, os.Stdout))
	case os.Getenv(asProgram) != "" && cli.IsCommand(args):
		os.Exit(Command(args, testVersion))
	case os.Getenv(asProgram) != "":
		os.Exit(Window(args, testVersion))
	}
	debug.SetGCPercent(400) // of the tests alone: collecting garbage takes a good part of their time with -race
	os.Exit(m.Run())
}

// inModule is a path in the module, from where the tests run.
func inModule(path string) string { return filepath.Join("..", "..", filepath.FromSlash(path)) }

// result is what a command printed and how it ended.
type result struct {
	out, err string
	code     int
}

// wired is the wiring of all commands but for the profile: reading the catalogue takes longer than
// most of them.
var wired = sync.OnceValues(func() (*wiring, error) { return newWiring(nil, testVersion) })

// command runs the program's command line in this process, as the actor of the tests.
func command(t *testing.T, args ...string) result {
	t.Helper()
	return commandAs(t, "Ada;legal", args...)
}

func commandAs(t *testing.T, actor string, args ...string) result {
	t.Helper()
	return commandIn(t, filepath.Join(t.TempDir(), "none"), actor, args...)
}

// commandIn keeps the user's profile in a folder.
func commandIn(t *testing.T, config, actor string, args ...string) result {
	t.Helper()
	t.Setenv("XDG_CONFIG_HOME", config)
	w, err := ownProfile()
	if err != nil {
		t.Fatal(err)
	}
	return runWith(w, actor, args...)
}

// ownProfile is what all commands share, with the profile that the environment names.
func ownProfile() (*wiring, error) {
	once, err := wired()
	if err != nil {
		return nil, err
	}
	w := *once
	w.profile = profile.Open()
	return &w, nil
}

func runWith(w *wiring, actor string, args ...string) result {
	var out, errs bytes.Buffer
	d := w.commands()
	d.Stdout, d.Stderr = &out, &errs
	d.Getenv = func(k string) string {
		if k == "COUNTERSIGN_ACTOR" {
			return actor
		}
		return ""
	}
	code := cli.Main(args, d)
	return result{out.String(), errs.String(), code}
}

// done asserts that a command succeeded and returns what it printed.
func done(t *testing.T, args ...string) string {
	t.Helper()
	r := command(t, args...)
	if r.code != 0 {
		t.Fatalf("countersign %s: exit %d\n%s%s", strings.Join(args, " "), r.code, r.out, r.err)
	}
	return r.out
}

// refused asserts the exit code and that the message says something.
func refused(t *testing.T, code int, words string, args ...string) {
	t.Helper()
	r := command(t, args...)
	if r.code != code || !strings.Contains(r.err, words) {
		t.Errorf("countersign %s: exit %d, want %d; stderr %q, want it to mention %q",
			strings.Join(args, " "), r.code, code, r.err, words)
	}
	if strings.Contains(r.err, "goroutine") || strings.Contains(r.err, ".go:") {
		t.Errorf("countersign %s: a person is shown the inside of the program: %s", strings.Join(args, " "),
			r.err)
	}
}

// write makes a file in a folder of the test.
func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// furnishedFiles are those of a workspace with one assessment: of the folder below, and the workspace to
// which they were applied. It is made once.
var furnishedFiles = sync.OnceValues(func() (map[string][]byte, error) {
	return madeBy(inModule("app/cli/testdata/furnished"),
		[]string{"new", "w.countersign"}, []string{"apply", "w.countersign", "lumen.yaml"})
})

// sampleFiles is the workspace with the worked example, made once.
var sampleFiles = sync.OnceValues(func() (map[string][]byte, error) {
	return madeBy("", []string{"new", "w.countersign", "--sample"})
})

// madeBy copies a folder, runs commands in the copy, and returns the files that are in it then.
func madeBy(folder string, lines ...[]string) (map[string][]byte, error) {
	once, err := wired()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "made")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if folder != "" {
		err = os.CopyFS(dir, os.DirFS(folder))
	}
	w := *once
	w.profile = profile.At(filepath.Join(dir, "profile", "profile.json"))
	for _, line := range lines {
		for i, arg := range line[1:] {
			if filepath.Ext(arg) != "" {
				line[i+1] = filepath.Join(dir, arg)
			}
		}
		if r := runWith(&w, "Ada;legal", line...); r.code != 0 {
			err = errors.Join(err, errors.New(r.err))
		}
	}
	entries, listed := os.ReadDir(dir)
	err = errors.Join(err, listed)
	files := map[string][]byte{}
	for _, e := range entries {
		if e.IsDir() {
			continue // the profile
		}
		data, read := os.ReadFile(filepath.Join(dir, e.Name()))
		files[e.Name()], err = data, errors.Join(err, read)
	}
	return files, err
}

// copied writes the files of such a folder into another.
func copied(t *testing.T, dir string, made func() (map[string][]byte, error)) {
	t.Helper()
	files, err := made()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		write(t, dir, name, string(data))
	}
}

// declared is the file that was applied to it.
func declared(t *testing.T) string {
	t.Helper()
	files, err := furnishedFiles()
	if err != nil {
		t.Fatal(err)
	}
	return string(files["lumen.yaml"])
}

// furnished is a workspace with one assessment, and the folder it lies in.
func furnished(t *testing.T) (workspace, dir string) {
	t.Helper()
	dir = t.TempDir()
	copied(t, dir, furnishedFiles)
	return filepath.Join(dir, "w.countersign"), dir
}

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}
