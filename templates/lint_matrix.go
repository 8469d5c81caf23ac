package templates

import (
	"fmt"
	"slices"

	"countersign/assessments"
)

// lintMatrix insists that the matrix is whole: five scopes, five disciplines, every cell, six steps,
// four questions.
func lintMatrix(r *report, c *Catalogue) {
	m := c.Matrix
	if len(m.Scopes) != 5 || len(m.Disciplines) != 5 || len(m.Cells) != 25 || len(m.Flow) != 6 ||
		len(m.Questions) != 4 {
		r.add("matrix", "The matrix has %d scopes, %d disciplines, %d cells, %d steps and %d questions instead of 5, 5, 25, 6 and 4.",
			len(m.Scopes), len(m.Disciplines), len(m.Cells), len(m.Flow), len(m.Questions))
	}
	for i, s := range m.Scopes {
		p := fmt.Sprintf("scopes[%d]", i)
		r.words(p+".definition", s.Definition, maxText)
		if s.Number != i+1 {
			r.add(p+".number", "The scopes stand in order: %d is expected, not %d.", i+1, s.Number)
		}
		if s.Number < 5 {
			r.words(p+".next", s.Next, maxText)
		}
		if want := map[bool]string{true: "buy", false: "build"}[s.Number <= 2]; s.Side != want {
			r.add(p+".side", "Scope %d is on the side %q.", s.Number, want)
		}
	}
	for scope := 1; scope <= 5; scope++ {
		for _, d := range assessments.Disciplines() {
			cell, ok := m.Cell(scope, d)
			p := fmt.Sprintf("cells(%d, %s)", scope, d)
			if !ok {
				r.add(p, "The cell is missing.")
			}
			r.words(p+".headline", cell.Headline, maxTitle)
			r.words(p+".says", cell.Says, maxText)
		}
	}
	lintFlow(r, m)
	lintResponsibilities(r, c)
}

func lintFlow(r *report, m assessments.Matrix) {
	known := map[string]bool{}
	for i, e := range m.Elements {
		unique(r, fmt.Sprintf("elements[%d]", i), known, e.ID)
		for _, s := range e.Customer {
			if !slices.Contains(e.Scopes, s) {
				r.add(fmt.Sprintf("elements[%d].customer", i), "Scope %d has no such element.", s)
			}
		}
	}
	for i, s := range m.Flow {
		r.words(fmt.Sprintf("flow[%d].says", i), s.Says, maxText)
		for _, e := range s.Elements {
			if !known[e] {
				r.add(fmt.Sprintf("flow[%d].elements", i), "%q is not an element of the picture.", e)
			}
		}
	}
}

func lintResponsibilities(r *report, c *Catalogue) {
	seen := map[string]bool{}
	for i, d := range c.Matrix.Responsibilities {
		p := fmt.Sprintf("responsibilities[%d]", i)
		unique(r, p, seen, d.ID)
		r.words(p+".title", d.Title, maxTitle)
		r.words(p+".says", d.Says, maxText)
		if d.Discipline != "" && !slices.Contains(assessments.Disciplines(), d.Discipline) {
			r.add(p+".discipline", "%q is not a discipline.", d.Discipline)
		}
		for _, s := range d.Scopes {
			if s < 3 || s > 5 {
				r.add(p+".scopes", "A responsibility is for scopes 3 to 5, not %d.", s)
			}
		}
		for _, id := range d.Requirements {
			q, _ := c.Requirement(id)
			for _, s := range d.Scopes {
				if !slices.Contains(q.Scopes, s) {
					r.add(p+".requirements", "%s is not asked in scope %d.", id, s)
				}
			}
		}
	}
}
