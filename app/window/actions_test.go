package window

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets/table"
)

// TestWhatEveryPageOffersCanBeCarriedOut runs every command of every page, and Enter on its list, with the
// first row selected: none may end the program, and Undo brings back what was.
func TestWhatEveryPageOffersCanBeCarriedOut(t *testing.T) {
	l := newLab(t, true)
	l.onePack()
	l.binFirst("vendor")
	dir, whole, all := t.TempDir(), l.state(), 0
	l.choose = func(string) string { return filepath.Join(dir, "file") }
	for _, r := range stops() {
		l.goTo(r)
		page, offered := l.page(), 0
		for i := 0; ; i++ {
			if l.page() != page {
				l.goTo(r)
				page = l.page()
			}
			l.takeFirstRow()
			c, ok := l.page().(ui.Commander)
			if !ok || i >= len(c.Commands()) {
				break
			}
			if one := c.Commands()[i]; one.Run != nil {
				rested := rests(one)
				l.frame.Note("")
				l.tried(fmt.Sprint(r, ": ", one.ID), whole, one.Run)
				if said := l.frame.status.text; !rested && refusals.MatchString(said) {
					t.Errorf("%v: %s is offered, and answered with “%s”", r, one.ID, said)
				}
				offered++
			}
		}
		l.goTo(r)
		if l.takeFirstRow() {
			l.tried(fmt.Sprint(r, ": Enter"), whole, func() { l.typeKey(fyne.KeyReturn) })
			offered++
		}
		t.Logf("%v: %d", r, offered)
		all += offered
	}
	if all < 150 {
		t.Errorf("only %d things were tried", all)
	}
}

// takeFirstRow selects the first row of the page's list; false if there is none.
func (l *lab) takeFirstRow() bool {
	for _, table := range uitest.Within[*table.View](l.top()) {
		if len(table.Shown()) > 0 {
			table.Focus()
			table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
			return true
		}
	}
	return false
}

// closeAll presses Escape while something lies over the page: beyond that it would leave the reader.
func (l *lab) closeAll(most int) {
	for range most {
		if l.win.Canvas().Overlays().Top() == nil && !l.menu.bar.IsOpen() {
			return
		}
		l.typeKey(fyne.KeyEscape)
	}
}

// tried does something, closes what it opened, and undoes what it changed: the workspace is whole again.
func (l *lab) tried(what, whole string, fn func()) {
	l.t.Helper()
	events := l.events()
	func() {
		defer func() {
			if p := recover(); p != nil {
				l.t.Errorf("%s ends the program: %v", what, p)
			}
		}()
		fn()
	}()
	l.closeAll(4)
	changes := l.events() - events
	for range changes {
		if _, err := l.bench().Undo(l.t.Context()); err != nil {
			l.t.Errorf("%s cannot be undone: %v", what, err)
		}
	}
	if changes > 0 && l.state() != whole {
		l.t.Errorf("%s leaves a trace that Undo does not take away", what)
	}
}
