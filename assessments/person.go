package assessments

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SamePerson reports whether two names are one person's, whichever roles they act in. Case, white
// space, punctuation, invisible signs, accents, letters of other alphabets that look alike, digits in
// the place of letters, where a name is divided, and the order of the names do not count, so that no
// one becomes a second person by the way a name is typed. Two empty names are the same.
func SamePerson(a, b string) bool {
	x, y := readings(withoutRole(a)), readings(withoutRole(b))
	return slices.ContainsFunc(x, func(one []string) bool {
		return slices.ContainsFunc(y, func(other []string) bool { return sameWords(one, other) })
	})
}

// MayBeSamePerson reports whether two names can be one person's: they are the same, or one is the
// other with more around it, such as a title, a middle name, a function or another person's name, or
// one is a part of the other alone. An initial can stand for any name that begins with it. The rules
// that keep people apart ask this.
func MayBeSamePerson(a, b string) bool {
	if SamePerson(a, b) {
		return true
	}
	for _, x := range readings(withoutRole(a)) {
		for _, y := range readings(withoutRole(b)) {
			x, y := names(x), names(y)
			if partOf(x, y) || partOf(y, x) || initialsOf(x, y) || initialsOf(y, x) {
				return true
			}
		}
	}
	return within(a, b) || within(b, a) || shortensTo(a, b) || shortensTo(b, a)
}

// partOf reports whether all words of a name are in another, an initial standing for what it begins.
func partOf(x, y []string) bool {
	if len(x) == 0 || len(x) > len(y) {
		return false
	}
	var left []string // of the shorter name, without a word of the same letters in the longer
	rest := slices.Clone(y)
	for _, word := range x {
		if i := slices.Index(rest, word); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		left = append(left, word)
	}
	for _, word := range left {
		i := slices.IndexFunc(rest, func(other string) bool {
			return abbreviates(word, other) || abbreviates(other, word)
		})
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return true
}

// initialsOf reports whether a name is nothing but the initials of another, written together.
func initialsOf(x, y []string) bool {
	if len(x) != 1 || len(y) < 2 {
		return false
	}
	var initials strings.Builder
	for _, word := range y {
		r, _ := utf8.DecodeRuneInString(word)
		initials.WriteRune(r)
	}
	return x[0] == initials.String()
}

// nameInText is from how many letters on a whole name, written together, is found within other words.
const nameInText = 9

// within reports whether a name of more than one word is in a text, what stands in brackets there included.
func within(name, text string) bool {
	for _, x := range readings(withoutRole(name)) {
		x = names(x)
		if len(x) < 2 {
			continue
		}
		for _, y := range readings(text) {
			if subset(x, y) || slices.ContainsFunc(orders(x), func(whole string) bool {
				return written(whole, y)
			}) {
				return true
			}
		}
	}
	return false
}

func subset(x, y []string) bool {
	rest := slices.Clone(y)
	for _, word := range x {
		i := slices.Index(rest, word)
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return true
}

// written reports whether words, however they are divided, hold a long name.
func written(whole string, words []string) bool {
	return utf8.RuneCountInString(whole) >= nameInText && strings.Contains(strings.Join(words, ""), whole)
}

// abbreviates reports whether a word is an initial of another. A sign of a script without capitals is
// a name of its own.
func abbreviates(initial, word string) bool {
	r, n := utf8.DecodeRuneInString(initial)
	return n == len(initial) && unicode.IsLower(r) && len(word) > n && strings.HasPrefix(word, initial)
}

// sameWords reports whether two names have the same letters, in whichever order and division of the
// words, or backwards.
func sameWords(x, y []string) bool {
	if slices.Equal(slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y))) {
		return true
	}
	of, whole := orders(x), strings.Join(y, "")
	if slices.Contains(of, whole) || slices.Contains(orders(y), strings.Join(x, "")) {
		return true
	}
	back := []rune(whole)
	slices.Reverse(back)
	return len(back) >= longName && slices.Contains(of, string(back))
}

// maxOrdered is how many words of a name are tried in every order.
const maxOrdered = 4

// orders are the words of a name written together, in every order they can have.
func orders(words []string) []string {
	if len(words) < 2 || len(words) > maxOrdered {
		return []string{strings.Join(words, "")}
	}
	var out []string
	for i, first := range words {
		for _, rest := range orders(slices.Delete(slices.Clone(words), i, i+1)) {
			out = append(out, first+rest)
		}
	}
	return out
}

// withoutRole is a name without what follows it in brackets, unless it begins with them.
func withoutRole(name string) string {
	if i := strings.IndexAny(name, "(（"); i >= 0 {
		return name[:i]
	}
	return name
}
