package cached

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Kept are figures of an assessment, computed from the state that Key names. They hold on every day
// from From until the one before Until, which is "" where no day changes them. Begun depends on the day
// asked about, and is not kept.
type Kept struct {
	Key         string
	From, Until assessments.Date
	Summary     Summary
	// stored by this program on this computer; nothing else is ever shown. Set when they are read
	Believed bool
}

// Column is one figure as it is kept: its name, and where its value is. At is a *string, *int, *int64,
// *bool or *[]string, or a **int that is nil where there is none.
type Column struct {
	Name string
	At   any
}

// keptRules is raised when the same columns are computed by other rules.
const keptRules = 18

// Form is of the columns and the rules by which their figures are computed. Figures of another form
// are computed again.
func Form() string {
	sum := sha256.New()
	for _, c := range append((&Kept{}).Columns(), DisciplineColumns(&scoring.Figures{})...) {
		fmt.Fprintf(sum, "%s %T\n", c.Name, c.At)
	}
	return fmt.Sprintf("%d %s", keptRules, hex.EncodeToString(sum.Sum(nil)[:8]))
}

// Columns describes the row of an assessment, beside its id and Key. A new figure is one line here and one
// column in a migration.
func (k *Kept) Columns() []Column {
	s := &k.Summary
	return []Column{
		{"holds_from", (*string)(&k.From)},
		{"holds_until", (*string)(&k.Until)},
		{"name", &s.Name},
		{"vendor", &s.Vendor},
		{"service", &s.Service},
		{"use_id", &s.UseID},
		{"use", &s.Use},
		{"scope", &s.Scope},
		{"status", (*string)(&s.Status)},
		{"tier", &s.Tier},
		{"next_review", (*string)(&s.NextReview)},
		{"approved_until", (*string)(&s.Until)},
		{"scored", &s.Scored},
		{"score", &s.Score},
		{"coverage", &s.Coverage},
		{"band_low", &s.Band[0]},
		{"band_high", &s.Band[1]},
		{"word", (*string)(&s.Word)},
		{"capped", &s.Capped},
		{"blocks_approval", &s.OpenGates},
		{"deal_breakers", &s.Breakers},
		{"walk_aways_reached", &s.WalkAways},
		{"stale", &s.Stale},
		{"state_hash", &s.StateHash},
		{"standing", (*string)(&s.Standing)},
		{"standing_words", &s.StandingWords},
		{"standing_why", &s.StandingWhy},
	}
}

// DisciplineColumns describes the row of a discipline of an assessment, beside their names.
func DisciplineColumns(f *scoring.Figures) []Column {
	return []Column{
		{"points", &f.Points},
		{"assessed", &f.Assessed},
		{"applicable", &f.Applicable},
		{"open", &f.Open},
		{"scored", &f.Scored},
		{"score", &f.Score},
		{"coverage", &f.Coverage},
		{"band_low", &f.BandLow},
		{"band_high", &f.BandHigh},
		{"gates_open", &f.GatesOpen},
		{"walk_aways_reached", &f.WalkAways},
		{"wait_for_second_person", &f.Waiting},
		{"gates_passed", &f.GatesPassed},
		{"stale", &f.Stale},
		{"word", (*string)(&f.Word)},
		{"items", &f.Items},
		{"items_assessed", &f.ItemsDone},
	}
}
