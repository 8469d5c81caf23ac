package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// followers are the letters that commonly stand behind each letter, in some European language at least.
// Letters that a font without a mapping makes up follow one another as they like.
var followers = [26]string{
	0: "abcdfghijklmnoprstuvwyz", 'b' - 'a': "abeiloruy", 'c' - 'a': "acehijklorstuz",
	'd' - 'a': "adeiklnoprstuz", 'e' - 'a': "abcdefghijklmnprstuvwxyz", 'f' - 'a': "aefilortu",
	'g' - 'a': "aegilnorstuy", 'h' - 'a': "adeilortuvy", 'i' - 'a': "abcdefgijklmnopqrstuvwyz",
	'j' - 'a': "aeilosu", 'k' - 'a': "aeijklnorstuy", 'l' - 'a': "adeghiklmnostuvyz", 'm' - 'a': "abeilmnopsu",
	'n' - 'a': "acdefghiklmnostuvyz", 'o' - 'a': "abcdefghijklmnoprstuvwxz", 'p' - 'a': "aceilnoprtuh",
	'q' - 'a': "u", 'r' - 'a': "abcdeghijklmnorstuvwyz", 's' - 'a': "acehijklmnopqstuyzw",
	't' - 'a': "aehiklnorstuvwyz", 'u' - 'a': "abcdefgijklmnoprstuvyz", 'v' - 'a': "aeinory",
	'w' - 'a': "aeinosyhr", 'x' - 'a': "acepti", 'y' - 'a': "abcehjklmopstuwy", 'z' - 'a': "aeilmnotuwyz",
}

// readable reports that what a page says can be words: not the codes of a font whose letters are unknown.
func readable(lines []line) bool {
	var c letterCount
	for _, l := range lines {
		c.add(l.text)
	}
	return c.readable()
}

// letterCount is what the characters of a page are.
type letterCount struct {
	signs  int // that are printed and are no letters, digits, fillers
	known  int // letters and digits
	lost   int // characters that have no meaning: private ones, controls, replacements
	pairs  int // of Latin letters within longer words
	common int // of these, such as words have
}

func (c *letterCount) add(text string) {
	for _, r := range text {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			c.known++
		case unicode.Is(unicode.Co, r), r == utf8.RuneError, unicode.IsControl(r):
			c.lost++
		case unicode.IsSpace(r), strings.ContainsRune("_.…-–—•·|☒☐", r), unicode.IsMark(r):
		default:
			c.signs++
		}
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r)
	}) {
		c.pair(word)
	}
}

// pair counts the pairs of letters of a word, without its accents; short words and other scripts do not count.
func (c *letterCount) pair(word string) {
	var letters []byte
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch {
		case r >= 'a' && r <= 'z':
			letters = append(letters, byte(r))
		case unicode.IsMark(r):
		default:
			letters = nil
		}
	}
	if len(letters) < 4 {
		return
	}
	for i := 0; i+1 < len(letters); i++ {
		c.pairs++
		if strings.IndexByte(followers[letters[i]-'a'], letters[i+1]) >= 0 {
			c.common++
		}
	}
}

// Shares, in percent, of the pairs of letters that are common ones: real words have more, measured on
// sixteen languages; short texts vary more.
const (
	fewPairs      = 20
	manyPairs     = 200
	leastOfFew    = 64
	leastOfMany   = 74
	fewCharacters = 40
)

func (c *letterCount) readable() bool {
	all := c.known + c.signs + c.lost
	switch {
	case all < fewPairs:
		return true
	case c.lost*4 > all:
		return false
	case all >= fewCharacters && c.signs > c.known:
		return false
	case c.pairs >= manyPairs:
		return c.common*100 >= c.pairs*leastOfMany
	case c.pairs >= fewPairs:
		return c.common*100 >= c.pairs*leastOfFew
	}
	return true
}
