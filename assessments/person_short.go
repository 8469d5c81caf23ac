package assessments

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// shortensTo reports whether a name can be a short form of another: initials written together (“AM
// Ott”), a word cut off (“Th. Mann”, “Alex Fox”) or drawn together (“Wm. Smith”), or the name of an
// account (“alovelace”, “alovelace@x.com”).
func shortensTo(short, full string) bool {
	account, cut, dotted := accountOf(short), readings(withoutRole(short)), dottedWords(short)
	for _, y := range readings(withoutRole(full)) {
		y := names(y)
		if len(y) < 2 {
			continue
		}
		if account != "" && slices.Contains(accounts(y), account) {
			return true
		}
		for _, x := range cut {
			if x := names(x); spelledOut(x, y) || shorterWords(x, y, dotted) {
				return true
			}
		}
	}
	return false
}

// spelledOut reports whether a name is in another once one of its words is read as initials written together.
func spelledOut(x, y []string) bool {
	for i, word := range x {
		if n := utf8.RuneCountInString(word); n < 2 || n > 3 {
			continue
		}
		apart := slices.Clone(x[:i])
		for _, r := range word {
			apart = append(apart, string(r))
		}
		if rest := append(apart, x[i+1:]...); len(x) > 1 && partOf(rest, y) {
			return true
		}
	}
	return false
}

// minWord and minCut are of a word that is the beginning of another, without a full stop: how many
// letters it has at least, and how many the other has in addition. “Blum” is not a short form of
// “Blume”.
const minWord, minCut = 3, 3

// shorterWords reports whether every word of a name is one of another or a short form of one; at least
// one is the same.
func shorterWords(x, y []string, dotted map[string]bool) bool {
	if len(x) < 2 || len(x) > len(y) {
		return false
	}
	rest, same := slices.Clone(y), 0
	var left []int
	for i, word := range x {
		if at := slices.Index(rest, word); at >= 0 {
			rest, same = slices.Delete(rest, at, at+1), same+1
			continue
		}
		left = append(left, i)
	}
	for _, i := range left {
		family := i == len(x)-1 // where it is last, it is cut off only if it says so
		at := slices.IndexFunc(rest, func(other string) bool {
			return abbreviates(x[i], other) || dotted[x[i]] && drawnTogether(x[i], other) ||
				!family && (cutOff(x[i], other) || !strings.ContainsAny(x[i], "aeiouy") &&
					drawnTogether(x[i], other))
		})
		if at < 0 {
			return false
		}
		rest = slices.Delete(rest, at, at+1)
	}
	return same > 0
}

func cutOff(word, other string) bool {
	n := utf8.RuneCountInString(word)
	return n >= minWord && utf8.RuneCountInString(other) >= n+minCut && strings.HasPrefix(other, word)
}

// drawnTogether reports whether the letters of a short word are in another in their order, the first
// in front.
func drawnTogether(word, other string) bool {
	n := utf8.RuneCountInString(word)
	if n < 2 || n > 4 || utf8.RuneCountInString(other) <= n || word[0] != other[0] {
		return false
	}
	for _, r := range word {
		at := strings.IndexRune(other, r)
		if at < 0 {
			return false
		}
		other = other[at+utf8.RuneLen(r):]
	}
	return true
}

// dottedWords are the words of a name that a full stop follows, folded.
func dottedWords(name string) map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.FieldsFunc(withoutRole(name), func(r rune) bool {
		return r == ' ' || r == ',' || r == '-' || r == '\u00a0'
	}) {
		if before, found := strings.CutSuffix(word, "."); found {
			for _, one := range readings(before) {
				out[strings.Join(one, "")] = true
			}
		}
	}
	return out
}

// accountOf is a name of one word, or what is before the @ of an address, folded; "" of any other name.
func accountOf(name string) string {
	name, _, _ = strings.Cut(strings.TrimSpace(withoutRole(name)), "@")
	if all := readings(name); !strings.ContainsAny(name, " \u00a0") && len(all) > 0 {
		return strings.Join(all[0], "")
	}
	return ""
}

// accounts are the names that accounts of a person usually have: an initial before or behind the
// family name, the initials of all other names before it.
func accounts(y []string) (out []string) {
	// the family name is last, or first
	for _, words := range [][]string{y, append(slices.Clone(y[1:]), y[0])} {
		family, initials := words[len(words)-1], ""
		if utf8.RuneCountInString(family) < minWord {
			continue
		}
		for _, word := range words[:len(words)-1] {
			r, _ := utf8.DecodeRuneInString(word)
			initials += string(r)
		}
		first, _ := utf8.DecodeRuneInString(initials)
		out = append(out, string(first)+family, family+string(first), initials+family, family+initials)
	}
	return out
}
