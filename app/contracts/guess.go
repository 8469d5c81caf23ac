package contracts

import (
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// guess is what a file's name lets suppose about the document in it. Everything in it is a proposal.
type guess struct {
	vendor    string // id; "" unknown
	document  string // id of the document it is a new version of; "" a new one
	name      string
	kind      assessments.DocumentKind
	label     string
	status    assessments.VersionStatus
	effective assessments.Date
}

var (
	dateIn    = regexp.MustCompile(`(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])`)
	versionIn = regexp.MustCompile(`(?i)(?:^|[-_. (])(?:version|ver|v|rev)[-_. ]?(\d+(?:\.\d+)*)`)
)

// kindWords are looked for in this order: the special before the general.
var kindWords = []struct {
	kind  assessments.DocumentKind
	words []string
}{
	{"dpa", []string{"dpa", "data processing", "data protection", "auftragsverarbeitung"}},
	{"subprocessor_list", []string{"subprocessor", "sub processor"}},
	{"sla", []string{"sla", "service level"}},
	{"ai_addendum", []string{"ai addendum", "ai terms", "generative ai"}},
	{"order_form", []string{"order form", "orderform", "order", "quote", "sow"}},
	{"privacy_policy", []string{"privacy"}},
	{"acceptable_use", []string{"acceptable use", "aup", "usage polic"}},
	{"product_terms", []string{"product terms", "service specific", "service terms"}},
	{"online_terms", []string{"terms", "tos", "eula", "conditions"}},
	{"msa", []string{"msa", "master", "enterprise agreement", "services agreement", "agreement", "contract"}},
	{"whitepaper", []string{"whitepaper", "white paper"}},
	{"security_document", []string{"security", "soc 2", "soc2", "iso 27001", "pentest"}},
	{"questionnaire", []string{"questionnaire", "caiq", "sig lite"}},
}

// guessFrom reads a file's name.
func guessFrom(path string, filed []workbench.Filed, vendors []assessments.Vendor,
	today assessments.Date,
) guess {
	base := filepath.Base(path)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	plain := plainName(stem)
	g := guess{kind: "other", label: string(today), status: assessments.VersionDraft}
	for _, k := range kindWords {
		if slices.ContainsFunc(k.words, func(w string) bool { return hasWords(plain, w) }) {
			g.kind = k.kind
			break
		}
	}
	vendor := ""
	for _, v := range vendors {
		if name := plainName(v.Name); name != "" &&
			(hasWords(plain, name) || len(name) > 3 && hasWords(plain, strings.Fields(name)[0])) {
			g.vendor, vendor = v.ID, v.Name
		}
	}
	if m := dateIn.FindStringSubmatch(stem); m != nil {
		day := assessments.Date(m[1] + "-" + m[2] + "-" + m[3])
		if _, err := time.Parse(time.DateOnly, string(day)); err == nil {
			g.effective, g.label = day, string(day)
		}
	}
	if m := versionIn.FindStringSubmatch(dateIn.ReplaceAllString(stem, "")); m != nil {
		g.label = m[1]
	}
	g.status = statusFrom(plain, g.kind)
	g.name = withVendor(nameFrom(stem, g.kind), vendor)
	g.sameAs(plain, filed)
	return g
}

func statusFrom(plain string, kind assessments.DocumentKind) assessments.VersionStatus {
	switch {
	case hasWords(plain, "redline"), hasWords(plain, "markup"), hasWords(plain, "tracked"):
		return assessments.VersionRedline
	case hasWords(plain, "draft"):
		return assessments.VersionDraft
	case hasWords(plain, "signed"), hasWords(plain, "executed"), hasWords(plain, "countersigned"):
		return assessments.VersionExecuted
	case hasWords(plain, "accepted"):
		return assessments.VersionAccepted
	}
	switch kind {
	case "msa", "order_form", "dpa", "sla", "ai_addendum":
		return assessments.VersionDraft // what is negotiated does not bind before someone says so
	}
	return assessments.VersionPublished
}

// sameAs supposes a new version where one document of the vendor has the same kind and the name says so.
func (g *guess) sameAs(plain string, filed []workbench.Filed) {
	for _, f := range filed {
		name := plainName(f.Document.Name)
		if (g.vendor == "" || f.Document.VendorID == g.vendor) && name != "" && hasWords(plain, name) {
			g.vendor, g.document, g.name, g.kind = f.Document.VendorID, f.Document.ID, f.Document.Name,
				f.Document.Type
			return
		}
	}
}

// nameFrom makes a document's name of a file's: without version, day and underscores.
func nameFrom(stem string, kind assessments.DocumentKind) string {
	s := dateIn.ReplaceAllString(stem, " ")
	s = versionIn.ReplaceAllString(s, " ")
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == '_' || r == '-' || unicode.IsSpace(r) || r == '(' || r == ')'
	}), " ")
	for _, w := range []string{"signed", "executed", "draft", "redline", "final"} {
		s = strings.Join(slices.DeleteFunc(strings.Fields(s), func(f string) bool {
			return strings.EqualFold(f, w)
		}), " ")
	}
	if s == "" {
		s = kind.Title()
	}
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	if len(r) > assessments.MaxLine {
		r = r[:assessments.MaxLine]
	}
	return string(r)
}

// withVendor writes the vendor's name at the beginning as the vendor does: "Openai terms" → "OpenAI terms".
func withVendor(name, vendor string) string {
	if n := len(vendor); n > 0 && len(name) > n && name[n] == ' ' && strings.EqualFold(name[:n], vendor) {
		return vendor + name[n:]
	}
	return name
}

// plainName is a name in small letters, words apart.
func plainName(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// hasWords reports whether whole words stand in a plain name; a word may continue ("polic" finds "policies").
func hasWords(plain, words string) bool {
	return strings.Contains(" "+plain+" ", " "+words+" ") || len(words) > 4 &&
		strings.Contains(" "+plain, " "+words)
}
