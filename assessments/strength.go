package assessments

// Strength says how much a support carries: who stands behind it.
type Strength string

// Strengths, weakest first. StrengthNone is an answer with nothing behind it.
const (
	StrengthNone      Strength = ""
	StrengthMarketing Strength = "marketing_claim"
	StrengthVendor    Strength = "vendor_answer"
	StrengthPolicy    Strength = "policy_document"
	StrengthClause    Strength = "contract_clause" // accepted or executed text only
	StrengthReport    Strength = "independent_report"
	StrengthVerified  Strength = "verified_by_us"
)

// Strengths lists the six, weakest first.
func Strengths() []Strength {
	return []Strength{
		StrengthMarketing, StrengthVendor, StrengthPolicy, StrengthClause, StrengthReport,
		StrengthVerified,
	}
}

// Rank orders strengths: 0 for none, 1 for a marketing claim, up to 6; -1 for an unknown word.
func (s Strength) Rank() int {
	if s == StrengthNone {
		return 0
	}
	for i, k := range Strengths() {
		if k == s {
			return i + 1
		}
	}
	return -1
}

// Title is the strength in words.
func (s Strength) Title() string {
	switch s {
	case StrengthNone:
		return "nothing behind it"
	case StrengthMarketing:
		return "marketing claim"
	case StrengthVendor:
		return "vendor answer"
	case StrengthPolicy:
		return "policy document"
	case StrengthClause:
		return "contract clause"
	case StrengthReport:
		return "independent report"
	case StrengthVerified:
		return "verified by us"
	}
	return string(s)
}

// Named is the strength with its article, as in “is met on a policy document”.
func (s Strength) Named() string {
	switch s {
	case StrengthVerified:
		return "a check of our own"
	case StrengthReport:
		return "an " + s.Title()
	}
	return "a " + s.Title()
}

// Verdict is what our assessor finds on an item. The empty verdict is "not assessed".
type Verdict string

// Verdicts.
const (
	NotAssessed   Verdict = ""
	Met           Verdict = "met"
	Partly        Verdict = "partly_met"
	NotMet        Verdict = "not_met"
	Silent        Verdict = "silent"       // a person read these document versions and they say nothing
	Contradicted  Verdict = "contradicted" // the documents disagree and precedence does not settle it
	NotApplicable Verdict = "not_applicable"
)

// Verdicts lists the six a person can give, in the order of the keys 1-6.
func Verdicts() []Verdict {
	return []Verdict{Met, Partly, NotMet, Silent, Contradicted, NotApplicable}
}

// Title is the verdict in words.
func (v Verdict) Title() string {
	switch v {
	case NotAssessed:
		return "not assessed"
	case Met:
		return "met"
	case Partly:
		return "partly met"
	case NotMet:
		return "not met"
	case Silent:
		return "silent"
	case Contradicted:
		return "contradicted"
	case NotApplicable:
		return "not applicable"
	}
	return string(v)
}
