package terms

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// token is one word of a text in its folded form, with the code points of the text it stands for.
// Contractions give two tokens with the same place: "won't" is "will" and "not".
type token struct {
	word       string
	start, end int
}

// contractions maps words to the words patterns know them by.
var contractions = map[string][]string{
	"won't": {"will", "not"}, "can't": {"can", "not"}, "cannot": {"can", "not"}, "shan't": {"shall", "not"},
	"let's": {"let", "us"}, "never": {"not"},
}

var endings = map[string]string{"ll": "will", "re": "are", "ve": "have", "d": "would", "m": "am"}

// spellings folds British to American where a pattern would otherwise have to say both.
var spellings = map[string]string{
	"licence": "license", "licences": "license", "behaviour": "behavior", "programme": "program",
	"favour":  "favor",
	"analyse": "analyze", "analysing": "analyzing", "analyses": "analyzes", "organisation": "organization",
	"organisational": "organizational", "unauthorised": "unauthorized", "authorised": "authorized",
	"authorise":  "authorize",
	"authorises": "authorizes", "anonymised": "anonymized", "personalise": "personalize",
	"utilise":  "utilize",
	"minimise": "minimize", "wilful": "willful", "judgement": "judgment", "centre": "center",
	"centres": "centers",
	"enquiry": "inquiry", "recognise": "recognize", "defence": "defense", "sublicence": "sublicense",
}

// tokenize folds runes[from:to] into words. It steps over what is not read aloud: tags, addresses of
// links, marks of emphasis, invisible characters.
func tokenize(runes []rune, from, to int) []token {
	out := make([]token, 0, (to-from)/6+1)
	for i := from; i < to; {
		r := runes[i]
		switch {
		case r == '<':
			i = skipTag(runes, i, to)
		case r == ']' && i+1 < to && runes[i+1] == '(':
			i = skipTarget(runes, i, to)
		case isWordRune(r):
			end := wordEnd(runes, i, to)
			out = appendWord(out, runes, i, end)
			i = end
		case r == '$' || r == '€' || r == '£' || r == '¥' || r == '%':
			out = append(out, token{string(r), i, i + 1})
			i++
		default:
			i++
		}
	}
	return out
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// isSilent reports characters that are in a text without being seen.
func isSilent(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff'
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// wordEnd is where the word beginning at i ends: letters, digits, inner apostrophes, and the points and
// commas inside a number.
func wordEnd(runes []rune, i, to int) int {
	for i < to {
		r := runes[i]
		inner := i+1 < to && isWordRune(runes[i+1])
		switch {
		case isWordRune(r), unicode.Is(unicode.Mn, r):
		case isSilent(r) && inner:
		case isApostrophe(r) && inner && unicode.IsLetter(runes[i+1]):
		case (r == '.' || r == ',') && inner && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}

// skipTag steps over a tag of HTML; a lone less-than sign is one step.
func skipTag(runes []rune, i, to int) int {
	if i+1 < to && (unicode.IsLetter(runes[i+1]) || runes[i+1] == '/') {
		for j := i + 1; j < to && j < i+300; j++ {
			if runes[j] == '>' {
				return j + 1
			}
		}
	}
	return i + 1
}

// skipTarget steps over "](address)" of a Markdown link.
func skipTarget(runes []rune, i, to int) int {
	for j := i + 2; j < to && j < i+600; j++ {
		if runes[j] == ')' {
			return j + 1
		}
		if unicode.IsSpace(runes[j]) {
			break
		}
	}
	return i + 1
}

func appendWord(out []token, runes []rune, start, end int) []token {
	word := foldWord(runes[start:end])
	for _, w := range expand(word) {
		out = append(out, token{w, start, end})
	}
	return out
}

// foldWord lowers a word and removes what is only typography: ligatures, silent characters, curly
// apostrophes.
func foldWord(runes []rune) string {
	var b strings.Builder
	plain := true
	for _, r := range runes {
		switch {
		case isSilent(r):
		case isApostrophe(r):
			b.WriteByte('\'')
		case r == ',':
		case r < 0x80:
			b.WriteRune(unicode.ToLower(r))
		default:
			plain = false
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if plain {
		return b.String()
	}
	return norm.NFKC.String(b.String())
}

// keepsEnd are words whose last s makes another word of them.
var keepsEnd = map[string]bool{
	"terms": true, "rights": true, "means": true, "others": true, "minors": true, "yours": true, "ours": true,
	"theirs": true, "goods": true,
	"always": true, "does": true, "aws": true, "sanctions": true, "perhaps": true, "besides": true,
	"news": true,
}

// singular takes the s off plurals and third persons, so that patterns need not say both.
func singular(w string) string {
	n := len(w)
	if n <= 3 || w[n-1] != 's' || keepsEnd[w] {
		return w
	}
	switch w[n-2] {
	case 's', 'u', 'i', '.':
		return w
	case 'e':
		if n > 4 && w[n-3] == 'i' {
			return w[:n-3] + "y"
		}
		if strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") ||
			strings.HasSuffix(w, "shes") {
			return w[:n-2]
		}
	}
	return w[:n-1]
}

// expand gives the words a folded word stands for: one spelling, no possessive, the singular.
func expand(word string) []string {
	words := separate(word)
	for i, w := range words {
		if s, ok := spellings[w]; ok {
			w = s
		}
		words[i] = singular(w)
	}
	return words
}

// separate takes contractions and possessives apart.
func separate(word string) []string {
	if words, ok := contractions[word]; ok {
		return append([]string(nil), words...)
	}
	at := strings.IndexByte(word, '\'')
	if at < 0 {
		return []string{word}
	}
	if strings.HasSuffix(word, "n't") {
		return []string{strings.TrimSuffix(word, "n't"), "not"}
	}
	if rest, ok := endings[word[at+1:]]; ok && at > 0 {
		return []string{word[:at], rest}
	}
	if at == 0 {
		return []string{strings.ReplaceAll(word, "'", "")}
	}
	return []string{word[:at]}
}
