package window

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// offered are the rows of the palette, each with its kind.
func (l *lab) offered() []string {
	var out []string
	for _, one := range uitest.Within[*widgets.List](l.win.Canvas().Overlays().Top()) {
		for _, it := range one.Items() {
			if !it.Heading {
				out = append(out, it.Title+" / "+it.Right)
			}
		}
	}
	return out
}

// TestThePaletteFindsEachKindAndNamesIt: items, topics, passages, records, settings and commands, each with the
// word for what it is.
func TestThePaletteFindsEachKindAndNamesIt(t *testing.T) {
	l := newLab(t, true)
	const id = "tessaforth-applicants-2026"
	facts := assessments.FactQuestions(assessments.NounOrganisation)
	l.Go(ui.Route{Page: "desk", ID: id})
	for _, c := range []struct{ typed, want string }{
		{"training on our data", "Training on our data / Item"},
		{"kestrelight", "Kestrelight / Vendor"},
		{"inkfennel studio", "Inkfennel Studio / Service"},
		{"theme and size", "Theme and size of the text / Setting"},
		{facts[len(facts)-1].Title, facts[len(facts)-1].Title + " / Setting"},
		{"show the decision", "Show the decision / Command"},
		{assessments.Topics()[0].Title(), assessments.Topics()[0].Title() + " / Topic"},
		{"subprocessor", " / Passage"},
	} {
		l.openPalette()
		test.Type(l.win.Canvas().Focused(), c.typed)
		due := l.waiting
		l.waiting = nil
		for _, fn := range due { // nothing was typed for a moment
			fn()
		}
		if got := l.offered(); !slices.ContainsFunc(got, func(s string) bool { return strings.HasSuffix(s, c.want) }) {
			t.Errorf("“%s” offers %q, want %q", c.typed, got, c.want)
		}
		l.typeKey(fyne.KeyEscape)
	}
}

// TestThePaletteOffersWhereOneWas, the last place first, and not the one that is shown.
func TestThePaletteOffersWhereOneWas(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "journal"})
	l.Go(ui.Route{Page: "desk", ID: "inkfennel-studio-2026"})
	l.Go(ui.Route{Page: "evidence"})
	l.openPalette()
	got := l.offered()
	if len(got) < 4 || !strings.HasPrefix(got[0], "Inkfennel Studio") || !strings.HasPrefix(got[1], "Journal") ||
		!strings.HasPrefix(got[2], "Portfolio") {
		t.Fatalf("it offers %q", got)
	}
	l.typeKey(fyne.KeyReturn)
	if here := l.session.Pages.Here(); here.ID != "inkfennel-studio-2026" {
		t.Errorf("the first leads to %+v", here)
	}
}

// TestAfterGoTheKeyboardIsInTheList, also where a field of the same page was left for the palette.
func TestAfterGoTheKeyboardIsInTheList(t *testing.T) {
	l := newLab(t, true)
	const id = "tessaforth-applicants-2026"
	l.Go(ui.Route{Page: "desk", ID: id})
	for _, typed := range []string{"S2-LP-TRAINING-USE", "quorvane-minutes-2026", "evidence"} {
		l.page().(ui.Searcher).FocusSearch()
		l.openPalette()
		test.Type(l.win.Canvas().Focused(), typed)
		l.typeKey(fyne.KeyReturn)
		l.settle()
		at := l.win.Canvas().Focused()
		if _, field := at.(*text.Entry); at == nil || field || at != l.page().(ui.Focuser).Focus() {
			t.Errorf("after “%s” the keyboard is at %T", typed, at)
		}
	}
}

// TestAnAssessmentOpensOnTheItemThatWasShownLast when the palette leads there.
func TestAnAssessmentOpensOnTheItemThatWasShownLast(t *testing.T) {
	l := newLab(t, true)
	const id = "tessaforth-applicants-2026"
	item := l.deskItems(id)[7].ID
	l.Go(ui.Route{Page: "desk", ID: id, Item: item})
	l.Go(ui.Route{Page: "portfolio"})
	l.openPalette()
	test.Type(l.win.Canvas().Focused(), id)
	l.typeKey(fyne.KeyReturn)
	if here := l.session.Pages.Here(); here.ID != id || here.Item != item {
		t.Errorf("it opens on %+v, want %s", here, item)
	}
}
