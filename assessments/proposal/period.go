package proposal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"countersign/assessments"
)

const numberWord = `\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|` +
	`eighteen|twenty-four|twenty|thirty-six|thirty|forty-five|forty-eight|sixty|ninety`

var (
	numberWords = map[string]int{
		"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
		"ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18, "twenty": 20,
		"twenty-four": 24, "thirty": 30, "thirty-six": 36, "forty-five": 45, "forty-eight": 48, "sixty": 60,
		"ninety": 90,
	}
	spans = regexp.MustCompile(`(?i)\b(` + numberWord + `)(?:\s*\((\d+)\))?[\s-]+` +
		`(?:(?:full|calendar|business|working|consecutive)\s+)?(day|week|month|year)s?\b`)
	openDays = regexp.MustCompile(`(?i)\b(?:business|working)\s+days?\b`)
	toDay    = regexp.MustCompile(`(?i)\b(?:to|until|ends?(?:\s+on)?)\s+(\d{4}-\d{2}-\d{2})\b`)
	fromDay  = regexp.MustCompile(`(?i)\bfrom\s+(\d{4}-\d{2}-\d{2})\b`)
	renewing = regexp.MustCompile(`(?i)\brenew(?:s|ing|ed)?\b`)
	nothing  = regexp.MustCompile(`(?i)\b(?:open[- ]ended|no\s+end|does\s+not\s+renew)\b`)
)

// span is a length of time in whole months or in days.
type span struct{ months, days int }

// lengths are the lengths of time that a text names, in their order.
func lengths(s string) []span {
	var out []span
	for _, m := range spans.FindAllStringSubmatch(s, -1) {
		n, ok := numberWords[strings.ToLower(m[1])]
		if m[2] != "" || !ok {
			n, _ = strconv.Atoi(m[1])
		}
		if m[2] != "" {
			n, _ = strconv.Atoi(m[2])
		}
		switch strings.ToLower(m[3]) {
		case "day":
			out = append(out, span{days: n})
		case "week":
			out = append(out, span{days: 7 * n})
		case "month":
			out = append(out, span{months: n})
		default:
			out = append(out, span{months: 12 * n})
		}
	}
	return out
}

func (s span) String() string {
	if s.months > 0 {
		return assessments.Count(s.months, "month", "months")
	}
	return assessments.Count(s.days, "day", "days")
}

// after is the last day of a time that begins on a day.
func (s span) after(day assessments.Date) assessments.Date {
	if day == "" || s == (span{}) {
		return ""
	}
	return day.AddMonths(s.months).AddDays(s.days - 1)
}

// runs is a term as a contract keeps it.
type runs struct {
	Start, End assessments.Date
	Renews     bool
	Months     int // of each renewal
}

// readTerm reads a term as the form writes it: “36 months, to 2029-12-31”, “12 months, renews”, “to
// 2027-06-30, renews 6 months”, or nothing for one without an end. It begins on the day given unless it
// says its own.
func readTerm(s string, begins assessments.Date) (runs, error) {
	t := runs{Start: begins}
	if strings.TrimSpace(s) == "" {
		return t, nil
	}
	if m := fromDay.FindStringSubmatch(s); m != nil {
		t.Start = assessments.Date(m[1])
	}
	if m := toDay.FindStringSubmatch(s); m != nil {
		t.End = assessments.Date(m[1])
	}
	head, tail := s, ""
	if at := renewing.FindStringIndex(s); at != nil && !nothing.MatchString(s) {
		t.Renews, head, tail = true, s[:at[0]], s[at[1]:]
	}
	first, again := lengths(head), lengths(tail)
	known := t.End != "" || t.Renews || len(first) == 1 || nothing.MatchString(s)
	if !known || len(first) > 1 || len(again) > 1 {
		return t, errTerm
	}
	if t.End == "" && len(first) == 1 {
		t.End = first[0].after(t.Start)
	}
	switch {
	case len(again) == 1:
		t.Months = again[0].months
	case t.Renews && len(first) == 1:
		t.Months = first[0].months
	}
	for _, d := range []assessments.Date{t.Start, t.End} {
		if _, err := assessments.ParseDate(string(d)); err != nil {
			return t, err
		}
	}
	return t, nil
}

var errTerm = fmt.Errorf("it cannot be read; write it as “36 months”, “to 2029-12-31” or “12 months, " +
	"renews 12 months”, or leave it empty")

// longest is how many days so many months have at most. Notice of months is kept in days, and a day too
// early keeps the right that a day too late loses.
var longest = [12]int{0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337}

// readNotice reads a period of notice as the form writes it, in days: “90 days”, “3 months”, or nothing.
func readNotice(s string) (days int, err error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	if n, err := strconv.Atoi(s); err == nil && n >= 0 {
		return n, nil
	}
	all := lengths(s)
	if len(all) != 1 {
		return 0, fmt.Errorf("it cannot be read; write it as “90 days” or “3 months”, or leave it empty")
	}
	return all[0].days + 366*(all[0].months/12) + longest[all[0].months%12], nil
}

// term proposes how long it runs.
func (r *reading) term() {
	said := r.says.Term
	if said == nil {
		r.add(Fact{Field: fieldTerm, Sure: Missing})
		return
	}
	f := carried(Fact{
		Field: fieldTerm, Sure: Unsure,
		Why: "The sentence names no one period: write down what holds.",
	}, said)
	all := lengths(said.Value)
	if len(all) == 1 && len(said.Value) < 80 {
		f.Value, f.Sure, f.Why = all[0].String(), Stated, ""
		if end := all[0].after(r.day); end != "" && r.as.Contractual() {
			f.Value += ", to " + string(end)
			f.Sure = Derived
			f.Why = "Counted from " + string(r.day) + "."
		}
		if renewing.MatchString(said.Value) && !nothing.MatchString(said.Value) {
			f.Value += ", renews " + all[0].String()
		}
	}
	r.add(f)
}

// notice proposes how long before its end notice has to be given.
func (r *reading) notice() {
	said := r.says.Notice
	if said == nil {
		r.add(Fact{Field: fieldNotice, Sure: Missing})
		return
	}
	f := carried(Fact{
		Field: fieldNotice, Sure: Unsure,
		Why: "The sentence names no one period: write down what holds.",
	}, said)
	if all := lengths(said.Value); len(all) == 1 {
		f.Value, f.Sure, f.Why = all[0].String(), Stated, ""
		switch {
		case openDays.MatchString(said.Value):
			f.Sure, f.Why = Unsure, "The text counts business days; on record are days of the calendar."
		case all[0].months > 0:
			days, _ := readNotice(f.Value)
			f.Value = assessments.Count(days, "day", "days")
			f.Sure, f.Why = Derived, "Months are kept in days, so many that they are never too few."
		}
	}
	r.add(f)
}
