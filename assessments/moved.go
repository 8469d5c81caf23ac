package assessments

import (
	"fmt"
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
		now = append(now, fmt.Sprintf("%s is now “%s”", FieldTitle(f.Name), f.Stored))
	}
	return fmt.Sprintf("“%s” was changed elsewhere since you saw it: %s. Nothing was saved. Look at both, then save the one to keep.",
		m.Title, strings.Join(now, "; "))
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
