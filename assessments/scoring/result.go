// Package scoring turns what was established into figures: first it judges (what stands behind each answer,
// is it fresh), then it scores (points, score, coverage, band, gates, what to ask next). It is pure and
// counts in whole numbers, so that order never matters and every figure unfolds to its arithmetic. It takes
// no decisions and reads no store. Start with Judge and Score; docs/scoring.md has a worked example.
package scoring

import "countersign/assessments"

// Judged is one item with what is behind it, as of a day. It is everything Score needs to know.
type Judged struct {
	Item       string                 `json:"item"`
	Discipline assessments.Discipline `json:"discipline"`
	Kind       assessments.ItemKind   `json:"kind"`
	// hundredths: item weight × discipline percent
	Weight     int `json:"weight"`
	ItemWeight int `json:"item_weight,omitempty"` // as the template says
	// of its discipline; 0 is not told, 100 neither adds nor takes away
	Percent int                 `json:"percent,omitempty"`
	Verdict assessments.Verdict `json:"verdict"`
	// silent, and silence favours us: v is 1
	Favoured bool                 `json:"silence_favours,omitempty"`
	Strength assessments.Strength `json:"strength"` // the strongest fresh support
	// asked in one line, because its tier spares it
	Brief bool `json:"brief,omitempty"`
	Stale bool `json:"stale,omitempty"`
	// stale because a person has to confirm it
	Reconfirm   bool   `json:"reconfirm,omitempty"`
	StaleReason string `json:"stale_reason,omitempty"`
	// its conditions do not hold: outside every figure
	Hidden      bool   `json:"hidden,omitempty"`
	HiddenWhy   string `json:"hidden_why,omitempty"`
	DealBreaker bool   `json:"deal_breaker,omitempty"`
	// walk-away reached: gates like a deal-breaker
	WalkAway    bool                 `json:"walk_away,omitempty"`
	WalkAwayWhy string               `json:"walk_away_why,omitempty"`
	MinStrength assessments.Strength `json:"min_strength,omitempty"`
	AtFallBack  bool                 `json:"at_fall_back,omitempty"`
	// Enough is what a pack says in place of AtFallBack, and of deal-breakers only: “partly met” is
	// enough to close it.
	Enough bool `json:"partly_enough,omitempty"`
	// Unconfirmed is a "not applicable" that counts only once a second person has confirmed it.
	Unconfirmed bool `json:"unconfirmed,omitempty"`
	// Excepted is an approved exception in force: the gate is passed on record, the points stay what
	// they are.
	Excepted      bool             `json:"excepted,omitempty"`
	ExceptedUntil assessments.Date `json:"excepted_until,omitempty"` // the day on which it expires
	Supports      []Support        `json:"supports,omitempty"`
}

// Applicable reports whether the item counts at all: it is asked, and not established as not applicable.
func (j *Judged) Applicable() bool {
	return !j.Hidden && (j.Verdict != assessments.NotApplicable || j.Stale || j.Unconfirmed)
}

// Open reports whether the item is asked and not established: not assessed, stale, or "not applicable" on a
// deal-breaker that no one else has confirmed. What is open counts neither for nor against, only as unknown.
func (j *Judged) Open() bool {
	return !j.Hidden && (j.Verdict == assessments.NotAssessed || j.Stale || j.Unconfirmed)
}

// Support is one thing an answer rests on.
type Support struct {
	// citation, tick, version (read and found silent), answer (the vendor's response)
	Noun     assessments.Noun     `json:"noun"`
	ID       string               `json:"id"`
	Strength assessments.Strength `json:"strength"`
	Fresh    bool                 `json:"fresh"`
	Why      string               `json:"why,omitempty"` // why it is not fresh, or carries less than it might
}

// Points are the figures of one item. Max and Points are exact, in billionths of a weight unit:
// weight, v and s are thousandths, and points = weight × v × s. Both are 0 for an item outside the
// score.
type Points struct {
	Item       string              `json:"item"`
	Weight     int64               `json:"weight"` // thousandths, the discipline's percent included
	Max        int64               `json:"max"`
	Points     int64               `json:"points"` // 0 while open
	V          int                 `json:"v"`      // thousandths
	S          int                 `json:"s"`      // thousandths
	Assessed   bool                `json:"assessed"`
	Applicable bool                `json:"applicable"`
	Verdict    assessments.Verdict `json:"verdict"`
	WalkAway   bool                `json:"walk_away,omitempty"` // our walk-away position is reached
	// an open deal-breaker, a walk-away that is reached, or what waits for a second person
	GateOpen   bool   `json:"gate_open,omitempty"`
	GateReason string `json:"gate_reason,omitempty"` // why it is open
	// an approved exception carries it: until when, and what is open without it
	GatePassed string `json:"gate_passed,omitempty"`
	// "partly met 0.5 × contract clause 1.0 × weight 8 = 4 of 8"
	Arithmetic string `json:"arithmetic"`
}

// Figures are the score of a discipline or of the whole. Points, Assessed, Applicable and Open are exact, in
// billionths of a weight unit; permille are rounded half up, 0 to 1000. Word, sorting and tiers go by
// BandLow.
type Figures struct {
	Weighed
	Scored    bool `json:"scored"`    // false: nothing assessed, "unscored"
	Score     int  `json:"score"`     // permille of assessed; 0 when unscored
	Coverage  int  `json:"coverage"`  // permille of applicable
	BandLow   int  `json:"band_low"`  // permille
	BandHigh  int  `json:"band_high"` // permille
	GatesOpen int  `json:"gates_open"`
	// WalkAways counts those of GatesOpen that are no deal-breakers: our walk-away position is reached
	// on them.
	WalkAways int `json:"walk_aways_reached,omitempty"`
	// Waiting counts those of GatesOpen that are neither: a “not applicable” that no second person has
	// confirmed.
	Waiting int `json:"wait_for_second_person,omitempty"`
	// GatesPassed counts the open deal-breakers that an approved exception passes on record.
	GatesPassed int `json:"gates_passed"`
	// Stale counts the applicable items whose verdict no longer counts, whatever it was.
	Stale     int  `json:"items_stale"`
	Word      Word `json:"word"`
	Items     int  `json:"items"`          // applicable items
	ItemsDone int  `json:"items_assessed"` // of them assessed and fresh
}

// Weighed are the weights that a score is made of, in billionths of a weight unit.
type Weighed struct {
	Points     int64 `json:"points"`
	Assessed   int64 `json:"assessed"`   // weight assessed and fresh
	Applicable int64 `json:"applicable"` // weight applicable
	Open       int64 `json:"open"`       // applicable − assessed
}

// Word says a cell in a word of its own.
type Word string

// Words of a cell. A discipline with an open deal-breaker is never strong.
const (
	Strong   Word = "strong"
	Mixed    Word = "mixed"
	Weak     Word = "weak"
	unscored Word = "unscored"
)

// Title is the word as people read it; of a cell without a score it says that.
func (w Word) Title() string {
	if w == "" {
		w = unscored
	}
	return string(w)
}

// Cap is a discipline that keeps the whole from being strong, and why.
type Cap struct {
	Discipline assessments.Discipline `json:"discipline"`
	Why        string                 `json:"why"` // “is weak”
}

// Next is an open item and how much answering it would narrow the band.
type Next struct {
	Item   string `json:"item"`
	Narrow int    `json:"narrows"` // permille by which the band gets narrower
}

// Result is the score of an assessment.
type Result struct {
	Total       Figures                            `json:"total"`
	Disciplines map[assessments.Discipline]Figures `json:"disciplines"` // all five, always
	Items       []Points                           `json:"items"`       // in the template's order
	AskNext     []Next                             `json:"ask_next"`    // the first five of OpenItems
	OpenItems   []Next                             `json:"open_items"`  // what narrows the band most first
	Gates       []string                           `json:"open_gates"`  // item ids
	// CappedBy are the disciplines that keep the whole from being strong although its band would make it so.
	CappedBy []Cap `json:"capped_by,omitempty"`
}
