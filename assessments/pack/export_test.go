package pack

import "strings"

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
