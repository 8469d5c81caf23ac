package wire

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments"

	"github.com/rogpeppe/go-internal/testscript"
)

// scripts is the folder of the scripts: beside the commands that they describe.
var scripts = inModule("app/cli/testdata/script")

// TestScripts runs the script of each command, in this process and with what the program itself gives to
// the commands. Its README explains the lines that testscript does not know.
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(scripts)
	if err != nil {
		t.Fatal(err)
	}
	testscript.RunT(inTurn{t}, testscript.Params{
		Dir: dir, RequireUniqueNames: true, Setup: setUp,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"countersign": succeeds, "exits": exits, "json": jsonIs, "holds": holds, "furnished": copyFurnished,
			"replace": replaceIn, "damage": damage, "cut": cut, "sql": execSQL, "opened": keepOpen,
			"distinct": distinct, "settings": settings, "lock": lockOf,
		},
	})
}

// TestEveryCommandHasAScript fails for a command that is added without one.
func TestEveryCommandHasAScript(t *testing.T) {
	for _, name := range cli.Names() {
		if strings.HasPrefix(name, "-") {
			continue
		}
		if _, err := os.Stat(filepath.Join(scripts, name+".txtar")); err != nil {
			t.Error(err)
		}
	}
}

// inTurn runs one script after the other: a command reads the folder and the settings of the process.
type inTurn struct{ *testing.T }

func (inTurn) Parallel() {}

func (t inTurn) Run(name string, run func(testscript.T)) {
	t.T.Run(name, func(t *testing.T) { run(inTurn{t}) })
}

func (inTurn) Verbose() bool { return testing.Verbose() }

// setUp gives each script its own profile, and an actor.
func setUp(env *testscript.Env) error {
	module, err := filepath.Abs(inModule("."))
	if err != nil {
		return err
	}
	env.T().(inTurn).Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, ".config"))
	env.Setenv("COUNTERSIGN_ACTOR", "Ada;legal")
	env.Setenv("MODULE", module)
	return nil
}

// inside runs something in the current folder of the script.
func inside(ts *testscript.TestScript, run func()) {
	before, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer func() { ts.Check(os.Chdir(before)) }()
	run()
}

// succeeds is “countersign ARGUMENTS”.
func succeeds(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("say how it ends: exits CODE countersign %s", strings.Join(args, " "))
	}
	runScripted(ts, 0, args)
}

// exits is “exits CODE countersign ARGUMENTS”.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "countersign" {
		ts.Fatalf("usage: exits CODE countersign ARGUMENTS")
	}
	code, err := strconv.Atoi(args[0])
	ts.Check(err)
	runScripted(ts, code, args[2:])
}

var internals = regexp.MustCompile(`goroutine|\.go:|panic`)

func runScripted(ts *testscript.TestScript, want int, args []string) {
	var out, errs bytes.Buffer
	code := -1
	inside(ts, func() {
		w, err := ownProfile()
		ts.Check(err)
		d := w.commands()
		d.Stdout, d.Stderr, d.Getenv = &out, &errs, ts.Getenv
		code = cli.Main(args, d)
	})
	_, _ = ts.Stdout().Write(out.Bytes())
	_, _ = ts.Stderr().Write(errs.Bytes())
	switch {
	case code != want:
		ts.Fatalf("exit %d, want %d", code, want)
	case code != 0 && errs.Len() == 0:
		ts.Fatalf("exit %d without a word", code)
	case internals.Match(errs.Bytes()):
		ts.Fatalf("a person is shown the inside of the program")
	}
}

// jsonIs is “[!] json PATH VALUE”: what the command before printed has this value at PATH, of which a part
// is a name, a number from 0, “field=value” for the first in a list that has it, or “length”.
func jsonIs(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	at := printedAt(ts, args[0])
	got, err := json.Marshal(at)
	ts.Check(err)
	if s, text := at.(string); text {
		got = []byte(s)
	}
	if (string(got) == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// distinct is “distinct PATH”: the list there names nothing twice.
func distinct(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: distinct PATH")
	}
	list, _ := printedAt(ts, args[0]).([]any)
	seen := map[any]bool{}
	for _, one := range list {
		if seen[one] {
			ts.Fatalf("%v is named twice", one)
		}
		seen[one] = true
	}
}

// printedAt is the part at a path of the JSON that the command before printed.
func printedAt(ts *testscript.TestScript, path string) any {
	var at any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	d.UseNumber()
	ts.Check(d.Decode(&at))
	for part := range strings.SplitSeq(path, ".") {
		at = step(at, part)
	}
	return at
}

// step goes from a value of JSON to a part of it; nil where there is none.
func step(at any, part string) any {
	if fields, ok := at.(map[string]any); ok && part != "length" {
		return fields[part]
	}
	list, _ := at.([]any)
	if part == "length" {
		return len(list)
	}
	if name, value, ok := strings.Cut(part, "="); ok {
		i := slices.IndexFunc(list, func(one any) bool {
			fields, _ := one.(map[string]any)
			return fields[name] == value
		})
		part = strconv.Itoa(i)
	}
	if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(list) {
		return list[i]
	}
	return nil
}

// holds is “holds FOLDER NAME…”: the folder holds these and nothing else.
func holds(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: holds FOLDER NAME…")
	}
	entries, err := os.ReadDir(ts.MkAbs(args[0]))
	ts.Check(err)
	got := []string{}
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if want := slices.Sorted(slices.Values(args[1:])); !slices.Equal(got, want) {
		ts.Fatalf("%s holds %q", args[0], got)
	}
}

// copyFurnished is “furnished”: it writes w.countersign, and the files that were applied to it.
func copyFurnished(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: furnished")
	}
	files, err := furnishedFiles()
	ts.Check(err)
	for name, data := range files {
		ts.Check(os.WriteFile(ts.MkAbs(name), data, 0o600))
	}
}

// replaceIn is “replace FILE OLD NEW”.
func replaceIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o600))
}

// damage is “damage FILE”: it changes one bit in the middle.
func damage(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: damage FILE")
	}
	b := []byte(ts.ReadFile(args[0]))
	b[len(b)/2] ^= 1
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// cut is “cut FILE SIZE”: only the first bytes stay.
func cut(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cut FILE SIZE")
	}
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// execSQL is “sql WORKSPACE STATEMENT”: it changes the file behind the program's back.
func execSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql WORKSPACE STATEMENT")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.Exec(args[1])
	ts.Check(errors.Join(err, db.Close()))
}

// keepOpen is “opened WORKSPACE”: it is open for writing until the script ends.
func keepOpen(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: opened WORKSPACE")
	}
	w, err := ownProfile()
	ts.Check(err)
	s, err := w.open(context.Background(), ts.MkAbs(args[0]), false)
	ts.Check(err)
	ts.Defer(func() { _ = s.Close() })
}

// settings is “settings NAME ROLE”: who acts by the settings of this computer.
func settings(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: settings NAME ROLE")
	}
	ts.Check(profile.Open().Update(func(d *profile.Data) {
		d.Actor = assessments.Actor{Name: args[0], Role: args[1]}
	}))
}

// lockOf is “lock FILE”: the lock of a run that was killed on this computer.
func lockOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lock FILE")
	}
	host, _ := os.Hostname()
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("4711\n"+host+"\n2026-11-30T08:33:00Z\n\n"), 0o600))
}
