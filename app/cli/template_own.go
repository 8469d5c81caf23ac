package cli

import (
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// templateAdd adds a custom question set to a workspace.
type templateAdd struct {
	Workspace string `arg:"" help:"The workspace."`
	File      string `arg:"" help:"YAML file; it is linted first, and kept only where nothing is wrong with it."`
	actorFlags
}

func (*templateAdd) Help() string {
	return "Example: countersign template add acme.countersign our-set.yaml --as \"Ada Legal\" --role legal"
}

func (c *templateAdd) Run(r *run) error {
	t, err := r.parseTemplate(c.File)
	if err != nil {
		return err
	}
	return r.writing(c.Workspace, c.actorFlags, func(w *workbench.Workbench) error {
		ev, err := w.AddTemplate(r.ctx, t)
		if err != nil {
			return err
		}
		if ev.Seq == 0 {
			r.say("%s %s is in the workspace already.", t.ID, t.Version)
			return nil
		}
		r.say("Kept %s %s with %s. Begin with it: countersign template begin %s %s USE", t.ID, t.Version,
			count(len(t.Items), "item"), c.Workspace, t.ID)
		return nil
	})
}

// templateBegin begins an assessment with a question set, shipped or added.
type templateBegin struct {
	Workspace string `arg:"" help:"The workspace."`
	Set       string `arg:"" help:"Id of the question set; of a set of your own the newest version, or its key."`
	Use       string `arg:"" help:"Id of the use to assess."`
	Name      string `help:"What the assessment is called; the service's name where it is left out."`
	actorFlags
}

func (*templateBegin) Help() string {
	return "Example: countersign template begin acme.countersign our-set support-drafting --as \"Ada Legal\" --role legal"
}

func (c *templateBegin) Run(r *run) error {
	return r.writing(c.Workspace, c.actorFlags, func(w *workbench.Workbench) error {
		key, err := c.key(r, w)
		if err != nil {
			return err
		}
		use := assessments.Use{ID: c.Use}
		if err := w.Get(r.ctx, &use); err != nil {
			return err
		}
		service := assessments.Service{ID: use.ServiceID}
		if err := w.Get(r.ctx, &service); err != nil {
			return err
		}
		if shipped, ok := w.Catalogue().Template(c.Set); ok && shipped.Scope != use.Scope {
			return assessments.Errorf(assessments.Refused,
				"The question set “%s” is for Scope %d, and the use is Scope %d. Nothing was begun.", c.Set,
				shipped.Scope, use.Scope)
		}
		a := w.Proposal(use, service, key)
		if c.Name != "" {
			a.Name = c.Name
		}
		if _, err := w.Begin(r.ctx, a); err != nil {
			return err
		}
		r.say("Began %s with %s.", a.ID, c.Set)
		return nil
	})
}

// key is what Begin takes for the set named: "" for one that ships with the program.
func (c *templateBegin) key(r *run, w *workbench.Workbench) (string, error) {
	if _, shipped := w.Catalogue().Template(c.Set); shipped {
		return "", nil
	}
	own, err := w.OwnTemplates(r.ctx)
	for _, o := range own {
		if o.Key == c.Set || o.Template.ID == c.Set {
			return o.Key, err
		}
	}
	if err == nil {
		err = assessments.Errorf(assessments.NotFound,
			"There is no question set “%s”. “countersign template list” names those that ship; “template list --workspace” also your own.", c.Set)
	}
	return "", err
}
