package assessments

import (
	"fmt"
	"strconv"
	"time"
)

// Moment is a point in time in microseconds since the Unix epoch, UTC. Zero means "never" or "unknown".
type Moment int64

// MomentOf converts a time; the zero time gives 0.
func MomentOf(t time.Time) Moment {
	if t.IsZero() {
		return 0
	}
	return Moment(t.UnixMicro())
}

// Time is the moment as a UTC time; the zero time for 0.
func (m Moment) Time() time.Time {
	if m == 0 {
		return time.Time{}
	}
	return time.UnixMicro(int64(m)).UTC()
}

// String is the moment as people read it, to the second, in UTC; "" for 0.
func (m Moment) String() string {
	if m == 0 {
		return ""
	}
	return m.Time().Format("2006-01-02 15:04:05Z")
}

// Date is a calendar day written YYYY-MM-DD; "" means none. Dates compare as strings.
type Date string

// DateOf is the UTC day of t.
func DateOf(t time.Time) Date { return Date(t.UTC().Format(time.DateOnly)) }

// ParseDate accepts YYYY-MM-DD of a day that exists, and "".
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%q is not a date; write it as YYYY-MM-DD, for example 2026-09-01", s)
	}
	return Date(s), nil
}

// AddDays is the day n days later; "" stays "".
func (d Date) AddDays(n int) Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return d
	}
	return Date(t.AddDate(0, 0, n).Format(time.DateOnly))
}

// Over reports whether the day is past as of another; no day never is.
func (d Date) Over(asOf Date) bool { return d != "" && d < asOf }

// AddMonths is the day n months later, on the month's last day where the day does not exist there.
func (d Date) AddMonths(n int) Date {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return d
	}
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date(first.AddDate(0, 0, min(t.Day(), last)-1).Format(time.DateOnly))
}

// parseMoment reads the stored form, decimal microseconds.
func parseMoment(s string) (Moment, error) {
	if s == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return Moment(n), err
}
