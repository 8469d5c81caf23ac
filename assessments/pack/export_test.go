package pack

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Identify gives a record the content id of what it says.
func Identify(r *Record) { r.identify() }

// VendorView is what the pack of a vendor is laid out from.
func VendorView(d *assessments.Dossier, asOf assessments.Date) (assessments.Dossier, scoring.Result) {
	judged := scoring.Judge(d, asOf)
	v := narrow(d, judged, scoring.Score(judged, d.Model), Options{AsOf: asOf, Audience: Vendor})
	return *v.d, v.result
}

// AllowList is the allow-list of a kind of record or part: to everyone, to us and auditors, to auditor
// and vendor, to the auditor alone, to no one.
func AllowList(kind string) []string {
	g, ok := allowedParts[kind]
	if !ok {
		g = allowed[assessments.Noun(kind)]
	}
	return []string{g.all, g.ours, g.shown, g.detail, g.never}
}

// AllowLists counts, for each kind of record or part, on how many lists each field is.
func AllowLists() map[string]map[string]int {
	out := map[string]map[string]int{}
	add := func(kind string) {
		out[kind] = map[string]int{}
		for _, list := range AllowList(kind) {
			for _, f := range strings.Fields(list) {
				out[kind][f]++
			}
		}
	}
	for n := range allowed {
		add(string(n))
	}
	for part := range allowedParts {
		add(part)
	}
	return out
}
