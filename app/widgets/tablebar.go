package widgets

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
)

// TableBar stands over a table: its filter, chips of the page's own, the count
// of what is shown, and the column chooser.
type TableBar struct {
	widget.BaseWidget
	search  *SearchField
	chips   *fyne.Container
	count   *canvas.Text
	columns *Chip
	table   *DataTable
}

// NewTableBar returns a bar for a table; chips stand beside the filter. It
// takes over the table's OnFiltered, which still reaches the owner.
func NewTableBar(table *DataTable, placeholder string, chips ...fyne.CanvasObject) *TableBar {
	b := &TableBar{table: table, chips: NewWrap(chips...), count: &canvas.Text{}}
	b.search = NewSearchField(placeholder, table.SetFilter)
	b.columns = NewMenuChip("Columns", func() *fyne.Menu { return fyne.NewMenu("", table.columnItems()...) })
	owner := table.cfg.OnFiltered
	table.cfg.OnFiltered = func(shown, total int) {
		b.Refresh()
		if owner != nil {
			owner(shown, total)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// FocusFilter puts the cursor into the filter, as Ctrl+F does.
func (b *TableBar) FocusFilter() { b.search.Focus() }

// Search is the filter's field.
func (b *TableBar) Search() *SearchField { return b.search }

func (b *TableBar) counted() string {
	shown, total := b.table.Counts()
	if shown == total {
		return fmt.Sprint(total)
	}
	return fmt.Sprintf("%d of %d", shown, total)
}

// HeightFor is the height the bar needs in a width.
func (b *TableBar) HeightFor(width float32) float32 {
	_, _, h := b.plan(width)
	return h
}

// plan gives the filter and the chips their widths, chips wrapping when there
// is no room.
func (b *TableBar) plan(width float32) (search, chips, height float32) {
	f, gap := faceOf(theme.SizeCaption, false), theme.Space(2)
	tail := f.width(b.counted()) + b.columns.MinSize().Width + 2*gap
	search = min(theme.Scaled(260), max(width-tail-gap, theme.Scaled(120)))
	chips = width - search - tail - 2*gap
	height = b.search.MinSize().Height
	if len(b.chips.Objects) == 0 {
		return search, 0, height
	}
	if chips < theme.Scaled(120) {
		return search, width, height + gap + heightFor(b.chips, width)
	}
	return search, chips, max(height, heightFor(b.chips, chips))
}

// CreateRenderer implements fyne.Widget.
func (b *TableBar) CreateRenderer() fyne.WidgetRenderer {
	return newDrawn(func(size fyne.Size) fyne.Size {
		width := max(size.Width, theme.Scaled(320))
		search, chips, height := b.plan(width)
		gap, row := theme.Space(2), b.search.MinSize().Height
		b.search.Resize(fyne.NewSize(search, row))
		ch := heightFor(b.chips, chips)
		if chips == width {
			b.chips.Move(fyne.NewPos(0, row+gap))
		} else {
			b.chips.Move(fyne.NewPos(search+gap, max((row-ch)/2, 0)))
		}
		b.chips.Resize(fyne.NewSize(chips, ch))
		m := b.columns.MinSize()
		b.columns.Resize(m)
		b.columns.Move(fyne.NewPos(width-m.Width, (row-m.Height)/2))
		f := faceOf(theme.SizeCaption, false)
		write(b.count, b.counted(), f, theme.Muted, fyne.TextAlignLeading)
		w := f.width(b.counted())
		place(b.count, width-m.Width-gap-w, (row-f.lineHeight())/2, w)
		return fyne.NewSize(theme.Scaled(320), height)
	}, b.search, b.chips, b.count, b.columns)
}
