package assessments

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of what a field may hold.
const (
	MaxLine = 300     // characters of a Line field
	MaxText = 200_000 // characters of any other text
	MaxList = 500     // entries of a list
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
		return fmt.Sprintf("%q cannot be an id: use letters, digits, and . _ : - between them", clip(id, 60))
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
	for _, f := range r.Fields() {
		if msg := checkField(f); msg != "" {
			out = append(out, Problem{Path: f.Name, Message: msg})
		}
	}
	if c, ok := r.(Checker); ok {
		out = append(out, c.Check()...)
	}
	return out
}

func checkField(f Field) string {
	s := f.Value.String()
	if s == "" || (f.Value.Kind() == TextValue && strings.TrimSpace(s) == "") {
		if f.Required {
			return "is missing"
		}
		return ""
	}
	if f.Value.Kind() == ListValue {
		return checkList(s)
	}
	if f.Value.Kind() == DateValue {
		if _, err := ParseDate(s); err != nil {
			return err.Error()
		}
	}
	if f.Value.Kind() != TextValue {
		return ""
	}
	if len(f.OneOf) > 0 && !contains(f.OneOf, s) {
		return fmt.Sprintf("%q is not one of %s", clip(s, 60), strings.Join(f.OneOf, ", "))
	}
	return CheckText(s, f.Line)
}

func checkList(s string) string {
	var items []string
	if err := list(&items).Set(s); err != nil {
		return err.Error()
	}
	if len(items) > MaxList {
		return fmt.Sprintf("has %d entries; %d are the most", len(items), MaxList)
	}
	for i, one := range items {
		if msg := CheckText(one, false); msg != "" {
			return fmt.Sprintf("entry %d %s", i+1, msg)
		}
	}
	return ""
}

// CheckText says what is wrong with a text, "" when nothing is. line asks for one line of MaxLine characters.
func CheckText(s string, line bool) string {
	if !utf8.ValidString(s) {
		return "is not valid UTF-8 text"
	}
	limit := MaxText
	if line {
		limit = MaxLine
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return fmt.Sprintf("has %d characters; %d are the most", n, limit)
	}
	for _, r := range s {
		if r == '\n' || r == '\t' || r == '\r' {
			if line {
				return "must be one line: it has a line break or a tab in it"
			}
			continue
		}
		if unicode.IsControl(r) {
			return fmt.Sprintf("has a control character (U+%04X) in it", r)
		}
	}
	return ""
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

// clip shortens s to n characters for a message.
func clip(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

// Check asks for the reason without which a verdict does not stand.
func (a *Answer) Check() Problems {
	var out Problems
	if a.Verdict == NotApplicable && strings.TrimSpace(a.Reason) == "" {
		out = append(out, Problem{Path: "reason", Message: "“not applicable” needs its reason"})
	}
	if a.AtFallBack && a.Verdict != Partly {
		out = append(out, Problem{Path: "at_fall_back", Message: "only a “partly met” can stand at or above the fall-back position"})
	}
	if a.PeriodFrom != "" && a.PeriodTo != "" && a.PeriodTo < a.PeriodFrom {
		out = append(out, Problem{Path: "period_to", Message: "the period covered ends before it begins"})
	}
	if a.ID != a.AssessmentID+"/"+a.ItemID {
		out = append(out, Problem{Path: "id", Message: "an answer's id is its assessment and item, joined by /"})
	}
	return out
}

// Check holds scope and days in their ranges.
func (u *Use) Check() Problems {
	if u.Scope < 0 || u.Scope > 5 {
		return Problems{{Path: "scope", Message: "a scope is 1 to 5, or 0 while it is not placed"}}
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

// LastNoticeDay is the last day to give notice before the term ends or renews; "" where nothing ends.
func (c *Contract) LastNoticeDay() Date {
	if c.End == "" || c.NoticeDays == 0 {
		return c.End
	}
	return c.End.AddDays(-c.NoticeDays)
}

// Check holds the period together.
func (r *Revision) Check() Problems {
	if r.PeriodFrom != "" && r.PeriodTo != "" && r.PeriodTo < r.PeriodFrom {
		return Problems{{Path: "period_to", Message: "the period ends before it begins"}}
	}
	return nil
}

// Check reads the weights of the disciplines.
func (o *Organisation) Check() Problems {
	var out Problems
	for _, w := range o.Weights {
		if _, _, err := ParseWeight(w); err != nil {
			out = append(out, Problem{Path: "discipline_weights", Message: err.Error()})
		}
	}
	if o.LeastCoverage < 0 || o.LeastCoverage > 100 {
		out = append(out, Problem{Path: "least_coverage", Message: "the least coverage is 1 to 100 per cent, or 0 for the usual 80"})
	}
	if o.ExceptionMonths < 0 || o.ExceptionMonths > 60 {
		out = append(out, Problem{Path: "exception_months", Message: "an exception lasts 1 to 60 months at most, or 0 for the usual 12"})
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
	return "", 0, Errorf(Refused, "the weight “%s” cannot be read: write a discipline and a percentage of 10 to 1000, such as legal=150", clip(s, 60))
}
