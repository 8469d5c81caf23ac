package scoring

import (
	"slices"

	"countersign/assessments"
)

// State is what an item counts as: one of the verdicts, not assessed, not asked, stale, or to be
// confirmed again. The last two are states of their own: whatever the verdict was, it is among the
// met, the partly met, or any other no longer.
type State string

// States beside the verdicts.
const (
	StateNotAssessed State = "not_assessed"
	StateStale       State = "stale"
	// carried over or overtaken by a change: a person has to confirm the verdict
	StateReconfirm State = "reconfirm"
	StateNotAsked  State = "not_asked"
)

// States lists every state in the order of lists and counts.
func States() []State {
	var out []State
	for _, v := range assessments.Verdicts() {
		out = append(out, State(v))
	}
	return append(out, StateReconfirm, StateStale, StateNotAssessed, StateNotAsked)
}

// State is what the item counts as.
func (j *Judged) State() State {
	switch {
	case j.Hidden:
		return StateNotAsked
	case j.Reconfirm:
		return StateReconfirm
	case j.Stale:
		return StateStale
	case j.Verdict == assessments.NotAssessed:
		return StateNotAssessed
	}
	return State(j.Verdict)
}

// Unsupported reports whether the item counts as met or partly met with nothing behind it, of which no
// point comes, or on something too weak to close the deal-breaker that it is.
func (j *Judged) Unsupported() bool {
	s := j.State()
	shown := s == State(assessments.Met) || s == State(assessments.Partly)
	weak := j.DealBreaker && j.Strength.Rank() < j.MinStrength.Rank()
	return shown && (weak || j.Strength.Rank() <= assessments.StrengthNone.Rank())
}

// Weak reports whether the item counts as met or partly met although it is unsupported, or something
// that it quotes holds no longer or is not in its text.
func (j *Judged) Weak() bool {
	s := j.State()
	if s != State(assessments.Met) && s != State(assessments.Partly) {
		return false
	}
	gone := slices.ContainsFunc(j.Supports, func(s Support) bool {
		return s.Noun == assessments.NounCitation && (!s.Fresh || s.Strength == assessments.StrengthNone)
	})
	return j.Unsupported() || gone
}

// Words is the state as lists say it; of a stale one they name what the verdict was: “stale (was met)”.
func (s State) Words(was assessments.Verdict) string {
	switch s {
	case StateReconfirm:
		return "to reconfirm (was " + was.Title() + ")"
	case StateStale:
		return "stale (was " + was.Title() + ")"
	case StateNotAsked:
		return "not asked"
	case StateNotAssessed:
		return assessments.NotAssessed.Title()
	}
	return assessments.Verdict(s).Title()
}
