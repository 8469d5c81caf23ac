package workbench

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"
)

// distribute gives a new note, document or piece of evidence for which no distribution was named the
// usual one, and records it as if it had been named. Who may see a record then never depends on what an
// empty field is taken for, and a dry run shows it before it is filed.
func (e *edit) distribute(r assessments.Record) {
	switch one := r.(type) {
	case *assessments.Note:
		one.Distribution = named(one.Distribution, assessments.UsualDistribution(e.actor.Role))
	case *assessments.Document:
		one.Distribution = named(one.Distribution, assessments.Internal)
	case *assessments.Evidence:
		one.Distribution = named(one.Distribution, assessments.Internal)
	}
}

func named(d, usual assessments.Distribution) assessments.Distribution {
	if d == "" {
		return usual
	}
	return d
}

// unnamed counts what a declarative file gave no distribution to, by kind and by the one it got.
type unnamed map[unnamedKey]*unnamedPaths

type unnamedKey struct {
	noun assessments.Noun
	dist assessments.Distribution
}

type unnamedPaths struct {
	first string
	count int
	lines []string // of those after the first, each once
}

// which says which records they are: the first by its path, the others by their lines.
func (u *unnamedPaths) which() string {
	switch {
	case u.count == 1:
		return u.first
	case len(u.lines) == 0: // all are on one line
		return fmt.Sprintf("%s and %d more", u.first, u.count-1)
	case len(u.lines) == 1:
		return fmt.Sprintf("%s and %d more (line %s)", u.first, u.count-1, u.lines[0])
	}
	return fmt.Sprintf("%s and %d more (lines %s)", u.first, u.count-1, strings.Join(u.lines, ", "))
}

// distributeDeclared is distribute for a record of a declarative file; the person who applies the file is
// told.
func (e *edit) distributeDeclared(path string, r assessments.Record) {
	f, ok := assessments.FieldOf(r, "distribution")
	if !ok || f.Value.String() != "" {
		return
	}
	e.distribute(r)
	if e.unnamed == nil {
		e.unnamed = unnamed{}
	}
	k := unnamedKey{r.Noun(), assessments.Distribution(f.Value.String())}
	u := e.unnamed[k]
	if line := strconv.Itoa(e.line); u == nil {
		u = &unnamedPaths{first: path}
		e.unnamed[k] = u
	} else if e.line > 0 && !slices.Contains(u.lines, line) {
		u.lines = append(u.lines, line)
	}
	u.count++
}

// sayUnnamed tells under which distributions records are filed that named none.
func (e *edit) sayUnnamed() {
	for _, n := range assessments.Nouns() {
		for _, d := range assessments.Distributions() {
			u := e.unnamed[unnamedKey{n, d}]
			if u == nil {
				continue
			}
			e.notes = append(e.notes,
				fmt.Sprintf("%s: no distribution is named, so “%s” is recorded for the %s. %s",
					u.which(), d.Title(), n, seenBy[d]))
		}
	}
}

// seenBy says what a distribution means for packs.
var seenBy = map[assessments.Distribution]string{
	assessments.Internal:   "It leaves in packs for auditors; name “privileged” to keep it inside.",
	assessments.Privileged: "It leaves in no pack; name “internal” to show it to auditors.",
}
