package contracts

import (
	"errors"
	"strings"

	"countersign/assessments"
	"countersign/assessments/precedence"
)

// orderDrafts are the orders of precedence of a contract being put together, one for each subject;
// they know no Fyne.
type orderDrafts struct {
	papers  precedence.Papers
	clauses []precedence.Clause
	subject assessments.PrecedenceSubject // shown
	of      map[assessments.PrecedenceSubject]*orderDraft
}

// orderDraft is the order for one subject.
type orderDraft struct {
	*precedence.Draft
	touched bool // a person changed it and has not saved it
}

// newOrderDrafts opens on a subject. Where nothing is cited for a subject, the first clause found for
// it is proposed; quote, where it is given, names the clause the person asked for, and its subject.
func newOrderDrafts(p precedence.Papers, clauses []precedence.Clause, subject assessments.PrecedenceSubject,
	quote string,
) *orderDrafts {
	d := &orderDrafts{
		papers: p, clauses: clauses, subject: subject,
		of: map[assessments.PrecedenceSubject]*orderDraft{},
	}
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
		d.use(asked)
	}
	return d
}

// fresh is what is on record for a subject, or proposed where nothing is cited for it.
func (d *orderDrafts) fresh(s assessments.PrecedenceSubject) *orderDraft {
	return &orderDraft{Draft: d.papers.Draft(s, d.clauses)}
}

func (d *orderDrafts) now() *orderDraft { return d.of[d.subject] }

// use takes over the order that a clause gives.
func (d *orderDrafts) use(i int) {
	d.now().Follow(i)
	d.now().touched = true
}

// move puts a document one place up (-1) or down (+1).
func (d *orderDrafts) move(id string, by int) {
	if one := d.now(); one.Move(id, by) {
		one.touched = true
	}
}

// result is the record to save.
func (d *orderDrafts) result() assessments.Precedence { return d.now().Result() }

// saved takes over what was recorded for a subject; the drafts of the others stay.
func (d *orderDrafts) saved(p assessments.Precedence) {
	d.papers.Save(p)
	d.of[p.Subject] = d.fresh(p.Subject)
}

// beside takes over what someone else recorded for the subject shown, keeps the draft of it, and says so; any
// other error it returns as it is.
func (d *orderDrafts) beside(err error) error {
	var moved *assessments.Moved
	if !errors.As(err, &moved) {
		return err
	}
	r := d.now().Record
	r.ID, r.ContractID, r.Subject = moved.ID, d.papers.Contract.ID, d.subject
	moved.Show(&r)
	d.papers.Save(r)
	d.now().Record, d.now().touched = r, true
	return assessments.Wrap(err, assessments.Conflict,
		"The order of precedence %s was changed elsewhere since you saw it. %s. Nothing was saved. Your order is still shown here: save it again to put it in place of that one.",
		forSubject(d.subject), d.onRecord())
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
	case one.Clause >= 0:
		return "Cite this clause " + forSubject(d.subject)
	case one.Record.Cited():
		return "Save the order " + forSubject(d.subject)
	}
	return "Record as assumed " + forSubject(d.subject)
}

// onRecord says what the workspace holds for the subject shown.
func (d *orderDrafts) onRecord() string {
	r := d.now().Record
	var names []string
	for _, id := range r.Order {
		names = append(names, d.name(id))
	}
	in := strings.Join(names, ", then ")
	switch o := d.papers.Order(d.subject); {
	case r.Cited():
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
	if s == assessments.InGeneral {
		return "for all subjects"
	}
	return "for " + s.Title()
}

// orderNames are the documents of an order that belong to the contract, in words.
func orderNames(o precedence.Order) []string {
	var out []string
	for _, r := range o.Ranked {
		if !r.Outside {
			out = append(out, r.Document.Name)
		}
	}
	return out
}
