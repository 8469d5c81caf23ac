// Package table holds the table of the window: rows that are sorted, filtered, selected and opened,
// under a Bar that filters them. Only what is in view is drawn.
//
// It is given display-ready cells by Rows, knows no records, and raises what the user asks for as
// callbacks named OnX. Start with Config, View and Cell; table_pane.go draws the rows.
package table

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

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
	Numeric bool // sorts by Cell.Order, not by the text
	Hidden  bool // shown only when chosen
	// Fold is when the column gives way in a table too narrow for all: 1 first, those of one number
	// together; 0 never.
	Fold   int
	Tip    string // tooltip of the header
	NoSort bool
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
	OnWhole    func(id string)                     // shows everything that a row says; nil offers it nowhere
}

// View shows many rows of a few columns: sorted by header, filtered,
// selected by mouse and keyboard, copied as TSV, with a first column that
// stays. It recycles row views and draws only what is visible. What is public
// in its parts is its own, too: SetRows, SetFilter, SortBy, Select.
type View struct {
	widget.BaseWidget
	*content
	*columnSet
	*selecting
	*port

	cfg      Config
	focused  bool
	lastTap  tap
	modifier func() fyne.KeyModifier
	now      func() time.Time
}

type tap struct {
	id string
	at time.Time
}

// New returns a table without rows.
func New(cfg Config) *View {
	t := &View{cfg: cfg, modifier: focus.CurrentModifiers, now: time.Now}
	t.content = &content{t: t, rows: RowList(nil)}
	t.columnSet = &columnSet{t: t, columns: cfg.Columns, state: cfg.State.completed(cfg.Columns)}
	t.selecting = &selecting{t: t, sel: selection{chosen: map[string]bool{}}}
	t.port = newPort(t)
	t.ExtendBaseWidget(t)
	return t
}

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
