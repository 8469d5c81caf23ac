package limits

import (
	"regexp"
	"strings"
)

// regionForm are names of regions and countries; abbreviations in capitals only.
var (
	regionForm = once(`\b(European Economic Area|European Union|United Kingdom|United States(?: of America)?|` +
		`Switzerland|Germany|France|Ireland|Netherlands|Sweden|Finland|Norway|Denmark|Belgium|Austria|Italy|` +
		`Spain|Portugal|Poland|Luxembourg|Canada|Australia|Japan|India|Singapore|Brazil|China|South Korea|Israel|` +
		`New Zealand|Mexico|South Africa|EEA|EU|UK|USA|US|U\.S\.A\.|U\.S\.|U\.K\.)`)
	outside = regexp.MustCompile(`(?i)\boutside(?:\s+of)?\s+(?:the\s+)?(?:[\w\s]*\s+of\s+(?:the\s+)?)?$`)
	// Names of laws, courts, instruments and companies place nothing.
	lawBefore = regexp.MustCompile(
		`(?i)\b(?:laws?|courts?|legislation|statutes?|jurisdiction)\s+(?:of|in)\s+` +
			`(?:the\s+)?$|-$`)
	lawAfter = regexp.MustCompile(
		`(?i)^(?:[\s/]*(?:and\s+)?(?:(?:EU|EEA|UK|US|Swiss)\b|U\.S\.))*(?:-|\s*\$|\s+(?:` +
			`law|laws|GDPR|AI\s+Act|standard\s+contractual|SCCs?|model\s+clauses|data\b|privacy|addendum|dollars?|` +
			`directive|regulation|commission|IDTA|government|federal|export|Department|citizens?|residents?|customers|` +
			`users|personal\s+data|supervisory|representative|extension|transfers?|controller|processor)\b)`)
	company = regexp.MustCompile(`\b([A-Z][\w.]+)\s$`)
	leading = regexp.MustCompile(`^(?:In|The|From|To|Of|Within|Outside|And|Or|At|For|Only|Inside|Into|Is|Region|Regions|` +
		`Location|Locations|Country|Countries)$`)
)

// regions finds the places that a text names, but not in the names of laws and companies.
func (p *parser) regions() {
	for _, m := range regionForm().FindAllStringIndex(p.text, -1) {
		before, after := p.text[max(0, m[0]-60):m[0]], p.text[m[1]:]
		letter := after != "" && (after[0] >= 'a' && after[0] <= 'z' || after[0] >= 'A' && after[0] <= 'Z')
		if letter || lawBefore.MatchString(before) || lawAfter.MatchString(after) || !freeBefore(before) {
			continue
		}
		if c := company.FindStringSubmatch(before); c != nil && !leading.MatchString(c[1]) {
			continue
		}
		q := Quantity{Unit: unitRegion, Of: regionOf(p.text[m[0]:m[1]])}
		if outside.MatchString(before) {
			q.Bound = boundOutside
		}
		p.add(q, m[0], m[1])
	}
}

func regionOf(s string) string {
	switch s {
	case "European Economic Area":
		return "EEA"
	case "European Union":
		return "EU"
	case "United Kingdom", "U.K.":
		return "UK"
	case "USA", "U.S.", "U.S.A.":
		return "US"
	}
	if strings.HasPrefix(s, "United States") {
		return "US"
	}
	return s
}
