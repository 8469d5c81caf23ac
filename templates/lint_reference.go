package templates

import (
	"fmt"
	"slices"

	"countersign/assessments"
)

// lintReference checks the parts of the catalogue that question sets refer to. They ship with the program, so
// a problem here is a mistake of ours and carries the path only.
func lintReference(c *Catalogue) assessments.Problems {
	r := &report{}
	lintRequirements(r, c)
	lintServing(r, c)
	lintAtlas(r, c)
	lintCrosswalks(r, c)
	lintMatrix(r, c)
	lintRubric(r, c.Rubric)
	lintScoring(r, c.Scoring)
	return r.problems
}

func unique(r *report, path string, seen map[string]bool, id string) {
	if id == "" {
		r.add(path, "The id is missing.")
	}
	if seen[id] {
		r.add(path, "The id %q stands twice.", id)
	}
	seen[id] = true
}

func lintRequirements(r *report, c *Catalogue) {
	seen := map[string]bool{}
	for i, q := range c.Requirements {
		p := fmt.Sprintf("requirements[%d]", i)
		unique(r, p, seen, q.ID)
		r.words(p+".says", q.Says, maxText)
		if q.Discipline != "scoping" &&
			!slices.Contains(assessments.Disciplines(), assessments.Discipline(q.Discipline)) {
			r.add(p+".discipline", "%q is not a discipline.", q.Discipline)
		}
		if !slices.Contains(owners, q.Owner) {
			r.add(p+".owner", "%q is not a role.", q.Owner)
		}
		if q.Topic != "" && !slices.Contains(assessments.Topics(), q.Topic) {
			r.add(p+".topic", "%q is not a topic.", q.Topic)
		}
		for _, s := range q.Scopes {
			if s < 1 || s > 5 {
				r.add(p+".scopes", "%d is not a scope.", s)
			}
		}
	}
}

func lintServing(r *report, c *Catalogue) {
	seen := map[string]bool{}
	for i, s := range c.Serving {
		p := fmt.Sprintf("serving[%d]", i)
		unique(r, p, seen, s.ID)
		r.words(p+".title", s.Title, maxTitle)
		r.words(p+".says", s.Says, maxText)
		for _, id := range s.Requirements {
			if _, ok := c.Requirement(id); !ok {
				r.add(p+".requirements", "%q is not a requirement.", id)
			}
		}
	}
	for i, d := range c.Matrix.Responsibilities {
		for _, id := range d.Requirements {
			if _, ok := c.Requirement(id); !ok {
				r.add(fmt.Sprintf("responsibilities[%d].requirements", i), "%q is not a requirement.", id)
			}
		}
	}
}

func lintAtlas(r *report, c *Catalogue) {
	seen := map[string]bool{}
	published := 0
	for i, a := range c.Atlas {
		p := fmt.Sprintf("atlas[%d]", i)
		unique(r, p, seen, a.ID)
		r.words(p+".name_current", a.NameCurrent, maxTitle)
		r.words(p+".edition", a.Edition, 16)
		if a.Name2024 != "" {
			published++
		}
		for s := range a.Scopes {
			if len(s) != 1 || s < "1" || s > "5" {
				r.add(p+".scopes", "%q is not a scope.", s)
			}
		}
	}
	if published != 20 {
		r.add("atlas", "Table 1 has twenty rows, not %d.", published)
	}
}

func lintCrosswalks(r *report, c *Catalogue) {
	seen := map[string]bool{}
	for i, w := range c.Crosswalks {
		p := fmt.Sprintf("crosswalks[%d]", i)
		unique(r, p, seen, w.ID)
		r.words(p+".edition", w.Edition, maxTitle)
		refs := map[string]bool{}
		for j, e := range w.Entries {
			unique(r, fmt.Sprintf("%s.entries[%d]", p, j), refs, e.Ref)
			r.words(fmt.Sprintf("%s.entries[%d].says", p, j), e.Says, maxText)
		}
	}
}
