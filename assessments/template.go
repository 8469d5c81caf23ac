package assessments

// ItemKind separates what the contract says from what someone does.
type ItemKind string

// Kinds of item.
const (
	TermItem    ItemKind = "term"    // what does the contract say
	ControlItem ItemKind = "control" // what do they, or we, do
)

// Template is a versioned set of items for one scope. An assessment freezes the template it begins with.
type Template struct {
	ID      string `json:"id" yaml:"id"`           // "scope2-enterprise-app"
	Version string `json:"version" yaml:"version"` // "2026.11"
	Scope   int    `json:"scope" yaml:"scope"`     // 1 or 2
	Title   string `json:"title" yaml:"title"`
	Summary string `json:"summary" yaml:"summary"`
	// Tiers are what the set asks of an approval, the strictest first; a set without them asks nothing
	// by tier.
	Tiers []TierRule `json:"tiers,omitempty" yaml:"tiers,omitempty"`
	Items []Item     `json:"items" yaml:"items"`
}

// Item is one thing to establish.
type Item struct {
	ID       string `json:"id" yaml:"id"` // stable across versions, e.g. "S2-LP-TRAINING"
	Title    string `json:"title" yaml:"title"`
	Question string `json:"question" yaml:"question"`
	// Brief is the question in one line, asked in place of Question in the tiers that a condition
	// spares the item. There it weighs BriefWeight and takes no least strength. Without it a spared
	// item is not asked.
	Brief       string     `json:"brief,omitempty" yaml:"brief,omitempty"`
	Kind        ItemKind   `json:"kind" yaml:"kind"`
	Discipline  Discipline `json:"discipline" yaml:"discipline"`
	Owner       string     `json:"owner" yaml:"owner"` // role: legal, procurement, security, business
	Topic       Topic      `json:"topic,omitempty" yaml:"topic,omitempty"`
	Weight      int        `json:"weight" yaml:"weight"` // 1..10
	DealBreaker bool       `json:"deal_breaker,omitempty" yaml:"deal_breaker,omitempty"`
	// DealBreakerReason says why the item gates approval.
	DealBreakerReason string `json:"deal_breaker_reason,omitempty" yaml:"deal_breaker_reason,omitempty"`
	// WalkAwayReason says why “not met” here is our walk-away without anyone marking it: what the law
	// or the terms forbid. Not met, contradicted, or silent against us, the item then gates approval.
	// Empty if only a person marks it.
	WalkAwayReason string             `json:"walk_away_reason,omitempty" yaml:"walk_away_reason,omitempty"`
	MinStrength    Strength           `json:"min_strength,omitempty" yaml:"min_strength,omitempty"`
	Guidance       Guidance           `json:"guidance" yaml:"guidance"`
	Positions      *Positions         `json:"positions,omitempty" yaml:"positions,omitempty"` // of a term
	Evidence       []ExpectedEvidence `json:"evidence" yaml:"evidence"`
	// Silence is "against" (the default) or "favours" with its reason.
	Silence       string `json:"silence,omitempty" yaml:"silence,omitempty"`
	SilenceReason string `json:"silence_reason,omitempty" yaml:"silence_reason,omitempty"`
	// all must hold for the item to be shown
	When []Condition `json:"when,omitempty" yaml:"when,omitempty"`
	// requirement ids, or practices with a reason
	Sources   []Source `json:"sources" yaml:"sources"`
	Crosswalk []string `json:"crosswalk,omitempty" yaml:"crosswalk,omitempty"` // "GDPR:Art.28(3)"
	// Triggers name the events after which the item is asked again, e.g. "new_generative_feature".
	Triggers []string `json:"triggers,omitempty" yaml:"triggers,omitempty"`
}

// Guidance helps to answer: what a good answer looks like, and the usual trap.
type Guidance struct {
	Good string `json:"good" yaml:"good"`
	Trap string `json:"trap" yaml:"trap"`
}

// Positions are our line on a term. They are ours: never given away by default.
type Positions struct {
	Require  string `json:"require" yaml:"require"`
	FallBack string `json:"fall_back" yaml:"fall_back"`
	WalkAway string `json:"walk_away" yaml:"walk_away"`
	Remedy   string `json:"remedy" yaml:"remedy"` // model wording to ask for
}

// ExpectedEvidence is a piece of evidence an item asks for, and the strength it gives when ticked.
type ExpectedEvidence struct {
	ID       string   `json:"id" yaml:"id"` // unique within the item
	Title    string   `json:"title" yaml:"title"`
	Strength Strength `json:"strength" yaml:"strength"`
	// 0: no limit of its own
	MaxAge int `json:"max_age_months,omitempty" yaml:"max_age_months,omitempty"`
}

// Condition decides whether an item is shown. Exactly one of its facts is named.
type Condition struct {
	// Fact is "data_classes", "tier", "reach", "autonomy", "criticality", "answer:<item id>", or one
	// of FactIDs.
	Fact   string   `json:"fact" yaml:"fact"`
	Any    []string `json:"any,omitempty" yaml:"any,omitempty"`   // holds when the fact has one of these
	None   []string `json:"none,omitempty" yaml:"none,omitempty"` // holds when the fact has none of these
	Reason string   `json:"reason" yaml:"reason"`                 // shown when the item is hidden
}

// Source is where an item comes from: a requirement of the founding documents, or buyers' practice.
type Source struct {
	Requirement string `json:"requirement,omitempty" yaml:"requirement,omitempty"` // "LP-01"
	// the reason, where the documents are silent
	Practice string `json:"practice,omitempty" yaml:"practice,omitempty"`
}

// Triggers of a re-assessment.
const (
	TriggerNewFeature = "new_generative_feature" // a product already in use gained generative features
	TriggerNewTerms   = "new_terms"              // the vendor published other terms
	// another model, model provider or subprocessor stands behind it
	TriggerNewModel = "new_model"
)

// Triggers lists the events that a template may name.
func Triggers() []string { return []string{TriggerNewFeature, TriggerNewTerms, TriggerNewModel} }

// Triggered lists the items to be asked again after an event, in the template's order.
func (t Template) Triggered(event string) []Item {
	var out []Item
	for _, it := range t.Items {
		for _, e := range it.Triggers {
			if e == event {
				out = append(out, it)
				break
			}
		}
	}
	return out
}

// SilenceFavours reports whether a contract that says nothing leaves us in the better position.
func (i *Item) SilenceFavours() bool { return i.Silence == "favours" }

// MayWalkAway reports whether an answer with this verdict can be at our walk-away position: it is not
// met, or silent where silence does not favour us.
func (i *Item) MayWalkAway(v Verdict) bool {
	return v == NotMet || v == Silent && !i.SilenceFavours()
}

// TakesSecondPerson reports whether an answer with this verdict counts only once a second person has
// confirmed it: “not applicable” would otherwise be the way round an item that approval depends on.
func (i *Item) TakesSecondPerson(v Verdict) bool {
	return v == NotApplicable && (i.DealBreaker || i.WalkAwayReason != "")
}

// Item finds an item by id.
func (t Template) Item(id string) (Item, bool) {
	for _, it := range t.Items {
		if it.ID == id {
			return it, true
		}
	}
	return Item{}, false
}

// ScoringModel is the data behind the score; frozen into the assessment beside its template.
// All figures are thousandths.
type ScoringModel struct {
	ID      string `json:"id" yaml:"id"`
	Version string `json:"version" yaml:"version"`
	// v: met 1000, partly_met 500, others 0
	Verdict  map[Verdict]int               `json:"verdict" yaml:"verdict"`
	Strength map[ItemKind]map[Strength]int `json:"strength" yaml:"strength"` // s by kind; StrengthNone is 0
	// DisciplinePercent weighs a discipline by the organisation's risk profile; 100 where absent.
	DisciplinePercent map[Discipline]int `json:"discipline_percent,omitempty" yaml:"discipline_percent,omitempty"`
	// a cell is "strong" from this score on, at the band's lower end
	Strong int `json:"strong" yaml:"strong"`
	// "mixed" from this on; below is "weak"
	Mixed int `json:"mixed" yaml:"mixed"`
	// WholeCapped keeps the whole from being strong while a discipline is weak, unscored or has an
	// open gate. Models frozen before there was such a rule do not have it.
	WholeCapped bool `json:"whole_capped,omitempty" yaml:"whole_capped,omitempty"`
}
