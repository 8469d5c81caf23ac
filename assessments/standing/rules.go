package standing

import (
	"fmt"
	"slices"

	"countersign/assessments"
)

// rules holds an approval to what it had to meet when it was given: enough of the weight assessed and,
// in a question set with rules, what else the tier takes. An approval under an earlier set or tier is
// not held to those of today.
func (s *Standing) rules(in Input, d assessments.Decision) {
	if slices.ContainsFunc(in.Changes, otherRules) {
		return
	}
	s.covered(in, d)
	s.signOffRevoked(in, d)
	rule, ok := in.Dossier.Rule()
	if !ok || d.StateForm == 0 {
		return
	}
	n := needs{d: in.Dossier, rule: rule, tier: "tier " + rule.Tier}
	for i := range in.Judged {
		n.strength(&in.Judged[i])
	}
	n.review(d.On, d.ValidUntil)
	for _, one := range n.list {
		if one.fact != "" {
			s.add(Reason{State: NotCarried, Item: one.Item, Text: one.fact})
		}
	}
}

// asCounted is what an approval is held to: one of an earlier form, to the answers as they counted
// then. How many of them do not count today is remarked.
func (s *Standing) asCounted(in Input, d assessments.Decision) Input {
	if d.StateForm >= unfoundForm {
		return in
	}
	n := 0
	in.Judged, in.Result, n = in.Result.CountingUnfound(in.Dossier, in.Judged)
	switch {
	case n == 1:
		s.Remarks = append(s.Remarks, unfoundRemark)
	case n > 1:
		s.Remarks = append(s.Remarks, fmt.Sprintf(unfoundRemarks, n))
	}
	return in
}

// unfoundForm is the state form since which a verdict counts as open if none of its quotes is found.
const unfoundForm = 3

const (
	unfoundRemark = "1 answer counted when this was decided although no quote of it is found in its" +
		" document; today it counts as open"
	unfoundRemarks = "%d answers counted when this was decided although no quote of them is found in" +
		" their documents; today they count as open"
)

// reviewed says of an approval that the day of its review is over. It ends the carrying, unless the
// approval was given beyond that day for a reason on record, or in an earlier form, in which it did not:
// then it is remarked.
func (s *Standing) reviewed(in Input, d assessments.Decision) {
	if next := in.Dossier.Assessment.NextReview; next != "" && next <= d.On && next.Over(in.AsOf) {
		s.Remarks = append(s.Remarks, "The next review is set for "+string(next)+
			", which had come when this was decided: set the day of the next one")
	}
	day, set := assessments.ReviewOf(in.Dossier, d)
	if d.On == "" || day == "" || !day.Over(in.AsOf) {
		return
	}
	text := "a review was due by " + string(day) + " at the latest and is overdue"
	if set {
		text = "the review was set for " + string(day) + " and is overdue"
	}
	if d.StateForm < reviewForm || !set && d.ValidUntil > day {
		s.Remarks = append(s.Remarks, assessments.Capital(text))
		return
	}
	s.add(Reason{
		State: NotCarried, Noun: assessments.NounAssessment, ID: in.Dossier.Assessment.ID, On: day,
		Text: text,
	})
}

// reviewForm is the state form since which an overdue review ends the carrying.
const reviewForm = 3

// otherRules reports whether a record is changed so that other rules hold than those of the decision.
func otherRules(t Touched) bool {
	return t.Noun == assessments.NounAssessment &&
		(slices.Contains(t.Fields, "template") || slices.Contains(t.Fields, "tier"))
}

// covered says of an approval that too little is assessed by now, such as when evidence is no longer
// fresh. One that was given with less, for a reason on record, holds down to the coverage it was given
// with; that of an earlier build is not known.
func (s *Standing) covered(in Input, d assessments.Decision) {
	takes, need := "an approval needs", in.Dossier.Organisation.CoverageNeeded()
	if rule, ok := in.Dossier.Rule(); ok {
		takes, need = "tier "+rule.Tier+" takes", rule.Coverage*10
	}
	if d.Coverage < need {
		takes, need = "it was approved with", d.Coverage
	}
	if coverage := in.Result.Total.Coverage; d.StateForm > 0 && coverage < need {
		s.add(Reason{State: NotCarried, Text: tooLittle(coverage, takes, need)})
	}
}

// signOffRevoked says of an approval that a sign-off its tier takes was revoked since, and which role
// signs that state no longer.
func (s *Standing) signOffRevoked(in Input, d assessments.Decision) {
	rule, ok := in.Dossier.Rule()
	if !ok || d.StateHash == "" {
		return
	}
	for _, role := range in.Dossier.RequiredSignOffs(rule) {
		var revoked *assessments.SignOff
		live := false
		for i := range in.Dossier.SignOffs {
			one := &in.Dossier.SignOffs[i]
			if one.Role != role || one.StateHash != d.StateHash || one.StateForm != d.StateForm {
				continue
			}
			if one.RevokedReason == "" {
				live = true
			} else {
				revoked = one
			}
		}
		if revoked != nil && !live {
			s.add(Reason{
				State: NotCarried, Noun: assessments.NounSignOff, ID: revoked.ID, On: revoked.RevokedOn,
				Text: "the sign-off by " + roleTitle(role) + ", which tier " + rule.Tier +
					" takes, was revoked" + because(revoked.RevokedReason),
			})
		}
	}
}
