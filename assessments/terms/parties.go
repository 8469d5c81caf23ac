package terms

import (
	"strings"
	"unicode"
)

// A contract names its vendor: "Acme will not use Customer Data". So that patterns need no names, the
// capitalised words that keep standing before what a party does are read as the word "provider".

// providerWord stands for every name found; lexicons list it in their class of words for the vendor.
const providerWord = "provider"

var partyVerbs = wordSet("will", "may", "shall", "must", "can", "does", "has", "agrees", "grants", "reserves",
	"makes", "retains",
	"disclaims", "warrants", "represents", "provides", "uses", "owns", "cannot", "is", "collects",
	"processes")

// notNames are capitalised words that act in contracts without being the vendor's name.
var notNames = foldedSet("customer", "customers", "client", "clients", "you", "user", "users", "subscriber",
	"licensee", "buyer", "member",
	"members", "party", "parties", "recipient", "discloser", "provider", "company", "we", "i", "it", "this",
	"that", "these", "those",
	"the", "a", "an", "any", "each", "such", "no", "nothing", "neither", "either", "both", "all", "our",
	"your", "their", "there",
	"agreement", "terms", "service", "services", "content", "output", "outputs", "input", "inputs", "data",
	"software", "product",
	"products", "section", "order", "form", "fees", "law", "laws", "information", "arbitrator", "arbitration",
	"controller",
	"processor", "subprocessor", "subprocessors", "licensor", "developer", "affiliates", "affiliate",
	"materials", "site", "website",
	"platform", "dpa", "addendum", "schedule", "exporter", "importer", "state", "california", "england",
	"ireland", "indemnitor",
	"indemnitee", "administrator", "administrators", "feedback", "account", "plan", "subscription", "policy",
	"who", "which", "what",
	"he", "she", "not", "do", "they", "court", "contractor", "supplier", "vendor", "consultant", "licensors",
	"auditor", "reseller", "models",
	"model", "personnel", "employees", "notice", "notices", "payment", "claims", "credits", "credit", "apps",
	"app", "api", "apis",
	"days", "here", "sccs", "scc", "gdpr", "ccpa", "annex", "clause", "clauses", "exhibit", "exhibits",
	"beta", "previews", "preview",
	"appendix", "idta", "license", "licence", "warranty", "liability", "discounted", "standard",
	"indemnified", "indemnifying", "if", "when", "how", "as", "party's", "individual", "individuals",
	"person", "entity")

// foldedSet is a set of words as tokenize gives them.
func foldedSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[singular(w)] = true
	}
	return m
}

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// parties counts names before the verbs of a party and returns those seen often enough to be one.
func parties(runes []rune, us []unit) map[string]bool {
	names, shouted := map[string]int{}, map[string]int{}
	for _, u := range us {
		capitals := isShouted(runes, u)
		for i := 0; i+1 < len(u.own); i++ {
			t := u.own[i]
			next := u.own[i+1]
			verb := strings.ToLower(string(runes[next.start:next.end]))
			if !unicode.IsUpper(runes[t.start]) || notNames[t.word] || !partyVerbs[verb] || len(t.word) < 2 {
				continue
			}
			if i > 0 && (determiners[u.own[i-1].word] || unicode.IsUpper(runes[u.own[i-1].start]) &&
				notNames[u.own[i-1].word]) {
				continue
			}
			if capitals {
				shouted[t.word]++
			} else {
				names[t.word]++
			}
		}
	}
	out := map[string]bool{}
	for name, n := range names {
		if n >= 3 || n >= 1 && n+shouted[name] >= 4 {
			out[name] = true
		}
	}
	return out
}

var determiners = wordSet("the", "this", "that", "any", "each", "such", "no", "all", "your", "our", "their",
	"its", "these", "those", "a", "an")

// isShouted reports a sentence written in capitals throughout, where capitals say nothing.
func isShouted(runes []rune, u unit) bool {
	upper, lower := 0, 0
	for _, r := range runes[u.start:u.end] {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper > lower
}

// nameVendor replaces the names by the word for the vendor, in every row of words.
func nameVendor(us []unit, names map[string]bool) {
	if len(names) == 0 {
		return
	}
	replace := func(toks []token) {
		for i := range toks {
			if names[toks[i].word] {
				toks[i].word = providerWord
			}
		}
	}
	for i := range us {
		replace(us[i].own)
		replace(us[i].lead)
		replace(us[i].prev)
	}
}
