package limits

import (
	"regexp"
	"strings"
)

const (
	feeWord = `(?:fees?|charges?|contract\s+value|remuneration|consideration|spend)\b`
	paid    = `(?:paid|payable|due|billed|invoiced|received|charged|owed|owing|incurred|attributable|consumed|spent)\b`
	fees    = `(?:fees?|charges?|amounts?|sums?|payments?|price|consideration|monies|remuneration)\b`
	between = `(?:(?:the|total|aggregate|all|amounts?|sums?|value|net|actual|applicable|then-current|its|your|our|` +
		`customer['’]s|that|equal|to|of|such|each)\s+){0,8}`
	multiple = `(?:(` + number + `)\s*(?:\(\s*` + plain +
		`\s*[x×]\s*\)\s*)?(times\b|x\b|×|-?fold\b|(?:%|percent\b|per\s?cent\b)` +
		`(?:\s*\(\s*` + plain + `\s*%\s*\))?\s+of\b)(?:\s*\(\s*` + plain +
		`\s*[x×]\s*\))?|(twice|double|triple|thrice))\s+` + between
	which = `(?:(?:the|any|each|that|such|a|its|immediately|last|preceding|previous|prior|past|most|recent|relevant|full|` +
		`first|current|trailing|rolling|then|consecutive|applicable)[\s-]+){0,6}`
	annual = `(?:(annual|annuali[sz]ed|yearly|monthly|quarterly)\s+(?:[\w-]+\s+){0,3}?` + feeWord + `)`
	months = `(?:(` + number + `)[\s-]*(?:calendar\s+)?(months?|years?)['’]?s?['’]?\s+(?:(?:worth|of|total|subscription|services?|` +
		`licen[cs]e|the|recurring|paid|platform|support|maintenance|applicable|monthly|annual)\s+){0,5}` +
		fees + `)`
	within = `(?:` + fees + `[^.;]{0,100}?` + paid +
		`[^.;]{0,200}?\b(?:in|during|for|over|within|throughout)\s+` + which +
		`(?:(` + number + `)[\s-]*(?:calendar\s+|consecutive\s+)?(months?|years?)|(?:contract\s+|calendar\s+|subscription\s+)?(year|quarter|month))\b)`
)

var (
	feeForm   = once(`(?i)(?:` + multiple + `)?(?:` + annual + `|` + months + `|` + within + `)`)
	feeStart  = once(`(?i)^` + fees)
	timesForm = once(`(?i)` + multiple + `(?:[\w-]+\s+){0,2}?` + fees)
	feeHint   = regexp.MustCompile(
		`(?i)fee|charge|amount|sum|pa(?:id|y)|price|contract|consider|monies|remun|spend`)
	credit = regexp.MustCompile(`(?i)\b(?:credits?|refund\w*|discount\w*|rebate\w*|increase\w*)\b`)
	ofCap  = regexp.MustCompile(
		`(?i)\b(?:liab\w*|cap|caps|capped|limit\w*|exceed\w*|aggregate|damages|greater\s+of|` +
			`lesser\s+of|higher\s+of|lower\s+of|ceiling|maximum|indemni\w*|recover\w*)\b`)
)

// fees finds fees of a stated period, and several times the fees; as months of fees where it can.
func (p *parser) fees() {
	if !feeHint.MatchString(p.text) {
		return // the expressions below are long
	}
	for _, m := range feeForm().FindAllStringSubmatchIndex(p.text, -1) {
		p.fee(p.nearer(m))
	}
	for _, m := range timesForm().FindAllStringSubmatchIndex(p.text, -1) {
		if v, doubt, ok := p.times100(m); ok && !p.shareOnly(m) {
			p.add(Quantity{Low: v / 100, High: v / 100, Unit: unitTimes, Doubt: doubt}, m[0], m[1])
		}
	}
}

// nearer is a match without words before the fees themselves: “amount of any damages, up to the
// charges paid in the twelve months” is about the charges.
func (p *parser) nearer(m []int) []int {
	for {
		first := feeStart().FindStringIndex(p.text[m[0]:m[1]])
		if first == nil {
			return m
		}
		from := m[0] + first[1]
		in := feeForm().FindStringSubmatchIndex(p.text[from:m[1]])
		if in == nil || from+in[1] != m[1] || m[2] >= 0 || m[6] >= 0 {
			return m
		}
		for i := range in {
			if in[i] >= 0 {
				in[i] += from
			}
		}
		m = in
	}
}

func (p *parser) fee(m []int) {
	part := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return p.text[m[2*i]:m[2*i+1]]
	}
	by, doubt, many := p.times100(m)
	s := p.sentence(m[0])
	if !many && !ofCap.MatchString(p.text[s.from:s.to]) || p.shareOnly(m) {
		return // “the annual fees are payable in advance” limits nothing
	}
	if !many {
		by = 100 * scale
	}
	length, unit := int64(scale), strings.ToLower(part(4)+part(6)+part(8)+part(9))
	for _, i := range []int{5, 7} {
		if part(i) != "" {
			v, more, ok := readNumber(part(i), false)
			if !ok {
				return
			}
			length = v
			if more != "" {
				doubt = more
			}
		}
	}
	switch {
	case strings.HasPrefix(unit, "ann"), strings.HasPrefix(unit, "year"):
		length *= 12
	case strings.HasPrefix(unit, "quarter"):
		length *= 3
	}
	v := length * (by / 100) / scale
	p.add(Quantity{Low: v, High: v, Unit: unitFees, Doubt: doubt}, m[0], m[1])
}

// shareOnly reports a percentage of fees that is a credit or a rise, and caps nothing.
func (p *parser) shareOnly(m []int) bool {
	if m[4] < 0 || !strings.ContainsAny(strings.ToLower(p.text[m[4]:m[5]]), "%p") {
		return false
	}
	s := p.sentence(m[0])
	return !ofCap.MatchString(p.text[s.from:s.to]) || credit.MatchString(p.text[s.from:m[0]])
}

// times100 is the multiple at the head of a match, in hundredths of the parts of scale.
func (p *parser) times100(m []int) (v int64, doubt string, ok bool) {
	if m[6] >= 0 {
		switch strings.ToLower(p.text[m[6]:m[7]])[:2] {
		case "tr", "th":
			return 300 * scale, "", true
		}
		return 200 * scale, "", true
	}
	if m[2] < 0 {
		return 0, "", false
	}
	kind := p.text[m[4]:m[5]]
	percent := strings.ContainsAny(kind, "%") || strings.HasPrefix(strings.ToLower(kind), "per")
	v, doubt, ok = readNumber(p.text[m[2]:m[3]], true)
	if !percent {
		v *= 100
	}
	return v, doubt, ok
}
