package precedence

import (
	"slices"

	"countersign/assessments"
)

// Papers are the documents that count for a contract or an assessment, with what is on record about
// their order.
type Papers struct {
	Contract    *assessments.Contract // nil where there is none
	Documents   []assessments.Document
	Versions    []assessments.Version
	Precedences []assessments.Precedence
	// Day is the day on which a version must be in force to count; "" looks at no day.
	Day assessments.Date
}

// Order is documents in order of precedence for one subject.
type Order struct {
	Subject assessments.PrecedenceSubject // what was asked for
	// Clause is the record behind the order, ID "" where there is none. It may be that for all subjects.
	Clause assessments.Precedence
	Cited  bool // from the contract's own clause; otherwise the order is assumed
	Ranked []Ranked
}

// Ranked is one document in its order.
type Ranked struct {
	Document assessments.Document
	// the state that counts: the newest that binds, else the newest; ID "" without any
	Version assessments.Version
	Named   bool // the clause names it
	Outside bool // stands outside the contract: nothing in it prevails over the contract
}

// Of returns the papers that apply to an assessment, as of a day.
func Of(d *assessments.Dossier, day assessments.Date) Papers {
	return Papers{
		Contract: d.Contract, Documents: d.Documents, Versions: d.Versions,
		Precedences: d.Precedences, Day: day,
	}
}

// Order puts the papers in order for a subject: as the clause cited for it says, else the one cited for all
// subjects, else an assumed order, the special before the general. Documents outside the contract come last.
func (p Papers) Order(subject assessments.PrecedenceSubject) Order {
	o := Order{Subject: subject, Clause: p.clause(subject)}
	o.Cited = o.Clause.Cited()
	for _, d := range p.Documents {
		o.Ranked = append(o.Ranked, Ranked{
			Document: d, Version: p.Current(d.ID), Named: slices.Contains(o.Clause.Order, d.ID),
			Outside: p.outside(d),
		})
	}
	slices.SortStableFunc(o.Ranked, func(a, b Ranked) int {
		switch {
		case a.Outside != b.Outside:
			return firstIf(b.Outside)
		case a.Named != b.Named:
			return firstIf(a.Named)
		case a.Named:
			return slices.Index(o.Clause.Order, a.Document.ID) - slices.Index(o.Clause.Order, b.Document.ID)
		}
		return assumedRank(a.Document.Type, subject) - assumedRank(b.Document.Type, subject)
	})
	return o
}

// firstIf puts the first of two before the other, or after it.
func firstIf(first bool) int {
	if first {
		return -1
	}
	return 1
}

// clause is the record that counts for a subject: cited before assumed, the subject's own before that
// for all.
func (p Papers) clause(subject assessments.PrecedenceSubject) assessments.Precedence {
	best, rank := assessments.Precedence{}, 0
	for _, one := range p.Precedences {
		n := 0
		switch {
		case one.Subject != subject && one.Subject != assessments.InGeneral:
			continue
		case one.Subject == subject:
			n = 1
		}
		if one.Cited() {
			n += 2
		}
		if best.ID == "" || n > rank {
			best, rank = one, n
		}
	}
	return best
}

// Current is the version of a document that counts: the newest that binds, else the newest, and what
// has taken its place by the day; ID "" without any. A version whose day is still to come counts only
// while there is no other.
func (p Papers) Current(document string) assessments.Version {
	var best assessments.Version
	for _, v := range p.Versions {
		if v.DocumentID == document && (best.ID == "" || p.before(v, best)) {
			best = v
		}
	}
	if next, ok := best.SucceededOn(p.Day, p.Versions); ok {
		return next
	}
	return best
}

// before reports whether a version counts before another of the same document.
func (p Papers) before(a, b assessments.Version) bool {
	toCome := func(v assessments.Version) bool { return p.Day != "" && v.Effective > p.Day }
	over := func(v assessments.Version) bool { return v.Status == assessments.VersionSuperseded }
	switch {
	case over(a) != over(b):
		return over(b)
	case toCome(a) != toCome(b):
		return toCome(b)
	}
	return newer(a, b)
}

func newer(a, b assessments.Version) bool {
	if a.Status.Binding() != b.Status.Binding() {
		return a.Status.Binding()
	}
	if a.Effective != b.Effective {
		return a.Effective > b.Effective
	}
	return a.ID > b.ID
}

func (p Papers) outside(d assessments.Document) bool {
	if d.Incorporated {
		return false
	}
	return !d.Type.Contractual() || p.Contract != nil && d.ContractID != p.Contract.ID
}

// assumedKinds is the order assumed until a clause is cited: what was agreed specially goes before
// what holds for all.
var assumedKinds = []assessments.DocumentKind{
	"order_form", "ai_addendum", "dpa", "sla", "product_terms",
	"msa", "acceptable_use", "online_terms",
}

func assumedRank(k assessments.DocumentKind, subject assessments.PrecedenceSubject) int {
	if subject == assessments.PersonalData && k == "dpa" || subject == assessments.AIFeatures &&
		k == "ai_addendum" {
		return -1
	}
	if i := slices.Index(assumedKinds, k); i >= 0 {
		return i
	}
	return len(assumedKinds)
}

// Settles reports whether the order says which of two documents prevails: a cited clause names them both, or
// one of them stands outside the contract.
func (o Order) Settles(a, b string) bool {
	ra, oka := o.find(a)
	rb, okb := o.find(b)
	if !oka || !okb {
		return false
	}
	return ra.Outside != rb.Outside || o.Cited && ra.Named && rb.Named
}

// Within lists the ids of the documents that belong to the contract, in their order.
func (o Order) Within() []string {
	var out []string
	for _, r := range o.Ranked {
		if !r.Outside {
			out = append(out, r.Document.ID)
		}
	}
	return out
}

func (o Order) find(document string) (Ranked, bool) {
	for _, r := range o.Ranked {
		if r.Document.ID == document {
			return r, true
		}
	}
	return Ranked{}, false
}
