package desk_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/desk"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// lab is the desk of the furnished assessment.
type lab struct {
	*uitest.Host
	t    *testing.T
	b    *workbench.Workbench
	page *desk.Page
}

func open(t *testing.T, item string, with ...func(*workbench.Params)) *lab {
	t.Helper()
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, with...)
	uitest.Furnish(t, b)
	l := &lab{Host: h, t: t, b: b}
	l.page = desk.New(b, h, ui.Route{Page: "desk", ID: "a", Item: item})
	h.Open(l.page)
	return l
}

func (l *lab) answer(item string) assessments.Answer {
	l.t.Helper()
	a, err := l.b.Assess(l.t.Context(), "a", l.Day)
	if err != nil {
		l.t.Fatal(err)
	}
	return a.Dossier.Answer(item)
}

// now is the assessment as it is stored.
func (l *lab) now() workbench.Assessed {
	l.t.Helper()
	a, err := l.b.Assess(l.t.Context(), "a", l.Day)
	if err != nil {
		l.t.Fatal(err)
	}
	return a
}

const training = "S2-LP-TRAINING-USE"

func TestEveryKeyGivesItsVerdict(t *testing.T) {
	l := open(t, "S2-GC-POLICY")
	for key, want := range map[rune]assessments.Verdict{
		'1': assessments.Met, '2': assessments.Partly,
		'3': assessments.NotMet, '4': assessments.Silent, '5': assessments.Contradicted,
	} {
		l.page.TakeRune(key)
		if got := l.answer("S2-GC-POLICY").Verdict; got != want {
			t.Errorf("the key %c gives %q, want %q", key, got, want)
		}
	}
	l.page.TakeRune('0')
	if got := l.answer("S2-GC-POLICY").Verdict; got != assessments.NotAssessed {
		t.Errorf("the key 0 leaves %q", got)
	}
}

func TestNotApplicableAsksForItsReasonAndSilentForWhatWasRead(t *testing.T) {
	l := open(t, training)
	l.page.TakeRune('6')
	if got := l.answer(training).Verdict; got != assessments.NotAssessed {
		t.Fatalf("without a reason the verdict is %q", got)
	}
	area := uitest.Find[*text.Entry](l.Host)
	l.Type(area[len(area)-1], "We send it no data")
	l.Tap("Not applicable")
	if got := l.answer(training); got.Verdict != assessments.NotApplicable ||
		got.Reason != "We send it no data" {
		t.Errorf("the answer is %+v", got)
	}
	l.page.TakeRune('4')
	l.Check("Master agreement, version 1 (executed)")
	l.Tap("They say nothing")
	if got := l.answer(training); got.Verdict != assessments.Silent || len(got.ReadVersions) == 0 {
		t.Errorf("the answer is %+v", got)
	}
}

func TestTextsOfTheSelectedItemAreSavedWhereTheyBelong(t *testing.T) {
	l := open(t, training)
	l.Fill("Response", "We never train on it")
	l.Fill("Finding", "Only a web page says so")
	l.Fill("Remedy", "Put it into the contract")
	l.Fill("New note", "Ask for the carve-out")
	a, err := l.b.Assess(t.Context(), "a", l.Day)
	if err != nil {
		t.Fatal(err)
	}
	f := a.Dossier.FindingsOn(training)
	if l.answer(training).Response != "We never train on it" || len(f) != 1 || f[0].Text == "" ||
		f[0].Remedy != "Put it into the contract" {
		t.Errorf("answer %+v, findings %+v", l.answer(training), f)
	}
	if n := a.Dossier.Notes; len(n) != 1 || n[0].Body != "Ask for the carve-out" ||
		n[0].Distribution != assessments.Privileged {
		t.Errorf("notes %+v", n)
	}
}

func TestATextTypedOnOneItemNeverLandsOnTheNext(t *testing.T) {
	l := open(t, training)
	row := l.Row("Response")
	field := uitest.Within[*text.Field](row)[0]
	l.Window().Canvas().Focus(field)
	for _, r := range "half a sentence" {
		field.TypedRune(r)
	}
	l.page.TakeRune('j') // walking on commits what was typed, where it was typed
	if got := l.answer(training).Response; got != "half a sentence" {
		t.Errorf("the response typed is %q", got)
	}
	if got := field.Text; got != "" {
		t.Errorf("the next item shows %q", got)
	}
}

func TestAFileDroppedOnAnExpectedPieceIsKeptAndTicked(t *testing.T) {
	l := open(t, "S2-GC-POLICY")
	path := filepath.Join(t.TempDir(), "policy.md")
	if err := os.WriteFile(path, []byte("Our policy."), 0o600); err != nil {
		t.Fatal(err)
	}
	rows := uitest.Find[*widgets.TickRow](l.Host)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(rows[1])
	l.page.Dropped(at.AddXY(5, 5), []string{path})
	l.Tap("Attach and tick")
	if !l.Sees("Choose how strong this file is") || len(l.Reports) != 0 {
		t.Fatalf("it is ticked at a strength nobody chose: %s", l.Words())
	}
	l.Pick("Strength", "Policy document")
	l.Tap("Attach and tick")
	a, err := l.b.Assess(t.Context(), "a", l.Day)
	if err != nil {
		t.Fatal(err)
	}
	ticks := a.Dossier.TicksOn("S2-GC-POLICY")
	it, _ := a.Dossier.Template.Item("S2-GC-POLICY")
	if len(ticks) != 1 || ticks[0].ExpectedID != it.Evidence[1].ID {
		t.Fatalf("ticks %+v", ticks)
	}
	if rev, ev, _ := a.Dossier.Revision(ticks[0].RevisionID); rev.SHA256 == "" || ev.Name != "policy.md" ||
		rev.Strength != assessments.StrengthPolicy {
		t.Errorf("kept %+v of %+v", rev, ev)
	}
	uitest.Must(t)(l.b.Undo(t.Context()))
	a, _ = l.b.Assess(t.Context(), "a", l.Day)
	if len(a.Dossier.Ticks) != 0 {
		t.Error("undo leaves the tick")
	}
}

func TestWalkingVisitsEveryItemOnceAndStopsAtTheEnds(t *testing.T) {
	l := open(t, "")
	a, err := l.b.Assess(t.Context(), "a", l.Day)
	if err != nil {
		t.Fatal(err)
	}
	list := uitest.Find[*widgets.List](l.Host)
	var items *widgets.List
	for _, one := range list {
		if len(one.Items()) == len(a.Dossier.Template.Items) {
			items = one
		}
	}
	if items == nil {
		t.Fatal("the desk does not list every item")
	}
	seen := map[string]bool{items.Picked(): true}
	for range a.Dossier.Template.Items {
		l.page.TakeRune('j')
		seen[items.Picked()] = true
	}
	if len(seen) != len(a.Dossier.Template.Items) {
		t.Errorf("J visited %d of %d items", len(seen), len(a.Dossier.Template.Items))
	}
	last := items.Picked()
	l.page.TakeRune('j')
	if items.Picked() != last {
		t.Error("J walks past the end")
	}
}

// TestWithLargeTextTheDisciplinesGiveWayToTheItems: three columns of half a word each are no desk.
func TestWithLargeTextTheDisciplinesGiveWayToTheItems(t *testing.T) {
	l := open(t, "S2-GC-POLICY")
	lists := len(uitest.Find[*widgets.List](l.Host))
	l.Look(theme.Light, 200)
	if n := len(uitest.Find[*widgets.List](l.Host)); n != lists-2 {
		t.Fatalf("%d of %d lists are left, want the items alone", n, lists)
	}
	items := uitest.Find[*widgets.List](l.Host)[0]
	if w := theme.Unscaled(items.Size().Width); w < 200 {
		t.Errorf("the items have %v px, at 100 %%", w)
	}
	uitest.Find[*widgets.Chip](l.Host)[0].Tapped(nil)
	offered := uitest.Find[interface {
		fyne.CanvasObject
		Items() []*fyne.MenuItem
	}](l.Host)[0].Items()
	want := "Legal & privacy · — · 0/"
	at := slices.IndexFunc(offered, func(it *fyne.MenuItem) bool { return strings.HasPrefix(it.Label, want) })
	if at < 0 {
		t.Fatalf("the menu has nothing like %q", want)
	}
	offered[at].Action()
	l.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := items.Picked(); !strings.HasPrefix(got, "S2-LP-") || !l.Sees("Legal & privacy") {
		t.Errorf("selected is %q, the chip says %s", got, l.Words())
	}
	l.Look(theme.Light, 100)
	if n := len(uitest.Find[*widgets.List](l.Host)); n != lists {
		t.Errorf("with small text again %d of %d lists are shown", n, lists)
	}
}
