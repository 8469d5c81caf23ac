package particulars

import (
	"regexp"
	"slices"
	"strings"

	"countersign/assessments"
)

const (
	place = `(?:(?:the\s+)?(?:[Ss]tate|Commonwealth|Province|Republic|Kingdom|Canton|Emirate|District|` +
		`People['’]s\s+Republic)` +
		`(?:\s+of)?\s+)?(?:[A-Z][\w.'’-]*)(?:\s+(?:of\s+|and\s+|the\s+)*[A-Z][\w.'’-]*){0,4}`
	nation = `(?:English|Swiss|Irish|French|German|Dutch|Swedish|Danish|Norwegian|Finnish|Israeli|` +
		`Japanese|` +
		`Singapore|Singaporean|Indian|Italian|Spanish|Belgian|Austrian|Polish|Portuguese|Canadian|` +
		`Australian|Scottish|` +
		`Luxembourg|Estonian|Czech|Californian?|Delaware|New\s+York|Texas|Massachusetts|Washington|` +
		`Hong\s+Kong)`
	rules = `(?:(?:substantive|internal|domestic|federal|applicable|local|material|governing)` +
		`\s+(?:and\s+\w+\s+)?)?`
)

var (
	// governs finds a sentence that chooses a law.
	governs = regexp.MustCompile(`(?i)\b(?:governed|govern|governs|construed|interpreted|` +
		`governing\s+laws?|applicable\s+law|` +
		`choice\s+of\s+law|soumis\w*\s+(?:au|à)|loi\s+applicable|régi\w*\s+par|es\s+gilt|unterlieg\w+|` +
		`anwendbares\s+recht|laws?\b[^.;]{0,60}\bappl(?:y|ies))\b`)
	choices = []*regexp.Regexp{
		regexp.MustCompile(`\b[Ll]aws?\s+(?:in\s+force\s+)?(?:of|in)\s+(?:the\s+)?(` + place + `)`),
		regexp.MustCompile(`(?i)\b(?:droit|loi)\s+((?:fran[cç]ais|suisse|belge|luxembourgeois|allemand|anglais|` +
			`irlandais|néerlandais|italien|espagnol)\w*)`),
		regexp.MustCompile(`(?i)\b(deutsches|österreichisches|schweizer(?:isches)?)\s+Recht\b`),
		regexp.MustCompile(`\bRecht\s+der\s+(Bundesrepublik\s+Deutschland|Republik\s+Österreich|Schweiz)`),
		regexp.MustCompile(`\bLAWS?\s+OF\s+(?:THE\s+)?(` + place + `)`),
		regexp.MustCompile(`(?i)\b(` + nation + `)\s+(?:state\s+)?laws?\b`),
		regexp.MustCompile(`\b[Gg]overn(?:ed|s|ing)?\s+(?:exclusively\s+|solely\s+)` +
			`?by\s+(?:and\s+\w+\s+\w+\s+\w+\s+\w+\s+)?(?:the\s+)?` +
			rules + `(` + place + `)\s+[Ll]aws?\b`),
		regexp.MustCompile(`^\W*(?:(?i:governing|applicable)\s+(?i:law))\s*[:–—|-]\W{0,5}(` + place + `)`),
	}
	residence = regexp.MustCompile(`(?i)\b((?:country|jurisdiction|state|place)\s+(?:where|in\s+which|` +
		`of)\s+` +
		`(?:you\s+(?:are\s+(?:a\s+)?resident|reside|live|are\s+(?:located|domiciled))|(?:your\s+)` +
		`?(?:habitual\s+)?residence))`)
	asAgreed = regexp.MustCompile(`(?i)\bgovern(?:ed|ing)\b[^.;]{0,60}?\b(?:law|jurisdiction|provisions)` +
		`[^.;]{0,60}?\b(?:of|in|stipulated|specified|` +
		`set\s+(?:out|forth))\b[^.;]{0,40}?\b((?:principal\s+|main\s+|underlying\s+|services?\s+)` +
		`?agreement)\b`)
	// annexed are clauses of law in annexed standard clauses, which choose for these alone.
	annexed = regexp.MustCompile(`(?i)\bclause\s+1[78]\b|\bmember\s+state\b|\bdata\s+exporter\b|` +
		`\bsupervisory\s+authority\b|` +
		`\bmandatory\s+clauses\b|\boption\s+[12]\b|\bmodule\s+(?:one|two|three|[123])\b`)
	// others are sentences about law that choose none for this paper.
	others = regexp.MustCompile(`(?i)\b(?:incorporated|organi[sz]ed|existing|formed|registered|` +
		`established|incorporation)\s+(?:and\s+\w+\s+)?under\b` +
		`|\b(?:data\s+protection|privacy)\s+laws?\b|\bin\s+accordance\s+with\s+the\s+laws?\s+of\s+your\b|\bexport\b|\bcopyright\s+law|\btax\s+law|` +
		`\bcomply\s+with\b`)
	noPlace = regexp.MustCompile(`(?i)^(?:the|this|that|such|these|any|agreement|terms|data|section|` +
		`applicable|party|` +
		`controller|customer|service|services|arbitration|convention|you|your|conflict|law|laws|` +
		`contracts|international|` +
		`united\s+nations|federal\s+arbitration|european\s+data|intellectual|copyright|privacy|provider|` +
		`governing)\b`)
	trimPlace = regexp.MustCompile(`(?i)^(?:the\s+)?(?:(?:state|commonwealth|province|canton|emirate)` +
		`\s+of\s+)|^the\s+`)
	endPlace = regexp.MustCompile(`(?i)(?:,?\s+(?:and|or|without|excluding|other|as|not|in|with|except|for|` +
		`if|but|to)\b.*)$|[.,;:]+$`)
)

// law is the law that the paper chooses; of several, each once, in the order of the text.
func (p *paper) law() *Stated {
	var values []string
	var first *Stated
	lastBlock := -1
	for _, s := range p.sentences {
		if annexed.MatchString(s.text) || !governs.MatchString(s.text) && !p.underLaw(s) {
			continue
		}
		if changes.MatchString(s.text) || mayBe.MatchString(s.text) || forFew.MatchString(s.text) {
			continue
		}
		if others.MatchString(s.text) && !strings.Contains(strings.ToLower(s.text), "govern") {
			continue
		}
		// another choice far below is of another paper annexed to this one
		if first != nil && s.block > lastBlock+6 {
			break
		}
		found, from, to := placesIn(s.text)
		if len(found) == 0 {
			continue
		}
		lastBlock = s.block
		for _, one := range found {
			if !slices.Contains(values, one) {
				values = append(values, one)
			}
		}
		if first == nil {
			first = p.stated("", s, clauseStart(s.text, from), to)
		}
	}
	if first == nil {
		return p.lawElsewhere()
	}
	if own := p.lawElsewhere(); own != nil && own.Start < first.Start && residence.MatchString(own.Quote) {
		own.Value += " / " + strings.Join(values, " / ")
		return own
	}
	first.Value = strings.Join(values, " / ")
	return first
}

// underLaw reports a sentence that stands under a heading on the law that governs.
func (p *paper) underLaw(s span) bool {
	for i := s.block; i >= max(0, s.block-4); i-- {
		if p.blocks[i].kind == assessments.ParagraphHeading {
			return lawHead.MatchString(p.blocks[i].text)
		}
	}
	return false
}

var lawHead = regexp.MustCompile(`(?i)\b(?:governing|applicable)\s+law|\bchoice\s+of\s+law`)

// lawElsewhere is a law that depends on who asks, or on another paper.
func (p *paper) lawElsewhere() *Stated {
	for _, re := range []*regexp.Regexp{residence, asAgreed} {
		for _, s := range p.sentences {
			if !chosen.MatchString(s.text) || annexed.MatchString(s.text) {
				continue
			}
			if at := re.FindStringSubmatchIndex(s.text); at != nil {
				value := strings.Join(strings.Fields(s.text[at[2]:at[3]]), " ")
				if re == asAgreed {
					value = "as in the " + value
				}
				return p.stated(value, s, 0, len(s.text))
			}
		}
	}
	return nil
}

var chosen = regexp.MustCompile(`(?i)\b(?:will|shall|is|are|be)\s+(?:\w+\s+)?govern|\bgoverned\s+by\b|` +
	`\bgoverns?\b`)

// placesIn lists the places whose law a sentence chooses, and where the first and last stand.
func placesIn(s string) (out []string, from, to int) {
	from = -1
	type hit struct{ from, to int }
	var hits []hit
	for _, re := range choices {
		for _, at := range re.FindAllStringSubmatchIndex(s, -1) {
			hits = append(hits, hit{at[2], at[3]})
		}
	}
	slices.SortFunc(hits, func(a, b hit) int { return a.from - b.from })
	last := -1
	for _, h := range hits {
		if h.from < last {
			continue
		}
		name := s[h.from:h.to]
		name = endPlace.ReplaceAllString(strings.Join(strings.Fields(name), " "), "")
		name = trimPlace.ReplaceAllString(name, "")
		if name == "" || noPlace.MatchString(name) || excluded(s[:h.from]) {
			continue
		}
		last = h.to
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
		if from < 0 {
			from = h.from
		}
		to = h.to
	}
	return out, from, to
}

// excluded reports words before a place that say its law is not the one: “not governed by”, “excluding”.
func excluded(before string) bool {
	before = before[max(0, len(before)-90):]
	at := denies.FindAllStringIndex(before, -1)
	return at != nil && !strings.Contains(before[at[len(at)-1][1]:], " but ")
}

var (
	denies = regexp.MustCompile(`(?i)\b(?:not|never|excluding|exclusion\s+of|other\s+than|rather\s+than|` +
		`instead\s+of|` +
		`embargo\w*|prohibited)\b`)
	// forFew is said of a law for governments alone, or for others of whom the sentence before speaks.
	forFew = regexp.MustCompile(`(?i)\bgovernment(?:al)?\s+(?:entit|agenc|bod|customer|user|department)|` +
		`\b(?:federal|state|local)\s+government\b|\beducational\s+institution|\bintergovernmental\b|` +
		`\bfor\s+such\s+(?:[\w.]+\s+){0,3}(?:entit|users?|customers?|agenc)`)
	mayBe = regexp.MustCompile(`(?i)\bmay\s+be\s+governed\b|\bsubcontract\w*\b[^.]{0,60}\bgoverned\b`)
)

// clauseStart is where the clause begins in which a place stands: not more than a line before it.
func clauseStart(s string, at int) int {
	from := 0
	if i := strings.LastIndexAny(s[:at], ";"); i >= 0 {
		from = i + 1
	}
	return from
}
