package window

import (
	"slices"
	"testing"

	"countersign/app/ui"

	"fyne.io/fyne/v2"
)

// TestCommandsDoNotWaitForThePageToBeRead switches to the second object and runs a command before it
// is read, as on a slow computer: the first object does not change, and no dialog names it.
func TestCommandsDoNotWaitForThePageToBeRead(t *testing.T) {
	for _, pr := range pairs() {
		t.Run(pr.what, func(t *testing.T) {
			c := &targets{lab: newLiveLab(t, true), pair: pr}
			c.provide()
			for _, id := range c.commands() {
				c.act("go", func() { c.Go(ui.Route{Page: "settings"}) })
				c.act("go", func() { c.Go(c.was) })
				c.hurried(id, func(one ui.Command) { c.menu.run(one) })
				c.act("go", func() { c.Go(c.was) })
				c.hurried(id, func(one ui.Command) { c.byKey(one) })
			}
		})
	}
}

// hurried goes to the second object, runs a command at once, and looks only then at what came of it.
func (c *targets) hurried(id string, run func(ui.Command)) {
	c.t.Helper()
	c.done(id+" in a hurry", func() bool {
		c.Go(c.is)
		if at := slices.IndexFunc(c.menu.all(), func(one ui.Command) bool { return one.ID == id }); at >= 0 {
			run(c.menu.all()[at])
		}
		c.settle()
		return true
	})
	c.settle()
}

// TestWhatWasOpenedOverAPageEndsWithIt goes to a page while a menu or the palette is open, as a job that ends
// does: they are closed, and what still holds one of their commands does nothing.
func TestWhatWasOpenedOverAPageEndsWithIt(t *testing.T) {
	l := newLab(t, true)
	for name, open := range map[string]func(){
		"the menu":    func() { l.menu.bar.Open(slices.Index(menus, "Assessment")) },
		"the palette": l.openPalette,
	} {
		for _, to := range []ui.Route{
			{Page: "desk", ID: deskIs},
			{Page: "desk", ID: deskWas, Item: "S2-LP-SHARING"},
			{Page: "portfolio"},
		} {
			l.Go(ui.Route{Page: "desk", ID: deskWas})
			sign := (&targets{lab: l}).find("desk.sign")
			open()
			if l.win.Canvas().Overlays().Top() == nil {
				t.Fatalf("%s does not open", name)
			}
			l.Go(to)
			if top := l.win.Canvas().Overlays().Top(); top != nil || l.menu.bar.IsOpen() {
				t.Errorf("going to %v leaves %s open", to, name)
			}
			l.frame.status.text = ""
			sign.Run()
			switch asked := l.win.Canvas().Overlays().Top() != nil; {
			case to.ID == deskWas && !asked:
				t.Errorf("%v: the same desk does not sign off any more", to)
			case to.ID != deskWas && (asked || l.frame.status.text == ""):
				t.Errorf("%v: a command of the desk before opens %s", to, l.words())
			}
			l.typeKey(fyne.KeyEscape)
			l.typeKey(fyne.KeyEscape)
		}
	}
}

// TestNoMenuOpensOverADialog: what is under it is covered, and a second dialog over it would hide the first.
func TestNoMenuOpensOverADialog(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "desk", ID: deskIs})
	(&targets{lab: l}).find("desk.sign").Run()
	l.win.Canvas().Unfocus()
	l.typeKey(fyne.KeyF10)
	l.openPalette()
	if l.menu.bar.IsOpen() || len(l.win.Canvas().Overlays().List()) != 1 {
		t.Error("a menu or the palette lies over the dialog")
	}
}
