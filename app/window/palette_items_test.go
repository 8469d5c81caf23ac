package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/ui"
)

// TestThePaletteFindsItemsByIDAndTitle holds that an item's id leads to its answer: on the assessment that is
// shown, if that asks it, and else on one that does; and that records are found by their ids too.
func TestThePaletteFindsItemsByIDAndTitle(t *testing.T) {
	l := newLab(t, true)
	const id = "tessaforth-applicants-2026"
	for _, c := range []struct {
		on, typed string
		want      ui.Route
	}{
		{id, "S2-LP-TRAINING", ui.Route{Page: "desk", ID: id, Item: "S2-LP-TRAINING-USE"}},
		{id, "lp-training-use", ui.Route{Page: "desk", ID: id, Item: "S2-LP-TRAINING-USE"}},
		{id, "encryption s2", ui.Route{Page: "desk", ID: id, Item: "S2-CT-ENCRYPTION"}},
		{"", "S1-GC-SENSITIVE", ui.Route{Page: "desk", ID: "inkfennel-studio-2026", Item: "S1-GC-SENSITIVE"}},
		{"", "quorvane-minutes-2026", ui.Route{Page: "desk", ID: "quorvane-minutes-2026"}},
	} {
		if c.on != "" {
			l.Go(ui.Route{Page: "desk", ID: c.on})
		}
		l.openPalette()
		test.Type(l.win.Canvas().Focused(), c.typed)
		l.typeKey(fyne.KeyReturn)
		if got := l.session.Pages.Here(); got.Page != c.want.Page || got.ID != c.want.ID ||
			c.want.Item != "" && got.Item != c.want.Item {
			t.Errorf("%q leads to %+v, want %+v", c.typed, got, c.want)
		}
	}
}
