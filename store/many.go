package store

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
)

// What one statement of ListMany may hold; SQLite's own limits are 32,766 values and 500 parts.
const (
	maxTogether = 16_384
	maxParts    = 100
)

// part is one ask, or what fits of it, within a statement.
type part struct {
	ask       int
	t         *table
	condition string
	args      []any
}

// ListMany returns what each ask names, all in one statement where they fit: a round trip costs more
// than reading.
func (v *view) ListMany(asks ...port.Ask) ([][]assessments.Record, error) {
	parts, err := partsOf(asks)
	if err != nil {
		return nil, err
	}
	out := make([][]assessments.Record, len(asks))
	for len(parts) > 0 {
		n, values := 0, 0
		for n < len(parts) && n < maxParts && (n == 0 || values+len(parts[n].args) <= maxTogether) {
			values += len(parts[n].args)
			n++
		}
		if err := v.together(parts[:n], out); err != nil {
			return nil, err
		}
		parts = parts[n:]
	}
	for i := range out {
		slices.SortFunc(out[i], func(a, b assessments.Record) int { return strings.Compare(a.Key(), b.Key()) })
	}
	return out, nil
}

func partsOf(asks []port.Ask) (parts []part, err error) {
	for i, a := range asks {
		t, err := tableOf(a.Noun)
		if err != nil {
			return nil, err
		}
		err = t.slices(a.Where, func(where []assessments.Where) error {
			condition, args, err := t.condition(where)
			parts = append(parts, part{i, t, condition, args})
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// together reads several nouns with one statement: its rows are as wide as the widest of them.
func (v *view) together(parts []part, out [][]assessments.Record) error {
	width := 0
	for _, p := range parts {
		width = max(width, len(p.t.columns))
	}
	var query strings.Builder
	var args []any
	for i, p := range parts {
		if i > 0 {
			query.WriteString(" UNION ALL ")
		}
		fmt.Fprintf(&query, `SELECT %d, %s%s FROM %s%s`, i, p.t.names,
			strings.Repeat(", NULL", width-len(p.t.columns)), quoted(string(p.t.noun)), p.condition)
		args = append(args, p.args...)
	}
	rows, err := v.s.query(v.ctx, query.String(), args...)
	if err != nil {
		return fmt.Errorf("list %d nouns: %w", len(parts), err)
	}
	defer rows.Close()
	row, models := newRow(1+1+width), make([]*model, len(parts)) // which part, the id and the fields
	for rows.Next() {
		if err := rows.Scan(row.dest...); err != nil {
			return fmt.Errorf("list %d nouns: %w", len(parts), err)
		}
		n, _ := row.cells[0].(int64)
		if models[n] == nil {
			models[n] = newModel(parts[n].t)
		}
		r, err := models[n].record(row.cells[1:])
		if err != nil {
			return err
		}
		out[parts[n].ask] = append(out[parts[n].ask], r)
	}
	return rows.Err()
}
