package window

import (
	"slices"
	"strings"
	"testing"

	"countersign/app/ui"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// typeKey sends a key to whatever has the focus, else to the window, as the toolkit does.
func (l *lab) typeKey(name fyne.KeyName) {
	ev := &fyne.KeyEvent{Name: name}
	if f := l.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
		return
	}
	if fn := l.win.Canvas().OnTypedKey(); fn != nil {
		fn(ev)
	}
}

func (l *lab) typeRunes(text string) {
	for _, r := range text {
		if f := l.win.Canvas().Focused(); f != nil {
			f.TypedRune(r)
			continue
		}
		if fn := l.win.Canvas().OnTypedRune(); fn != nil {
			fn(r)
		}
	}
}

func TestEveryPlaceOfTheSideBarOpensOnTheSampleAndOnNothing(t *testing.T) {
	for _, sample := range []bool{true, false} {
		l := newLab(t, sample)
		for _, p := range places {
			if l.p.Pages[p.page] == nil {
				t.Errorf("the side bar leads to %q, and there is no such page", p.page)
				continue
			}
			l.Go(ui.Route{Page: p.page})
			if l.route().Page != p.page || l.page() == nil {
				t.Errorf("going to %q ends at %q", p.page, l.route().Page)
			}
			if !strings.Contains(l.win.Title(), l.page().Title()) {
				t.Errorf("the window is called %q on %q", l.win.Title(), l.page().Title())
			}
		}
		for range places {
			l.session.Pages.Back()
		}
		if l.route().Page != "portfolio" {
			t.Errorf("back ends at %q", l.route().Page)
		}
	}
}

func TestTheDeskIsAnsweredByKeysAloneAndUndone(t *testing.T) {
	l := newLab(t, true)
	id := "tessaforth-applicants-2026"
	l.Go(ui.Route{Page: "desk", ID: id})
	before, err := l.bench().Assess(t.Context(), id, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	open := ""
	for i, it := range before.Dossier.Template.Items {
		if before.Judged[i].Verdict == assessments.NotAssessed && !before.Judged[i].Hidden &&
			it.Kind == assessments.ControlItem {
			open = it.ID
			break
		}
	}
	l.Go(ui.Route{Page: "desk", ID: id, Item: open})
	l.typeRunes("2")
	answer := func() assessments.Answer {
		a, err := l.bench().Assess(t.Context(), id, l.Today())
		if err != nil {
			t.Fatal(err)
		}
		return a.Dossier.Answer(open)
	}
	if got := answer(); got.Verdict != assessments.Partly || got.AssessedBy != "Ada (legal)" {
		t.Fatalf("after the key 2 the answer is %+v", got)
	}
	l.session.Steps.Undo()
	if got := answer(); got.Verdict != assessments.NotAssessed {
		t.Errorf("after undo the verdict is %q", got.Verdict)
	}
	l.session.Steps.Redo()
	if got := answer(); got.Verdict != assessments.Partly {
		t.Errorf("after redo the verdict is %q", got.Verdict)
	}
	l.typeRunes("0")
	if got := answer(); got.Verdict != assessments.NotAssessed {
		t.Errorf("after the key 0 the verdict is %q", got.Verdict)
	}
}

func TestATextIsSavedOnLeavingThePage(t *testing.T) {
	l := newLab(t, true)
	id := "tessaforth-applicants-2026"
	l.Go(ui.Route{Page: "desk", ID: id})
	l.typeRunes("r") // the field of the vendor's response
	if l.win.Canvas().Focused() == nil {
		t.Fatal("R does not go to the response")
	}
	l.typeRunes("They say so")
	l.Go(ui.Route{Page: "portfolio"})
	a, err := l.bench().Assess(t.Context(), id, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, one := range a.Dossier.Answers {
		found = found || one.Response == "They say so"
	}
	if !found {
		t.Error("the text typed before leaving the page is lost")
	}
}

func TestPaletteGoesToAnAssessment(t *testing.T) {
	l := newLab(t, true)
	l.openPalette()
	test.Type(l.win.Canvas().Focused(), "draft for replies")
	l.typeKey(fyne.KeyReturn)
	if l.route().Page != "desk" || l.route().ID != "tessaforth-applicants-2026" {
		t.Errorf("the palette led to %+v", l.route())
	}
}

func TestEnterInTheFilterOfTheDeskGivesTheKeysBack(t *testing.T) {
	l := newLab(t, true)
	id := "tessaforth-applicants-2026"
	l.Go(ui.Route{Page: "desk", ID: id})
	l.page().(ui.Searcher).FocusSearch()
	l.typeRunes("training on our")
	l.typeKey(fyne.KeyReturn)
	l.typeRunes("3")
	l.settle()
	a, err := l.bench().Assess(t.Context(), id, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Dossier.Answer("S2-LP-TRAINING-USE").Verdict; got != assessments.NotMet {
		t.Errorf("the verdict is %q", got)
	}
}

func TestThePaletteLeadsToEverythingThatIsRegistered(t *testing.T) {
	l := newLab(t, true)
	all := records(t.Context(), l.bench())
	for _, n := range []assessments.Noun{
		"assessment", "vendor", "service", "use", "contract", "document",
		"evidence",
	} {
		rows, err := l.bench().List(t.Context(), n)
		if err != nil || len(rows) == 0 {
			t.Fatal(n, err)
		}
		r := rows[len(rows)-1]
		i := slices.IndexFunc(all, func(f found) bool { return f.id == string(n)+" "+r.Key() })
		if i < 0 {
			t.Errorf("the %s %s is not in the palette", n, r.Key())
			continue
		}
		l.Go(ui.Route{Page: "settings"})
		l.Go(all[i].route)
		if words := l.words(); !strings.Contains(words, assessments.TitleOf(r)) {
			t.Errorf("going to the %s “%s” shows %.200s", n, assessments.TitleOf(r), words)
		}
	}
}

func TestEscapeClosesWhatLiesOverThePage(t *testing.T) {
	l := newLab(t, true)
	l.showKeys()
	if len(l.overlays.list) != 1 {
		t.Fatalf("%d overlays", len(l.overlays.list))
	}
	l.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(l.overlays.list) != 0 {
		t.Error("Escape left the sheet of keys")
	}
	l.overlays.Fail(assessments.Problems{{Path: "vendors[0].name", Message: "is missing"}})
	l.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(l.overlays.list) != 0 {
		t.Error("Escape left the list of problems")
	}
}

func TestASecondWindowOnTheSameFileIsToldSo(t *testing.T) {
	l := newLab(t, false)
	_, err := l.p.Open(t.Context(), l.path)
	if err == nil || !strings.Contains(err.Error(), "already open") {
		t.Errorf("got %v", err)
	}
	open := l.session
	if l.doors.open(l.path, nil); l.session != open || l.overlays.any() {
		t.Error("the window itself opens the workspace that it has open")
	}
}

func TestTextScalesAndThemesTurnAndAreRemembered(t *testing.T) {
	l := newLab(t, true)
	l.look.scale(+10)
	l.look.next()
	d := l.p.Profile.Get()
	if d.TextPercent != 110 || d.Theme == "" {
		t.Errorf("remembered %d %% and %q", d.TextPercent, d.Theme)
	}
	for range 10 { // one more than there is room for
		l.look.scale(+10)
	}
	if got := l.p.Profile.Get().TextPercent; got != 200 {
		t.Errorf("the text grew to %d %%", got)
	}
}
