package window

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// TestEnterInADialogDoesWhatItIsFor writes a decision with keys alone. What cannot be done yet, and what lies
// under the dialog, gets no keys.
func TestEnterInADialogDoesWhatItIsFor(t *testing.T) {
	l := newLiveLab(t, true)
	done := 0
	field, do := text.NewEntry(), widgets.NewPrimary("Do it", func() { done++ })
	l.overlays.Show("Sure?", widgets.NewFrame(nil, do, nil, nil, field))
	l.win.Canvas().Focus(field)
	l.key(fyne.KeyReturn)
	if done != 1 {
		t.Errorf("Enter in its field did it %d times", done)
	}
	do.Disable()
	if l.overlays.pressVerb() || done != 1 {
		t.Errorf("what cannot be done yet was done %d times", done-1)
	}
	here := l.session.Pages.Here()
	l.win.Canvas().Unfocus()
	l.key(fyne.KeyF1)
	if got := l.session.Pages.Here(); got != here || !l.overlays.any() {
		t.Errorf("F1 goes from %v to %v under a dialog", here, got)
	}
}

// TestDialogsOverOneThatIsTakenAwayGoWithIt: each is told, the topmost first.
func TestDialogsOverOneThatIsTakenAwayGoWithIt(t *testing.T) {
	o := &overlays{win: test.NewTempWindow(t, widgets.NewColumn(1))}
	var gone []string
	show := func(title string) (hide func()) {
		hide = o.Show(title, widgets.NewColumn(1))
		o.Gone(func() { gone = append(gone, title) })
		return hide
	}
	show("first")
	hide := show("second")
	show("third")
	if hide(); !slices.Equal(gone, []string{"third", "second"}) || len(o.list) != 1 {
		t.Errorf("told: %q, %d dialogs are left", gone, len(o.list))
	}
	if o.closeTop(); !slices.Equal(gone, []string{"third", "second", "first"}) || o.any() {
		t.Errorf("told: %q, %d dialogs are left", gone, len(o.list))
	}
}
