package table

// content is the rows of a table, those of them that the filter shows, and their order.
type content struct {
	t     *View
	rows  Rows
	total int // rows there are before the page's own filters
	order tableOrder
}

// Cell is what stands in a column of the row with an id; the zero value where there is none.
func (ct *content) Cell(id, column string) Cell {
	v, ok := ct.order.place[id]
	c := ct.t.columnIndex(column)
	if !ok || c < 0 {
		return Cell{}
	}
	return ct.rows.Cell(ct.order.view[v], c)
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

// SetRows replaces the content. Selection, cursor and scroll position stay
// where rows with the same ids remain.
func (ct *content) SetRows(rows Rows) {
	if rows == nil {
		rows = RowList(nil)
	}
	ct.SetRowsOf(rows, rows.Len())
}

// SetRowsOf is SetRows for rows that filters of the page's own have left of a
// total: where they leave none, that is no empty list but one that they hide.
func (ct *content) SetRowsOf(rows Rows, total int) {
	if rows == nil {
		rows = RowList(nil)
	}
	ct.rows, ct.total = rows, max(total, rows.Len())
	ct.order.load(rows, ct.t.columns)
	ct.t.rearrange()
}

// SetFilter shows only rows that contain every word of the text, in whatever
// column, without regard to case.
func (ct *content) SetFilter(text string) {
	ct.order.filter(text)
	ct.t.rearrange()
}

// Shown returns the ids of the rows that pass the filter, in the order shown.
func (ct *content) Shown() []string {
	ids := make([]string, len(ct.order.view))
	for i, src := range ct.order.view {
		ids[i] = ct.rows.ID(src)
	}
	return ids
}

// Counts returns how many rows are shown and how many there are.
func (ct *content) Counts() (shown, total int) { return len(ct.order.view), ct.total }

// id returns the id of the row shown at an index of the view.
func (ct *content) id(view int) string { return ct.rows.ID(ct.order.view[view]) }
