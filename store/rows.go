package store

import (
	"database/sql"
	"fmt"
	"reflect"
	"strconv"

	"countersign/assessments"
)

// row is where the cells of a row are read into, each as the driver gives it. To have Scan turn them into
// numbers and texts takes several times as long.
type row struct {
	cells []any
	dest  []any // the places of cells
}

func newRow(columns int) *row {
	r := &row{cells: make([]any, columns), dest: make([]any, columns)}
	for i := range r.cells {
		r.dest[i] = &r.cells[i]
	}
	return r
}

// asText is a cell as the text that a field is set to; NULL is "".
func asText(cell any) string {
	switch c := cell.(type) {
	case nil:
		return ""
	case string:
		return c
	case int64:
		return strconv.FormatInt(c, 10)
	case []byte:
		return string(c)
	}
	return fmt.Sprint(cell)
}

// load fills r from the row.
func (t *table) load(rows *sql.Rows, r assessments.Record) error {
	row := newRow(1 + len(t.columns))
	if err := rows.Scan(row.dest...); err != nil {
		return fmt.Errorf("read %s: %w", t.noun, err)
	}
	return t.fill(row.cells, r, r.Fields())
}

// fill sets the key and the fields of r to what its row holds.
func (t *table) fill(cells []any, r assessments.Record, fields []assessments.Field) error {
	r.SetKey(asText(cells[0]))
	for i, f := range fields {
		if err := f.Value.Set(asText(cells[i+1])); err != nil {
			return assessments.Wrap(err, assessments.Damaged,
				"The %s “%s” holds something in “%s” that cannot be read: %v. Run “countersign check”, and restore a backup if need be.", t.noun, r.Key(), f.Name, err)
		}
	}
	return nil
}

// model is a record of one noun that each row is read into and that is then copied: its fields are listed
// once, which takes longer than setting them. Setting a field replaces its value, so that no two copies share one.
type model struct {
	t      *table
	r      assessments.Record
	fields []assessments.Field
}

func newModel(t *table) *model {
	r := assessments.New(t.noun)
	return &model{t, r, r.Fields()}
}

// record is a new record that holds what is in the cells.
func (m *model) record(cells []any) (assessments.Record, error) {
	if err := m.t.fill(cells, m.r, m.fields); err != nil {
		return nil, err
	}
	from := reflect.ValueOf(m.r).Elem()
	out := reflect.New(from.Type())
	out.Elem().Set(from)
	return out.Interface().(assessments.Record), nil
}

// all reads every row that is left.
func (t *table) all(rows *sql.Rows) ([]assessments.Record, error) {
	var out []assessments.Record
	row, m := newRow(1+len(t.columns)), newModel(t)
	for rows.Next() {
		if err := rows.Scan(row.dest...); err != nil {
			return nil, fmt.Errorf("read %s: %w", t.noun, err)
		}
		r, err := m.record(row.cells)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}
