package limits

import (
	"regexp"
	"strings"
)

const filler = `(?:(?:a|an|the|any|its|our|your|further|additional|period|periods|term|total|aggregate|of|maximum|` +
	`minimum|each|next|following|subsequent|monthly|uptime|availability|approximately|about|however|statutory|legal|agreed|deadline|limit|window|time|timeframe|amount|sum|an\s+amount|` +
	`equal|to|[(]?[a-z1-3i]{1,3}[)]|[-–—:])\s*){0,7}$`

var (
	leastWords = once(`(?i)(?:\bat\s+least|\bat\s+a\s+minimum|\b(?:no|not|nor)\s+(?:be\s+)?(?:less|fewer|shorter|earlier|` +
		`sooner|lower|below)(?:\s+than)?|\bminimum|\bmin\.|[≥]|>=)\s*(?:of\s+)?,?\s*` + filler)
	withinWords = once(`(?i)(?:\bwithin|\bup\s+to|\bat\s+(?:the\s+)?(?:most|latest)|\b(?:no|not|nor)\s+(?:be\s+)?` +
		`(?:more|longer|later|greater|higher)\s+than|\bmaximum|\bmax\.?|\b(?:not?|nor|cannot|never)\s+(?:to\s+)?exceed(?:ing)?|` +
		`\b(?:less|fewer|shorter|lower|earlier|sooner)\s+than|\bunder|\blimited\s+to|\bcapped\s+at|\bceiling|` +
		`\binside|[≤]|<=)\s*(?:of\s+)?,?\s*` + filler)
	overWords = once(`(?i)(?:\b(?:more|longer|greater|later|higher)\s+than|\bover|\bexceed(?:s|ing)?|\bbeyond|` +
		`\babove|\bin\s+excess\s+of|[>])\s*` + filler)
	lessAfter = regexp.MustCompile(
		`(?i)^[\s,(]*(?:or\s+(?:less|fewer|sooner|shorter|earlier)|at\s+(?:the\s+)?(?:very\s+)?` +
			`(?:most|latest)|maximum\b|max\b)`)
	moreAfter = regexp.MustCompile(
		`(?i)^[\s,(]*(?:or\s+(?:more|longer|greater|higher|better)|minimum\b|at\s+the\s+earliest)`)
	negated = regexp.MustCompile(`(?i)\b(?:not|never|neither|nor|cannot|no|none)\b|n['’]t\b`)
	leadsUp = regexp.MustCompile(`(?i)^['’]?s?['’]?\s*(?:(?:prior|advance|written|in)\s+)*(?:notice\s+)?` +
		`(?:before|prior|advance|ahead|preceding)`)
	withheld = regexp.MustCompile(
		`(?i)\b(?:shall|will|may|must|do|does)\s+not\s+(?:be\s+)?(?:delet|eras|destroy|` +
			`terminat|chang|increas|remov|purg)`)
	than       = regexp.MustCompile(`(?i)^\s*(?:less|fewer|shorter|lower|earlier|sooner)\s+than`)
	justWithin = regexp.MustCompile(`(?i)\bwithin\b`)
)

// bound reads whether a number is a least or a most, from the words before or after it.
func (p *parser) bound(q *Quantity) {
	before, after := p.before(q.Start), p.after(q.End)
	if len(before) > 160 {
		before = before[len(before)-160:]
	}
	switch {
	case strings.Contains(q.Text, " or more "):
		q.Bound = boundAtLeast
	case strings.Contains(q.Text, " or less "), strings.Contains(q.Text, " or fewer "):
		q.Bound = boundWithin
	case lessAfter.MatchString(after):
		q.Bound = boundWithin
	case moreAfter.MatchString(after):
		q.Bound = boundAtLeast
	case leastWords().MatchString(before):
		q.Bound = boundAtLeast
	case withinWords().MatchString(before):
		q.Bound = boundWithin
		word := withinWords().FindString(before)
		if than.MatchString(word) && negated.MatchString(strings.TrimSuffix(before, word)) {
			q.Bound = boundAtLeast // “no change takes effect sooner than”
		}
		late := strings.Contains(strings.ToLower(word), "later") ||
			strings.Contains(strings.ToLower(word), "latest")
		if late && leadsUp.MatchString(after) || justWithin.MatchString(word) &&
			withheld.MatchString(before) {
			q.Bound = boundAtLeast
		}
	case overWords().MatchString(before):
		q.Bound = boundOver
		if negated.MatchString(p.before(q.Start)) {
			q.Bound = boundWithin
		}
	}
}

var (
	greater   = regexp.MustCompile(`(?i)\b(?:greater|higher|larger|more|longer|later)\s+of\b`)
	lesser    = regexp.MustCompile(`(?i)\b(?:lesser|lower|smaller|less|shorter|earlier)\s+of\b`)
	whichMore = regexp.MustCompile(
		`(?i)\bwhichever\s+(?:\w+\s+){0,3}?(?:greater|higher|larger|more|longer|later)\b`)
	whichLess = regexp.MustCompile(
		`(?i)\bwhichever\s+(?:\w+\s+){0,3}?(?:lesser|less|lower|smaller|shorter|earlier|sooner)\b`)
)

// parts marks the numbers of which a text takes the greater or the lesser: up to two after “the greater of”,
// or before “whichever is greater”.
func (p *parser) parts() {
	for _, w := range []struct {
		words *regexp.Regexp
		part  string
		ahead bool
	}{
		{greater, partGreater, true},
		{lesser, partLesser, true},
		{whichMore, partGreater, false},
		{whichLess, partLesser, false},
	} {
		for _, m := range w.words.FindAllStringIndex(p.text, -1) {
			p.mark(m, w.part, w.ahead)
		}
	}
}

func (p *parser) mark(at []int, part string, ahead bool) {
	s := p.sentence(at[0])
	var in []int
	of := ""
	for i := range p.out {
		q := &p.out[i]
		if q.Unit == unitRegion || p.sentence(q.Start) != s {
			continue
		}
		if ahead && q.Start > at[0] && (of == "" || of == kind(q.Unit)) || !ahead && q.End <= at[0] {
			of = kind(q.Unit)
			in = append(in, i)
		}
	}
	switch {
	case ahead && len(in) > 2:
		in = in[:2]
	case !ahead && len(in) > 2:
		in = in[len(in)-2:]
	}
	for _, i := range in {
		if p.out[i].Part == "" {
			p.out[i].Part = part
		}
	}
}
