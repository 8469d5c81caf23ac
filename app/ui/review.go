package ui

import (
	"fmt"
	"time"

	"countersign/app/theme"
	"countersign/app/widgets/table"
	"countersign/assessments"
)

// ReviewCell is the day of the next review in a list: red with how late it is once the day is over. A
// day that is only proposed is not due, and is in the tooltip.
func ReviewCell(due, proposed, today assessments.Date) table.Cell {
	c := table.Cell{Text: "—", Order: DayOrder(due)}
	switch {
	case due.Over(today):
		c.Text, c.Tip = fmt.Sprintf("%d d late", daysFrom(due, today)), "Was due on "+string(due)
		c.Tone, c.Kind, c.Mark = theme.Bad, table.MarkCell, theme.MarkAlert
	case due != "":
		c.Text = string(due)
	case proposed != "":
		c.Tip = "Proposed for " + string(proposed) + ", once it is approved"
	}
	return c
}

// daysFrom counts the days between two days.
func daysFrom(from, to assessments.Date) int {
	a, errA := time.Parse(time.DateOnly, string(from))
	b, errB := time.Parse(time.DateOnly, string(to))
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
