package ui

import (
	"countersign/app/theme"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// StandingTone is the colour of a decision: green only for an approval that stands.
func StandingTone(state standing.State, outcome assessments.DecisionState) theme.Tone {
	switch state {
	case standing.Stands, standing.Undecided:
		return decisionTone(outcome)
	case standing.Changed:
		return theme.Mixed
	case standing.Superseded:
		return theme.Unknown
	}
	return theme.Bad
}

// StandingMark is the shape of a decision, so that it can be told without its colour.
func StandingMark(state standing.State, outcome assessments.DecisionState) theme.Mark {
	switch state {
	case standing.Stands, standing.Undecided:
		return decisionMark(outcome)
	case standing.Revoked:
		return theme.MarkCross
	case standing.Superseded:
		return theme.MarkDash
	}
	return theme.MarkAlert
}

// StandingPill is what a decision is worth, in a list: its words, with the whole sentence as a tooltip.
func StandingPill(s *workbench.Summary) table.Cell {
	return table.Cell{
		Kind: table.PillCell, Text: Sentence(standingShort(s.Standing, s.Status)), Tip: s.StandingWhy,
		Tone: StandingTone(s.Standing, s.Status), Mark: StandingMark(s.Standing, s.Status),
	}
}

// standingShort is the standing in words that a column of a list has room for: a state is never cut.
func standingShort(state standing.State, outcome assessments.DecisionState) string {
	switch state {
	case standing.Changed, standing.NotCarried:
		return state.Title()
	case standing.Ended:
		if outcome.Approving() {
			return "approval ended"
		}
	}
	if outcome == assessments.WithConditions {
		return "with conditions"
	}
	return outcome.Title()
}

func decisionTone(s assessments.DecisionState) theme.Tone {
	switch s {
	case assessments.Approved, assessments.WithConditions:
		return theme.Good
	case assessments.ChangesRequested:
		return theme.Mixed
	case assessments.Rejected, assessments.Expired, assessments.Revoked:
		return theme.Bad
	case assessments.InReview:
		return theme.Info
	case assessments.OnHold, assessments.Superseded:
		return theme.Unknown
	}
	return theme.Neutral
}

func decisionMark(s assessments.DecisionState) theme.Mark {
	switch s {
	case assessments.Approved:
		return theme.MarkTick
	case assessments.WithConditions, assessments.InReview:
		return theme.MarkHalf
	case assessments.Rejected, assessments.Revoked:
		return theme.MarkCross
	case assessments.Expired, assessments.ChangesRequested:
		return theme.MarkAlert
	case assessments.OnHold, assessments.Superseded:
		return theme.MarkDash
	}
	return theme.MarkRing
}
