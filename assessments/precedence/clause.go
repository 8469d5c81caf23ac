package precedence

import (
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
)

var (
	prevails = regexp.MustCompile(
		`\b(prevails?|controls?|governs?|(?:takes?|taking|ha(?:s|ve)) (?:precedence|priority)|supersedes?|overrides?)\b`)
	conflict = regexp.MustCompile(
		`\b(conflict\w*|inconsisten\w+|contradict\w*|discrepanc\w+|ambiguit\w+|contrary)\b`)
	applies = regexp.MustCompile(`\b(?:shall|will) apply\b`)
	listed  = regexp.MustCompile(
		`\b(?:following|descending|ascending|increasing) order\b|\border of (?:precedence|priority)\b[^.]{0,60}(?::|\(?\b(?:1|a|i)\))`)
	steps   = regexp.MustCompile(`\bfirst\b[^.]*\bthen\b`)
	upwards = regexp.MustCompile(`\b(?:ascending|increasing) order\b`)
	ownText = regexp.MustCompile(
		`\b(?:this|these) (?:[a-z-]+ ){0,4}?(?:agreement|terms|addendum|dpa|schedule|policy|contract|sla)\b`)
	bare     = regexp.MustCompile(`\bagreement\b`)
	theWhole = regexp.MustCompile(`\bthe (?:applicable |principal )?(?:agreement|contract)\b`)
	lawOnly  = regexp.MustCompile(`\bconflicts? of (?:\w+ ){0,2}laws?\b|\bchoice of law\b`)

	personal = regexp.MustCompile(
		`\bpersonal (?:data|information)\b|\bdata protection\b|\bprivacy\b|\bprocessing of data\b`)
	machine = regexp.MustCompile(`\bai\b|\bartificial intelligence\b|\bgenerative\b|\bmachine learning\b`)
	rest    = regexp.MustCompile(`\botherwise\b|\ball other\b|\bin all\b|\bthe rest of\b`)
)

// Prevails reports whether a passage says that one text goes before another, rather than only naming
// the texts or choosing a law.
func Prevails(clause string) bool {
	c := flatClause(clause)
	if listed.MatchString(c) {
		return true
	}
	return prevails.MatchString(c) && conflict.MatchString(lawOnly.ReplaceAllString(c, " "))
}

// SubjectsOf lists what a clause settles the order for. own is the kind of document that holds it: a data
// processing agreement that says it prevails covers personal data even if it does not say so.
func SubjectsOf(clause string, own assessments.DocumentKind) []assessments.PrecedenceSubject {
	c := flatClause(clause)
	var out []assessments.PrecedenceSubject
	isPersonal, isMachine := personal.MatchString(c) || own == "dpa", machine.MatchString(c) ||
		own == "ai_addendum"
	if !isPersonal && !isMachine || rest.MatchString(c) || listed.MatchString(c) {
		out = append(out, assessments.InGeneral)
	}
	if isPersonal {
		out = append(out, assessments.PersonalData)
	}
	if isMachine {
		out = append(out, assessments.AIFeatures)
	}
	return out
}

// OrderOf reads the order a clause puts documents in: their ids, the one that prevails first, only
// those it names. own is the id of the document the clause stands in ("this Agreement"). Nothing comes
// back where the clause names fewer than two of them, or contradicts itself.
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
		if free := !slices.ContainsFunc(ms, func(o mention) bool {
			return o.at <= m[0] && m[0] < o.end
		}); free && self != "" {
			ms = append(ms, mention{m[0], m[1], []string{self}})
		}
	}
	slices.SortFunc(ms, func(a, b mention) int { return a.at - b.at })
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
	s = strings.NewReplacer("*", "", "_", "", "“", "", "”", "", `"`, "", "’", "'", "‑", "-", "‐",
		"-").Replace(strings.ToLower(s))
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

// verdict reads one sentence: who prevails in it, and over whom. "X prevails" over no one in particular
// prevails over the text it stands in, or, where X is that text, over the rest named.
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
	slices.Sort(winners)
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
