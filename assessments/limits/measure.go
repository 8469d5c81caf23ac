package limits

import "countersign/assessments"

// reach is the least and the most that a number can be, in the smallest unit of its kind.
type reach struct{ low, high int64 }

const (
	hour  = int64(60)
	day   = 24 * hour
	month = 30 * day
)

// kind is what can be compared with what: times with times, fees with fees.
func kind(unit string) string {
	switch unit {
	case unitPercent, unitRegion:
		return unit
	case unitFees, unitTimes, unitAmount:
		return "money"
	}
	return "time"
}

// inUnit is a value in minutes, or as it is for what is no time. A month is 30 days, a year twelve months,
// and 365 days are a year; n business days are at least n days and at most 2n+4.
func inUnit(v int64, unit string) (reach, bool) {
	switch unit {
	case unitMinutes:
		return reach{v, v}, true
	case unitHours:
		return reach{v * hour, v * hour}, true
	case unitDays:
		if v > 0 && v%(365*scale) == 0 {
			v = v / 365 * 360
		}
		return reach{v * day, v * day}, true
	case unitWeeks:
		return reach{v * 7 * day, v * 7 * day}, true
	case unitMonths:
		return reach{v * month, v * month}, true
	case unitYears:
		return reach{v * 12 * month, v * 12 * month}, true
	case unitWorkDays:
		return reach{v * day, (2*v + 4*scale) * day}, true
	case unitWorkHour:
		return reach{v * hour, (2*(v/8) + 4*scale) * day}, true
	}
	return reach{v, v}, unit == unitPercent || unit == unitFees || unit == unitTimes
}

// promise is the least and the most that a text promises by a number, in the measure of a unit; -1 as the
// most is no end. It is not known if the two are not of one kind.
func promise(q Quantity, unit string, anyBound bool) (lo, hi int64, ok bool) {
	if kind(q.Unit) != kind(unit) || kind(unit) == "money" && q.Unit != unit {
		return 0, 0, false
	}
	low, ok := inUnit(q.Low, q.Unit)
	high, _ := inUnit(q.High, q.Unit)
	lo, hi = low.low, high.high
	switch {
	case q.Part == partGreater:
		return lo, -1, ok
	case q.Part == partLesser:
		return 0, hi, ok
	case anyBound:
	case q.Bound == boundAtLeast, q.Bound == boundOver:
		hi = -1
	case q.Bound == boundWithin:
		lo = min(0, lo)
	}
	return lo, hi, ok
}

// How an event of the text stands to one of ours.
const (
	same = iota
	earlier
	later
	apart
)

// chains are events that follow each other, so that a time from an earlier one ends sooner.
var chains = [][]string{
	{eventOccurred, eventAware, eventConfirmed},
	{eventCreated, eventDeletion},
}

// order compares what a text counts from with what we count from. What one of them does not state is no
// difference; a request for deletion is a deletion.
func order(text, ours string) int {
	if ours == eventDeletion && text == eventRequest {
		return same
	}
	if text == "" || ours == "" || text == ours || !matters[ours] {
		return same
	}
	for _, c := range chains {
		a, b := index(c, text), index(c, ours)
		switch {
		case a < 0 || b < 0:
		case a < b:
			return earlier
		default:
			return later
		}
	}
	return apart
}

// matters are events of a position that a text's own is compared with: what a notice leads up to is its
// subject, and told by the sentence.
var matters = map[string]bool{
	eventAware: true, eventConfirmed: true, eventOccurred: true, eventDeletion: true, eventEnd: true,
	eventCreated: true,
}

func index(all []string, s string) int {
	for i, one := range all {
		if one == s {
			return i
		}
	}
	return -1
}

// apartBy is by how much a number is worse than a position, in words.
func apartBy(q Quantity, b line, l assessments.Limit) string {
	is, ok := inUnit(q.High, q.Unit)
	want, _ := inUnit(b.High, b.Unit)
	gap := is.high - want.high
	word := " longer than"
	if l.Better == "more" {
		gap, word = want.low-is.low, " shorter than"
		if kind(b.Unit) != "time" {
			word = " below"
		}
	}
	if !ok || gap <= 0 || q.Unit == unitWorkDays || q.Unit == unitWorkHour || q.Unit != b.Unit &&
		kind(b.Unit) != "time" {
		return "short of"
	}
	return difference(gap, b.Unit) + word
}

// difference is a length of time, or of another unit, in words.
func difference(gap int64, unit string) string {
	d := Quantity{Low: gap, High: gap, Unit: unit}
	if kind(unit) == "time" {
		for _, u := range []struct {
			unit string
			long int64
		}{{unitMonths, month}, {unitDays, day}, {unitHours, hour}, {unitMinutes, 1}} {
			if gap%(u.long*scale) == 0 && (gap >= 2*u.long*scale && u.unit != unitDays ||
				gap >= 3*u.long*scale) || u.long == 1 {
				d.Unit, d.Low, d.High = u.unit, gap/u.long, gap/u.long
				break
			}
		}
	}
	return d.Value()
}
