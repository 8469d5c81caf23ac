package workbench

import (
	"fmt"
	"strings"

	"countersign/assessments"
)

// validator returns what lists everything wrong with a record by itself, with what only the catalogue
// knows. A tier that the rubric does not have would be held to the strictest rule without a word, and
// spare nothing.
func validator(c *assessments.Catalogue) func(assessments.Record) assessments.Problems {
	return func(r assessments.Record) assessments.Problems {
		out := assessments.Validate(r)
		a, ok := r.(*assessments.Assessment)
		if !ok || a.Tier == "" || c == nil || len(c.Rubric.Tiers) == 0 || out.At("tier") {
			return out
		}
		if _, known := c.Rubric.Tier(a.Tier); known {
			return out
		}
		tiers := []string{}
		for _, t := range c.Rubric.Tiers {
			tiers = append(tiers, t.ID)
		}
		return append(out, assessments.Problem{
			Path: "tier", Message: fmt.Sprintf("there is no tier %q: the tiers are %s",
				assessments.Clip(a.Tier, 40), strings.Join(tiers, ", ")),
		})
	}
}
