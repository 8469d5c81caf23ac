package limits

import (
	"regexp"
	"strings"
)

// regionForm are names of regions and countries; abbreviations in capitals only.
var (
	regionForm = once(`\b(European Economic Area|European Union|United Kingdom|United States(?: of America)?|` +
		`Switzerland|Germany|France|Ireland|Netherlands|Sweden|Finland|Norway|Denmark|Belgium|Austria|Italy|Spain|` +
		`Portugal|Poland|Luxembourg|Canada|Australia|Japan|India|Singapore|Brazil|China|South Korea|Israel|` +
		`New Zealand|Mexico|South Africa|EEA|EU|UK|USA|US|U\.S\.A\.|U\.S\.|U\.K\.)`)
	// lawOf are names of laws, courts and instruments: they place nothing.
	lawBefore = regexp.MustCompile(
		`(?i)\b(?:laws?|courts?|legislation|statutes?|jurisdiction)\s+(?:of|in)\s+(?:the\s+)?$`)
	lawAfter = regexp.MustCompile(
		`(?i)^(?:[\s/-]*(?:and\s+)?(?:EU|EEA|UK|US|U\.S\.|Swiss)\b)*(?:\s*\$|[\s-]+(?:law|laws|` +
			`GDPR|AI\s+Act|standard\s+contractual|SCCs?|model\s+clauses|data\s+protection|data\s+privacy|privacy\s+(?:shield|framework|laws?)|` +
			`addendum|dollars?|directive|regulation|commission|privacy|Data\s+Act|IDTA|government|federal|export|Department|` +
			`citizens?|residents?|customers|users|data\s+subjects|personal\s+data|supervisory|representative))`)
)

// regions finds the places that a text names, but not in the names of laws.
func (p *parser) regions() {
	for _, m := range regionForm().FindAllStringIndex(p.text, -1) {
		before, after := p.text[max(0, m[0]-30):m[0]], p.text[m[1]:]
		letter := after != "" && (after[0] >= 'a' && after[0] <= 'z' || after[0] >= 'A' && after[0] <= 'Z')
		if letter || lawBefore.MatchString(before) || lawAfter.MatchString(after) || !freeBefore(before) {
			continue
		}
		p.add(Quantity{Unit: unitRegion, Of: regionOf(p.text[m[0]:m[1]])}, m[0], m[1])
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
