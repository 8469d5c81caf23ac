package limits

import (
	"math"
	"strconv"
	"strings"
)

// Parts of the expressions below, for numbers in figures and in words.
const (
	ones  = `(?:one|two|three|four|five|six|seven|eight|nine)`
	teens = `(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)`
	tens  = `(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]` + ones + `\b)?)`
	low   = `(?:` + tens + `|` + teens + `|` + ones + `)`
	words = `(?:(?:(?:an?|` + ones + `)[\s-]+)?hundred(?:[\s-]+(?:and\s+)?` + low + `)?|` + low + `)` +
		`(?:\s+point(?:\s+` + ones + `)+|\s+and\s+an?\s+half)?`
	figures = `(?:\d{1,3}(?:[ \x{a0}\x{202f}]\d{3})+(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)`
	plain   = `\d+(?:[.,'’]\d+)*` // without spaces between its groups
	// number is one in figures or words, and again in brackets: “thirty (30)”.
	number = `(?:(?:` + plain + `|\b` + words + `\b)(?:\s*\(\s*(?:` + plain + `|` + words + `)\s*\))?|` +
		`\(\s*\d+\s*\))`
)

var wordValues = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1,
}

// disagree says that a number is written in words and in figures that differ.
const disagree = "its words and its figures differ"

// readNumber is the value of a number as the text writes it. decimals says that one point or comma parts
// decimals even before three figures, as in a percentage.
func readNumber(s string, decimals bool) (v int64, doubt string, ok bool) {
	s = strings.TrimSpace(s)
	first, second, both := strings.Cut(s, "(")
	first, second = strings.TrimSpace(first), strings.Trim(second, " )\t\n")
	if first == "" {
		first, both = second, false
	}
	v, ok = readOne(first, decimals)
	if both && ok {
		if w, good := readOne(second, decimals); good && w != v {
			return w, disagree, true
		}
	}
	return v, "", ok
}

func readOne(s string, decimals bool) (int64, bool) {
	if s = strings.ToLower(strings.TrimSpace(s)); s == "" {
		return 0, false
	}
	if s[0] >= '0' && s[0] <= '9' {
		return readFigures(s, decimals)
	}
	return readWords(s)
}

// readFigures reads 1,000, 1.000.000, 1 000, 1'000, 99.9 and 99,9.
func readFigures(s string, decimals bool) (int64, bool) {
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’", "").Replace(s)
	s = strings.TrimRight(s, ".,")
	last := strings.LastIndexAny(s, ".,")
	if last >= 0 {
		mark := s[last : last+1]
		grouped := len(s)-last == 4 && !decimals && s[:last] != "0"
		if strings.Count(s, mark) > 1 || grouped {
			last = len(s) // every mark parts thousands
		}
	} else {
		last = len(s)
	}
	whole := strings.NewReplacer(".", "", ",", "").Replace(s[:last])
	v, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || v > math.MaxInt64/scale/1000 {
		return 0, false
	}
	v *= scale
	if last < len(s) {
		part := s[last+1:]
		if len(part) > 4 {
			return 0, false
		}
		f, err := strconv.ParseInt((part + "0000")[:4], 10, 64)
		if err != nil {
			return 0, false
		}
		v += f
	}
	return v, true
}

// readWords reads numbers in words up to nine hundred and ninety-nine, with “point” and “and a half”.
func readWords(s string) (int64, bool) {
	whole, half := strings.CutSuffix(s, " and a half")
	whole, rest, point := strings.Cut(whole, " point ")
	var v int64
	for _, w := range strings.FieldsFunc(whole, func(r rune) bool { return r == '-' || r <= ' ' }) {
		switch w {
		case "and":
		case "hundred":
			v = max(v, 1) * 100
		default:
			n, ok := wordValues[w]
			if !ok {
				return 0, false
			}
			v += n
		}
	}
	v *= scale
	if half {
		v += scale / 2
	}
	if point {
		part := int64(scale / 10)
		for w := range strings.FieldsSeq(rest) {
			v += part * wordValues[w]
			part /= 10
		}
	}
	return v, true
}
