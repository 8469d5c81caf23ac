package assessments

import (
	"strings"
	"unicode/utf8"
)

// longName is how many letters two names need for their likeness to say something.
const longName = 6

// NearlySamePerson reports whether two long names, which can be two people's, differ by one letter or
// by two that are swapped. Nothing is refused for it: it is reported, for people to judge.
func NearlySamePerson(a, b string) bool {
	if MayBeSamePerson(a, b) {
		return false
	}
	for _, x := range readings(withoutRole(a)) {
		for _, y := range readings(withoutRole(b)) {
			x, y := names(x), names(y)
			if len(x) == 0 || len(y) == 0 {
				continue
			}
			whole := strings.Join(y, "")
			for _, one := range orders(x) {
				if min(utf8.RuneCountInString(one), utf8.RuneCountInString(whole)) >= longName &&
					nearly(one, whole) {
					return true
				}
			}
		}
	}
	return false
}

// nearly reports whether two words differ by one letter, or by two neighbours swapped.
func nearly(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for len(x) > 0 && len(y) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	if len(x) == 2 && len(y) == 2 {
		return x[0] == y[1] && x[1] == y[0]
	}
	return len(x) <= 1 && len(y) <= 1
}
