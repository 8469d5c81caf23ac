package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Moments are the two days of looking back. They answer two questions: what held on a day, by what is on record now
// (AsOf), and what had been recorded by a day (RecordedBy).
type Moments struct {
	AsOf       assessments.Date
	RecordedBy assessments.Date // "" is everything recorded until now
}

// AssessAt collects, judges and scores one assessment from what had been recorded by a day, as of a day.
func (w *Workbench) AssessAt(ctx context.Context, id string, m Moments) (Assessed, error) {
	if m.RecordedBy == "" {
		return w.Assess(ctx, id, m.AsOf)
	}
	out := Assessed{AsOf: m.AsOf}
	err := w.store.Read(ctx, func(r port.Reader) error {
		p, err := replay(ctx, r, m.RecordedBy)
		if err != nil {
			return err
		}
		if out.Dossier, err = collect(w.bodies, p, id); err != nil {
			return notYet(err, m.RecordedBy)
		}
		out.RecordedBy, out.PurgedSince = m.RecordedBy, p.purgedOf(&out.Dossier)
		one := []Assessed{out}
		err = computeAll(ctx, p, one)
		out = one[0]
		return err
	})
	return out, err
}

// OverviewAt lists what had been recorded by a day, with every assessment's figures as of a day.
func (w *Workbench) OverviewAt(ctx context.Context, m Moments) (Overview, error) {
	if m.RecordedBy == "" {
		return w.Overview(ctx, m.AsOf)
	}
	var out Overview
	err := w.store.Read(ctx, func(r port.Reader) error {
		p, err := replay(ctx, r, m.RecordedBy)
		if err != nil {
			return err
		}
		g := newGlance(w.bodies)
		g.figures = map[string]figures{}
		out, err = g.look(ctx, p, m.AsOf)
		return err
	})
	return out, err
}

// notYet says of an id that is not found that nothing had been recorded of it by the day.
func notYet(err error, by assessments.Date) error {
	if assessments.KindOf(err) != assessments.NotFound {
		return err
	}
	return assessments.Wrap(err, assessments.NotFound, "By %s nothing of this assessment had been recorded. “countersign show --recorded-by %s” lists what had.", by, by)
}

// purgedOf are the records of a dossier of which something was purged since.
func (p *past) purgedOf(d *assessments.Dossier) []assessments.Mention {
	mine := map[assessments.Mention]bool{}
	for _, v := range d.Versions {
		mine[assessments.Mention{Noun: assessments.NounVersion, ID: v.ID}] = true
	}
	for _, v := range d.Revisions {
		mine[assessments.Mention{Noun: assessments.NounRevision, ID: v.ID}] = true
	}
	for _, v := range d.Notes {
		mine[assessments.Mention{Noun: assessments.NounNote, ID: v.ID}] = true
	}
	for _, v := range d.Citations {
		mine[assessments.Mention{Noun: assessments.NounCitation, ID: v.ID}] = true
	}
	for _, v := range d.Precedences {
		mine[assessments.Mention{Noun: assessments.NounPrecedence, ID: v.ID}] = true
	}
	for _, v := range d.Evidence {
		mine[assessments.Mention{Noun: assessments.NounEvidence, ID: v.ID}] = true
	}
	out := []assessments.Mention{}
	for _, m := range p.purged {
		if mine[m] {
			out = append(out, m)
		}
	}
	return out
}
