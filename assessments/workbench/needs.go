package workbench

import (
	"countersign/assessments"
	"countersign/assessments/standing"
)

// Needs lists what the rules of the frozen question set take for an approval on the day looked at,
// until a day if one is named, and do not have yet. A decision to approve is refused with the same
// words.
func (a *Assessed) Needs(validUntil assessments.Date) []standing.Need {
	return standing.Needs(&a.Dossier, a.Judged, a.Result, a.AsOf, validUntil)
}
