package scoring

import (
	"strings"

	"countersign/assessments"
)

// cap keeps the whole from being strong while one of its disciplines is weak, unscored or has an open
// gate, and notes which.
func (r *Result) cap(m assessments.ScoringModel) {
	if !r.Total.Scored || r.Total.BandLow < m.Strong {
		return
	}
	for _, d := range assessments.Disciplines() {
		if why := r.Disciplines[d].caps(); why != "" {
			r.CappedBy = append(r.CappedBy, Cap{Discipline: d, Why: why})
		}
	}
	if len(r.CappedBy) > 0 {
		r.Total.Word = Mixed
	}
}

// caps says why a discipline keeps the whole from being strong; "" if it does not.
func (f Figures) caps() string {
	var why []string
	if f.Word != Strong && f.Word != Mixed {
		why = append(why, "is "+f.Word.Title())
	}
	if f.GatesOpen > 0 {
		why = append(why, "has "+f.GateWords())
	}
	return strings.Join(why, " and ")
}

// CappedWords says in one sentence why the whole is not strong although its band would make it so; ""
// if it is not capped.
func (r *Result) CappedWords() string {
	if len(r.CappedBy) == 0 {
		return ""
	}
	parts := make([]string, len(r.CappedBy))
	for i, c := range r.CappedBy {
		parts[i] = c.Discipline.Title() + " " + c.Why
	}
	return "Held at mixed, whatever the average says: " + strings.Join(parts, "; ") + "."
}
