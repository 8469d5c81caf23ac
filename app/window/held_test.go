package window

import (
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// deskItems are the items of an assessment in their order.
func (l *lab) deskItems(id string) []assessments.Item {
	l.t.Helper()
	a, err := l.bench().Assess(l.t.Context(), id, l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	return a.Dossier.Template.Items
}

// nameOf is the name of an assessment.
func (l *lab) nameOf(id string) string {
	l.t.Helper()
	a := assessments.Assessment{ID: id}
	if err := l.bench().Get(l.t.Context(), &a); err != nil {
		l.t.Fatal(err)
	}
	return a.Name
}

// verdictsOf are the verdicts on record, by item.
func (l *lab) verdictsOf(id string) map[string]assessments.Verdict {
	l.t.Helper()
	a, err := l.bench().Assess(l.t.Context(), id, l.Today())
	if err != nil {
		l.t.Fatal(err)
	}
	out := map[string]assessments.Verdict{}
	for _, it := range a.Dossier.Template.Items {
		out[it.ID] = a.Dossier.Answer(it.ID).Verdict
	}
	return out
}

// TestKeysTypedOnTheWayToADeskActInTheirOrder walks three items on and gives a verdict before the desk
// is read: the verdict is the fourth item's, and no other answer changes.
func TestKeysTypedOnTheWayToADeskActInTheirOrder(t *testing.T) {
	l := newLiveLab(t, true)
	items := l.deskItems(deskIs)
	first := ui.Route{Page: "desk", ID: deskIs, Item: items[0].ID}
	for i, way := range []struct {
		name string
		from ui.Route
		to   func()
	}{
		{"the palette", ui.Route{Page: "desk", ID: deskWas}, func() {
			l.openPalette()
			l.typeRunes(l.nameOf(deskIs))
			l.typeKey(fyne.KeyReturn)
		}},
		{"a link", ui.Route{Page: "journal"}, func() { l.Go(first) }},
		{"Back", ui.Route{Page: "journal"}, func() { l.session.Pages.Back() }},
	} {
		if way.name == "Back" {
			l.act("to the desk", func() { l.Go(first) })
		}
		l.act("away", func() { l.Go(way.from) })
		before, other := l.verdictsOf(deskIs), l.verdictsOf(deskWas)
		give := slices.IndexFunc(assessments.Verdicts(), func(v assessments.Verdict) bool {
			return v != before[items[3].ID] && (v == assessments.Partly || v == assessments.NotMet)
		})
		before[items[3].ID] = assessments.Verdicts()[give]
		l.act("in a hurry", func() {
			way.to()
			l.typeRunes("jjj" + string(rune('1'+give)))
		})
		if after := l.verdictsOf(deskIs); !maps.Equal(after, before) {
			t.Errorf("%d: by %s the verdicts are\n%v, want\n%v: %s", i, way.name, after, before, l.words())
		}
		if after := l.verdictsOf(deskWas); !maps.Equal(after, other) {
			t.Errorf("by %s the desk that was left is answered too", way.name)
		}
	}
}

// TestKeysTypedForThePaletteReachNeitherFieldNorPage types into a note, asks for the palette and types
// on at once.
func TestKeysTypedForThePaletteReachNeitherFieldNorPage(t *testing.T) {
	l := newLiveLab(t, true)
	l.act("to the desk", func() { l.Go(ui.Route{Page: "desk", ID: deskIs}) })
	before := l.verdictsOf(deskIs)
	l.act("note", func() { l.typeRunes("n") })
	field := l.win.Canvas().Focused().(*text.Field)
	l.act("in a hurry", func() {
		l.openPalette()
		l.typeRunes("123")
	})
	if field.Text != "" || !maps.Equal(l.verdictsOf(deskIs), before) {
		t.Errorf("the note is %q, the verdicts changed: %v", field.Text,
			!maps.Equal(l.verdictsOf(deskIs), before))
	}
	if p, ok := l.win.Canvas().Focused().(*widgets.SearchField); !ok || p.Text != "123" {
		t.Errorf("the palette did not get what was typed: %s", l.words())
	}
	l.act("close", func() { l.typeKey(fyne.KeyEscape) })
	if l.win.Canvas().Focused() != field {
		t.Error("the field that was left for the palette does not get the keyboard back")
	}
}

// TestKeysForAPageThatDoesNotComeActOnNothing leaves a page before it was read, with keys waiting for it.
func TestKeysForAPageThatDoesNotComeActOnNothing(t *testing.T) {
	l := newLiveLab(t, true)
	before, other := l.verdictsOf(deskIs), l.verdictsOf(deskWas)
	l.act("in a hurry", func() {
		l.Go(ui.Route{Page: "desk", ID: deskIs})
		l.typeRunes("j3")
		l.Go(ui.Route{Page: "desk", ID: deskWas})
	})
	if !maps.Equal(l.verdictsOf(deskIs), before) || !maps.Equal(l.verdictsOf(deskWas), other) {
		t.Error("keys for a page that was left before it was there gave a verdict")
	}
}

// TestADeskComesBackToItsItemAndWhatWasListed goes to another desk and back, as the palette does.
func TestADeskComesBackToItsItemAndWhatWasListed(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "desk", ID: deskIs})
	l.desk(t, "Legal & privacy")
	l.typeRunes("jj")
	was, words := l.page().(ui.Placed).Place(), l.words()
	l.Go(ui.Route{Page: "desk", ID: deskWas})
	l.typeRunes("j")
	l.Go(ui.Route{Page: "desk", ID: deskIs})
	if now := l.page().(ui.Placed).Place(); now != was || l.words() != words {
		t.Errorf("it comes back at %+v, was left at %+v:\n%s\nbefore\n%s", now, was, l.words(), words)
	}
}
