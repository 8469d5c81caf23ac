package charset

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// tongue is the letters beyond ASCII that a language is written with, small.
type tongue string

// western are written in the usual set of Windows; central and turkish in sets of their own.
var (
	western = []tongue{
		"äöüßéèêàâçñóáíúôëïœåæø", // German, English, Dutch, with names of neighbours
		"àâäæçéèêëîïôœùûüÿñ", "áéíóúüñçªº", "áâãàçéêíóôõúüªº", "àèéìíîòóùú", "åäöéüà", "æøåéòóôäöü",
		"áðéíóúýþæö", "àçèéíïòóúü", "õäöüšž",
	}
	central = []tongue{
		"ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áéíóöőúüű", "ăâîşţșțš", "čćđšž", "áäčďéíĺľňóôŕšťúýž", "ëç",
	}
	turkish = []tongue{"çğıiöşüâîûİ"}
)

var latins = []struct {
	name    string
	from    encoding.Encoding
	tongues []tongue
}{
	{"windows-1252", charmap.Windows1252, western},
	{"windows-1250", charmap.Windows1250, central},
	{"iso-8859-2", charmap.ISO8859_2, central},
	{"windows-1254", charmap.Windows1254, turkish},
	{"iso-8859-15", charmap.ISO8859_15, western},
	{"macintosh", charmap.Macintosh, western},
	{"ibm850", charmap.CodePage850, western},
}

// latin tries the sets of Latin scripts: the first in which the letters are those of one language, and
// no sign stands where only letters do.
func latin(raw []byte) (Decoded, bool) {
	for i, l := range latins {
		d, err := decoded(raw, l.name, l.from)
		if err != nil || odd(d.Text) {
			continue
		}
		for _, t := range l.tongues {
			if t.covers(d.Text) {
				d.Doubtful = i > 0
				return d, true
			}
		}
	}
	return Decoded{}, false
}

// covers reports that nearly all letters beyond ASCII are of the language; a few foreign names are not.
func (t tongue) covers(text string) bool {
	all, known := 0, 0
	for _, r := range text {
		if r < 0x80 || !unicode.IsLetter(r) {
			continue
		}
		all++
		if strings.ContainsRune(string(t), unicode.ToLower(r)) {
			known++
		}
	}
	return known*100 >= all*97 || all < 4 && known == all
}

// odd reports text in which signs or capitals stand inside words, as wrong letters do.
func odd(text string) bool {
	runes := []rune(text)
	high, strange := 0, 0
	for i, r := range runes {
		if r < 0x80 {
			continue
		}
		high++
		before, after := ' ', ' '
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		switch {
		case r < 0xa0: // a control that no text has
			return true
		case unicode.IsLetter(r):
			if unicode.IsUpper(r) && unicode.IsLower(before) {
				strange++
			}
		case strings.ContainsRune("’‘'´·\u00ad–—/…•\u00a0™®©°²³¹ªº", r) &&
			!(unicode.IsLetter(before) && unicode.IsLower(after)):
		case strings.ContainsRune("’‘'´·\u00ad–—/…•", r):
		case unicode.IsLetter(before) && unicode.IsLetter(after):
			strange++
		}
	}
	return strange*50 > high
}

// plausible reports that a declared set can be the right one: what it makes of the bytes reads like text.
func plausible(raw []byte, text, name string) bool {
	if easternSets[name] != nil || name == "gbk" || name == "iso-2022-jp" {
		return ideographic(text)
	}
	if odd(text) || mixed(text) {
		return false
	}
	for _, a := range alphabets {
		if a.name == name {
			return a.score(text) > 0 || fewLetters(text)
		}
	}
	for _, l := range latins {
		for _, t := range l.tongues {
			if l.name == name && t.covers(text) {
				return true
			}
		}
	}
	_, ok := guess(raw)
	return !ok // what else it may be is not known either
}

func fewLetters(text string) bool {
	n := 0
	for _, r := range text {
		n += count(r >= 0x80 && unicode.IsLetter(r))
	}
	return n < 8
}

// mixed reports words of letters of two scripts, as a wrong set makes them.
func mixed(text string) bool {
	words, letters := 0, 0
	before := ' '
	for _, r := range text {
		letters += count(r >= 0x80 && unicode.IsLetter(r))
		words += count(unicode.IsLetter(r) && unicode.IsLetter(before) &&
			unicode.Is(unicode.Latin, r) != unicode.Is(unicode.Latin, before))
		before = r
	}
	return words*10 > letters
}
