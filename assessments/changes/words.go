package changes

import (
	"strings"
	"unicode"
)

// word is one word of a text in the form in which it is compared, with the code points it stands for.
// What is between words is punctuation, white space or a number that only counts paragraphs: it never
// makes two texts differ in substance.
type word struct {
	key        string
	start, end int
}

// link stands for every address: where a link leads is no part of what a text says.
const link = "@link"

// marks are signs that say something by themselves.
const marks = "$€£¥%§☐☑☒✓✔✗✘≤≥±×"

// split takes runes[from:to] apart into words. Breaks of lines count as spaces.
func split(runes []rune, from, to int) []word {
	out := make([]word, 0, max(0, to-from)/6+1)
	for i := from; i < to; {
		switch r := runes[i]; {
		case inWord(r):
			if end := address(runes, i, to); end > i {
				out = append(out, word{link, i, end})
				i = end
				continue
			}
			end := wordEnd(runes, i, to)
			out = append(out, word{fold(runes[i:end]), i, end})
			i = end
		case strings.ContainsRune(marks, r) && r != '§':
			out = append(out, word{string(r), i, i + 1})
			i++
		case (r == '<' || r == '>') && i+1 < to && (unicode.IsDigit(runes[i+1]) ||
			runes[i+1] == ' ' && i+2 < to && unicode.IsDigit(runes[i+2])):
			out = append(out, word{string(r), i, i + 1})
			i++
		default:
			i++
		}
	}
	return out
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unseen reports characters that are in a text without being seen.
func unseen(r rune) bool {
	return r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\u2060' || r == '\ufeff'
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' }

// wordEnd is where the word at i ends: letters, digits, inner apostrophes, points and commas of a number.
func wordEnd(runes []rune, i, to int) int {
	for i < to {
		r := runes[i]
		inner := i+1 < to && inWord(runes[i+1])
		switch {
		case inWord(r), unicode.Is(unicode.Mn, r):
		case unseen(r) && inner:
		case apostrophe(r) && inner && unicode.IsLetter(runes[i+1]) && unicode.IsLetter(runes[i-1]):
		case (r == '.' || r == ',') && inner && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}

// address is where a printed address of the web or of mail that begins at i ends; i where there is none.
func address(runes []rune, i, to int) int {
	end := i
	for end < to && !unicode.IsSpace(runes[end]) && !strings.ContainsRune("()<>\"“”[]|", runes[end]) {
		end++
	}
	for end > i && strings.ContainsRune(".,;:!?'’*_", runes[end-1]) {
		end--
	}
	text := strings.ToLower(string(runes[i:min(end, i+400)]))
	if strings.Contains(text, "://") || strings.HasPrefix(text, "www.") ||
		strings.HasPrefix(text, "mailto:") {
		return end
	}
	if at := strings.IndexByte(text, '@'); at > 0 && strings.Contains(text[at:], ".") {
		return end
	}
	return i
}

var ligatures = strings.NewReplacer("ﬁ", "fi", "ﬂ", "fl", "ﬀ", "ff", "ﬃ", "ffi", "ﬄ", "ffl")

// fold gives a word the form in which it is compared: small letters, no silent characters, one apostrophe.
func fold(runes []rune) string {
	var b strings.Builder
	wide := false
	for _, r := range runes {
		switch {
		case unseen(r):
		case apostrophe(r):
			b.WriteByte('\'')
		default:
			wide = wide || r >= 0x80
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if wide {
		return ligatures.Replace(b.String())
	}
	return b.String()
}
