package templates

import (
	"fmt"
	"slices"

	"countersign/assessments"
)

func lintRubric(r *report, b assessments.Rubric) {
	seen := map[string]bool{}
	for i, f := range b.Factors {
		p := fmt.Sprintf("factors[%d]", i)
		unique(r, p, seen, f.ID)
		r.words(p+".question", f.Question, maxText)
		levels := map[string]bool{}
		for j, l := range f.Levels {
			lp := fmt.Sprintf("%s.levels[%d]", p, j)
			unique(r, lp, levels, l.ID)
			r.words(lp+".says", l.Says, maxText)
			if l.Points < 0 || l.Points > 100 {
				r.add(lp+".points", "%d points is outside 0 to 100.", l.Points)
			}
		}
	}
	for _, want := range []string{"data_classes", "criticality", "reach", "autonomy"} {
		if !seen[want] {
			r.add("factors", "The factor %s is missing.", want)
		}
	}
	tiers := map[string]bool{}
	for i, t := range b.Tiers {
		p := fmt.Sprintf("tiers[%d]", i)
		unique(r, p, tiers, t.ID)
		if i > 0 && t.From >= b.Tiers[i-1].From {
			r.add(p+".from", "The tiers stand from the highest to the lowest.")
		}
		if t.ReviewMonths < 1 {
			r.add(p+".review_months", "Every assessment has a next review: give months.")
		}
	}
	if n := len(b.Tiers); n == 0 || b.Tiers[n-1].From != 0 {
		r.add("tiers", "The last tier begins at 0, so that every use has one.")
	}
	for i, f := range b.Floors {
		p := fmt.Sprintf("floors[%d]", i)
		factor, _ := b.Factor(f.Factor)
		for _, id := range f.Any {
			if _, ok := factor.Level(id); !ok {
				r.add(p+".any", "%q is not a level of %q.", id, f.Factor)
			}
		}
		if !tiers[f.Tier] {
			r.add(p+".tier", "%q is not a tier.", f.Tier)
		}
		r.words(p+".reason", f.Reason, maxText)
	}
	if m := b.Residual.MaxReduction; m < 0 || m >= 1000 {
		r.add("residual.max_reduction", "%d thousandths: no assessment takes all the risk away.", m)
	}
}

// lintScoring insists on the order the score promises: stronger evidence and better verdicts never
// count less.
func lintScoring(r *report, m assessments.ScoringModel) {
	for _, v := range assessments.Verdicts() {
		n, ok := m.Verdict[v]
		switch {
		case v == assessments.NotApplicable:
			if ok {
				r.add("verdict", "Not applicable neither rewards nor punishes: it has no figure.")
			}
		case !ok:
			r.add("verdict", "The verdict %s has no figure.", v)
		case n < 0 || n > 1000:
			r.add("verdict", "%d for %s is outside 0 to 1000.", n, v)
		}
	}
	if !(m.Verdict[assessments.NotMet] <= m.Verdict[assessments.Partly] &&
		m.Verdict[assessments.Partly] <= m.Verdict[assessments.Met]) {
		r.add("verdict", "not met, partly met and met must rise.")
	}
	for _, k := range []assessments.ItemKind{assessments.TermItem, assessments.ControlItem} {
		var row []int
		for _, s := range assessments.Strengths() {
			row = append(row, m.Strength[k][s])
		}
		if !slices.IsSorted(row) || row[0] < 1 || row[len(row)-1] != 1000 {
			r.add("strength", "The strengths of a %s must rise from above 0 to 1000, not %v.", k, row)
		}
	}
	if !(0 < m.Mixed && m.Mixed < m.Strong && m.Strong <= 1000) {
		r.add("strong", "mixed must be below strong, both within 1 to 1000.")
	}
}
