package cli

import (
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

type purgeCmd struct {
	Workspace string   `arg:"" help:"The workspace."`
	ID        []string `arg:"" help:"Of a document, version, evidence, revision or note; several are purged in one go."`
	Reason    string   `required:"" help:"Why: it stays on the tombstone and in the journal, so do not quote."`
	Names     bool     `help:"Erase names, labels and NDA parties too; a tombstone then says only what kind of thing it was."`
	Copy      []string `help:"A copy of the workspace that you know of: it is named on the tombstone." placeholder:"FILE"`
	DryRun    bool     `help:"Only say what would be erased, what would stay, and which copies hold it."`
	JSON      bool     `help:"Print JSON."`
	actorFlags
}

func (*purgeCmd) Help() string {
	return "Example: countersign purge acme.countersign soc2/2025 --reason \"NDA material returned\" --as Ada --role legal"
}

func (c *purgeCmd) Run(r *run) error {
	return r.writing(c.Workspace, c.actorFlags, func(w *workbench.Workbench) error {
		order := workbench.PurgeOrder{Reason: c.Reason, Names: c.Names, Copies: c.Copy}
		for _, id := range c.ID {
			thing, err := w.Purgeable(r.ctx, id)
			if err != nil {
				return err
			}
			order.Things = append(order.Things, thing)
		}
		purge := w.PurgeAll
		if c.DryRun {
			purge = w.PlanPurge
		}
		done, err := purge(r.ctx, order)
		if err != nil {
			return err
		}
		if c.JSON {
			return r.json(done)
		}
		c.tell(r, done)
		return nil
	})
}

// tell says what was erased, what stays, and where it can still be.
func (c *purgeCmd) tell(r *run, p workbench.Purging) {
	if len(p.Stones) == 0 {
		r.say("%s was purged before; nothing was left to erase.", strings.Join(c.ID, ", "))
		return
	}
	verb := "Purged"
	if c.DryRun {
		verb = "Would purge"
	}
	r.say("%s %s: %s and %s in the journal.", verb, strings.Join(c.ID, ", "), count(len(p.Files), "file"),
		count(p.Changes, "value"))
	for _, s := range p.Stones {
		r.say("  %s %s: %s", assessments.Noun(s.Of).Title(), s.OfID, s.Name)
	}
	for _, line := range p.Remains() {
		r.say("%s", line)
	}
	if c.DryRun {
		r.say("Nothing was changed.")
	} else {
		r.say("A tombstone stays for each; the journal's chain still verifies.")
	}
}
