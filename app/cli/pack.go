package cli

import (
	"path/filepath"
	"runtime/debug"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

type packCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	ID        string `arg:"" help:"Id of the assessment."`
	Out       string `required:"" help:"Folder to write, or a file ending in .zip; must not exist." placeholder:"DIR_OR_ZIP"`
	Audience  string `default:"auditor" enum:"auditor,board,vendor" help:"Whom it is for: auditor, board or vendor."`
	JSON      bool   `help:"Print JSON."`
	momentsFlags
	actorFlags
}

func (*packCmd) Help() string {
	return "Example: countersign pack acme.countersign lumen-chat --out lumen-pack.zip --as \"Ada Legal\" --role legal\n\nThe pack is recorded in the workspace under who acts: --as and --role, COUNTERSIGN_ACTOR, or who is named in the settings of this computer. Where nobody is named, it is written and not recorded."
}

func (c *packCmd) Run(r *run) error {
	days, err := c.moments(r)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(c.Out) // what is recorded has to lead there from anywhere
	if err != nil {
		out = c.Out
	}
	write := func(w *workbench.Workbench) error {
		order := workbench.PackOrder{
			Assessment: c.ID, Out: out, Audience: c.Audience, AsOf: days.AsOf, RecordedBy: days.RecordedBy,
		}
		sealed, err := w.WritePack(r.ctx, order, r.progress())
		if err != nil {
			return err
		}
		r.noteRepeats(w, order)
		if said := w.Projection(days.AsOf); said != "" {
			r.note("%s Cover, README.txt and assessment.json of the pack say so.", said)
		}
		elsewhere := r.noteElsewhere(w)
		if c.JSON {
			return r.json(struct {
				pack.Sealed
				Damage []assessments.Damage `json:"damage"`
			}{sealed, elsewhere})
		}
		r.say("Wrote %s: %s, %d bytes; re-opened and verified.", oneLine(sealed.Place),
			count(sealed.Files, "file"), sealed.Bytes)
		r.say("Seal id     %s", sealed.SealID)
		r.say("Content id  %s", sealed.ContentID)
		r.say("State       %s", sealed.Report.Facts.StateHash)
		if a := w.Actor(); a.Valid() == nil {
			r.say("Recorded in the workspace as written by %s.", a)
		}
		r.say("Hand over the seal id by another way than the pack: it covers every byte of it, and is in no file of it.")
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

// noteRepeats names what a pack holds of the words of what it withholds. The pack is written all the
// same, also if this cannot be found out.
func (r *run) noteRepeats(w *workbench.Workbench, o workbench.PackOrder) {
	l, err := w.Leaves(r.ctx, o)
	var repeats []workbench.Repeat
	if err == nil {
		repeats, err = w.Repeats(r.ctx, l)
	}
	if err != nil {
		r.note("The pack is written, but it could not be compared with what is withheld: %v Run “countersign leaves” before you hand it over.", err)
	}
	for _, line := range repeated(repeats) {
		r.note("%s", line)
	}
}

// noteElsewhere names what is not as it was written in the rest of the workspace. The pack relies on
// none of it: its own records and files were compared before.
func (r *run) noteElsewhere(w *workbench.Workbench) []assessments.Damage {
	found, notes, err := w.Elsewhere(r.ctx, r.progress())
	if err != nil {
		r.note("The pack is written, but the rest of the workspace could not be checked: %v Run “countersign check”.", err)
		return []assessments.Damage{}
	}
	if n := len(found); n > 0 {
		r.note("The pack is written, and its own records and files are as they were recorded. Elsewhere in the workspace %s not: run “countersign check”.",
			countOf(n))
	}
	for _, d := range found {
		r.note("  %s: %s", oneLine(d.Place), oneLine(d.Message))
	}
	for _, one := range notes {
		r.note("%s", one)
	}
	return append([]assessments.Damage{}, found...)
}

// countOf is how many places are damaged, with its verb.
func countOf(n int) string {
	if n == 1 {
		return "1 place is"
	}
	return count(n, "place") + " are"
}

type verifyCmd struct {
	Pack string `arg:"" help:"The pack: a folder or a zip."`
	JSON bool   `help:"Print JSON."`
}

func (*verifyCmd) Help() string { return "Example: countersign verify lumen-pack.zip" }

// enough is the memory beyond which verifying collects what it no longer needs rather than taking more.
const enough = 160 << 20

func (c *verifyCmd) Run(r *run) error {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(enough))
	rep, err := workbench.VerifyPack(r.ctx, c.Pack, r.Packs, r.progress())
	if err != nil {
		return err
	}
	if rep.Problems == nil {
		rep.Problems = []pack.Problem{}
	}
	if c.JSON {
		if err := r.json(rep); err != nil {
			return err
		}
	} else {
		for _, p := range rep.Problems {
			r.say("%s", oneLine(p.String()))
		}
	}
	if n := len(rep.Problems); n > 0 {
		return assessments.Errorf(assessments.Damaged,
			"The pack is not as it was sealed: %s found. Ask for it again from the person who sent it.",
			count(n, "problem"))
	}
	if !c.JSON {
		r.sayVerified(rep)
	}
	return nil
}

// sayVerified says what was checked, and which id to compare.
func (r *run) sayVerified(rep pack.Verification) {
	r.say("%s and %d bytes are as they were sealed.", count(rep.Files, "file"), rep.Bytes)
	switch {
	case rep.Compared == pack.WrittenAgain:
		r.say("Report, workbook and README show what assessment.json in the pack says, and nothing else: made from it a second time, they are the same byte for byte.")
	case rep.Format < pack.Format:
		r.say("Written by an older version (%s): report and workbook were read back, and agree with assessment.json.", rep.Program)
	default:
		r.say("Written with another catalogue: report and workbook were read back, and agree with assessment.json.")
	}
	r.say("Seal id     %s", rep.SealID)
	content := ""
	if rep.Format < 2 {
		content = "  (its id covers assessment.json alone)"
	}
	r.say("Content id  %s%s", rep.ContentID, content)
	r.say("State       %s, as of %s", rep.Facts.StateHash, rep.Facts.Day())
	r.say("Format      %d", rep.Format)
	r.say("Compare the seal id with the one the sender gives you by another way: only that shows whose pack it is.")
}
