package proposal

import (
	"strings"

	"countersign/assessments"
)

// Form is what stands in the form when a person says Add.
type Form struct {
	Values   map[string]string // by field; “source” is where it came from
	Legal    string            // of a new vendor
	Document string            // id of the document it is a new version of; "" a new one
	Purpose  string            // of a new use; "" registers none
}

// Form is the form as a proposal fills it.
func (p *Proposal) Form() Form {
	f := Form{Values: map[string]string{}, Legal: p.Legal, Document: p.Document}
	for _, one := range p.Facts {
		f.Values[one.Field] = one.Value
	}
	return f
}

// Filing is what a form makes: records that are not there yet, the document with its version, and where
// they go.
type Filing struct {
	Records  []assessments.Record // new vendor, service, contract and use, in this order
	Document assessments.Document // without an ID it is new
	Version  assessments.Version
	Use      string // id of the new use; ""
}

// Records makes records of a form: those it names that are on record are used, others are made. What is
// wrong is said by field, and nothing is made then.
func (f Form) Records(k *Known, newID func(assessments.Noun) string) (Filing, assessments.Problems) {
	m := &making{Form: f, known: k, newID: newID}
	m.version()
	if f.Document != "" {
		m.newVersion()
	} else {
		m.newDocument()
	}
	if len(m.wrong) > 0 {
		return Filing{}, m.wrong
	}
	return m.out, nil
}

type making struct {
	Form
	known *Known
	newID func(assessments.Noun) string
	out   Filing
	wrong assessments.Problems
}

func (m *making) value(field string) string { return strings.TrimSpace(m.Values[field]) }

func (m *making) problem(field, message string) {
	m.wrong = append(m.wrong, assessments.Problem{Path: field, Message: message})
}

func (m *making) version() {
	day, err := assessments.ParseDate(m.value(fieldDated))
	if err != nil {
		m.problem(fieldDated, err.Error())
	}
	m.out.Version = assessments.Version{
		Label: m.value(fieldLabel), Status: assessments.VersionStatus(m.value(fieldStatus)), Effective: day,
		Source: m.value("source"),
	}
	if m.out.Version.Label == "" {
		m.problem(fieldLabel, "write what the version is called, such as its day")
	}
	if m.out.Version.Status == "" {
		m.problem(fieldStatus, "choose where the version stands")
	}
}

// newVersion files it as a version of a document on record, of which nothing changes.
func (m *making) newVersion() {
	for _, d := range m.known.Papers {
		if d.ID == m.Document {
			m.out.Document = d.Document
			m.out.Version.DocumentID = d.ID
			return
		}
	}
	m.problem(fieldTitle, "the document is no longer there; file it as a new one")
}

func (m *making) newDocument() {
	d := assessments.Document{Name: m.value(fieldTitle), Type: assessments.DocumentKind(m.value(fieldKind))}
	if d.Name == "" {
		m.problem(fieldTitle, "write what the document is called")
	}
	if d.Type == "" {
		m.problem(fieldKind, "choose what it is")
	}
	if m.value(fieldVendor) == "" {
		m.problem(fieldVendor, "write whose paper it is")
		return
	}
	d.VendorID = m.vendor()
	d.ServiceID = m.service(d.VendorID)
	d.ContractID = m.contract(d.VendorID, d.ServiceID)
	m.use(d.ServiceID, d.ContractID)
	m.out.Document = d
}

func (m *making) vendor() string {
	name := m.value(fieldVendor)
	for _, v := range m.known.Vendors {
		if sameCompany(v.Name, name) || sameCompany(v.LegalName, name) {
			return v.ID
		}
	}
	v := assessments.Vendor{ID: m.newID(assessments.NounVendor), Name: name}
	if m.Legal != name && sameCompany(m.Legal, name) {
		v.LegalName = m.Legal
	}
	m.out.Records = append(m.out.Records, &v)
	return v.ID
}

// service is the id of the service; "" where none is named.
func (m *making) service(vendor string) string {
	name := m.value(fieldService)
	if name == "" {
		if m.Purpose != "" {
			m.problem(fieldService, "write which service is used")
		}
		return ""
	}
	for _, s := range m.known.Services {
		if s.VendorID == vendor && fold(s.Name) == fold(name) {
			return s.ID
		}
	}
	s := assessments.Service{ID: m.newID(assessments.NounService), VendorID: vendor, Name: name}
	m.out.Records = append(m.out.Records, &s)
	return s.ID
}

// contract is the id of the contract; "" outside any. One on record keeps its facts.
func (m *making) contract(vendor, service string) string {
	name := m.value(fieldContract)
	for _, c := range m.known.Contracts {
		if c.VendorID == vendor && name != "" && fold(c.Name) == fold(name) {
			return c.ID
		}
	}
	term, err := readTerm(m.value(fieldTerm), m.out.Version.Effective)
	if err != nil {
		m.problem(fieldTerm, err.Error())
	}
	days, err := readNotice(m.value(fieldNotice))
	if err != nil {
		m.problem(fieldNotice, err.Error())
	}
	if name == "" {
		return ""
	}
	c := assessments.Contract{
		ID: m.newID(assessments.NounContract), VendorID: vendor, Name: name,
		SigningEntity: m.value(fieldSigning), Start: term.Start, End: term.End, AutomaticRenewal: term.Renews,
		RenewalMonths: term.Months, NoticeDays: days,
	}
	if service != "" {
		c.Services = []string{service}
	}
	m.out.Records = append(m.out.Records, &c)
	return c.ID
}

// use registers what it is used for, if that was said.
func (m *making) use(service, contract string) {
	if m.Purpose == "" || service == "" {
		return
	}
	u := assessments.Use{
		ID: m.newID(assessments.NounUse), ServiceID: service, ContractID: contract,
		Purpose: strings.TrimSpace(m.Purpose), Status: "current",
	}
	m.out.Records = append(m.out.Records, &u)
	m.out.Use = u.ID
}
