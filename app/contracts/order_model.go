package contracts

import (
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// orderDrafts are the orders of precedence of a contract being put together, one for each subject; they know no Fyne.
type orderDrafts struct {
	papers  workbench.Papers
	clauses []workbench.Clause
	subject assessments.PrecedenceSubject // shown
	of      map[assessments.PrecedenceSubject]*orderDraft
}

// orderDraft is the order for one subject.
type orderDraft struct {
	order   []string               // document ids, the one that prevails first
	clause  int                    // index of the clause it is to be cited from; -1 keeps what is on record
	record  assessments.Precedence // on record for this very subject; ID "" where there is none
	touched bool                   // a person changed it and has not saved it
}

// newOrderDrafts opens on a subject. Where nothing is cited for a subject, the first clause found for it is proposed;
// quote, where it is given, names the clause the person asked for, and its subject.
func newOrderDrafts(p workbench.Papers, clauses []workbench.Clause, subject assessments.PrecedenceSubject, quote string) *orderDrafts {
	d := &orderDrafts{papers: p, clauses: clauses, subject: subject, of: map[assessments.PrecedenceSubject]*orderDraft{}}
	asked := -1
	for i, c := range clauses {
		if quote != "" && c.Passage.Quote == quote && len(c.Subjects) > 0 {
			asked, d.subject = i, c.Subjects[0]
		}
	}
	for _, s := range assessments.PrecedenceSubjects() {
		d.of[s] = d.fresh(s)
	}
	if asked >= 0 {
		d.now().clause = -1
		d.use(asked)
	}
	return d
}

// fresh is what is on record for a subject, or proposed where nothing is cited for it.
func (d *orderDrafts) fresh(s assessments.PrecedenceSubject) *orderDraft {
	one := &orderDraft{clause: -1}
	o := d.papers.Order(s)
	if o.Clause.Subject == s {
		one.record = o.Clause
	}
	for _, r := range o.Ranked {
		if !r.Outside {
			one.order = append(one.order, r.Document.ID)
		}
	}
	if !o.Cited {
		if i := slices.IndexFunc(d.clauses, func(c workbench.Clause) bool { return slices.Contains(c.Subjects, s) }); i >= 0 {
			one.follow(i, d.clauses[i])
		}
	}
	return one
}

func (d *orderDrafts) now() *orderDraft { return d.of[d.subject] }

// use takes over the order that a clause gives.
func (d *orderDrafts) use(i int) {
	d.now().follow(i, d.clauses[i])
	d.now().touched = true
}

// follow puts the documents as a clause does; those it does not name come after those it does.
func (d *orderDraft) follow(i int, c workbench.Clause) {
	d.clause = i
	var out []string
	for _, id := range c.Order {
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
func (d *orderDrafts) move(id string, by int) {
	one := d.now()
	i := slices.Index(one.order, id)
	if j := i + by; i >= 0 && j >= 0 && j < len(one.order) {
		one.order[i], one.order[j] = one.order[j], one.order[i]
		one.touched = true
	}
}

// result is the record to save. A cited order holds only the documents its clause names: it settles nothing else.
func (d *orderDrafts) result() assessments.Precedence {
	one, p := d.now(), d.now().record
	named := one.order
	switch {
	case one.clause >= 0:
		c := d.clauses[one.clause]
		p.VersionID, p.Quote, p.Section = c.Version.ID, c.Passage.Quote, c.Passage.Section
		if len(c.Order) > 1 {
			named = c.Order
		}
	case p.VersionID != "":
		named = p.Order
	}
	p.ContractID, p.Subject = d.papers.Contract.ID, d.subject
	p.Order = slices.DeleteFunc(slices.Clone(one.order), func(id string) bool { return !slices.Contains(named, id) })
	return p
}

// saved takes over what was recorded for a subject; the drafts of the others stay.
func (d *orderDrafts) saved(p assessments.Precedence) {
	d.papers.Precedences = slices.DeleteFunc(slices.Clone(d.papers.Precedences), func(one assessments.Precedence) bool { return one.Subject == p.Subject })
	d.papers.Precedences = append(d.papers.Precedences, p)
	d.of[p.Subject] = d.fresh(p.Subject)
}

// unsaved are the subjects that a person changed and has not saved.
func (d *orderDrafts) unsaved() []assessments.PrecedenceSubject {
	var out []assessments.PrecedenceSubject
	for _, s := range assessments.PrecedenceSubjects() {
		if d.of[s].touched {
			out = append(out, s)
		}
	}
	return out
}

// verb is what saving does, and for which subject.
func (d *orderDrafts) verb() string {
	switch one := d.now(); {
	case one.clause >= 0:
		return "Cite this clause " + forSubject(d.subject)
	case one.record.VersionID != "":
		return "Save the order " + forSubject(d.subject)
	}
	return "Record as assumed " + forSubject(d.subject)
}

// onRecord says what the workspace holds for the subject shown.
func (d *orderDrafts) onRecord() string {
	r := d.now().record
	var names []string
	for _, id := range r.Order {
		names = append(names, d.name(id))
	}
	in := strings.Join(names, ", then ")
	switch o := d.papers.Order(d.subject); {
	case r.VersionID != "":
		return "On record, cited from " + section(r.Section) + ": " + in
	case r.ID != "" || r.Subject != "":
		return "On record, assumed: " + in
	case o.Cited:
		return "Nothing on record " + forSubject(d.subject) + ": the order cited for all subjects holds"
	case o.Clause.Subject != "":
		return "Nothing on record " + forSubject(d.subject) + ": the order assumed for all subjects holds"
	}
	return "Nothing on record yet: the order shown is assumed"
}

// name is a document's name.
func (d *orderDrafts) name(id string) string {
	for _, doc := range d.papers.Documents {
		if doc.ID == id {
			return doc.Name
		}
	}
	return id
}

// forSubject says what an order is for: “for personal data”.
func forSubject(s assessments.PrecedenceSubject) string {
	if s == "general" {
		return "for all subjects"
	}
	return "for " + subjectTitle(s)
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
