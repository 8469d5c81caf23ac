package table

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/internal/looktest"
)

// TestTheColumnChooserStaysOpenUntilItIsLeft: each look at a list wants several columns changed.
func TestTheColumnChooserStaysOpenUntilItIsLeft(t *testing.T) {
	tab := plainTable(Config{})
	b := NewBar(tab, "Filter by name")
	win := looktest.Light(t, widgets.NewFrame(b, nil, nil, nil, tab), 600, 400)
	b.OpenColumns()
	m := win.Canvas().Overlays().Top().(interface{ Items() []*fyne.MenuItem })
	checked := func() []bool {
		var out []bool
		for _, it := range m.Items()[:len(tab.state.Columns)-1] {
			out = append(out, it.Checked)
		}
		return out
	}
	before, shown := checked(), len(tab.shown)
	looktest.Keys(win, fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if win.Canvas().Overlays().Top() == nil || checked()[0] == before[0] || checked()[1] == before[1] ||
		len(tab.shown) != shown-2 {
		t.Fatalf("checked %v after %v; %d columns shown", checked(), before, len(tab.shown))
	}
	looktest.Keys(win, fyne.KeyEnd, fyne.KeyReturn)
	if !slices.Equal(checked(), before) || len(tab.shown) != shown {
		t.Errorf("as designed is %v, want %v", checked(), before)
	}
	looktest.Keys(win, fyne.KeyEscape)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves it open")
	}
}
