package templates

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/declare/yamltree"
)

// Bounds of the texts of a question set, in characters.
const (
	maxTitle = 120
	maxText  = 4000
)

var (
	templateID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{2,79}$`)
	version    = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z.+-]{0,31}$`)
	itemID     = regexp.MustCompile(`^[A-Z0-9][A-Z0-9-]{2,63}$`)
	evidenceID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)
)

// Owners are the roles that answer an item.
var owners = []string{"legal", "procurement", "security", "business"}

// linter knows the vocabulary a question set may use.
type linter struct {
	requirements map[string]assessments.SourceRequirement
	refs         map[string]bool // full crosswalk references, edition included
	editions     map[string][]string
	facts        map[string][]string // what a condition may ask about, and the levels it may name
}

func newLinter(c *Catalogue) *linter {
	l := &linter{
		requirements: map[string]assessments.SourceRequirement{},
		refs:         map[string]bool{},
		editions:     map[string][]string{},
		facts:        map[string][]string{},
	}
	for _, r := range c.Requirements {
		l.requirements[r.ID] = r
	}
	for _, w := range c.Crosswalks {
		family, _, _ := strings.Cut(w.ID, ":")
		l.editions[family] = append(l.editions[family], w.ID)
		for _, e := range w.Entries {
			l.refs[w.ID+":"+e.Ref] = true
		}
	}
	for _, a := range c.Atlas {
		l.refs["ATLAS:"+a.Edition+":"+a.ID] = true
		if id := "ATLAS:" + a.Edition; !slices.Contains(l.editions["ATLAS"], id) {
			l.editions["ATLAS"] = append(l.editions["ATLAS"], id)
		}
	}
	for _, f := range c.Rubric.Factors {
		for _, lv := range f.Levels {
			l.facts[f.ID] = append(l.facts[f.ID], lv.ID)
		}
	}
	for _, id := range assessments.FactIDs() {
		l.facts[id] = assessments.FactValues(id)
	}
	for _, t := range c.Rubric.Tiers {
		l.facts["tier"] = append(l.facts["tier"], t.ID)
	}
	return l
}

// report collects the problems of one template.
type report struct {
	lines    yamltree.Lines
	problems []Problem
}

func (r *report) add(path, format string, args ...any) {
	if len(r.problems) <= yamltree.MaxProblems {
		r.problems = append(r.problems,
			Problem{Path: path, Line: r.lines.At(path), Message: fmt.Sprintf(format, args...)})
	}
}

// words reports a text that is missing or longer than anyone reads.
func (r *report) words(path, s string, limit int) {
	switch n := utf8.RuneCountInString(s); {
	case strings.TrimSpace(s) == "":
		r.add(path, "The text is missing.")
	case n > limit:
		r.add(path, "The text has %d characters; at most %d are shown well.", n, limit)
	}
}

func (l *linter) template(t assessments.Template, lines yamltree.Lines) []Problem {
	r := &report{lines: lines}
	if !templateID.MatchString(t.ID) {
		r.add("id", "%q cannot be the id of a question set: use 3 to 80 lower-case letters, digits and hyphens.", t.ID)
	}
	if !version.MatchString(t.Version) {
		r.add("version", "%q cannot be a version: write it like 2026.11.", t.Version)
	}
	if t.Scope != 1 && t.Scope != 2 {
		r.add("scope", "A question set is for scope 1 or 2, not %d: scopes 3 to 5 are building, and have responsibilities instead.", t.Scope)
	}
	r.words("title", t.Title, maxTitle)
	r.words("summary", t.Summary, maxText)
	if len(t.Items) == 0 {
		r.add("items", "A question set needs at least one item.")
		return r.problems
	}
	l.disciplines(r, t)
	l.identities(r, t)
	l.tierRules(r, t)
	for i, it := range t.Items {
		l.item(r, t, it, fmt.Sprintf("items[%d]", i))
	}
	l.cycles(r, t)
	l.scoredOnce(r, t)
	return r.problems
}

// disciplines insists that none of the five is missing, whatever the scope.
func (l *linter) disciplines(r *report, t assessments.Template) {
	for _, d := range assessments.Disciplines() {
		if !slices.ContainsFunc(t.Items, func(it assessments.Item) bool { return it.Discipline == d }) {
			r.add("items", "No item belongs to %s. All five disciplines are answered whatever the scope.",
				d.Title())
		}
	}
}

func (l *linter) identities(r *report, t assessments.Template) {
	first := map[string]int{}
	for i, it := range t.Items {
		path := fmt.Sprintf("items[%d].id", i)
		if !itemID.MatchString(it.ID) {
			r.add(path, "%q cannot be the id of an item: use 3 to 64 capital letters, digits and hyphens, like S2-LP-TRAINING-USE.", it.ID)
		}
		if j, dup := first[it.ID]; dup {
			r.add(path, "The id %s stands twice; items[%d] has it already. Answers hang on ids: each needs its own.", it.ID, j)
			continue
		}
		first[it.ID] = i
	}
}
