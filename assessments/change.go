package assessments

import "fmt"

// Change is one field of one record changed: what journal, undo, dry run, comparison and merge share.
// Before and After are canonical texts of the field. Field "" is the record's existence: "" → "1" when it
// came to be, "1" → "" when it went.
type Change struct {
	Noun   Noun   `json:"noun"`
	ID     string `json:"id"`
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Existence is the Field of a Change that says a record came to be or went.
const Existence = ""

// Reverse undoes the change.
func (c Change) Reverse() Change {
	c.Before, c.After = c.After, c.Before
	return c
}

// Diff lists what turns before into after; either may be nil. Fields equal to a new record's are left out
// of a creation.
func Diff(before, after Record) []Change {
	if before == nil && after == nil {
		return nil
	}
	of := after
	if of == nil {
		of = before
	}
	base := func(field string, v string) Change {
		return Change{Noun: of.Noun(), ID: of.Key(), Field: field, Before: v, After: v}
	}
	var out []Change
	empty := New(of.Noun())
	if before == nil {
		before = empty
		c := base(Existence, "")
		c.After = "1"
		out = append(out, c)
	}
	if after == nil {
		after = empty
	}
	was, is := before.Fields(), after.Fields()
	for i := range was {
		c := base(was[i].Name, was[i].Value.String())
		if c.After = is[i].Value.String(); c.After != c.Before {
			out = append(out, c)
		}
	}
	if after == empty {
		c := base(Existence, "1")
		c.After = ""
		out = append(out, c)
	}
	return out
}

// ApplyTo sets the field on the record. It refuses when the record no longer holds Before: someone changed
// it since, and an undo must not undo their work too.
func (c Change) ApplyTo(r Record) error {
	f, ok := FieldOf(r, c.Field)
	if !ok {
		return fmt.Errorf("apply change: %s has no field %q", c.Noun, c.Field)
	}
	if f.Value.String() != c.Before {
		name := "the " + r.Noun().Title()
		if title := TitleOf(r); title != r.Key() {
			name += " “" + title + "”"
		}
		return Errorf(Conflict, "“%s” of %s was changed again since", FieldTitle(c.Field), name)
	}
	return f.Value.Set(c.After)
}

// Clone copies a record.
func Clone(r Record) Record {
	if r == nil {
		return nil
	}
	out := New(r.Noun())
	out.SetKey(r.Key())
	from, to := r.Fields(), out.Fields()
	for i := range from {
		_ = to[i].Value.Set(from[i].Value.String()) // Set(String()) of the same kind cannot fail
	}
	return out
}

// Equal reports whether two records of the same noun and key hold the same facts.
func Equal(a, b Record) bool {
	if a.Noun() != b.Noun() || a.Key() != b.Key() {
		return false
	}
	fa, fb := a.Fields(), b.Fields()
	for i := range fa {
		if fa[i].Value.String() != fb[i].Value.String() {
			return false
		}
	}
	return true
}
