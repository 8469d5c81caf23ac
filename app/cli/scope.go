package cli

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/scoping"
)

type scopeCmd struct {
	Answers   string `help:"YAML file of “question: option” lines." placeholder:"FILE.yaml"`
	Questions bool   `help:"Print the questions and their options instead."`
	JSON      bool   `help:"Print JSON."`
}

func (*scopeCmd) Help() string { return "Example: countersign scope --answers use.yaml" }

func (c *scopeCmd) Run(r *run) error {
	if c.Questions {
		return c.questions(r)
	}
	if c.Answers == "" {
		return assessments.Errorf(assessments.Usage,
			"Name the answers with --answers FILE.yaml; “countersign scope --questions” prints what can be answered.")
	}
	data, err := readSmall(c.Answers, maxDeclaration)
	if err != nil {
		return err
	}
	answers, problems := declare.ParseAnswers(data)
	if len(problems) > 0 {
		return problems
	}
	p, problems := scoping.Place(answers)
	if len(problems) > 0 {
		return problems
	}
	if c.JSON {
		return r.json(p)
	}
	if p.Outside {
		r.say("Outside of the matrix")
		for _, why := range p.Reasons {
			r.say("  because %s", why.Text)
		}
		return nil
	}
	if len(p.Missing) > 0 {
		r.say("Not placed yet. Still to be answered: %s.", strings.Join(p.Missing, ", "))
		return nil
	}
	standard := ""
	if p.StandardTerms {
		standard = ", standard terms"
	}
	r.say("Scope %d (%s%s)", p.Scope, p.Side, standard)
	for _, why := range p.Reasons {
		r.say("  because %s", why.Text)
	}
	for _, w := range p.Warnings {
		r.say("  beware: %s", w.Text)
	}
	for _, n := range p.Notes {
		r.say("  note: %s", n)
	}
	return nil
}

func (c *scopeCmd) questions(r *run) error {
	if c.JSON {
		return r.json(scoping.Questions())
	}
	for _, q := range scoping.Questions() {
		r.say("%s: %s", q.ID, q.Text)
		for _, o := range q.Options {
			r.say("    %s: %s", o.ID, o.Text)
		}
	}
	return nil
}
