package table

import "slices"

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
func (t *View) State() State {
	s := t.state
	s.Columns = slices.Clone(s.Columns)
	return s
}

// SetState applies a remembered state.
func (t *View) SetState(s State) {
	t.state = s.completed(t.columns)
	t.rearrange()
}

// stateChanged tells the owner, after the table has redrawn.
func (t *View) stateChanged() {
	if f := t.cfg.OnState; f != nil {
		f(t.State())
	}
}

// SortBy sorts by a column; the empty id restores the source's own order.
func (t *View) SortBy(column string, descending bool) {
	i := t.columnIndex(column)
	if column != "" && (i < 0 || t.columns[i].NoSort) {
		return
	}
	t.state.SortBy, t.state.Descending = column, descending
	t.rearrange()
	t.stateChanged()
}

// cycleSort is a tap on a header: ascending, descending, as it came.
func (t *View) cycleSort(column string) {
	switch {
	case t.state.SortBy != column:
		t.SortBy(column, false)
	case !t.state.Descending:
		t.SortBy(column, true)
	default:
		t.SortBy("", false)
	}
}

// ShowColumn shows or hides a column; the first one always stays.
func (t *View) ShowColumn(column string, show bool) {
	for i := range t.state.Columns {
		if i > 0 && t.state.Columns[i].ID == column {
			t.state.Columns[i].Hidden = !show
			t.relayout()
			t.stateChanged()
		}
	}
}

// shows tells whether a column is shown.
func (t *View) shows(column string) bool {
	return slices.ContainsFunc(t.state.Columns, func(c columnState) bool {
		return c.ID == column && !c.Hidden
	})
}

// MoveColumn moves a column left (-1) or right (+1) among those shown.
func (t *View) MoveColumn(column string, by int) {
	i := slices.IndexFunc(t.state.Columns, func(c columnState) bool { return c.ID == column })
	if i <= 0 {
		return
	}
	j := i + by
	for j > 0 && j < len(t.state.Columns) && t.state.Columns[j].Hidden {
		j += by
	}
	if j < 1 || j >= len(t.state.Columns) {
		return
	}
	moved := t.state.Columns[i]
	t.state.Columns = slices.Insert(slices.Delete(t.state.Columns, i, i+1), j, moved)
	t.relayout()
	t.stateChanged()
}

// width is a column's width in pixels at 100 %, as it is set.
func (t *View) width(column string) float32 {
	for _, c := range t.state.Columns {
		if c.ID == column {
			return c.Width
		}
	}
	return 0
}

// setWidth sets a column's width in pixels at 100 %.
func (t *View) setWidth(column string, width float32) {
	c := t.columnIndex(column)
	for i := range t.state.Columns {
		if t.state.Columns[i].ID == column {
			t.state.Columns[i].Width = min(max(width, t.columns[c].smallest()), largestColumn)
		}
	}
	t.relayout()
}
