package assessments

import "strings"

// Note is a remark on any record, with its distribution.
type Note struct {
	ID           string
	On           string // noun of the record it is about
	OnID         string
	AssessmentID string
	ItemID       string
	Body         string
	Distribution Distribution // "" is internal
	Author       string
	PurgedOn     Date
	Bin
}

// Noun is "note".
func (*Note) Noun() Noun { return NounNote }

// Key is the record's id.
func (n *Note) Key() string { return n.ID }

// SetKey sets the record's id.
func (n *Note) SetKey(id string) { n.ID = id }

// Fields lists its stored facts.
func (n *Note) Fields() []Field {
	return []Field{
		{Name: "on_noun", Value: text(&n.On), Required: true, Line: true},
		{Name: "on_id", Value: text(&n.OnID), Required: true, Line: true},
		{Name: "assessment", Value: text(&n.AssessmentID), Ref: NounAssessment},
		{Name: "item", Value: text(&n.ItemID), Line: true},
		{Name: "body", Value: text(&n.Body), Content: true},
		{Name: "distribution", Value: text(&n.Distribution), OneOf: words(Distributions())},
		{Name: "author", Value: text(&n.Author), Line: true},
		{Name: "purged_on", Value: date(&n.PurgedOn), Computed: true},
		binned(&n.Bin),
	}
}

// UsualDistribution returns the distribution that a new note gets if its author chose none: what
// counsel writes is privileged, any other note internal. A role is a free word, so "General counsel"
// counts as counsel too.
func UsualDistribution(role string) Distribution {
	role = strings.ToLower(role)
	for _, word := range []string{"legal", "counsel", "lawyer", "attorney", "solicitor"} {
		if strings.Contains(role, word) {
			return Privileged
		}
	}
	return Internal
}
