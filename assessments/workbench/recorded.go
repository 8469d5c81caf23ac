package workbench

import (
	"context"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// Moments are the two days of looking back. They answer two questions: what held on a day, by what is
// on record now (AsOf), and what had been recorded by a day (RecordedBy).
type Moments struct {
	AsOf       assessments.Date
	RecordedBy assessments.Date // "" is everything recorded until now
}

// AssessAt collects, judges and scores one assessment from what had been recorded by a day, as of a day.
func (w *judging) AssessAt(ctx context.Context, id string, m Moments) (Assessed, error) {
	if err := w.known(m); err != nil {
		return Assessed{}, err
	}
	if m.RecordedBy == "" {
		a, err := w.Assess(ctx, id, m.AsOf)
		if err == nil && m.AsOf < w.Today() {
			err = w.store.Read(ctx, a.markLater)
		}
		return a, err
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
		if out = one[0]; err == nil {
			err = out.markLater(p)
		}
		return err
	})
	return out, err
}

// OverviewAt lists what had been recorded by a day, with every assessment's figures as of a day.
func (w *judging) OverviewAt(ctx context.Context, m Moments) (Overview, error) {
	if err := w.known(m); err != nil {
		return Overview{}, err
	}
	if m.RecordedBy == "" {
		out, err := w.Overview(ctx, m.AsOf)
		if err != nil || m.AsOf >= w.Today() {
			return out, err
		}
		err = w.store.Read(ctx, out.markLater)
		return out, err
	}
	var out Overview
	err := w.store.Read(ctx, func(r port.Reader) error {
		p, err := replay(ctx, r, m.RecordedBy)
		if err != nil {
			return err
		}
		g := newGlance(w.bodies)
		g.figures = map[string]cached.Kept{}
		if out, err = g.look(ctx, p, m.AsOf); err == nil {
			err = out.markLater(p)
		}
		return err
	})
	return out, err
}

// markLater marks the assessments that were first recorded after the day looked at.
func (o *Overview) markLater(r port.Reader) error {
	ids := make([]string, len(o.Assessments))
	for i := range o.Assessments {
		ids[i] = o.Assessments[i].ID
	}
	begun, err := begunLater(r, assessments.NounAssessment, o.AsOf, ids...)
	for i := range o.Assessments {
		o.Assessments[i].Begun = begun[o.Assessments[i].ID]
	}
	return err
}

// markLater names the assessment itself among what was recorded only after the day looked at.
func (a *Assessed) markLater(r port.Reader) error {
	id := a.Dossier.Assessment.ID
	begun, err := begunLater(r, assessments.NounAssessment, a.AsOf, id)
	if day := begun[id]; day != "" {
		a.Begun = day
		itself := assessments.Mention{Noun: assessments.NounAssessment, ID: id, Recorded: day}
		a.Timing.RecordedLater = append([]assessments.Mention{itself}, a.Timing.RecordedLater...)
	}
	if err != nil {
		return err
	}
	return a.markRecords(r)
}

// begunLater are the days on which records were first recorded, of those that were so only after a
// day. An assessment, a note and the like have no day of their own: they are shown as of any day, with
// what is said here.
func begunLater(r port.Reader, noun assessments.Noun, asOf assessments.Date,
	ids ...string,
) (map[string]assessments.Date, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	born, err := r.Born(noun, ids...)
	if err != nil {
		return nil, err
	}
	out, days := map[string]assessments.Date{}, map[int64]assessments.Date{}
	for id, seq := range born {
		if _, known := days[seq]; !known {
			events, err := r.Events(assessments.EventQuery{After: seq - 1, Before: seq + 1})
			if err != nil {
				return nil, err
			}
			days[seq] = ""
			for _, ev := range events {
				days[seq] = assessments.DateOf(ev.At.Time())
			}
		}
		if days[seq] > asOf {
			out[id] = days[seq]
		}
	}
	return out, nil
}

// known refuses a day to come: what will have been recorded by then is not known yet.
func (w *judging) known(m Moments) error {
	if today := w.Today(); m.RecordedBy > today {
		return assessments.Errorf(assessments.Usage,
			"What will have been recorded by %s is not known yet. Name %s or an earlier day as --recorded-by, or leave it out.", m.RecordedBy, today)
	}
	return nil
}

// Projection says of a day to come that what is shown of it is a projection; "" if the day has come.
func (w *judging) Projection(asOf assessments.Date) string {
	if today := w.Today(); asOf > today {
		return "As of " + string(asOf) + ", a day to come: a projection from what was recorded by " +
			string(today) + "."
	}
	return ""
}

// notYet says of an id that is not found that nothing had been recorded of it by the day.
func notYet(err error, by assessments.Date) error {
	if assessments.KindOf(err) != assessments.NotFound {
		return err
	}
	return assessments.Wrap(err, assessments.NotFound,
		"By %s nothing of this assessment had been recorded. “countersign show --recorded-by %s” lists what had.", by, by)
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
