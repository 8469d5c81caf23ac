package workbench

import (
	"context"
	"encoding/json"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/port"
	"countersign/assessments/terms"
)

// Replayed shows a workspace as it is, and as its journal gives it for a day.
func (w *Workbench) Replayed(ctx context.Context, by assessments.Date,
	fn func(now, past port.Reader) error,
) error {
	return w.store.Read(ctx, func(r port.Reader) error {
		p, err := replay(ctx, r, by)
		if err != nil {
			return err
		}
		return fn(r, p)
	})
}

// Remembers has a workbench know of copies.
func (w *Workbench) Remembers(c port.Copies) { w.copies = c }

// Changed names the templates and models in use that are no longer as they were decoded: a caller
// changed what is shared.
func (w *Workbench) Changed() (ids []string) {
	for id, v := range w.bodies.decoded {
		if body, err := json.Marshal(v); err != nil || freezeID(string(body)) != id {
			ids = append(ids, id)
		}
	}
	return ids
}

// KeepsText replaces what was read out of a file, as a later form of the reader would.
func (w *Workbench) KeepsText(ctx context.Context, t assessments.Text) error {
	return w.store.SaveText(ctx, t)
}

// Watching is how many subscriptions there are.
func (w *Workbench) Watching() int { return len(w.watches.list()) }

// Finds has a workbench find clauses by a lexicon.
func (w *Workbench) Finds(by func() (*terms.Lexicon, error)) { w.lexicon = by }

// Attaches has a workbench take mails apart by a reader.
func (w *Workbench) Attaches(by Attached) { w.attached = by }

// Packs has a workbench write packs with some writers.
func (w *Workbench) Packs(with PackWriters) { w.writers = with }

// Validations has a workbench count how often records are validated.
func (w *Workbench) Validations() *int {
	n := 0
	w.validate = func(r assessments.Record) assessments.Problems {
		n++
		return assessments.Validate(r)
	}
	return &n
}

// Dossier collects one dossier.
func (w *Workbench) Dossier(ctx context.Context, id string) (d assessments.Dossier, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		d, err = collect(w.bodies, r, id)
		return err
	})
	return d, err
}

// Summarised is the assessment as lists show it.
func (a *Assessed) Summarised() Summary { return summarise(a) }

// Save creates or updates records, whatever was there: a test knows what it writes over.
func (w *changing) Save(ctx context.Context, records ...assessments.Record) (assessments.Event, error) {
	return w.save(ctx, records, false)
}

// Change changes a record as it is stored, whatever was seen of it.
func (w *changing) Change(ctx context.Context, n assessments.Noun, id string,
	fn func(assessments.Record),
) (assessments.Event, error) {
	fresh := assessments.New(n)
	fresh.SetKey(id)
	return w.change(ctx, fresh, false, sure(fn))
}

// ChangeOrAdd is Change for a record that need not be there: then fresh is what fn changes.
func (w *changing) ChangeOrAdd(ctx context.Context, fresh assessments.Record,
	fn func(assessments.Record),
) (assessments.Event, error) {
	return w.change(ctx, fresh, true, sure(fn))
}

// ChangeAnswer is ChangeOrAdd for the answer to an item.
func (w *answering) ChangeAnswer(ctx context.Context, assessment, item string,
	fn func(*assessments.Answer),
) (assessments.Event, error) {
	fresh := &assessments.Answer{ID: assessment + "/" + item, AssessmentID: assessment, ItemID: item}
	return w.changing.ChangeOrAdd(ctx, fresh, func(r assessments.Record) { fn(r.(*assessments.Answer)) })
}

// ChangeResponsibility is ChangeOrAdd for what is said of a responsibility of a use.
func (w *changing) ChangeResponsibility(ctx context.Context, use, responsibility string,
	fn func(*assessments.ResponsibilityAnswer),
) (assessments.Event, error) {
	fresh := &assessments.ResponsibilityAnswer{
		ID: use + "/" + responsibility, UseID: use, Responsibility: responsibility,
	}
	return w.ChangeOrAdd(ctx, fresh, func(r assessments.Record) { fn(r.(*assessments.ResponsibilityAnswer)) })
}

// sure is a change that cannot fail.
func sure(fn func(assessments.Record)) func(assessments.Record) error {
	return func(r assessments.Record) error {
		fn(r)
		return nil
	}
}

// Duties computes what the law asks of the assessment's use.
func (a *Assessed) Duties(law *assessments.Obligations) obligations.Duties {
	return obligations.Prepare(law).Compute(a.Dossier.Facts(), a.AsOf)
}
