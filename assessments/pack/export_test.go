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

// AllowLists counts, for each kind of record or part, on how many lists each field is.
func AllowLists() map[string]map[string]int {
	out := map[string]map[string]int{}
	add := func(kind string, g grant) {
		out[kind] = map[string]int{}
		for _, list := range []string{g.all, g.ours, g.shown, g.detail, g.never} {
			for _, f := range strings.Fields(list) {
				out[kind][f]++
			}
		}
	}
	for n, g := range allowed {
		add(string(n), g)
	}
	for part, g := range allowedParts {
		add(part, g)
	}
	return out
}
