package assessments

// Service is a product of a vendor; one vendor may have services in different scopes.
type Service struct {
	ID             string
	VendorID       string
	Name           string
	Description    string
	ModelProviders []string // whose models it runs on, where known
	Tags           []string
	CloudService   string // whether it is a data processing service of the EU Data Act, the same in every use
	Bin
}

// Noun is "service".
func (*Service) Noun() Noun { return NounService }

// Key is the record's id.
func (s *Service) Key() string { return s.ID }

// SetKey sets the record's id.
func (s *Service) SetKey(id string) { s.ID = id }

// Title is what people call it.
func (s *Service) Title() string { return s.Name }

// Fields lists its stored facts.
func (s *Service) Fields() []Field {
	return []Field{
		{Name: "vendor", Value: text(&s.VendorID), Ref: NounVendor, Required: true},
		{Name: "name", Value: text(&s.Name), Required: true, Line: true},
		{Name: "description", Value: text(&s.Description), Content: true},
		{Name: "model_providers", Value: list(&s.ModelProviders)},
		{Name: "tags", Value: list(&s.Tags)},
		factField(NounService, "data_processing_service", said(&s.CloudService)),
		binned(&s.Bin),
	}
}

// Plan is the tier of a service that is bought: Free, Team, Enterprise.
type Plan struct {
	ID        string
	ServiceID string
	Name      string
	Paid      bool
	Price     string // as quoted, in words
	Bin
}

// Noun is "plan".
func (*Plan) Noun() Noun { return NounPlan }

// Key is the record's id.
func (p *Plan) Key() string { return p.ID }

// SetKey sets the record's id.
func (p *Plan) SetKey(id string) { p.ID = id }

// Title is what people call it.
func (p *Plan) Title() string { return p.Name }

// Fields lists its stored facts.
func (p *Plan) Fields() []Field {
	return []Field{
		{Name: "service", Value: text(&p.ServiceID), Ref: NounService, Required: true},
		{Name: "name", Value: text(&p.Name), Required: true, Line: true},
		{Name: "paid", Value: flag(&p.Paid)},
		{Name: "price", Value: text(&p.Price), Line: true},
		binned(&p.Bin),
	}
}
