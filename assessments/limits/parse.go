package limits

import (
	"regexp"
	"slices"
	"strings"
)

// Parse finds the numbers that a text states as limits, in the order of the text. Numbers of sections,
// dates, ages, prices for a unit, examples and what a sentence denies to promise are none.
func Parse(text string) []Quantity {
	p := &parser{text: text, sentences: sentencesOf(text)}
	p.masked = p.masks()
	p.fees()
	p.amounts()
	p.percentages()
	p.times()
	p.regions()
	slices.SortFunc(p.out, func(a, b Quantity) int { return a.Start - b.Start })
	p.parts()
	return p.out
}

// span is a stretch of a text in bytes.
type span struct{ from, to int }

func (s span) touches(o span) bool { return s.from < o.to && o.from < s.to }

type parser struct {
	text      string
	sentences []span
	masked    []span // where nothing is a limit
	out       []Quantity
}

// add keeps a quantity, unless it stands in what is no limit or in one that is there already.
func (p *parser) add(q Quantity, from, to int) {
	at := span{from, to}
	for _, m := range p.masked {
		if m.touches(at) {
			return
		}
	}
	for i := range p.out {
		if at.touches(span{p.out[i].Start, p.out[i].End}) {
			return
		}
	}
	q.Start, q.End, q.Text = from, to, p.text[from:to]
	if q.Unit != unitRegion {
		p.bound(&q)
	}
	p.out = append(p.out, q)
}

// before and after are what stands beside a place in its sentence.
func (p *parser) before(at int) string { return p.text[p.sentence(at).from:at] }

func (p *parser) after(at int) string { return p.text[at:max(at, p.sentence(at-1).to)] }

func (p *parser) sentence(at int) span { return spanAt(p.sentences, at) }

func spanAt(all []span, at int) span {
	for _, s := range all {
		if s.from <= at && at < s.to {
			return s
		}
	}
	return all[len(all)-1]
}

// stop ends a sentence: a full stop, a question or a line, before a new beginning.
var stop = regexp.MustCompile(`[.!?:]["”’)]?\s+["“(•*-]?\s*(?:\d+[.)]\s+)?[A-Z]|\n\s*\n|\n\s*[•*-]\s`)

// short are words whose full stop ends no sentence.
var short = regexp.MustCompile(
	`(?i)\b(?:e\.g|i\.e|art|arts|sec|no|nos|inc|ltd|corp|co|mio|approx|max|min|u\.s|cf|para)\.$`)

func sentencesOf(text string) []span {
	var out []span
	from := 0
	for _, m := range stop.FindAllStringIndex(text, -1) {
		if end := m[0] + 1; end > from && !short.MatchString(text[from:end]) {
			out = append(out, span{from, end})
			from = end
		}
	}
	return append(out, span{from, len(text)})
}

// times finds lengths of time.
func (p *parser) times() {
	if !timeHint.MatchString(p.text) {
		return
	}
	for _, m := range timeForm().FindAllStringSubmatchIndex(p.text, -1) {
		p.time(m)
	}
	for _, m := range oneForm.FindAllStringSubmatchIndex(p.text, -1) {
		head := strings.ToLower(p.text[:m[2]])
		if oneLead.MatchString(head) || strings.HasPrefix(strings.ToLower(p.text[m[1]:]), "'s") ||
			strings.HasPrefix(p.text[m[1]:], "’s") {
			p.addTime(Quantity{Low: scale, High: scale}, p.text[m[4]:m[5]], "", m[2], m[1])
		}
	}
}

var (
	timeForm = once(`(?i)(` + number + `)(?:(?:\s*[-–—]\s*|\s+(?:to|or|and)\s+)(` + number + `))?[\s-]*` +
		`((?:(?:calendar|consecutive|full|clear|successive|additional|further|regular|normal|` +
		`business|working|banking|or\s+more|or\s+fewer|or\s+less)[\s-]+)*)` +
		`(minutes?|mins?|hours?|hrs?|h|days?|weeks?|months?|years?)\b`)
	timeHint = regexp.MustCompile(`(?i)min|h|day|week|month|year`)
	oneForm  = regexp.MustCompile(`(?i)\b(an?)\s+(?:full\s+|calendar\s+)?(hour|day|week|month|year)\b`)
	oneLead  = regexp.MustCompile(`\b(?:within|least|than|for|to|most|exceed|exceeding)\s+$`)
	working  = regexp.MustCompile(`(?i)business|working|banking`)
	// cited are words that make the number after them the number of something.
	cited = regexp.MustCompile(`(?i)(?:\b(?:sections?|articles?|arts?\.?|clauses?|exhibits?|annex|schedule|` +
		`appendix|chapter|paragraphs?|para\.?|recital|module|version|room|suite|p\.?\s?o\.?` +
		`\s?box|iso|soc|nis|tls|rfc|no\.|nos\.)|§+)\s*[\d.]*$`)
	replaced = regexp.MustCompile(`(?i)\b(?:instead\s+of|rather\s+than|in\s+place\s+of|formerly|previously|` +
		`originally)\s+(?:the\s+|a\s+|within\s+)?$`)
)

func (p *parser) time(m []int) {
	from := m[2]
	two := m[4] >= 0
	lowText, highText := p.text[m[2]:m[3]], ""
	if two {
		highText = p.text[m[4]:m[5]]
		joint := strings.TrimSpace(p.text[m[3]:m[4]])
		before := strings.ToLower(p.before(from))
		if joint == "and" && !strings.HasSuffix(strings.TrimSpace(before), "between") {
			from, lowText, two = m[4], highText, false // “Sections 3 and 30 days”
		}
	}
	lo, doubt, ok := readNumber(lowText, false)
	if !ok {
		return
	}
	q := Quantity{Low: lo, High: lo, Doubt: doubt}
	if two {
		hi, more, good := readNumber(highText, false)
		if !good {
			return
		}
		q.High = hi
		if hi < lo {
			q.Low, q.High = hi, lo
		}
		if more != "" {
			q.Doubt = more
		}
	}
	p.addTime(q, p.text[m[8]:m[9]], p.text[m[6]:m[7]], from, m[1])
}

func (p *parser) addTime(q Quantity, unit, kind string, from, to int) {
	q.Unit = unitOf(unit, working.MatchString(kind))
	before := p.text[max(0, from-40):from]
	if !freeBefore(before) || cited.MatchString(before) && p.text[from] <= '9' ||
		replaced.MatchString(before) ||
		p.always(&q, to) || aged(p.text[to:min(len(p.text), to+24)]) {
		return
	}
	if p.trial(from, to) {
		return
	}
	p.event(&q, from, to)
	p.add(q, from, to)
}

// freeBefore reports a number that begins where it is found, and is not the tail of a longer one.
func freeBefore(before string) bool {
	if before == "" {
		return true
	}
	switch c := before[len(before)-1]; {
	case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '/':
		return false
	case c == '.' || c == ',' || c == '-':
		return len(before) < 2 || before[len(before)-2] < '0' || before[len(before)-2] > '9'
	}
	return true
}

func unitOf(s string, work bool) string {
	s = strings.ToLower(s)
	switch {
	case strings.HasPrefix(s, "min"):
		return unitMinutes
	case s[0] == 'h' && work:
		return unitWorkHour
	case s[0] == 'h':
		return unitHours
	case s[0] == 'd' && work:
		return unitWorkDays
	case s[0] == 'd':
		return unitDays
	case s[0] == 'w':
		return unitWeeks
	case strings.HasPrefix(s, "mon"):
		return unitMonths
	}
	return unitYears
}
