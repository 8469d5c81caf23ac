package workbench

import (
	"context"
	"strings"

	"countersign/assessments"
)

// SaveCondition records a condition of approval, or that it is met or waived.
func (w *deciding) SaveCondition(ctx context.Context, c assessments.ApprovalCondition) (assessments.Event,
	error,
) {
	if c.ID == "" {
		c.ID = w.ids.New(assessments.NounCondition)
	}
	return w.changing.save(ctx, []assessments.Record{&c}, false)
}

func (e approvals) putCondition(path string, c *assessments.ApprovalCondition) error {
	before, found, err := get[assessments.ApprovalCondition](e, c.ID)
	if err != nil {
		return err
	}
	keepComputed(&before, c)
	if !found || c.Text != before.Text || c.Owner != before.Owner || c.Due != before.Due {
		c.Recording = e.recording()
	}
	if c.Status == "" {
		c.Status = "open"
	}
	a, ok, err := get[assessments.Assessment](e, c.AssessmentID)
	if err != nil {
		return err
	}
	if !ok { // put says so
		return e.put(path, c)
	}
	if !found && a.Status.Approving() {
		e.problem(join(path, "requires"),
			"an approval is on record, and rests on the conditions it was given with; take the assessment back into review, and approve again with this one too")
	}
	if found && a.Status.Approving() && (c.Text != before.Text || c.Due != before.Due) {
		e.problem(join(path, "due"), "an approval rests on this condition as it is worded and dated; take the assessment back into review to change it")
	}
	if found && a.Status.Approving() && c.Owner != before.Owner {
		e.problem(join(path, "owner"),
			"an approval rests on this condition with its owner, %s; take the assessment back into review to name another",
			before.Owner)
	}
	if err := e.closeCondition(path, a, before, c); err != nil {
		return err
	}
	return e.put(path, c)
}

// closeCondition notes who says that a condition is met or waived, which is not the requester. A
// waiver needs its reason.
func (e approvals) closeCondition(path string, a assessments.Assessment, before assessments.ApprovalCondition,
	c *assessments.ApprovalCondition,
) error {
	if c.Open() {
		c.MetOn, c.ClosedBy, c.ClosedReason, c.CloseRecordedBy = "", "", "", ""
		return nil
	}
	if c.Status == before.Status && c.ClosedBy == before.ClosedBy && c.MetOn == before.MetOn &&
		c.ClosedReason == before.ClosedReason {
		return nil
	}
	if c.ClosedBy == "" {
		c.ClosedBy = e.actor.String()
	}
	if c.MetOn == "" {
		c.MetOn = e.today
	}
	c.CloseRecordedBy = e.actor.String()
	if c.MetOn > e.today {
		e.problem(join(path, "met_on"), "%s is still to come", c.MetOn)
	}
	switch {
	case strings.TrimSpace(c.ClosedReason) != "":
	case c.Status == "waived":
		e.problem(join(path, "closed_reason"), "a condition is waived with a reason on record")
	default:
		e.problem(join(path, "closed_reason"),
			"say what shows that it is met: a condition is not closed without a word")
	}
	day, line := c.MetOn, e.line
	e.atEnd = append(e.atEnd, func() error {
		from, err := askedFrom(e, c)
		if err == nil && day < from {
			e.line = line
			e.problem(join(path, "met_on"),
				"%s is before %s, the first day on which anything was decided or recorded here; a condition is met after it was set",
				day, from)
		}
		return err
	})
	return e.notTheRequester(path, "closed_by", a, c.ClosedBy)
}

// askedFrom is the first day on which the condition can have been met: that of its recording, or of an
// earlier decision about the assessment, because what was agreed is often typed later. It is asked at
// the end: a file names the decisions behind the conditions.
func askedFrom(e approvals, c *assessments.ApprovalCondition) (assessments.Date, error) {
	from := assessments.DateOf(c.RecordedAt.Time())
	all, err := live[assessments.Decision](e,
		assessments.Where{Field: "assessment", In: []string{c.AssessmentID}})
	for _, d := range all {
		if d.On != "" && d.On < from {
			from = d.On
		}
	}
	return from, err
}
