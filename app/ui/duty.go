package ui

import (
	"countersign/app/theme"
	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// DutyLook is the shape and colour of the state of a duty of law.
func DutyLook(s obligations.State) (theme.Mark, theme.Tone) {
	switch s {
	case obligations.Binds:
		return theme.MarkSquare, theme.Info
	case obligations.BindsFrom:
		return theme.MarkAhead, theme.Mixed
	case obligations.CannotBeTold:
		return theme.MarkDotted, theme.Unknown
	case obligations.DoesNotBind:
		return theme.MarkDash, theme.Neutral
	}
	return theme.MarkRing, theme.Neutral
}

// DutyWord is the state of a duty where its day is beside it: “binds since”.
func DutyWord(d obligations.Duty) string {
	if d.State == obligations.Binds && d.Day != "" {
		return "binds since"
	}
	return d.State.Title()
}

// DutyItemLook is the shape and colour of an item that shows a duty. What is met with nothing behind
// it is not green.
func DutyItemLook(it workbench.DutyItem) (theme.Mark, theme.Tone) {
	tone := VerdictTone(assessments.Verdict(it.State))
	switch {
	case it.Unsupported, it.State == scoring.StateStale, it.State == scoring.StateReconfirm:
		tone = theme.Mixed
	}
	return ItemMark(it.State), tone
}

// OldLaw says that the duties of law were read long before the day shown.
func OldLaw(read assessments.Date) string {
	return "The duties of law were read on " + string(read) +
		", more than six months ago. What changed since is not in them:" +
		" look it up before relying on a day."
}
