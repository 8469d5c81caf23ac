package table

import (
	"cmp"
	"slices"
	"strings"
)

// tableOrder decides which rows are shown and in which order. It knows no
// widgets.
type tableOrder struct {
	rows    Rows
	columns []Column
	text    string         // the filter as typed
	words   []string       // its words, folded
	hay     []string       // per row, what the filter searches; built when needed
	view    []int          // source indices in the order shown
	place   map[string]int // view index by id
}

func (o *tableOrder) load(rows Rows, columns []Column) {
	o.rows, o.columns, o.hay = rows, columns, nil
}

func (o *tableOrder) filter(text string) {
	o.text = text
	o.words = strings.Fields(fold(text))
}

// fold makes text comparable without regard to case.
func fold(s string) string { return strings.ToLower(s) }

// has tells whether a row is shown.
func (o *tableOrder) has(id string) bool {
	_, ok := o.place[id]
	return ok
}

// arrange filters, then sorts by a column; column -1 keeps the source's order.
func (o *tableOrder) arrange(column int, descending bool) {
	if o.rows == nil {
		o.rows = RowList(nil)
	}
	o.view = o.view[:0]
	for i := range o.rows.Len() {
		if o.matches(i) {
			o.view = append(o.view, i)
		}
	}
	if column >= 0 && column < len(o.columns) {
		o.sort(column, descending)
	}
	o.place = make(map[string]int, len(o.view))
	for v, src := range o.view {
		o.place[o.rows.ID(src)] = v
	}
}

func (o *tableOrder) matches(i int) bool {
	if len(o.words) == 0 {
		return true
	}
	if o.hay == nil {
		o.hay = make([]string, o.rows.Len())
		for r := range o.hay {
			o.hay[r] = o.searchable(r)
		}
	}
	for _, w := range o.words {
		if !strings.Contains(o.hay[i], w) {
			return false
		}
	}
	return true
}

func (o *tableOrder) searchable(row int) string {
	var b strings.Builder
	for c := range o.columns {
		cell := o.rows.Cell(row, c)
		b.WriteString(cell.words())
		b.WriteByte('\n')
		if cell.Sub != "" {
			b.WriteString(cell.Sub)
			b.WriteByte('\n')
		}
	}
	return fold(b.String())
}

// sort orders the view by one column, equal rows staying as they were. Keys
// are read once per row: asking for cells inside the comparison costs n log n.
func (o *tableOrder) sort(column int, descending bool) {
	if s, ok := o.rows.(sorter); ok {
		slices.SortStableFunc(o.view, func(a, b int) int {
			if descending {
				a, b = b, a
			}
			switch {
			case s.Less(column, a, b):
				return -1
			case s.Less(column, b, a):
				return 1
			}
			return 0
		})
		return
	}
	type keyed struct {
		row   int
		order float64
		text  string
	}
	numeric := o.columns[column].Numeric
	keys := make([]keyed, len(o.view))
	for i, src := range o.view {
		c := o.rows.Cell(src, column)
		keys[i] = keyed{row: src, order: c.Order}
		if !numeric {
			keys[i].text = fold(c.words())
		}
	}
	slices.SortStableFunc(keys, func(a, b keyed) int {
		if descending {
			a, b = b, a
		}
		if d := cmp.Compare(a.order, b.order); numeric || d != 0 {
			return d
		}
		return compareFolded(a.text, b.text)
	})
	for i, k := range keys {
		o.view[i] = k.row
	}
}

// Compare orders two texts as people do: without regard to case, and with the numbers in them by their
// value, so that 2 comes before 10. Every list in the order of names is sorted by it.
func Compare(a, b string) int { return compareFolded(fold(a), fold(b)) }

// compareFolded is Compare of texts that are folded already. Texts that differ in leading zeros alone
// are not equal.
func compareFolded(a, b string) int {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		if !digit(a[i]) || !digit(b[j]) {
			if a[i] != b[j] {
				return cmp.Compare(a[i], b[j])
			}
			i, j = i+1, j+1
			continue
		}
		m, n := i+digits(a[i:]), j+digits(b[j:])
		x, y := strings.TrimLeft(a[i:m], "0"), strings.TrimLeft(b[j:n], "0")
		if d := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); d != 0 {
			return d
		}
		i, j = m, n
	}
	return cmp.Or(cmp.Compare(len(a)-i, len(b)-j), strings.Compare(a, b))
}

func digit(c byte) bool { return '0' <= c && c <= '9' }

// digits is how many digits a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && digit(s[n]) {
		n++
	}
	return n
}
