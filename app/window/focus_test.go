package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
)

// TestEveryListHasTheKeyboardWhenItsPageOpens goes to every place by its key, and by a click on the
// side bar: Down selects in the list at once. Who walks along the side bar stays there.
func TestEveryListHasTheKeyboardWhenItsPageOpens(t *testing.T) {
	l := newLab(t, true)
	l.onePack()
	l.binFirst("vendor")
	lists := 0
	for i, p := range places {
		for _, way := range []string{"key", "click", "route"} {
			l.act("away", func() { l.Go(ui.Route{Page: "help"}) })
			switch {
			case way == "click":
				l.act("click", func() { l.frame.side.bar.Pick(""); l.Go(ui.Route{Page: p.page}) })
			case way == "key" && i < 9:
				l.shortcut(ctrl(fyne.KeyName('1' + rune(i))))
			default:
				l.act("go", func() { l.Go(ui.Route{Page: p.page}) })
			}
			tables := uitest.Within[*table.View](l.session.Pages.Body())
			if len(tables) == 0 || p.page == "matrix" || p.page == "search" {
				continue
			}
			lists++
			if l.win.Canvas().Focused() != fyne.Focusable(tables[0]) {
				t.Errorf("%s by %s: the focus is on %T", p.page, way, l.win.Canvas().Focused())
				continue
			}
			l.key(fyne.KeyDown)
			if len(tables[0].Shown()) > 0 && len(tables[0].Selected()) != 1 {
				t.Errorf("%s by %s: Down selects %v", p.page, way, tables[0].Selected())
			}
		}
	}
	if lists < 24 {
		t.Errorf("only %d lists were looked at", lists)
	}
}

func TestArrowsWalkAlongTheSideBar(t *testing.T) {
	l := newLiveLab(t, true)
	top := uitest.Within[*widgets.List](l.frame.side.bar)[0]
	l.act("focus", func() { l.win.Canvas().Focus(top) })
	for _, want := range []string{"vendors", "assessments", "contracts", "evidence"} {
		l.key(fyne.KeyDown)
		if l.route().Page != want || l.win.Canvas().Focused() != fyne.Focusable(top) {
			t.Fatalf("Down leads to %s with the focus on %T", l.route().Page, l.win.Canvas().Focused())
		}
	}
	l.key(fyne.KeyReturn)
	if _, ok := l.win.Canvas().Focused().(*table.View); !ok {
		t.Errorf("Enter leaves the focus on %T", l.win.Canvas().Focused())
	}
}
