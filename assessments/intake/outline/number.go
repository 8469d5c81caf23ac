package outline

import (
	"regexp"
	"strconv"
	"strings"
)

// style is how a section number is written; numbers of one style count on from each other.
type style string

const (
	styleDecimal    style = "1.1" // two parts and more: complete in itself
	styleSimple     style = "1"
	styleUpper      style = "A"
	styleLower      style = "a"
	styleUpperRoman style = "I"
	styleLowerRoman style = "i"
	styleArticle    style = "article" // Article, Part, Chapter, Module: divisions of the text
	styleSchedule   style = "schedule"
)

// number is a section number printed at the beginning of a paragraph.
type number struct {
	style   style
	token   string // normalised: "4.2", "IV", "(a)", "Schedule 1"
	parts   []string
	ordinal int // of the last part
	roman   int // its value read as a Roman number; 0 where it is none
	end     int // bytes of the paragraph it takes, following space included
	enclose bool
}

var (
	wordNumber = regexp.MustCompile(
		`(?i)^(schedule|annex|appendix|exhibit|attachment|addendum|article|part|chapter|module|section|clause)\s+` +
			`([0-9]{1,3}(?:\.[0-9]{1,3})*|[ivxlc]{1,6}|[a-z](?:-?[0-9]{1,2})?)\b[.:)]?(?:\s*[-–—:|]\s*|\s+|$)`)
	decimalNumber = regexp.MustCompile(
		`^(?:§+\s*)?([0-9]{1,3}(?:\.[0-9]{1,3})+)\.?((?:\([A-Za-z0-9]{1,4}\))*)[.:)]?(?:\s+|$)`)
	simpleNumber = regexp.MustCompile(`^(?:§+\s*)?(?:([0-9]{1,3})[.)]|\(([0-9]{1,3})\))(?:\s+|$)`)
	letterNumber = regexp.MustCompile(
		`^(?:([A-Za-z]|[ivxl]{2,6}|[IVXL]{2,6})[.)]|\(([A-Za-z]|[a-z]{2}|[ivxl]{2,6}|[IVXL]{2,6})\))(?:\s+|$)`)
	bareNumber = regexp.MustCompile(`^(?:§+\s*)?([0-9]{1,2})\s+[\p{Lu}"“]`)
	bareRoman  = regexp.MustCompile(`^([IVX]{1,5})\s+[\p{Lu}]`)
)

// parseNumber reads the section number a paragraph begins with. A bare "4 Fees" counts only where the caller
// knows from the layout that the line is a heading.
func parseNumber(text string, heading bool) (number, bool) {
	if len(text) > 80 {
		text = text[:80]
	}
	if m := wordNumber.FindStringSubmatchIndex(text); m != nil {
		return wordForm(text, m, heading)
	}
	if m := decimalNumber.FindStringSubmatchIndex(text); m != nil {
		token := text[m[2]:m[3]]
		parts := strings.Split(token, ".")
		n := number{style: styleDecimal, token: token + text[m[4]:m[5]], parts: parts, end: m[1]}
		n.ordinal, _ = strconv.Atoi(parts[len(parts)-1])
		if len(parts) == 2 && parts[1] == "0" { // "1.0 Definitions" is the first section, not its zeroth part
			n.style, n.parts = styleSimple, parts[:1]
			n.ordinal, _ = strconv.Atoi(parts[0])
		}
		return n, true
	}
	if m := simpleNumber.FindStringSubmatchIndex(text); m != nil {
		return simpleForm(pick(text, m), m[1], m[4] >= 0), true
	}
	if m := letterNumber.FindStringSubmatchIndex(text); m != nil {
		return letterForm(pick(text, m), m[1], m[4] >= 0)
	}
	if heading {
		if m := bareNumber.FindStringSubmatchIndex(text); m != nil {
			return simpleForm(text[m[2]:m[3]], endOfSpace(text, m[3]), false), true
		}
		if m := bareRoman.FindStringSubmatchIndex(text); m != nil {
			return letterForm(text[m[2]:m[3]], endOfSpace(text, m[3]), false)
		}
	}
	return number{}, false
}

func pick(text string, m []int) string {
	if m[2] >= 0 {
		return text[m[2]:m[3]]
	}
	return text[m[4]:m[5]]
}

func endOfSpace(text string, i int) int {
	for i < len(text) && text[i] == ' ' {
		i++
	}
	return i
}

func simpleForm(digits string, end int, enclosed bool) number {
	n := number{style: styleSimple, token: digits, parts: []string{digits}, end: end, enclose: enclosed}
	if enclosed {
		n.token = "(" + digits + ")"
	}
	n.ordinal, _ = strconv.Atoi(digits)
	return n
}

func letterForm(letters string, end int, enclosed bool) (number, bool) {
	n := number{token: letters, parts: []string{letters}, end: end, enclose: enclosed, roman: roman(letters)}
	if enclosed {
		n.token = "(" + letters + ")"
	}
	upper := letters == strings.ToUpper(letters)
	switch {
	case len(letters) == 1:
		n.ordinal = int(strings.ToLower(letters)[0]-'a') + 1
		n.style = styleLower
		if upper {
			n.style = styleUpper
		}
	case n.roman > 0:
		n.ordinal = n.roman
		n.style = romanStyle(upper)
	case len(letters) == 2 && letters[0] == letters[1]: // (aa) follows (z)
		n.ordinal = 26 + int(letters[0]-'a') + 1
		n.style = styleLower
	default:
		return number{}, false
	}
	return n, true
}

func romanStyle(upper bool) style {
	if upper {
		return styleUpperRoman
	}
	return styleLowerRoman
}

func wordForm(text string, m []int, heading bool) (number, bool) {
	word, value := text[m[2]:m[3]], text[m[4]:m[5]]
	first := word[0]
	if first >= 'a' && first <= 'z' { // "section 4 applies" is a sentence
		return number{}, false
	}
	word = strings.ToUpper(word[:1]) + strings.ToLower(word[1:])
	rest := strings.TrimSpace(text[m[1]:])
	// "Section 4 applies …" is a reference; in a heading, nothing, a separator or a capital follows.
	if !heading && rest != "" && text[m[1]-1] == ' ' && !strings.ContainsAny(text[m[5]:m[1]], ".:-–—|)") &&
		!startsUpper(rest) {
		return number{}, false
	}
	n := number{token: word + " " + strings.ToUpper(value), end: m[1], parts: strings.Split(value, ".")}
	last := n.parts[len(n.parts)-1]
	if v, err := strconv.Atoi(last); err == nil {
		n.ordinal = v
	} else if v := roman(value); v > 0 {
		n.ordinal = v
	} else {
		n.ordinal = int(strings.ToLower(value)[0]-'a') + 1
	}
	switch word {
	case "Section", "Clause":
		if !isDigit(value[0]) {
			return number{}, false
		}
		n.token = value
		n.style = styleDecimal
		if len(n.parts) == 1 {
			n.style = styleSimple
		}
	case "Article", "Part", "Chapter", "Module":
		n.style = styleArticle
	default:
		if len(n.parts) > 1 { // "Exhibit 10.27" is a filing's label, not a part of the text
			return number{}, false
		}
		n.style = styleSchedule
	}
	return n, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

var romanValues = map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100}

// roman is the value of s read as a well-formed Roman number below 200, 0 where it is none.
func roman(s string) int {
	s = strings.ToLower(s)
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := romanValues[s[i]]
		if v == 0 {
			return 0
		}
		if v < last {
			total -= v
		} else {
			total += v
			last = v
		}
	}
	if formatRoman(total) != s {
		return 0
	}
	return total
}

func formatRoman(n int) string {
	if n <= 0 || n >= 200 {
		return ""
	}
	var b strings.Builder
	for _, step := range []struct {
		value int
		sign  string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= step.value; n -= step.value {
			b.WriteString(step.sign)
		}
	}
	return b.String()
}
