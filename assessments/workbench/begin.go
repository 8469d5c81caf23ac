package workbench

import (
	"context"
	"encoding/json"
	"fmt"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/scoping"
)

// assessing begins assessments, and reopens or upgrades them later; it also keeps the question sets of the
// workspace's own.
type assessing struct {
	*journal
	judging *judging
	parse   func(name string, data []byte) (assessments.Template, []assessments.Problem)
}

// Begin opens the assessment of a use: template and scoring model of the day are frozen into it. The
// template is the catalogue's for the scope, unless TemplateID names a question set of the workspace's
// own (OwnSet.Key).
func (w *assessing) Begin(ctx context.Context, a assessments.Assessment) (assessments.Event, error) {
	if a.ID == "" {
		a.ID = w.ids.New(assessments.NounAssessment)
	}
	in := intent{
		verb: assessments.VerbBegin, subject: assessments.NounAssessment, subjectID: a.ID,
		assessment: a.ID, relies: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		a := a // begin puts digests in place of the names of question set and model
		return e.begin("", &a)
	})
}

func (e *edit) begin(path string, a *assessments.Assessment) error {
	if _, ok, err := get[assessments.Assessment](e, a.ID); err != nil || ok {
		if ok {
			e.problem(join(path, "id"), "there is an assessment “%s” already", a.ID)
		}
		return err
	}
	u, ok, err := get[assessments.Use](e, a.UseID)
	if err != nil {
		return err
	}
	if !ok {
		e.problem(join(path, "use"), "there is no use with the id “%s”", a.UseID)
		return nil
	}
	t, ok, err := e.chosen(path, a.TemplateID, u.Scope)
	if err != nil {
		return err
	}
	switch {
	case u.Scope == 0 && scoping.Outside(u.ScopeAnswers):
		e.problem(join(path, "use"), "the use “%s” is no generative AI: the matrix has no scope for it, and no question set fits it", u.Purpose)
		return nil
	case u.Scope == 0:
		e.problem(join(path, "use"), "the use “%s” has no scope yet; place it first", u.Purpose)
		return nil
	case !ok && a.TemplateID != "":
		return nil // said already
	case !ok:
		e.problem(join(path, "use"), "the use “%s” is Scope %d: that is building, with responsibilities of its own (see the matrix), not something a buyer's question set can judge", u.Purpose, u.Scope)
		return nil
	}
	m, err := e.w.model(e)
	if err != nil {
		return err
	}
	a.Scope, a.Status = t.Scope, assessments.Draft
	if a.TemplateID, err = e.freeze("template", t.ID+" "+t.Version, t); err != nil {
		return err
	}
	if a.ModelID, err = e.freeze("model", m.ID+" "+m.Version, m); err != nil {
		return err
	}
	return e.put(path, a)
}

// model is the scoring model with the organisation's own weights of the disciplines.
func (w *workspace) model(r port.Reader) (assessments.ScoringModel, error) {
	m := w.catalogue.Scoring
	o, _, err := get[assessments.Organisation](r, organisationID)
	if err != nil || len(o.Weights) == 0 {
		return m, err
	}
	m.DisciplinePercent = map[assessments.Discipline]int{}
	for _, w := range o.Weights {
		d, p, err := assessments.ParseWeight(w)
		if err != nil {
			return m, err
		}
		m.DisciplinePercent[d] = p
	}
	return m, nil
}

// freeze keeps a value by the digest of its canonical JSON.
func (e *edit) freeze(kind, label string, v any) (string, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("freeze %s: %w", kind, err)
	}
	f := assessments.Frozen{ID: freezeID(string(body)), Type: kind, Label: label, Body: string(body)}
	return f.ID, e.put("", &f)
}
