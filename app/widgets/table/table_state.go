package table

import "slices"

// columnSet is the columns of a table with what is remembered of them: order, widths, sorting.
type columnSet struct {
	t       *View
	columns []Column
	state   State
	shown   []int           // indices of columns, in the order shown
	folded  map[string]bool // those of them that have no room
}

// State is what a table remembers between two starts. Its zero value is
// the table as designed. It is plain data, to be stored as JSON.
type State struct {
	Columns    []columnState `json:"columns,omitempty"`
	SortBy     string        `json:"sort,omitempty"` // a column's id
	Descending bool          `json:"descending,omitempty"`
}

// columnState is the remembered part of one column, in the order shown.
type columnState struct {
	ID     string  `json:"id"`
	Width  float32 `json:"width,omitempty"` // pixels at 100 %
	Hidden bool    `json:"hidden,omitempty"`
}

const (
	defaultColumnWidth = 120
	smallestColumn     = 40
	largestColumn      = 2000
)

// completed returns the state with exactly one entry for each column: unknown
// ones dropped, new ones added where they were designed, the first column
// first, widths within reason. A damaged state costs the memory, not the table.
func (s State) completed(columns []Column) State {
	out := State{Descending: s.Descending}
	seen := map[string]bool{}
	add := func(c Column, st columnState) {
		if st.Width <= 0 {
			st.Width = c.Width
		}
		if st.Width <= 0 {
			st.Width = defaultColumnWidth
		}
		st.Width = min(max(st.Width, c.smallest()), largestColumn)
		seen[c.ID] = true
		out.Columns = append(out.Columns, st)
	}
	for _, st := range s.Columns {
		i := slices.IndexFunc(columns, func(c Column) bool { return c.ID == st.ID })
		if i >= 0 && !seen[st.ID] {
			add(columns[i], st)
		}
	}
	for _, c := range columns {
		if !seen[c.ID] {
			add(c, columnState{ID: c.ID, Hidden: c.Hidden})
		}
		if c.ID == s.SortBy && !c.NoSort {
			out.SortBy = s.SortBy
		}
	}
	out.pinFirst(columns)
	return out
}

// pinFirst keeps the first column first and visible: it names the row.
func (s *State) pinFirst(columns []Column) {
	if len(columns) == 0 {
		return
	}
	i := slices.IndexFunc(s.Columns, func(c columnState) bool { return c.ID == columns[0].ID })
	first := s.Columns[i]
	first.Hidden = false
	s.Columns = slices.Insert(slices.Delete(s.Columns, i, i+1), 0, first)
}

func (c Column) smallest() float32 {
	if c.Min > 0 {
		return c.Min
	}
	return smallestColumn
}

// State returns what the table would like remembered.
func (cs *columnSet) State() State {
	s := cs.state
	s.Columns = slices.Clone(s.Columns)
	return s
}

// SetState applies a remembered state.
func (cs *columnSet) SetState(s State) {
	cs.state = s.completed(cs.columns)
	cs.t.rearrange()
}

// stateChanged tells the owner, after the table has redrawn.
func (cs *columnSet) stateChanged() {
	if f := cs.t.cfg.OnState; f != nil {
		f(cs.State())
	}
}

// SortBy sorts by a column; the empty id restores the source's own order.
func (cs *columnSet) SortBy(column string, descending bool) {
	i := cs.columnIndex(column)
	if column != "" && (i < 0 || cs.columns[i].NoSort) {
		return
	}
	cs.state.SortBy, cs.state.Descending = column, descending
	cs.t.rearrange()
	cs.stateChanged()
}

// cycleSort is a tap on a header: ascending, descending, as it came.
func (cs *columnSet) cycleSort(column string) {
	switch {
	case cs.state.SortBy != column:
		cs.SortBy(column, false)
	case !cs.state.Descending:
		cs.SortBy(column, true)
	default:
		cs.SortBy("", false)
	}
}

// ShowColumn shows or hides a column; the first one always stays.
func (cs *columnSet) ShowColumn(column string, show bool) {
	for i := range cs.state.Columns {
		if i > 0 && cs.state.Columns[i].ID == column {
			cs.state.Columns[i].Hidden = !show
			cs.t.relayout()
			cs.stateChanged()
		}
	}
}

// shows tells whether a column is shown.
func (cs *columnSet) shows(column string) bool {
	return slices.ContainsFunc(cs.state.Columns, func(c columnState) bool {
		return c.ID == column && !c.Hidden
	})
}

// MoveColumn moves a column left (-1) or right (+1) among those shown.
func (cs *columnSet) MoveColumn(column string, by int) {
	i := slices.IndexFunc(cs.state.Columns, func(c columnState) bool { return c.ID == column })
	if i <= 0 {
		return
	}
	j := i + by
	for j > 0 && j < len(cs.state.Columns) && cs.state.Columns[j].Hidden {
		j += by
	}
	if j < 1 || j >= len(cs.state.Columns) {
		return
	}
	moved := cs.state.Columns[i]
	cs.state.Columns = slices.Insert(slices.Delete(cs.state.Columns, i, i+1), j, moved)
	cs.t.relayout()
	cs.stateChanged()
}

// width is a column's width in pixels at 100 %, as it is set.
func (cs *columnSet) width(column string) float32 {
	for _, c := range cs.state.Columns {
		if c.ID == column {
			return c.Width
		}
	}
	return 0
}

// setWidth sets a column's width in pixels at 100 %.
func (cs *columnSet) setWidth(column string, width float32) {
	c := cs.columnIndex(column)
	for i := range cs.state.Columns {
		if cs.state.Columns[i].ID == column {
			cs.state.Columns[i].Width = min(max(width, cs.columns[c].smallest()), largestColumn)
		}
	}
	cs.t.relayout()
}

// Columns are the table's columns, shown or not.
func (cs *columnSet) Columns() []Column { return slices.Clone(cs.columns) }

func (cs *columnSet) columnIndex(id string) int {
	for i, c := range cs.columns {
		if c.ID == id {
			return i
		}
	}
	return -1
}
