package assessments

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SamePerson reports whether two names are one person's, whichever roles they act in. Case, white space, punctuation,
// invisible signs, accents, letters of other alphabets that look alike, and the order of the names do not count, so
// that no one becomes a second person by the way a name is typed. Two empty names are the same.
func SamePerson(a, b string) bool {
	return slices.Equal(personWords(a), personWords(b))
}

// MayBeSamePerson reports whether two names can be one person's: they are the same, or one is the other with more around
// it, such as a title, a middle name, a function or another person's name. An initial can stand for any name that begins
// with it. The rules that keep people apart ask this.
func MayBeSamePerson(a, b string) bool {
	x, y := personWords(a), personWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 {
		return slices.Equal(x, y)
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
		i := slices.IndexFunc(rest, func(other string) bool { return abbreviates(word, other) || abbreviates(other, word) })
		if i < 0 {
			return false
		}
		rest = slices.Delete(rest, i, i+1)
	}
	return true
}

// abbreviates reports whether a word is an initial of another. A sign of a script without capitals is a name of its own.
func abbreviates(initial, word string) bool {
	r, n := utf8.DecodeRuneInString(initial)
	return n == len(initial) && unicode.IsLower(r) && len(word) > n && strings.HasPrefix(word, initial)
}

// personWords are the words of a name without its role, folded and in one order.
func personWords(name string) []string {
	if i := strings.IndexAny(name, "(（"); i >= 0 {
		name = name[:i]
	}
	words := strings.FieldsFunc(strings.Map(foldLetter, name), func(r rune) bool { return r == ' ' })
	slices.Sort(words)
	return words
}

// foldLetter maps a letter to the plain one it can be mistaken for; -1 removes a sign that does not show.
func foldLetter(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E { // full-width forms of ASCII
		r -= 0xFEE0
	}
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r == '\'', r == '’', r == 'ʼ', r == '`', r == '´':
		return -1
	case !unicode.IsLetter(r) && !unicode.IsDigit(r):
		return ' '
	}
	r = unicode.ToLower(unicode.ToUpper(r))
	if plain, ok := lookalikes[r]; ok {
		return plain
	}
	return r
}

// lookalikes maps small letters with accents, and small letters of the Cyrillic and Greek alphabets that are drawn as
// Latin ones, to the plain Latin letter.
var lookalikes = func() map[rune]rune {
	out := map[rune]rune{}
	for plain, others := range map[rune]string{
		'a': "àáâãäåāăąǎǻаαạảấầẩẫậắằẳẵặ", 'b': "ьв", 'c': "çćĉċčсϲ", 'd': "ďđðԁ", 'e': "èéêëēĕėęěеёєεẹẻẽếềểễệ",
		'g': "ĝğġģǧ", 'h': "ĥħһнη", 'i': "ìíîïĩīĭįıǐіїιịỉ", 'j': "ĵј", 'k': "ķĸкκ", 'l': "ĺļľŀłӏ", 'm': "мμ",
		'n': "ñńņňŉŋпν", 'o': "òóôõöøōŏőǒоοσọỏốồổỗộớờởỡợơ", 'p': "рρ", 'q': "ԛ", 'r': "ŕŗřг", 's': "śŝşšșѕ",
		't': "ţťŧțтτ", 'u': "ùúûüũūŭůűųǔυụủứừửữựư", 'v': "ѵ", 'w': "ŵԝωш", 'x': "хχ", 'y': "ýÿŷуγỳỵỷỹ", 'z': "źżž",
	} {
		for _, r := range others {
			out[r] = plain
		}
	}
	return out
}()
