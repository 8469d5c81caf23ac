package assessments

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Limits of what a field may hold.
const (
	MaxLine = 300     // characters of a Line field
	MaxText = 200_000 // characters of any other text
	MaxList = 500     // entries of a list

	MaxPage   = 100_000               // pages of a document
	MaxOffset = 100_000_000           // code points of a text
	MaxFile   = 1 << 40               // bytes
	MaxValue  = 1_000_000_000_000_000 // minor units of a currency; every program reads it back exactly
)

var keyPattern = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._:-]*(/[A-Za-z0-9][A-Za-z0-9._:-]*){0,3}$`)

// ValidKey says what is wrong with an id, "" when nothing is.
func ValidKey(id string) string {
	switch {
	case id == "":
		return "an id is missing"
	case len(id) > 200:
		return fmt.Sprintf("the id has %d characters; 200 are the most", len(id))
	case !keyPattern.MatchString(id):
		return fmt.Sprintf("%q cannot be an id: use letters, digits, and . _ : - between them", Clip(id, 60))
	}
	return ""
}

// Validate lists everything wrong with a record by itself; paths are field names. Whether references lead
// anywhere is the workbench's question.
func Validate(r Record) Problems {
	var out Problems
	if msg := ValidKey(r.Key()); msg != "" {
		out = append(out, Problem{Path: "id", Message: msg})
	}
	var together Problems
	if c, ok := r.(Checker); ok {
		together = c.Check()
	}
	for _, f := range r.Fields() {
		// what a noun says of its own field says more
		if msg := checkField(f); msg != "" && !together.At(f.Name) {
			out = append(out, Problem{Path: f.Name, Message: msg})
		}
	}
	return append(out, together...)
}

func checkField(f Field) string {
	s := f.Value.String()
	if s == "" || (f.Value.Kind() == TextValue && strings.TrimSpace(s) == "") {
		if f.Required {
			return "is missing"
		}
		return ""
	}
	switch f.Value.Kind() {
	case ListValue:
		return checkList(s, f.OneOf)
	case NumberValue:
		return checkNumber(s, f.Most)
	case DateValue:
		if _, err := ParseDate(s); err != nil {
			return err.Error()
		}
		return ""
	case TextValue:
	default:
		return ""
	}
	if len(f.OneOf) > 0 && !slices.Contains(f.OneOf, s) {
		return fmt.Sprintf("%q is not one of %s", Clip(s, 60), strings.Join(f.OneOf, ", "))
	}
	if msg := CheckText(s, f.Line); msg != "" || !f.Line || f.Of != "" {
		return msg // words of a document are taken as they are
	}
	return checkSigns(s)
}

// checkNumber holds a number between 0 and most.
func checkNumber(s string, most int64) string {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n > most {
		return fmt.Sprintf("must be a number from 0 to %d, and is %s", most, Clip(s, 40))
	}
	return ""
}

// checkList holds the entries of a list to a vocabulary, if there is one.
func checkList(s string, vocabulary []string) string {
	var items []string
	if err := list(&items).Set(s); err != nil {
		return err.Error()
	}
	if len(items) > MaxList {
		return fmt.Sprintf("has %d entries; %d are the most", len(items), MaxList)
	}
	for i, one := range items {
		if len(vocabulary) > 0 && !slices.Contains(vocabulary, one) {
			return fmt.Sprintf("entry %d: %q is not one of %s%s", i+1, Clip(one, 60),
				strings.Join(vocabulary, ", "), placeInstead(vocabulary, one))
		}
		if len(vocabulary) > 0 && slices.Contains(items[:i], one) {
			return fmt.Sprintf("entry %d: %q stands there twice", i+1, one)
		}
		msg := CheckText(one, false)
		if msg == "" {
			msg = checkSigns(one)
		}
		if msg != "" {
			return fmt.Sprintf("entry %d %s", i+1, msg)
		}
	}
	return ""
}

// Check asks for the reason without which a verdict does not stand.
func (a *Answer) Check() Problems {
	var out Problems
	if a.Verdict == NotApplicable && strings.TrimSpace(a.Reason) == "" {
		out = append(out, Problem{Path: "reason", Message: "“not applicable” needs its reason"})
	}
	if a.AtFallBack && a.Verdict != Partly {
		out = append(out, Problem{
			Path:    "at_fall_back",
			Message: "only a “partly met” can stand at or above the fall-back position",
		})
	}
	if a.WalkAway && a.Verdict != NotMet && a.Verdict != Silent {
		out = append(out, Problem{
			Path: "walk_away",
			Message: "only a “not met”, or a “silent” that is against us, can be at our" +
				" walk-away position; this one is “" + a.Verdict.Title() + "”",
		})
	}
	out = append(out, a.Testing.check()...)
	if a.ID != a.AssessmentID+"/"+a.ItemID {
		out = append(out, Problem{
			Path:    "id",
			Message: "an answer's id is its assessment and item, joined by /",
		})
	}
	return out
}

// check holds the days and numbers of a test together.
func (t *Testing) check() Problems {
	var out Problems
	if t.PeriodFrom != "" && t.PeriodTo != "" && t.PeriodTo < t.PeriodFrom {
		out = append(out, Problem{Path: "period_to", Message: "the period covered ends before it begins"})
	}
	for _, day := range []struct {
		path string
		on   Date
	}{{"period_from", t.PeriodFrom}, {"period_to", t.PeriodTo}} {
		if t.TestedOn != "" && day.on > t.TestedOn {
			out = append(out, Problem{Path: day.path, Message: fmt.Sprintf(
				"%s is after the test of %s, which cannot cover what was still to come", day.on, t.TestedOn)})
		}
	}
	drawn, sized := wholeNumber(t.Sample)
	of, known := wholeNumber(t.Population)
	if sized && known && drawn > of {
		out = append(out, Problem{Path: "sample", Message: fmt.Sprintf(
			"a sample of %d cannot be drawn from a population of %d", drawn, of)})
	}
	return out
}

// wholeNumber reads a text that is a number alone, with or without marks between its thousands.
func wholeNumber(s string) (int64, bool) {
	digits := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "’", "", "'", "").Replace(s)
	for _, mark := range []string{",", "."} {
		if parts := strings.Split(digits, mark); len(parts) > 1 && !thousands(parts) {
			return 0, false
		} else if len(parts) > 1 {
			digits = strings.Join(parts, "")
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil && n >= 0
}

// thousands reports whether every part of a number but the first has three digits.
func thousands(parts []string) bool {
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

// Check holds the scope in its range, and “none” apart.
func (u *Use) Check() Problems {
	out := checkFacts(u)
	if u.Scope < 0 || u.Scope > 5 {
		out = append(out, Problem{Path: "scope", Message: "a scope is 1 to 5, or 0 while it is not placed"})
	}
	return out
}

// Check holds a citation's place together.
func (c *Citation) Check() Problems {
	if c.End < c.Start {
		return Problems{{Path: "end_at", Message: "the quote ends before it begins"}}
	}
	return nil
}

// Check holds a contract's figures together.
func (c *Contract) Check() Problems {
	var out Problems
	if c.Start != "" && c.End != "" && c.End < c.Start {
		out = append(out, Problem{Path: "ends_on", Message: "the term ends before it starts"})
	}
	if c.NoticeDays < 0 || c.NoticeDays > 3660 {
		out = append(out, Problem{Path: "notice_days", Message: "a notice period is 0 to 3660 days"})
	}
	if c.ValueMinor < 0 {
		out = append(out, Problem{Path: "value_minor", Message: "a contract's value is not negative"})
	}
	return out
}

// TakesNotice reports whether a notice decides what becomes of the contract: it renews by itself, or has
// a notice period. Without either the term ends on its last day, and no notice is due.
func (c *Contract) TakesNotice() bool { return c.AutomaticRenewal || c.NoticeDays > 0 }

// LastNoticeDay is the last day to give notice before the term ends or renews, and the last day of a term
// for which none is due; "" where nothing ends.
func (c *Contract) LastNoticeDay() Date {
	if c.End == "" || c.NoticeDays == 0 {
		return c.End
	}
	return c.End.AddDays(-c.NoticeDays)
}

// MissedNotice reports whether the last day to give notice has passed: of a term that still runs, or
// that renews by itself.
func (c *Contract) MissedNotice(today Date) bool {
	day := c.LastNoticeDay()
	return day != "" && day.Over(today) && (c.AutomaticRenewal || !c.End.Over(today))
}

// NextNotice is the last day to give notice that is still to come: before the end of the term, or of a
// later one if the contract renews by itself for a known time; "" where there is none, as of a contract
// that takes no notice.
func (c *Contract) NextNotice(today Date) Date {
	day := c.LastNoticeDay()
	switch {
	case !c.TakesNotice():
		return ""
	case day == "" || !day.Over(today):
		return day
	}
	later := *c
	for months := c.RenewalMonths; c.AutomaticRenewal && 0 < months && months <= mostMonths; {
		later.End = c.End.AddMonths(months)
		if day = later.LastNoticeDay(); !day.Over(today) {
			return day
		}
		months += c.RenewalMonths
	}
	return ""
}

// mostMonths is how far ahead of the end of a term a later one is looked for: a century.
const mostMonths = 1200

// Check holds the days together.
func (r *Revision) Check() Problems {
	var out Problems
	if r.PeriodFrom != "" && r.PeriodTo != "" && r.PeriodTo < r.PeriodFrom {
		out = append(out, Problem{Path: "period_to", Message: "the period ends before it begins"})
	}
	switch {
	case r.Expires == "":
	case r.Issued > r.Expires:
		out = append(out, Problem{Path: "expires", Message: fmt.Sprintf(
			"it would expire on %s, before it is issued on %s", r.Expires, r.Issued)})
	case r.PeriodFrom > r.Expires:
		out = append(out, Problem{Path: "expires", Message: fmt.Sprintf(
			"it would expire on %s, before the period begins on %s", r.Expires, r.PeriodFrom)})
	}
	return out
}

// Check reads the weights of the disciplines.
func (o *Organisation) Check() Problems {
	out := checkFacts(o)
	for _, w := range o.Weights {
		if _, _, err := ParseWeight(w); err != nil {
			out = append(out, Problem{Path: "discipline_weights", Message: err.Error()})
		}
	}
	if o.LeastCoverage < 0 || o.LeastCoverage > 100 {
		out = append(out, Problem{
			Path:    "least_coverage",
			Message: "the least coverage is 1 to 100 per cent, or 0 for the usual 80",
		})
	}
	if o.ExceptionMonths < 0 || o.ExceptionMonths > 60 {
		out = append(out, Problem{
			Path:    "exception_months",
			Message: "an exception lasts 1 to 60 months at most, or 0 for the usual 12",
		})
	}
	return out
}

// ParseWeight reads a discipline's weight in percent, written "legal=150".
func ParseWeight(s string) (Discipline, int, error) {
	name, percent, _ := strings.Cut(s, "=")
	n, err := strconv.Atoi(percent)
	for _, d := range Disciplines() {
		if string(d) == name && err == nil && n >= 10 && n <= 1000 {
			return d, n, nil
		}
	}
	return "", 0, Errorf(Refused, "the weight “%s” cannot be read: write a discipline and a percentage of 10 to 1000, such as legal=150", Clip(s, 60))
}
