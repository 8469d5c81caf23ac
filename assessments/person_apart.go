package assessments

import (
	"fmt"
	"slices"
	"strings"
)

// NotAnother returns the first of the names that a name may be the same person's as, an empty string
// if it is certainly another person's. Every rule that needs another person asks this. An empty name
// is no one's.
func NotAnother(name string, others ...string) string {
	for _, other := range others {
		if strings.TrimSpace(other) != "" && MayBeSamePerson(other, name) {
			return other
		}
	}
	return ""
}

// Apart says what to write so that two people whose names are alike are taken for two: words in both
// names that differ. A word in one name alone does not do, because that can be the one person under
// the full name.
func Apart(a, b string) string {
	if !SamePerson(a, b) {
		return fmt.Sprintf("“%s” may be “%s”: if it is another person, write both names in full, each with a middle initial or the"+
			" department if they are alike", b, a)
	}
	first, second := bare(a), bare(b)
	return fmt.Sprintf("If these are two people of one name, write into both names what tells them apart, such as a middle"+
		" initial or the department: “%s, Sales” and “%s, Legal”", first, second)
}

// bare is a name as it was typed, without a role in brackets.
func bare(name string) string {
	return strings.Join(strings.Fields(withoutRole(name)), " ")
}

// Completes reports whether a name is an earlier one with more words: the first word is the same, and
// all of the earlier name's words follow in their order. It names the same person, and tells it from
// others of that name.
func Completes(name, earlier string) bool {
	for _, x := range readings(withoutRole(earlier)) {
		for _, y := range readings(withoutRole(name)) {
			if len(x) > 1 && len(y) > len(x) && x[0] == y[0] && inOrder(x, y) {
				return true
			}
		}
	}
	return false
}

// inOrder reports whether all words of x are in y, one after the other, with others between them or behind.
func inOrder(x, y []string) bool {
	for _, word := range x {
		i := slices.Index(y, word)
		if i < 0 {
			return false
		}
		y = y[i+1:]
	}
	return true
}

// ToldApart reports whether two names are taken for two people's only by what was added to each:
// without it they are one name. Nothing is refused for it: it is reported, for people to judge.
func ToldApart(a, b string) bool {
	if MayBeSamePerson(a, b) {
		return false
	}
	for _, x := range readings(withoutRole(a)) {
		for _, y := range readings(withoutRole(b)) {
			x, y := names(x), names(y)
			alike := shared(x, y)
			if len(alike) > 1 && slices.Contains(alike, x[0]) && slices.Contains(alike, y[0]) {
				return true
			}
		}
	}
	return false
}

// shared lists the words that are in both names.
func shared(x, y []string) []string {
	var out []string
	rest := slices.Clone(y)
	for _, word := range x {
		if i := slices.Index(rest, word); i >= 0 {
			out, rest = append(out, word), slices.Delete(rest, i, i+1)
		}
	}
	return out
}
