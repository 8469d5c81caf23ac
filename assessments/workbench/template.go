package workbench

import (
	"context"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/port"
)

// OwnSet is a question set that someone added to the workspace. It is kept as an assessment freezes one: by
// the digest of its content, so that it never changes; another version is another set.
type OwnSet struct {
	Key      string // id of the frozen template: what Begin takes as the assessment's TemplateID
	Template assessments.Template
}

// AddTemplate keeps a question set that was read and found clean. The sets of the catalogue keep their ids: a
// set of one's own needs another one, so that no one takes it for the built-in one.
func (w *assessing) AddTemplate(ctx context.Context, t assessments.Template) (assessments.Event, error) {
	if _, taken := w.catalogue.Template(t.ID); taken {
		return assessments.Event{}, assessments.Errorf(assessments.Refused,
			"“%s” is the id of a question set that comes with the program. Give your set an id of its own, and add it again.", t.ID)
	}
	if len(t.Items) == 0 || t.Scope != 1 && t.Scope != 2 {
		return assessments.Event{}, assessments.Errorf(assessments.Refused,
			"“%s” is not a question set for Scope 1 or 2 with items in it.", t.ID)
	}
	same, err := w.OwnTemplates(ctx)
	if err != nil {
		return assessments.Event{}, err
	}
	key, err := pack.TemplateDigest(t)
	if err != nil {
		return assessments.Event{}, err
	}
	for _, o := range same {
		if o.Template.ID == t.ID && o.Template.Version == t.Version && o.Key != key {
			return assessments.Event{}, assessments.Errorf(assessments.Conflict,
				"There is another “%s %s” in this workspace already, with other content. Give the new one a version of its own.", t.ID, t.Version)
		}
	}
	in := intent{
		verb: assessments.VerbAddTemplate, subject: assessments.NounFrozen, subjectID: key,
		relies: true,
	}
	return w.do(ctx, in, func(e *edit) error {
		_, err := e.freeze("template", t.ID+" "+t.Version, t)
		return err
	})
}

// OwnTemplates lists the question sets of the workspace's own, by id, the newest version first.
func (w *assessing) OwnTemplates(ctx context.Context) (out []OwnSet, err error) {
	err = w.store.Read(ctx, func(r port.Reader) error {
		out, err = w.ownSets(r)
		return err
	})
	return out, err
}

// ownSets are the templates kept whose ids are not of the catalogue: those of the catalogue are kept because
// assessments began with them.
func (w *assessing) ownSets(r port.Reader) ([]OwnSet, error) {
	rows, err := live[assessments.Frozen](r, is("kind", "template"))
	if err != nil {
		return nil, err
	}
	var out []OwnSet
	for _, f := range rows {
		var t assessments.Template
		if err := thaw(w.bodies, r, f.ID, &t); err != nil {
			return nil, err
		}
		if _, shipped := w.catalogue.Template(t.ID); !shipped {
			out = append(out, OwnSet{Key: f.ID, Template: t})
		}
	}
	slices.SortStableFunc(out, func(a, b OwnSet) int {
		if a.Template.ID != b.Template.ID {
			return strings.Compare(a.Template.ID, b.Template.ID)
		}
		return strings.Compare(b.Template.Version, a.Template.Version)
	})
	return out, nil
}

// chosen is the question set an assessment begins with: the one it names, or the catalogue's for the scope.
// false when there is none, with the problem noted.
func (e *edit) chosen(path, key string, scope int) (assessments.Template, bool, error) {
	if key == "" {
		t, ok := e.w.catalogue.ForScope(scope)
		return t, ok, nil
	}
	var t assessments.Template
	f, ok, err := get[assessments.Frozen](e, key)
	switch {
	case err != nil:
		return t, false, err
	case !ok || f.Type != "template":
		e.problem(join(path, "template"),
			"there is no question set “%s” in this workspace; add it from its file first", key)
		return t, false, nil
	}
	if err := thaw(e.w.bodies, e, key, &t); err != nil {
		return t, false, err
	}
	if t.Scope != scope {
		e.problem(join(path, "template"), "the question set “%s” is for Scope %d, and the use is Scope %d",
			f.Label, t.Scope, scope)
		return t, false, nil
	}
	return t, true, nil
}

// successor is the question set of today that follows one an assessment began with: the catalogue's of its
// scope, or for a set of one's own its newest version. An own set is never followed by one of the catalogue.
func (w *assessing) successor(r port.Reader, t assessments.Template) (assessments.Template, error) {
	if _, shipped := w.catalogue.Template(t.ID); shipped {
		if now, ok := w.catalogue.ForScope(t.Scope); ok {
			return now, nil
		}
		return t, assessments.Errorf(assessments.Refused, "There is no current question set for Scope %d.",
			t.Scope)
	}
	own, err := w.ownSets(r)
	for _, o := range own {
		if o.Template.ID == t.ID && o.Template.Scope == t.Scope {
			return o.Template, err
		}
	}
	return t, err
}

// ParseTemplate reads and lints a question set of the user's own. name is what the file is called.
func (w *assessing) ParseTemplate(name string, data []byte) (assessments.Template, []assessments.Problem) {
	return w.parse(name, data)
}
