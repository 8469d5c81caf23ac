package workbench

import (
	"cmp"
	"context"

	"countersign/assessments"
)

// editable are the nouns whose facts a person simply edits. The others have use cases of their own.
var editable = map[assessments.Noun]bool{
	assessments.NounOrganisation: true, assessments.NounVendor: true, assessments.NounService: true,
	assessments.NounPlan: true, assessments.NounContract: true, assessments.NounPrecedence: true,
	assessments.NounDocument: true, assessments.NounVersion: true, assessments.NounUse: true,
	assessments.NounAssessment: true, assessments.NounAnswer: true, assessments.NounCitation: true,
	assessments.NounEvidence: true, assessments.NounRevision: true, assessments.NounFinding: true,
	assessments.NounNote: true, assessments.NounCondition: true,
	assessments.NounResponsibility: true,
}

// changing adds, changes and bins records of any noun that needs nothing of its own.
type changing struct{ *journal }

// Add creates records, together in one event. What the program computes (status, hashes, who and when) is
// left to it, whatever the records say. One that is there already is refused: nothing is written over what
// no one saw.
func (w *changing) Add(ctx context.Context, records ...assessments.Record) (assessments.Event, error) {
	return w.save(ctx, records, true)
}

// save creates records or, unless all have to be fresh, puts them in the place of those that are stored.
func (w *changing) save(ctx context.Context, records []assessments.Record, fresh bool) (assessments.Event,
	error,
) {
	if len(records) == 0 {
		return assessments.Event{}, nil
	}
	first := records[0]
	in := intent{
		verb: assessments.VerbOn(first.Noun(), assessments.ActionSave), subject: first.Noun(),
		subjectID: first.Key(), assessment: assessmentOf(first),
	}
	return w.do(ctx, in, func(e *edit) error {
		for _, r := range records {
			before, err := e.stored(r)
			if err != nil {
				return err
			}
			if fresh && before != nil {
				return assessments.Errorf(assessments.Conflict,
					"There is a %s with the id “%s” already. Nothing was saved.", r.Noun().Title(), r.Key())
			}
			if err := e.saveOver("", before, assessments.Clone(r)); err != nil {
				return err
			}
		}
		return nil
	})
}

// ChangeSeen changes what a person changes in records as they were seen, together in one event: fn changes
// each as it is stored, may be called again, and does nothing but change its record. If another window, job
// or command has changed one of the same fields since, nothing is saved and the error is a
// *assessments.Moved; what it saved in other fields is not taken back. What this workbench itself wrote last
// counts as seen: the screen may be a moment behind. A record that is not there is refused, but what people
// write without making it first (an answer, a finding, a note, the organisation) may not be there yet, or
// be in the bin.
func (w *changing) ChangeSeen(ctx context.Context, fn func(assessments.Record),
	seen ...assessments.Record,
) (assessments.Event, error) {
	if len(seen) == 0 {
		return assessments.Event{}, nil
	}
	in := intent{
		verb:    assessments.VerbOn(seen[0].Noun(), assessments.ActionSave),
		subject: seen[0].Noun(), subjectID: seen[0].Key(),
	}
	return w.do(ctx, in, func(e *edit) error {
		for _, one := range seen {
			err := e.saveChanged(one, written[one.Noun()], func(stored assessments.Record) error {
				before := assessments.Clone(stored)
				fn(stored)
				if assessments.InBin(before) && !assessments.InBin(one) { // people saw nothing of it
					return nil
				}
				return assessments.Overtaken(one, before, stored, w.wrote.last)
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// written are the nouns whose records come about by being written.
var written = map[assessments.Noun]bool{
	assessments.NounAnswer: true, assessments.NounFinding: true, assessments.NounNote: true,
	assessments.NounOrganisation: true, assessments.NounResponsibility: true,
}

// SaveChanges saves what a person changed in a record: only the fields in which it differs from base,
// the record as it was seen. If someone else has changed one of them since, nothing is saved and the
// error is a *assessments.Moved, which has what was seen, what is stored and what was wanted. What
// comes about by being written may not be there yet, or be in the bin.
func (w *changing) SaveChanges(ctx context.Context, base, record assessments.Record) (assessments.Event,
	error,
) {
	return w.change(ctx, bare(base), written[base.Noun()],
		func(stored assessments.Record) error {
			if assessments.InBin(stored) && !assessments.InBin(base) { // people saw nothing of it
				for _, c := range assessments.Diff(base, record) {
					if f, ok := assessments.FieldOf(stored, c.Field); ok && !f.Computed {
						if err := f.Value.Set(c.After); err != nil {
							return err
						}
					}
				}
				return nil
			}
			return assessments.Rebase(stored, base, record)
		})
}

// bare is a record with nothing in it but what it belongs to.
func bare(of assessments.Record) assessments.Record {
	r := assessments.New(of.Noun())
	r.SetKey(of.Key())
	from, to := of.Fields(), r.Fields()
	for i := range from {
		if from[i].Required || from[i].Name == "status" {
			_ = to[i].Value.Set(from[i].Value.String()) // Set(String()) of the same field cannot fail
		}
	}
	return r
}

func (w *changing) change(ctx context.Context, fresh assessments.Record, add bool,
	fn func(assessments.Record) error,
) (assessments.Event, error) {
	n, id := fresh.Noun(), fresh.Key()
	in := intent{verb: assessments.VerbOn(n, assessments.ActionSave), subject: n, subjectID: id}
	return w.do(ctx, in, func(e *edit) error { return e.saveChanged(fresh, add, fn) })
}

// saveChanged reads a record, lets fn change it and saves it. If it is not there, fresh is what fn
// changes, or it is refused.
func (e *edit) saveChanged(fresh assessments.Record, add bool, fn func(assessments.Record) error) error {
	before, err := e.stored(fresh)
	switch {
	case err != nil:
		return err
	case before == nil && !add:
		return unknown(fresh.Noun(), fresh.Key())
	}
	r := assessments.Clone(cmp.Or(before, fresh))
	if err := fn(r); err != nil {
		return err
	}
	r.SetKey(fresh.Key())
	e.assessment, e.adds = cmp.Or(e.assessment, assessmentOf(r)), add
	return e.saveOver("", before, r)
}

// bringBack takes a record out of the bin if it is changed: of a record that is added if it is not
// there, people see none while it is in the bin, and what they write must not go there unseen.
func bringBack(before, r assessments.Record) {
	if b, ok := r.(assessments.Binnable); ok && len(assessments.Diff(before, r)) > 0 {
		*b.BinnedAt() = 0
	}
}

// save writes one editable record, with the computed fields as they stand.
func (e *edit) save(path string, r assessments.Record) error {
	before, err := e.stored(r)
	if err != nil {
		return err
	}
	return e.saveOver(path, before, r)
}

// saveOver is save for a record whose stored state is known; nil if there is none.
func (e *edit) saveOver(path string, before, r assessments.Record) error {
	if !editable[r.Noun()] {
		return assessments.Errorf(assessments.Refused,
			"It is not possible to edit %s directly. Change it with the action made for it.", r.Noun().One())
	}
	found, was := before != nil, before
	if !found {
		if r.Noun() == assessments.NounVersion || r.Noun() == assessments.NounRevision ||
			r.Noun() == assessments.NounAssessment {
			return unknown(r.Noun(), r.Key())
		}
		was = assessments.New(r.Noun())
		was.SetKey(r.Key())
	}
	keepComputed(was, r)
	if e.adds && found {
		bringBack(was, r)
	}
	switch one := r.(type) {
	case *assessments.Answer:
		stored, _ := before.(*assessments.Answer)
		return answers{e}.putAnswer(path, stored, one, changedFrom(was, assessments.Clone(one)))
	case *assessments.Citation:
		return quotes{e}.putCitation(path, one, changedFrom(was, assessments.Clone(one)))
	case *assessments.ApprovalCondition:
		return approvals{e}.putCondition(path, one)
	case *assessments.Finding:
		return e.putFinding(path, was.(*assessments.Finding), found, one)
	case *assessments.ResponsibilityAnswer:
		return responsibilities{e}.put(path, was.(*assessments.ResponsibilityAnswer), one)
	case *assessments.Note:
		e.signs(was.(*assessments.Note), one)
	case *assessments.Assessment:
		if err := (approvals{e}).keepRequester(path, was.(*assessments.Assessment), one); err != nil {
			return err
		}
	}
	if !found {
		e.distribute(r)
	}
	return e.putOver(path, before, r, e.newProblems(before, r))
}

// keepComputed copies what the program computes from the stored record.
func keepComputed(from, to assessments.Record) {
	f, t := from.Fields(), to.Fields()
	for i := range f {
		if f[i].Computed {
			_ = t[i].Value.Set(f[i].Value.String()) // Set(String()) of the same field cannot fail
		}
	}
}

// assessmentOf is the assessment a record belongs to, "" where it belongs to none.
func assessmentOf(r assessments.Record) string {
	if r.Noun() == assessments.NounAssessment {
		return r.Key()
	}
	if f, ok := assessments.FieldOf(r, "assessment"); ok {
		return f.Value.String()
	}
	return ""
}

// Bin moves a record to the bin; it can be restored from there.
func (w *changing) Bin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error) {
	return w.bin(ctx, n, ids, assessments.ActionBin, assessments.MomentOf(w.clock.Now()))
}

// Unbin restores a record from the bin.
func (w *changing) Unbin(ctx context.Context, n assessments.Noun, ids ...string) (assessments.Event, error) {
	return w.bin(ctx, n, ids, assessments.ActionUnbin, 0)
}

func (w *changing) bin(ctx context.Context, n assessments.Noun, ids []string, action assessments.Action,
	at assessments.Moment,
) (assessments.Event, error) {
	if len(ids) == 0 {
		return assessments.Event{}, nil
	}
	in := intent{verb: assessments.VerbOn(n, action), subject: n, subjectID: ids[0]}
	return w.do(ctx, in, func(e *edit) error {
		for _, id := range ids {
			b, err := binning{e}.binnable(n, id)
			if err != nil {
				return err
			}
			if (*b.BinnedAt() != 0) == (at != 0) {
				continue
			}
			*b.BinnedAt() = at
			if err := e.put("", b); err != nil {
				return err
			}
			if c, ok := b.(*assessments.Citation); ok {
				if err := (answers{e}).supportGone(c.AssessmentID, c.ItemID); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
