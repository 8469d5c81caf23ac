package particulars

import (
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
)

const (
	paperName = `(?:Terms(?:\s+(?:of|and|&)\s+(?:Service|Use|Conditions|Sale)s?)?|Conditions|` +
		`Agreements?|Polic(?:y|ies)|Addend(?:um|a)|` +
		`Notice|Statement|Guidelines|Order(?:ing)?\s+(?:Forms?|Documents?)|Orders?\b|Cover\s+Page|` +
		`Setup\s+Page|Key\s+Terms|Schedules?(?:\s+\d+)?|` +
		`Exhibits?(?:\s+[A-Z0-9]+)?|Annex(?:es)?(?:\s+[A-Z0-9]+)?|Appendix(?:\s+[A-Z0-9]+)?|Standards|` +
		`Code\s+of\s+Conduct|` +
		`Standard\s+Contractual\s+Clauses|Statements?\s+of\s+Work|SOWs?|DPAs?|SLAs?|AUPs?|MSAs?|BAAs?|` +
		`SCCs|Principles|Program|ToU|TOS)`
	// termsFor are terms that are named by what they are for: Terms for Paid Plans.
	termsFor = `Terms\s+for\s+(?:[A-Z][\w.’'-]*)(?:\s+(?:(?:of|on|for|and)\s+)?[A-Z][\w.’'-]*){0,6}`
	word     = `(?:[A-Z0-9][\w.’'&/-]*|of|and|for|the|&|to|on)`
)

var (
	names = regexp.MustCompile(`\b((?:[A-Z0-9][\w.’'&/-]*\s+(?:` + word + `\s+){0,6}?)?(?:` + termsFor +
		`|` + paperName + `))\b`)
	small = regexp.MustCompile(`(?i)\b(privacy (?:policy|notice|statement)|(?:data processing|` +
		`acceptable use|service level|order|subscription|` +
		`master subscription|usage|cookie|community) (?:agreement|policy|policies|addendum|form|forms|` +
		`guidelines|document)|ordering document)\b`)
	// takesIn are words that make another paper part of this one, or bind to it.
	takesIn = regexp.MustCompile(`(?i)\bincorporat\w+|\b(?:form|forms|made|constitut\w+|is|are|an?|` +
		`integral)\s+(?:an?\s+)?(?:integral\s+)?part\s+of\b|` +
		`\bsubject\s+to\b|\b(?:agree|agreeing|agrees)\s+to\b|\bgovern(?:ed|s)?\s+by\b|` +
		`\bin\s+accordance\s+with\b|\bcompl(?:y|iance|ies)\s+with\b|` +
		`\bbound\s+by\b|\bsupplement(?:s|ed|al)?\b|\bgovern\b|\btogether\s+with\b|` +
		`\badditional\s+terms\b|\bset\s+(?:out|forth)\s+in\b|` +
		`\bas\s+(?:specified|described|stated|defined|detailed)\s+in\b|\bapply\s+to\b|` +
		`\bconsist\w*\s+of\b|\bcomprise\w*\b|\balso\s+appl\w+|` +
		`\bpursuant\s+to\b|\bspecified\s+(?:on|in)\b|\bincluding\s+(?:our|the|any|all)\b|` +
		`\breviewed?\s+and\s+accepted?\b|` +
		`\b(?:is|are|forms?|constitutes?)\s+a\s+legal(?:ly)?[\s-]+(?:binding\s+)?(?:agreement|contract)\b`)
	itself = regexp.MustCompile(`(?i)^(?:(?:this|these|our|the|your|such|any|each|all|an?|in|to|if|by|` +
		`under|of|and|see|please|subject|for|on|when|where|while|until|unless|after|before|as|[a-z]\.|` +
		`(?:terms|conditions|agreement|policy|notice|addendum)\s+and\s+(?:the|our|any|each)|` +
		`applicable|separate|following|with)\s+|(?:sections?|clauses?|paragraphs?|articles?|modules?|` +
		`tables?|annex|part|schedule)\s+[\w.]+` +
		`(?:\s+(?:and|to)\s+[\w.]+)?(?:\s+(?:of|to|in)\s+|\.\s+)|[\d.]+\s+|effective\s+date\s+of\s+)`)
	// noPaper are names that no paper of a vendor has: a part of this one, a public standard, a heading.
	noPaper = regexp.MustCompile(`(?i)^(?:january|february|march|april|may|june|july|august|september|` +
		`october|november|december|term|termination|notwithstanding|unless|sections?|schedules)\b|` +
		`^(?:schedule|exhibit|annex|appendix|module|table|clauses?)` +
		`\b[\s\w.]{0,6}$|\barbitration\b|\bpayment\s+card\b|` +
		`\bPCI\b|\bDPF\b|\bprivacy\s+shield\b|^(?:do|does|how|what|change|changes|violat\w+|modif\w+|` +
		`updates?|beyond)\b|^payment\s+terms$|^(?:dispute|group|arbitration|written|prior)\s+notice$|^(?:schedule|exhibit|annex|appendix|attachment)\s+\w+\s+(?:of|to)\b|` +
		`\b(?:commission|authority|board|office)['’]s\b|\bprogram$|` +
		`\bobject\s+of\b|\band\s+the\s+(?:agreement|applicable\s+terms)$|^(?:general|` +
		`jurisdiction.specific|\w+)\s+terms\s+and\s+conditions\s+of\s+this|` +
		`^(?:USA|US|UK|EU|APAC|canadian|european|swiss|french|german)\s+(?:region\s+)?(?:terms|dpa)$|` +
		`\bmandatory\s+clauses\b|\b(?:third[\s-]part\w+)\b`)
	tooDim = regexp.MustCompile(`(?i)^(?:terms|conditions|agreement|agreements|policy|policies|notice|` +
		`statement|schedule|schedules|exhibit|exhibits|` +
		`annex|annexes|appendix|program|principles|standards|order|addendum|guidelines|` +
		`conditions of use|entire agreement|additional terms|` +
		`(?:updated|amended|current|prior|previous|such|other|same|applicable|modified|revised)` +
		` (?:terms|agreement|policy|policies|conditions))$`)
)

// KeptOut lists the papers of which the text says that they are no part of it, each once.
func KeptOut(t assessments.Text) []Stated {
	p := open(t)
	return p.papers(p.title(), func(s string) int {
		if at := apart.FindStringIndex(s); at != nil {
			return at[0]
		}
		return 0
	})
}

// linked lists the papers that the text takes in, each once.
func (p *paper) linked(title *Stated) []Stated {
	return p.papers(title, func(s string) int {
		if takesIn.MatchString(s) && !keepsOut.MatchString(s) {
			return len(s)
		}
		return 0
	})
}

// papers lists the papers that are named in sentences, in so many bytes of each as in says.
func (p *paper) papers(title *Stated, in func(sentence string) int) []Stated {
	f := finding{paper: p, seen: map[string]bool{}, own: p.ownNames(title)}
	ownAgreement := f.own["agreement"] && (title == nil || strings.Contains(fold(title.Value), "agreement"))
	for _, s := range p.sentences {
		s.text = s.text[:in(s.text)]
		if at := ofAgreement.FindStringSubmatchIndex(s.text); at != nil && !f.seen["agreement"] &&
			!ownAgreement {
			f.seen["agreement"] = true
			f.out = append(f.out, *p.stated(s.text[at[2]:at[3]], s, at[2], at[3]))
		}
		f.named(s)
		if strings.HasSuffix(strings.TrimSpace(s.text), ":") {
			f.listed(p.blocks[s.block+1:])
		}
	}
	return f.out
}

// finding are the papers found so far, each once.
type finding struct {
	*paper
	seen, own map[string]bool
	out       []Stated
}

// named adds the papers that a sentence names.
func (f *finding) named(s span) {
	var at [][]int
	at = append(at, names.FindAllStringSubmatchIndex(s.text, -1)...)
	at = append(at, small.FindAllStringSubmatchIndex(s.text, -1)...)
	slices.SortFunc(at, func(a, b []int) int { return a[2] - b[2] })
	last := 0
	for _, m := range at {
		if m[2] < last {
			continue
		}
		last = m[3]
		from := m[2] + itselfBytes(s.text[m[2]:m[3]])
		above := string(f.runes[f.blocks[s.block].start:s.start]) + s.text[:from]
		if numbered.MatchString(above) || heads.MatchString(above) && strings.HasPrefix(s.text[m[3]:], ":") {
			continue // the heading of a section, in one line with its text
		}
		if two := joined.FindStringSubmatchIndex(s.text[from:m[3]]); two != nil &&
			!tooDim.MatchString(s.text[from+two[2]:from+two[3]]) &&
			!tooDim.MatchString(s.text[from+two[4]:m[3]]) {
			f.add(s, from, from+two[3])
			from += two[4] + itselfBytes(s.text[from+two[4]:m[3]])
		}
		f.add(s, from, m[3])
	}
}

// listed adds the papers of a list that a sentence announces, which stands in the blocks below it.
func (f *finding) listed(below []block) {
	for _, b := range below {
		at := names.FindStringIndex(b.text)
		item := at != nil && heads.MatchString(b.text[:at[0]]) && itemEnds.MatchString(b.text[at[1]:])
		switch {
		case item:
			f.add(b.span, at[0]+itselfBytes(b.text[at[0]:at[1]]), at[1])
		case b.kind != assessments.ParagraphListItem:
			return
		}
	}
}

// add adds the paper that is named at bytes from to to of a span, if it is one of another name.
func (f *finding) add(s span, from, to int) {
	name := strings.Join(strings.Fields(s.text[from:to]), " ")
	key := fold(name)
	if tooDim.MatchString(name) || noPaper.MatchString(name) || f.seen[key] || f.own[key] || len(name) < 3 ||
		thisBefore.MatchString(s.text[:from]) || ofOthers(s.text, from, to) {
		return
	}
	f.seen[key] = true
	if at := alias.FindStringSubmatch(s.text[to:]); at != nil {
		f.seen[fold(at[1])] = true
	}
	f.out = append(f.out, *f.stated(name, s, from, to))
}

var (
	joined   = regexp.MustCompile(`^(.*\b` + paperName + `)\s+and\s+(?:the\s+|our\s+)?(\S.*)$`)
	numbered = regexp.MustCompile(`^\W*\d[\d.]*\W*$`)
	itemEnds = regexp.MustCompile(`(?i)^\W*(?:$|[:(–—-]|and\W*$|or\W*$|\(?https?:|which\b|` +
		`(?:explain|describe|set|govern|contain|cover|appl)(?:s|ies)\b)`)
)

// keepsOut are sentences that say a paper is no part of this one.
var keepsOut = regexp.MustCompile(`(?i)\b(?:do(?:es)?|is|are|shall|will|and)\s+not\s+(?:be\s+|an?\s+)` +
	`?(?:incorporat\w+|form|part|` +
	`subject|apply|govern\w*|supplement)|\bno\s+other\s+terms\b`)

// apart are sentences that say so of a paper in so many words.
var apart = regexp.MustCompile(`(?i)\b(?:do(?:es)?|is|are|shall|will)\s+not\s+(?:be\s+|form\s+)?(?:an?\s+)?` +
	`(?:integral\s+)?(?:incorporated\b|part\s+of\b)`)

// ofAgreement finds the agreement that an annexed paper belongs to.
var ofAgreement = regexp.MustCompile(`\b(?:(?:forms?|made|constitutes?|is|are)\s+(?:an?\s+)?(?:integral\s+)` +
	`?part\s+of|supplements?|incorporated\s+(?:by\s+reference\s+)?(?:in|into))[^.;]{0,80}?` +
	`\b(?:the|your)\s+(?:applicable\s+)?[“"]?(Agreement)\b`)

// ownNames are what the paper calls itself.
func (p *paper) ownNames(title *Stated) map[string]bool {
	own := map[string]bool{}
	if title != nil {
		own[fold(title.Value)] = true
	}
	for _, s := range p.sentences[:min(len(p.sentences), 40)] {
		for _, at := range thisPaperName.FindAllStringSubmatchIndex(s.text, -1) {
			if m := names.FindStringSubmatch(s.text[at[2]:min(len(s.text), at[3]+1)]); m != nil {
				own[fold(m[1])] = true
			}
		}
	}
	return own
}

var (
	// thisBefore is said before the name of this paper, or of a part of it.
	thisBefore = regexp.MustCompile(`(?i)\b(?:this|these)\s+(?:[\w\s]{3,60}\(\s*(?:the\s+)?[“"]\s*)?$|` +
		`\b(?:section|clause|article|paragraph|schedule|annex|exhibit|part)\s+[\w.]+\s*\($`)
	// partAfter is said after the name of a part of this paper, or of a heading in it.
	partAfter = regexp.MustCompile(`(?i)^\W{0,3}(?:below|above|set\s+(?:out|forth)\s+in\s+this)\b`)
	heads     = regexp.MustCompile(`(?i)^\W*(?:\(?(?:\d[\d.]*|[a-z]|[ivx]+)[.)]\W*)?$`)
	// once is said before what a paper was called in other days.
	once = regexp.MustCompile(`(?i)\b(?:formerly|previously)\b[^.;]{0,40}$`)
	// owner is said before a policy that others have: yours, a third party's, any that there is.
	owner = regexp.MustCompile(`(?i)\b(?:your|their|its|his|her|an?|own|respective|and/or|third[\s-]part(?:y|ies)[’']?s?|` +
		`(?:service|part(?:y|ies)|site|website|company|provider|customer|merchant|developer|publisher)[’']s?)` +
		`\s+(?:\w+\s+){0,2}$`)
	ownerAfter = regexp.MustCompile(
		`(?i)^\s+(?:of|for|from)\s+(?:the|that|those|such|your|any|each|another|all)\s+` +
			`(?:other\s+|relevant\s+|applicable\s+)?(?:compan|third|part(?:y|ies)|provider|site|website|software|app)`)
	// alias is the short name that a paper is given beside its name.
	alias = regexp.MustCompile(`^\s*\(\s*(?:the\s+)?[“"”]\s*([^“”"]{2,60}?)\s*[“"”]`)
)

// ofOthers reports a name at from that is of a paper of others, or of a part of this one.
func ofOthers(s string, from, to int) bool {
	before, after := s[:from], s[to:]
	if partAfter.MatchString(after) || once.MatchString(before) {
		return true
	}
	if r := s[from]; r < 'a' || r > 'z' { // a name of its own
		return false
	}
	return owner.MatchString(before) || ownerAfter.MatchString(after)
}

func itselfBytes(s string) int {
	n := 0
	for {
		at := itself.FindStringIndex(s[n:])
		if at == nil {
			return n
		}
		n += at[1]
	}
}

// fold is a name without capitals, articles and the plural.
func fold(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, a := range []string{"the ", "our ", "this ", "these "} {
		s = strings.TrimPrefix(s, a)
	}
	for _, of := range []string{"’s ", "'s "} { // whose it is tells no two apart
		if _, after, found := strings.Cut(s, of); found {
			s = after
		}
	}
	if strings.HasSuffix(s, "ies") {
		return strings.TrimSuffix(s, "ies") + "y"
	}
	return strings.TrimSuffix(s, "s")
}
