package ui

import (
	"math"
	"time"

	"countersign/assessments"
)

// DayOrder is what a day sorts by: earlier days first, and no day last.
func DayOrder(d assessments.Date) float64 {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return math.MaxFloat64
	}
	return float64(t.Unix() / 86_400)
}
