// Package cached holds what lists show of an assessment, and the columns in which these figures are kept
// between two openings. It computes none of them: workbench does, and the store keeps them. Start with Summary;
// kept.go lists the columns.
package cached

import (
	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// Summary is one assessment as lists show it.
type Summary struct {
	ID         string                    `json:"id"`
	Name       string                    `json:"name"`
	Vendor     string                    `json:"vendor"`
	Service    string                    `json:"service"`
	UseID      string                    `json:"use_id"`
	Use        string                    `json:"use"`
	Scope      int                       `json:"scope"`
	Status     assessments.DecisionState `json:"status"`
	Tier       string                    `json:"tier,omitempty"`
	NextReview assessments.Date          `json:"next_review,omitempty"`
	// last day of the approval on record
	Until assessments.Date `json:"approved_until,omitempty"`
	SummaryScore
	StateHash string `json:"state_hash"`
	SummaryStanding
	// Begun is the day on which the assessment was first recorded, if that is later than the day looked at.
	Begun assessments.Date `json:"recorded_only_on,omitempty"`
}

// SummaryScore is the score of an assessment.
type SummaryScore struct {
	Scored   bool         `json:"scored"`
	Score    *int         `json:"score"` // permille; null while unscored
	Coverage int          `json:"coverage"`
	Band     [2]int       `json:"band"`
	Word     scoring.Word `json:"word"`
	// why the whole is not strong although its band would make it so
	Capped string `json:"capped,omitempty"`
	// items that block an approval: the open deal-breakers, then the walk-aways that are reached, then
	// what waits for a second person
	OpenGates []string `json:"blocks_approval"`
	Breakers  int      `json:"-"` // how many of them are deal-breakers
	// how many are walk-aways that are reached
	WalkAways   int                                        `json:"walk_aways_reached,omitempty"`
	Disciplines map[assessments.Discipline]scoring.Figures `json:"disciplines"`
	Stale       int                                        `json:"stale"` // answers to look at again
}

// SummaryStanding says what the decision is worth.
type SummaryStanding struct {
	// Standing is what the decision is worth: its state, in a few words, and in a sentence with its
	// worst reason.
	Standing      standing.State `json:"standing"`
	StandingWords string         `json:"standing_words"`
	StandingWhy   string         `json:"standing_why"`
}

// Review is the day of the next review of an approval, also of one that has ended; "" while nothing is
// approved.
func (s *Summary) Review() assessments.Date {
	if s.Status.Approving() || s.Status == assessments.Expired {
		return s.NextReview
	}
	return ""
}

// ProposedReview is the day of the first review of what is not approved yet; "" when none is proposed.
func (s *Summary) ProposedReview() assessments.Date {
	switch s.Status {
	case assessments.Rejected, assessments.Revoked, assessments.Superseded:
		return ""
	}
	if s.Review() != "" {
		return ""
	}
	return s.NextReview
}

// OpenDealBreakers are those of OpenGates that are deal-breakers.
func (s SummaryScore) OpenDealBreakers() []string {
	return s.OpenGates[:min(s.Breakers, len(s.OpenGates))]
}

// OpenWalkAways are those of OpenGates that are no deal-breakers: our walk-away position is reached.
func (s SummaryScore) OpenWalkAways() []string {
	from := min(s.Breakers, len(s.OpenGates))
	return s.OpenGates[from:min(from+s.WalkAways, len(s.OpenGates))]
}

// Waiting are those of OpenGates that are neither: they wait for a second person.
func (s SummaryScore) Waiting() []string {
	return s.OpenGates[min(s.Breakers+s.WalkAways, len(s.OpenGates)):]
}
