package table

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/internal/looktest"
)

func TestACutTextShowsItselfInATooltip(t *testing.T) {
	tab := sampleTable(8)
	layer := focus.NewTipLayer(tab)
	clock := &looktest.Clockwork{}
	layer.After = clock.After
	win := looktest.Light(t, layer, 1086, 420)
	y := tab.headerHeight() + 5.5*tab.rowHeight()
	test.MoveMouse(win.Canvas(), fyne.NewPos(40, y))
	clock.Tick()
	if !strings.HasPrefix(layer.Showing(), "Scribe Meeting Notes with a name that is far too long") {
		t.Errorf("tooltip %q", layer.Showing())
	}
	test.MoveMouse(win.Canvas(), fyne.NewPos(40, y+tab.rowHeight()))
	if layer.Showing() != "" {
		t.Errorf("tooltip %q over a text that is not cut", layer.Showing())
	}
}

// TestACutCellSaysAllOfItWhateverElseItsTooltipSays looks at every kind of cell, in a column too
// narrow for it.
func TestACutCellSaysAllOfItWhateverElseItsTooltipSays(t *testing.T) {
	long := "Approved with conditions, 1 of them overdue since the last day of March"
	for kind := textCell; kind <= SnippetKind; kind++ {
		for tip, want := range map[string]string{"": long, "Since 2026": long + " · Since 2026", "It is: " +
			long: "It is: " + long} {
			tab := New(Config{Columns: []Column{
				{ID: "a", Title: "A", Width: 60},
				{ID: "b", Title: "B", Width: 60},
			}})
			tab.SetRows(RowList{{ID: "1", Cells: []Cell{{Text: "x"}, {Kind: kind, Text: long, Tip: tip}}}})
			looktest.Light(t, tab, 130, 200)
			if got := tab.right.tip(cellAt{0, 0}); got != want {
				t.Errorf("kind %d with tooltip %q shows %q", kind, tip, got)
			}
		}
	}
}

// TestACutTextShowsItselfInADialogToo: the tooltips of the window are under the veil.
func TestACutTextShowsItselfInADialogToo(t *testing.T) {
	tab := sampleTable(8)
	win := looktest.Light(t, widgets.NewTipLayer(&canvas.Rectangle{}), 1086, 520)
	d := widgets.OpenDialog(win.Canvas(), "Some rows", container.NewGridWrap(fyne.NewSize(900, 300), tab))
	clock := &looktest.Clockwork{}
	d.Tips().After = clock.After
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(tab)
	test.MoveMouse(win.Canvas(), at.Add(fyne.NewPos(40, tab.headerHeight()+5.5*tab.rowHeight())))
	clock.Tick()
	if !strings.HasPrefix(d.Tips().Showing(), "Scribe Meeting Notes with a name that is far too long") {
		t.Errorf("tooltip %q", d.Tips().Showing())
	}
}
