package workbench

import (
	"countersign/assessments"
	"countersign/assessments/standing"
)

// Needs lists what the rules of the frozen question set take for an approval on the day looked at,
// until a day if one is named, and do not have yet. A decision to approve is refused with the same
// words.
func (a *Assessed) Needs(validUntil assessments.Date) []standing.Need {
	return standing.Needs(&a.Dossier, &a.Dossier, a.Judged, a.Result, a.AsOf, validUntil)
}

// ApprovalTakes lists all that stands between the assessment and an approval on the day looked at: every
// deal-breaker that is open and walk-away that is reached, then what Needs lists.
func (a *Assessed) ApprovalTakes() []standing.Need {
	out := []standing.Need{}
	for _, p := range a.Result.Items {
		if p.GateOpen {
			said := gateOpen(*a, p) + " " + p.GateReason + " " + closing(*a, p.Item)
			out = append(out, standing.Need{Field: "outcome", Item: p.Item, Text: said})
		}
	}
	return append(out, a.Needs("")...)
}
