package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
)

// BinPreview says what a move to the bin takes out of sight, before it is made.
type BinPreview struct {
	Titles []string // of the records themselves
	// With counts what is nothing without them and is no longer shown, by noun: the uses and
	// assessments of a vendor, the verdicts of an assessment, the citations of a document.
	With map[assessments.Noun]int
	// Decided names the assessments among them on which a decision or a sign-off is on record, with
	// their state.
	Decided []string
}

// Harmless reports whether nothing a person worked on is taken out of sight beside the records themselves.
func (p BinPreview) Harmless() bool { return len(p.With) == 0 && len(p.Decided) == 0 }

// counted are the nouns a preview counts: what people made, and not the parts a record consists of.
var counted = map[assessments.Noun]bool{
	assessments.NounService: true, assessments.NounContract: true, assessments.NounDocument: true,
	assessments.NounUse: true, assessments.NounAssessment: true, assessments.NounAnswer: true,
	assessments.NounFinding:  true,
	assessments.NounCitation: true, assessments.NounTick: true, assessments.NounNote: true,
	assessments.NounDecision: true, assessments.NounSignOff: true, assessments.NounException: true,
	assessments.NounCondition: true, assessments.NounResponsibility: true,
}

// BinPreview looks what moving records to the bin would take out of sight.
func (w *changing) BinPreview(ctx context.Context, n assessments.Noun, ids ...string) (BinPreview, error) {
	out := BinPreview{With: map[assessments.Noun]int{}}
	err := w.store.Read(ctx, func(r port.Reader) error {
		seen := map[string]bool{}
		var tops []assessments.Record
		for _, id := range ids {
			top := assessments.New(n)
			top.SetKey(id)
			found, err := r.Get(top)
			if err != nil {
				return err
			}
			if !found {
				return unknown(n, id)
			}
			seen[string(n)+" "+id] = true
			tops = append(tops, top)
			out.Titles = append(out.Titles, assessments.TitleOf(top))
		}
		all, err := dependents(r, tops, seen)
		if err != nil {
			return err
		}
		return out.count(r, tops, all)
	})
	return out, err
}

// count counts what depends on the records that go, and names the assessments that were decided on.
func (p *BinPreview) count(r port.Reader, tops, all []assessments.Record) error {
	for _, one := range all {
		a, isAnswer := one.(*assessments.Answer)
		if counted[one.Noun()] && !emptied(one) &&
			(!isAnswer || a.Verdict != assessments.NotAssessed || a.Response != "") {
			p.With[one.Noun()]++
		}
	}
	for _, one := range append(tops, all...) {
		a, ok := one.(*assessments.Assessment)
		if !ok {
			continue
		}
		for _, n := range []assessments.Noun{assessments.NounDecision, assessments.NounSignOff} {
			taken, err := r.List(n, is("assessment", a.ID))
			if err != nil {
				return err
			}
			if len(taken) > 0 {
				p.Decided = append(p.Decided, a.Name+" ("+a.Status.Title()+")")
				break
			}
		}
	}
	return nil
}

// dependents lists what is nothing without the records, outside the bin, however far down.
func dependents(r port.Reader, tops []assessments.Record, seen map[string]bool) ([]assessments.Record,
	error,
) {
	all := append([]assessments.Record{}, tops...)
	add := func(n assessments.Noun, where ...assessments.Where) error {
		rows, err := r.List(n, where...)
		for _, one := range rows {
			if k := string(n) + " " + one.Key(); !seen[k] && !assessments.InBin(one) {
				seen[k] = true
				all = append(all, one)
			}
		}
		return err
	}
	for i := 0; i < len(all); i++ {
		for _, n := range assessments.Nouns() {
			for _, f := range assessments.New(n).Fields() {
				if f.Ref != all[i].Noun() || !owns(n, f) {
					continue
				}
				if err := add(n, is(f.Name, all[i].Key())); err != nil {
					return nil, err
				}
			}
		}
		if err := notesOf(all[i], add); err != nil {
			return nil, err
		}
	}
	return all[len(tops):], nil
}

// notesOf adds the notes on a record, and those within an assessment: they refer to what they are
// about by its noun and id, and go to the bin with nothing, but are seen only with it.
func notesOf(r assessments.Record, add func(assessments.Noun, ...assessments.Where) error) error {
	if r.Noun() == assessments.NounAssessment {
		if err := add(assessments.NounNote, is("assessment", r.Key())); err != nil {
			return err
		}
	}
	if !counted[r.Noun()] && r.Noun() != assessments.NounVendor && r.Noun() != assessments.NounEvidence {
		return nil
	}
	return add(assessments.NounNote, is("on_noun", string(r.Noun())), is("on_id", r.Key()))
}
