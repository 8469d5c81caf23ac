package matrix

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"countersign/assessments"
	scope "countersign/assessments/scoping"
)

// Views of the page, in the order of their chips.
const (
	viewMatrix = iota
	viewScope
	viewAtlas
	viewCommon
	viewLaws
)

var viewNames = []string{"Matrix", "Scope in full", "MITRE ATLAS", "In every scope", "Laws and dates"}

// model is what the page shows; it knows no Fyne.
type model struct {
	c          *assessments.Catalogue
	view       int
	scope      int
	discipline assessments.Discipline
}

func newModel(c *assessments.Catalogue) model {
	return model{c: c, scope: 1, discipline: assessments.Disciplines()[0]}
}

// visit reads a route: the scope by its number, and the discipline; what it does not know stays as it is.
func (m *model) visit(id, item string) {
	if n, err := strconv.Atoi(id); err == nil && m.known(n) {
		m.scope = n
	}
	if d := assessments.Discipline(item); slices.Contains(assessments.Disciplines(), d) {
		m.discipline = d
	}
}

func (m *model) known(n int) bool {
	return slices.ContainsFunc(m.c.Matrix.Scopes, func(s assessments.MatrixScope) bool {
		return s.Number == n
	})
}

// at is the selected scope.
func (m *model) at() assessments.MatrixScope {
	for _, s := range m.c.Matrix.Scopes {
		if s.Number == m.scope {
			return s
		}
	}
	return assessments.MatrixScope{}
}

func scopeTitle(s assessments.MatrixScope) string {
	return fmt.Sprintf("Scope %d · %s", s.Number, s.Title)
}

// cell is the selected cell.
func (m *model) cell() assessments.MatrixCell {
	c, _ := m.c.Matrix.Cell(m.scope, m.discipline)
	return c
}

// set is the question set that serves the selected scope; false where one builds.
func (m *model) set() (assessments.Template, bool) { return m.c.ForScope(m.scope) }

// items are the questions that serve a cell, in the set's order.
func (m *model) items() []assessments.Item {
	t, _ := m.set()
	var out []assessments.Item
	for _, it := range t.Items {
		if it.Discipline == m.discipline {
			out = append(out, it)
		}
	}
	return out
}

// duties are what falls to the organisation in the selected cell where it builds.
func (m *model) duties() []assessments.Responsibility {
	var out []assessments.Responsibility
	for _, d := range m.allDuties() {
		if d.Discipline == m.discipline {
			out = append(out, d)
		}
	}
	return out
}

// allDuties are those of the selected scope, whatever the discipline.
func (m *model) allDuties() []assessments.Responsibility {
	if m.scope < 3 {
		return nil
	}
	return scope.Duties(m.c.Matrix, m.scope)
}

// own are the duties that stay with the customer in the selected scope, whatever the contract says.
func (m *model) own() []assessments.OwnDuty {
	var out []assessments.OwnDuty
	for _, d := range m.c.Matrix.Own {
		if slices.Contains(d.Scopes, m.scope) {
			out = append(out, d)
		}
	}
	return out
}

// controls lists the elements of the picture of the selected scope by who controls them.
func (m *model) controls() (customer, provider []assessments.FlowElement) {
	for _, e := range m.c.Matrix.Elements {
		switch {
		case !slices.Contains(e.Scopes, m.scope):
		case e.ControlledByCustomer(m.scope):
			customer = append(customer, e)
		default:
			provider = append(provider, e)
		}
	}
	return customer, provider
}

// mitigations are the twenty rows of the published table, or with all also those that ATLAS gained since.
func (m *model) mitigations(all bool) []assessments.AtlasMitigation {
	var out []assessments.AtlasMitigation
	for _, a := range m.c.Atlas {
		if all || a.Name2024 != "" {
			out = append(out, a)
		}
	}
	return out
}

// renamed says how today's name differs from the published one.
func renamed(a assessments.AtlasMitigation) string {
	switch {
	case a.Name2024 == "":
		return "came later"
	case a.Name2024 == a.NameCurrent:
		return "same name"
	}
	return "renamed"
}

// asked lists the scopes that a mitigation is asked for in: "3, 4, 5".
func asked(a assessments.AtlasMitigation) string {
	var out []string
	for n := 1; n <= 5; n++ {
		if a.Scopes[strconv.Itoa(n)] != "" {
			out = append(out, strconv.Itoa(n))
		}
	}
	return strings.Join(out, ", ")
}
