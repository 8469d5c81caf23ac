package terms

import (
	"strings"
	"unicode"
)

// frequent are the words that give a language away.
var frequent = map[string][]string{
	"en": {
		"the", "of", "and", "to", "in", "you", "that", "is", "for", "any", "or", "by", "this", "be",
		"will", "with", "not", "your", "may", "shall",
	},
	"de": {
		"der", "die", "das", "und", "den", "von", "zu", "mit", "sich", "des", "auf", "für", "ist", "im",
		"dem", "nicht", "ein", "eine", "oder", "sie", "werden", "wir",
	},
	"fr": {
		"le", "la", "les", "des", "et", "du", "une", "que", "est", "pour", "dans", "par", "vous", "aux",
		"sur", "ou", "nous", "votre", "ce", "au", "ne", "pas",
	},
	"es": {
		"el", "la", "los", "las", "y", "que", "del", "se", "por", "con", "para", "una", "su", "es", "al",
		"usted", "sus", "o", "como", "nuestro", "este",
	},
	"it": {
		"il", "di", "che", "e", "la", "della", "per", "un", "del", "non", "sono", "con", "i", "dei", "gli",
		"alla", "le", "nel", "si", "delle", "questo",
	},
	"pt": {
		"o", "a", "os", "as", "que", "do", "da", "em", "um", "para", "com", "não", "uma", "dos", "no",
		"ou", "você", "por", "seu", "sua", "nos",
	},
	"nl": {
		"de", "het", "een", "en", "van", "dat", "niet", "op", "te", "zijn", "met", "voor", "u", "door",
		"aan", "wij", "uw", "bij", "deze", "worden",
	},
	"sv": {
		"och", "att", "det", "som", "är", "för", "av", "till", "den", "med", "inte", "ett", "eller", "vi",
		"du", "kan", "om", "på",
	},
	"da": {
		"og", "at", "det", "som", "er", "af", "til", "den", "med", "ikke", "et", "eller", "vi", "du",
		"kan", "om", "på", "vores", "har",
	},
	"no": {
		"og", "å", "det", "som", "er", "av", "til", "den", "med", "ikke", "et", "eller", "vi", "du", "kan",
		"om", "på", "våre", "dette",
	},
	"fi": {
		"ja", "on", "ei", "että", "tai", "se", "ovat", "voi", "sekä", "palvelun", "jos", "tämä", "käyttää",
		"kuin", "myös",
	},
	"pl": {
		"i", "w", "na", "z", "do", "nie", "się", "jest", "oraz", "przez", "lub", "od", "że", "dla",
		"których", "usług", "użytkownik",
	},
	"cs": {
		"a", "se", "na", "v", "je", "že", "nebo", "pro", "jsou", "které", "podle", "této", "služby",
		"není", "být", "při",
	},
	"tr": {
		"ve", "bir", "bu", "ile", "için", "veya", "olarak", "olan", "tarafından", "bizim", "gibi", "her",
		"kadar", "hizmet",
	},
	"ro": {
		"și", "de", "în", "la", "cu", "nu", "pe", "care", "sau", "este", "din", "pentru", "prin", "sunt",
		"dumneavoastră",
	},
	"hu": {
		"a", "az", "és", "hogy", "nem", "vagy", "egy", "is", "szolgáltatás", "által", "meg", "ha",
		"valamint",
	},
	"id": {
		"dan", "yang", "di", "untuk", "dengan", "anda", "kami", "atau", "ini", "dari", "tidak", "dalam",
		"oleh", "akan",
	},
	"vi": {
		"và", "của", "các", "là", "cho", "không", "bạn", "với", "được", "chúng", "tôi", "trong", "này",
		"hoặc",
	},
}

// languages in a fixed order: ties go to the first.
var languages = []string{
	"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "tr",
	"ro", "hu", "id", "vi",
}

var frequentSets = func() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for l, words := range frequent {
		out[l] = wordSet(words...)
	}
	return out
}()

var scripts = []struct {
	table    *unicode.RangeTable
	language string
}{
	{unicode.Hiragana, "ja"},
	{unicode.Katakana, "ja"},
	{unicode.Hangul, "ko"},
	{unicode.Han, "zh"},
	{unicode.Cyrillic, "ru"},
	{unicode.Greek, "el"},
	{unicode.Arabic, "ar"},
	{unicode.Hebrew, "he"},
	{unicode.Devanagari, "hi"},
	{unicode.Thai, "th"},
}

// languageSample is how many code points are looked at, taken from three places of a long text.
const languageSample = 6000

// Language names the language of a text by its frequent words and its script: ISO 639-1, or "" where there
// is too little to go by. A text in two languages is the one that most of it is in, but English where a part
// of it is, because there passages can be found; what is in another language is listed beside them.
func Language(text string) string {
	runes := []rune(text)
	sample := runes
	if len(runes) > 3*languageSample {
		sample = append([]rune(nil), runes[:languageSample]...)
		mid, end := len(runes)/2, len(runes)-languageSample
		sample = append(append(append(sample, ' '), runes[mid:mid+languageSample]...), ' ')
		sample = append(sample, runes[end:]...)
	}
	if l := byScript(sample); l != "" {
		return l
	}
	l := byWords(wordsOf(sample))
	if l != "" && l != "en" && partEnglish(runes) {
		return "en"
	}
	return l
}

func wordsOf(sample []rune) []string {
	return strings.FieldsFunc(strings.ToLower(string(sample)), func(r rune) bool { return !unicode.IsLetter(r) })
}

// languageParts is into how many parts a text is divided to see whether one is English; a part of fewer than
// partWords words tells nothing.
const (
	languageParts = 6
	partWords     = 60
)

func partEnglish(runes []rune) bool {
	length := len(runes) / languageParts
	for i := range languageParts {
		part := runes[i*length : (i+1)*length]
		if len(part) > languageSample {
			part = part[:languageSample]
		}
		if words := wordsOf(part); len(words) >= partWords && byWords(words) == "en" {
			return true
		}
	}
	return false
}

// byScript decides where less than half of the letters are Latin.
func byScript(sample []rune) string {
	counts := make([]int, len(scripts))
	letters, latin := 0, 0
	for _, r := range sample {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if unicode.Is(unicode.Latin, r) {
			latin++
			continue
		}
		for i, s := range scripts {
			if unicode.Is(s.table, r) {
				counts[i]++
				break
			}
		}
	}
	if letters < 20 || latin*2 >= letters {
		return ""
	}
	kana := counts[0] + counts[1]
	if kana*20 >= letters {
		return "ja" // Japanese writes with Han characters too
	}
	best := -1
	for i, n := range counts {
		if n > 0 && (best < 0 || n > counts[best]) {
			best = i
		}
	}
	if best < 0 {
		return ""
	}
	return scripts[best].language
}

func byWords(words []string) string {
	if len(words) < 12 {
		return ""
	}
	best, bestCount := "", 0
	for _, l := range languages {
		n := 0
		for _, w := range words {
			if frequentSets[l][w] {
				n++
			}
		}
		if n > bestCount {
			best, bestCount = l, n
		}
	}
	if bestCount*12 < len(words) || best != "en" && distinct(words, frequentSets[best]) < leastDistinct {
		return ""
	}
	return best
}

// leastDistinct is how many of a language's frequent words a text needs to be taken for one in it: “no” and “a”
// are frequent in Portuguese, and in an outline in English too.
const leastDistinct = 3

// distinct counts the words of a set that are among others.
func distinct(words []string, set map[string]bool) int {
	seen := map[string]bool{}
	for _, w := range words {
		if set[w] {
			seen[w] = true
		}
	}
	return len(seen)
}
