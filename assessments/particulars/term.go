package particulars

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	number = `(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|eighteen|` +
		`twenty|twenty-four|` +
		`thirty|thirty-six|forty-five|sixty|ninety|a|an)`
	period = number + `(?:\s*\(\s*[\w-]+\s*\))?[\s-]+(?:full\s+|business\s+|calendar\s+|working\s+)` +
		`?(?:hours?|days?|weeks?|months?|years?)\b`
)

var (
	periods = regexp.MustCompile(`(?i)\b` + period)
	// runs are sentences that say how long a paper or a subscription runs, the surest first.
	runs = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\brenew\w*\b[^.]{0,60}\b(?:for|on\s+an?)\s+(?:a\s+|an\s+)?(?:successive|` +
			`consecutive|additional|further|equal|the\s+same|like|` +
			`(?:\w+-)?(?:day|month|year)|monthly|periods?|annual|` + period + `)`),
		regexp.MustCompile(`(?i)\b(?:this\s+(?:agreement|dpa|addendum|contract)|these\s+terms)` +
			`\b[^.;]{0,80}\b(?:commences?|begins?|starts?|` +
			`takes\s+effect|remains?\s+in\s+(?:full\s+)?(?:effect|force)|continues?)\b[^.]{0,260}\b(?:until|` +
			`terminat\w+|for\s+(?:a|the|an|as\s+long)|throughout|while\s+you)\b`),
		regexp.MustCompile(`(?i)\b(?:automatically\s+(?:be\s+)?renew\w*|auto-?\s*renew(?:s|ed|al)?)\b|` +
			`\brenews?\s+automatically\b|\bwill\s+(?:be\s+)?renew(?:ed)?\b`),
		regexp.MustCompile(`(?i)\b(?:remains?|be|is|are)\s+in\s+(?:full\s+)?(?:force|effect)` +
			`\b[^.]{0,80}\b(?:duration|until|as\s+long\s+as|for\s+the)\b`),
		regexp.MustCompile(`(?i)\b(?:initial\s+term|term\s+of\s+(?:this|the|these)\b|(?:subscription|` +
			`services?|initial)\s+term)\b[^.;]{0,60}` +
			`\b(?:is|will|shall|begins?|commences?|starts?|continues?)\b`),
		regexp.MustCompile(`(?i)[“"]term[”"]\s+means\b|\bduring\s+the\s+term\s+\([^)]{0,20}\)`),
		regexp.MustCompile(`(?i)^\W*[\w.() -]{0,24}duration\s+of\s+(?:the\s+)?(?:processing|agreement|` +
			`dpa)\b[^.]{0,80}\b(?:is|shall|will|corresponds)\b`),
		regexp.MustCompile(`(?i)\b(?:monthly\s+(?:or|and|and/or)\s+(?:annual|annually|yearly))` +
			`\b[^.]{0,80}\b(?:subscription|plans?|billed|billing)` +
			`|\b(?:charged|billed)\s+automatically\b|\bautomatically\s+(?:be\s+)?(?:charged|billed|` +
			`rebilled)\b[^.]{0,60}\b(?:each|every|subscription)`),
	}
	renews = regexp.MustCompile(`(?i)renew|rebill|auto-?\s*bill|recurr|automatically\s+(?:be\s+)` +
		`?(?:charge|bill)|charged\s+automatically`)
	notTerm = regexp.MustCompile(`(?i)\b(?:domain|insurance|certificate|free[\s-]trial|surviv\w+|` +
		`confidential\w*|disable\w*|turn(?:ed|ing)?\s+off|waiver|` +
		`(?:may|can)\s+(?:\w+\s+)?cancel\s+(?:\w+\s+)?auto\w*[\s-]*renewal|` +
		`auto-?renewing\s+\w+\s+(?:purchases|products|offers)|(?:offer|sell)\s+auto-?renewing|` +
		`auto-?renew\w*\s+functionality|your\s+auto-?renewing|` +
		`sub-?\s*processors?|will\s+not\s+affect)\b`)
	cycles = []struct {
		words *regexp.Regexp
		says  string
	}{
		{regexp.MustCompile(`(?i)\b(?:month-to-month)\b`), "month to month"},
		{
			regexp.MustCompile(`(?i)\bmonthly\b[^.]{0,30}\b(?:annual|annually|yearly)\b|` +
				`\b(?:annual|annually|yearly)\b[^.]{0,30}\bmonthly\b`), "monthly or annual",
		},
		{regexp.MustCompile(`(?i)\b(?:annual|annually|yearly)\b`), "annual"},
		{regexp.MustCompile(`(?i)\bmonthly\b`), "monthly"},
	}

	// ends are sentences that say what notice it takes not to renew, or to end without cause.
	endings = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\b(?:notice\s+of\s+non-?\s?renewal|non-?renewal\s+notice|` +
			`not\s+to\s+renew|does\s+not\s+(?:wish|intend|want)\s+to\s+renew|` +
			`elects?\s+not\s+to\s+renew|non-?renewal)\b`),
		regexp.MustCompile(`(?i)\b(?:unless|cancel\w*|terminat\w+|notif\w+|notice)` +
			`\b[^.]{0,160}\b(?:before|prior\s+to|in\s+advance\s+of)\b[^.]{0,60}` +
			`\b(?:renew\w*|(?:end|expir\w+)\s+of\s+(?:the|your|its|each|any|such|then)|` +
			`billing\s+(?:date|cycle|period)|(?:subscription|current)\s+(?:period|term)\s+ends)`),
		regexp.MustCompile(`(?i)\b(?:either\s+party|customer|client|you|a\s+party)\s+may\s+(?:also\s+)` +
			`?terminate\b[^.]{0,120}\b` +
			`(?:without\s+cause|for\s+convenience|for\s+any\s+reason|at\s+any\s+time|no\s+reason)` +
			`\b[^.]{0,120}\bnotice\b`),
		regexp.MustCompile(`(?i)\b(?:either\s+party|customer|client|you)` +
			`\s+may\s+terminate\b[^.]{0,100}\b(?:upon|on|by\s+giving|with|giving)\b[^.]{0,30}` +
			period + `[^.]{0,40}\bnotice\b`),
	}
	cause = regexp.MustCompile(`(?i)\b(?:breach|cure|insolven|material(?:ly)?|fails?\s+to|default|` +
		`object\w*|increase|change\s+(?:to|in)\s+(?:the\s+)?(?:price|fee)|` +
		`modif\w+|refund|suspend\w*|delete|subprocessor|price|pricing)\b`)
)

// term is how long the paper, or what is bought under it, runs.
func (p *paper) term() *Stated {
	for _, re := range runs {
		for _, s := range p.sentences {
			if !re.MatchString(s.text) || notTerm.MatchString(s.text) || len(s.text) > 1200 {
				continue
			}
			at := re.FindStringIndex(s.text)
			from, to := around(s.text, at[0], at[1])
			quote := s.text[from:to]
			if throughout.MatchString(s.text[:at[0]]) {
				continue // what happens meanwhile
			}
			if changes.MatchString(s.text) || renewsNot.MatchString(quote) && !periods.MatchString(quote) {
				continue // it says how long another text ran, or only that this one ends
			}
			return p.stated(sayTerm(quote), s, from, to)
		}
	}
	return nil
}

// sayTerm is a term in few words: its period or cycle, and that it renews. Where a sentence gives neither,
// it is the sentence.
func sayTerm(quote string) string {
	out := ""
	for _, at := range periods.FindAllStringIndex(quote, -1) {
		if !isLead(quote, at[0], at[1]) {
			// one of several is not the term
			if out != "" || splits.MatchString(quote) || amongOthers.MatchString(quote[:at[0]]) {
				return strings.Join(strings.Fields(quote), " ")
			}
			out = strings.Join(strings.Fields(quote[at[0]:at[1]]), " ")
		}
	}
	for _, c := range cycles {
		if out == "" && c.words.MatchString(quote) {
			out = c.says
		}
	}
	switch {
	case renewsNot.MatchString(quote) && out != "":
		return out + ", does not renew"
	case renews.MatchString(quote) && out != "":
		return out + ", renews automatically"
	case out != "":
		return out
	}
	return strings.Join(strings.Fields(quote), " ")
}

// isLead reports a period that is the time of a notice, and not how long something runs.
func isLead(s string, from, to int) bool {
	return leadBefore.MatchString(s[max(0, from-30):from]) || leadAfter.MatchString(s[to:])
}

var (
	// renewsNot denies that something renews; a party that does not wish to renew denies nothing.
	renewsNot = regexp.MustCompile(`(?i)\b(?:will|shall|does|do|is|are)\s+not\s+(?:be\s+)` +
		`?(?:automatically\s+|auto-?\s*)?` +
		`(?:renew|extend)|\b(?:no|without|not)\s+(?:any\s+)?(?:automatic\w*|auto)[\s-]*renew`)
	// changes are sentences of an amendment: what they cite is no longer so.
	changes = regexp.MustCompile(`(?i)\b(?:sections?|clauses?|sentences?|words?|paragraphs?)` +
		`\b[^.]{0,200}\b(?:is|are)\s+` +
		`(?:hereby\s+)?(?:deleted|replaced|amended|superseded)\b|\bhereby\s+(?:deleted|replaced|amended)` +
		`\b|` +
		`\bwhich\s+reads?\b|\bpreviously\b|\bformerly\b|\breplaces\s+the\b`)
	purpose     = regexp.MustCompile(`(?i)\s+(?:in\s+order\s+)?to\s+(?:stop|avoid|prevent|keep)\b.*$`)
	throughout  = regexp.MustCompile(`(?i)\b(?:during|throughout|within)\s+(?:the\s+|its\s+|any\s+)?$`)
	amongOthers = regexp.MustCompile(`(?i)\b` + number + `(?:\s*\([^)]*\))?,?\s*(?:,|or|and|/)\s*$`)
	splits      = regexp.MustCompile(`(?i)\b(?:elsewhere|only)\b`)
	leadBefore  = regexp.MustCompile(`(?i)\b(?:no\s+longer\s+than|up\s+to|not\s+exceeding|maximum\s+of|` +
		`at\s+least|not\s+less\s+than|no\s+(?:later|less)\s+than|` +
		`within|minimum\s+of)\s+(?:a\s+)?$`)
	leadAfter = regexp.MustCompile(`(?i)^['’]?s?\s+(?:prior|written|advance|notice|before|in\s+advance)\b`)
)

// notice is what it takes to keep the paper from going on: the notice of a party that will not renew it,
// or that ends it without a cause. A sentence that gives no time for it is none.
func (p *paper) notice() *Stated {
	for _, time := range []*regexp.Regexp{lead, leadless} {
		for _, re := range endings {
			for _, s := range p.sentences {
				at := re.FindStringIndex(s.text)
				if at == nil || len(s.text) > 1200 || notNotice.MatchString(s.text) {
					continue
				}
				from, to := around(s.text, at[0], at[1])
				quote := s.text[from:to]
				m := time.FindString(quote)
				if m == "" || cause.MatchString(quote) && !renews.MatchString(quote) {
					continue
				}
				value := strings.Join(strings.Fields(purpose.ReplaceAllString(wholeWords(quote, m), "")), " ")
				return p.stated(value, s, from, to)
			}
		}
	}
	return nil
}

// wholeWords is a match without the word that its bound cut.
func wholeWords(in, match string) string {
	at := strings.Index(in, match)
	rest := in[at+len(match):]
	r, _ := utf8.DecodeRuneInString(rest)
	if i := strings.LastIndexAny(match, " \n\t"); unicode.IsLetter(r) && i > 0 {
		return match[:i]
	}
	return match
}

const until = `(?:before|prior\s+to|in\s+advance\s+of)\s+(?:the\s+)?[^.,;()]{3,60}`

var (
	// lead is the time a notice takes, with what it is counted to.
	lead = regexp.MustCompile(`(?i)(?:at\s+least\s+|not\s+less\s+than\s+|no\s+(?:later|less)\s+than\s+)` +
		`?\b` + period +
		`(?:(?:['’]?s?\s+(?:(?:advance|prior)\s+)?(?:written\s+)?notice)(?:\s+` + until + `)?|['’]?s?\s+` +
		`` + until + `|['’]?s?\s+in\s+advance\b[^.,;]{0,60})`)
	leadless  = regexp.MustCompile(`(?i)\b` + until)
	notNotice = regexp.MustCompile(
		`(?i)\b(?:insurance|domain|switching)\b|\bmay\s+not\s+(?:terminate|cancel)|\b(?:amended|revised|` +
			`modified)\s+terms|\bdo\s+not\s+agree\b|\bfree[\s-]trial|\bif\s+you\s+cancel\b|\bfailure\s+to\b|` +
			`\bwill\s+not\s+affect\b|\bno\s+refund|\bwe\s+(?:will|may)\s+` +
			`(?:notify|send|give)\b`)
)

// around widens a match to its clause: from the last full stop or semicolon to the next.
func around(s string, from, to int) (int, int) {
	start, end := 0, len(s)
	if i := strings.LastIndexAny(s[:from], ";"); i >= 0 {
		start = i + 1
	}
	if i := strings.IndexAny(s[to:], ";"); i >= 0 {
		end = to + i
	}
	return start, end
}
