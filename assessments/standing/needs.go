package standing

import (
	"fmt"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Need is one thing that the tier takes for an approval and that is not there.
type Need struct {
	Field string `json:"field"`          // of the decision: what it is reported at
	Item  string `json:"item,omitempty"` // id of the item it is about
	Role  string `json:"role,omitempty"` // whose sign-off it is
	// a sentence without its full stop: what is missing, and what to do next
	Text string `json:"text"`
	// fact is what is missing, without what to do next
	fact string
}

// Needs lists what the rules of the frozen question set take for an approval on a day, until
// validUntil if that is set, and do not have yet. It is empty for a set without rules. Open gates and
// conditions are not in it. d is the dossier as the day sees it, stored all that is on record: a sign-off
// of either state counts.
func Needs(d, stored *assessments.Dossier, judged []scoring.Judged, r scoring.Result, on,
	validUntil assessments.Date,
) []Need {
	rule, ok := d.Rule()
	if !ok {
		return nil
	}
	n := needs{d: d, rule: rule, tier: "tier " + rule.Tier}
	if d.Assessment.Tier == "" {
		n.add(Need{Field: "outcome", Text: "No tier is accepted for this assessment, so that the rules of the strictest, tier " + rule.Tier +
			", apply; rate the use and accept its tier, or meet them"})
	}
	n.coverage(r.Total)
	n.signOffs(on, stored)
	for i := range judged {
		n.strength(&judged[i])
		n.unassessed(&judged[i])
	}
	n.review(on, validUntil)
	return n.list
}

type needs struct {
	d    *assessments.Dossier
	rule assessments.TierRule
	tier string
	list []Need
}

func (n *needs) add(one Need) { n.list = append(n.list, one) }

func (n *needs) coverage(total scoring.Figures) {
	if need := n.rule.Coverage * 10; total.Coverage < need {
		n.add(Need{
			Field: "outcome", Text: tooLittle(total.Coverage, n.tier+" takes", need) +
				"; assess more first, the items listed under “Ask these next” before others",
		})
	}
}

// tooLittle says how much is assessed where more is needed: takes is who takes how much.
func tooLittle(coverage int, takes string, need int) string {
	return fmt.Sprintf("%s of the weight is assessed, and %s %s", percent(coverage), takes, percent(need))
}

// signOffs asks for the roles whose sign-off of the present state is not on record by the day.
func (n *needs) signOffs(on assessments.Date, stored *assessments.Dossier) {
	now, onRecord := hashes(n.d), hashes(stored)
	for _, role := range n.d.RequiredSignOffs(n.rule) {
		earlier := ""
		signed := false
		for _, s := range n.d.SignOffs {
			if s.Role != role || s.RevokedReason != "" || s.On > on {
				continue
			}
			signed = Same(s.StateHash, s.StateForm, now) || Same(s.StateHash, s.StateForm, onRecord)
			if signed {
				break
			}
			earlier = fmt.Sprintf("; that of %s by %s is of another state", s.On, s.Name)
		}
		if !signed {
			n.add(Need{
				Field: "outcome", Role: role,
				Text: fmt.Sprintf("%s takes the sign-off of the present state by %s, which is not on record%s;"+
					" record it first", assessments.Capital(n.tier), roleTitle(role), earlier),
			})
		}
	}
}

// hashes are the state hashes of a dossier by form, each computed once.
func hashes(d *assessments.Dossier) func(form int) string {
	known := map[int]string{}
	return func(form int) string {
		if _, ok := known[form]; !ok {
			known[form] = d.StateHashIn(form)
		}
		return known[form]
	}
}

// strength asks for better support of what counts as met or partly met on too little.
func (n *needs) strength(j *scoring.Judged) {
	it, ok := n.d.Template.Item(j.Item)
	if !ok || j.Brief || j.Excepted || !j.Applicable() || j.Open() || j.Verdict != assessments.Met &&
		j.Verdict != assessments.Partly {
		return
	}
	if least := n.rule.LeastStrength(it); j.Strength.Rank() < least.Rank() {
		fact := fmt.Sprintf("%s is %s on %s, and %s takes %s", n.d.ItemCalled(j.Item),
			j.Verdict.Title(), j.Behind(), n.tier, n.rule.Takes(it))
		n.add(Need{
			Field: "outcome", Item: j.Item, fact: fact,
			Text: fact + "; quote or attach that, or have an exception approved",
		})
	}
}

// unassessed asks for a verdict where “not met” would be our walk-away: the least coverage says how much may be left
// open, and not that one of these is.
func (n *needs) unassessed(j *scoring.Judged) {
	it, ok := n.d.Template.Item(j.Item)
	if !ok || it.WalkAwayReason == "" || it.DealBreaker || j.Excepted || !j.Applicable() ||
		j.Verdict != assessments.NotAssessed {
		return
	}
	fact := fmt.Sprintf("%s is not assessed, and “not met” would be our walk-away", n.d.ItemCalled(j.Item))
	next := "; assess it, or have an exception approved"
	if len(it.When) > 0 {
		next = "; assess it, say the facts of the use that it depends on, or have an exception approved"
	}
	n.add(Need{Field: "outcome", Item: j.Item, fact: fact, Text: fact + next})
}

// review holds the approval to the cadence of the tier.
func (n *needs) review(on, validUntil assessments.Date) {
	last := on.AddMonths(n.rule.ReviewMonths)
	every := assessments.Count(n.rule.ReviewMonths, "month", "months")
	if validUntil > last {
		n.add(Need{
			Field: "valid_until",
			Text: fmt.Sprintf("It would be valid until %s, and %s is reviewed every %s; name %s or an earlier day",
				validUntil, n.tier, every, last),
		})
	}
	if next := n.d.Assessment.NextReview; next > last && validUntil == "" {
		fact := fmt.Sprintf("the next review is set for %s, and %s is reviewed every %s", next, n.tier, every)
		n.add(Need{
			Field: "valid_until", fact: fact,
			Text: fmt.Sprintf("%s; set it to %s or an earlier day, or name a day until which the approval is valid",
				assessments.Capital(fact), last),
		})
	}
}

// roleTitle is a role of a sign-off in words.
func roleTitle(role string) string {
	switch role {
	case "business_owner":
		return "the business owner"
	case "dpo":
		return "the data protection officer"
	}
	return role
}
