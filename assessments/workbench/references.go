package workbench

import (
	"fmt"

	"countersign/assessments"
)

// references asks whether every reference of r leads to a record outside the bin, and none back to r.
func (e *edit) references(r assessments.Record) (assessments.Problems, error) {
	var out assessments.Problems
	wrong := func(field, format string, args ...any) {
		out = append(out, assessments.Problem{Path: field, Message: fmt.Sprintf(format, args...)})
	}
	for _, f := range r.Fields() {
		id := f.Value.String()
		if f.Ref == "" || id == "" {
			continue
		}
		if f.Ref == r.Noun() && id == r.Key() {
			wrong(f.Name, "“%s” is its own id: it names another %s, or stays empty", id, f.Ref)
			continue
		}
		to := assessments.New(f.Ref)
		to.SetKey(id)
		ok, err := e.Get(to)
		switch {
		case err != nil:
			return nil, err
		case !ok:
			wrong(f.Name, "there is no %s with the id “%s”", f.Ref, id)
		case assessments.InBin(to) && !assessments.InBin(r):
			wrong(f.Name, "the %s “%s” is in the bin; restore it first", f.Ref, assessments.TitleOf(to))
		}
	}
	for _, way := range upwards {
		round, err := e.leadsBack(r, way)
		if err != nil {
			return nil, err
		}
		if round && len(out) == 0 {
			wrong(way.field, "it would lead back to this %s: it names an earlier one, or another kind of record",
				r.Noun())
		}
	}
	return out, nil
}

// upward is a field in which a record names one of its own noun.
type upward struct {
	noun   assessments.Noun
	field  string
	onNoun string // the field that must name the same noun; "" where the field can name no other
}

// upwards are the fields in which records of one noun name each other, one above the other.
var upwards = []upward{
	{assessments.NounException, "renews", ""},
	{assessments.NounNote, "on_id", "on_noun"},
}

// leadsBack reports whether the records above r lead to r.
func (e *edit) leadsBack(r assessments.Record, way upward) (bool, error) {
	if r.Noun() != way.noun {
		return false, nil
	}
	seen := map[string]bool{}
	for at := r; ; {
		if on, ok := assessments.FieldOf(at, way.onNoun); ok && on.Value.String() != string(way.noun) {
			return false, nil
		}
		f, _ := assessments.FieldOf(at, way.field)
		id := f.Value.String()
		if id == "" || seen[id] {
			return false, nil
		}
		if id == r.Key() {
			return true, nil
		}
		seen[id] = true
		at = assessments.New(way.noun)
		at.SetKey(id)
		if found, err := e.Get(at); err != nil || !found {
			return false, err
		}
	}
}
