package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
)

// record is a pointer to a noun's struct.
type record[T any] interface {
	*T
	assessments.Record
}

// get loads one record; false when there is none.
func get[T any, P record[T]](r port.Reader, id string) (T, bool, error) {
	var out T
	if id == "" {
		return out, false, nil
	}
	P(&out).SetKey(id)
	ok, err := r.Get(P(&out))
	return out, ok, err
}

// must loads one record and refuses an unknown id in words.
func must[T any, P record[T]](r port.Reader, id string) (T, error) {
	out, ok, err := get[T, P](r, id)
	if err == nil && !ok {
		err = unknown(P(&out).Noun(), id)
	}
	return out, err
}

func unknown(n assessments.Noun, id string) error {
	return assessments.Errorf(assessments.NotFound,
		"There is no %s with the id “%s” in this workspace. “countersign show” lists what there is.", n, id)
}

// live lists records outside the bin.
func live[T any, P record[T]](r port.Reader, where ...assessments.Where) ([]T, error) {
	var zero T
	rows, err := r.List(P(&zero).Noun(), where...)
	if err != nil {
		return nil, err
	}
	return liveOf[T, P](rows), nil
}

// liveOf leaves out what is in the bin.
func liveOf[T any, P record[T]](rows []assessments.Record) []T {
	out := make([]T, 0, len(rows))
	for _, one := range rows {
		if !assessments.InBin(one) {
			out = append(out, *one.(P))
		}
	}
	return out
}

func is(field string, values ...string) assessments.Where {
	return assessments.Where{Field: field, In: values}
}

// List returns the records of a noun outside the bin.
func (w *workspace) List(ctx context.Context, n assessments.Noun,
	where ...assessments.Where,
) ([]assessments.Record, error) {
	return w.list(ctx, n, false, where)
}

// Binned returns the records of a noun in the bin.
func (w *workspace) Binned(ctx context.Context, n assessments.Noun) ([]assessments.Record, error) {
	return w.list(ctx, n, true, nil)
}

func (w *workspace) list(ctx context.Context, n assessments.Noun, binned bool,
	where []assessments.Where,
) (out []assessments.Record, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		rows, err := r.List(n, where...)
		for _, one := range rows {
			if assessments.InBin(one) == binned {
				out = append(out, one)
			}
		}
		return err
	})
	return out, err
}

// Get loads the record with r's key into r and refuses an unknown id.
func (w *workspace) Get(ctx context.Context, rec assessments.Record) error {
	return w.store.Read(ctx, func(r port.Reader) error {
		ok, err := r.Get(rec)
		if err == nil && !ok {
			err = unknown(rec.Noun(), rec.Key())
		}
		return err
	})
}

// Counts says how many records of each noun there are outside the bin.
func (w *workspace) Counts(ctx context.Context, nouns ...assessments.Noun) (map[assessments.Noun]int, error) {
	out := make(map[assessments.Noun]int, len(nouns))
	err := w.store.Read(ctx, func(r port.Reader) (err error) {
		for _, n := range nouns {
			var outside []assessments.Where
			if _, can := assessments.New(n).(assessments.Binnable); can {
				outside = append(outside, is("binned", ""))
			}
			if out[n], err = r.Count(n, outside...); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}
