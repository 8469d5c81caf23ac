package wire

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments/intake/child"
)

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
	once, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	w := *once
	w.profile = profile.Open()
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

// furnished is a workspace with one assessment, and the folder it lies in.
func furnished(t *testing.T) (workspace, dir string) {
	t.Helper()
	dir = t.TempDir()
	write(t, dir, "msa.md", "# 4 Content\n\n4.1 Training. Lumen will not use Customer Content to train any model.\n")
	write(t, dir, "soc2.txt", "An auditor's report on Lumen.\n")
	file := write(t, dir, "lumen.yaml", declared)
	workspace = filepath.Join(dir, "w.countersign")
	done(t, "new", workspace)
	done(t, "apply", workspace, file)
	return workspace, dir
}
