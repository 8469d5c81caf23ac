package terms

import (
	"slices"
	"strings"
)

// DocumentKind is what a document of a vendor is, as its own words show.
type DocumentKind string

// Kinds of documents.
const (
	KindTerms    DocumentKind = "terms"          // for a business
	KindConsumer DocumentKind = "consumer terms" // for a person
	KindPrivacy  DocumentKind = "privacy policy"
	KindDPA      DocumentKind = "data processing agreement"
	KindSLA      DocumentKind = "service levels"
	KindUse      DocumentKind = "acceptable use policy"
	KindOrder    DocumentKind = "order form"
	KindAddendum DocumentKind = "addendum"
)

// DocumentKinds lists them in their order.
func DocumentKinds() []DocumentKind {
	return []DocumentKind{
		KindTerms, KindConsumer, KindPrivacy, KindDPA, KindSLA, KindUse, KindOrder, KindAddendum,
	}
}

// kindTitles are words of a title that name the kind, the most telling first.
var kindTitles = []struct {
	words string
	kind  DocumentKind
}{
	{"data process", KindDPA},
	{"data protection addendum", KindDPA},
	{"data protection agreement", KindDPA},
	{"dpa", KindDPA},
	{"service level", KindSLA},
	{"sla", KindSLA},
	{"acceptable use", KindUse},
	{"acceptable usage", KindUse},
	{"usage policy", KindUse},
	{"usage policies", KindUse},
	{"content policy", KindUse},
	{"code of conduct", KindUse},
	{"privacy policy", KindPrivacy},
	{"privacy statement", KindPrivacy},
	{"privacy notice", KindPrivacy},
	{"order form", KindOrder},
	{"statement of work", KindOrder},
	{"addendum", KindAddendum},
	{"additional terms", KindAddendum},
	{"supplemental terms", KindAddendum},
	{"product specific terms", KindAddendum},
	{"product terms", KindAddendum},
	{"terms", KindTerms},
	{"agreement", KindTerms},
	{"conditions", KindTerms},
}

// kindWords are words that a kind is full of, and how many of a thousand words tell it plainly.
var kindWords = []struct {
	kind  DocumentKind
	plain int
	words map[string]bool
}{
	{KindDPA, 14, wordSet("processor", "controller", "subprocessor", "subprocessors", "exporter", "importer")},
	{KindSLA, 24, wordSet("uptime", "downtime", "availability", "unavailability", "credit", "outage",
		"incident", "severity", "maintenance")},
	{KindPrivacy, 24, wordSet("personal", "privacy", "cookie", "collect", "marketing", "browser")},
	{KindUse, 18, wordSet("prohibited", "abuse", "abusive", "spam", "harass", "harassment", "illegal",
		"malware", "hateful", "unsolicited", "fraudulent", "offensive", "violate", "violation")},
	{KindConsumer, 6, wordSet("consumer", "household", "arbitration", "arbitrator", "parent", "guardian",
		"minor", "noncommercial")},
	{KindOrder, 24, wordSet("order", "quantity", "unit", "price", "subtotal", "signature", "billing")},
}

const (
	titleRunes  = 500 // the title stands within so many code points
	titlePoints = 1000
)

// naming tells what kind of document the text is.
type naming struct{ *scorer }

// ofKind is the kind of the document, recognised once.
func (s naming) ofKind() DocumentKind {
	if s.as == "" {
		s.as = s.kind()
	}
	return s.as
}

// kind recognises the document: by its title, and by the words it is full of.
func (s naming) kind() DocumentKind {
	points := map[DocumentKind]int{KindTerms: 1}
	if k := s.titleKind(); k != "" {
		points[k] += titlePoints
	}
	counts, all := make([]int, len(kindWords)), 1
	for i := range s.units {
		for _, t := range s.units[i].own {
			all++
			for k := range kindWords {
				if kindWords[k].words[t.word] {
					counts[k]++
				}
			}
		}
	}
	for k, w := range kindWords {
		share := min(2*titlePoints, titlePoints*1000*counts[k]/all/w.plain)
		if w.kind == KindConsumer && points[KindTerms] >= titlePoints && share >= titlePoints {
			share += titlePoints // terms of either sort have the same title
		}
		points[w.kind] += share
	}
	return slices.MaxFunc(DocumentKinds(), func(a, b DocumentKind) int { return points[a] - points[b] })
}

// titleKind is the kind that the first lines name; "" where they name none.
func (s naming) titleKind() DocumentKind {
	head := strings.ToLower(string(s.runes[:min(len(s.runes), titleRunes)]))
	best, at := DocumentKind(""), len(head)
	for _, t := range kindTitles {
		if k := wholeWords(head, t.words); k >= 0 && k < at {
			best, at = t.kind, k
		}
	}
	return best
}

// wholeWords finds words at the beginning of a word; -1 where they are not.
func wholeWords(in, words string) int {
	for from := 0; ; {
		k := strings.Index(in[from:], words)
		if k < 0 {
			return -1
		}
		k += from
		if k == 0 || !isWordRune(rune(in[k-1])) {
			return k
		}
		from = k + 1
	}
}
