package table

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
	"countersign/app/widgets/menu"
)

// Bar stands over a table: its filter, chips of the page's own, the count
// of what is shown, and the column chooser. While rows are hidden the cross in
// the filter takes everything away that hides them, and so does a chip, where it
// costs no line: what appears while one types must not push the table down.
type Bar struct {
	widget.BaseWidget
	search  *widgets.SearchField
	chips   *fyne.Container
	count   *canvas.Text
	columns *widgets.Chip
	clear   *widgets.Chip
	table   *View
	onClear func()

	filtering bool // rows are hidden
}

// NewBar returns a bar for a table; chips stand beside the filter. It
// takes over the table's OnFiltered, which still reaches the owner.
func NewBar(table *View, placeholder string, chips ...fyne.CanvasObject) *Bar {
	b := &Bar{table: table, chips: widgets.NewWrap(chips...), count: &canvas.Text{}}
	b.search = widgets.NewSearchField(placeholder, table.SetFilter)
	b.search.OnSubmitted = func(string) { b.toTable() }
	b.search.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			b.toTable()
		}
		return ev.Name == fyne.KeyDown
	}
	b.clear = widgets.NewChip("Clear filter", b.Clear)
	b.clear.Hide()
	b.search.OnClear(b.Clear)
	b.chips.Add(b.clear)
	b.columns = widgets.NewMenuChip("Columns", table.columnMenu)
	owner := table.cfg.OnFiltered
	table.cfg.OnFiltered = func(shown, total int) {
		b.filtering = shown < total
		b.search.ShowClear(b.filtering || b.search.Text != "")
		b.Refresh()
		if owner != nil {
			owner(shown, total)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// OnClear sets what else is to be cleared with the words: the page's own chips.
func (b *Bar) OnClear(f func()) { b.onClear = f }

// Clear takes every filter away. The chip that did it goes with them: the
// keyboard stays in the bar.
func (b *Bar) Clear() {
	c := focus.CanvasOf(b)
	had := c != nil && c.Focused() == fyne.Focusable(b.clear)
	b.search.SetText("")
	if b.onClear != nil {
		b.onClear()
	}
	if had {
		b.search.Focus()
	}
}

// OpenColumns opens the column chooser under its chip.
func (b *Bar) OpenColumns() { b.columns.Tapped(nil) }

// OpenSorting opens a menu of the columns to sort by.
func (b *Bar) OpenSorting() {
	if c := focus.CanvasOf(b.columns); c != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.columns)
		menu.Show(fyne.NewMenu("", b.table.sortItems()...), c, at.AddXY(0, b.columns.Size().Height+2))
	}
}

// toTable goes from the filter to the first row it leaves.
func (b *Bar) toTable() {
	if shown, _ := b.table.Counts(); shown == 0 {
		return
	}
	b.table.requestFocus()
	if len(b.table.sel.chosen) == 0 {
		b.table.choose(max(b.table.cursorIndex(), 0), false, false)
	}
}

// FocusFilter puts the cursor into the filter, as Ctrl+F does.
func (b *Bar) FocusFilter() { b.search.Focus() }

// WithoutFilter takes the filter away, where the page has a field of its own.
func (b *Bar) WithoutFilter() *Bar {
	b.search.Hide()
	return b
}

// Search is the filter's field.
func (b *Bar) Search() *widgets.SearchField { return b.search }

func (b *Bar) counted() string {
	shown, total := b.table.Counts()
	if shown == total {
		return fmt.Sprint(total)
	}
	return fmt.Sprintf("%d of %d", shown, total)
}

// countWidth is the room of the count, whatever the filter leaves.
func (b *Bar) countWidth() float32 {
	_, total := b.table.Counts()
	return draw.FaceOf(theme.SizeCaption, false).Width(fmt.Sprintf("%d of %d", total, total))
}

// offerClear shows the chip that clears where it costs no line in a width.
func (b *Bar) offerClear(width float32) {
	hidden := b.clear.Hidden
	b.clear.Hidden = true
	without := draw.HeightFor(b.chips, width)
	b.clear.Hidden = false
	fits := b.clear.MinSize().Width <= width &&
		draw.HeightFor(b.chips, width) <= max(without, b.clear.MinSize().Height)
	if b.clear.Hidden = !b.filtering || !fits; b.clear.Hidden != hidden {
		b.chips.Refresh()
	}
}

// chipsHeight is what the page's own chips need in a width.
func (b *Bar) chipsHeight(width float32) float32 {
	hidden := b.clear.Hidden
	b.clear.Hidden = true
	h := draw.HeightFor(b.chips, width)
	b.clear.Hidden = hidden
	return h
}

// HeightFor is the height the bar needs in a width.
func (b *Bar) HeightFor(width float32) float32 { return b.plan(width).height }

// barPlan is where the parts of a bar go for a width.
type barPlan struct {
	search        float32 // its width; 0 is none
	chips         float32 // their width
	chipsX        float32
	chipsY, tailY float32 // tops of the lines of the chips, of count and chooser
	height        float32
}

// plan gives the filter and the chips their widths, chips wrapping when there
// is no room. In a narrow bar the filter has the first line for itself.
func (b *Bar) plan(width float32) barPlan {
	gap, row := theme.Space(2), b.search.MinSize().Height
	tail := b.countWidth() + b.columns.MinSize().Width + 2*gap
	p := barPlan{chips: width - tail - gap, height: row}
	if !b.search.Visible() {
		p.height = max(row, b.chipsHeight(p.chips))
		return p
	}
	bare := len(b.chips.Objects) == 1
	if p.chips < theme.Scaled(120) {
		p.search, p.tailY, p.chipsY = width, row+gap, row+gap
		if !bare && p.chips < theme.Scaled(90) {
			p.chips, p.chipsY = width, 2*(row+gap)
		}
		p.height = p.chipsY + max(row, b.chipsHeight(p.chips))
		return p
	}
	p.search = min(theme.Scaled(260), p.chips)
	p.chips = max(p.chips-p.search-gap, 0)
	if less := theme.Scaled(150); p.search > less &&
		b.chipsHeight(p.chips) > b.chipsHeight(p.chips+p.search-less) {
		p.search, p.chips = less, p.chips+p.search-less // rather a short field than a second line of chips
	}
	p.chipsX = p.search + gap
	switch {
	case bare:
	case p.chips < theme.Scaled(120):
		p.chips, p.chipsX, p.chipsY = width, 0, row+gap
		p.height = p.chipsY + b.chipsHeight(width)
	default:
		p.height = max(row, b.chipsHeight(p.chips))
	}
	return p
}

func (b *Bar) Holds() []fyne.CanvasObject {
	return []fyne.CanvasObject{b.search, b.chips, b.clear, b.columns}
}

// CreateRenderer implements fyne.Widget.
func (b *Bar) CreateRenderer() fyne.WidgetRenderer {
	return draw.New(func(size fyne.Size) fyne.Size {
		least := theme.Scaled(160)
		width := max(size.Width, least)
		p := b.plan(width)
		b.offerClear(p.chips)
		gap, row := theme.Space(2), b.search.MinSize().Height
		b.search.Resize(fyne.NewSize(p.search, row))
		ch := max(draw.HeightFor(b.chips, p.chips), 0)
		if p.chipsX == 0 && p.chipsY > p.tailY {
			b.chips.Move(fyne.NewPos(0, p.chipsY))
		} else {
			b.chips.Move(fyne.NewPos(p.chipsX, p.chipsY+max((row-ch)/2, 0)))
		}
		b.chips.Resize(fyne.NewSize(p.chips, ch))
		m := b.columns.MinSize()
		b.columns.Resize(m)
		b.columns.Move(fyne.NewPos(width-m.Width, p.tailY+(row-m.Height)/2))
		f := draw.FaceOf(theme.SizeCaption, false)
		draw.Write(b.count, b.counted(), f, theme.Muted, fyne.TextAlignLeading)
		w := f.Width(b.counted())
		draw.Place(b.count, width-m.Width-gap-w, p.tailY+(row-f.LineHeight())/2, w)
		return fyne.NewSize(least, p.height)
	}, b.search, b.chips, b.count, b.columns)
}
