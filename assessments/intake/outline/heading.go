package outline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments"
)

const (
	titleWords = 12
	titleRunes = 90
)

// shape is what the letters of a short line look like.
type shape int

const (
	shapeSentence shape = iota
	shapeTitle          // Every Important Word Capitalised
	shapeCaps           // ALL CAPITALS
)

// shapeOf says whether a line (without its number) reads as a title. Anything long, or closing like a
// sentence or a list item, is a sentence.
func shapeOf(line string) shape {
	line = strings.TrimSpace(line)
	words := strings.Fields(line)
	if len(words) == 0 || len(words) > titleWords+4 || utf8.RuneCountInString(line) > titleRunes+40 ||
		strings.Contains(line, "\n") {
		return shapeSentence
	}
	if strings.ContainsAny(line[len(line)-1:], ",;") || strings.ContainsAny(line, "@=|_<>") {
		return shapeSentence
	}
	upper, lower := 0, 0
	for _, r := range line {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	if upper >= 3 && lower == 0 {
		return shapeCaps
	}
	if len(words) > titleWords || utf8.RuneCountInString(line) > titleRunes || upper == 0 {
		return shapeSentence
	}
	for i, word := range words {
		if !titleWord(word, i == 0) {
			return shapeSentence
		}
	}
	return shapeTitle
}

func titleWord(word string, first bool) bool {
	trimmed := strings.TrimFunc(word, func(r rune) bool { return unicode.IsPunct(r) && r != '&' && r != '/' })
	if trimmed == "" {
		return word != "" && !first
	}
	if !first && assessments.Connective(strings.ToLower(trimmed)) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(trimmed)
	return unicode.IsUpper(r) || (unicode.IsDigit(r) && !first)
}

func startsUpper(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r)
		}
		if !unicode.IsPunct(r) {
			return false
		}
	}
	return false
}

// endsOpen reports a line that ends the way titles do: not with a full stop, comma, semicolon or colon.
func endsOpen(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == ')' || r == '’' || r == '?' || r == '”' ||
		r == '"'
}

// runIn finds a title that runs in at the start of a paragraph: "Use of Content. Customer may …". rest is the
// paragraph without its number. lead is what is printed bold there, "" where the format does not tell.
func runIn(rest, lead string) (title string, ok bool) {
	lead = strings.TrimSpace(lead)
	if lead != "" && lead != rest && strings.HasPrefix(rest, lead) {
		after := strings.TrimLeft(rest[len(lead):], " ")
		closed := strings.ContainsAny(lead[len(lead)-1:], ".:") ||
			(after != "" && strings.ContainsAny(after[:1], ".:-")) || strings.HasPrefix(after, "–") ||
			strings.HasPrefix(after, "—")
		if closed && len(strings.Fields(lead)) <= titleWords && startsUpper(lead) && !quoted(lead) {
			return trimTitle(lead), true
		}
		return "", false
	}
	stop := sentenceStop(rest)
	if stop <= 0 || stop > titleRunes {
		return "", false
	}
	title = strings.TrimSpace(rest[:stop])
	if len(strings.Fields(title)) > 8 || quoted(title) || shapeOf(title) == shapeSentence ||
		strings.ContainsAny(title, ",;") && len(title) > 60 {
		return "", false
	}
	return trimTitle(title), true
}

// sentenceStop is the byte offset of the first ". " or ": " that is followed by a capital or a bracket.
func sentenceStop(s string) int {
	if len(s) > titleRunes*2 {
		s = s[:titleRunes*2]
	}
	for i := 1; i+2 < len(s); i++ {
		if (s[i] != '.' && s[i] != ':') || s[i+1] != ' ' {
			continue
		}
		// "U.S. " and "J. "
		if i >= 2 && s[i-2] == '.' || i >= 2 && s[i-2] == ' ' && s[i-1] >= 'A' && s[i-1] <= 'Z' {
			continue
		}
		if startsUpper(s[i+2:]) || s[i+2] == '(' {
			return i
		}
		return 0
	}
	return 0
}

func quoted(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '"' || r == '“' || r == '‘' || r == '\'' || r == '«'
}

// longestTitle is how many bytes of a heading a path keeps: enough to know it by.
const longestTitle = 240

// trimTitle takes the closing punctuation off a heading, and cuts one that is a whole text.
func trimTitle(s string) string {
	if len(s) > longestTitle {
		s = strings.ToValidUTF8(s[:longestTitle], "") + "…"
	}
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s), ".:;,-–— "))
}
