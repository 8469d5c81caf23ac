package table

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"countersign/app/widgets"
	"countersign/app/widgets/internal/looktest"
)

func TestTheTableBarCountsWhatTheFilterShows(t *testing.T) {
	heard := 0
	tab := plainTable(Config{OnFiltered: func(int, int) { heard++ }})
	b := NewBar(tab, "Filter by name", widgets.NewMenuChip("Scope: any", func() *fyne.Menu {
		return fyne.NewMenu("")
	}))
	looktest.Light(t, widgets.NewFrame(b, nil, nil, nil, tab), 600, 300)
	before := heard
	b.Search().SetText("dora")
	if b.counted() != "1 of 4" || heard == before {
		t.Errorf("says %q, owner heard %d times", b.counted(), heard-before)
	}
	b.Search().SetText("")
	if b.counted() != "4" {
		t.Errorf("says %q", b.counted())
	}
}

// TestAFilterDoesNotMoveTheTable: what appears while one types must not push the rows about.
func TestAFilterDoesNotMoveTheTable(t *testing.T) {
	chip := func(text string) fyne.CanvasObject { return widgets.NewChip(text, func() {}) }
	for _, chips := range [][]fyne.CanvasObject{
		nil,
		{chip("Scope: any")},
		{chip("Scope: any"), chip("Decision: any"), chip("Owner: any")},
	} {
		cleared := 0
		for width := float32(160); width <= 900; width += 20 {
			tab := plainTable(Config{})
			b := NewBar(tab, "Filter by name", chips...)
			frame := widgets.NewFrame(b, nil, nil, nil, tab)
			looktest.Light(t, frame, width, 300)
			at, field := tab.Position(), b.Search().Size()
			b.Search().SetText("dora")
			frame.Refresh()
			if tab.Position() != at || b.Search().Size() != field {
				t.Errorf("%d chips, %v px wide: the table goes from %v to %v, the field from %v to %v",
					len(chips), width, at, tab.Position(), field, b.Search().Size())
			}
			if bottom := b.chips.Position().Y + b.chips.Size().Height; bottom > b.Size().Height+0.5 {
				t.Errorf("%d chips, %v px wide: they reach down to %v in a bar of %v", len(chips), width,
					bottom, b.Size())
			}
			if b.clear.Visible() {
				cleared++
			}
			test.Tap(b.search.ActionItem.(fyne.Tappable))
			if b.counted() != "4" || b.clear.Visible() || b.search.ActionItem.Visible() {
				t.Errorf("%v px wide: the cross leaves %s", width, b.counted())
			}
		}
		if cleared == 0 {
			t.Errorf("with %d chips no width has room for clearing", len(chips))
		}
	}
}

// TestTheCrossInTheFilterTakesTheChipsAwayToo: in a narrow bar it is the only one to do so.
func TestTheCrossInTheFilterTakesTheChipsAwayToo(t *testing.T) {
	tab := plainTable(Config{})
	b := NewBar(tab, "Filter by name", widgets.NewChip("Scope: any", func() {}))
	cleared := 0
	b.OnClear(func() { cleared++ })
	looktest.Light(t, widgets.NewFrame(b, nil, nil, nil, tab), 330, 300)
	tab.SetRowsOf(RowList{}, 4)
	if !b.search.ActionItem.Visible() {
		t.Fatal("rows a chip hides are not offered back")
	}
	test.Tap(b.search.ActionItem.(fyne.Tappable))
	if cleared != 1 {
		t.Error("the cross leaves the chips on")
	}
}

// TestANarrowBarStaysInsideItself: beside other columns and with large text it must not lie over them.
func TestANarrowBarStaysInsideItself(t *testing.T) {
	for width := float32(160); width <= 500; width += 20 {
		tab := plainTable(Config{})
		b := NewBar(tab, "Filter by name", widgets.NewChip("Scope: any", func() {}))
		looktest.Light(t, widgets.NewFrame(b, nil, nil, nil, tab), width, 300)
		for what, o := range map[string]fyne.CanvasObject{
			"field": b.search, "chips": b.chips,
			"count": b.count, "chooser": b.columns,
		} {
			if at, size := o.Position(), o.Size(); at.X < 0 || at.X+size.Width > width || at.Y+
				size.Height > b.Size().Height+0.5 {
				t.Errorf("%v px wide: the %s is at %v, %v, in a bar of %v", width, what, at, size, b.Size())
			}
		}
		if b.count.Position().Y < b.search.Position().Y+b.search.Size().Height &&
			b.count.Position().X < b.search.Size().Width {
			t.Errorf("%v px wide: the count lies over the field", width)
		}
	}
}

// TestTheFirstColumnIsCutWithAnEllipsis: where it would take the others' room it is made narrower, not
// covered.
func TestTheFirstColumnIsCutWithAnEllipsis(t *testing.T) {
	tab := plainTable(Config{})
	tab.setWidth(tab.columns[0].ID, 400)
	looktest.Light(t, tab, 300, 200)
	if w := tab.left.cols[0].w; w > 181 || tab.leftClip.Size().Width != w {
		t.Errorf("the column is %v px wide, and %v of them are seen", w, tab.leftClip.Size().Width)
	}
}
