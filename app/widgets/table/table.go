// Package table holds the table of the window: rows that are sorted, filtered, selected and opened,
// under a Bar that filters them. Only what is in view is drawn.
//
// It is given display-ready cells by Rows, knows no records, and raises what the user asks for as
// callbacks named OnX. Start with Config, View and Cell; table_pane.go draws the rows.
package table

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"countersign/app/theme"
	"countersign/app/widgets/internal/draw"
	"countersign/app/widgets/internal/focus"
)

// Column describes one column of a table.
type Column struct {
	ID    string // stable: state and callbacks name it
	Title string
	Width float32 // pixels at 100 %; 0 is 120
	Min   float32 // smallest width at 100 %; 0 is 40
	// Grow is the column's share of the room left over; 0 stays as it is.
	Grow    float32
	Align   fyne.TextAlign
	Numeric bool   // sorts by Cell.Order, not by the text
	Hidden  bool   // shown only when chosen
	Tip     string // tooltip of the header
	NoSort  bool
}

// Columns are the table's columns, shown or not.
func (t *View) Columns() []Column { return slices.Clone(t.columns) }

// Cell is what stands in a column of the row with an id; the zero value where there is none.
func (t *View) Cell(id, column string) Cell {
	v, ok := t.order.place[id]
	c := t.columnIndex(column)
	if !ok || c < 0 {
		return Cell{}
	}
	return t.rows.Cell(t.order.view[v], c)
}

// Rows is the content of a table: display-ready and virtual. Cell is called
// for what is visible, and for everything when the table sorts or filters.
// Rows may also implement sorter.
type Rows interface {
	Len() int
	// ID names row i for selection and callbacks; it is stable over reloads.
	ID(i int) string
	Cell(i, column int) Cell
}

// sorter is implemented by rows that know better than Cell.Order and the text
// how a column sorts.
type sorter interface {
	Less(column, a, b int) bool
}

// Row is one row of RowList.
type Row struct {
	ID    string
	Cells []Cell
}

// RowList is Rows over a slice, for lists that fit in memory.
type RowList []Row

// Len implements Rows.
func (r RowList) Len() int { return len(r) }

// ID implements Rows.
func (r RowList) ID(i int) string { return r[i].ID }

// Cell implements Rows; a missing cell is empty.
func (r RowList) Cell(i, column int) Cell {
	if column >= len(r[i].Cells) {
		return Cell{}
	}
	return r[i].Cells[column]
}

// Config is what a table is made with. Columns must not be empty; every
// callback may be nil.
type Config struct {
	Columns []Column
	TwoLine bool // rows are tall enough for Cell.Sub
	Multi   bool // several rows can be selected
	State   State
	// Empty is shown while there are no rows at all, NoMatch while the filter
	// hides them all.
	Empty, NoMatch fyne.CanvasObject

	OnSelect   func(ids []string)                  // the selection changed; in the order shown
	OnOpen     func(id string)                     // Enter or double click
	OnCell     func(id, column string)             // a LinkCell was tapped
	OnRemove   func(ids []string)                  // Delete key
	OnState    func(State)                         // widths, order, columns or sorting changed
	OnFiltered func(shown, total int)              // after every change of rows or filter
	Menu       func(ids []string) []*fyne.MenuItem // context menu of the selected rows
}

// View shows many rows of a few columns: sorted by header, filtered,
// selected by mouse and keyboard, copied as TSV, with a first column that
// stays. It recycles row views and draws only what is visible.
type View struct {
	widget.BaseWidget
	cfg     Config
	columns []Column
	state   State
	rows    Rows
	total   int // rows there are before the page's own filters
	order   tableOrder
	sel     selection
	focused bool

	shown       []int // indices of columns, in the order shown
	left, right *tablePane
	header      [2]*headerPane
	scroll      *container.Scroll
	followed    focus.ShownFrom
	leftClip    *clip
	headClip    *clip
	frame       tableFrame
	lastTap     tap
	modifier    func() fyne.KeyModifier
	now         func() time.Time
}

// tableFrame is what is drawn around the panes.
type tableFrame struct {
	headGround *canvas.Rectangle
	headLine   *canvas.Rectangle
	stickyLine *canvas.Rectangle
	ring       *canvas.Rectangle
}

type tap struct {
	id string
	at time.Time
}

// New returns a table without rows.
func New(cfg Config) *View {
	t := &View{
		cfg: cfg, columns: cfg.Columns, rows: RowList(nil),
		modifier: focus.CurrentModifiers, now: time.Now,
	}
	t.sel.chosen = map[string]bool{}
	t.state = cfg.State.completed(cfg.Columns)
	t.left, t.right = newTablePane(t, true), newTablePane(t, false)
	t.header = [2]*headerPane{newHeaderPane(t, t.left), newHeaderPane(t, t.right)}
	t.scroll = container.NewScroll(t.right)
	t.scroll.OnScrolled = func(fyne.Position) { t.scrolled() }
	t.leftClip, t.headClip = newClip(t.left), newClip(t.header[1])
	t.leftClip.onScroll = t.scroll.Scrolled
	t.headClip.onScroll = t.scroll.Scrolled
	t.frame = tableFrame{&canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}, &canvas.Rectangle{}}
	t.ExtendBaseWidget(t)
	return t
}

// SetRows replaces the content. Selection, cursor and scroll position stay
// where rows with the same ids remain.
func (t *View) SetRows(rows Rows) {
	if rows == nil {
		rows = RowList(nil)
	}
	t.SetRowsOf(rows, rows.Len())
}

// SetRowsOf is SetRows for rows that filters of the page's own have left of a
// total: where they leave none, that is no empty list but one that they hide.
func (t *View) SetRowsOf(rows Rows, total int) {
	if rows == nil {
		rows = RowList(nil)
	}
	t.rows, t.total = rows, max(total, rows.Len())
	t.order.load(rows, t.columns)
	t.rearrange()
}

// SetFilter shows only rows that contain every word of the text, in whatever
// column, without regard to case.
func (t *View) SetFilter(text string) {
	t.order.filter(text)
	t.rearrange()
}

// Filter returns the filter text in force.
func (t *View) Filter() string { return t.order.text }

// Shown returns the ids of the rows that pass the filter, in the order shown.
func (t *View) Shown() []string {
	ids := make([]string, len(t.order.view))
	for i, src := range t.order.view {
		ids[i] = t.rows.ID(src)
	}
	return ids
}

// Counts returns how many rows are shown and how many there are.
func (t *View) Counts() (shown, total int) { return len(t.order.view), t.total }

// rearrange sorts and filters again and redraws.
func (t *View) rearrange() {
	t.order.arrange(t.columnIndex(t.state.SortBy), t.state.Descending)
	before := len(t.sel.chosen)
	t.sel.keep(t.order.has)
	t.relayout()
	if f := t.cfg.OnFiltered; f != nil {
		f(t.Counts())
	}
	if len(t.sel.chosen) != before {
		t.selectionChanged()
	}
}

// relayout redraws after rows, columns or look changed.
func (t *View) relayout() {
	t.layoutColumns(t.Size().Width)
	t.Refresh()
}

func (t *View) columnIndex(id string) int {
	for i, c := range t.columns {
		if c.ID == id {
			return i
		}
	}
	return -1
}

// rowHeight is the same for every row: that is what makes scrolling cheap.
func (t *View) rowHeight() float32 {
	h := draw.FaceOf(theme.SizeBody, false).LineHeight()
	if t.cfg.TwoLine {
		h += draw.FaceOf(theme.SizeCaption, false).LineHeight()
		return h + theme.Space(2)
	}
	return h + theme.Space(3)
}

func (t *View) headerHeight() float32 {
	return draw.FaceOf(theme.SizeCaption, true).LineHeight() + theme.Space(3)
}

// id returns the id of the row shown at an index of the view.
func (t *View) id(view int) string { return t.rows.ID(t.order.view[view]) }

// RowAt returns the id of the row under an absolute position of the canvas,
// for files dropped on the window.
func (t *View) RowAt(absolute fyne.Position) (id string, ok bool) {
	at := absolute.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t))
	if at.X < 0 || at.X >= t.Size().Width || at.Y < t.headerHeight() || at.Y >= t.Size().Height {
		return "", false
	}
	i := int((at.Y - t.headerHeight() + t.scroll.Offset.Y) / t.rowHeight())
	if i < 0 || i >= len(t.order.view) {
		return "", false
	}
	return t.id(i), true
}
