package charset

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// guess concludes the character set from which letters there are: ok is false where none makes sense.
func guess(raw []byte) (Decoded, bool) {
	ascii, high := 0, 0
	for _, c := range raw {
		switch {
		case c >= 0x80:
			high++
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z':
			ascii++
		}
	}
	if high*2 < ascii { // letters of a Latin script, of which some have accents
		if d, ok := latin(raw); ok {
			return d, true
		}
	}
	for _, try := range []func([]byte) (Decoded, bool){eastern, alphabetic, latin} {
		if d, ok := try(raw); ok {
			return d, true
		}
	}
	return Decoded{}, false
}

// pairs are what the two-byte characters of a text are.
type pairs struct {
	all        int
	kanaSJIS   int // lead 82 and 83 with the trails of kana
	kanaEUC    int // lead A4 and A5
	first      int // lead B0 to C8
	second     int // lead C9 to D7
	low        int // trail below 80
	traditonal int // lead A4 to C6
}

func pairsOf(raw []byte) (p pairs) {
	for i := 0; i+1 < len(raw); i++ {
		lead, trail := raw[i], raw[i+1]
		if lead < 0x80 {
			continue
		}
		i++
		p.all++
		switch {
		case lead == 0x82 && trail >= 0x9f && trail <= 0xf1, lead == 0x83 && trail >= 0x40 && trail <= 0x96:
			p.kanaSJIS++
		case lead == 0xa4 && trail >= 0xa1, lead == 0xa5 && trail >= 0xa1:
			p.kanaEUC++
		case lead >= 0xb0 && lead <= 0xc8:
			p.first++
		case lead >= 0xc9 && lead <= 0xd7:
			p.second++
		}
		if lead >= 0xa4 && lead <= 0xc6 {
			p.traditonal++
		}
		if trail < 0x80 {
			p.low++
		}
	}
	return p
}

// eastern tries the sets of Japanese, Chinese and Korean.
func eastern(raw []byte) (Decoded, bool) {
	p := pairsOf(raw)
	if p.all < 4 {
		return Decoded{}, false
	}
	var order []string
	switch {
	case p.kanaSJIS*8 >= p.all:
		order = []string{"shift_jis"}
	case p.kanaEUC*8 >= p.all && p.low == 0:
		order = []string{"euc-jp"}
	case p.low*100 >= p.all*12 && p.traditonal*10 >= p.all*7:
		order = []string{"big5"}
	case p.second*20 < p.all && p.first*10 >= p.all*7:
		order = []string{"euc-kr"}
	case (p.first+p.second)*10 >= p.all*6:
		order = []string{"gb18030"}
	}
	for _, name := range order {
		if d, err := decoded(raw, name, easternSets[name]); err == nil && ideographic(d.Text) {
			d.Doubtful = true
			return d, true
		}
	}
	return Decoded{}, false
}

var easternSets = map[string]encoding.Encoding{
	"shift_jis": japanese.ShiftJIS, "euc-jp": japanese.EUCJP, "big5": traditionalchinese.Big5,
	"euc-kr": korean.EUCKR, "gb18030": simplifiedchinese.GB18030,
}

// ideographic reports that what is not ASCII is Eastern script nearly throughout.
func ideographic(text string) bool {
	all, known := 0, 0
	for _, r := range text {
		if r < 0x80 {
			continue
		}
		all++
		if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
			r >= 0x3000 && r <= 0x303f || r >= 0xff01 && r <= 0xff60 || r == 'ー' ||
			strings.ContainsRune("“”‘’·…—", r) {
			known++
		}
	}
	return known*100 >= all*95
}

// alphabet is a script other than Latin in a set of one byte to a letter.
type alphabet struct {
	name     string
	from     encoding.Encoding
	letters  string // of it, small
	frequent string // letters that make up a third of any text
}

const (
	russian      = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџ"
	frequentRuss = "оеаинтсріл"
	greek        = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
	frequentGr   = "αοιετσνηυρς"
)

var alphabets = []alphabet{
	{"windows-1251", charmap.Windows1251, russian, frequentRuss},
	{"koi8-r", charmap.KOI8R, russian, frequentRuss},
	{"koi8-u", charmap.KOI8U, russian, frequentRuss},
	{"iso-8859-5", charmap.ISO8859_5, russian, frequentRuss},
	{"ibm866", charmap.CodePage866, russian, frequentRuss},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, russian, frequentRuss},
	{"windows-1253", charmap.Windows1253, greek, frequentGr},
	{"iso-8859-7", charmap.ISO8859_7, greek, frequentGr},
}

// alphabetic tries scripts of one byte to a letter.
func alphabetic(raw []byte) (best Decoded, ok bool) {
	most := 0
	for _, a := range alphabets {
		d, err := decoded(raw, a.name, a.from)
		if err != nil {
			continue
		}
		if score := a.score(d.Text); score > most {
			best, most, ok = d, score, true
		}
	}
	best.Doubtful = true
	return best, ok
}

// score is how much a text reads like this alphabet, out of a hundred; 0 where it does not.
func (a alphabet) score(text string) int {
	letters, known, small, frequent, wrong := 0, 0, 0, 0, 0
	before := ' '
	for _, r := range text {
		low := unicode.ToLower(r)
		switch {
		case r < 0x80:
		case !unicode.IsLetter(r):
			if !strings.ContainsRune("\u00a0«»„“”‘’–—…№§•·°", r) {
				wrong++
			}
		default:
			letters++
			known += count(strings.ContainsRune(a.letters, low))
			small += count(low == r)
			frequent += count(strings.ContainsRune(a.frequent, low))
			wrong += count(low != r && unicode.IsLower(before)) // a capital within a word
		}
		before = r
	}
	if letters < 8 || known*100 < letters*98 || wrong*20 > letters || frequent*100 < letters*40 ||
		small*2 < letters {
		return 0
	}
	return max(1, frequent*60/letters+small*40/letters-wrong*300/letters)
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}
