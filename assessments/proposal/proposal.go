package proposal

import (
	"cmp"

	"countersign/assessments"
	"countersign/assessments/particulars"
)

// Sureness says how sure a proposed value is.
type Sureness string

// How sure a value can be.
const (
	Stated  Sureness = "stated"    // the text says it in so many words
	Derived Sureness = "derived"   // computed from what the text or the records say
	Unsure  Sureness = "unsure"    // a person has to look
	Missing Sureness = "not found" // the text does not say it
)

// Fields of a proposal, in the order of the form.
const (
	fieldTitle    = "title"
	fieldKind     = "kind"
	fieldVendor   = "vendor"
	fieldService  = "service"
	fieldContract = "contract"
	fieldSigning  = "signing_entity"
	fieldDated    = "effective"
	fieldLabel    = "label"
	fieldTerm     = "term"
	fieldNotice   = "notice"
	fieldLaw      = "governing_law"
	fieldStatus   = "status"
)

// Fact is one proposed value: what it is, how sure, and what it rests on.
type Fact struct {
	Field string // title, kind, vendor, service, contract, signing_entity, effective, label, term, notice, …
	Value string
	Sure  Sureness
	// Quote are the words that carry it, from Start to End of the text; "" where none do.
	Quote      string
	Start, End int
	Why        string // how it was derived, or what a person has to look at
}

// Known are the records that a paper is compared with. Nothing of it is in the bin.
type Known struct {
	Today        assessments.Date
	Organisation assessments.Organisation
	Vendors      []assessments.Vendor
	Services     []assessments.Service
	Contracts    []assessments.Contract
	Uses         []assessments.Use
	Papers       []Filed
}

// Filed is a document on record.
type Filed struct {
	assessments.Document
	Current assessments.Version // the one that counts; without an ID there is none
}

// Paper is a file as it was read.
type Paper struct {
	Name string // of the file
	Text assessments.Text
	says particulars.Particulars
	out  []particulars.Stated // papers of which the text says that they are no part of it
	// Places for a signature: a blank one, and one that is signed; nil where there is none.
	blank, signed *particulars.Stated
	// Vendor and Document are ids that the person said by where the file was dropped or by choosing; "" says
	// nothing.
	Vendor, Document string
}

// Read reads off a text all that a proposal needs of it. It is work for a background.
func Read(file string, t assessments.Text) Paper {
	return Paper{
		Name: file, Text: t, says: particulars.Read(t), out: particulars.KeptOut(t), blank: found(t.Plain, blank),
		signed: found(t.Plain, signed),
	}
}

// Proposal is what a paper would become.
type Proposal struct {
	Facts    []Fact // one for each field, in their order
	Document string // id of the document that it is a new version of; "" a new one
	Legal    string // the vendor's name as the paper prints it
	Linked   []Linked
}

// Fact is the fact of a field.
func (p *Proposal) Fact(field string) Fact {
	for _, f := range p.Facts {
		if f.Field == field {
			return f
		}
	}
	return Fact{Field: field, Sure: Missing}
}

// Of proposes what a paper becomes beside the records there are.
func Of(p Paper, k *Known) Proposal {
	r := reading{Paper: p, known: k}
	r.title()
	r.kind()
	r.vendor()
	r.service()
	r.contract()
	r.signing()
	r.dates()
	r.term()
	r.notice()
	r.stated(fieldLaw, r.says.GoverningLaw, "")
	r.status()
	r.out.Document = cmp.Or(r.Document, r.sameDocument())
	r.out.Linked = r.linked()
	return r.out
}

// reading is a paper on the way to its proposal, with the records found for it so far.
type reading struct {
	Paper
	known     *Known
	out       Proposal
	as        assessments.DocumentKind
	ofVendor  *assessments.Vendor
	ofService *assessments.Service
	agreed    *assessments.Contract
	day       assessments.Date // from which it applies
}

func (r *reading) add(f Fact) { r.out.Facts = append(r.out.Facts, f) }

// stated adds what the text says of itself; value takes the place of its value unless that is "".
func (r *reading) stated(field string, s *particulars.Stated, value string) {
	if s == nil {
		r.add(Fact{Field: field, Sure: Missing})
		return
	}
	r.add(carried(Fact{Field: field, Value: cmp.Or(value, s.Value), Sure: Stated}, s))
}

// carried is a fact with the words that carry it.
func carried(f Fact, s *particulars.Stated) Fact {
	if s != nil {
		f.Quote, f.Start, f.End = s.Quote, s.Start, s.End
	}
	return f
}

func (r *reading) title() {
	for _, d := range r.known.Papers {
		if d.ID == r.Document && r.Document != "" {
			r.add(Fact{
				Field: fieldTitle, Value: d.Name, Sure: Derived,
				Why: "The document that it is a new version of.",
			})
			r.Vendor = d.VendorID
			return
		}
	}
	if r.says.Title != nil {
		r.stated(fieldTitle, r.says.Title, oneLine(r.says.Title.Value))
		return
	}
	r.add(Fact{
		Field: fieldTitle, Value: nameOfFile(r.Name), Sure: Unsure,
		Why: "The text has no title; this is the name of the file.",
	})
}

// kinds are the kinds of document by what particulars calls them; the others have one name.
var kinds = map[string]assessments.DocumentKind{
	"master_agreement": "msa", "acceptable_use_policy": "acceptable_use",
}

func kindOf(said string) assessments.DocumentKind {
	if k, ok := kinds[said]; ok {
		return k
	}
	return assessments.DocumentKind(said)
}

func (r *reading) kind() {
	if s := r.says.Kind; s != nil {
		r.as = kindOf(s.Value)
		r.stated(fieldKind, s, string(r.as))
		return
	}
	why := "The text does not say what it is."
	if r.as = kindOf(particulars.KindOf(nameOfFile(r.Name))); r.as != "" {
		why = "The text does not say what it is; this is from the name of the file."
	}
	r.as = cmp.Or(r.as, "other")
	r.add(Fact{Field: fieldKind, Value: string(r.as), Sure: Unsure, Why: why})
}
