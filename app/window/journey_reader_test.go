package window

import (
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/assessments"
)

// TestFromADroppedFileToACitedVerdict counts the keys: at most 8 to the first cited verdict, 3 for the next item.
func TestFromADroppedFileToACitedVerdict(t *testing.T) {
	l := newLab(t, true)
	l.Go(ui.Route{Page: "vendors"})
	cited := func() (n int) {
		all, err := l.bench().List(t.Context(), assessments.NounCitation)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	before, pressed := cited(), 0
	press := func(name fyne.KeyName) {
		l.key(name)
		pressed++
	}
	letters := func(keys string) {
		l.keys(keys)
		pressed += len(keys)
	}
	l.handOver(quorvaneTerms)
	l.act("Ctrl+Enter", (&keys{l.Window}).submit)
	pressed++
	if l.route().Page != "reader" {
		t.Fatalf("Ctrl+Enter leads to %+v: %s", l.route(), l.words())
	}
	letters("j")
	if l.overlays.any() { // the paper bears on several assessments
		press(fyne.KeyReturn)
	}
	letters("1c")
	if got := cited() - before; got != 1 || pressed > 8 {
		t.Fatalf("%d keys from the dropped file on cite %d quotes: %s", pressed, got, l.words())
	}
	pressed = 0
	letters("j1c")
	if got := cited() - before; got != 2 || pressed > 3 {
		t.Errorf("%d keys for the next item cite %d quotes: %s", pressed, got-1, l.words())
	}
	at := l.page().(ui.Placed).Place()
	press(fyne.KeyEscape)
	if l.route().Page != "add" && l.route().Page != "vendors" {
		t.Errorf("Escape leads from %+v to %+v", at, l.route())
	}
}
