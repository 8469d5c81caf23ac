package assessments

// Contract is what binds us and a vendor: parties, time, renewal, value. Its texts are Documents.
type Contract struct {
	ID               string
	VendorID         string
	Name             string
	Parties          []string
	SigningEntity    string   // which of our companies signs
	Services         []string // ids of the services it covers
	Start            Date
	End              Date // last day of the current term; "" is open-ended
	AutomaticRenewal bool
	RenewalMonths    int    // length of each renewal
	NoticeDays       int    // notice period before the end of the term
	ValueMinor       int64  // value of the term in minor units (cents)
	Currency         string // ISO 4217
	Contacts         []string
	Bin
}

// Noun is "contract".
func (*Contract) Noun() Noun { return NounContract }

// Key is the record's id.
func (c *Contract) Key() string { return c.ID }

// SetKey sets the record's id.
func (c *Contract) SetKey(id string) { c.ID = id }

// Title is what people call it.
func (c *Contract) Title() string { return c.Name }

// Fields lists its stored facts.
func (c *Contract) Fields() []Field {
	return []Field{
		{Name: "vendor", Value: text(&c.VendorID), Ref: NounVendor, Required: true},
		{Name: "name", Value: text(&c.Name), Required: true, Line: true},
		{Name: "parties", Value: list(&c.Parties)},
		{Name: "signing_entity", Value: text(&c.SigningEntity), Line: true},
		{Name: "services", Value: list(&c.Services)},
		{Name: "starts_on", Value: date(&c.Start)},
		{Name: "ends_on", Value: date(&c.End)},
		{Name: "automatic_renewal", Value: flag(&c.AutomaticRenewal)},
		{Name: "renewal_months", Value: number(&c.RenewalMonths), Most: 600},
		{Name: "notice_days", Value: number(&c.NoticeDays), Most: 3660},
		{Name: "value_minor", Value: number(&c.ValueMinor), Most: MaxValue},
		{Name: "currency", Value: text(&c.Currency), Line: true},
		{Name: "contacts", Value: list(&c.Contacts)},
		binned(&c.Bin),
	}
}

// Precedence is the order of a contract's documents for a subject: cited from its own clause, or
// assumed and said so.
type Precedence struct {
	ID         string
	ContractID string
	Subject    PrecedenceSubject
	Order      []string // document ids, the one that prevails first
	VersionID  string   // where the clause stands; "" while assumed
	Quote      string   // the clause
	Section    string
}

// Cited reports whether the order is cited from a clause; otherwise it is assumed.
func (p *Precedence) Cited() bool { return p.VersionID != "" }

// Noun is "precedence".
func (*Precedence) Noun() Noun { return NounPrecedence }

// Key is the record's id.
func (p *Precedence) Key() string { return p.ID }

// SetKey sets the record's id.
func (p *Precedence) SetKey(id string) { p.ID = id }

// Fields lists its stored facts.
func (p *Precedence) Fields() []Field {
	return []Field{
		{Name: "contract", Value: text(&p.ContractID), Ref: NounContract, Required: true},
		{Name: "subject", Value: text(&p.Subject), OneOf: words(PrecedenceSubjects()), Required: true},
		{Name: "order_of", Value: list(&p.Order)},
		{Name: "version", Value: text(&p.VersionID), Ref: NounVersion},
		{Name: "quote", Value: text(&p.Quote), Content: true, Of: "version"},
		{Name: "section", Value: text(&p.Section), Line: true, Content: true, Of: "version"},
	}
}
