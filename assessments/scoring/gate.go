package scoring

import (
	"strings"

	"countersign/assessments"
)

// Gates reports whether approval depends on the item: a deal-breaker, one on which our walk-away
// position is reached, or one that only its own assessor says is not asked.
func (j *Judged) Gates() bool { return j.DealBreaker || j.WalkAway || j.Unconfirmed }

// gate decides whether a deal-breaker is open or a walk-away reached, and says why. An exception in
// force passes it on record; it changes no point.
func (p *Points) gate(j *Judged) {
	if !j.Gates() || !p.Applicable {
		return
	}
	why := openBecause(j)
	switch {
	case why == "":
	case j.Excepted:
		p.GatePassed = assessments.Capital(j.Carried()) + ". Without it: " + why
	default:
		p.GateOpen, p.GateReason = true, why
	}
}

// Carried says of a deal-breaker that an exception in force carries it, in the words of every screen
// and pack, with its last day: on the one on which it expires it carries nothing any more.
func (j *Judged) Carried() string {
	if j.ExceptedUntil == "" {
		return "carried by an exception"
	}
	return "carried by an exception until " + string(j.ExceptedUntil.AddDays(-1))
}

// openBecause is the sentence that says why a deal-breaker is not closed; "" when it is. Packs repeat
// it, so it does not speak of our positions.
func openBecause(j *Judged) string {
	switch {
	case j.WalkAway:
		return walkAway(j)
	case j.Unconfirmed && !j.DealBreaker:
		return "“Not applicable” counts here only once a second person has confirmed it: “not met” would be our walk-away."
	case j.Unconfirmed:
		return "“Not applicable” on a deal-breaker counts only once a second person has confirmed it."
	case j.Verdict == assessments.NotAssessed:
		return "Nobody has assessed it yet."
	case j.Stale:
		return "The verdict is stale: " + j.StaleReason + "."
	case j.Verdict == assessments.Partly && !j.AtFallBack && !j.Enough:
		return "It is only partly met, and not stated to be enough."
	case j.Verdict != assessments.Met && j.Verdict != assessments.Partly:
		return "The verdict is “" + j.Verdict.Title() +
			"”; only “met”, or “partly met” where that is stated to be enough, closes it."
	case j.Strength.Rank() >= max(j.MinStrength.Rank(), 1):
		return ""
	}
	behind := "nothing is cited or ticked"
	switch {
	case j.Strength != assessments.StrengthNone:
		behind = "the strongest thing behind it is " + j.Strength.Named()
	case len(j.Supports) > 0:
		behind = "what is cited or ticked carries nothing"
	}
	return assessments.Capital(j.Verdict.Title()) + ", but " + behind + "; it takes " + least(j.MinStrength) + "."
}

// GateWords counts what stops an approval: “1 open deal-breaker and 2 walk-aways reached”; "" if
// nothing does.
func (f *Figures) GateWords() string {
	var parts []string
	if n := f.GatesOpen - f.WalkAways; n > 0 {
		parts = append(parts, assessments.Count(n, "open deal-breaker", "open deal-breakers"))
	}
	if f.WalkAways > 0 {
		parts = append(parts, assessments.Count(f.WalkAways, "walk-away reached", "walk-aways reached"))
	}
	return strings.Join(parts, " and ")
}

// walkAway is the sentence that says what is at our walk-away position. That it is stale opens
// nothing: what was refused is not taken for granted because its text has aged.
func walkAway(j *Judged) string {
	why := "Walk-away reached: the verdict is “" + j.Verdict.Title() + "”"
	if j.Stale {
		why += ", stale since"
	}
	if j.WalkAwayWhy != "" {
		return why + ". " + j.WalkAwayWhy
	}
	return why + ", marked as at or beyond our walk-away position."
}

// least names the minimum strength, weakest of all where the item names none.
func least(s assessments.Strength) string {
	switch s {
	case assessments.StrengthNone:
		return "at least something that can be shown"
	case assessments.StrengthVerified:
		return s.Named()
	}
	return "at least " + s.Named()
}

// Behind names the strongest fresh support of an item with its article, as in “is met on a policy document”.
func (j *Judged) Behind() string {
	switch {
	case j.Strength != assessments.StrengthNone:
		return j.Strength.Named()
	case len(j.Supports) > 0:
		return "something that carries nothing"
	}
	return "nothing cited or ticked"
}
