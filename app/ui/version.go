package ui

import (
	"countersign/assessments"
)

// Overtaken says what has taken a version's place by a day, in a few words, "" while nothing has; next
// is the version that has, ID "" if none is on record.
func Overtaken(v assessments.Version, all []assessments.Version, day assessments.Date) (words string,
	next assessments.Version,
) {
	if next, ok := v.SucceededOn(day, all); ok {
		return "superseded by version " + next.Label + " on " + next.EffectiveDay(), next
	}
	if v.Status == assessments.VersionSuperseded {
		return "marked superseded", next
	}
	return "", next
}

// OldQuote is what a quote from a version that was overtaken is worth.
const OldQuote = "a quote from it does not close an item. Cite the version in force"

// VersionNames name versions of several documents for a choice, with what has taken the place of each.
func VersionNames(d *assessments.Dossier, day assessments.Date) []string {
	var out []string
	for _, v := range d.Versions {
		_, doc, _ := d.Version(v.ID)
		state := string(v.Status)
		if over, _ := Overtaken(v, d.Versions, day); over != "" {
			state = over
		}
		out = append(out, doc.Name+", version "+v.Label+" ("+state+")")
	}
	return out
}

// InForce is the place of the last version on the list that nothing has taken the place of; that of
// the last if there is none such.
func InForce(list []assessments.Version, day assessments.Date) int {
	for i := len(list) - 1; i >= 0; i-- {
		if over, _ := Overtaken(list[i], list, day); over == "" {
			return i
		}
	}
	return len(list) - 1
}
