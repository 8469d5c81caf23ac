package limits

import (
	"regexp"
	"slices"
	"strings"
)

const (
	currency = `(?:USD?\s?\$|U\.S\.\s?\$|USD|EUR|GBP|CHF|CAD|AUD|JPY|SEK|DKK|NOK|[€$£¥])`
	named    = `(?:EUR\b|€|euros?\b|USD\b|(?:US|U\.S\.)\s+dollars?\b|dollars?\b|GBP\b|£|pounds?(?:\s+sterling)?\b|CHF\b|` +
		`Swiss\s+francs?\b|SEK\b|DKK\b|NOK\b|CAD\b|AUD\b)`
	many = `(?:hundred\s+thousand|thousand|million|billion|Mio\.?|Mrd\.?|mn\b|bn\b|[mkMK]\b)`
	sum  = `(` + figures + `|` + words + `)`
)

var (
	amountForm = once(`(?i)(` + currency + `)\s?` + sum + `(?:\s?(` + many +
		`))?(?:\s?(?:USD|EUR|GBP|CHF)\b)?`)
	namedForm = once(`(?i)\b` + sum + `(?:[\s\x{a0}]?(` + many + `))?[\s\x{a0}]?(` + named + `)`)
	// again is the same amount again, in brackets.
	again = once(`(?i)^\s*\(\s*(?:` + currency + `)?\s?` + sum + `(?:\s?(?:` + many + `))?\s?(?:` + named +
		`)?\s*\)`)
	moneyHint = regexp.MustCompile(`(?i)[€$£¥]|eur|us|gb|ch|swiss|dollar|pound|[cas][aeu][dk]|jpy|dkk|nok`)
	price     = regexp.MustCompile(`(?i)^\s*(?:/|each\b|(?:per|a|an|each|every)\s+(\w+))`)
	caps      = regexp.MustCompile(
		`(?i)^(?:claim|event|occurrence|incident|year|annum|contract|calendar|case|loss|aggregate)$`)
)

// amounts finds sums of money, but no price of a unit.
func (p *parser) amounts() {
	if !moneyHint.MatchString(p.text) {
		return
	}
	// bounds of the whole, its currency, its figure, the word for how many
	all := amountForm().FindAllStringSubmatchIndex(p.text, -1)
	for _, m := range namedForm().FindAllStringSubmatchIndex(p.text, -1) {
		all = append(all, []int{m[0], m[1], m[6], m[7], m[2], m[3], m[4], m[5]})
	}
	slices.SortFunc(all, func(a, b []int) int { return a[0] - b[0] }) // the first of two in brackets
	for _, m := range all {
		p.amount(p.text[m[2]:m[3]], m[4:6], m[6:8], m[0], m[1])
	}
}

func (p *parser) amount(money string, figure, times []int, from, to int) {
	v, ok := readOne(p.text[figure[0]:figure[1]], false)
	if !ok || from > 0 && !freeBefore(p.text[max(0, from-2):from]) {
		return
	}
	for p.text[to-1] == ',' || p.text[to-1] == '.' && times[0] < 0 {
		to--
	}
	if times[0] >= 0 {
		v *= magnitude(p.text[times[0]:times[1]])
	}
	if m := price.FindStringSubmatch(p.text[to:]); m != nil && !caps.MatchString(m[1]) {
		return
	}
	if m := again().FindStringIndex(p.text[to:]); m != nil {
		to += m[1]
	}
	p.add(Quantity{Low: v, High: v, Unit: unitAmount, Of: codeOf(money)}, from, to)
}

func magnitude(s string) int64 {
	switch s = strings.ToLower(s); {
	case strings.HasPrefix(s, "hundred"):
		return 100_000
	case strings.HasPrefix(s, "t"), s == "k":
		return 1000
	case strings.HasPrefix(s, "b"), strings.HasPrefix(s, "mrd"):
		return 1_000_000_000
	}
	return 1_000_000
}

func codeOf(s string) string {
	s = strings.ToUpper(strings.Join(strings.Fields(s), " "))
	switch {
	case strings.HasPrefix(s, "EUR"), s == "€":
		return "EUR"
	case s == "£", strings.HasPrefix(s, "POUND"), s == "GBP":
		return "GBP"
	case s == "¥":
		return "JPY"
	case strings.HasPrefix(s, "SWISS"):
		return "CHF"
	case strings.ContainsRune(s, '$'), strings.Contains(s, "DOLLAR"):
		return "USD"
	}
	return s
}

var (
	percentForm = once(`(?i)(` + number + `)\s?(?:%|percent\b|per\s?cent\b|pct\b)(\s*\(\s*` + plain +
		`\s*(?:%|percent|per\s?cent)\s*\))?`)
	percentHint = regexp.MustCompile(`(?i)%|cent|pct`)
	inBrackets  = regexp.MustCompile(plain)
	measured    = regexp.MustCompile(
		`(?i)(?:\b(?:per|each|every|any|a|given|calendar|of\s+the)\s+(?:(?:calendar|given|contract|full|billing|` +
			`rolling)\s+)?(month|quarter|year)\b|\b(monthly|quarterly|annual|yearly|annually)\b\s*(fees?|charges?|` +
			`subscription|service\s+fees?|invoice|payment|report)?)`)
)

// percentages finds shares, with the time they are measured over.
func (p *parser) percentages() {
	if !percentHint.MatchString(p.text) {
		return
	}
	for _, m := range percentForm().FindAllStringSubmatchIndex(p.text, -1) {
		v, doubt, ok := readNumber(p.text[m[2]:m[3]], true)
		if !ok || !freeBefore(p.text[max(0, m[0]-2):m[0]]) {
			continue
		}
		if m[4] >= 0 {
			w, _ := readOne(inBrackets.FindString(p.text[m[4]:m[5]]), true)
			if w != v {
				v, doubt = w, disagree
			}
		}
		s := p.sentence(m[0])
		p.add(Quantity{Low: v, High: v, Unit: unitPercent, Doubt: doubt, Per: perOf(p.text[s.from:s.to])},
			m[0], m[1])
	}
}

// perOf is the time over which a sentence measures.
func perOf(s string) string {
	for _, m := range measured.FindAllStringSubmatch(s, -1) {
		word := strings.ToLower(m[1] + m[2])
		if m[3] != "" {
			continue // “the monthly fee” measures nothing
		}
		switch word[0] {
		case 'm':
			return "month"
		case 'q':
			return "quarter"
		}
		return "year"
	}
	return ""
}
