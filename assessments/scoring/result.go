// Package scoring turns what was established into figures: first it judges (what stands behind each answer,
// is it fresh), then it scores (points, score, coverage, band, gates, what to ask next). It is pure and
// counts in whole numbers, so that order never matters and every figure unfolds to its arithmetic. It takes
// no decisions and reads no store. Start with Judge and Score; docs/scoring.md has a worked example.
package scoring

import "countersign/assessments"

// Judged is one item with what is behind it, as of a day. It is everything Score needs to know.
type Judged struct {
	Item        string                 `json:"item"`
	Discipline  assessments.Discipline `json:"discipline"`
	Kind        assessments.ItemKind   `json:"kind"`
	Weight      int                    `json:"weight"` // item weight × discipline percent (100 = weight × 100)
	Verdict     assessments.Verdict    `json:"verdict"`
	Favoured    bool                   `json:"silence_favours,omitempty"` // silent, and silence favours us
	Strength    assessments.Strength   `json:"strength"`                  // the strongest fresh support
	Stale       bool                   `json:"stale,omitempty"`
	StaleReason string                 `json:"stale_reason,omitempty"`
	Hidden      bool                   `json:"hidden,omitempty"` // its conditions do not hold: outside every figure
	HiddenWhy   string                 `json:"hidden_why,omitempty"`
	DealBreaker bool                   `json:"deal_breaker,omitempty"`
	MinStrength assessments.Strength   `json:"min_strength,omitempty"`
	AtFallBack  bool                   `json:"at_fall_back,omitempty"`
	// Unconfirmed is a "not applicable" on a deal-breaker that no second person confirmed.
	Unconfirmed bool `json:"unconfirmed,omitempty"`
	// Excepted is an approved exception in force: the gate is passed on record, the points stay what they are.
	Excepted bool      `json:"excepted,omitempty"`
	Supports []Support `json:"supports,omitempty"`
}

// Support is one thing an answer rests on.
type Support struct {
	Noun     assessments.Noun     `json:"noun"` // citation, tick, answer (the vendor's response)
	ID       string               `json:"id"`
	Strength assessments.Strength `json:"strength"`
	Fresh    bool                 `json:"fresh"`
	Why      string               `json:"why,omitempty"` // why it is not fresh, or carries less than it might
}

// Points are figures of one item, in millionths of a weight unit: weight × v × s, v and s in thousandths.
type Points struct {
	Item       string              `json:"item"`
	Max        int64               `json:"max"`
	Points     int64               `json:"points"`
	V          int                 `json:"v"` // thousandths
	S          int                 `json:"s"` // thousandths
	Assessed   bool                `json:"assessed"`
	Applicable bool                `json:"applicable"`
	Verdict    assessments.Verdict `json:"verdict"`
	GateOpen   bool                `json:"gate_open,omitempty"` // an open deal-breaker
	GateReason string              `json:"gate_reason,omitempty"`
	Arithmetic string              `json:"arithmetic"` // "partly 0.5 × contract clause 1.0 × weight 8 = 4 of 8"
}

// Figures are the score of a discipline or of the whole. Permille are rounded half up, 0 to 1000.
type Figures struct {
	Points     int64 `json:"points"`     // millionths
	Assessed   int64 `json:"assessed"`   // weight assessed, millionths
	Applicable int64 `json:"applicable"` // weight applicable, millionths
	Open       int64 `json:"open"`       // applicable − assessed
	Scored     bool  `json:"scored"`     // false: nothing assessed, "unscored"
	Score      int   `json:"score"`      // permille of assessed; 0 when unscored
	Coverage   int   `json:"coverage"`   // permille of applicable
	BandLow    int   `json:"band_low"`   // permille
	BandHigh   int   `json:"band_high"`  // permille
	GatesOpen  int   `json:"gates_open"`
	Word       Word  `json:"word"`
	Items      int   `json:"items"`          // applicable items
	ItemsDone  int   `json:"items_assessed"` // of them assessed and fresh
}

// Word says a cell in a word of its own.
type Word string

// Words of a cell. A discipline with an open deal-breaker is never strong.
const (
	Strong   Word = "strong"
	Mixed    Word = "mixed"
	Weak     Word = "weak"
	Unscored Word = "unscored"
)

// Next is an open item and how much answering it would narrow the band.
type Next struct {
	Item   string `json:"item"`
	Narrow int    `json:"narrows"` // permille of the band
}

// Result is the score of an assessment.
type Result struct {
	Total       Figures                            `json:"total"`
	Disciplines map[assessments.Discipline]Figures `json:"disciplines"`
	Items       []Points                           `json:"items"` // in the template's order
	AskNext     []Next                             `json:"ask_next"`
	Gates       []string                           `json:"open_gates"` // item ids
}
