package scoring

import (
	"strings"

	"countersign/assessments"
)

// Gate is why approval depends on an item. Each item that stops an approval is counted under one of
// them, so that the parts add up to the whole.
type Gate string

// Gates, the gravest first.
const (
	NoGate       Gate = ""
	DealBreaker  Gate = "deal_breaker"
	WalkAway     Gate = "walk_away"     // no deal-breaker, and our walk-away position is reached
	SecondPerson Gate = "second_person" // neither: a “not applicable” that no second person confirmed
)

// Gate returns why approval depends on the item.
func (j *Judged) Gate() Gate {
	switch {
	case j.DealBreaker:
		return DealBreaker
	case j.WalkAway:
		return WalkAway
	case j.Unconfirmed:
		return SecondPerson
	}
	return NoGate
}

// Open says that an item of this kind stops an approval: “Deal-breaker open”.
func (g Gate) Open() string {
	switch g {
	case WalkAway:
		return "Walk-away reached"
	case SecondPerson:
		return "Waits for a second person"
	case NoGate:
		return ""
	}
	return "Deal-breaker open"
}

// OpenGate says of an item that stops an approval what stops it. A deal-breaker at our walk-away
// position is called by the latter.
func (j *Judged) OpenGate() string {
	if j.WalkAway {
		return WalkAway.Open()
	}
	return j.Gate().Open()
}

// CarriedGate says what it is of the item that an exception carries.
func (j *Judged) CarriedGate() string {
	switch j.Gate() {
	case WalkAway:
		return WalkAway.Open()
	case SecondPerson:
		return "Not confirmed by a second person"
	case DealBreaker, NoGate:
	}
	return "Deal-breaker not met"
}

// gate decides whether a deal-breaker is open or a walk-away reached, and says why. An exception in
// force passes it on record; it changes no point.
func (p *Points) gate(j *Judged) {
	if j.Gate() == NoGate || !p.Applicable {
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
	case j.Gate() == SecondPerson:
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
	if n := f.GatesOpen - f.WalkAways - f.Waiting; n > 0 {
		parts = append(parts, assessments.Count(n, "open deal-breaker", "open deal-breakers"))
	}
	if f.WalkAways > 0 {
		parts = append(parts, assessments.Count(f.WalkAways, "walk-away reached", "walk-aways reached"))
	}
	if f.Waiting > 0 {
		parts = append(parts, assessments.Count(f.Waiting, "“not applicable” that waits for a second person",
			"“not applicable” that wait for a second person"))
	}
	if n := len(parts); n > 2 {
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
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
