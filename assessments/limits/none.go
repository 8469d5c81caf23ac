package limits

import (
	"regexp"
	"sync"
)

// once compiles an expression when it is first used: the long ones cost a start of the program nothing.
func once(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

var (
	// example begins an example; it ends with its bracket, its comma or its sentence.
	example = regexp.MustCompile(`(?i)(?:\(\s*)?(?:\be\.\s?g\.?|\bfor\s+(?:example|instance)|\bsuch\s+as|` +
		`\bby\s+way\s+of\s+(?:example|illustration)),?`)
	// denied says that what follows in its sentence is not promised.
	denied = regexp.MustCompile(`(?i)\b(?:do|does|did|shall|will|is|are|can|has|have|makes?)(?:\s+not|n['’]t|not)\s+` +
		`(?:\w+\s+){0,2}?(?:guarantee\w*|warrant|ensure|commit|promise|undertake|assure|represent|required|` +
		`oblig(?:ed|ated)|bound|limited\s+to)\b|` +
		`\b(?:no|without(?:\s+any)?)\s+(?:\w+\s+)?(?:obligation|duty|guarantee|commitment|warranty|requirement|` +
		`promise|assurance)\b|\bnothing\s+(?:in|herein)\b[^.;]{0,60}\b(?:requires|obliges)|` +
		`\bdisclaims?\b|\bnot\s+limited\s+to\b`)
	// wished says that what is in its sentence binds no one.
	wished = regexp.MustCompile(`(?i)\b(?:(?:is|are)\s+an?\s+targets?\s+only|only\s+a\s+target|targets?\s+only|` +
		`non-binding|not\s+binding|(?:for\s+information|indicative)\s+only)\b`)
	// sides ends what is denied: another thought begins.
	sides  = regexp.MustCompile(`(?i);|,?\s+(?:but|however|although|except\s+that|save\s+that|provided\s+that|unless|and\s+(?:will|shall|must|may|does))\b|\band\s+[^.;]{0,40}\bliab`)
	older  = regexp.MustCompile(`(?i)^\s*(?:of\s+age|old\b|or\s+older|and\s+older|['’]?\s*(?:of\s+)?experience)`)
	trials = regexp.MustCompile(`(?i)\b(?:trial|evaluation|money-back)\b`)
	often  = regexp.MustCompile(`(?i)^,?\s*(?:a|per|/|each|every|(?:out\s+)?of\s+(?:the|a|any|each|every))\s*(day|week|month|year)\b`)
)

// masks are the stretches in which no number is a limit.
func (p *parser) masks() []span {
	var out []span
	for _, m := range example.FindAllStringIndex(p.text, -1) {
		end := p.sentence(m[1] - 1).to
		closing := regexpIndex(exampleEnd, p.text[m[1]:end])
		if p.text[m[0]] == '(' {
			closing = regexpIndex(bracketEnd, p.text[m[1]:end])
		}
		if closing >= 0 {
			end = m[1] + closing
		}
		out = append(out, span{m[0], end})
	}
	for _, m := range wished.FindAllStringIndex(p.text, -1) {
		out = append(out, p.sentence(m[0]))
	}
	for _, m := range denied.FindAllStringIndex(p.text, -1) {
		end := p.sentence(m[1] - 1).to
		if at := regexpIndex(sides, p.text[m[1]:end]); at >= 0 {
			end = m[1] + at
		}
		out = append(out, span{m[0], end})
	}
	return out
}

var (
	exampleEnd = regexp.MustCompile(`[,;)]\s|[;)]`)
	bracketEnd = regexp.MustCompile(`\)`)
)

func regexpIndex(re *regexp.Regexp, s string) int {
	if at := re.FindStringIndex(s); at != nil {
		return at[0]
	}
	return -1
}

// always reports “24 hours a day”, “7 days a week”: they say that something never rests.
func (p *parser) always(q *Quantity, to int) bool {
	m := often.FindStringSubmatch(p.text[to:min(len(p.text), to+30)])
	if m == nil {
		return false
	}
	n := q.Low / scale
	switch m[1] {
	case "day":
		return q.Unit == unitHours && n > 4
	case "week":
		return q.Unit == unitDays && n >= 5
	case "month":
		return q.Unit == unitDays && n >= 28
	}
	return q.Unit == unitMonths || q.Unit == unitDays && n >= 360 || q.Unit == unitWeeks && n >= 50
}

// aged reports an age, or years of experience.
func aged(after string) bool { return older.MatchString(after) }

// trial reports the time of a trial, which limits nothing that was bought.
func (p *parser) trial(from, to int) bool {
	return trials.MatchString(p.text[max(p.sentence(from).from, from-24):from]) ||
		trials.MatchString(p.text[to:min(len(p.text), to+16)])
}
