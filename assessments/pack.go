package assessments

// Pack is the record of an audit pack written: what state, for whom, where to.
type Pack struct {
	ID            string
	AssessmentID  string
	Audience      string
	StateHash     string
	AsOf          Date
	Place         string // where it was written
	SHA256        string // of its SHA256SUMS: the seal id, under the name it had in earlier records
	SealID        string // SHA-256 of its SHA256SUMS, which lists every other file; "" in earlier records
	WrittenBy     string
	WrittenAt     Moment
	RevokedReason string
}

// Noun is "pack".
func (*Pack) Noun() Noun { return NounPack }

// Key is the record's id.
func (p *Pack) Key() string { return p.ID }

// SetKey sets the record's id.
func (p *Pack) SetKey(id string) { p.ID = id }

// Fields lists its stored facts.
func (p *Pack) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&p.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "audience", Value: text(&p.Audience), OneOf: Audiences()},
		{Name: "state_hash", Value: text(&p.StateHash), Required: true, Line: true},
		{Name: "as_of", Value: date(&p.AsOf)},
		{Name: "place", Value: text(&p.Place), Line: true},
		{Name: "sha256", Value: text(&p.SHA256), Line: true},
		{Name: "seal_id", Value: text(&p.SealID), Line: true},
		{Name: "written_by", Value: text(&p.WrittenBy), Line: true},
		{Name: "written_at", Value: moment(&p.WrittenAt)},
		{Name: "revoked_reason", Value: text(&p.RevokedReason), Content: true},
	}
}
