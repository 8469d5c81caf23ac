package terms

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"countersign/assessments"
)

// What the clause finder finds under the topic Precedence is read here: which of a contract's documents prevails
// over which, and for what. It is a proposal for a person to confirm: the words of the clause decide.

// named are the words by which clauses name the kinds of documents.
var named = map[assessments.DocumentKind][]string{
	"msa": {
		"master services agreement", "master service agreement", "master subscription agreement", "master agreement", "enterprise agreement",
		"main agreement", "framework agreement", "main body", "base terms", "cloud service agreement", "services agreement",
	},
	"order_form":        {"order form", "ordering document", "order confirmation", "statement of work", "sow", "order"},
	"dpa":               {"data processing agreement", "data processing addendum", "data protection agreement", "data protection addendum", "data processing terms", "dpa"},
	"sla":               {"service level agreement", "service level terms", "service levels", "sla"},
	"ai_addendum":       {"artificial intelligence addendum", "generative ai addendum", "ai addendum", "ai terms", "generative ai terms", "ai supplement"},
	"online_terms":      {"terms of service", "terms of use", "online terms", "general terms", "terms and conditions", "service terms"},
	"product_terms":     {"product terms", "product specific terms", "product-specific terms", "service-specific terms", "service specific terms", "additional terms"},
	"acceptable_use":    {"acceptable use policy", "acceptable use policies", "usage policies", "usage policy", "aup"},
	"privacy_policy":    {"privacy policy", "privacy notice", "privacy statement"},
	"security_document": {"security addendum", "security exhibit", "security annex", "security terms"},
	"subprocessor_list": {"subprocessor list", "sub-processor list", "list of subprocessors"},
}

var (
	prevails = regexp.MustCompile(`\b(prevails?|controls?|governs?|(?:takes?|taking|ha(?:s|ve)) (?:precedence|priority)|supersedes?|overrides?)\b`)
	conflict = regexp.MustCompile(`\b(conflict\w*|inconsisten\w+|contradict\w*|discrepanc\w+|ambiguit\w+|contrary)\b`)
	applies  = regexp.MustCompile(`\b(?:shall|will) apply\b`)
	listed   = regexp.MustCompile(`\b(?:following|descending|ascending|increasing) order\b|\border of (?:precedence|priority)\b[^.]{0,60}(?::|\(?\b(?:1|a|i)\))`)
	steps    = regexp.MustCompile(`\bfirst\b[^.]*\bthen\b`)
	upwards  = regexp.MustCompile(`\b(?:ascending|increasing) order\b`)
	ownText  = regexp.MustCompile(`\b(?:this|these) (?:[a-z-]+ ){0,4}?(?:agreement|terms|addendum|dpa|schedule|policy|contract|sla)\b`)
	bare     = regexp.MustCompile(`\bagreement\b`)
	theWhole = regexp.MustCompile(`\bthe (?:applicable |principal )?(?:agreement|contract)\b`)
	lawOnly  = regexp.MustCompile(`\bconflicts? of (?:\w+ ){0,2}laws?\b|\bchoice of law\b`)

	personal = regexp.MustCompile(`\bpersonal (?:data|information)\b|\bdata protection\b|\bprivacy\b|\bprocessing of data\b`)
	machine  = regexp.MustCompile(`\bai\b|\bartificial intelligence\b|\bgenerative\b|\bmachine learning\b`)
	rest     = regexp.MustCompile(`\botherwise\b|\ball other\b|\bin all\b|\bthe rest of\b`)
)

// Prevails reports whether a passage says that one text goes before another, rather than only naming the texts
// or choosing a law.
func Prevails(clause string) bool {
	c := flatClause(clause)
	if listed.MatchString(c) {
		return true
	}
	return prevails.MatchString(c) && conflict.MatchString(lawOnly.ReplaceAllString(c, " "))
}

// PrecedenceSubjects lists what a clause settles the order for. own is the kind of document it stands in: a data
// processing agreement that says it prevails speaks of personal data even where it does not say so.
func PrecedenceSubjects(clause string, own assessments.DocumentKind) []assessments.PrecedenceSubject {
	c := flatClause(clause)
	var out []assessments.PrecedenceSubject
	isPersonal, isMachine := personal.MatchString(c) || own == "dpa", machine.MatchString(c) || own == "ai_addendum"
	if !isPersonal && !isMachine || rest.MatchString(c) || listed.MatchString(c) {
		out = append(out, "general")
	}
	if isPersonal {
		out = append(out, "personal_data")
	}
	if isMachine {
		out = append(out, "ai_features")
	}
	return out
}

// OrderOf reads the order a clause puts documents in: their ids, the one that prevails first, only those it names.
// own is the id of the document the clause stands in ("this Agreement"). Nothing comes back where the clause
// names fewer than two of them, or contradicts itself.
func OrderOf(clause string, docs []assessments.Document, own string) []string {
	c := flatClause(clause)
	names := newNaming(docs, own)
	if at := listStart(c); at >= 0 {
		return names.list(c[at:], upwards.MatchString(c))
	}
	before := map[[2]string]bool{}
	var seen []string
	for _, sentence := range strings.FieldsFunc(c, func(r rune) bool { return r == ';' || r == '.' }) {
		winners, losers := names.verdict(sentence, own)
		for _, w := range winners {
			for _, l := range losers {
				if w != l {
					before[[2]string{w, l}] = true
				}
			}
		}
		seen = append(seen, winners...)
		seen = append(seen, losers...)
	}
	if len(before) == 0 {
		return nil
	}
	return sorted(distinctIDs(seen), before)
}

// list reads documents named one after the other; nil where they are fewer than two.
func (n *naming) list(text string, fromBelow bool) []string {
	ms := n.in(text)
	for _, m := range bare.FindAllStringIndex(text, -1) {
		self := n.own // "(c) Agreement" is the text it stands in, or else the main one
		if self == "" {
			self = n.main
		}
		if free := !slices.ContainsFunc(ms, func(o mention) bool { return o.at <= m[0] && m[0] < o.end }); free && self != "" {
			ms = append(ms, mention{m[0], m[1], []string{self}})
		}
	}
	sort.Slice(ms, func(i, j int) bool { return ms[i].at < ms[j].at })
	order := distinct(ms)
	if len(order) < 2 {
		return nil
	}
	if fromBelow {
		slices.Reverse(order)
	}
	return order
}

// flatClause is a clause in small letters, on one line, without the marks of Markdown.
func flatClause(s string) string {
	s = strings.NewReplacer("*", "", "_", "", "“", "", "”", "", `"`, "", "’", "'", "‑", "-", "‐", "-").Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// listStart is where a list of documents in their order begins; -1 where the clause has none.
func listStart(c string) int {
	if m := listed.FindStringIndex(c); m != nil {
		return m[1]
	}
	if m := steps.FindStringIndex(c); m != nil {
		return m[0]
	}
	return -1
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
	sort.Slice(n.words, func(i, j int) bool {
		if len(n.words[i]) != len(n.words[j]) {
			return len(n.words[i]) > len(n.words[j])
		}
		return n.words[i] < n.words[j]
	})
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
	sort.Slice(out, func(i, j int) bool { return out[i].at < out[j].at })
	return out
}

// wordEdge reports whether no word runs over the byte at i.
func wordEdge(s string, i int) bool {
	return i < 0 || i >= len(s) || !(s[i] >= 'a' && s[i] <= 'z' || s[i] >= '0' && s[i] <= '9')
}

// verdict reads one sentence: who prevails in it, and over whom. "X prevails" over nobody in particular prevails
// over the text it stands in, or, where X is that text, over the rest named.
func (n *naming) verdict(sentence, own string) (winners, losers []string) {
	verb := prevails.FindStringIndex(sentence)
	if verb == nil && conflict.MatchString(sentence) {
		verb = applies.FindStringIndex(sentence)
	}
	if verb == nil {
		return nil, nil
	}
	all := n.in(sentence)
	last := -1
	for i, m := range all {
		if m.at < verb[0] {
			last = i
		}
	}
	if last < 0 {
		return nil, nil
	}
	first := last // "the terms of the Order Form or SOW will control": what is joined prevails together
	for first > 0 && joined(sentence[all[first-1].at:all[first].at]) {
		first--
	}
	won := map[string]bool{}
	for _, m := range all[first : last+1] {
		for _, id := range m.ids {
			won[id] = true
		}
	}
	disputed := conflict.MatchString(sentence)
	for _, m := range all {
		for _, id := range m.ids {
			if !won[id] && (disputed || m.at > verb[0]) {
				losers = append(losers, id)
			}
		}
	}
	for id := range won {
		winners = append(winners, id)
	}
	sort.Strings(winners)
	if len(losers) == 0 && !won[own] && own != "" && disputed {
		losers = []string{own}
	}
	return winners, losers
}

// joined reports whether only "or" or "and" stands between two names, no conflict being spoken of.
func joined(between string) bool {
	_, tail, ok := strings.Cut(between, " or ")
	if !ok {
		_, tail, ok = strings.Cut(between, " and ")
	}
	return ok && strings.TrimSpace(strings.TrimPrefix(tail, "the ")) == "" && !strings.Contains(between, ",")
}

func distinct(ms []mention) []string {
	var all []string
	for _, m := range ms {
		all = append(all, m.ids...)
	}
	return distinctIDs(all)
}

func distinctIDs(in []string) []string {
	var out []string
	for _, s := range in {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// sorted puts ids so that each stands before those it prevails over; nil where that goes in a circle.
func sorted(ids []string, before map[[2]string]bool) []string {
	var out []string
	left := ids
	for len(left) > 0 {
		next := -1
		for i, id := range left {
			beaten := false
			for _, other := range left {
				beaten = beaten || before[[2]string{other, id}]
			}
			if !beaten {
				next = i
				break
			}
		}
		if next < 0 {
			return nil
		}
		out = append(out, left[next])
		left = append(append([]string(nil), left[:next]...), left[next+1:]...)
	}
	return out
}
