package wire

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"countersign/app/cli"
	"countersign/app/profile"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// The suite of the forger: each forgery changes a copy of one real workspace behind the program's
// back, and a check must name it by kind and place. What a pack would be based on keeps it from being
// written, and stored figures that were forged are never shown. forgeries are in forger_cases_test.go.

// forger is a workspace made by the program, and the computer on which it was made.
type forger struct {
	w    wiring
	base []byte
	show string // what show --json prints of it
	head string
}

const forgedAssessment = "lumen-chat-2026"

// forging builds the workspace once: one of an earlier build, brought up to date, with a purge, an
// undone change, a pack and stored figures.
var forging = sync.OnceValues(func() (*forger, error) {
	once, err := wired()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "forger")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	f := &forger{w: *once}
	f.w.profile = profile.At(filepath.Join(dir, "profile", "profile.json"))
	f.w.profile.Secret(true)
	path := filepath.Join(dir, "w.countersign")
	if err := f.prepare(path); err != nil {
		return nil, err
	}
	if f.base, err = os.ReadFile(path); err != nil {
		return nil, err
	}
	show := f.run("show", path, "--json", "--as-of", "2026-11-25")
	f.show = show.out
	rep, code := f.check(path)
	f.head = rep.Head
	if code != 0 || show.code != 0 {
		return nil, fmt.Errorf("the workspace to be forged is not clean: %+v, %s", rep.Damage, show.err)
	}
	return f, nil
})

func (f *forger) prepare(path string) error {
	data, err := unpacked(inModule("store/testdata/d042291.countersign.gz"))
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		return err
	}
	ctx := context.Background()
	s, err := f.w.open(ctx, path, false)
	if err != nil {
		return err
	}
	b := f.w.bench(s, assessments.Actor{Name: "Ada Lindgren", Role: "legal"})
	p := assessments.NoProgress{}
	_, err = b.Add(ctx, &assessments.Vendor{ID: "undone", Name: "Undone"})
	if err == nil {
		_, err = b.Undo(ctx)
	}
	if err == nil {
		_, err = b.Add(ctx, &assessments.Precedence{
			ID: "order", ContractID: "lumen-contract",
			Subject: "general", Order: []string{"lumen-terms"},
		})
	}
	if err == nil {
		_, err = b.Add(ctx, &assessments.Use{
			ID: "own-assistant", ServiceID: "lumen-chat", Purpose: "An assistant of our own", Scope: 3,
		}, &assessments.ResponsibilityAnswer{
			ID: "own-assistant/R-LOGS", UseID: "own-assistant", Responsibility: "R-LOGS",
			Care: assessments.CareTaken, TakenBy: "Platform team",
		})
	}
	if err == nil {
		_, err = b.PurgeAll(ctx, workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: "version", ID: "lumen-opinion/1"}}, Reason: "returned",
		})
	}
	if err == nil {
		_, err = b.WritePack(ctx, workbench.PackOrder{Assessment: forgedAssessment, Out: path +
			".zip", Audience: "auditor", AsOf: "2026-11-25"}, p)
	}
	if err == nil {
		_, err = b.Overview(ctx, "2026-11-25") // which stores its figures
	}
	return errors.Join(err, b.Close())
}

// unpacked reads a file of test data.
func unpacked(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// run runs a command on this computer, without an actor.
func (f *forger) run(args ...string) result {
	var out, errs bytes.Buffer
	d := f.w.commands()
	d.Stdout, d.Stderr = &out, &errs
	d.Getenv = func(string) string { return "" }
	code := cli.Main(args, d)
	return result{out.String(), errs.String(), code}
}

func (f *forger) check(path string) (rep assessments.CheckReport, code int) {
	r := f.run("check", path, "--json")
	_ = json.Unmarshal([]byte(r.out), &rep) // a refused file prints none
	return rep, r.code
}

// forgery is one way to change a workspace.
type forgery struct {
	name  string
	do    func(db *sql.DB, path string) error
	kind  assessments.DamageKind
	place string // a part of it
	// packs says that a pack is not based on what was changed.
	packs bool
	// inside says that the bytes of a file were changed, which only what reads the file finds.
	inside bool
	// read says that the other commands are tried as well.
	read bool
}

// forgedRead is how many forgeries are made for each that is read by every command: they and a pack
// ask one proof.
const forgedRead = 12

func TestEveryForgeryOfAWorkspaceIsFoundByName(t *testing.T) {
	f, err := forging()
	if err != nil {
		t.Fatal(err)
	}
	all := slices.Concat(forgedRecords(), forgedFields(), forgedJournals(), forgedPurges(), forgedContents(),
		forgedDerived(), forgedDefinitions(), forgedFiles())
	if len(all) < 60 {
		t.Errorf("there are only %d forgeries", len(all))
	}
	seen := map[string]bool{}
	for i, c := range all {
		c.read = c.read || i%forgedRead == 0 || c.kind == assessments.InFigures ||
			c.kind == assessments.InTexts
		if seen[c.name] {
			t.Errorf("two forgeries are called %q", c.name)
		}
		seen[c.name] = true
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			t.Parallel()
			f.try(t, c)
		})
	}
	t.Logf("%d forgeries", len(all))
}

func (f *forger) try(t *testing.T, c forgery) {
	path := f.forged(t, c.do)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rep, code := f.check(path)
	found := slices.ContainsFunc(rep.Damage, func(d assessments.Damage) bool {
		return d.Kind == c.kind && strings.Contains(d.Place, c.place) && d.Message != ""
	})
	if code != 3 || !found {
		t.Errorf("check ends with %d and says %+v; want a damage of kind %q at %q", code, rep.Damage, c.kind,
			c.place)
	}
	out := filepath.Join(filepath.Dir(path), "pack.zip")
	pack := f.run("pack", path, forgedAssessment, "--out", out, "--as-of", "2026-11-25")
	if _, err := os.Stat(out); c.packs != (err == nil) || c.packs != (pack.code == 0) || !c.packs &&
		pack.code != 3 {
		t.Errorf("pack ends with %d, %v: %s", pack.code, err, pack.err)
	}
	for _, d := range rep.Damage { // what keeps no pack from being written is named beside it
		if c.packs && !strings.Contains(pack.err, d.Place+": "+d.Message) {
			t.Errorf("pack does not name %s: it says %s", d.Place, pack.err)
		}
	}
	if c.read {
		f.tryReading(t, path, c)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("reading changed the file: %v", err)
	}
	if c.read {
		f.tryWriting(t, path, c)
	}
}

// forged is a changed copy of the workspace.
func (f *forger) forged(t *testing.T, do func(*sql.DB, string) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "w.countersign")
	if err := os.WriteFile(path, f.base, 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+path+"?_synchronous=OFF&_dqs=0")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	err = do(db, path)
	if err := errors.Join(err, db.Close()); err != nil { // which moves the log into the file
		t.Fatal(err)
	}
	if log, err := os.Stat(path + "-wal"); err == nil && log.Size() > 0 {
		t.Fatal("the forgery is not in the file")
	}
	return path
}

// statements changes something with each statement, or is no forgery.
func statements(queries ...string) func(*sql.DB, string) error {
	return func(db *sql.DB, _ string) error {
		for _, q := range queries {
			res, err := db.Exec(q)
			if err != nil {
				return fmt.Errorf("%s: %w", q, err)
			}
			word, _, _ := strings.Cut(strings.TrimSpace(q), " ")
			changes := strings.EqualFold(word, "UPDATE") || strings.EqualFold(word, "DELETE") ||
				strings.EqualFold(word, "INSERT")
			if n, err := res.RowsAffected(); changes && (err != nil || n == 0) {
				return fmt.Errorf("changed nothing: %s (%w)", q, err)
			}
		}
		return nil
	}
}

// A forger who computes everything again writes a workspace as the program would: no file can show
// that. A check says so, and the journal head tells.
func TestAHistoryWrittenAgainIsNamedAsNotProvedAndChangesTheHead(t *testing.T) {
	f, err := forging()
	if err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func(*sql.DB, string) error{
		"rewritten": rechained(`UPDATE journal_change SET after = 'Helga' WHERE field = 'decided_by' AND record LIKE '%decision-2'`,
			`UPDATE decision SET decided_by = 'Helga' WHERE id LIKE '%decision-2'`),
		"continued": continued("vendor.save", set("vendor", "lumen", "country", "IE", "FR"),
			`UPDATE vendor SET country = 'FR' WHERE id = 'lumen'`),
	} {
		rep, code := f.check(f.forged(t, do))
		if code != 0 || len(rep.Damage) > 0 {
			t.Errorf("%s: found after all (%d): %+v; say so in what a check proves", name, code, rep.Damage)
		}
		if rep.Head == f.head || len(rep.NotProved) == 0 ||
			!strings.Contains(rep.NotProved[0], "journal head") {
			t.Errorf("%s: the head is %s, and not proved is %q", name, rep.Head, rep.NotProved)
		}
	}
}

func TestAPlantedTriggerNeverRuns(t *testing.T) {
	f, err := forging()
	if err != nil {
		t.Fatal(err)
	}
	path := f.forged(t, statements(
		`CREATE TRIGGER evil AFTER INSERT ON journal BEGIN UPDATE assessment SET status = 'approved'; END`,
		`CREATE TRIGGER evil2 AFTER INSERT ON vendor BEGIN DELETE FROM finding; END`))
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file := write(t, filepath.Dir(path), "v.yaml", "countersign: 1\nvendors:\n  - {id: new, name: New}\n")
	for _, args := range [][]string{
		{"apply", path, file, "--as", "Ada", "--role", "legal"},
		{"pack", path, forgedAssessment, "--out", path + ".zip", "--as", "Ada", "--role", "legal"},
		{"purge", path, "lumen-terms/2026-09", "--reason", "r", "--as", "Ada", "--role", "legal"},
		{"check", path, "--rebuild"},
	} {
		if r := f.run(args...); r.code != 3 || !strings.Contains(r.err, "trigger evil") {
			t.Errorf("%s ends with %d and says %s", args[0], r.code, r.err)
		}
	}
	r := f.run("show", path, "--json", "--as-of", "2026-11-25")
	if r.code != 3 || !strings.Contains(r.err, "trigger evil") ||
		withoutDamage(r.out) != withoutDamage(f.show) {
		t.Errorf("show ends with %d: %s", r.code, r.err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("something was changed: %v", err)
	}
}

// TestMissingTablesAreNamedInPlainWords asks every command that opens a workspace.
func TestMissingTablesAreNamedInPlainWords(t *testing.T) {
	f, err := forging()
	if err != nil {
		t.Fatal(err)
	}
	path := f.forged(t, statements(`DROP TABLE tick`, `DROP TABLE journal_change`))
	file := write(t, filepath.Dir(path), "v.yaml", "countersign: 1\nvendors:\n  - {id: new, name: New}\n")
	for _, args := range [][]string{
		{"show", path},
		{"assess", path, forgedAssessment},
		{"search", path, "content"},
		{"pack", path, forgedAssessment, "--out", path + ".zip"},
		{"backup", path, path + ".backup"},
		{"restore", path, path + ".restored"},
		{"apply", path, file, "--as", "Ada", "--role", "legal"},
		{"purge", path, "lumen-terms", "--reason", "r", "--as", "Ada", "--role", "legal"},
	} {
		r := f.run(args...)
		if r.code != 3 || !strings.Contains(r.err, "table ") {
			t.Errorf("%s ends with %d and says %s", args[0], r.code, r.err)
		}
		for _, inside := range []string{"SQL", "SELECT", "no such", "prepare", `"tick"`} {
			if strings.Contains(r.err, inside) {
				t.Errorf("%s shows the inside of the program: %s", args[0], r.err)
			}
		}
	}
	if left, err := filepath.Glob(path + ".*"); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestADamagedHeaderOrAnotherFormatIsRefused(t *testing.T) {
	f, err := forging()
	if err != nil {
		t.Fatal(err)
	}
	for name, query := range map[string]string{
		"an earlier format": `PRAGMA user_version = 1`, "no format": `PRAGMA user_version = 0`,
		"a later format": `PRAGMA user_version = 99`, "another program's": `PRAGMA application_id = 7`,
	} {
		path := f.forged(t, statements(query))
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"check", path},
			{"show", path},
			{"pack", path, forgedAssessment, "--out", path + ".zip", "--as", "Ada", "--role", "legal"},
		} {
			if r := f.run(args...); r.code != 3 && r.code != 4 || r.err == "" ||
				strings.Contains(r.err, "SQL") {
				t.Errorf("%s: %s ends with %d and says %s", name, args[0], r.code, r.err)
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s: something was changed: %v", name, err)
		}
	}
}
