package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"countersign/assessments/intake/outline"
)

// lexicon is the words of the document itself: the best judge of how a word divided at a line's end is spelt.
type lexicon map[string]bool

// vocabulary collects the words where some line ends in a hyphen; else there is nothing to judge.
func vocabulary(lines []line) lexicon {
	divided := false
	for _, l := range lines {
		if strings.HasSuffix(l.text, "-") {
			divided = true
			break
		}
	}
	words := lexicon{}
	if !divided {
		return words
	}
	for _, l := range lines {
		for _, word := range strings.FieldsFunc(strings.ToLower(l.text), notInWord) {
			words[word] = true
		}
	}
	return words
}

func notInWord(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' }

// prefixes keep their hyphen where the document does not tell.
var prefixes = map[string]bool{
	"non": true, "self": true, "third": true, "co": true, "cross": true, "well": true, "pre": true,
	"post": true, "anti": true,
	"multi": true, "sub": true, "so": true, "ex": true, "e": true, "first": true, "two": true, "short": true,
	"long": true, "high": true,
	"real": true, "end": true, "in": true, "on": true, "up": true, "day": true, "one": true, "full": true,
	"good": true, "no": true, "all": true,
}

// join puts the next line behind a paragraph, joining a divided word.
func (words lexicon) join(before, after string) string {
	stem, divided := strings.CutSuffix(before, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(after)
	if !divided || !unicode.IsLetter(last) || !unicode.IsLetter(first) {
		return before + outline.Seam(before, after) + after
	}
	head := strings.ToLower(stem[strings.LastIndexFunc(stem, notInWord)+1:])
	tail := strings.ToLower(after)
	if end := strings.IndexFunc(tail, notInWord); end >= 0 {
		tail = tail[:end]
	}
	switch {
	case words[head+"-"+tail], unicode.IsUpper(first):
		return before + after
	case words[head+tail]:
		return stem + after
	case strings.Contains(head, "-"), prefixes[head]:
		return before + after
	}
	return stem + after
}
