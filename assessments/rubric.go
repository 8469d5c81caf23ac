package assessments

import "slices"

// Rubric turns what a use is into its inherent risk and its tier. It is data: points per level of four
// factors, thresholds, floors. A factor that no one has answered leaves the use unrated, never low.
type Rubric struct {
	Version  string         `json:"version" yaml:"version"`
	Summary  string         `json:"summary" yaml:"summary"`
	Factors  []RiskFactor   `json:"factors" yaml:"factors"`
	Tiers    []RiskTier     `json:"tiers" yaml:"tiers"`   // highest first; the last begins at 0
	Floors   []TierFloor    `json:"floors" yaml:"floors"` // what lifts a use whatever its points
	Residual ResidualPolicy `json:"residual" yaml:"residual"`
}

// RiskFactor is one of the four questions of the rubric: data_classes, criticality, reach, autonomy.
type RiskFactor struct {
	ID       string `json:"id" yaml:"id"`
	Title    string `json:"title" yaml:"title"`
	Question string `json:"question" yaml:"question"`
	// several levels may hold; the highest counts
	Many   bool        `json:"many,omitempty" yaml:"many,omitempty"`
	Levels []RiskLevel `json:"levels" yaml:"levels"`
}

// RiskLevel is one answer to a factor and the points it brings.
type RiskLevel struct {
	ID     string `json:"id" yaml:"id"`
	Title  string `json:"title" yaml:"title"`
	Says   string `json:"says" yaml:"says"` // how to recognise it
	Points int    `json:"points" yaml:"points"`
}

// RiskTier is how closely a use is looked at: which depth, how often.
type RiskTier struct {
	ID           string `json:"id" yaml:"id"` // "1" is the highest
	Title        string `json:"title" yaml:"title"`
	Risk         string `json:"risk" yaml:"risk"` // the word for the inherent risk of this tier
	From         int    `json:"from" yaml:"from"` // points from which it applies
	ReviewMonths int    `json:"review_months" yaml:"review_months"`
	Depth        string `json:"depth" yaml:"depth"`
}

// TierFloor lifts a use to at least a tier when a factor has one of the levels named.
type TierFloor struct {
	Factor string   `json:"factor" yaml:"factor"`
	Any    []string `json:"any" yaml:"any"`
	Tier   string   `json:"tier" yaml:"tier"`
	Reason string   `json:"reason" yaml:"reason"`
}

// ResidualPolicy says how much of the inherent risk shown evidence can take away.
type ResidualPolicy struct {
	// MaxReduction, in thousandths, is what a perfect and complete assessment takes away: never all of it.
	MaxReduction int    `json:"max_reduction" yaml:"max_reduction"`
	Says         string `json:"says" yaml:"says"`
}

// RiskFacts are the levels a use has, by factor id. A missing or empty factor is not answered.
type RiskFacts map[string][]string

// RiskRating is what the rubric makes of a use. Tier is "" where the use is unrated.
type RiskRating struct {
	Tier       string      `json:"tier"`
	Risk       string      `json:"risk"` // the tier's word, or "unrated"
	Points     int         `json:"points"`
	Lines      []RatedLine `json:"lines"`   // one per factor answered: the arithmetic
	Floors     []string    `json:"floors"`  // reasons that lifted the tier
	Missing    []string    `json:"missing"` // factors no one has answered, or answered with an unknown level
	NextReview int         `json:"review_months"`
}

// RatedLine is the points one factor brought, and the level they came from.
type RatedLine struct {
	Factor string `json:"factor"`
	Level  string `json:"level"`
	Points int    `json:"points"`
}

// Rate places a use by its facts. A level that the rubric does not know counts as not answered.
func (r Rubric) Rate(facts RiskFacts) RiskRating {
	out := RiskRating{Risk: "unrated"}
	for _, f := range r.Factors {
		level, ok := f.highest(facts[f.ID])
		if !ok {
			out.Missing = append(out.Missing, f.ID)
			continue
		}
		out.Lines = append(out.Lines, RatedLine{Factor: f.ID, Level: level.ID, Points: level.Points})
		out.Points += level.Points
	}
	if len(out.Missing) > 0 {
		return out
	}
	at := r.tierAt(out.Points)
	for _, fl := range r.Floors {
		i := r.tierIndex(fl.Tier)
		if i >= 0 && i < at && slices.ContainsFunc(facts[fl.Factor], func(l string) bool {
			return slices.Contains(fl.Any, l)
		}) {
			at = i
			out.Floors = append(out.Floors, fl.Reason)
		}
	}
	if at < len(r.Tiers) {
		t := r.Tiers[at]
		out.Tier, out.Risk, out.NextReview = t.ID, t.Risk, t.ReviewMonths
	}
	return out
}

// Factor finds a factor by id.
func (r Rubric) Factor(id string) (RiskFactor, bool) {
	i := slices.IndexFunc(r.Factors, func(f RiskFactor) bool { return f.ID == id })
	if i < 0 {
		return RiskFactor{}, false
	}
	return r.Factors[i], true
}

// Tier finds a tier by id.
func (r Rubric) Tier(id string) (RiskTier, bool) {
	if i := r.tierIndex(id); i >= 0 {
		return r.Tiers[i], true
	}
	return RiskTier{}, false
}

// Level finds a level by id.
func (f RiskFactor) Level(id string) (RiskLevel, bool) {
	i := slices.IndexFunc(f.Levels, func(l RiskLevel) bool { return l.ID == id })
	if i < 0 {
		return RiskLevel{}, false
	}
	return f.Levels[i], true
}

// highest is the level with the most points; false when nothing is answered or anything is unknown.
func (f RiskFactor) highest(ids []string) (RiskLevel, bool) {
	best, found := RiskLevel{}, false
	for _, id := range ids {
		l, ok := f.Level(id)
		if !ok {
			return RiskLevel{}, false
		}
		if !found || l.Points > best.Points {
			best, found = l, true
		}
	}
	return best, found
}

func (r Rubric) tierAt(points int) int {
	for i, t := range r.Tiers {
		if points >= t.From {
			return i
		}
	}
	return len(r.Tiers)
}

func (r Rubric) tierIndex(id string) int {
	return slices.IndexFunc(r.Tiers, func(t RiskTier) bool { return t.ID == id })
}
