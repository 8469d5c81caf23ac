package workbench

import (
	"context"
	"fmt"
	"reflect"

	"countersign/assessments"
	"countersign/assessments/port"
)

// Reassess re-opens an assessment after an event (a trigger of the catalogue, such as
// assessments.TriggerNewFeature): the answers the event touches count as open until they are confirmed.
func (w *assessing) Reassess(ctx context.Context, assessment, trigger string) (assessments.Event, error) {
	known := false
	for _, t := range assessments.Triggers() {
		known = known || t == trigger
	}
	if !known {
		return assessments.Event{}, assessments.Errorf(assessments.Refused,
			"There is no event “%s” that re-opens an assessment.", trigger)
	}
	in := intent{
		verb: assessments.VerbReassess, subject: assessments.NounAssessment, subjectID: assessment,
		assessment: assessment, reason: trigger, relies: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		a, err := must[assessments.Assessment](e, assessment)
		if err != nil {
			return err
		}
		var t assessments.Template
		if err := thaw(e.w.bodies, e, a.TemplateID, &t); err != nil {
			return err
		}
		for _, it := range t.Triggered(trigger) {
			if err := (answers{e}).reopen(a.ID, it.ID); err != nil {
				return err
			}
		}
		note := fmt.Sprintf("%s on %s", trigger, e.today)
		if len(a.Triggers) == 0 || a.Triggers[len(a.Triggers)-1] != note {
			a.Triggers = append(a.Triggers, note)
		}
		return e.put("", &a)
	})
}

// reopen marks the answer on an item, if there is one, as to be confirmed again.
func (e answers) reopen(assessment, item string) error {
	a, ok, err := get[assessments.Answer](e, assessment+"/"+item)
	if err != nil || !ok || a.Verdict == assessments.NotAssessed || a.Reconfirm {
		return err
	}
	a.Reconfirm = true
	return e.put("", &a)
}

// Reconfirm is a person's word that verdicts which wait to be confirmed again are still so. It refuses
// an item whose verdict does not wait, and then confirms none.
func (w *assessing) Reconfirm(ctx context.Context, assessment string, items ...string) (assessments.Event,
	error,
) {
	in := intent{
		verb: assessments.VerbReconfirm, subject: assessments.NounAssessment, subjectID: assessment,
		assessment: assessment,
	}
	return w.do(ctx, in, func(e *edit) error {
		for _, item := range items {
			before, ok, err := get[assessments.Answer](e, assessment+"/"+item)
			if err != nil {
				return err
			}
			if !ok || !before.Reconfirm {
				e.problem("items", "the verdict on %s does not wait to be confirmed again", item)
				continue
			}
			a := before
			a.Reconfirm = false
			if err := (answers{e}).putAnswer(item, &before, &a, changedFrom(&before, &a)); err != nil {
				return err
			}
		}
		return nil
	})
}

// UpgradePlan shows item by item what the current question set would add, change or drop in an assessment.
func (w *assessing) UpgradePlan(ctx context.Context, assessment string) (assessments.TemplateDiff, error) {
	a, err := w.judging.Assess(ctx, assessment, w.Today())
	if err != nil {
		return assessments.TemplateDiff{}, err
	}
	return w.NewerSet(ctx, &a)
}

// NewerSet shows what the question set of today asks that the one of an assessment does not. The
// assessment and the decision on it go on standing by their own set until someone upgrades it.
func (w *assessing) NewerSet(ctx context.Context, a *Assessed) (assessments.TemplateDiff, error) {
	var out assessments.TemplateDiff
	err := w.store.Read(ctx, func(r port.Reader) error {
		t, err := w.successor(r, a.Dossier.Template)
		if err == nil {
			out = assessments.DiffTemplates(a.Dossier.Template, t)
		}
		if err != nil {
			return err
		}
		m, err := w.model(r)
		out.Model = !reflect.DeepEqual(m, a.Dossier.Model)
		return err
	})
	return out, err
}

// Upgrade takes an assessment to the current question set and scoring model. Answers are carried over; those
// on items that changed are to be confirmed again. Answers on dropped items stay in the journal.
func (w *assessing) Upgrade(ctx context.Context, assessment string) (assessments.Event, error) {
	plan, err := w.UpgradePlan(ctx, assessment)
	if err != nil {
		return assessments.Event{}, err
	}
	in := intent{
		verb: assessments.VerbUpgrade, subject: assessments.NounAssessment, subjectID: assessment,
		assessment: assessment, relies: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		a, err := must[assessments.Assessment](e, assessment)
		if err != nil {
			return err
		}
		var began assessments.Template
		if err := thaw(e.w.bodies, e, a.TemplateID, &began); err != nil {
			return err
		}
		t, err := w.successor(e, began)
		if err != nil {
			return err
		}
		m, err := e.w.model(e)
		if err != nil {
			return err
		}
		if a.TemplateID, err = e.freeze("template", t.ID+" "+t.Version, t); err != nil {
			return err
		}
		if a.ModelID, err = e.freeze("model", m.ID+" "+m.Version, m); err != nil {
			return err
		}
		for _, c := range plan.Changed {
			if !c.Reconfirm {
				continue // only wording around it changed
			}
			if err := (answers{e}).reopen(a.ID, c.ID); err != nil {
				return err
			}
		}
		return e.put("", &a)
	})
}

// Rate is the inherent risk of a use by the catalogue's rubric; unrated while a factor is not answered.
func (w *assessing) Rate(u assessments.Use) assessments.RiskRating {
	return w.catalogue.Rubric.Rate(RiskFacts(u))
}

// RiskFacts are the levels a use has, as the rubric asks for them.
func RiskFacts(u assessments.Use) assessments.RiskFacts {
	one := func(s string) []string {
		if s == "" {
			return nil
		}
		return []string{s}
	}
	return assessments.RiskFacts{
		"data_classes": u.DataClasses, "criticality": one(u.Criticality), "reach": one(u.Reach),
		"autonomy": one(u.Autonomy),
	}
}
