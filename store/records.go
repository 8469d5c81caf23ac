package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"countersign/assessments"
	"countersign/assessments/port"
)

// table is how a noun is kept: its columns are its fields, in their order, after the id.
type table struct {
	noun    assessments.Noun
	columns []column
	place   map[string]int // of a field among the columns
	blank   []word         // the fields of a new record
	names   string         // of the columns, the id first
	get     string         // SELECT … WHERE id = ?
	list    string         // SELECT … without WHERE
	put     string
	remove  string
}

type column struct {
	name      string
	integer   bool
	reference assessments.Noun
}

// tables describes every noun once.
var tables = sync.OnceValue(func() map[assessments.Noun]*table {
	out := map[assessments.Noun]*table{}
	for _, n := range assessments.Nouns() {
		out[n] = describe(assessments.New(n))
	}
	return out
})

func describe(r assessments.Record) *table {
	t := &table{noun: r.Noun(), place: map[string]int{}}
	names, marks, sets := []string{`"id"`}, []string{"?"}, []string(nil)
	for i, f := range r.Fields() {
		t.columns = append(t.columns, column{
			name: f.Name, integer: f.Value.Kind().Integer(),
			reference: f.Ref,
		})
		t.place[f.Name], t.blank = i, append(t.blank, wordOf(f.Value.String()))
		q := quoted(f.Name)
		names, marks, sets = append(names, q), append(marks, "?"), append(sets, q+" = excluded."+q)
	}
	name, all := quoted(string(t.noun)), strings.Join(names, ", ")
	t.names = all
	t.list = "SELECT " + all + " FROM " + name
	t.get = t.list + ` WHERE "id" = ?`
	t.put = "INSERT INTO " + name + " (" + all + ") VALUES (" + strings.Join(marks, ", ") +
		`) ON CONFLICT ("id") DO UPDATE SET ` + strings.Join(sets, ", ")
	t.remove = "DELETE FROM " + name + ` WHERE "id" = ?`
	return t
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func tableOf(n assessments.Noun) (*table, error) {
	if t, ok := tables()[n]; ok {
		return t, nil
	}
	return nil, fmt.Errorf("no such noun: %q", n)
}

// view reads in one transaction. It implements port.Reader.
type view struct {
	ctx context.Context
	s   *session
}

var _ port.Reader = (*view)(nil)

// Get loads the record with r's key into r; false when there is none.
func (v *view) Get(r assessments.Record) (bool, error) {
	t, err := tableOf(r.Noun())
	if err != nil {
		return false, err
	}
	rows, err := v.s.query(v.ctx, t.get, r.Key())
	if err != nil {
		return false, fmt.Errorf("get %s %s: %w", r.Noun(), r.Key(), err)
	}
	defer rows.Close()
	if !rows.Next() {
		return false, rows.Err()
	}
	return true, t.load(rows, r)
}

// List returns the records of a noun for which every Where holds, ordered by id.
func (v *view) List(noun assessments.Noun, where ...assessments.Where) ([]assessments.Record, error) {
	t, err := tableOf(noun)
	if err != nil {
		return nil, err
	}
	var out []assessments.Record
	err = t.slices(where, func(where []assessments.Where) error {
		cond, args, err := t.condition(where)
		if err != nil {
			return err
		}
		rows, err := v.s.query(v.ctx, t.list+cond+` ORDER BY "id"`, args...)
		if err != nil {
			return fmt.Errorf("list %s: %w", noun, err)
		}
		defer rows.Close()
		some, err := t.all(rows)
		out = append(out, some...)
		return err
	})
	if err == nil && len(where) > 0 {
		slices.SortFunc(out, func(a, b assessments.Record) int { return strings.Compare(a.Key(), b.Key()) })
	}
	return out, err
}

// Count counts what List would return.
func (v *view) Count(noun assessments.Noun, where ...assessments.Where) (n int, err error) {
	t, err := tableOf(noun)
	if err != nil {
		return 0, err
	}
	err = t.slices(where, func(where []assessments.Where) error {
		cond, args, err := t.condition(where)
		if err != nil {
			return err
		}
		some, err := v.s.number(v.ctx, "SELECT count(*) FROM "+quoted(string(noun))+cond, args...)
		n += int(some)
		return err
	})
	return n, err
}

// maxValues is how many values one statement asks for; SQLite's own limit is 32,766.
const maxValues = 4096

// slices runs do once per piece of a condition that has more values than a statement may hold.
func (t *table) slices(where []assessments.Where, do func([]assessments.Where) error) error {
	for i, w := range where {
		if len(w.In) <= maxValues {
			continue
		}
		values := distinct(w.In)
		for len(values) > 0 {
			n := min(maxValues, len(values))
			part := append([]assessments.Where(nil), where...)
			part[i].In = values[:n]
			if err := t.slices(part, do); err != nil {
				return err
			}
			values = values[n:]
		}
		return nil
	}
	return do(where)
}

func distinct(in []string) []string {
	seen := make(map[string]bool, len(in))
	var out []string
	for _, s := range in {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// condition makes the WHERE clause. Values are padded to a power of two by repeating the last, so that few
// different statements are prepared.
func (t *table) condition(where []assessments.Where) (string, []any, error) {
	var parts []string
	var args []any
	for _, w := range where {
		col, err := t.column(w.Field)
		if err != nil {
			return "", nil, err
		}
		if w.Of != nil {
			inner, values, err := selection(w.Of)
			if err != nil {
				return "", nil, err
			}
			parts, args = append(parts, quoted(col.name)+" IN ("+inner+")"), append(args, values...)
			continue
		}
		if len(w.In) == 0 {
			parts = append(parts, "1 = 0")
			continue
		}
		n := 1
		for n < len(w.In) {
			n *= 2
		}
		none := ""
		for i := range n {
			value := w.In[min(i, len(w.In)-1)]
			if value == "" && col.reference != "" {
				none = " OR " + quoted(col.name) + " IS NULL"
			}
			arg, err := col.argument(value)
			if err != nil {
				return "", nil, fmt.Errorf("%s.%s: %w", t.noun, col.name, err)
			}
			args = append(args, arg)
		}
		parts = append(parts, "("+quoted(col.name)+" IN (?"+strings.Repeat(", ?", n-1)+")"+none+")")
	}
	if len(parts) == 0 {
		return "", nil, nil
	}
	return " WHERE " + strings.Join(parts, " AND "), args, nil
}

// selection reads the values of a field of other records.
func selection(of *assessments.Selection) (string, []any, error) {
	t, err := tableOf(of.Noun)
	if err != nil {
		return "", nil, err
	}
	col, err := t.column(of.Field)
	if err != nil {
		return "", nil, err
	}
	condition, args, err := t.condition(of.Where)
	return "SELECT " + quoted(col.name) + " FROM " + quoted(string(of.Noun)) + condition, args, err
}

func (t *table) column(field string) (column, error) {
	if field == "id" {
		return column{name: "id"}, nil
	}
	for _, c := range t.columns {
		if c.name == field {
			return c, nil
		}
	}
	return column{}, fmt.Errorf("%s has no field %q", t.noun, field)
}

// argument is a canonical text as its column holds it.
func (c column) argument(value string) (any, error) {
	switch {
	case c.integer && value == "":
		return int64(0), nil
	case c.integer:
		return strconv.ParseInt(value, 10, 64)
	case c.reference != "" && value == "":
		return nil, nil
	}
	return value, nil
}

// Put inserts or replaces a record. A reference that leads nowhere fails at commit.
func (t *tx) Put(r assessments.Record) error {
	tab, err := tableOf(r.Noun())
	if err != nil {
		return err
	}
	args := make([]any, 1, len(tab.columns)+1)
	args[0] = r.Key()
	for i, f := range r.Fields() {
		arg, err := tab.columns[i].argument(f.Value.String())
		if err != nil {
			return fmt.Errorf("put %s %s: %s: %w", r.Noun(), r.Key(), f.Name, err)
		}
		args = append(args, arg)
	}
	if _, err := t.s.exec(t.plain(), tab.put, args...); err != nil {
		return fmt.Errorf("put %s %s: %w", r.Noun(), r.Key(), err)
	}
	return t.index(r)
}

// Remove permanently deletes a record.
func (t *tx) Remove(noun assessments.Noun, id string) error {
	tab, err := tableOf(noun)
	if err != nil {
		return err
	}
	if _, err := t.s.exec(t.plain(), tab.remove, id); err != nil {
		return fmt.Errorf("remove %s %s: %w", noun, id, err)
	}
	return t.unindex(noun, id)
}
