package window

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

func TestTheMainJobIsDoneWithTheKeyboardAlone(t *testing.T) {
	l := newLiveLab(t, false)
	l.tabToButton("New service…")
	l.key(fyne.KeyReturn)
	l.keys("Draftline")
	tabInto[*widgets.CheckBox](l, "There is a contract, an order or accepted business terms")
	l.key(fyne.KeySpace)
	for _, f := range [][2]string{
		{"Service", "Draftline Mail"},
		{"Contract", "Order 7"},
		{"Purpose", "Mail drafting"},
		{"Owner", "Rita"},
	} {
		tabInto[*widgets.FormRow](l, f[0])
		l.keys(f[1])
	}
	l.key(fyne.KeyReturn) // in any field: register
	l.calm("registering")
	if l.route().Page != "scoping" {
		t.Fatalf("Enter registers nothing, at %+v: %s", l.route(), l.words())
	}
	l.keys("1")
	l.key(fyne.KeyBackspace)
	l.keys("112111")
	l.key(fyne.KeyReturn)
	if u := onlyOf[assessments.Use](l); u.Scope != 2 {
		t.Fatalf("the keys record scope %d: %s", u.Scope, l.words())
	}
	register()[2].do(l) // a document to cite from
	l.key(fyne.KeyReturn)
	if l.route().Page != "desk" {
		t.Fatalf("Enter begins nothing, at %+v: %s", l.route(), l.words())
	}
	l.answersByKeys(t)
	l.packByKeys(t)
}

// answersByKeys answers, writes, cites and ticks on the desk, and takes a verdict back and again.
func (l *lab) answersByKeys(t *testing.T) {
	t.Helper()
	id := l.route().ID
	verdicts := func() map[string]assessments.Answer {
		a, err := l.bench().Assess(t.Context(), id, l.Today())
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]assessments.Answer{}
		for _, one := range a.Dossier.Answers {
			if one.Verdict != assessments.NotAssessed {
				out[one.ItemID] = one
			}
		}
		return out
	}
	l.keys("j2k1")
	if got := verdicts(); len(got) != 2 {
		t.Fatalf("J and K walk between %d items: %v", len(got), got)
	}
	l.shortcut(&fyne.ShortcutUndo{})
	l.shortcut(&fyne.ShortcutUndo{})
	if got := verdicts(); len(got) != 0 {
		t.Errorf("after Ctrl+Z twice there is %v", got)
	}
	l.shortcut(&fyne.ShortcutRedo{})
	l.shortcut(&fyne.ShortcutRedo{})
	l.keys("j0k")
	if got := verdicts(); len(got) != 1 {
		t.Fatalf("after Ctrl+Y and clearing one there is %v", got)
	}
	l.keys("rSaid so")
	l.key(fyne.KeyEscape)
	l.keys("nAsk Rita")
	l.key(fyne.KeyEscape)
	l.keys("c" + training)
	l.tabToButton("Cite")
	l.key(fyne.KeyReturn)
	l.calm("citing")
	l.choose = func(string) string { return l.file("letter.txt", "We confirm.") }
	l.keys("e")
	l.attachAs("i") // an independent report
	for item, got := range verdicts() {
		if got.Response != "Said so" || got.Verdict != assessments.Met {
			t.Errorf("the answer is %+v", got)
		}
		if c := onlyOf[assessments.Citation](l); c.State != assessments.CitationFound || c.ItemID != item {
			t.Errorf("the citation is %+v", c)
		}
	}
	if n := onlyOf[assessments.Note](l); n.Body != "Ask Rita" {
		t.Errorf("the note is %+v", n)
	}
	onlyOf[assessments.Tick](l)
}

// packByKeys goes from the desk to a pack.
func (l *lab) packByKeys(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	l.choose = func(string) string { return dir }
	l.tabToButton("Audit pack…")
	l.key(fyne.KeyReturn)
	l.tabToButton("Write the audit pack…")
	l.key(fyne.KeySpace)
	l.tabToButton("Choose a folder and write…")
	l.key(fyne.KeySpace)
	l.calm("the pack")
	if found, err := filepath.Glob(filepath.Join(dir, "*.zip")); err != nil || len(found) != 1 {
		t.Errorf("packs %v, %v: %s", found, err, l.words())
	}
}

func TestTabReachesEveryButtonOfEveryPage(t *testing.T) {
	l := newLiveLab(t, true)
	for page := range l.p.Pages {
		if page == "desk" || page == "decision" || page == "scoping" {
			continue // they are about one thing; the journey goes there
		}
		l.act("go", func() { l.Go(ui.Route{Page: page}) })
		l.everyButton(page)
	}
	l.act("go", func() { l.Go(ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"}) })
	l.everyButton("desk")
	l.act("go", func() { l.Go(ui.Route{Page: "decision", ID: "kestrelight-assist-2026"}) })
	l.everyButton("decision")
}

// everyButton walks once around with Tab and compares with the buttons in sight.
func (l *lab) everyButton(page string) {
	l.t.Helper()
	reached := map[fyne.Focusable]bool{}
	l.win.Canvas().Unfocus()
	for range 600 {
		l.win.Canvas().FocusNext()
		f := l.win.Canvas().Focused()
		if f == nil || reached[f] {
			break
		}
		reached[f] = true
	}
	for _, b := range uitest.Within[*widgets.Button](l.top()) {
		if !b.Disabled() && !reached[b] {
			l.t.Errorf("%s: Tab does not reach “%s”", page, b.Text())
		}
	}
}

func TestWhatIsTypedIsKeptWhenThePageOrTheWindowIsLeft(t *testing.T) {
	l := newLiveLab(t, true)
	id := "tessaforth-applicants-2026"
	responses := func() string {
		a, err := l.bench().Assess(t.Context(), id, l.Today())
		if err != nil {
			t.Fatal(err)
		}
		out := ""
		for _, one := range a.Dossier.Answers {
			out += one.Response + "\n"
		}
		return out
	}
	leave := map[string]func(){
		"another page":  func() { l.Go(ui.Route{Page: "portfolio"}) },
		"another item":  func() { l.page().(ui.KeyTaker).TakeRune('j') },
		"back":          func() { l.session.Pages.Back() },
		"the workspace": l.doors.closeWorkspace,
		"the window":    l.doors.confirmClose,
	}
	for _, way := range []string{"another page", "another item", "back", "the workspace", "the window"} {
		l.act("go", func() { l.Go(ui.Route{Page: "portfolio"}) })
		l.act("go", func() { l.Go(ui.Route{Page: "desk", ID: id}) })
		said := "Said before leaving for " + way
		l.keys("r")
		l.shortcut(&fyne.ShortcutSelectAll{})
		l.keys(said)
		l.act(way, leave[way]) // the field has the focus, and its second has not passed
		if l.bench() == nil {
			if way == "the window" {
				*l = *liveLab(t, l.path)
			}
			l.act("open", func() { l.doors.open(l.path, nil) })
		}
		if !strings.Contains(responses(), said) {
			t.Errorf("a text typed before leaving for %s is lost", way)
		}
	}
}

func TestAVerdictByClickKeepsTheTextThatItsClickCommits(t *testing.T) {
	l := newLiveLab(t, true)
	id := "tessaforth-applicants-2026"
	for round := range 8 {
		l.act("go", func() { l.Go(ui.Route{Page: "desk", ID: id}) })
		said := "Said in round " + string(rune('a'+round))
		l.fill("From", said)
		l.keys("r")
		l.shortcut(&fyne.ShortcutSelectAll{})
		l.keys(said)
		bar := uitest.Within[*widgets.VerdictBar](l.top())[0]
		l.act("click on a verdict", func() {
			l.win.Canvas().Unfocus() // what the click does first
			bar.Press(round % 2)
			l.Go(ui.Route{Page: "portfolio"})
		})
		a, err := l.bench().Assess(t.Context(), id, l.Today())
		if err != nil {
			t.Fatal(err)
		}
		kept := false
		for _, one := range a.Dossier.Answers {
			kept = kept || one.Response == said && one.ResponseFrom == said &&
				one.Verdict == assessments.Verdicts()[round%2]
		}
		if !kept {
			t.Fatalf("round %d: text or verdict is lost", round)
		}
	}
}

func TestCommandsRestUnderADialogAndDialogsGoTogether(t *testing.T) {
	l := newLiveLab(t, true)
	hide := l.overlays.Show("Below", text.NewProse())
	l.overlays.Show("Above", text.NewProse())
	was := l.route()
	for _, c := range l.menu.all() {
		if c.ID == "go.vendors" || c.ID == "help.keys" {
			l.act(c.ID, func() { l.menu.run(c) })
		}
	}
	if l.route() != was || len(l.overlays.list) != 2 {
		t.Fatalf("under a dialog commands lead to %+v, and %d dialogs are open", l.route(),
			len(l.overlays.list))
	}
	hide()
	if n := len(l.win.Canvas().Overlays().List()); n != len(l.overlays.list) {
		t.Errorf("the window counts %d dialogs, the toolkit %d", len(l.overlays.list), n)
	}
	l.key(fyne.KeyEscape)
	if len(l.overlays.list) != 0 || len(l.win.Canvas().Overlays().List()) != 0 {
		t.Errorf("after Escape %d dialogs are left", len(l.overlays.list))
	}
}
