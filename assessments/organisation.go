package assessments

// Organisation is the workspace's own settings: one record with the id "organisation".
type Organisation struct {
	ID           string
	Name         string
	Sector       string
	RiskProfile  string // sector, sensitivity of data, rules it falls under
	RiskAppetite string
	Posture      string   // wanted security posture for Scope 1 and 2
	Weights      []string // "discipline=percent"; frozen into each new assessment
	ReviewMonths int      // cadence of re-review; 0 is by tier
	// LeastCoverage is the per cent of the weight that an approval needs assessed; 0 is DefaultLeastCoverage.
	LeastCoverage int
	// ExceptionMonths is how long an exception may last; 0 is DefaultExceptionMonths.
	ExceptionMonths int
	Kinds           []string // what it is in law, such as a financial entity
	WorksCouncil    string
}

// What holds where the organisation sets nothing of its own.
const (
	DefaultLeastCoverage   = 80 // per cent
	DefaultExceptionMonths = 12
	DefaultApprovalMonths  = 24 // the longest time between reviews of the rubric
)

// CoverageNeeded is the share of the weight, in thousandths, that an approval needs assessed.
func (o *Organisation) CoverageNeeded() int {
	if o.LeastCoverage == 0 {
		return DefaultLeastCoverage * 10
	}
	return o.LeastCoverage * 10
}

// ExceptionLimit is the last day on which an exception that begins on a day may still hold.
func (o *Organisation) ExceptionLimit(from Date) Date {
	if o.ExceptionMonths == 0 {
		return from.AddMonths(DefaultExceptionMonths)
	}
	return from.AddMonths(o.ExceptionMonths)
}

// ApprovalLimit is the last day on which an approval of a day is due for review at the latest: for any
// longer one, the reason is asked for and shown.
func (o *Organisation) ApprovalLimit(from Date) Date {
	if o.ReviewMonths == 0 {
		return from.AddMonths(DefaultApprovalMonths)
	}
	return from.AddMonths(o.ReviewMonths)
}

// Noun is "organisation".
func (*Organisation) Noun() Noun { return NounOrganisation }

// Key is the record's id.
func (o *Organisation) Key() string { return o.ID }

// SetKey sets the record's id.
func (o *Organisation) SetKey(id string) { o.ID = id }

// Title is what people call it.
func (o *Organisation) Title() string { return o.Name }

// Fields lists its stored facts.
func (o *Organisation) Fields() []Field {
	return []Field{
		{Name: "name", Value: text(&o.Name), Line: true},
		{Name: "sector", Value: text(&o.Sector), Line: true},
		{Name: "risk_profile", Value: text(&o.RiskProfile), Content: true},
		{Name: "risk_appetite", Value: text(&o.RiskAppetite), Content: true},
		{Name: "posture", Value: text(&o.Posture), Content: true},
		{Name: "discipline_weights", Value: list(&o.Weights)},
		{Name: "review_months", Value: number(&o.ReviewMonths), Most: 600},
		{Name: "least_coverage", Value: number(&o.LeastCoverage), Most: 100},
		{Name: "exception_months", Value: number(&o.ExceptionMonths), Most: 60},
		factField(NounOrganisation, "kinds", list(&o.Kinds)),
		factField(NounOrganisation, "works_council", said(&o.WorksCouncil)),
	}
}
