package cli

import (
	"countersign/assessments"
	"countersign/assessments/particulars"
)

type factsCmd struct {
	File string `arg:"" help:"PDF, DOCX, HTML, Markdown, plain text, a mail (EML) or a saved page (MHTML)."`
	JSON bool   `help:"Print JSON: each particular with its quote and offsets; what is not stated is absent."`
}

func (*factsCmd) Help() string { return "Example: countersign facts agreement.pdf" }

func (c *factsCmd) Run(r *run) error {
	t, err := r.extract(c.File)
	if err != nil {
		return err
	}
	r.noteNotices(t)
	facts := particulars.Read(t)
	if c.JSON {
		return r.json(facts)
	}
	rows := facts.Rows()
	for _, one := range rows {
		r.say("%-14s %s", one.Name, one.Value)
		if one.Quote != one.Value {
			r.say("%-14s “%s”", "", assessments.Clip(one.Quote, 300))
		}
	}
	if len(rows) == 0 {
		r.say("It states no title, company, day, term or law that could be read off.")
	}
	return nil
}
