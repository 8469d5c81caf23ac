package window

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// TestLettersOfATextAreNoCommandsWhenItsFieldGoesAway types a word, takes its field away as a page
// that is read again does, and types on in letters that are commands of the desk: nothing is recorded,
// and the status bar says so. After an act of the person they are commands again.
func TestLettersOfATextAreNoCommandsWhenItsFieldGoesAway(t *testing.T) {
	l := newLiveLab(t, true)
	desk := ui.Route{Page: "desk", ID: deskIs, Item: l.deskItems(deskIs)[0].ID}
	c := l.win.Canvas()
	const said = "The field you typed in is no longer there."
	for _, way := range []struct {
		name string
		gone func()
		acts func()
	}{
		{"unfocused", c.Unfocus, func() { l.key(fyne.KeyEscape) }},
		{"the list is given the keyboard", func() {
			c.Unfocus()
			c.FocusNext()
		}, func() { l.key(fyne.KeyEscape) }},
		{"the page is made again", func() {
			l.Go(ui.Route{Page: "journal"})
			l.Go(desk)
		}, func() { l.key(fyne.KeyDown) }},
		{"a dialog closes", func() {
			field := text.NewEntry()
			hide := l.overlays.Show("A question", widgets.NewColumn(1, field))
			field.TypedRune('n')
			c.Unfocus()
			hide()
			c.Unfocus()
		}, func() { l.shortcut(ctrl(fyne.Key1)) }},
	} {
		l.act("to the desk", func() { l.Go(desk) })
		l.act("leave", func() { l.typeKey(fyne.KeyEscape) })
		l.act("note", func() { l.typeRunes("n") })
		if _, ok := c.Focused().(*text.Field); !ok {
			t.Fatalf("%s: the focus is on %T", way.name, c.Focused())
		}
		l.act("a word", func() { l.typeRunes("wo") })
		before := l.verdictsOf(deskIs)
		l.act("gone", func() { l.schedule.Do(way.gone) })
		here := l.session.Pages.Here()
		l.keys("12345 jkdxr")
		l.key(fyne.KeySpace)
		l.key(fyne.KeyReturn)
		l.key(fyne.KeyDelete)
		if after := l.verdictsOf(deskIs); !maps.Equal(after, before) || l.overlays.any() ||
			l.session.Pages.Here() != here {
			t.Errorf("%s: letters of a text acted: at %+v, dialog %v\n%v", way.name, l.session.Pages.Here(),
				l.overlays.any(), after)
		}
		if !l.statusSays(said) {
			t.Errorf("%s: the status bar does not say it: %s", way.name, l.words())
		}
		way.acts()
		l.act("to the desk", func() { l.Go(desk) })
		give, key := assessments.Partly, "2"
		if before[desk.Item] == give {
			give, key = assessments.NotMet, "3"
		}
		l.keys(key)
		if got := l.verdictsOf(deskIs)[desk.Item]; got != give {
			t.Errorf("%s: after an act of the person the verdict is %q, want %q", way.name, got, give)
		}
		l.frame.status.text = "" // so that it is said again
	}
}
