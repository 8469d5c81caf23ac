package assessments

// Evidence is a file or a reference that shows something; its states over time are Revisions.
type Evidence struct {
	ID           string
	VendorID     string // "" where it is our own
	Name         string
	Owner        string
	Distribution Distribution // "" is internal
	NDAWith      string
	NDAUntil     Date
	Description  string
	Bin
}

// Noun is "evidence".
func (*Evidence) Noun() Noun { return NounEvidence }

// Key is the record's id.
func (e *Evidence) Key() string { return e.ID }

// SetKey sets the record's id.
func (e *Evidence) SetKey(id string) { e.ID = id }

// Title is what people call it.
func (e *Evidence) Title() string { return e.Name }

// Fields lists its stored facts.
func (e *Evidence) Fields() []Field {
	return []Field{
		{Name: "vendor", Value: text(&e.VendorID), Ref: NounVendor},
		{Name: "name", Value: text(&e.Name), Required: true, Line: true, Naming: true},
		{Name: "owner", Value: text(&e.Owner), Line: true},
		{Name: "distribution", Value: text(&e.Distribution), OneOf: words(Distributions())},
		{Name: "nda_with", Value: text(&e.NDAWith), Line: true, Naming: true},
		{Name: "nda_until", Value: date(&e.NDAUntil)},
		{Name: "description", Value: text(&e.Description), Content: true},
		binned(&e.Bin),
	}
}

// Revision is one state of a piece of Evidence: the bytes as received, or where they are to be found.
type Revision struct {
	ID         string
	EvidenceID string
	Label      string
	Strength   Strength // who stands behind it
	Reference  string   // where it is, when it is not a file here
	FileName   string   // as received
	SHA256     string
	Size       int64 // bytes
	PeriodFrom Date  // period covered
	PeriodTo   Date
	Issued     Date
	Expires    Date // first day on which it no longer counts
	ObtainedOn Date
	ObtainedBy string
	PurgedOn   Date
	Bin
}

// Noun is "revision".
func (*Revision) Noun() Noun { return NounRevision }

// Key is the record's id.
func (r *Revision) Key() string { return r.ID }

// SetKey sets the record's id.
func (r *Revision) SetKey(id string) { r.ID = id }

// Title is what people call it.
func (r *Revision) Title() string { return r.Label }

// Begins is the first day on which it can show anything: it is issued by then, and the period that it
// covers has begun. "" if it names neither day.
func (r *Revision) Begins() Date { return max(r.Issued, r.PeriodFrom) }

// Fields lists its stored facts.
func (r *Revision) Fields() []Field {
	return []Field{
		{Name: "evidence", Value: text(&r.EvidenceID), Ref: NounEvidence, Required: true},
		{Name: "label", Value: text(&r.Label), Required: true, Line: true, Naming: true},
		{Name: "strength", Value: text(&r.Strength), OneOf: words(Strengths()), Required: true},
		{Name: "reference", Value: text(&r.Reference), Line: true, Content: true},
		{Name: "file_name", Value: text(&r.FileName), Line: true, Content: true},
		{Name: "sha256", Value: text(&r.SHA256), Computed: true},
		{Name: "size", Value: number(&r.Size), Most: MaxFile, Computed: true},
		{Name: "period_from", Value: date(&r.PeriodFrom)},
		{Name: "period_to", Value: date(&r.PeriodTo)},
		{Name: "issued", Value: date(&r.Issued)},
		{Name: "expires", Value: date(&r.Expires)},
		{Name: "obtained_on", Value: date(&r.ObtainedOn)},
		{Name: "obtained_by", Value: text(&r.ObtainedBy), Line: true},
		{Name: "purged_on", Value: date(&r.PurgedOn), Computed: true},
		binned(&r.Bin),
	}
}

// Tick says that a revision of evidence shows what an item expects. Its id is
// "<assessment>/<item>/<expected>".
type Tick struct {
	ID           string
	AssessmentID string
	ItemID       string
	ExpectedID   string // id of the item's expected evidence
	RevisionID   string
	Remark       string
	TickedBy     string
	TickedOn     Date
}

// Noun is "tick".
func (*Tick) Noun() Noun { return NounTick }

// Key is the record's id.
func (t *Tick) Key() string { return t.ID }

// SetKey sets the record's id.
func (t *Tick) SetKey(id string) { t.ID = id }

// Fields lists its stored facts.
func (t *Tick) Fields() []Field {
	return []Field{
		{Name: "assessment", Value: text(&t.AssessmentID), Ref: NounAssessment, Required: true},
		{Name: "item", Value: text(&t.ItemID), Required: true, Line: true},
		{Name: "expected", Value: text(&t.ExpectedID), Required: true, Line: true},
		{Name: "revision", Value: text(&t.RevisionID), Ref: NounRevision, Required: true},
		{Name: "remark", Value: text(&t.Remark), Content: true, Of: "revision"},
		{Name: "ticked_by", Value: text(&t.TickedBy), Computed: true},
		{Name: "ticked_on", Value: date(&t.TickedOn), Computed: true},
	}
}
