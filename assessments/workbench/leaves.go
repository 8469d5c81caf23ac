package workbench

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/port"
)

// Leaves lists what an audit pack would hold and what it would withhold from its audience, by the rule
// that WritePack follows. It writes nothing.
func (w *packing) Leaves(ctx context.Context, o PackOrder) (pack.Leaves, error) {
	a, err := w.judging.AssessAt(ctx, o.Assessment, Moments{AsOf: o.AsOf, RecordedBy: o.RecordedBy})
	if err != nil {
		return pack.Leaves{}, err
	}
	opt, err := w.packOptions(ctx, o)
	if err != nil {
		return pack.Leaves{}, err
	}
	opt.Timing = a.Timing
	l, err := pack.FindLeaves(&a.Dossier, a.Judged, opt)
	if err != nil {
		return l, err
	}
	return l, w.addChecklists(ctx, &l, a.Dossier.Service.ID, o)
}

// addChecklists lists among what is withheld the answers of uses that build on the service: they are in no pack. A
// pack rebuilt from the journal is compared with the answers of today.
func (w *packing) addChecklists(ctx context.Context, l *pack.Leaves, service string, o PackOrder) error {
	all, err := w.judging.Overview(ctx, o.AsOf)
	if err != nil {
		return err
	}
	for _, list := range all.Checklists(&w.catalogue.Matrix) {
		if list.Service.ID != service {
			continue
		}
		for _, line := range list.Lines {
			if line.Answer.ID == "" {
				continue
			}
			l.Withheld = append(l.Withheld, pack.Leaving{
				Noun: assessments.NounResponsibility, ID: line.Answer.ID, Title: line.Responsibility.Title,
				Fields: filled(&line.Answer),
				Why:    "on the checklist of a use that builds, which is printed apart: in no pack",
			})
		}
	}
	return nil
}

// filled lists the fields of a record that hold something.
func filled(r assessments.Record) []string {
	var out []string
	for _, f := range r.Fields() {
		if f.Value.String() != "" {
			out = append(out, f.Name)
		}
	}
	return out
}

// packOptions are what a pack is made by. A pack of what had been recorded by an earlier day looks at
// today's distributions as well.
func (w *packing) packOptions(ctx context.Context, o PackOrder) (pack.Options, error) {
	opt := pack.Options{AsOf: o.AsOf, Audience: o.Audience, Catalogue: w.catalogue}
	today := w.Today()
	opt.ToCome = o.AsOf > today
	if up := sooner(o.RecordedBy, today); up < o.AsOf && (opt.ToCome || o.RecordedBy != "") {
		opt.RecordedUpTo = up
	}
	if o.RecordedBy == "" {
		return opt, nil
	}
	opt.Present = pack.Present{}
	err := w.store.Read(ctx, func(r port.Reader) error {
		for _, n := range []assessments.Noun{
			assessments.NounNote, assessments.NounDocument,
			assessments.NounVersion, assessments.NounEvidence, assessments.NounRevision,
		} {
			rows, err := r.List(n)
			if err != nil {
				return err
			}
			opt.Present[n] = map[string]assessments.Distribution{}
			for _, one := range rows {
				if assessments.InBin(one) {
					continue
				}
				dist := assessments.Shareable // a version or revision goes by its document or evidence
				if f, ok := assessments.FieldOf(one, "distribution"); ok {
					dist = assessments.Distribution(f.Value.String())
				}
				opt.Present[n][one.Key()] = dist
			}
		}
		return nil
	})
	return opt, err
}

// asSeen refuses to write a pack that holds more than the list that someone agreed to.
func asSeen(a *Assessed, o PackOrder, opt pack.Options) error {
	if o.Seen == nil {
		return nil
	}
	now, err := pack.FindLeaves(&a.Dossier, a.Judged, opt)
	if err != nil {
		return err
	}
	more := now.More(*o.Seen)
	if len(more) == 0 {
		return nil
	}
	var names []string
	for _, one := range more[:min(len(more), 5)] {
		names = append(names, fmt.Sprintf("%s (%s)", one.Noun.Called(cmp.Or(one.Title, one.ID)),
			assessments.FieldTitles(one.Fields)))
	}
	return assessments.Errorf(assessments.Conflict,
		"More would leave than was on the list you saw, for example %s. No pack was written. Look at the list again.", strings.Join(names, "; "))
}
