package vendors_test

import (
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// TestAnybodyMayPressAnythingInTheRegister presses, picks, types and walks at random: nothing may
// panic, nothing but refusals in words may be told, and at the end the workspace still checks.
func TestAnybodyMayPressAnythingInTheRegister(t *testing.T) {
	const steps, seed = 300, 7
	h, b, p := open(t, ui.Route{Page: "vendors", ID: "lumen"})
	r := rand.New(rand.NewPCG(seed, seed))
	texts := []string{"", "Lumen", "2027-01-31", "90", "-1", "1,234.50", "a; b", "“„\n§", "2027-02-30", "EUR"}
	followed := 0
	for step := range steps {
		buttons, boxes, chips := uitest.Find[*widgets.Button](h), uitest.Find[*widgets.CheckBox](h),
			uitest.Find[*widgets.Chip](h)
		fields, selects := uitest.Find[*text.Field](h), uitest.Find[*menu.Select](h)
		switch what := r.IntN(8); {
		case what == 0 && len(buttons) > 0:
			if one := buttons[r.IntN(len(buttons))]; !one.Disabled() {
				one.Tapped(&fyne.PointEvent{})
			}
		case what == 1 && len(boxes) > 0:
			boxes[r.IntN(len(boxes))].Tapped(&fyne.PointEvent{})
		case what == 2 && len(chips) > 0 && step%5 == 0:
			chips[r.IntN(len(chips))].Tapped(&fyne.PointEvent{})
		case what == 3 && len(selects) > 0:
			one := selects[r.IntN(len(selects))]
			one.Pick(r.IntN(len(one.Options)))
		case what <= 5 && len(fields) > 0:
			h.Type(fields[r.IntN(len(fields))], texts[r.IntN(len(texts))])
		case what == 6:
			p.TakeRune([]rune("jkx")[r.IntN(3)])
		case r.IntN(10) == 0:
			p.TakeKey(&fyne.KeyEvent{Name: []fyne.KeyName{
				fyne.KeyDelete, fyne.KeyEscape,
				fyne.KeyReturn,
			}[r.IntN(3)]})
		}
		for ; followed < len(h.Routes); followed++ {
			if h.Routes[followed].Page == "vendors" {
				p.Visit(h.Routes[followed])
			}
		}
		for _, err := range h.TakeErrors() {
			if assessments.KindOf(err) != assessments.Refused {
				t.Fatalf("step %d: %v", step, err)
			}
		}
	}
	report, err := b.Check(t.Context(), false, assessments.NoProgress{})
	if err != nil || len(report.Damage) > 0 {
		t.Errorf("after %d steps: %+v, %v", steps, report, err)
	}
	t.Logf("%d steps made %d events", steps, events(t, b))
}
