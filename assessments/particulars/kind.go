package particulars

import (
	"regexp"
	"strings"
)

// Kinds of paper.
const (
	kindOnlineTerms = "online_terms"
	kindMaster      = "master_agreement"
	kindProduct     = "product_terms"
	kindDPA         = "dpa"
	kindPrivacy     = "privacy_policy"
	kindUse         = "acceptable_use_policy"
	kindSLA         = "sla"
	kindAI          = "ai_addendum"
	kindOrder       = "order_form"
	kindOther       = "other"
)

// kindTitles are words of a title that tell the kind; the first that fits does.
var kindTitles = []struct {
	words *regexp.Regexp
	kind  string
}{
	{regexp.MustCompile(`(?i)\b(data|personal data)[ -](processing|processor|protection|privacy)\b.*` +
		`\b(addendum|agreement|terms|contract|exhibit)|\bDPAs?\b|\bcontrat de traitement|\bauftragsverarbeitung|` +
		`\baccord (?:de|sur le) traitement|\btrattamento dei dati.*\baccordo|\baccordo.*\btrattamento|` +
		`\bencargado del tratamiento`), kindDPA},
	{regexp.MustCompile(`(?i)\bservice[ -]levels?\b|\bSLAs?\b|\buptime (agreement|commitment)`), kindSLA},
	{regexp.MustCompile(`(?i)\b(acceptable|fair|prohibited)[ -]use\b|\busage (polic|guideline)|` +
		`\buse polic` +
		`|\b(prohibited|restricted) (content|products|services|activities|uses)\b|\bnutzungsrichtlinie|\badvertis\w+ (polic|guidelines|standards)|` +
		`\bcontent polic|\bcommunity (guidelines|standards)|\bcode of conduct|\buse restrictions`), kindUse},
	{regexp.MustCompile(`(?i)\bprivacy\b|\bdata polic|\bpersonal information|\bdatenschutz|` +
		`\bconfidentialité|\bdonnées personnelles|\bprivacidad|\bprotección de datos`), kindPrivacy},
	{
		regexp.MustCompile(`(?i)\b(AI|artificial intelligence|generative)\b.*\b(addendum|rider|amendment)`),
		kindAI,
	},
	{
		regexp.MustCompile(`(?i)\b(order form|statement of work|ordering document|quote|quotation)\b`),
		kindOrder,
	},
	{
		regexp.MustCompile(`(?i)\b(supplemental|supplementary|additional|product[- ]specific|` +
			`service[- ]specific|` +
			`product|service|editor|software|beta|preview) (specific )?terms\b` +
			`|\bterms for (additional|the|specific)\b|\bspecific terms\b|\bproducts? and features\b`),
		kindProduct,
	},
	{regexp.MustCompile(`(?i)\b(master|enterprise|corporate|hosting|cloud|services?|subscription|saas|` +
		`framework|licen[sc]e|software|professional|consulting|customer) ?[\w -]*\bagreement\b` +
		`|\bcorporate terms\b|\benterprise terms\b|\bMSA\b`), kindMaster},
	{
		regexp.MustCompile(`(?i)\bterms\b|\bconditions\b|\beula\b|\buser agreement|\bagreement\b|` +
			`\w*bedingungen\b|\bAGB\b|\bcondiciones\b|\btérminos\b|\bcondizioni\b|\btermini\b`),
		kindOnlineTerms,
	},
}

// KindOf tells what a paper of a title is: one of Kinds, or "" where the title does not say.
func KindOf(title string) string {
	for _, k := range kindTitles {
		if k.words.MatchString(title) {
			return k.kind
		}
	}
	return ""
}

// kindWords tell the kind of a paper whose title does not, by how often they stand in a thousand words.
var kindWords = []struct {
	words *regexp.Regexp
	kind  string
	least int
}{
	{regexp.MustCompile(`(?i)\b(sub-?processors?|processors?|controllers?|data exporter|data importer)` +
		`\b`), kindDPA, 12},
	{regexp.MustCompile(`(?i)\b(uptime|downtime|service credits?|availability)\b`), kindSLA, 20},
	{regexp.MustCompile(`(?i)\b(cookies?|personal (data|information)|privacy)\b`), kindPrivacy, 20},
	{regexp.MustCompile(`(?i)\b(abus\w+|spam\w*|harass\w*|prohibit\w+|illegal|unlawful|malware|hateful)` +
		`\b`), kindUse, 14},
}

// kind tells what the paper is, from its title, and where that tells nothing from its words.
func (p *paper) kind(title *Stated) *Stated {
	if title != nil {
		for _, k := range kindTitles {
			if k.words.MatchString(title.Value) {
				return &Stated{
					Value: p.selfServe(k.kind), Quote: title.Quote, Start: title.Start,
					End: title.End,
				}
			}
		}
	}
	if k := p.kindByName(p.sentences[:min(len(p.sentences), 12)], calledThis); k != nil {
		return k
	}
	text := string(p.runes)
	words := len(strings.Fields(text))
	for _, k := range kindWords {
		found := k.words.FindAllStringIndex(text, -1)
		if len(found) > 2 && len(found)*1000 >= k.least*words {
			for _, s := range p.sentences {
				if at := k.words.FindStringIndex(s.text); at != nil {
					return p.stated(k.kind, s, at[0], at[1])
				}
			}
		}
	}
	return p.kindByName(p.sentences, thisPaperName)
}

var (
	calledThis = regexp.MustCompile(`\b(?:[Tt]his|[Tt]hese|[Oo]ur|of the)` +
		`\s+([A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|and|for)){0,5})`)
	// thisPaperName is calledThis without papers that are only ours.
	thisPaperName = regexp.MustCompile(`\b(?:[Tt]his|[Tt]hese)` +
		`\s+([A-Z][\w&’'-]*(?:\s+(?:[A-Z][\w&’'-]*|of|and|for)){0,5})`)
)

// kindByName reads the kind off what a paper without a title calls itself.
func (p *paper) kindByName(in []span, calls *regexp.Regexp) *Stated {
	for _, s := range in {
		for _, at := range calls.FindAllStringSubmatchIndex(s.text, -1) {
			name := s.text[at[2]:at[3]]
			for _, k := range kindTitles {
				if k.words.MatchString(name) {
					return p.stated(p.selfServe(k.kind), s, at[2], at[3])
				}
			}
		}
	}
	return nil
}

// selfServe tells terms that are agreed to by using a website from an agreement that two parties sign.
func (p *paper) selfServe(kind string) string {
	if kind != kindMaster {
		return kind
	}
	head := string(p.runes[:min(len(p.runes), 4000)])
	if selfServe.MatchString(head) {
		return kindOnlineTerms
	}
	return kind
}

var selfServe = regexp.MustCompile(`(?i)\bself-serve\b`)
