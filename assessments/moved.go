package assessments

import (
	"fmt"
	"slices"
	"strings"
)

// Moved refuses to save what a person changed, because a field no longer holds what the person saw.
// All three texts are in it, so that the person can choose.
type Moved struct {
	Noun   Noun
	ID     string
	Title  string
	Fields []MovedField
}

// MovedField is a field that someone else has changed since, in canonical texts.
type MovedField struct {
	Name                 string
	Seen, Stored, Wanted string
}

// Error says for each field what is stored now.
func (m *Moved) Error() string {
	var now []string
	for _, f := range m.Fields {
		now = append(now, fmt.Sprintf("%s is now “%s”", FieldTitle(f.Name), m.Now(f)))
	}
	return fmt.Sprintf("“%s” was changed elsewhere since you saw it: %s. Nothing was saved. Look at both, then save the one to keep.",
		m.Title, strings.Join(now, "; "))
}

// Now is what a field holds now, as people read it.
func (m *Moved) Now(f MovedField) string {
	field, _ := FieldOf(New(m.Noun), f.Name)
	q, asked := FactQuestionOf(string(m.Noun) + "." + f.Name)
	switch {
	case asked:
		return q.Words(valuesOf(field.Value, f.Stored))
	case f.Name == "verdict":
		return Verdict(f.Stored).Title()
	case field.Value == nil:
		return f.Stored
	case field.Value.Kind() == FlagValue && f.Stored == "1":
		return "yes"
	case field.Value.Kind() == FlagValue:
		return "no"
	}
	return strings.Join(valuesOf(field.Value, f.Stored), ", ")
}

// valuesOf are the entries of a field's canonical text; one, if the field is no list.
func valuesOf(v Value, text string) (out []string) {
	if v.Kind() == ListValue {
		_ = list(&out).Set(text) // a field's own text is always read back
		return out
	}
	if text == "" {
		return nil
	}
	return []string{text}
}

// Show puts what is stored now into a record as it was seen: from then on the person has seen it.
func (m *Moved) Show(seen Record) {
	if seen.Noun() != m.Noun || seen.Key() != m.ID {
		return
	}
	for _, f := range m.Fields {
		if field, ok := FieldOf(seen, f.Name); ok {
			_ = field.Value.Set(f.Stored) // it is stored in such a field
		}
	}
}

// Overtaken refuses a change from stored to wanted that would take back what no one saw: every field it
// changes must hold what seen holds. Of a list, what it takes out must have been seen. mine tells which of
// the stored values were written by the one who makes the change: those were known.
func Overtaken(seen, stored, wanted Record, mine func(c Change) bool) error {
	var moved []MovedField
	for _, c := range Diff(stored, wanted) {
		was, ok := FieldOf(seen, c.Field)
		if !ok || was.Computed || was.Value.String() == c.Before || mine(c) {
			continue
		}
		if was.Value.Kind() == ListValue && !takesUnseen(was.Value, c) {
			continue
		}
		moved = append(moved, MovedField{
			Name: c.Field, Seen: was.Value.String(), Stored: c.Before, Wanted: c.After,
		})
	}
	if len(moved) == 0 {
		return nil
	}
	return &Moved{Noun: stored.Noun(), ID: stored.Key(), Title: TitleOf(stored), Fields: moved}
}

// takesUnseen reports whether a change of a list takes out an entry that was not in the list as seen.
func takesUnseen(seen Value, c Change) bool {
	saw, left := valuesOf(seen, seen.String()), valuesOf(seen, c.After)
	return slices.ContainsFunc(valuesOf(seen, c.Before), func(entry string) bool {
		return !slices.Contains(left, entry) && !slices.Contains(saw, entry)
	})
}

// Unwrap makes it a Conflict.
func (m *Moved) Unwrap() error { return &Error{Kind: Conflict, Message: m.Error()} }

// Rebase applies to a record what differs between base, as it was seen, and wanted. What the program
// computes is left out. Where the record holds neither what was seen nor what is wanted, nothing is
// changed and a *Moved names it.
func Rebase(stored, base, wanted Record) error {
	var moved []MovedField
	var changes []Change
	for _, c := range Diff(base, wanted) {
		f, ok := FieldOf(stored, c.Field)
		if !ok || f.Computed || f.Value.String() == c.After {
			continue
		}
		if now := f.Value.String(); now != c.Before {
			moved = append(moved, MovedField{Name: c.Field, Seen: c.Before, Stored: now, Wanted: c.After})
			continue
		}
		changes = append(changes, c)
	}
	if len(moved) > 0 {
		return &Moved{Noun: stored.Noun(), ID: stored.Key(), Title: TitleOf(stored), Fields: moved}
	}
	for _, c := range changes {
		if err := c.ApplyTo(stored); err != nil {
			return err
		}
	}
	return nil
}
