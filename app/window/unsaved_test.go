package window

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/workbench"

	"fyne.io/fyne/v2"
)

// refuse leaves a text that the workspace did not take, until cured is called.
func (l *lab) refuse(key, text string) (cured func()) {
	broken := true
	l.drafts().Commit(ui.Place{
		Key: key, Title: "Remedy, Where data is stored",
		Where: ui.Route{Page: "journal"},
	}, text, func(context.Context) (assessments.Event, error) {
		if broken {
			return assessments.Event{}, assessments.Errorf(assessments.Machine, "The disk is full.")
		}
		return assessments.Event{}, nil
	}, nil)
	return func() { broken = false }
}

func (l *lab) statusSays(text string) bool {
	for _, one := range l.frame.status.bar.Texts() {
		if strings.Contains(one, text) {
			return true
		}
	}
	return false
}

func TestTheStatusBarCountsWhatIsNotSavedAndLeadsThere(t *testing.T) {
	l := newLab(t, true)
	cured := l.refuse("a", "Ask for the annex")
	if !l.statusSays("1 text is not saved") {
		t.Fatalf("the status bar says %v", l.frame.status.bar.Texts())
	}
	l.refuse("b", "Another one")
	if !l.statusSays("2 texts are not saved") {
		t.Errorf("the status bar says %v", l.frame.status.bar.Texts())
	}
	l.session.ShowUnsaved()
	if len(l.overlays.list) != 1 {
		t.Fatal("nothing lists them")
	}
	l.overlays.closeTop()
	l.session.ShowUnsaved()
	l.answer("Copy the texts")
	l.overlays.closeTop()
	if got := l.Clipboard().Content(); !strings.Contains(got, "Ask for the annex") ||
		!strings.Contains(got, "Another one") {
		t.Errorf("copied %q", got)
	}
	cured()
	l.session.SaveNow()
	if got := l.drafts().Refused(); len(got) != 1 || got[0].Key != "b" {
		t.Errorf("after saving again %v are refused", got)
	}
}

// TestWhatOnlyItsFieldCanSaveIsNotTriedAgain lists a text that was being typed when the program stopped: its
// list leads to the field, which gets the keyboard and saves it where the person says so.
func TestWhatOnlyItsFieldCanSaveIsNotTriedAgain(t *testing.T) {
	l := newLab(t, true)
	item := l.deskItems(deskIs)[3].ID
	at := ui.Route{Page: "desk", ID: deskIs, Item: item}
	for _, from := range []ui.Route{{Page: "journal"}, {Page: "desk", ID: deskIs}, at} {
		l.act("go", func() { l.Go(from) })
		l.drafts().Restore([]ui.KeptDraft{{
			Key: "desk/" + deskIs + "/" + item + "/response", Title: "Response", Where: at, Text: "typed and lost",
		}})
		l.act("save", l.session.SaveNow)
		if !strings.Contains(l.words(), "Trying again does not save") || strings.Contains(l.words(), "Try again") {
			t.Fatalf("from %v it says %s", from, l.words())
		}
		l.act("go there", func() { l.answer("Go to its field") })
		field := l.field("Response").(*text.Field)
		if l.win.Canvas().Focused() != fyne.Focusable(field) || field.Text != "typed and lost" {
			t.Errorf("from %v the focus is on %T, the field says %q", from, l.win.Canvas().Focused(), field.Text)
		}
		l.act("throw away", func() { l.drafts().Drop("desk/" + deskIs + "/" + item + "/response") })
		l.act("leave", l.leaveField)
	}
	l.refuse("a", "Ask for the annex")
	l.act("save", l.session.SaveNow)
	if strings.Contains(l.words(), "Trying again does not save") || !strings.Contains(l.words(), "Try again") {
		t.Errorf("a text that can be tried again: %s", l.words())
	}
}

func TestNothingIsCalledSavedWhileANameWaitsForItsRole(t *testing.T) {
	l := newLab(t, true)
	l.goTo(ui.Route{Page: "settings"})
	l.session.SaveNow()
	if !l.statusSays("Everything is saved") {
		t.Errorf("with nothing typed the status bar says %v", l.frame.status.bar.Texts())
	}
	l.fill("Your name", "Bruno")
	l.session.SaveNow()
	if l.statusSays("Everything is saved") || !l.statusSays("your role is missing") {
		t.Errorf("the status bar says %v", l.frame.status.bar.Texts())
	}
}

func TestNoWayOutOfTheWorkspaceLosesATextThatIsNotSaved(t *testing.T) {
	for name, leave := range map[string]func(*lab){
		"closing the window":    func(l *lab) { l.doors.confirmClose() },
		"closing the workspace": func(l *lab) { l.doors.closeWorkspace() },
		"opening another": func(l *lab) {
			l.doors.open(filepath.Join(filepath.Dir(l.path), "other.countersign"), nil)
		},
		"making another": func(l *lab) {
			l.doors.create(filepath.Join(filepath.Dir(l.path), "new.countersign"), false, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLab(t, true)
			was := l.bench()
			cured := l.refuse("a", "Ask for the annex")
			leave(l)
			if l.bench() != was || len(l.overlays.list) != 1 || len(l.drafts().Refused()) != 1 {
				t.Fatalf("left the workspace with %d dialogs, %d texts unsaved", len(l.overlays.list),
					len(l.drafts().Refused()))
			}
			l.overlays.closeTop()
			cured()
			l.session.SaveNow()
			if len(l.drafts().Refused()) != 0 || l.statusSays("not saved") {
				t.Error("it is still called unsaved")
			}
		})
	}
}

func TestQuittingFromTheMenuCommitsWhatIsBeingTyped(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "desk", ID: "tessaforth-applicants-2026"})
	path := l.bench().Info().Path
	l.typeRunes("r")
	l.typeRunes("Typed a moment ago")
	for _, c := range l.commands() {
		if c.ID == "file.quit" {
			c.Run()
		}
	}
	b, err := l.p.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = b.Close() }()
	a, err := b.Assess(t.Context(), "tessaforth-applicants-2026", l.Today())
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range a.Dossier.Answers {
		if one.Response == "Typed a moment ago" {
			return
		}
	}
	t.Error("the text typed before quitting is lost")
}

// TestPurgeForgetsWhatWasTypedOfIt purges a note in this window, and while it has another workspace open.
func TestPurgeForgetsWhatWasTypedOfIt(t *testing.T) {
	l := newLab(t, true)
	for _, id := range []string{"n1", "n2", "n3"} {
		uitest.Must(t)(l.bench().Add(t.Context(), &assessments.Note{
			ID: id, On: "assessment", OnID: deskIs, AssessmentID: deskIs, Author: "Ada",
			Body: "A line of ours " + id,
		}))
		l.drafts().Forms().Keep(id, []string{id + " 0a1b", id},
			map[string]ui.Filling{"Note": {Text: "words of " + id}})
		l.drafts().Refuse(ui.Place{Key: "desk/a/" + id + "x/note", Title: "Note", Of: id}, "text of "+
			id, errOpen)
	}
	kept := func() string {
		var forms []ui.KeptForm
		var texts []ui.KeptDraft
		l.chrome().Recall("forms "+l.path, &forms)
		l.chrome().Recall("drafts "+l.path, &texts)
		var out []string
		for _, one := range forms {
			out = append(out, one.Form)
		}
		for _, one := range texts {
			out = append(out, one.Text)
		}
		return strings.Join(out, ", ")
	}
	purge := func(b *workbench.Workbench, id string) {
		t.Helper()
		_, err := b.PurgeAll(t.Context(), workbench.PurgeOrder{
			Things: []workbench.Thing{{Noun: assessments.NounNote, ID: id}}, Reason: "erasure request",
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	purge(l.bench(), "n1")
	l.settle()
	if got := kept(); got != "n2, n3, text of n2, text of n3" {
		t.Errorf("after a purge of the first, kept is %q", got)
	}
	l.doors.closeWorkspace()
	l.answer("Leave without them")
	l.settle()
	b, err := l.p.Open(t.Context(), l.path)
	if err != nil {
		t.Fatal(err)
	}
	purge(b, "n2")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if got := kept(); got != "n2, n3" {
		t.Errorf("once the texts were given up, kept is %q", got)
	}
	l.doors.open(l.path, nil)
	l.settle()
	if got := kept(); got != "n3" {
		t.Errorf("after a purge elsewhere, kept is %q", got)
	}
}
