package precedence

import (
	"cmp"
	"slices"
	"strings"

	"countersign/assessments"
)

// named are the words by which clauses name the kinds of documents.
var named = map[assessments.DocumentKind][]string{
	"msa": {
		"master services agreement", "master service agreement", "master subscription agreement",
		"master agreement", "enterprise agreement",
		"main agreement", "framework agreement", "main body", "base terms", "cloud service agreement",
		"services agreement",
	},
	"order_form": {
		"order form", "ordering document", "order confirmation", "statement of work", "sow",
		"order",
	},
	"dpa": {
		"data processing agreement", "data processing addendum",
		"data protection agreement", "data protection addendum", "data processing terms", "dpa",
	},
	"sla": {"service level agreement", "service level terms", "service levels", "sla"},
	"ai_addendum": {
		"artificial intelligence addendum", "generative ai addendum", "ai addendum",
		"ai terms", "generative ai terms", "ai supplement",
	},
	"online_terms": {
		"terms of service", "terms of use", "online terms", "general terms",
		"terms and conditions", "service terms",
	},
	"product_terms": {
		"product terms", "product specific terms", "product-specific terms",
		"service-specific terms", "service specific terms", "additional terms",
	},
	"acceptable_use": {
		"acceptable use policy", "acceptable use policies", "usage policies",
		"usage policy", "aup",
	},
	"privacy_policy":    {"privacy policy", "privacy notice", "privacy statement"},
	"security_document": {"security addendum", "security exhibit", "security annex", "security terms"},
	"subprocessor_list": {"subprocessor list", "sub-processor list", "list of subprocessors"},
}

// naming finds documents by their names in a clause.
type naming struct {
	words []string // longest first, so that "data processing agreement" is not "agreement"
	ids   map[string][]string
	own   string
	main  string // what "the Agreement" is: the master agreement, or else the terms
}

func newNaming(docs []assessments.Document, own string) *naming {
	n := &naming{ids: map[string][]string{}, own: own}
	add := func(word, id string) {
		if len(n.ids[word]) == 0 {
			n.words = append(n.words, word)
		}
		n.ids[word] = append(n.ids[word], id)
	}
	for _, kind := range []assessments.DocumentKind{"msa", "online_terms"} {
		for _, d := range docs {
			if d.Type == kind && n.main == "" {
				n.main = d.ID
			}
		}
	}
	for _, d := range docs {
		if name := flatClause(d.Name); len(name) > 3 && !slices.Contains(named[d.Type], name) {
			add(name, d.ID)
		}
		for _, word := range named[d.Type] {
			add(word, d.ID)
		}
	}
	slices.SortFunc(n.words, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return n
}

// mention is a document named at a place.
type mention struct {
	at, end int
	ids     []string
}

// in lists what a text names, in the order of reading.
func (n *naming) in(text string) []mention {
	var out []mention
	taken := make([]bool, len(text))
	take := func(from, to int, ids []string) {
		for i := from; i < to; i++ {
			if taken[i] {
				return
			}
		}
		for i := from; i < to; i++ {
			taken[i] = true
		}
		out = append(out, mention{from, to, ids})
	}
	if n.own != "" {
		for _, m := range ownText.FindAllStringIndex(text, -1) {
			take(m[0], m[1], []string{n.own})
		}
	}
	for _, w := range n.words {
		for from := 0; ; {
			i := strings.Index(text[from:], w)
			if i < 0 {
				break
			}
			i += from
			from = i + len(w)
			if from < len(text) && text[from] == 's' {
				from++ // "order forms"
			}
			if wordEdge(text, i-1) && wordEdge(text, from) {
				ids := n.ids[w]
				if slices.Contains(ids, n.own) {
					ids = []string{n.own} // of several of a kind, a text means itself
				}
				take(i, from, ids)
			}
		}
	}
	if n.main != "" {
		for _, m := range theWhole.FindAllStringIndex(text, -1) {
			take(m[0], m[1], []string{n.main})
		}
	}
	slices.SortFunc(out, func(a, b mention) int { return a.at - b.at })
	return out
}

// wordEdge reports whether no word runs over the byte at i.
func wordEdge(s string, i int) bool {
	return i < 0 || i >= len(s) || !(s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9')
}
