package store

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/scoring"
)

// Summaries returns the figures kept in the present form, by assessment. A damaged entry counts as none: it
// is a cache.
func (w *Workspace) Summaries(ctx context.Context) (map[string]cached.Kept, error) {
	out := map[string]cached.Kept{}
	err := w.read(ctx, func(v *view) error {
		all, err := v.keptFigures()
		d := newFigureDigester()
		for id, f := range all {
			if f.whole(d) {
				what, parts := figuresOf(id, f.Key, f.digest)
				f.Believed = w.o.believes(f.mac, what, parts...)
				out[id] = f.Kept
			}
		}
		return err
	})
	return out, err
}

// figuresKept are figures as they are in the file.
type figuresKept struct {
	cached.Kept
	digest, mac string
	unreadable  bool
}

func (f *figuresKept) whole(d *figureDigester) bool {
	return !f.unreadable && f.digest == d.digest(&f.Kept)
}

// keptFigures reads the figures of the present form. Those that cannot be read are not whole.
func (v *view) keptFigures() (map[string]*figuresKept, error) {
	out := map[string]*figuresKept{}
	var f figuresKept
	err := v.rowsOf(`SELECT "assessment", "key", "digest", "mac", `+namesOf(f.Columns())+
		` FROM "summary" WHERE "form" = ?`, []any{cached.Form()},
		append([]any{&f.Summary.ID, &f.Key, &f.digest, &f.mac}, placesOf(f.Columns())...),
		func(readable bool) {
			one := f
			one.unreadable = !readable
			one.Summary.Disciplines = make(map[assessments.Discipline]scoring.Figures, 5)
			out[f.Summary.ID] = &one
		})
	if err != nil {
		return nil, fmt.Errorf("read the kept figures: %w", err)
	}
	var id, discipline string
	var cells scoring.Figures
	columns := cached.DisciplineColumns(&cells)
	err = v.rowsOf(`SELECT "assessment", "discipline", `+namesOf(columns)+` FROM "summary_discipline"`, nil,
		append([]any{&id, &discipline}, placesOf(columns)...),
		func(readable bool) {
			if one, ok := out[id]; ok {
				one.unreadable = one.unreadable || !readable
				one.Summary.Disciplines[assessments.Discipline(discipline)] = cells
			}
		})
	if err != nil {
		return nil, fmt.Errorf("read the kept figures of disciplines: %w", err)
	}
	return out, nil
}

// rowsOf reads each row into the same places. readable is false where a value does not fit its place.
func (v *view) rowsOf(query string, args, into []any, do func(readable bool)) error {
	rows, err := v.s.query(v.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	row := newRow(len(into))
	for rows.Next() {
		if err := rows.Scan(row.dest...); err != nil {
			return err
		}
		readable := true
		for i, cell := range row.cells {
			readable = readInto(into[i], cell) && readable
		}
		do(readable)
	}
	return rows.Err()
}

// readInto reads a cell into the place of a Column; false where it does not fit.
func readInto(at, cell any) (ok bool) {
	var n int64
	switch at := at.(type) {
	case *string:
		*at, ok = cell.(string)
	case *int:
		n, ok = cell.(int64)
		*at = int(n)
	case *int64:
		*at, ok = cell.(int64)
	case *bool:
		n, ok = cell.(int64)
		*at, ok = n == 1, ok && (n == 0 || n == 1)
	case **int:
		*at, ok = nil, cell == nil
		if n, some := cell.(int64); some {
			score := int(n)
			*at, ok = &score, true
		}
	case *[]string:
		s, text := cell.(string)
		*at = nil // not the one of the row before
		ok = text && json.Unmarshal([]byte(s), at) == nil
	default:
		panic(fmt.Sprintf("no way to read a %T", at))
	}
	return ok
}

func namesOf(columns []cached.Column) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = quoted(c.Name)
	}
	return strings.Join(names, ", ")
}

// placesOf is where the values of columns are, to be read from a row.
func placesOf(columns []cached.Column) []any {
	out := make([]any, len(columns))
	for i, c := range columns {
		out[i] = c.At
	}
	return out
}

// valuesOf are the values of columns, to be written into a row.
func valuesOf(columns []cached.Column) []any {
	out := placesOf(columns)
	for i, at := range out {
		if list, ok := at.(*[]string); ok {
			out[i] = listed{list}
		}
	}
	return out
}

// listed is a list of texts that is written into one column, as JSON.
type listed struct{ at *[]string }

var _ driver.Valuer = listed{}

func (l listed) Value() (driver.Value, error) {
	b, err := json.Marshal(*l.at)
	return string(b), err
}

// SaveSummaries keeps figures in place of those kept before, all in one transaction. A workspace that
// is only read keeps none, which is no error.
func (w *Workspace) SaveSummaries(ctx context.Context, by map[string]cached.Kept) error {
	if w.writer == nil || len(by) == 0 {
		return nil
	}
	err := w.write(ctx, func(t *tx) error { return t.keepFigures(by) })
	return told(ctx, err, "save", w.path)
}

// keepFigures replaces rows of assessments, and those of their disciplines.
func (t *tx) keepFigures(by map[string]cached.Kept) error {
	form, d := cached.Form(), newFigureDigester()
	var ids, whole, parts [][]any
	for _, id := range slices.Sorted(maps.Keys(by)) {
		k := by[id]
		digest := d.digest(&k)
		what, covered := figuresOf(id, k.Key, digest)
		ids = append(ids, []any{id})
		whole = append(whole, append([]any{id, k.Key, form, digest, t.w.o.mac(true, what, covered...)},
			valuesOf(k.Columns())...))
		for name, f := range k.Summary.Disciplines {
			parts = append(parts, append([]any{id, string(name)}, valuesOf(cached.DisciplineColumns(&f))...))
		}
	}
	const values = ") VALUES "
	for _, statement := range []struct {
		before string
		rows   [][]any
		after  string
	}{
		{`DELETE FROM "summary" WHERE "assessment" IN (VALUES `, ids, ")"},
		{`DELETE FROM "summary_discipline" WHERE "assessment" IN (VALUES `, ids, ")"},
		{`INSERT INTO "summary" ("assessment", "key", "form", "digest", "mac", ` +
			namesOf((&cached.Kept{}).Columns()) + values, whole, ""},
		{`INSERT INTO "summary_discipline" ("assessment", "discipline", ` +
			namesOf(cached.DisciplineColumns(&scoring.Figures{})) + values, parts, ""},
	} {
		if err := t.inRows(statement.before, statement.rows, statement.after); err != nil {
			return err
		}
	}
	return nil
}

// mostValues is how many values one statement may hold, which is SQLite's own limit.
const mostValues = 32_766

// inRows runs a statement about rows of values, as often as one statement cannot hold them all.
func (t *tx) inRows(before string, rows [][]any, after string) error {
	if len(rows) == 0 {
		return nil
	}
	one := "(?" + strings.Repeat(", ?", len(rows[0])-1) + ")"
	for some := range slices.Chunk(rows, mostValues/len(rows[0])) {
		query := before + one + strings.Repeat(", "+one, len(some)-1) + after
		if _, err := t.s.exec(t.plain(), query, slices.Concat(some...)...); err != nil {
			return err
		}
	}
	return nil
}

// figureDigester digests the figures of one assessment after another.
type figureDigester struct {
	kept        cached.Kept
	one         scoring.Figures
	columns     []cached.Column // of kept
	disciplines []cached.Column // of one
	out         []byte
}

func newFigureDigester() *figureDigester {
	d := &figureDigester{}
	d.columns, d.disciplines = d.kept.Columns(), cached.DisciplineColumns(&d.one)
	return d
}

// digest is of the figures of an assessment and of its disciplines.
func (d *figureDigester) digest(k *cached.Kept) string {
	d.kept, d.out = *k, d.out[:0]
	d.add(d.columns)
	for _, name := range assessments.Disciplines() {
		if f, ok := k.Summary.Disciplines[name]; ok {
			d.one = f
			d.text(string(name))
			d.add(d.disciplines)
		}
	}
	d.number(int64(len(k.Summary.Disciplines))) // one that is not ours counts
	sum := sha256.Sum256(d.out)
	return hex.EncodeToString(sum[:])
}

// add writes values so that no two rows look the same.
func (d *figureDigester) add(columns []cached.Column) {
	for _, c := range columns {
		switch at := c.At.(type) {
		case *string:
			d.text(*at)
		case *int:
			d.number(int64(*at))
		case *int64:
			d.number(*at)
		case *bool:
			d.out = strconv.AppendBool(d.out, *at)
		case **int:
			if *at != nil {
				d.number(int64(**at))
			}
			d.out = append(d.out, '.')
		case *[]string:
			d.number(int64(len(*at)))
			for _, s := range *at {
				d.text(s)
			}
		default:
			panic(fmt.Sprintf("no way to keep %s, a %T", c.Name, c.At))
		}
	}
}

func (d *figureDigester) number(n int64) { d.out = append(strconv.AppendInt(d.out, n, 10), ' ') }

func (d *figureDigester) text(s string) {
	d.number(int64(len(s)))
	d.out = append(d.out, s...)
}
