package assessments

// Document is one text of a contract, or a vendor's text beside it; its states over time are Versions.
type Document struct {
	ID           string
	VendorID     string
	ContractID   string // "" stands outside any contract
	ServiceID    string // "" where it is the vendor's for all
	Name         string
	Type         DocumentKind
	Incorporated bool         // a policy or page that the contract makes part of itself
	Distribution Distribution // "" is internal
	NDAWith      string
	NDAUntil     Date
	Bin
}

// Noun is "document".
func (*Document) Noun() Noun { return NounDocument }

// Key is the record's id.
func (d *Document) Key() string { return d.ID }

// SetKey sets the record's id.
func (d *Document) SetKey(id string) { d.ID = id }

// Title is what people call it.
func (d *Document) Title() string { return d.Name }

// Fields lists its stored facts.
func (d *Document) Fields() []Field {
	return []Field{
		{Name: "vendor", Value: text(&d.VendorID), Ref: NounVendor, Required: true},
		{Name: "contract", Value: text(&d.ContractID), Ref: NounContract},
		{Name: "service", Value: text(&d.ServiceID), Ref: NounService},
		{Name: "name", Value: text(&d.Name), Required: true, Line: true, Naming: true},
		{Name: "kind", Value: text(&d.Type), OneOf: words(DocumentKinds()), Required: true},
		{Name: "incorporated", Value: flag(&d.Incorporated)},
		{Name: "distribution", Value: text(&d.Distribution), OneOf: words(Distributions())},
		{Name: "nda_with", Value: text(&d.NDAWith), Line: true, Naming: true},
		{Name: "nda_until", Value: date(&d.NDAUntil)},
		binned(&d.Bin),
	}
}

// Version is one state of a Document, with the file as received. Never overwritten.
type Version struct {
	ID         string
	DocumentID string
	Label      string // the version's own name: "3", "2026-09-01"
	Status     VersionStatus
	Effective  Date
	Source     string // where it came from: an address, a person
	ObtainedOn Date
	ObtainedBy string
	FileName   string // as received
	SHA256     string // of the file's bytes; "" where there is no file
	Size       int64  // bytes
	PurgedOn   Date
	Bin
}

// EffectiveDay is the day from which it applies, with the one on which it was obtained if that was
// later: before, nobody here had it. "" where it names no day.
func (v *Version) EffectiveDay() string {
	if v.Effective == "" || v.ObtainedOn <= v.Effective {
		return string(v.Effective)
	}
	return string(v.Effective) + ", obtained only on " + string(v.ObtainedOn)
}

// Noun is "version".
func (*Version) Noun() Noun { return NounVersion }

// Key is the record's id.
func (v *Version) Key() string { return v.ID }

// SetKey sets the record's id.
func (v *Version) SetKey(id string) { v.ID = id }

// Title is what people call it.
func (v *Version) Title() string { return v.Label }

// Fields lists its stored facts.
func (v *Version) Fields() []Field {
	return []Field{
		{Name: "document", Value: text(&v.DocumentID), Ref: NounDocument, Required: true},
		{Name: "label", Value: text(&v.Label), Required: true, Line: true, Naming: true},
		{Name: "status", Value: text(&v.Status), OneOf: words(VersionStatuses()), Required: true},
		{Name: "effective", Value: date(&v.Effective)},
		{Name: "source", Value: text(&v.Source), Line: true, Content: true},
		{Name: "obtained_on", Value: date(&v.ObtainedOn)},
		{Name: "obtained_by", Value: text(&v.ObtainedBy), Line: true},
		{Name: "file_name", Value: text(&v.FileName), Line: true, Content: true},
		{Name: "sha256", Value: text(&v.SHA256), Computed: true},
		{Name: "size", Value: number(&v.Size), Most: MaxFile, Computed: true},
		{Name: "purged_on", Value: date(&v.PurgedOn), Computed: true},
		binned(&v.Bin),
	}
}
