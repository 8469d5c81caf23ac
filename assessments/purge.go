package assessments

import "strings"

// Purged is what the journal holds in place of a value that a purge erased. The event of a purge names
// every field of every record of which it erased a value: Before is Purged there, and After is what
// the field holds since.
const Purged = "[purged]"

// PurgedOn is what a field holds in place of words that were purged on a day.
func PurgedOn(day Date) string { return "[purged on " + string(day) + "]" }

// IsPurged reports whether a value is empty or only says that something was purged.
func IsPurged(value string) bool {
	return value == "" || value == Purged || strings.HasPrefix(value, "[purged on ") &&
		len(value) == len("[purged on 2026-11-21]")
}

// MayPurge reports whether a purge may erase values of a field: words of a document, evidence or note,
// and on request what people call it.
func MayPurge(n Noun, field string) bool {
	r := New(n)
	if r == nil {
		return false
	}
	f, ok := FieldOf(r, field)
	return ok && (f.Content || f.Naming)
}
