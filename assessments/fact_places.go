package assessments

import (
	"slices"
	"strings"
)

// unionAndArea are the codes of the countries of the EU and the EEA.
var unionAndArea = strings.Fields("AT BE BG CY CZ DE DK EE EL ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK")

// placeInstead says under which value of a vocabulary a place goes that is not one of its own: the law told
// here does not tell all countries and states apart. It is "" for a vocabulary without places, and for what is
// no place.
func placeInstead(vocabulary []string, said string) string {
	code := strings.ToUpper(strings.TrimSpace(said))
	has := func(place string) bool { return slices.Contains(vocabulary, place) }
	whole, part := "", ""
	switch {
	case !has("EU") || !has("OTHER"):
		return ""
	case has(code): // written in small letters
		return "; write " + code
	case code == "GB" || strings.HasPrefix(code, "GB-"):
		return "; the United Kingdom is UK"
	case slices.Contains(unionAndArea, code):
		whole, part = "EU", "EU-OTHER"
	case strings.HasPrefix(code, "US-") || code == "USA":
		whole, part = "US", "US-OTHER"
	case len(code) == 2 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
		return "; a country outside the EU, the EEA, and those named is OTHER"
	default:
		return ""
	}
	switch {
	case code == "USA":
		return "; the United States are US"
	case !has(part) && whole == "EU":
		return "; every country of the EU or EEA is EU"
	case !has(part):
		return "; every state of the US is US"
	case whole == "EU":
		return "; every country of the EU or EEA that is not named is EU-OTHER"
	}
	return "; every state of the US that is not named is US-OTHER"
}
