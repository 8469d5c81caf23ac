package limits

import (
	"strings"

	"countersign/assessments"
)

// Outcome is which position a number meets. It is a proposal, no verdict.
type Outcome string

// Outcomes, from the best on.
const (
	MeetsRequire  Outcome = "require"
	MeetsFallBack Outcome = "fall back"
	Short         Outcome = "short" // worse than each position that states a number
	BeyondWalk    Outcome = "walk away"
	NotComparable Outcome = "cannot be compared"
)

// Finding is a number of a clause beside what our positions state on the same subject.
type Finding struct {
	Quantity Quantity
	Limit    assessments.Limit
	Outcome  Outcome
	Text     string // what the text says: “72 hours after confirmation”
	Ours     string // what our position is: “our fall-back is 48 hours after becoming aware”
	Why      string // how they differ, as a sentence
}

// Check lays the numbers of a quote beside the positions of the item that it is cited for. Numbers on which
// no position states anything are left out.
func Check(all *assessments.Limits, it *assessments.Item, quote string) []Finding {
	limits := all.Of(it)
	if len(limits) == 0 {
		return nil
	}
	p := Parse(quote)
	var out []Finding
	places := map[string]bool{}
	for i := range p {
		l := subject(limits, p, i, quote)
		if l == nil || l.Better == "named" && places[p[i].Says()] {
			continue
		}
		places[p[i].Says()] = true
		out = append(out, compare(p[i], *l))
	}
	return out
}

// sure is whether something holds: it may be that the text does not decide it.
type sure int

const (
	unknown sure = iota
	yes
	no
)

// line is one position that states a number.
type line struct {
	name string
	Quantity
	stated bool
}

func lineOf(name, said string, l *assessments.Limit) line {
	q, ok := Stated(said, l.Unit)
	if q.Event == "" {
		q.Event = l.From
	}
	return line{name: name, Quantity: q, stated: ok}
}

func compare(q Quantity, l assessments.Limit) Finding {
	f := Finding{Quantity: q, Limit: l, Outcome: NotComparable, Text: q.Says()}
	if l.Better == "named" {
		f.Ours = "our position is “" + l.Require + "”"
		f.Why = "Which regions are ours is not on record as data: a person compares them."
		return f
	}
	require := lineOf("what we require", l.Require, &l)
	fallBack := lineOf("our fall-back", l.FallBack, &l)
	walk := lineOf("our walk-away", l.WalkAway, &l)
	at, past := meets(q, require, l), meets(q, fallBack, l)
	switch {
	case require.stated && at.is == yes:
		f.Outcome, f.Ours, f.Why = MeetsRequire, ours(require), "It is as good as what we require."
	case fallBack.stated && past.is == yes:
		f.Outcome, f.Ours = MeetsFallBack, ours(fallBack)
		f.Why = "It is as good as our fall-back" + under(require, at) + "."
	case walk.stated && beyond(q, walk):
		f.Outcome, f.Ours, f.Why = BeyondWalk, ours(walk), "That is our walk-away."
	case !require.stated && !fallBack.stated:
		f.Ours, f.Why = ours(walk), "It is not beyond our walk-away; no other position states a number."
	case fallBack.stated && past.is == unknown:
		f.Ours, f.Why = ours(fallBack), past.why
	case fallBack.stated:
		f.Outcome, f.Ours, f.Why = Short, ours(fallBack), "It is "+apartBy(q, fallBack, l)+" our fall-back."
	case at.is == unknown:
		f.Ours, f.Why = ours(require), at.why
	default:
		f.Outcome, f.Ours = Short, ours(require)
		f.Why = "It is " + apartBy(q, require, l) + " what we require; our fall-back states no number."
	}
	if l.But != "" && f.Outcome == MeetsFallBack {
		f.Why += " The fall-back also says: “" + l.But + "”."
	}
	if q.Event == "" && f.Outcome != NotComparable && require.Event+fallBack.Event != "" {
		f.Why += " The text does not state what the time counts from."
	}
	return f
}

func ours(b line) string { return b.name + " is " + b.Says() }

// under adds how a number stands to what we require, where it only meets our fall-back.
func under(require line, at answer) string {
	switch {
	case !require.stated:
		return ""
	case at.is == no:
		return " and short of what we require, " + require.Says()
	}
	return "; whether it is what we require, " + require.Says() + ", the text does not decide"
}

type answer struct {
	is  sure
	why string
}

// meets reports whether a number is as good as a position.
func meets(q Quantity, b line, l assessments.Limit) answer {
	if !b.stated {
		return answer{}
	}
	if q.Doubt != "" {
		return answer{why: "It cannot be compared: " + q.Doubt + "."}
	}
	if l.Side == "after" && q.Before || l.Side == "before" && !q.Before && q.Event != "" &&
		q.Event != eventOther &&
		q.Event != eventChange && q.Event != eventRenewal && q.Event != eventNotice {
		return answer{why: "The one counts before the event, the other after it."}
	}
	if b.Per != "" && q.Per != "" && b.Per != q.Per {
		return answer{why: "The text measures over a " + q.Per + ", our position over a " + b.Per + "."}
	}
	lo, hi, ok := promise(q, b.Unit, l.AnyBound)
	if !ok {
		return answer{why: unlike(q, b)}
	}
	want, _ := inUnit(b.High, b.Unit)
	when := order(q.Event, b.Event)
	if l.Better == "less" {
		return less(q, b, lo, hi, want.high, when)
	}
	return more(q, b, lo, hi, want.low, when)
}

func less(q Quantity, b line, lo, hi, want int64, when int) answer {
	switch {
	case when == later && hi > want:
		return answer{why: "It is " + difference(hi-want, b.Unit) + " longer, and counts from a later event."}
	case when == later:
		return answer{why: "It counts from a later event, so that the numbers alone do not decide."}
	case when == earlier && hi > want:
		return answer{why: "It is " + difference(hi-want, b.Unit) +
			" longer, but counts from an earlier event."}
	case when == apart, when == earlier && hi < 0:
		return answer{why: "The text counts " + orNothing(q.counts()) + ", our position " + b.counts() + "."}
	case hi <= want && hi >= 0:
		return answer{is: yes}
	case lo > want || hi < 0 && lo > want || q.Bound == boundOver && lo >= want:
		return answer{is: no}
	case hi < 0:
		return answer{why: "The text states a least time, and no longest."}
	case q.Part == partLesser:
		return answer{why: "It is the lesser of several, of which the other cannot be compared."}
	case q.Unit == unitWorkDays:
		return answer{why: "Business days that may be more days than ours."}
	}
	return answer{is: no}
}

func more(q Quantity, b line, lo, hi, want int64, when int) answer {
	switch {
	case when != same:
		return answer{why: "The text counts " + orNothing(q.counts()) + ", our position " + b.counts() + "."}
	case lo >= want:
		return answer{is: yes}
	case hi >= 0 && hi < want:
		return answer{is: no}
	case q.Part == partGreater:
		return answer{why: "It is the greater of several, of which the other cannot be compared."}
	case q.Part == partLesser:
		return answer{why: "It is the lesser of several, of which the other cannot be compared."}
	case q.Unit == unitWorkDays:
		return answer{why: "Business days that may be fewer days than ours."}
	case q.Bound == boundWithin && hi >= want:
		return answer{why: "The text states a most, and no least."}
	}
	return answer{is: no}
}

func orNothing(s string) string {
	if s == "" {
		return "from no stated event"
	}
	return s
}

// beyond reports whether a number is at a walk-away: surely over its limit.
func beyond(q Quantity, b line) bool {
	_, _, ok := promise(q, b.Unit, true)
	if !ok || q.Doubt != "" || q.Before {
		return false
	}
	is, _ := inUnit(q.High, q.Unit)
	want, _ := inUnit(b.High, b.Unit)
	return is.low > want.high || is.low == want.high && (q.Bound == boundOver || b.Bound != boundOver)
}

func unlike(q Quantity, b line) string {
	if q.Unit == unitTimes && b.Unit == unitFees {
		return "The text states no period for the fees, our position counts " + b.Value() + "."
	}
	return "The text counts " + kindOf(q.Unit) + ", our position " + kindOf(b.Unit) + "."
}

func kindOf(unit string) string {
	switch unit {
	case unitAmount:
		return "an amount"
	case unitPercent:
		return "a percentage"
	case unitFees, unitTimes:
		return "yearly fees"
	}
	return strings.TrimSuffix(unit, "s") + "s"
}
