package assessments

// Vendor is a legal entity that sells or gives services.
type Vendor struct {
	ID          string
	Name        string // as it is known
	LegalName   string // as it signs
	Country     string // seat, ISO 3166 code or name
	Website     string
	Contact     string // whom to ask
	Tags        []string
	Description string
	Bin
}

// Noun is "vendor".
func (*Vendor) Noun() Noun { return NounVendor }

// Key is the record's id.
func (v *Vendor) Key() string { return v.ID }

// SetKey sets the record's id.
func (v *Vendor) SetKey(id string) { v.ID = id }

// Title is what people call it.
func (v *Vendor) Title() string { return v.Name }

// Fields lists its stored facts.
func (v *Vendor) Fields() []Field {
	return []Field{
		{Name: "name", Value: text(&v.Name), Required: true, Line: true},
		{Name: "legal_name", Value: text(&v.LegalName), Line: true},
		{Name: "country", Value: text(&v.Country), Line: true},
		{Name: "website", Value: text(&v.Website), Line: true},
		{Name: "contact", Value: text(&v.Contact)},
		{Name: "tags", Value: list(&v.Tags)},
		{Name: "description", Value: text(&v.Description), Content: true},
		binned(&v.Bin),
	}
}
