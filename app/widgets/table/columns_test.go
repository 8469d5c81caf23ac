package table

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
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

// TestColumnsFoldWhereThereIsNoRoom: those that may, in their order and together, and never the first.
func TestColumnsFoldWhereThereIsNoRoom(t *testing.T) {
	tab := New(Config{Columns: []Column{
		{ID: "name", Title: "Name", Width: 100, Fold: 1},
		{ID: "a", Title: "A", Width: 60, Fold: 1},
		{ID: "b", Title: "B", Width: 60, Fold: 2},
		{ID: "c", Title: "C", Width: 60, Fold: 1},
		{ID: "d", Title: "D", Width: 60},
	}})
	for _, c := range []struct {
		width, percent int
		want           string
	}{
		{400, 100, "name a b c d"},
		{340, 100, "name b d"},
		{400, 125, "name b d"},
		{220, 100, "name d"},
		{90, 100, "name d"},
		{400, 100, "name a b c d"},
	} {
		looktest.Open(t, theme.Light, c.percent, tab, 600, 400)
		tab.layoutColumns(float32(c.width))
		var got []string
		for _, col := range append(slices.Clone(tab.left.cols), tab.right.cols...) {
			got = append(got, tab.columns[col.index].ID)
		}
		if strings.Join(got, " ") != c.want || len(tab.shown) != 5 {
			t.Errorf("at %d, %d %%: %q", c.width, c.percent, got)
		}
		folded := 0
		for _, it := range tab.columnMenu().Items {
			if strings.HasSuffix(it.Label, " (no room)") {
				folded++
			}
		}
		if folded != 5-len(got) {
			t.Errorf("at %d, %d %%, %d columns are said to have no room", c.width, c.percent, folded)
		}
	}
}
