package limits

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
)

// Stated is the number that words of a position state; unit is what it counts if they do not say.
func Stated(said, unit string) (Quantity, bool) {
	if said == "" {
		return Quantity{}, false
	}
	if all := Parse(said); len(all) > 0 {
		q := all[0]
		if q.Unit == unitTimes && unit == "yearly fees" {
			q.Low, q.High, q.Unit = 12*q.Low, 12*q.High, unitFees
		}
		return q, true
	}
	m := bare().FindStringIndex(said)
	if m == nil {
		return Quantity{}, false
	}
	v, _, ok := readNumber(said[m[0]:m[1]], false)
	q := Quantity{Start: m[0], End: m[1], Text: said[m[0]:m[1]], Low: v, High: v, Unit: unit}
	if unit == "yearly fees" {
		q.Low, q.High, q.Unit = 12*v, 12*v, unitFees
	}
	p := &parser{text: said, sentences: sentencesOf(said)}
	p.bound(&q)
	return q, ok
}

var bare = once(`(?i)` + number)

// excepted is what a sentence leaves out: its words do not say what the number is about.
var excepted = regexp.MustCompile(
	`(?i)\b(?:except|save|other\s+than|excluding|exclusive\s+of|with\s+the\s+exception)\b[^,;.]*`)

// subject is the limit that a number is about: of its kind, and nearest in the words of its sentence. A
// quote with one number of the kind may say in another sentence what it is about.
func subject(all []assessments.Limit, found []Quantity, at int, quote string) *assessments.Limit {
	q := &found[at]
	s := spanAt(sentencesOf(quote), q.Start)
	s.to = max(s.to, q.End) // a number may go over what looks like the end of a sentence
	if l := foremost(all, found, at, quote, s); l != nil {
		return l
	}
	if l := nearest(all, found, at, quote, s); l != nil {
		return l
	}
	for i := range found {
		if i != at && kind(found[i].Unit) == kind(q.Unit) {
			return nil
		}
	}
	if l := nearest(all, found, at, quote, span{0, len(quote)}); l != nil {
		return l
	}
	return only(all, q, lowered(quote))
}

// others are beginnings of words by which a clause is about something that no limit is about.
var others = []string{
	"pay", "invoic", "credit", "refund", "cure", "object", "claim", "terminat", "trial", "insur", "interest",
	"discount", "disput", "backup test", "respon", "root cause", "report", "answer",
}

// only is the one limit of its kind, for the only number of its kind: a person cited the clause for the item.
func only(all []assessments.Limit, q *Quantity, quote string) *assessments.Limit {
	var out *assessments.Limit
	for i := range all {
		if kind(unitIn(&all[i])) != kind(q.Unit) {
			continue
		}
		if out != nil {
			return nil
		}
		out = &all[i]
	}
	if out == nil || distance(quote, others, q.Start, q.End) >= 0 ||
		distance(quote, out.Unless, q.Start, q.End) >= 0 {
		return nil
	}
	return out
}

// foremost is the limit that goes before the others, if one of its words is between the number before this
// one and the next.
func foremost(all []assessments.Limit, found []Quantity, at int, quote string, in span) *assessments.Limit {
	q := &found[at]
	for i := range found {
		if one := &found[i]; kind(one.Unit) != kind(q.Unit) || i == at || one.Part != "" &&
			one.Part == q.Part {
			continue
		} else if one.End <= q.Start {
			in.from = max(in.from, one.End)
		} else {
			in.to = min(in.to, one.Start)
		}
	}
	// “Within 60 days, all is deleted from backups”
	opens := len(strings.TrimSpace(quote[in.from:q.Start])) < 20
	if i := joined.FindStringIndex(quote[q.End:in.to]); i != nil && !opens {
		in.to = q.End + i[0]
	}
	var first []assessments.Limit
	for _, l := range all {
		if l.First {
			first = append(first, l)
		}
	}
	return nearest(first, found, at, quote, in)
}

// joined begins another part of a sentence.
var joined = regexp.MustCompile(`(?i)[,;]|\s(?:and|but|while)\s`)

func nearest(all []assessments.Limit, found []Quantity, at int, quote string, in span) *assessments.Limit {
	q := &found[at]
	text := []byte(lowered(quote[in.from:in.to]))
	for _, m := range excepted.FindAllIndex(text, -1) {
		for i := m[0]; i < m[1]; i++ {
			text[i] = ' '
		}
	}
	near := string(text)
	if i := joined.FindStringIndex(near[q.End-in.from:]); i != nil {
		near = near[:q.End-in.from+i[0]] // what is said after that is about something else
	}
	about := string(text)
	for i := range found {
		if one := &found[i]; one.Start > q.End && one.Start < in.to && kind(one.Unit) == kind(q.Unit) {
			about = near // the next number has a subject of its own
		}
	}
	var out *assessments.Limit
	best := math.MaxInt
	for i := range all {
		l := &all[i]
		if kind(unitIn(l)) != kind(q.Unit) {
			continue
		}
		d := distance(about, l.About, q.Start-in.from, q.End-in.from)
		if l.Better == "named" {
			d = 0
		}
		if d < 0 || d > far {
			continue
		}
		if u := distance(near, l.Unless, q.Start-in.from, q.End-in.from); u >= 0 && u <= d {
			continue
		}
		if l.Side == "after" && q.Before || l.Side == "before" && !q.Before {
			if d > beside {
				continue
			}
			d += len(quote) // it may be another limit's
		}
		if d >= best {
			continue
		}
		out, best = l, d
	}
	return out
}

// far is the distance from which on a word says nothing about a number.
const far = 260

// beside is that distance for a time on the other side of its event.
const beside = 50

// lowered is a text in small letters of the same length, so that places in it stay.
func lowered(s string) string {
	out := []byte(s)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

func unitIn(l *assessments.Limit) string {
	if l.Unit == "yearly fees" {
		return unitFees
	}
	return l.Unit
}

// distance is how far the nearest of some words, given by their beginnings, is from a place; -1 if none is
// there.
func distance(text string, words []string, from, to int) int {
	best := -1
	for _, w := range words {
		for at := 0; ; {
			i := strings.Index(text[at:], w)
			if i < 0 {
				break
			}
			i += at
			at = i + len(w)
			if r, _ := utf8.DecodeLastRuneInString(text[:i]); i > 0 &&
				(unicode.IsLetter(r) || unicode.IsDigit(r)) {
				continue
			}
			d := max(from-i-len(w), 0)
			if i >= to {
				d = 2*(i-to) + 10 // what a number is about is mostly said before it
			}
			if best < 0 || d < best {
				best = d
			}
		}
	}
	return best
}
