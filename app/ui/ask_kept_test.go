package ui_test

import (
	"context"
	"testing"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// TestCancelledFormIsThereAgain cancels a question with something typed, and asks it about the same
// and another record.
func TestCancelledFormIsThereAgain(t *testing.T) {
	h := uitest.NewHost(t)
	h.Open(newOnePage(t, 1, trimmed))
	ask := func(about string) (hide func(), why *text.Entry, which *menu.Select) {
		why, which = text.NewTextArea(3), menu.NewUnchosen([]string{"approved", "rejected"}, nil)
		hide = ui.Ask(h, ui.Question{
			About: about, Title: "Decide", Verb: "Do it", Width: 400, Height: 200, Fields: []*text.Entry{why},
			Form: widgets.NewColumn(1, widgets.NewFormRow("Outcome", which, ""),
				widgets.NewFormRow("Reason", why, "")),
			Intent: func() (ui.Intent, error) {
				return func(context.Context) (assessments.Event, error) {
					return assessments.Event{}, nil
				}, nil
			},
		})
		return hide, why, which
	}
	hide, why, which := ask("a")
	if h.Sees(ui.StillHere) {
		t.Error("a question that is new says that something is here again")
	}
	why.SetText("Too risky.")
	which.Pick(1)
	hide()
	for _, other := range []string{"b", ""} {
		hide, why, which = ask(other)
		if why.Text != "" || which.SelectedIndex() >= 0 || h.Sees(ui.StillHere) {
			t.Errorf("about %q it holds %q, %d", other, why.Text, which.SelectedIndex())
		}
		hide()
	}
	hide, why, which = ask("a")
	if why.Text != "Too risky." || which.SelectedIndex() != 1 || !h.Sees(ui.StillHere) {
		t.Errorf("it holds %q, %d: %s", why.Text, which.SelectedIndex(), h.Words())
	}
	hide()
	ask("a")
	h.Tap("Do it")
	if _, why, _ = ask("a"); why.Text != "" {
		t.Errorf("what was recorded is there again: %q", why.Text)
	}
}
