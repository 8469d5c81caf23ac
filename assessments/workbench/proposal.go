package workbench

import "countersign/assessments"

// Proposal is the assessment to begin for a use of a service: named after the service and the use, requested by the use's
// owner, with the tier and the day of the next review that the risk rubric gives. template is the key
// of an own set, or "" for the catalogue's. Nothing is changed until Begin.
func (w *assessing) Proposal(u assessments.Use, s assessments.Service,
	template string,
) assessments.Assessment {
	a := assessments.Assessment{
		ID: w.NewID(assessments.NounAssessment), UseID: u.ID, Name: assessments.NameOf(s, u),
		Requester: u.Owner, TemplateID: template,
	}
	if rating := w.Rate(u); rating.Tier != "" {
		a.Tier, a.NextReview = rating.Tier, w.Today().AddMonths(rating.NextReview)
	}
	return a
}
