package uitest_test

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// page shows how many vendors there are.
type page struct {
	h     *uitest.Host
	count func() int
	text  *text.Prose
	name  *text.Field
	body  fyne.CanvasObject
	typed []string
	loads int
}

func newPage(h *uitest.Host, count func() int, save func(string)) *page {
	p := &page{h: h, count: count, text: text.NewProse()}
	p.name = text.NewField("", nil, func(s string) { p.typed = append(p.typed, s) })
	p.body = widgets.NewColumn(2, p.text, p.name, widgets.NewPrimary("Add", func() { save("Lumen") }))
	return p
}

func (p *page) Title() string              { return "Page" }
func (p *page) Content() fyne.CanvasObject { return p.body }
func (p *page) Close()                     {}
func (p *page) Load() {
	p.loads++
	p.text.SetText(map[int]string{0: "no vendor", 1: "one vendor"}[p.count()])
}

func open(t *testing.T) (*uitest.Host, *page) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	p := newPage(h, func() int {
		all, err := b.List(t.Context(), "vendor")
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}, func(name string) {
		h.Background(func(ctx context.Context) func() {
			_, err := b.Add(ctx, &assessments.Vendor{ID: b.NewID("vendor"), Name: name})
			return func() { h.Fail(err) }
		})
	})
	h.Open(p)
	return h, p
}

func TestAChangeMadeByAPageLoadsItAgain(t *testing.T) {
	h, p := open(t)
	if !h.Sees("no vendor") || p.loads != 1 {
		t.Fatalf("opened: %q after %d loads", h.Words(), p.loads)
	}
	h.Tap("Add")
	if !h.Sees("one vendor") || p.loads != 2 {
		t.Errorf("after a change: %q after %d loads", h.Words(), p.loads)
	}
}

func TestTypingIntoAFieldCommitsWhenItIsLeft(t *testing.T) {
	h, p := open(t)
	h.Type(p.name, "Lumen")
	if len(p.typed) != 1 || p.typed[0] != "Lumen" {
		t.Errorf("committed %q", p.typed)
	}
}

func TestTimeStandsStillUntilItIsMoved(t *testing.T) {
	h := uitest.NewHost(t)
	var done []string
	h.After(200, func() { done = append(done, "second") })
	h.After(100, func() { done = append(done, "first") })
	cancel := h.After(150, func() { done = append(done, "never") })
	cancel()
	if len(done) != 0 {
		t.Fatal("time moved by itself")
	}
	h.Advance(300)
	if len(done) != 2 || done[0] != "first" {
		t.Errorf("got %v", done)
	}
}

func TestWhatIsOnTopIsWhatIsSeen(t *testing.T) {
	h, _ := open(t)
	hide := h.Show("Sure?", text.NewProse(text.Run{Text: "a question"}))
	if !h.Sees("Sure?", "a question") || h.Sees("no vendor") {
		t.Errorf("with a dialog: %q", h.Words())
	}
	hide()
	if h.Sees("a question") || h.Dialogs[0].Open {
		t.Error("the dialog is still there")
	}
}

func TestErrorsToldAreKeptUntilTaken(t *testing.T) {
	h := uitest.NewHost(t)
	h.Fail(nil)
	h.Fail(errors.New("no"))
	if got := h.TakeErrors(); len(got) != 1 || len(h.Errors) != 0 {
		t.Errorf("got %v, then %v", got, h.Errors)
	}
}

func TestSmallThingsAreRememberedAsTheProfileDoes(t *testing.T) {
	h := uitest.NewHost(t)
	var widths []float32
	if h.Recall("w", &widths) {
		t.Error("recalled what was never remembered")
	}
	h.Remember("w", []float32{1, 2})
	if !h.Recall("w", &widths) || len(widths) != 2 {
		t.Errorf("recalled %v", widths)
	}
}

func TestAFurnishedWorkspaceHasAnAssessment(t *testing.T) {
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h)
	uitest.Furnish(t, b)
	o, err := b.Overview(t.Context(), h.Today())
	if err != nil || len(o.Assessments) != 1 || o.Assessments[0].ID != "a" {
		t.Errorf("got %+v, %v", o.Assessments, err)
	}
}

func TestAPageIsDrawnInEveryLook(t *testing.T) {
	h, _ := open(t)
	for _, m := range theme.Modes() {
		h.Look(m, 100)
		h.Picture("page-" + string(m))
	}
}

func TestFormRowsAreFoundByTheirLabels(t *testing.T) {
	h := uitest.NewHost(t)
	var got []string
	say := func(what string) { got = append(got, what) }
	p := newPage(h, func() int { return 0 }, nil)
	p.body = widgets.NewColumn(2,
		widgets.NewFormRow("Name", text.NewField("", nil, say), ""),
		widgets.NewFormRow("Size", menu.NewSelect([]string{"small", "large"}, func(i int) {
			say([]string{"small", "large"}[i])
		}), ""),
		widgets.NewCheckBox("Agreed", false, func(bool) { say("agreed") }))
	h.Open(p)
	h.Fill("Name", "Lumen")
	h.Pick("Size", "large")
	h.Check("Agreed")
	if len(got) != 3 || got[0] != "Lumen" || got[1] != "large" || got[2] != "agreed" {
		t.Errorf("got %q", got)
	}
}
