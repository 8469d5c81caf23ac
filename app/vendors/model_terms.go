package vendors

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"countersign/assessments"
)

// noticeLine says when notice must be given: "notice by 2027-06-02 (193 days)", or that the day has passed.
func noticeLine(day, today assessments.Date) string {
	n, ok := daysBetween(today, day)
	switch {
	case !ok:
		return "notice by " + string(day)
	case n < 0:
		return fmt.Sprintf("notice missed: it was due by %s", day)
	case n == 0:
		return "notice by today"
	}
	return fmt.Sprintf("notice by %s (%s)", day, assessments.Count(n, "day", "days"))
}

// endLine says when a contract ends of which no notice is due: "ends on 2027-08-31 (283 days)".
func endLine(day, today assessments.Date) string {
	n, ok := daysBetween(today, day)
	switch {
	case !ok:
		return "ends on " + string(day)
	case n == 0:
		return "ends today"
	}
	return fmt.Sprintf("ends on %s (%s)", day, assessments.Count(n, "day", "days"))
}

// daysBetween counts from one day to another; false where one of them is no day.
func daysBetween(from, to assessments.Date) (int, bool) {
	a, errA := time.Parse(time.DateOnly, string(from))
	b, errB := time.Parse(time.DateOnly, string(to))
	if errA != nil || errB != nil {
		return 0, false
	}
	return int(b.Sub(a).Hours() / 24), true
}

// renewalLine says what happens at the end of the term, in a sentence.
func renewalLine(c assessments.Contract, today assessments.Date) string {
	if c.End == "" {
		return "Open-ended: nothing renews. It ends when someone ends it."
	}
	day := c.LastNoticeDay()
	out := "It ends on " + string(c.End) + " unless someone renews it."
	if c.AutomaticRenewal {
		out = "It renews by itself after " + string(c.End)
		if c.RenewalMonths > 0 {
			out += " for " + assessments.Count(c.RenewalMonths, "month", "months")
		}
		out += "."
	}
	if c.TakesNotice() {
		out += " Last day to give notice: " + string(day)
		if n, ok := daysBetween(today, day); ok && n < 0 {
			out += ", which has passed"
			if next := c.NextNotice(today); next != "" {
				out += "; of a later term: " + string(next)
			}
		} else if ok {
			out += ", in " + assessments.Count(n, "day", "days")
		}
		out += "."
	}
	return out
}

// minorDigits is how many digits the minor unit of a currency has (ISO 4217); most have two.
func minorDigits(currency string) int {
	switch strings.ToUpper(strings.TrimSpace(currency)) {
	case "JPY", "KRW", "ISK", "CLP", "VND", "XAF", "XOF", "XPF", "UGX", "PYG", "RWF", "KMF", "GNF", "DJF",
		"BIF", "VUV":
		return 0
	case "BHD", "KWD", "OMR", "JOD", "TND", "IQD", "LYD":
		return 3
	}
	return 2
}

// money writes an amount in minor units: 4800000 EUR → "48,000.00"; "" for 0.
func money(minor int64, currency string) string {
	if minor == 0 {
		return ""
	}
	digits := minorDigits(currency)
	unit := int64(math.Pow10(digits))
	whole := strconv.FormatInt(minor/unit, 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if digits == 0 {
		return whole
	}
	return fmt.Sprintf("%s.%0*d", whole, digits, minor%unit)
}

// minor reads an amount as people write it: "48000", "48,000.00", "48.000,00", "48 000". The last
// point or comma followed by one or two digits sets off the minor unit; in a currency with three
// digits, three may do so (setsOff).
func minor(text, currency string) (int64, error) {
	s := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "'", "", "’",
		"").Replace(strings.TrimSpace(text))
	if s == "" {
		return 0, nil
	}
	digits := minorDigits(currency)
	whole, part := s, ""
	if i := strings.LastIndexAny(s, ".,"); i >= 0 {
		tail := s[i+1:]
		if n := len(tail); n > 0 && n <= digits && (n != 3 || setsOff(s, i)) {
			whole, part = s[:i], tail
		}
	}
	whole = strings.NewReplacer(".", "", ",", "").Replace(whole)
	part += strings.Repeat("0", digits-len(part))
	v, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || strings.ContainsAny(whole+part, "+-") {
		return 0, assessments.Errorf(assessments.Refused,
			"“%s” is no amount. Write it like 48000 or 48,000.00, without the currency.", text)
	}
	return v, nil
}

// setsOff reports whether the last point or comma of an amount, with three digits behind it, sets off
// the minor unit and no thousands: it is a point, as money writes it, or follows points, and it is the
// only one of its kind.
func setsOff(s string, last int) bool {
	before := s[:last]
	if strings.IndexByte(before, s[last]) >= 0 {
		return false
	}
	return s[last] == '.' || strings.ContainsRune(before, '.')
}

// number reads a count that may be left empty.
func number(text, example string) (int, error) {
	s := strings.TrimSpace(text)
	if s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return 0, assessments.Errorf(assessments.Refused, "“%s” is no number. Write %s, or leave it empty.",
			text, example)
	}
	return n, nil
}

// written writes a count; 0 is empty.
func written(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// day reads a date that may be left empty.
func day(text string) (assessments.Date, error) {
	s := strings.TrimSpace(text)
	if s == "" {
		return "", nil
	}
	d, err := assessments.ParseDate(s)
	if err != nil {
		return "", assessments.Errorf(assessments.Refused,
			"“%s” is no day of the calendar. Write it like 2026-11-21, or leave it empty.", text)
	}
	return d, nil
}

// lines splits what was typed into a list: a line or semicolon each, empty ones left out.
func lines(text string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// listed joins a list as lines reads it.
func listed(list []string) string { return strings.Join(list, "; ") }
