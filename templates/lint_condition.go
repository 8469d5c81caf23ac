package templates

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"countersign/assessments"
)

// answerFact marks a condition on the verdict of another item.
const answerFact = "answer:"

func (l *linter) condition(r *report, t assessments.Template, it assessments.Item, c assessments.Condition,
	path string,
) {
	r.words(path+".reason", c.Reason, maxText)
	if (len(c.Any) == 0) == (len(c.None) == 0) {
		r.add(path, "A condition names either any or none, with at least one value.")
	}
	levels, known := l.facts[c.Fact]
	if id, isAnswer := strings.CutPrefix(c.Fact, answerFact); isAnswer {
		known, levels = true, verdictWords()
		if _, ok := t.Item(id); !ok {
			r.add(path+".fact", "There is no item %q in this question set.", id)
		}
		if id == it.ID {
			r.add(path+".fact", "The item depends on itself and could never be shown.")
		}
	}
	if !known {
		r.add(path+".fact", "%q is not something a condition can ask about. Choose %s, or answer:<item id>.",
			c.Fact, list(slices.Sorted(maps.Keys(l.facts))))
		return
	}
	for kind, values := range map[string][]string{"any": c.Any, "none": c.None} {
		for i, v := range values {
			if !slices.Contains(levels, v) {
				r.add(fmt.Sprintf("%s.%s[%d]", path, kind, i), "%q is not a value of %s. Choose %s.", v,
					c.Fact, list(levels))
			}
		}
	}
}

// cycles reports items whose conditions wait for each other: none of them could ever be shown.
func (l *linter) cycles(r *report, t assessments.Template) {
	const visiting, done = 1, 2
	state := map[string]int{}
	index := map[string]int{}
	for i, it := range t.Items {
		if _, dup := index[it.ID]; !dup {
			index[it.ID] = i
		}
	}
	var walk func(id string, trail []string)
	walk = func(id string, trail []string) {
		i, ok := index[id]
		if !ok || state[id] == done {
			return
		}
		if state[id] == visiting {
			trail = append(trail[slices.Index(trail, id):], id)
			if len(trail) > 2 { // an item waiting for itself is reported with its condition
				r.add(fmt.Sprintf("items[%d].when", i),
					"These items wait for each other and could never be shown: %s.",
					strings.Join(trail, " → "))
			}
			return
		}
		state[id] = visiting
		for _, c := range t.Items[i].When {
			if next, isAnswer := strings.CutPrefix(c.Fact, answerFact); isAnswer {
				walk(next, append(trail, id))
			}
		}
		state[id] = done
	}
	for _, it := range t.Items {
		walk(it.ID, nil)
	}
}

func verdictWords() []string {
	out := []string{}
	for _, v := range assessments.Verdicts() {
		out = append(out, string(v))
	}
	return out
}
