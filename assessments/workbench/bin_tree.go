package workbench

import (
	"context"
	"fmt"
	"strings"

	"countersign/assessments"
)

// BinWith moves a record to the bin together with what is nothing without it: a vendor with its
// services, plans, contracts, documents, uses and assessments, in one event that is undone as one. It
// refuses while something that stays still stands on what would go, such as a use on its contract.
func (w *changing) BinWith(ctx context.Context, n assessments.Noun, id string) (assessments.Event, error) {
	in := intent{verb: assessments.VerbOn(n, assessments.ActionBin), subject: n, subjectID: id}
	return w.do(ctx, in, func(e *edit) error {
		top, err := binning{e}.binnable(n, id)
		if err != nil || *top.BinnedAt() != 0 {
			return err
		}
		all, err := binning{e}.withOwned(top)
		if err != nil {
			return err
		}
		if err := (binning{e}).nothingStandsOn(all); err != nil {
			return err
		}
		at := assessments.MomentOf(w.clock.Now())
		// children first, so that undo brings their parents back before them
		for i := len(all) - 1; i >= 0; i-- {
			*all[i].BinnedAt() = at
			if err := e.put("", all[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// UnbinWith restores a record and what went to the bin together with it.
func (w *changing) UnbinWith(ctx context.Context, n assessments.Noun, id string) (assessments.Event, error) {
	in := intent{verb: assessments.VerbOn(n, assessments.ActionUnbin), subject: n, subjectID: id}
	return w.do(ctx, in, func(e *edit) error {
		top, err := binning{e}.binnable(n, id)
		if err != nil || *top.BinnedAt() == 0 {
			return err
		}
		all, err := binning{e}.withOwned(top)
		if err != nil {
			return err
		}
		for _, r := range all {
			*r.BinnedAt() = 0
			if err := e.put("", r); err != nil {
				return err
			}
		}
		return nil
	})
}

// binning moves records to the bin with everything they own.
type binning struct{ *edit }

func (e binning) binnable(n assessments.Noun, id string) (assessments.Binnable, error) {
	b, ok := assessments.New(n).(assessments.Binnable)
	if !ok {
		return nil, assessments.Errorf(assessments.Refused,
			"A %s does not go to the bin; it is revoked with a reason.", n)
	}
	b.SetKey(id)
	found, err := e.Get(b)
	if err == nil && !found {
		err = unknown(n, id)
	}
	return b, err
}

// owns reports whether records whose field leads to another are nothing without it.
func owns(n assessments.Noun, f assessments.Field) bool {
	return f.Required || n == assessments.NounDocument &&
		(f.Ref == assessments.NounContract || f.Ref == assessments.NounService)
}

// withOwned lists a record and what it owns in the same state: outside the bin, or binned at the same moment.
// Parents come before their children.
func (e binning) withOwned(top assessments.Binnable) ([]assessments.Binnable, error) {
	all := []assessments.Binnable{top}
	seen := map[string]bool{string(top.Noun()) + " " + top.Key(): true}
	for i := 0; i < len(all); i++ {
		for _, n := range assessments.Nouns() {
			for _, f := range assessments.New(n).Fields() {
				if f.Ref != all[i].Noun() || !owns(n, f) {
					continue
				}
				rows, err := e.List(n, is(f.Name, all[i].Key()))
				if err != nil {
					return nil, err
				}
				for _, r := range rows {
					b, ok := r.(assessments.Binnable)
					k := string(n) + " " + r.Key()
					if ok && !seen[k] && *b.BinnedAt() == *top.BinnedAt() {
						seen[k] = true
						all = append(all, b)
					}
				}
			}
		}
	}
	return all, nil
}

// nothingStandsOn refuses when a use that stays refers to a plan or contract that would go.
func (e binning) nothingStandsOn(going []assessments.Binnable) error {
	goes := map[string]bool{}
	for _, r := range going {
		goes[string(r.Noun())+" "+r.Key()] = true
	}
	uses, err := live[assessments.Use](e)
	if err != nil {
		return err
	}
	for _, r := range going {
		var names []string
		for _, u := range uses {
			stands := r.Noun() == assessments.NounPlan && u.PlanID == r.Key() ||
				r.Noun() == assessments.NounContract && u.ContractID == r.Key()
			if stands && !goes["use "+u.ID] {
				names = append(names, fmt.Sprintf("“%s”", u.Purpose))
			}
		}
		if len(names) > 0 {
			return assessments.Errorf(assessments.Refused,
				"The %s “%s” cannot go to the bin while a use stands on it: %s. Choose another %s there first.",
				r.Noun(), assessments.TitleOf(r), strings.Join(names, ", "), r.Noun())
		}
	}
	return nil
}
