package uitest_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
)

// shown puts widgets into a window and writes them down.
func shown(t *testing.T, o ...fyne.CanvasObject) string {
	h := uitest.NewHost(t)
	h.Window().SetContent(widgets.NewColumn(1, o...))
	return uitest.Outline(h.Window().Content())
}

func TestAnOutlineSaysKindWordsStateAndTheWayOfTheKeyboard(t *testing.T) {
	off := widgets.NewButton("Not now", nil)
	off.Disable()
	got := shown(t, widgets.NewPrimary("Do it", nil), off, widgets.NewCheckBox("Agreed", true, nil),
		text.NewField("typed", nil, nil))
	for _, want := range []string{
		"Button 0,0", "tab 1 primary", `"Do it" bold on accent`, "disabled",
		"CheckBox", "ticked", `Field`, `tab 3 "typed"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestAnOutlineChangesWithALabelAStateAndAPlace(t *testing.T) {
	box := func(on bool) fyne.CanvasObject { return widgets.NewCheckBox("Agreed", on, nil) }
	was := shown(t, text.NewProse(text.Run{Text: "One"}), box(false))
	for what, now := range map[string]string{
		"a label": shown(t, text.NewProse(text.Run{Text: "Two"}), box(false)),
		"a state": shown(t, text.NewProse(text.Run{Text: "One"}), box(true)),
		"a place": shown(t, widgets.NewInset(1, 0, text.NewProse(text.Run{Text: "One"})), box(false)),
	} {
		if now == was {
			t.Errorf("%s changed and the outline did not:\n%s", what, now)
		}
	}
	if again := shown(t, text.NewProse(text.Run{Text: "One"}), box(false)); again != was {
		t.Errorf("the same is written down otherwise:\n%s\n%s", was, again)
	}
}
