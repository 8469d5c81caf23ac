package pack

import (
	"cmp"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// gating says what stops an approval, and what an exception carries.
type gating struct{ *view }

// gates reports whether an approval depends on the item.
func (v gating) gates(it assessments.Item) bool {
	return it.DealBreaker || v.points[it.ID].WalkAway || v.judged[it.ID].Unconfirmed
}

// gateHeading is the heading over what stops an approval.
func (v gating) gateHeading() string {
	t := v.result.Total
	switch {
	case t.Waiting > 0 && t.WalkAways > 0:
		return "Open deal-breakers, walk-aways and what waits for a second person"
	case t.Waiting > 0:
		return "Open deal-breakers and what waits for a second person"
	case t.WalkAways > 0:
		return "Open deal-breakers and walk-aways"
	}
	return "Open deal-breakers"
}

// carriedHeading is the heading over what an exception carries.
func (v gating) carriedHeading() string {
	heading := "Deal-breakers carried by an exception"
	for _, it := range v.carried() {
		switch j := v.judged[it.ID]; j.Gate() {
		case scoring.SecondPerson:
			return "Carried by an exception"
		case scoring.WalkAway:
			heading = "Deal-breakers and walk-aways carried by an exception"
		}
	}
	return heading
}

// gateWords say how a deal-breaker stands. One that an exception carries is not closed.
func (v gating) gateWords(it assessments.Item) string {
	p := v.points[it.ID]
	switch {
	case !it.DealBreaker && p.GateOpen:
		return p.GateReason
	case !it.DealBreaker && !p.WalkAway:
		return "Not confirmed by a second person, " + lowerFirst(p.GatePassed)
	case !it.DealBreaker:
		return "Walk-away, " + lowerFirst(p.GatePassed)
	case p.GateOpen:
		return join(": ", "Deal-breaker, open", cmp.Or(p.GateReason, it.DealBreakerReason))
	case p.GatePassed != "":
		return "Deal-breaker, " + lowerFirst(p.GatePassed)
	}
	return join(": ", "Deal-breaker, closed", it.DealBreakerReason)
}

// gateMark is the shape of a deal-breaker: a tick only where the item is met.
func (v gating) gateMark(item string) Mark {
	p := v.points[item]
	switch {
	case p.GateOpen:
		return MarkFlag
	case p.GatePassed != "":
		return MarkCarried
	case v.markOf(item) == MarkMet:
		return MarkTicked
	}
	return v.markOf(item)
}

// carried lists the deal-breakers that an exception carries.
func (v gating) carried() []assessments.Item {
	var out []assessments.Item
	for _, it := range v.shown("") {
		if v.points[it.ID].GatePassed != "" {
			out = append(out, it)
		}
	}
	return out
}

// carriedCount says how many deal-breakers exceptions carry.
func carriedCount(n int) string {
	if n == 1 {
		return "1 carried by an exception"
	}
	return fmt.Sprintf("%d carried by exceptions", n)
}
