package matrix_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"countersign/app/matrix"
	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
)

func open(t *testing.T, r ui.Route) (*uitest.Host, *matrix.Page) {
	t.Helper()
	h := uitest.NewHost(t)
	p := matrix.New(uitest.NewBench(t, h), h, r)
	h.Open(p)
	return h, p
}

// view opens a view by its chip.
func view(t *testing.T, h *uitest.Host, name string) {
	t.Helper()
	for _, c := range uitest.Find[*widgets.Chip](h) {
		if texts := uitest.Within[*canvas.Text](c); len(texts) > 0 && texts[0].Text == name {
			c.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("there is no view %q: %s", name, h.Words())
}

func TestACellOpensItsTextAndTheItemsThatServeIt(t *testing.T) {
	h, p := open(t, ui.Route{Page: "matrix", ID: "2", Item: "legal"})
	if !h.Sees("A contract to check and to negotiate", "41 items of the question set serve it") {
		t.Fatalf("the cell of Scope 2, legal: %s", h.Words())
	}
	h.Tap("Training on our data")
	if len(h.Routes) != 1 || h.Routes[0] != (ui.Route{Page: "catalogue", ID: "scope2-enterprise-app", Item: "S2-LP-TRAINING-USE"}) {
		t.Errorf("an item led to %+v", h.Routes)
	}
	if !p.TakeRune('4') || !h.Sees("Whose model is it", "responsibilities of the organisation that builds") {
		t.Errorf("key 4 shows: %s", h.Words())
	}
	if p.TakeRune('6') || p.TakeRune('x') {
		t.Error("a key that names no scope was taken")
	}
}

func TestTheGridIsWalkedWithTheArrows(t *testing.T) {
	h, _ := open(t, ui.Route{Page: "matrix", ID: "1", Item: "governance"})
	g := uitest.Find[*figure.MatrixGrid](h)[0]
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	g.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if !h.Sees("Two sets of terms", "Scope 3 · Pre-trained model · Legal") {
		t.Errorf("right, down, right from Scope 1, governance shows: %s", h.Words())
	}
}

func TestAScopeInFullSaysWhatSeparatesItAndWhoControlsWhat(t *testing.T) {
	h, p := open(t, ui.Route{Page: "matrix", ID: "1"})
	h.Tap("Scope in full")
	if !h.Sees("What separates it from Scope 2", "Stays with you", "The prompt is built",
		"Controlled by the provider (stripes)") {
		t.Errorf("Scope 1 in full: %s", h.Words())
	}
	for range 7 { // further than there are scopes
		p.TakeKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	if !h.Sees("Scope 5 · Self-trained model", "responsibilities") ||
		h.Sees("Controlled by the provider (stripes)") {
		t.Errorf("Scope 5 in full: %s", h.Words())
	}
}

func TestTheTableOfMitigationsHasItsTwentyRowsAndThoseThatCameLater(t *testing.T) {
	h, _ := open(t, ui.Route{Page: "matrix"})
	view(t, h, "MITRE ATLAS")
	table := uitest.Find[*table.View](h)[0]
	if _, total := table.Counts(); total != 20 {
		t.Errorf("the published table has %d rows", total)
	}
	table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !h.Sees("today's name from ATLAS", "Scope 1 · Consumer app") {
		t.Errorf("a selected mitigation: %s", h.Words())
	}
	view(t, h, "With what came later")
	if _, total := table.Counts(); total <= 20 {
		t.Errorf("with what came later there are %d rows", total)
	}
}

func TestLawsSayTheirDatesWithTheSourceAndAsOf(t *testing.T) {
	h, _ := open(t, ui.Route{Page: "matrix"})
	view(t, h, "Laws and dates")
	if !h.Sees("EU AI Act", "since 2025-02-02", "from 2027-12-02", "source of 2024-07-12", "in force",
		"cannot be told", "X.AI v. Weiser") {
		t.Errorf("got: %s", h.Words())
	}
}

func TestTheViewIsRememberedUnlessARouteNamesACell(t *testing.T) {
	h, _ := open(t, ui.Route{Page: "matrix"})
	view(t, h, "In every scope")
	b := uitest.NewBench(t, h)
	h.Open(matrix.New(b, h, ui.Route{Page: "matrix"}))
	if !h.Sees("Who owns the data?", "Practices that matter in every scope") {
		t.Errorf("opened again: %s", h.Words())
	}
	h.Open(matrix.New(b, h, ui.Route{Page: "matrix", ID: "3"}))
	if !h.Sees("Govern an application that the customer builds") {
		t.Errorf("opened at Scope 3: %s", h.Words())
	}
}

func TestEveryViewIsDrawnInEveryLook(t *testing.T) {
	h, p := open(t, ui.Route{Page: "matrix", ID: "2", Item: "legal"})
	for _, m := range []theme.Mode{theme.Light, theme.Dark} {
		h.Look(m, 100)
		for _, v := range []string{
			"Matrix", "Scope in full", "MITRE ATLAS", "In every scope",
			"Laws and dates",
		} {
			view(t, h, v)
			h.Picture("matrix-" + strings.ReplaceAll(v, " ", "-") + "-" + string(m))
		}
	}
	h.Look(theme.Light, 200)
	view(t, h, "Matrix")
	p.TakeRune('5')
	h.Picture("matrix-200")
}
