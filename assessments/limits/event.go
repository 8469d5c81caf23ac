package limits

import (
	"regexp"
	"strings"
)

// happening is an event with the words that name it; the first that matches is the event.
type happening struct {
	is    string
	words *regexp.Regexp
}

var afterwards = []happening{
	{eventConfirmed, regexp.MustCompile(
		`(?i)\b(?:confirm|verif|determin|validat|conclu|establish|ascertain|investigat)`)},
	{eventAware, regexp.MustCompile(
		`(?i)\b(?:aware|discover|knowledge|detect|learn|identif|noticed|noticing)`)},
	{eventRequest, regexp.MustCompile(`(?i)\b(?:request|instruct|demand|asks?\b|asked)`)},
	{eventCreated, regexp.MustCompile(
		`(?i)\b(?:creat|submi|collect|generat|upload|input\b|recorded|captur|ingest|entered|received\s+the\s+(?:input|prompt))`)},
	{eventEnd, regexp.MustCompile(
		`(?i)\b(?:terminat|expir|end(?:s|ed|ing)?\b|cancel|clos(?:e|es|ed|ing|ure)\b|term\b|delet\w*\s+(?:of\s+)?(?:\w+\s+)?account|account\s+(?:is\s+|was\s+)?delet)`)},
	{eventDeletion, regexp.MustCompile(`(?i)\b(?:delet|eras|remov)`)},
	{eventNotice, regexp.MustCompile(`(?i)\b(?:notice|notif|inform|announce|invoice\s+notice)`)},
	{eventOccurred, regexp.MustCompile(`(?i)\b(?:occur|incident|breach|happen|event)`)},
}

var beforehand = []happening{
	{eventRenewal, regexp.MustCompile(`(?i)\b(?:renew|end(?:s|ing)?\b|expir|expir|term\b|anniversary)`)},
	{eventChange, regexp.MustCompile(
		`(?i)\b(?:effect|engag|replac|appoint|chang|modif|amend|authori[sz]|implement|introduc|withdraw|deprecat|retir|increas|adjust|update|new\b|add(?:s|ing|ition)?\b|remov|discontinu|shut|sunset|switch|transfer|disclos|grant|permit|using|use\b)`)},
	{eventEnd, regexp.MustCompile(`(?i)\b(?:terminat|cancel|clos)`)},
	{eventDeletion, regexp.MustCompile(`(?i)\b(?:delet|eras)`)},
}

// received are events of which a receipt is one.
var received = []happening{afterwards[2], afterwards[6]}

var anotherNumber = once(`(?i)\d|\bunless\b|\band\s+(?:\w+\s+)?(?:may|shall|will|must)\b|,|\b` + low + `\b`)

var (
	// follows leads from a number to what it counts from.
	follows = regexp.MustCompile(`(?i)^['’]?s?['’]?\s*(?:\([^)]{0,60}\))?[),]?\s*(?:(?:counting|as|prior|advance|written|e-?mail|electronic|notices?|` +
		`notification|period|in|at|the|latest|most|immediately|directly|counted|starting|beginning|calculated|` +
		`running|or|less|sooner|more|by|to|customer|provider|you|us|each|other|party|mail)[\s,]+){0,6}?` +
		`(after|of|from|following|upon|once|since|when)\b\s+`)
	precedes = regexp.MustCompile(
		`(?i)^[^.;]{0,90}?\b(before|prior\s+to|in\s+advance\s+of|ahead\s+of|preceding)\b\s+`)
	receipt = regexp.MustCompile(`(?i)^(?:(?:its|the|such|their|\w+)\s+)?(?:receipt|receiving|receives|received)\b|^(?:it|them|that)\W*$`)
	// opens is what a sentence begins with: “Upon termination, …”.
	opens = regexp.MustCompile(`(?i)(?:^\s*(?:[\d.()]+\s+)?|[,;]\s*|\b(?:shall|will|must)\s*,?\s*|\band\s*)(?:(?:promptly|immediately)\s+)?` +
		`(after|upon|following|once|on|when|as\s+soon\s+as|at|if)\s+([^,;]{3,140})`)
	given   = regexp.MustCompile(`(?i)^['’]?s?['’]?\s*(?:(?:prior|advance|written|e-?mail)\s+(?:or\s+)?)*(?:notice|notification)\b`)
	ahead   = regexp.MustCompile(`(?i)^['’]?s?['’]?\s*(?:(?:prior|advance)\b|in\s+advance)`)
	closing = regexp.MustCompile(`(?i)[.;,]\s|[.;]$|\n|\s(?:upon|unless|provided)\b|\sand\s+(?:is|are|has|can|shall|will|must|confirms?|certif\w+|provides?|suppl\w+|so)\b`)
)

// event reads what a time counts from, or leads up to.
func (p *parser) event(q *Quantity, from, to int) {
	after := p.after(to)
	notice := given.MatchString(after)
	q.Before = ahead.MatchString(after) || notice
	if m := follows.FindStringSubmatchIndex(after); m != nil {
		word, rest := strings.ToLower(after[m[2]:m[3]]), p.thought(after[m[1]:])
		switch {
		case notice && word == "of":
			q.Event = first(beforehand[1:2], rest, "")
		case receipt.MatchString(rest):
			q.Event = first(received, rest, first(received, p.before(from), eventOther))
		case word == "of" && !q.Before || word != "of":
			q.Event, q.Before = first(afterwards, rest, eventOther), false
		}
	}
	if m := precedes.FindStringSubmatchIndex(after); m != nil && (q.Event == "" || q.Before) &&
		!anotherNumber().MatchString(after[:m[2]]) {
		q.Before, q.Event = true, first(beforehand, p.thought(after[m[1]:]), eventOther)
	}
	if q.Event != "" && q.Event != eventOther || q.Before {
		return
	}
	before := p.before(from)
	switch found := p.opening(from); {
	case found != "":
		q.Event = found
	case anyway.MatchString(before):
		q.Event = first(afterwards, anyway.FindStringSubmatch(before)[1], q.Event)
	case outlasts.MatchString(before):
		q.Event = eventEnd
	case therefrom.MatchString(after):
		q.Event = first(afterwards, before, eventOther)
	}
}

// thought is a text up to where its thought ends.
func (p *parser) thought(s string) string {
	if end := closing.FindStringIndex(s); end != nil {
		return s[:end[0]]
	}
	return s
}

var (
	outlasts = regexp.MustCompile(
		`(?i)\b(?:surviv\w*|outlasts?|beyond|after|following)\s+(?:any\s+|the\s+)?(?:terminat|expir|end\b)`)
	anyway = regexp.MustCompile(
		`(?i)\b(?:after|upon|following|from|of)\s+([^,;]{3,90}?),?\s+(?:and|but)\s+(?:in\s+any|at\s+the\s+latest|` +
			`no\s+later|not\s+later|in\s+no|always)`)
	therefrom = regexp.MustCompile(`(?i)^['’]?s?\s*(?:thereafter|afterwards|after\s+that|later)\b`)
)

// opening is the event with which the sentence before a number begins.
func (p *parser) opening(at int) string {
	for _, m := range opens.FindAllStringSubmatch(p.before(at), -1) {
		if e := first(afterwards, m[2], ""); e != "" && !(strings.EqualFold(m[1], "at") && e != eventEnd) {
			return e
		}
	}
	return ""
}

// first is the event whose words a text holds first; an earlier entry goes before a later one at the
// same place.
func first(all []happening, rest, none string) string {
	if len(rest) > 120 {
		rest = rest[:120]
	}
	for _, h := range all {
		if h.words.MatchString(rest) {
			return h.is
		}
	}
	return none
}
