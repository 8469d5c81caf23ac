package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
)

// TestBackReturnsToTheSelectedItemAndWhatWasListed: a user who looks a clause up and comes back
// continues where she was.
func TestBackReturnsToTheSelectedItemAndWhatWasListed(t *testing.T) {
	l := newLab(t, true)
	id := "tessaforth-applicants-2026"
	l.Go(ui.Route{Page: "desk", ID: id})
	l.desk(t, "Legal & privacy")
	l.typeRunes("jjj")
	was, title := l.page().(ui.Placed).Place(), l.words()
	if was.Item == "" || was.Item[:6] != "S2-LP-" {
		t.Fatalf("selected is %q: %s", was.Item, title)
	}
	l.typeRunes("f")
	if l.route().Page != "contracts" {
		t.Fatalf("F leads to %+v", l.route())
	}
	l.session.Pages.Back()
	if got := l.page().(ui.Placed).Place(); got != was {
		t.Errorf("back is at %+v, was at %+v", got, was)
	}
	if l.words() != title {
		t.Errorf("back the page says\n%s\nand said\n%s", l.words(), title)
	}
	// and where another item was read for in between, Escape comes back at that
	l.typeRunes("fj")
	read := l.page().(ui.Placed).Place().Item
	l.typeKey(fyne.KeyEscape)
	if got := l.page().(ui.Placed).Place(); got.Page != "desk" || got.ID != id || got.Item != read || read == was.Item {
		t.Errorf("Escape in the reader leads to %+v; %s was read for", got, read)
	}
	// what is asked for is shown, whatever was listed
	l.Go(ui.Route{Page: "journal"})
	l.Go(ui.Route{Page: "desk", ID: id, Item: "S2-GC-POLICY"})
	if got := l.page().(ui.Placed).Place().Item; got != "S2-GC-POLICY" {
		t.Errorf("asked for the policy, selected is %q", got)
	}
}

// desk narrows the desk to a discipline, by its line at the left.
func (l *lab) desk(t *testing.T, discipline string) {
	t.Helper()
	for _, list := range uitest.Within[*widgets.List](l.page().Content()) {
		for _, it := range list.Items() {
			for n := 0; it.Title == discipline && n < 20; n++ {
				if list.Picked() == it.ID {
					return
				}
				list.Walk(1)
			}
		}
	}
	t.Fatalf("no line says %q", discipline)
}

func TestAMenuGoesWithThePageItBelongsTo(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "vendors"})
	items := fyne.NewMenu("", fyne.NewMenuItem("Move to the bin", func() {}))
	menu.Show(items, l.win.Canvas(), fyne.NewPos(50, 50))
	if l.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu is open")
	}
	l.Go(ui.Route{Page: "journal"})
	if l.win.Canvas().Overlays().Top() != nil {
		t.Error("the menu stays over another page")
	}
}
