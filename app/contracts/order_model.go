package contracts

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// orderDraft is an order of precedence being put together; it knows no Fyne.
type orderDraft struct {
	papers  workbench.Papers
	clauses []workbench.Clause
	subject assessments.PrecedenceSubject
	order   []string // document ids, the one that prevails first
	clause  int      // index of the clause it is cited from; -1 keeps what is on record
	record  assessments.Precedence
}

// newOrderDraft begins with the first subject a clause was found for.
func newOrderDraft(p workbench.Papers, clauses []workbench.Clause) *orderDraft {
	d := &orderDraft{papers: p, clauses: clauses}
	d.about("general")
	if !p.Order("general").Cited && len(clauses) > 0 {
		d.about(clauses[0].Subjects[0])
		d.use(0)
	}
	return d
}

// about turns to another subject, with what is on record for it.
func (d *orderDraft) about(s assessments.PrecedenceSubject) {
	d.subject, d.clause, d.record, d.order = s, -1, assessments.Precedence{}, nil
	o := d.papers.Order(s)
	if o.Clause.Subject == s {
		d.record = o.Clause
	}
	for _, r := range o.Ranked {
		if !r.Outside {
			d.order = append(d.order, r.Document.ID)
		}
	}
}

// use takes over the order a clause gives; documents it does not name come after those it does.
func (d *orderDraft) use(i int) {
	d.clause = i
	var out []string
	for _, id := range d.clauses[i].Order {
		if slices.Contains(d.order, id) {
			out = append(out, id)
		}
	}
	for _, id := range d.order {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	d.order = out
}

// move puts a document one place up (-1) or down (+1).
func (d *orderDraft) move(id string, by int) {
	i := slices.Index(d.order, id)
	if j := i + by; i >= 0 && j >= 0 && j < len(d.order) {
		d.order[i], d.order[j] = d.order[j], d.order[i]
	}
}

// result is the record to save. A cited order holds only the documents its clause names: it settles nothing else.
func (d *orderDraft) result() assessments.Precedence {
	p := d.record
	p.ContractID, p.Subject, p.Order = d.papers.Contract.ID, d.subject, d.order
	if d.clause >= 0 {
		c := d.clauses[d.clause]
		p.VersionID, p.Quote, p.Section = c.Version.ID, c.Passage.Quote, c.Passage.Section
		if len(c.Order) > 1 {
			p.Order = slices.DeleteFunc(slices.Clone(d.order), func(id string) bool { return !slices.Contains(c.Order, id) })
		}
	}
	return p
}

// verb is what saving does.
func (d *orderDraft) verb() string {
	switch {
	case d.clause >= 0:
		return "Cite this clause"
	case d.record.VersionID != "":
		return "Save the order"
	}
	return "Record as assumed"
}

// name is a document's name.
func (d *orderDraft) name(id string) string {
	for _, doc := range d.papers.Documents {
		if doc.ID == id {
			return doc.Name
		}
	}
	return id
}

func subjectTitle(s assessments.PrecedenceSubject) string {
	switch s {
	case "personal_data":
		return "personal data"
	case "ai_features":
		return "AI features"
	}
	return "in general"
}

// orderNames are the documents of an order that belong to the contract, in words.
func orderNames(o workbench.Order) []string {
	var out []string
	for _, r := range o.Ranked {
		if !r.Outside {
			out = append(out, r.Document.Name)
		}
	}
	return out
}
