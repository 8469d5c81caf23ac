package cli

import (
	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
)

type packCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	ID        string `arg:"" help:"Id of the assessment."`
	Out       string `required:"" help:"Folder to write, or a file ending in .zip; must not exist." placeholder:"DIR_OR_ZIP"`
	Audience  string `default:"auditor" enum:"auditor,board,vendor" help:"Whom it is for: auditor, board or vendor."`
	JSON      bool   `help:"Print JSON."`
	asOfFlag
	actorFlags
}

func (*packCmd) Help() string {
	return "Example: countersign pack acme.countersign lumen-chat --out lumen-pack.zip --as \"Ada Legal\" --role legal\n\nWhere nobody is named as acting, the pack is written and not recorded in the workspace."
}

func (c *packCmd) Run(r *run) error {
	day, err := c.day(r)
	if err != nil {
		return err
	}
	write := func(w *workbench.Workbench) error {
		sealed, err := w.WritePack(r.ctx, workbench.PackOrder{Assessment: c.ID, Out: c.Out, Audience: c.Audience, AsOf: day}, r.Packs, r.progress())
		if err != nil {
			return err
		}
		if c.JSON {
			return r.json(sealed)
		}
		r.say("Wrote %s: %s, %d bytes; re-opened and verified.", sealed.Place, count(sealed.Files, "file"), sealed.Bytes)
		r.say("Pack %s, state %s", sealed.Report.Facts.PackID, sealed.Report.Facts.StateHash)
		return nil
	}
	if _, err := c.actor(r); err != nil {
		if c.As != "" || c.Role != "" {
			return err
		}
		r.note("Nobody is named as acting (--as NAME --role ROLE): the pack is not recorded in the workspace.")
		return r.reading(c.Workspace, write)
	}
	return r.writing(c.Workspace, c.actorFlags, write)
}

type verifyCmd struct {
	Pack string `arg:"" help:"The pack: a folder or a zip."`
	JSON bool   `help:"Print JSON."`
}

func (*verifyCmd) Help() string { return "Example: countersign verify lumen-pack.zip" }

func (c *verifyCmd) Run(r *run) error {
	rep, err := workbench.VerifyPack(r.ctx, c.Pack, r.Packs, r.progress())
	if err != nil {
		return err
	}
	if rep.Problems == nil {
		rep.Problems = []port.PackProblem{}
	}
	if c.JSON {
		if err := r.json(rep); err != nil {
			return err
		}
	} else {
		for _, p := range rep.Problems {
			r.say("%s", p)
		}
	}
	if n := len(rep.Problems); n > 0 {
		return assessments.Errorf(assessments.Damaged, "The pack is not as it was sealed: %s found. Ask for it again from whoever sent it.", count(n, "problem"))
	}
	if !c.JSON {
		r.say("%s and %d bytes are as they were sealed; report, workbook and assessment.json agree.", count(rep.Files, "file"), rep.Bytes)
		r.say("Pack %s, state %s, as of %s", rep.Facts.PackID, rep.Facts.StateHash, rep.Facts.AsOf)
	}
	return nil
}
