package vendors

import (
	"fmt"
	"slices"
	"strings"

	"countersign/assessments"
)

// ratingLine is the arithmetic of an inherent risk: "Data that goes in: Personal data 25 + … = 51 points. …"
func ratingLine(r assessments.Rubric, rating assessments.RiskRating) string {
	var parts []string
	for _, l := range rating.Lines {
		f, _ := r.Factor(l.Factor)
		level, _ := f.Level(l.Level)
		parts = append(parts, fmt.Sprintf("%s: %s %d", f.Title, level.Title, l.Points))
	}
	out := strings.Join(parts, " + ")
	if len(rating.Missing) > 0 {
		var titles []string
		for _, id := range rating.Missing {
			f, _ := r.Factor(id)
			titles = append(titles, "“"+f.Title+"”")
		}
		if out != "" {
			out += ". "
		}
		return out + "Unrated until someone answers " + strings.Join(titles, ", ") + "."
	}
	out += fmt.Sprintf(" = %s.", assessments.Count(rating.Points, "point", "points"))
	if len(rating.Floors) > 0 {
		out += " Lifted: " + strings.Join(rating.Floors, " ")
	}
	if t, ok := r.Tier(rating.Tier); ok {
		out += fmt.Sprintf(" Reviewed every %d months. %s", t.ReviewMonths, t.Depth)
	}
	return out
}

// inOrder puts data classes into the rubric's order; classes it does not know stay at the end.
func (m *model) inOrder(classes []string) []string {
	f, _ := m.rubric.Factor("data_classes")
	at := func(id string) int {
		i := slices.IndexFunc(f.Levels, func(l assessments.RiskLevel) bool { return l.ID == id })
		if i < 0 {
			return len(f.Levels)
		}
		return i
	}
	out := slices.Clone(classes)
	slices.SortStableFunc(out, func(a, b string) int { return at(a) - at(b) })
	return out
}
