package precedence

import (
	"slices"

	"countersign/assessments"
)

// Draft is an order for one subject before it is recorded.
type Draft struct {
	Order   []string               // document ids, the one that prevails first
	Clause  int                    // index of the clause it is to be cited from; -1 keeps what is on record
	Record  assessments.Precedence // on record for this very subject; ID "" if there is none
	subject assessments.PrecedenceSubject
	papers  Papers
	clauses []Clause
}

// Draft returns what is on record for a subject; where nothing is cited for it, the first clause found
// for it is proposed.
func (p Papers) Draft(subject assessments.PrecedenceSubject, clauses []Clause) *Draft {
	o := p.Order(subject)
	d := &Draft{Order: o.Within(), Clause: -1, subject: subject, papers: p, clauses: clauses}
	if o.Clause.Subject == subject {
		d.Record = o.Clause
	}
	if !o.Cited {
		if i := slices.IndexFunc(clauses, func(c Clause) bool {
			return slices.Contains(c.Subjects, subject)
		}); i >= 0 {
			d.Follow(i)
		}
	}
	return d
}

// Follow orders the documents as a clause does; those it does not name come after those it names.
func (d *Draft) Follow(clause int) {
	d.Clause = clause
	var out []string
	for _, id := range d.clauses[clause].Order {
		if slices.Contains(d.Order, id) {
			out = append(out, id)
		}
	}
	for _, id := range d.Order {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	d.Order = out
}

// Move puts a document one place up (-1) or down (+1), and reports whether it could.
func (d *Draft) Move(id string, by int) bool {
	i := slices.Index(d.Order, id)
	j := i + by
	if i < 0 || j < 0 || j >= len(d.Order) {
		return false
	}
	d.Order[i], d.Order[j] = d.Order[j], d.Order[i]
	return true
}

// Result is the record to save. A cited order holds only the documents its clause names: it settles
// nothing else.
func (d *Draft) Result() assessments.Precedence {
	p, named := d.Record, d.Order
	switch {
	case d.Clause >= 0:
		c := d.clauses[d.Clause]
		p.VersionID, p.Quote, p.Section = c.Version.ID, c.Passage.Quote, c.Passage.Section
		if len(c.Order) > 1 {
			named = c.Order
		}
	case p.Cited():
		named = p.Order
	}
	p.ContractID, p.Subject = d.papers.Contract.ID, d.subject
	p.Order = slices.DeleteFunc(slices.Clone(d.Order), func(id string) bool {
		return !slices.Contains(named, id)
	})
	return p
}

// Save replaces what is on record for the subject of an order.
func (p *Papers) Save(saved assessments.Precedence) {
	p.Precedences = slices.DeleteFunc(slices.Clone(p.Precedences), func(one assessments.Precedence) bool {
		return one.Subject == saved.Subject
	})
	p.Precedences = append(p.Precedences, saved)
}
