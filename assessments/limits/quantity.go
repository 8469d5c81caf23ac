package limits

import (
	"strconv"
	"strings"
)

// scale is how many parts a value has for each whole: 99.95 is 999500.
const scale = 10000

// Quantity is a number that a text states as a limit, with where it stands.
type Quantity struct {
	Start, End int    // bytes of the text
	Text       string // the text there
	Low, High  int64  // in parts of scale; the same unless it is a range
	Unit       string // of units: "hours", "percent", "months of fees"
	Of         string // the currency of an amount, or the region
	Bound      string // of bounds; "" if the text has no such word
	Part       string // "greater of" or "lesser of", of several that the text compares
	Event      string // of events: what a time counts from, or leads up to; "" if not stated
	Before     bool   // the time leads up to the event
	Per        string // what a percentage is measured over: "month", "quarter", "year"
	Doubt      string // why its value cannot be told; "" if it can
}

// Units, as the value of a quantity writes them.
const (
	unitMinutes  = "minutes"
	unitHours    = "hours"
	unitWorkHour = "business hours"
	unitDays     = "days"
	unitWorkDays = "business days"
	unitWeeks    = "weeks"
	unitMonths   = "months"
	unitYears    = "years"
	unitPercent  = "percent"
	unitFees     = "months of fees"
	unitTimes    = "times the fees" // of no stated period
	unitAmount   = "amount"
	unitRegion   = "region"
)

// Bounds.
const (
	boundWithin  = "within"
	boundAtLeast = "at least"
	boundOver    = "over"
	boundOutside = "outside" // of a region
)

// Parts.
const (
	partGreater = "greater of"
	partLesser  = "lesser of"
)

// Events.
const (
	eventAware     = "aware"
	eventConfirmed = "confirmed"
	eventOccurred  = "occurred"
	eventRequest   = "request"
	eventNotice    = "notice"
	eventEnd       = "end"
	eventDeletion  = "deletion"
	eventCreated   = "created"
	eventRenewal   = "renewal"
	eventChange    = "change"
	eventOther     = "other"
)

// Value is the number with its unit: “72 hours”, “EUR 1,000,000”, “12 months’ fees”.
func (q *Quantity) Value() string {
	switch q.Unit {
	case unitRegion:
		return q.Of
	case unitAmount:
		return q.Of + " " + q.figure(true)
	case unitPercent:
		return q.figure(false) + " %"
	case unitTimes:
		return q.figure(false) + " " + unitTimes
	case unitFees:
		if q.Low == q.High && q.Low == scale {
			return "1 month’s fees"
		}
		return q.figure(false) + " months’ fees"
	}
	unit := q.Unit
	if q.Low == q.High && q.Low == scale {
		unit = strings.TrimSuffix(unit, "s")
	}
	return q.figure(true) + " " + unit
}

func (q *Quantity) figure(grouped bool) string {
	out := decimal(q.Low, grouped)
	if q.High != q.Low {
		out += " to " + decimal(q.High, grouped)
	}
	return out
}

// decimal writes a value without needless noughts.
func decimal(v int64, grouped bool) string {
	whole := strconv.FormatInt(v/scale, 10)
	if grouped {
		for at := len(whole) - 3; at > 0; at -= 3 {
			whole = whole[:at] + "," + whole[at:]
		}
	}
	if rest := v % scale; rest != 0 {
		part := strconv.FormatInt(scale+rest, 10)[1:]
		whole += "." + strings.TrimRight(part, "0")
	}
	return whole
}

// Says is the quantity with its bound and what it counts from: “within 72 hours after confirmation”.
func (q *Quantity) Says() string {
	out := q.Value()
	switch {
	case q.Part != "":
		out = "the " + q.Part + " several, one of them " + out
	case q.Bound == boundOver:
		out = "more than " + out
	case q.Bound != "":
		out = q.Bound + " " + out
	}
	if q.Per != "" {
		out += " a " + q.Per
	}
	return strings.TrimSpace(out + " " + q.counts())
}

// counts is what a time counts from or leads up to, in words.
func (q *Quantity) counts() string {
	side := "after "
	if q.Before {
		side = "before "
	}
	switch q.Event {
	case "":
		return ""
	case eventOther:
		return side + "another event"
	}
	return side + eventWords[q.Event]
}

var eventWords = map[string]string{
	eventAware: "becoming aware", eventConfirmed: "confirmation", eventOccurred: "the incident",
	eventRequest: "a request", eventNotice: "a notice", eventEnd: "the end", eventDeletion: "deletion",
	eventCreated: "creation", eventRenewal: "the renewal", eventChange: "the change",
}
