package window

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// training is a clause that a contract of the journey holds.
const training = "Vendor will not use Customer Content to train any generally available model."

// step is one thing a person does on the way, and the events it makes.
type step struct {
	name string
	do   func(l *lab)
}

// register takes a vendor, a service, a contract and a use into the register.
func register() []step {
	return []step{
		{name: "new service", do: func(l *lab) {
			l.Go(ui.Route{Page: "vendors"})
			l.settle()
			l.tap("New service…")
			l.check("There is a contract, an order or accepted business terms")
			for _, f := range [][2]string{
				{"Vendor", "Draftline"},
				{"Service", "Draftline Mail"},
				{"Plan", "Team"},
				{"Contract", "Order 7"},
				{"Starts on", "2026-12-01"},
				{"Term ends on", "2027-11-30"},
				{"Notice period", "60"},
				{"Purpose", "Mail drafting"},
				{"Owner", "Rita"},
			} {
				l.fill(f[0], f[1])
			}
			l.check("Personal data")
			l.pick("What hangs on it", "It slows down")
			l.pick("Whom it reaches", "A team")
			l.pick("How far it acts by itself", "It suggests")
			l.tap("Register and place in a scope")
		}},
		{name: "scope", do: func(l *lab) {
			for n := range 12 { // it generates content, is bought, with a contract
				cards := uitest.Within[*widgets.OptionCard](l.top())
				if len(cards) == 0 {
					break
				}
				l.act("answer", func() { test.Tap(cards[min(n, 1, len(cards)-1)]) })
			}
			for _, b := range uitest.Within[*widgets.Button](l.top()) {
				if strings.HasPrefix(b.Text(), "Record Scope") {
					l.act("record", func() { test.Tap(b) })
					return
				}
			}
			l.t.Fatalf("the wizard ends without a scope: %s", l.words())
		}},
		{name: "a document of the contract", do: func(l *lab) {
			v, c := onlyOf[assessments.Vendor](l), onlyOf[assessments.Contract](l)
			text := "# 4 Content\n\n4.1 Training. " + training + "\n"
			f := workbench.File{
				Name: "order.md", Size: int64(len(text)),
				Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil },
			}
			_, err := l.bench().AddDocument(l.t.Context(),
				assessments.Document{VendorID: v.ID, ContractID: c.ID, Name: "Order 7", Type: "msa"},
				assessments.Version{Label: "1", Status: assessments.VersionExecuted}, f,
				assessments.NoProgress{})
			if err != nil {
				l.t.Fatal(err)
			}
			l.settle()
		}},
		{name: "begin", do: func(l *lab) { l.tap("Begin the assessment") }},
	}
}

// judge answers on the desk, cites, ticks and writes.
func judge() []step {
	return []step{
		{name: "answer", do: func(l *lab) { l.keys("2") }},
		{name: "another answer", do: func(l *lab) { l.keys("1") }},
		{name: "response", do: func(l *lab) { l.fill("Response", "It is in the order") }},
		{name: "finding", do: func(l *lab) { l.fill("Finding", "The backups are not named") }},
		{name: "remedy", do: func(l *lab) { l.fill("Remedy", "Name them") }},
		{name: "note", do: func(l *lab) { l.fill("New note", "Ask Rita") }},
		{name: "cite", do: func(l *lab) {
			l.keys("c")
			l.fill("Quote", training)
			l.tap("Cite")
		}},
		{name: "tick", do: func(l *lab) {
			l.choose = func(string) string { return l.file("letter.txt", "We confirm.") }
			l.keys("e")
			l.choose = nil
			l.pick("Strength", "Independent report")
			l.tap("Attach and tick")
		}},
	}
}

func TestEveryStepOfTheMainJobIsDoneUndoneAndRedoneByHand(t *testing.T) {
	l := newLiveLab(t, false)
	for _, s := range append(register(), judge()...) {
		before := l.state()
		s.do(l)
		l.calm(s.name)
		after := l.state()
		if before == after {
			t.Fatalf("“%s” changed nothing; the window says: %s", s.name, l.words())
		}
		place := l.route()
		l.turn(&fyne.ShortcutUndo{})
		l.calm("undo of " + s.name)
		if got := l.state(); got != before {
			t.Fatalf("undo of “%s” leaves\n%s", s.name, lines(before, got))
		}
		l.turn(&fyne.ShortcutRedo{})
		l.calm("redo of " + s.name)
		if got := l.state(); got != after {
			t.Fatalf("redo of “%s” leaves\n%s", s.name, lines(after, got))
		}
		if l.route() != place {
			l.Go(place)
			l.settle()
		}
	}
	l.writesAPack()
	longest, where := l.watch.Longest()
	t.Logf("the longest callback took %v, in %s", longest, where)
	l.comesBack(t)
}

// turn undoes or redoes what the window did; a field that has the focus would do so with its own text.
func (l *lab) turn(s fyne.Shortcut) {
	l.t.Helper()
	l.act("leave the field", l.leaveField)
	l.shortcut(s)
}

// writesAPack writes the pack of the assessment on the desk, and has it verified again.
func (l *lab) writesAPack() {
	l.t.Helper()
	dir := l.t.TempDir()
	l.tap("Audit pack…")
	l.choose = func(string) string { return dir }
	l.tap("Write the audit pack…")
	l.tap("Choose a folder and write…")
	l.calm("the pack")
	found, err := filepath.Glob(filepath.Join(dir, "*.zip"))
	if err != nil || len(found) != 1 {
		l.t.Fatalf("packs %v, %v: %s", found, err, l.words())
	}
	p := onlyOf[assessments.Pack](l)
	if p.Place != found[0] || p.StateHash == "" {
		l.t.Errorf("the pack on record is %+v", p)
	}
	l.choose = func(string) string { return found[0] }
	l.tap("Verify a pack…")
	l.calm("verifying the pack")
	if !strings.Contains(l.words(),
		"files are as they were sealed; report, workbook and assessment.json agree") {
		l.t.Errorf("after verifying the window says: %s", l.words())
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		l.t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	broken := filepath.Join(dir, "broken.zip")
	if err := os.WriteFile(broken, b, 0o600); err != nil {
		l.t.Fatal(err)
	}
	l.choose = func(string) string { return broken }
	l.tap("Verify a pack…")
	if len(l.overlays.list) == 0 {
		l.t.Errorf("a changed pack is not said to be one: %s", l.words())
	}
	l.key(fyne.KeyEscape)
}

// comesBack closes the workspace and opens it again from the start page: everything is there, and it checks.
func (l *lab) comesBack(t *testing.T) {
	t.Helper()
	was := l.state()
	l.act("close", l.doors.closeWorkspace)
	if l.bench() != nil {
		t.Fatal("the workspace is still open")
	}
	l.act("open", func() { l.doors.open(l.path, nil) })
	if l.bench() == nil {
		t.Fatalf("the workspace does not open again: %s", l.words())
	}
	if got := l.state(); got != was {
		t.Errorf("after opening again\n%s", lines(was, got))
	}
	rep, err := l.bench().Check(t.Context(), false, assessments.NoProgress{})
	if err != nil || len(rep.Damage) > 0 {
		t.Errorf("the check says %+v, %v", rep.Damage, err)
	}
}

// lines are those in which two states differ.
func lines(want, got string) string {
	has := func(all, one string) bool { return strings.Contains("\n"+all+"\n", "\n"+one+"\n") }
	var out []string
	for _, one := range strings.Split(want, "\n") {
		if !has(got, one) {
			out = append(out, "- "+one)
		}
	}
	for _, one := range strings.Split(got, "\n") {
		if !has(want, one) {
			out = append(out, "+ "+one)
		}
	}
	return strings.Join(out, "\n")
}

// Longest is the longest callback so far and where it was.
func (w *watchdog) Longest() (time.Duration, string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.longest, w.where
}
