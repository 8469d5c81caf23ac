package workbench

import (
	"context"
	"slices"
	"sort"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/scoring"
	"countersign/assessments/terms"
)

// Papers are the documents that count for a contract or an assessment, with what is on record about their order.
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
	Version  assessments.Version // the state that counts: the newest that binds, else the newest; ID "" without any
	Named    bool                // the clause names it
	Outside  bool                // stands outside the contract: nothing in it prevails over the contract
}

// Papers collects the documents of a contract.
func (w *Workbench) Papers(ctx context.Context, contractID string) (p Papers, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		c, err := must[assessments.Contract](r, contractID)
		if err != nil {
			return err
		}
		p.Contract, p.Day = &c, w.Today()
		if p.Documents, err = live[assessments.Document](r, is("contract", contractID)); err != nil {
			return err
		}
		for _, d := range p.Documents {
			vs, err := live[assessments.Version](r, is("document", d.ID))
			if err != nil {
				return err
			}
			p.Versions = append(p.Versions, vs...)
		}
		p.Precedences, err = live[assessments.Precedence](r, is("contract", contractID))
		return err
	})
	return p, err
}

// PapersOf are the papers that bear on an assessment, as of a day.
func PapersOf(d *assessments.Dossier, day assessments.Date) Papers {
	return Papers{Contract: d.Contract, Documents: d.Documents, Versions: d.Versions, Precedences: d.Precedences, Day: day}
}

// SubjectOf says for which subject of an order of precedence a topic is judged.
func SubjectOf(t assessments.Topic) assessments.PrecedenceSubject {
	switch t {
	case "data_location", "retention_deletion", "third_party_sharing", "security_audit", "termination_data_return":
		return "personal_data"
	case "training_use", "training_opt_out", "output_accuracy":
		return "ai_features"
	}
	return "general"
}

// Order puts the papers in order for a subject: as the clause cited for it says, else the one cited for all
// subjects, else an assumed order, the special before the general. Documents outside the contract come last.
func (p Papers) Order(subject assessments.PrecedenceSubject) Order {
	o := Order{Subject: subject, Clause: p.clause(subject)}
	o.Cited = o.Clause.VersionID != ""
	for _, d := range p.Documents {
		o.Ranked = append(o.Ranked, Ranked{
			Document: d, Version: p.Current(d.ID), Named: slices.Contains(o.Clause.Order, d.ID), Outside: p.outside(d),
		})
	}
	sort.SliceStable(o.Ranked, func(i, j int) bool {
		a, b := o.Ranked[i], o.Ranked[j]
		switch {
		case a.Outside != b.Outside:
			return b.Outside
		case a.Named != b.Named:
			return a.Named
		case a.Named:
			return slices.Index(o.Clause.Order, a.Document.ID) < slices.Index(o.Clause.Order, b.Document.ID)
		}
		return assumedRank(a.Document.Type, subject) < assumedRank(b.Document.Type, subject)
	})
	return o
}

// clause is the record that counts for a subject: cited before assumed, the subject's own before that for all.
func (p Papers) clause(subject assessments.PrecedenceSubject) assessments.Precedence {
	best, rank := assessments.Precedence{}, 0
	for _, one := range p.Precedences {
		n := 0
		switch {
		case one.Subject != subject && one.Subject != "general":
			continue
		case one.Subject == subject:
			n = 1
		}
		if one.VersionID != "" {
			n += 2
		}
		if best.ID == "" || n > rank {
			best, rank = one, n
		}
	}
	return best
}

// Current is the version of a document that counts: the newest that binds, else the newest, and what has taken its place
// by the day; ID "" without any. A version whose day is still to come counts only while there is no other.
func (p Papers) Current(document string) assessments.Version {
	var best assessments.Version
	for _, v := range p.Versions {
		if v.DocumentID == document && (best.ID == "" || p.before(v, best)) {
			best = v
		}
	}
	if next, ok := scoring.Successor(best, p.Versions, p.Day); ok {
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

// assumedKinds is the order assumed until a clause is cited: what was agreed specially goes before what holds for all.
var assumedKinds = []assessments.DocumentKind{"order_form", "ai_addendum", "dpa", "sla", "product_terms", "msa", "acceptable_use", "online_terms"}

func assumedRank(k assessments.DocumentKind, subject assessments.PrecedenceSubject) int {
	if subject == "personal_data" && k == "dpa" || subject == "ai_features" && k == "ai_addendum" {
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

func (o Order) find(document string) (Ranked, bool) {
	for _, r := range o.Ranked {
		if r.Document.ID == document {
			return r, true
		}
	}
	return Ranked{}, false
}

// SavePrecedence records an order of a contract's documents for a subject: cited, when it names the version its
// clause stands in, else assumed. A quote that is not in that text is refused: nothing is cited that is not there.
func (w *Workbench) SavePrecedence(ctx context.Context, p assessments.Precedence) (assessments.Event, error) {
	if err := w.prepareText(ctx, p.VersionID); err != nil {
		return assessments.Event{}, err
	}
	if p.ID == "" {
		p.ID = p.ContractID + "/" + string(p.Subject)
	}
	in := intent{verb: "precedence.save", subject: "precedence", subjectID: p.ID}
	return w.do(ctx, in, func(e *edit) error {
		p := p
		same, err := live[assessments.Precedence](e, is("contract", p.ContractID), is("subject", string(p.Subject)))
		if err != nil {
			return err
		}
		if len(same) > 0 {
			p.ID = same[0].ID // one order for each subject
		}
		return e.putPrecedence("", &p)
	})
}

func (e *edit) putPrecedence(path string, p *assessments.Precedence) error {
	for i, id := range p.Order {
		d, ok, err := get[assessments.Document](e, id)
		switch {
		case err != nil:
			return err
		case !ok || d.ContractID != p.ContractID:
			e.problem(join(path, "order_of"), "entry %d: “%s” is no document of this contract", i+1, id)
		case slices.Contains(p.Order[:i], id):
			e.problem(join(path, "order_of"), "entry %d: “%s” stands in the order twice", i+1, d.Name)
		}
	}
	if err := e.checkClause(path, p); err != nil {
		return err
	}
	return e.put(path, p)
}

// checkClause notes a problem where the clause cited for an order is not in its text.
func (e *edit) checkClause(path string, p *assessments.Precedence) error {
	v, ok, err := get[assessments.Version](e, p.VersionID)
	if err != nil || !ok {
		return err // put says that there is no such version
	}
	if v.PurgedOn != "" {
		before, _, err := get[assessments.Precedence](e, p.ID)
		if before.Quote != p.Quote {
			e.problem(join(path, "quote"), noQuote, v.Label, v.PurgedOn)
		}
		return err
	}
	if strings.TrimSpace(p.Quote) == "" {
		e.problem(join(path, "quote"), "a cited order needs the words of its clause")
		return nil
	}
	if before, had, err := get[assessments.Precedence](e, p.ID); err != nil {
		return err
	} else if !had || before.Quote != p.Quote || before.VersionID != p.VersionID {
		if enough, err := e.quoteSuffices(path, v, p.Quote); err != nil || !enough {
			return err
		}
	}
	text, ok, err := e.w.store.LoadText(e.ctx, v.SHA256)
	if err == nil && ok && terms.Locate(text, p.Quote, 0, 0).State == terms.NotFound {
		e.problem(join(path, "quote"), "the document does not say “%s”; quote the clause word for word", clip(p.Quote))
	}
	return err
}

func clip(s string) string {
	if r := []rune(s); len(r) > 80 {
		return string(r[:80]) + "…"
	}
	return s
}

// Contradict gives the verdict “contradicted” on an item; what else its answer says stays. because is noted as
// the reason where the answer has none.
func (w *Workbench) Contradict(ctx context.Context, assessment, item, because string) (assessments.Event, error) {
	in := intent{verb: "answer.save", subject: "answer", subjectID: assessment + "/" + item, assessment: assessment}
	return w.do(ctx, in, func(e *edit) error {
		a, _, err := get[assessments.Answer](e, in.subjectID)
		if err != nil {
			return err
		}
		a.ID, a.AssessmentID, a.ItemID = in.subjectID, assessment, item
		a.Verdict, a.AtFallBack = assessments.Contradicted, false
		if strings.TrimSpace(a.Reason) == "" {
			a.Reason = because
		}
		return e.save("", &a)
	})
}
