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
	word = `(?:[A-Z0-9][\w.’'&/-]*|of|and|for|the|&|to|on)`
)

var (
	names = regexp.MustCompile(`\b((?:[A-Z0-9][\w.’'&/-]*\s+(?:` + word + `\s+){0,6}?)?` + paperName + `` +
		`)\b`)
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
		`\breviewed?\s+and\s+accepted?\b`)
	itself = regexp.MustCompile(`(?i)^(?:(?:this|these|our|the|your|such|any|each|all|an?|in|to|if|by|` +
		`under|of|and|see|please|subject|for|on|` +
		`applicable|separate|following|with)\s+|(?:sections?|clauses?|paragraphs?|articles?|modules?|` +
		`tables?|annex|part|schedule)\s+[\w.]+` +
		`(?:\s+(?:and|to)\s+[\w.]+)?(?:\s+(?:of|to|in)\s+|\.\s+)|[\d.]+\s+|effective\s+date\s+of\s+)`)
	// noPaper are names that no paper of a vendor has: a part of this one, a public standard, a heading.
	noPaper = regexp.MustCompile(`(?i)^(?:january|february|march|april|may|june|july|august|september|` +
		`october|november|december|term|termination|notwithstanding|unless|sections?|schedules)\b|` +
		`^(?:schedule|exhibit|annex|appendix|module|table|clauses?)` +
		`\b[\s\w.]{0,6}$|\barbitration\b|\bpayment\s+card\b|` +
		`\bPCI\b|\bDPF\b|\bprivacy\s+shield\b|^(?:do|does|how|what|change|changes|violat\w+|modif\w+|` +
		`beyond|payment)\b|\bprogram$|` +
		`\bobject\s+of\b|\band\s+the\s+(?:agreement|applicable\s+terms)$|^(?:general|` +
		`jurisdiction.specific|\w+)\s+terms\s+and\s+conditions\s+of\s+this|` +
		`^(?:USA|US|UK|EU|APAC|canadian|european|swiss|french|german)\s+(?:region\s+)?(?:terms|dpa)$|` +
		`\bmandatory\s+clauses\b|\b(?:third[\s-]part\w+)\b`)
	tooDim = regexp.MustCompile(`(?i)^(?:terms|conditions|agreement|agreements|policy|policies|notice|` +
		`statement|schedule|schedules|exhibit|exhibits|` +
		`annex|annexes|appendix|program|principles|standards|order|addendum|guidelines|` +
		`conditions of use|entire agreement|` +
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
	var out []Stated
	seen := map[string]bool{}
	own := p.ownNames(title)
	for _, s := range p.sentences {
		s.text = s.text[:in(s.text)]
		if at := ofAgreement.FindStringSubmatchIndex(s.text); at != nil && !seen["agreement"] &&
			!own["agreement"] {
			seen["agreement"] = true
			out = append(out, *p.stated(s.text[at[2]:at[3]], s, at[2], at[3]))
		}
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
			name := strings.Join(strings.Fields(s.text[from:m[3]]), " ")
			key := fold(name)
			if tooDim.MatchString(name) || noPaper.MatchString(name) || seen[key] || own[key] ||
				len(name) < 3 ||
				ownBefore(s.text, from) {
				continue
			}
			seen[key] = true
			out = append(out, *p.stated(name, s, from, m[3]))
		}
	}
	return out
}

// keepsOut are sentences that say a paper is no part of this one.
var keepsOut = regexp.MustCompile(`(?i)\b(?:do(?:es)?|is|are|shall|will|and)\s+not\s+(?:be\s+|an?\s+)` +
	`?(?:incorporat\w+|form|part|` +
	`subject|apply|govern\w*|supplement)|\bno\s+other\s+terms\b`)

// apart are sentences that say so of a paper in so many words.
var apart = regexp.MustCompile(`(?i)\b(?:do(?:es)?|is|are|shall|will)\s+not\s+(?:be\s+|form\s+)?(?:an?\s+)?` +
	`(?:integral\s+)?(?:incorporated\b|part\s+of\b)`)

// ofAgreement finds the agreement that an annexed paper belongs to.
var ofAgreement = regexp.MustCompile(`\b(?:forms?|made|constitutes?|is|are)\s+(?:an?\s+)?(?:integral\s+)` +
	`?part\s+of[^.;]{0,80}?\b(?:the|your)\s+[“"]?(Agreement)\b`)

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

var thisBefore = regexp.MustCompile(`(?i)\b(?:this|these)\s+$`)

func ownBefore(s string, at int) bool { return thisBefore.MatchString(s[:at]) }

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
