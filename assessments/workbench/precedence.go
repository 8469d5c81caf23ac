package workbench

import (
	"context"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/precedence"
)

// Papers collects the documents of a contract.
func (w *citing) Papers(ctx context.Context, contractID string) (p precedence.Papers, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		p, err = papers(r, contractID, w.Today())
		return err
	})
	return p, err
}

func papers(r port.Reader, contractID string, day assessments.Date) (p precedence.Papers, err error) {
	c, err := must[assessments.Contract](r, contractID)
	if err != nil {
		return p, err
	}
	p.Contract, p.Day = &c, day
	lists, err := r.ListMany(ask(assessments.NounDocument, is("contract", contractID)),
		ask(assessments.NounPrecedence, is("contract", contractID)),
		ask(assessments.NounVersion, of("document", assessments.NounDocument, "id",
			is("contract", contractID))))
	if err != nil {
		return p, err
	}
	p.Documents, p.Precedences = liveOf[assessments.Document](lists[0]),
		liveOf[assessments.Precedence](lists[1])
	p.Versions = slices.DeleteFunc(liveOf[assessments.Version](lists[2]), func(v assessments.Version) bool {
		return !slices.ContainsFunc(p.Documents, func(d assessments.Document) bool {
			return d.ID == v.DocumentID
		})
	})
	return p, nil
}

// SavePrecedence records an order of a contract's documents for a subject: cited, when it names the
// version its clause stands in, else assumed. A quote that is not in that text is refused: nothing is
// cited that is not there. seen is what the person saw on record for the subject, empty if nothing: an order
// and its clause belong together, so that one changed elsewhere since is a *assessments.Moved.
func (w *citing) SavePrecedence(ctx context.Context, seen, p assessments.Precedence) (assessments.Event,
	error,
) {
	if err := w.texts.prepareText(ctx, p.VersionID); err != nil {
		return assessments.Event{}, err
	}
	if p.ID == "" {
		p.ID = p.ContractID + "/" + string(p.Subject)
	}
	in := intent{verb: assessments.VerbOrder, subject: assessments.NounPrecedence, subjectID: p.ID}
	return w.do(ctx, in, func(e *edit) error {
		p := p
		same, err := live[assessments.Precedence](e, is("contract", p.ContractID),
			is("subject", string(p.Subject)))
		if err != nil {
			return err
		}
		if len(same) > 0 {
			p.ID = same[0].ID // one order for each subject
			if err := w.orderAsSeen(&seen, &same[0], &p); err != nil {
				return err
			}
		}
		was, _, err := get[assessments.Precedence](e, p.ID)
		if err != nil {
			return err
		}
		return quotes{e}.putPrecedence("", &p, changedFrom(&was, assessments.Clone(&p)))
	})
}

// orderAsSeen refuses to replace an order that is not the one seen.
func (w *citing) orderAsSeen(seen, stored, wanted *assessments.Precedence) error {
	moved := &assessments.Moved{Noun: stored.Noun(), ID: stored.ID, Title: assessments.TitleOf(stored)}
	for _, c := range assessments.Diff(seen, stored) {
		if c.Field == "contract" || c.Field == "subject" || w.wrote.last(c.Reverse()) {
			continue
		}
		f, _ := assessments.FieldOf(wanted, c.Field)
		moved.Fields = append(moved.Fields, assessments.MovedField{
			Name: c.Field, Seen: c.Before, Stored: c.After, Wanted: f.Value.String(),
		})
	}
	if len(moved.Fields) == 0 || assessments.Equal(stored, wanted) {
		return nil
	}
	return moved
}

// putPrecedence writes an order of documents, as putCitation does a citation. The section of another
// clause does not stay.
func (e quotes) putPrecedence(path string, p *assessments.Precedence, stated func(field string) bool) error {
	if before, _, err := get[assessments.Precedence](e, p.ID); err != nil {
		return err
	} else if !stated("section") && (before.Quote != p.Quote || before.VersionID != p.VersionID) {
		p.Section = ""
	}
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
func (e quotes) checkClause(path string, p *assessments.Precedence) error {
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
	text, ok, err := e.loadText(v.SHA256)
	if err == nil && ok && !found(text, p.Quote) {
		e.problem(join(path, "quote"), "the document does not say “%s”; quote the clause word for word",
			assessments.Clip(p.Quote, 80))
	}
	return err
}

// Contradict gives the verdict “contradicted” on an item; what else its answer says stays. because is
// noted as the reason where the answer has none.
func (w *answering) Contradict(ctx context.Context, assessment, item, because string) (assessments.Event,
	error,
) {
	in := intent{
		verb: assessments.VerbAnswer, subject: assessments.NounAnswer,
		subjectID: assessment + "/" + item, assessment: assessment,
	}
	return w.do(ctx, in, func(e *edit) error {
		a, _, err := get[assessments.Answer](e, in.subjectID)
		if err != nil {
			return err
		}
		a.ID, a.AssessmentID, a.ItemID = in.subjectID, assessment, item
		a.Verdict, a.AtFallBack, a.WalkAway = assessments.Contradicted, false, false
		if strings.TrimSpace(a.Reason) == "" {
			a.Reason = because
		}
		return e.save("", &a)
	})
}
