package standing

import "countersign/assessments"

// Until is the first day after asOf on which a day of the decisions or conditions themselves changes
// the standing; "" where there is none. What the score's days change is scoring.JudgeUntil's to say.
func Until(d *assessments.Dossier, asOf assessments.Date) (next assessments.Date) {
	soonest := func(last assessments.Date) {
		if last < asOf {
			return // over already, or no day
		}
		if day := last.AddDays(1); next == "" || day < next {
			next = day
		}
	}
	for _, one := range d.Decisions {
		if one.Outcome.Approving() {
			soonest(one.ValidUntil)
			review, _ := assessments.ReviewOf(d, one)
			soonest(review)
		}
	}
	for _, c := range d.Conditions {
		if c.Open() {
			soonest(c.Due)
		}
	}
	return next
}
