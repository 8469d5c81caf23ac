package particulars

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

const (
	capital = `(?:[\p{Lu}0-9][\p{L}\p{N}_&×’'|.-]*|[a-z]+[A-Z][\w]*|\d+[a-z]+)`
	// suffix ends the name of a company.
	suffix = `(?:Inc\.?|Incorporated|LLC|L\.L\.C\.|LLP|L\.P\.|LP|Ltd\.?|Limited|PLC|plc|` +
		`GmbH(?:\s*&\s*Co\.\s*KG)?|` +
		`AG|AB|A/S|ApS|AS|ASA|Oy|Oyj|B\.?V\.?|N\.?V\.?|S\.?A\.?S\.?|S\.?A\.?R\.?L\.?|S\.?A\.?|SARL|SAS|` +
		`SE|` +
		`S\.?p\.?A\.?|S\.?r\.?l\.?|s\.r\.o\.|a\.s\.|KK|K\.K\.|Pty\.?\s+Ltd\.?|Pte\.?\s+Ltd\.?|` +
		`Co\.,?\s+Ltd\.?|` +
		`Corp\.?|Corporation|Company|Ltda\.?|UC|PBC|Kft\.?|d\.o\.o\.|Sp\.\s+z\s+o\.o\.|S\.L\.U?\.?|` +
		`e\.V\.|UG|KG|` +
		`Unlimited Company|Foundation)`
)

var (
	company = regexp.MustCompile(`(` + capital + `(?:\s+(?:` + capital + `|of|the|and|&|de|do|da|e|for))` +
		`{0,6}?)(,?\s+(?:\([A-Z][\w .]{1,20}\)\s+)?` +
		suffix + `)(?:$|[^\w])`)
	// calls is what follows the name of who a paper speaks for: (“Acme”, “we”).
	calls = regexp.MustCompile(`^(?:[^.;]|\.\S|\.\s*[,\d]){0,180}?\.?\s*\(\s*(?:(?:also|hereinafter|together|collectively|` +
		`hereafter)[^()“"']{0,40})?` +
		`[“"”'‘*_]*[^()]{0,80}?\b(?:we|us|our|provider|company|vendor|supplier|processor|licensor|` +
		`service provider|wir|uns|nous)\b`)
	named = regexp.MustCompile(`^(?:[^.;(]|\.\S|\.\s*[,\d]){0,120}\.?\s*\(\s*(?:the\s+|collectively[^“"]{0,20})?[“"”'‘*_]+[A-Z0-9]`)
	buyer = regexp.MustCompile(`^[^.;(]{0,80}\(\s*(?:the\s+)?[“"”'‘*_]*(?:Customer|Client|Licensee|` +
		`Subscriber|Buyer|You)\b`)
	before = []struct {
		words *regexp.Regexp
		worth int
	}{
		{regexp.MustCompile(`(?i)\b(?:agreement|contract|terms|relationship|contracting|agreeing|` +
			`dealing|claims?|disputes?)\b[^.;]{0,70}` +
			`\b(?:with|between|among):?\s+(?:you(?:,?\s+\([^)]*\))?,?\s+and\s+|customer\s+and\s+|the\s+)` +
			`?$`), 9},
		{regexp.MustCompile(`(?i)\b(?:entered\s+into|made|concluded)\s+(?:by\s+(?:and\s+between\s+)?|` +
			`between\s+|with\s+)` +
			`(?:and\s+between\s+)?(?:you\s+and\s+|customer\s+and\s+)?$`), 9},
		{regexp.MustCompile(`(?i)\b(?:provided|operated|supplied|offered|controlled|maintained|owned|` +
			`run|published|made\s+available)` +
			`(?:\s+(?:directly|and\s+\w+|to\s+you))?\s+by:?\s*(?:us,\s+)?` +
			`(?:the\s+(?:company|firm|entity),?\s+)?$`), 8},
		{regexp.MustCompile(`(?i)\b(?:means|mean|refers?\s+to|referring\s+to|is|are|am|being)` +
			`\s*:?\s*(?:\([a-z]\)\s*)?$`), 5},
		{regexp.MustCompile(`(?i)\b(?:welcome\s+to|interest\s+in|how|that|at|behalf\s+of)` +
			`\s+(?:we\s+at\s+)?$`), 3},
		{regexp.MustCompile(`(?i)\b(?:websites?|services?|site|applications?|software|party)` +
			`[^.;]{0,40}\bof\s+$`), 5},
	}
	selves = regexp.MustCompile(`(?i)[“"”'‘]\s*(?:we|us|our|company|provider)\b[^.]{0,60}\b(?:means?|` +
		`refers?\s+to|referring\s+to|includes?)\s*$`)
	own      = regexp.MustCompile(`(?i)\b(?:we|us|our\s+(?:own\s+)?company|ourselves),\s+$`)
	stranger = regexp.MustCompile(`(?i)\bwe\s+(?:also\s+)?(?:use|engage|rely\s+on)\b[^.;]{0,60}$|(?i)` +
		`(?:©|\bcopyright)[^.;]{0,30}$|\b(?:third[- ]part\w*|subprocessors?|such as|including|e\.g\.|` +
		`trademarks? of|` +
		`app(?:lication)? store|powered by|arbitrat\w+|property of|administered by|copyright agent|formerly|` +
		`payment processor|copyright|` +
		`acquired|subsidiar\w+ of|parent)\b[^.;]{0,60}$|` +
		`(?i)\bfor\s+(?:the\s+purposes?\s+of\s+)?this\s+(?:section|clause|paragraph)\b[^;]{0,60}$|(?i)\bhost(?:ed|ing)\b[^;]{0,60}$`)
	// outsider is what follows, and notWith what precedes, the name of a company that a paper keeps
	// out of it.
	notWith  = regexp.MustCompile(`(?i)\b(?:not|neither)\s+(?:with\s+|by\s+)?$`)
	outsider = regexp.MustCompile(`(?i)^(?:[^.;]|\.[\s]*[,(]){0,60}\b(?:(?:is|are)\s+not\s+(?:a\s+)?` +
		`part(?:y|ies)\b|(?:is|are)\s+(?:an?\s+)?third[- ]party\s+beneficiar|ha(?:s|ve)\s+no\s+` +
		`(?:responsib|obligation|liability))`)
	// betweenUs is said before who the paper is made with.
	betweenUs = regexp.MustCompile(`(?i)\bbetween\s+you(?:rself)?\s+and\s+$`)
	// controls is said after who answers for the data that a privacy policy speaks of.
	controls = regexp.MustCompile(`(?i)^[^;]{0,160}?\b(?:is|are|will\s+be|acts\s+as)\s+(?:the|your|our)\s+` +
		`(?:data\s+)?controllers?\b`)
	// aliases are said before another name of the same company.
	aliases = regexp.MustCompile(`(?i)\b(?:formerly|previously|trading|doing\s+business|also|[fd]/?[kb]/?a)` +
		`\b[^.;(]{0,30}$`)
	definedNext = regexp.MustCompile(`^[\s,]*\(\s*(?:the\s+)?[“"”'‘*_]`)
	// playsCompany is “Company” as what a paper calls a party, and no end of a name.
	playsCompany = regexp.MustCompile(`\bCompany\s+(?:shall|will|may|must|agrees|represents|warrants|` +
		`is\s+entitled)\b`)
)

// mention is a company named in the text.
type mention struct {
	name     string
	in       span
	from, to int
	worth    int
	buyer    bool
	keptOut  bool // the paper says that it is no party
}

// parties are the company that provides, and the one that buys where the paper names it.
func (p *paper) parties() (provider, customer *Stated) {
	best, buys := mention{}, mention{}
	worth, out := map[string]int{}, map[string]bool{}
	for _, b := range p.blocks {
		for _, m := range p.mentions(b.span) {
			if m.keptOut || out[m.name] {
				out[m.name] = true
				continue
			}
			if m.buyer {
				if buys.name == "" {
					buys = m
				}
				continue
			}
			worth[m.name]++
			m.worth += min(worth[m.name], 3)
			if m.worth > best.worth {
				best = m
			}
		}
	}
	const early, many, head = 5000, 8, 9000
	late := best.name != "" && best.in.start > early
	if first, _, _ := strings.Cut(best.name, " "); late && len(worth) > many &&
		!strings.Contains(string(p.runes[:min(len(p.runes), head)]), first) {
		best = mention{} // one of those that a long paper gives thanks to: its head knows it not
	}
	if best.worth >= 6 || len(worth) == 1 && (best.worth > 3 || best.worth > 2 && !late) {
		provider = p.stated(best.name, best.in, best.from, best.to)
	}
	if buys.name != "" && buys.name != best.name {
		customer = p.stated(buys.name, buys.in, buys.from, buys.to)
	}
	return provider, customer
}

// mentions lists the companies that a block names, each with what speaks for it being who provides.
func (p *paper) mentions(b span) []mention {
	var out []mention
	for from := 0; from < len(b.text); {
		at := company.FindStringSubmatchIndex(b.text[from:])
		if at == nil {
			return out
		}
		start, end := from+at[2], from+at[5]
		from = end
		start += leading(b.text[start:end])
		name := strings.Join(strings.Fields(b.text[start:end]), " ")
		if utf8.RuneCountInString(name) < 4 || notCompany.MatchString(name) || shouted(b.text, end) ||
			isRole(p.runes, name, b.text[end:]) {
			continue
		}
		pre, post := b.text[max(0, start-160):start], b.text[end:min(len(b.text), end+260)]
		m := mention{name: name, in: b, from: start, to: end, buyer: p.buys(pre, post)}
		m.keptOut = notWith.MatchString(pre) || outsider.MatchString(post)
		if strings.TrimSpace(pre) == "" && b.block > 0 {
			if above := strings.TrimSpace(p.blocks[b.block-1].text); strings.HasSuffix(above, ":") {
				pre = above[max(0, len(above)-160):]
			}
		}
		m.worth = p.weigh(b, start, pre, post)
		out = append(out, m)
	}
	return out
}

// isRole reports a name that ends in what the paper calls a party: “Media Company may”. The company that
// the paper defines by its name is none.
func isRole(text []rune, name, post string) bool {
	return strings.HasSuffix(name, " Company") && !strings.HasSuffix(name, "Unlimited Company") &&
		!definedNext.MatchString(post) && len(playsCompany.FindAllStringIndex(string(text), 3)) > 2
}

// buys reports a company that is named as the customer. Beside a processor, the controller is.
func (p *paper) buys(pre, post string) bool {
	return buyer.MatchString(post) || buyerLabel.MatchString(pre) ||
		controller.MatchString(post) && processor.MatchString(string(p.runes[:min(len(p.runes), 6000)]))
}

var (
	buyerLabel = regexp.MustCompile(`(?i)\b(?:customer|client|buyer|licensee|bill\s+to|ship\s+to)` +
		`\s*(?:name)?\s*:\s*\S{0,20}\s*$`)
	controller = regexp.MustCompile(`^[^.;(]{0,80}\(\s*(?:the\s+)?[“"”'‘*_]*(?:Data\s+)?(?:Controller|` +
		`Exporter)\b`)
	processor = regexp.MustCompile(`\(\s*(?:the\s+)?[“"”'‘*_]*(?:Data\s+)?(?:Processor|Importer)\b`)
)

// shouted reports the short suffix of a name that is a word of a passage in capitals: “EXCEPT AS SET OUT”.
func shouted(s string, end int) bool {
	i := strings.LastIndexAny(s[:end], " \n") + 1
	if len(s[i:end]) > 2 || s[i:end] != strings.ToUpper(s[i:end]) {
		return false
	}
	next := strings.Fields(strings.TrimLeft(s[end:min(len(s), end+40)], " ,"))
	return len(next) > 1 && len(next[0]) > 1 && next[0] == strings.ToUpper(next[0]) &&
		!strings.ContainsAny(next[0], "(“\"0123456789")
}

func (p *paper) weigh(b span, start int, pre, post string) int {
	worth := 0
	if called(post) {
		worth += 8
	} else if named.MatchString(post) {
		worth += 4
	}
	for _, w := range before {
		if w.words.MatchString(pre) {
			worth += w.worth
			break
		}
	}
	if selves.MatchString(pre) || own.MatchString(pre) {
		worth += 8
	}
	if controls.MatchString(post) {
		worth += 8
	}
	if stranger.MatchString(pre) && !betweenUs.MatchString(pre) {
		worth -= 8
	}
	switch at := b.start + utf8.RuneCountInString(b.text[:start]); {
	case at < 1500:
		worth += 3
	case at < 5000:
		worth += 2
	case at*10 > len(p.runes)*8:
		worth++ // an address at the end
	}
	return worth
}

// called reports that a name is followed by what the paper calls who speaks in it. A second company before
// that is the one that is called so, unless it is another name of the first.
func called(post string) bool {
	at := calls.FindStringIndex(post)
	if at == nil {
		return false
	}
	other := company.FindStringIndex(post[:strings.Index(post, "(")])
	return other == nil || aliases.MatchString(post[:other[0]])
}

// leading counts the bytes of words before a name that begin a sentence and are no part of it.
func leading(name string) int {
	n := 0
	if at := sentenceIn.FindAllStringIndex(name, -1); at != nil {
		n = at[len(at)-1][1]
	}
	for {
		word, _, ok := strings.Cut(name[n:], " ")
		if !ok || !noName[word] && !year.MatchString(word) {
			return n
		}
		n += len(word) + 1
	}
}

var (
	// sentenceIn is the end of a sentence that the first words of a name belong to.
	sentenceIn = regexp.MustCompile(`\p{L}{4,}\.\s+`)
	year       = regexp.MustCompile(`^\W*(?:19|20)\d\d\W*$`)
	noName     = map[string]bool{
		"The": true, "This": true, "If": true, "By": true, "In": true, "With": true, "Between": true,
		"You": true,
		"We":  true, "At": true, "From": true, "Your": true, "Our": true, "Welcome": true, "Thank": true,
		"and": true,
		"of":  true, "the": true, "for": true, "Customer": true, "Client": true, "means": true, "These": true,
		"To": true, "When": true, "On": true, "Please": true, "Address:": true, "Contact": true,
		"Publisher:": true,
		"Company":    true, "Service": true, "Services": true, "Terms": true, "Agreement": true, "Site": true,
	}
	notCompany = regexp.MustCompile(`^(?:The |Our |Your |Any |Each |Such |Affiliated |Parent |` +
		`Insurance |Holding )?` +
		`(?:Company|Corporation|Limited|Foundation|SA|AS|SE|AG|LP|KG|UC)$|^(?:Terms|Section|Article|` +
		`Customer|Liability|` +
		`Service|Services|No|Is|Not|Be)\b.*\b(?:Limited|Company|AS|SA|SE)$|,\s+Company$`)
)
