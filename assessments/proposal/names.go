package proposal

import (
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"countersign/assessments"
)

// fold is a name in small letters, its words apart and without what no one says: so that two of them can
// be compared.
func fold(s string) string {
	s = strings.NewReplacer("’s ", " ", "'s ", " ").Replace(s)
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// hasWords reports whether the words of one name stand together in another.
func hasWords(in, words string) bool {
	return words != "" && strings.Contains(" "+in+" ", " "+words+" ")
}

// legalForm ends the name of a company.
var legalForm = regexp.MustCompile(`(?i)[\s,]+(?:inc|incorporated|llc|l\.l\.c|llp|lp|ltd|limited|plc|gmbh|` +
	`ag|ab|a/s|aps|as|asa|oy|oyj|b\.?v|n\.?v|s\.?a\.?s|s\.?a\.?r\.?l|s\.?a|se|s\.?p\.?a|s\.?r\.?l|s\.r\.o|` +
	`kk|k\.k|pty|pte|co|corp|corporation|company|pbc|uc|kft|d\.o\.o|sp\.\s+z\s+o\.o|s\.l\.u?|e\.v|ug|` +
	`kg|gmbh\s*&\s*co\.\s*kg)\.?$`)

// shortName is a company's name without its legal form, as people say it.
func shortName(legal string) string {
	s := strings.TrimSpace(legal)
	for {
		cut := strings.TrimRight(legalForm.ReplaceAllString(s, ""), " ,")
		if cut == s || cut == "" {
			return s
		}
		s = cut
	}
}

// sameCompany reports whether two names are of one company, with its legal form or without.
func sameCompany(a, b string) bool {
	a, b = fold(a), fold(b)
	return a != "" && (a == b || a == fold(shortName(b)) || fold(shortName(a)) == b)
}

var (
	dayInName = regexp.MustCompile(`(20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])`)
	labelIn   = regexp.MustCompile(`(?i)(?:^|[-_. (])(?:version|ver|v|rev)[-_. ]?(\d+(?:\.\d+)*)`)
	stateIn   = regexp.MustCompile(`(?i)\b(?:signed|executed|countersigned|accepted|draft|redline|markup|` +
		`tracked|final)\b`)
)

// stem is a file's name without its ending and with its words apart.
func stem(file string) string {
	base := filepath.Base(file)
	s := strings.TrimSuffix(base, filepath.Ext(base))
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r == '(' || r == ')' {
			return ' '
		}
		return r
	}, s)
}

// nameOfFile makes a title of a file's name: without version, day and state.
func nameOfFile(file string) string {
	base := filepath.Base(file)
	s := strings.TrimSuffix(base, filepath.Ext(base))
	s = labelIn.ReplaceAllString(dayInName.ReplaceAllString(s, " "), " ")
	s = stateIn.ReplaceAllString(stem(s+".x"), " ") // stem takes an ending away
	s = oneLine(s)
	if s == "" {
		return "Document"
	}
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// oneLine is a text in one line that a record can hold.
func oneLine(s string) string {
	return assessments.Clip(strings.Join(strings.Fields(s), " "), assessments.MaxLine-1)
}
