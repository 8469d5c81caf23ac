package store

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"
)

// writtenText is the value of a text as JSON writes it, of which passages are read by their places counted
// in code points. To decode all of it for each hit took a third of a search.
type writtenText struct {
	words string
	marks []mark // every so many code points, in order
}

// mark is one place counted both ways: in code points of the value, in bytes of what is written.
type mark struct{ point, at int }

// marksApart is how many code points lie between two marks at least.
const marksApart = 2048

func newWrittenText(words string) writtenText {
	t := writtenText{words: words, marks: []mark{{}}}
	for m := (mark{}); m.at < len(words); {
		m = t.next(m, len(words))
		if m.point >= t.marks[len(t.marks)-1].point+marksApart {
			t.marks = append(t.marks, m)
		}
	}
	return t
}

// next is the place after the next escape, or before a bound of bytes.
func (t writtenText) next(m mark, bound int) mark {
	rest := t.words[m.at:bound]
	plain := strings.IndexByte(rest, '\\')
	if plain != 0 {
		if plain < 0 || plain > marksApart {
			plain = wholeRunes(rest, marksApart)
		}
		return mark{m.point + utf8.RuneCountInString(rest[:plain]), m.at + plain}
	}
	points, length := 1, 2
	if strings.HasPrefix(rest, `\u`) {
		if length = 6; surrogate(rest) && len(rest) > length && surrogate(rest[length:]) {
			length = 12 // one code point in two halves
		}
	}
	return mark{m.point + points, min(m.at+length, bound)}
}

// surrogate is whether an escape is half a code point.
func surrogate(s string) bool {
	return len(s) >= 6 && strings.HasPrefix(s, `\u`) && strings.ContainsAny(s[2:3], "dD") &&
		strings.ContainsAny(s[3:4], "89abcdefABCDEF")
}

// wholeRunes is at most so many bytes of a text, that cut no code point.
func wholeRunes(s string, most int) int {
	if len(s) <= most {
		return len(s)
	}
	for most > 1 && !utf8.RuneStart(s[most]) {
		most--
	}
	return most
}

// slice is a passage; false where the text has no such place.
func (t writtenText) slice(first, last int) (passage string, ok bool) {
	if first < 0 || first >= last || len(t.words) == 0 {
		return "", false
	}
	from, ok := t.find(first)
	to, ends := t.find(last)
	if !ok || !ends {
		return "", false
	}
	return passage, json.Unmarshal([]byte(`"`+t.words[from:to]+`"`), &passage) == nil
}

// find is where a code point is written; false beyond the end.
func (t writtenText) find(point int) (at int, ok bool) {
	i, exact := slices.BinarySearchFunc(t.marks, point, func(m mark, p int) int { return m.point - p })
	if exact {
		return t.marks[i].at, true
	}
	m := t.marks[i-1]
	for m.at < len(t.words) {
		after := t.next(m, len(t.words))
		if after.point <= point {
			m = after
			continue
		}
		for range point - m.point { // between escapes
			_, n := utf8.DecodeRuneInString(t.words[m.at:])
			m.at += n
		}
		return m.at, true
	}
	return m.at, m.point == point
}
