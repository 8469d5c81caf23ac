package particulars

import "countersign/assessments"

// Particulars are what a paper states about itself. What it does not state is nil.
type Particulars struct {
	Title    *Stated `json:"title,omitempty"`
	Kind     *Stated `json:"kind,omitempty"`     // value: one of Kinds
	Provider *Stated `json:"provider,omitempty"` // the company that provides
	Customer *Stated `json:"customer,omitempty"` // only where the paper names one
	// value: YYYY-MM-DD, or YYYY-MM where no day is said
	Date         *Stated `json:"date,omitempty"`
	Term         *Stated `json:"term,omitempty"`          // how long it runs, and whether it renews
	Notice       *Stated `json:"notice,omitempty"`        // what it takes not to renew, or to end it
	GoverningLaw *Stated `json:"governing_law,omitempty"` // places, parted by " / "
	// other papers it takes in, in the order of the text
	Linked []Stated `json:"linked"`
}

// Stated is one particular and the words that state it.
type Stated struct {
	Value string `json:"value"`
	// Kind is of a date: effective, last_updated, version or signed; "" where the paper prints a day alone.
	Kind  string `json:"kind,omitempty"`
	Quote string `json:"quote"` // Text.Plain from Start to End
	Start int    `json:"start"` // in code points of Text.Plain
	End   int    `json:"end"`
}

// Kinds are the kinds of paper that are told apart.
func Kinds() []string {
	return []string{
		kindOnlineTerms, kindMaster, kindProduct, kindDPA, kindPrivacy, kindUse, kindSLA, kindAI, kindOrder,
		kindOther,
	}
}

// Read reads the particulars off a text.
func Read(t assessments.Text) Particulars {
	p := open(t)
	title := p.title()
	provider, customer := p.parties()
	term := p.term()
	out := Particulars{
		Title: title, Kind: p.kind(title), Provider: provider, Customer: customer, Date: p.date(),
		Term: term, Notice: p.notice(), GoverningLaw: p.law(), Linked: p.linked(title),
	}
	if out.Linked == nil {
		out.Linked = []Stated{}
	}
	return out
}

// Row is one particular as lists show it.
type Row struct {
	Name string // what it is, in words
	Stated
}

// Rows lists the particulars that are stated, in their order.
func (p *Particulars) Rows() []Row {
	var out []Row
	add := func(name string, s *Stated) {
		if s != nil {
			out = append(out, Row{name, *s})
		}
	}
	add("Title", p.Title)
	add("Kind", p.Kind)
	add("Provider", p.Provider)
	add("Customer", p.Customer)
	add("Date", p.Date)
	add("Term", p.Term)
	add("Notice", p.Notice)
	add("Governing law", p.GoverningLaw)
	for i := range p.Linked {
		add("Takes in", &p.Linked[i])
	}
	return out
}
