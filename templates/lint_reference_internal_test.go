package templates

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

func TestABrokenCatalogueIsNotLoaded(t *testing.T) {
	for name, c := range map[string]struct {
		breakIt func(*Catalogue)
		says    string
	}{
		"a requirement twice": {func(c *Catalogue) {
			c.Requirements[1].ID = c.Requirements[0].ID
		}, "stands twice"},
		"a requirement of no role": {func(c *Catalogue) {
			c.Requirements[0].Owner = "everybody"
		}, "not a role"},
		"a step that serves nothing known": {func(c *Catalogue) {
			c.Serving[0].Requirements = []string{"XX-01"}
		}, "not a requirement"},
		"a row of Table 1 lost": {func(c *Catalogue) {
			c.Atlas[0].Name2024 = ""
		}, "twenty rows"},
		"a crosswalk without edition": {func(c *Catalogue) {
			c.Crosswalks[0].Edition = ""
		}, "missing"},
		"a cell of the matrix lost": {func(c *Catalogue) {
			c.Matrix.Cells = c.Matrix.Cells[1:]
		}, "24 cells"},
		"a scope on the wrong side": {func(c *Catalogue) {
			c.Matrix.Scopes[2].Side = "buy"
		}, `side "build"`},
		"a flow through no element": {func(c *Catalogue) {
			c.Matrix.Flow[0].Elements = []string{"ether"}
		}, "not an element"},
		"control where the element is not": {func(c *Catalogue) {
			c.Matrix.Elements[4].Customer = []int{3}
		}, "no such element"},
		"a responsibility for a buyer": {func(c *Catalogue) {
			c.Matrix.Responsibilities[0].Scopes = []int{2}
		}, "scopes 3 to 5"},
		"a responsibility beyond its source": {func(c *Catalogue) {
			c.Matrix.Responsibilities[responsible(c, "R-CARRY-OVER")].Scopes = []int{3}
		}, "not asked in scope 3"},
		"a factor of the rubric lost": {func(c *Catalogue) {
			c.Rubric.Factors = c.Rubric.Factors[1:]
		}, "data_classes is missing"},
		"tiers in the wrong order": {func(c *Catalogue) {
			c.Rubric.Tiers[1].From = 90
		}, "highest to the lowest"},
		"a lowest tier above nothing": {func(c *Catalogue) {
			c.Rubric.Tiers[2].From = 5
		}, "begins at 0"},
		"a tier never reviewed": {func(c *Catalogue) {
			c.Rubric.Tiers[0].ReviewMonths = 0
		}, "next review"},
		"a floor under no level": {func(c *Catalogue) {
			c.Rubric.Floors[0].Any = []string{"secrets"}
		}, "not a level"},
		"risk that vanishes": {func(c *Catalogue) {
			c.Rubric.Residual.MaxReduction = 1000
		}, "all the risk"},
		"a verdict without a figure": {func(c *Catalogue) {
			delete(c.Scoring.Verdict, assessments.Silent)
		}, "no figure"},
		"partly above met": {func(c *Catalogue) {
			c.Scoring.Verdict[assessments.Partly] = 1000
			c.Scoring.Verdict[assessments.Met] = 900
		}, "must rise"},
		"a figure for not applicable": {func(c *Catalogue) {
			c.Scoring.Verdict[assessments.NotApplicable] = 0
		}, "neither rewards"},
		"marketing above a clause": {func(c *Catalogue) {
			c.Scoring.Strength[assessments.TermItem][assessments.StrengthMarketing] = 1100
		}, "must rise"},
		"strong below mixed": {func(c *Catalogue) { c.Scoring.Strong = 400 }, "below strong"},
	} {
		t.Run(name, func(t *testing.T) {
			cat, err := readReference()
			if err != nil {
				t.Fatal(err)
			}
			c.breakIt(cat)
			if got := lintReference(cat).Error(); !strings.Contains(got, c.says) {
				t.Errorf("want a problem that says %q, got:\n%s", c.says, got)
			}
		})
	}
}

// responsible is the place of a responsibility.
func responsible(c *Catalogue, id string) int {
	return slices.IndexFunc(c.Matrix.Responsibilities, func(r assessments.Responsibility) bool {
		return r.ID == id
	})
}
