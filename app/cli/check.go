package cli

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

type checkCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	Rebuild   bool   `help:"Make derived data (search, texts, figures) again."`
	JSON      bool   `help:"Print JSON."`
}

func (*checkCmd) Help() string { return "Example: countersign check acme.countersign" }

func (c *checkCmd) Run(r *run) error {
	return r.with(c.Workspace, !c.Rebuild, assessments.Actor{}, func(w *workbench.Workbench) error {
		rep, err := w.Check(r.ctx, c.Rebuild, r.progress())
		if err != nil {
			return err
		}
		if c.JSON {
			err = r.json(rep)
		} else {
			c.print(r, rep)
		}
		for _, name := range rep.Left {
			if strings.HasSuffix(name, ".lock") {
				r.note("Beside the workspace is “%s”, the lock of a run that was stopped while it made a workspace. The next command that writes there removes it.", name)
				continue
			}
			r.note("Beside the workspace lies “%s”, left by a run that was stopped; it may hold texts out of the workspace. The next command that writes there removes it.", name)
		}
		if err != nil {
			return err
		}
		return found(rep)
	})
}

func (*checkCmd) print(r *run, rep assessments.CheckReport) {
	for _, d := range rep.Damage {
		r.say("%s: %s", oneLine(d.Place), oneLine(d.Message))
	}
	for _, what := range rep.Pending {
		r.say("%s: its bytes are not yet overwritten on the disk.", oneLine(what))
	}
	for _, what := range rep.Rebuilt {
		r.say("Made again: %s", what)
	}
	if read := readParts(&rep); read != "" {
		r.say("Read %s.", read)
	}
	if len(rep.NotRead) > 0 {
		r.say("Not read, or not to its end: %s. Nothing is known of it but what is named above.",
			strings.Join(rep.NotRead, ", "))
	}
	if len(rep.Damage)+len(rep.Pending) == 0 {
		r.say("Everything is as it was written; the journal's chain holds.")
	}
	for _, what := range rep.Notes {
		r.say("%s", oneLine(what))
	}
	r.say("Journal head: %s", head(&rep))
	r.say("Not proved by a check:")
	for _, what := range rep.NotProved {
		r.say("- %s", what)
	}
}

// readParts counts what was read to its end; "" if nothing was.
func readParts(rep *assessments.CheckReport) string {
	var out []string
	if rep.Read(assessments.CheckedRecords) {
		out = append(out, count(total(rep.Records), "record"))
	}
	if rep.Read(assessments.CheckedFiles) {
		out = append(out, fmt.Sprintf("%s (%d bytes)", count(rep.Blobs, "file"), rep.Bytes))
	}
	if rep.Read(assessments.CheckedJournal) {
		out = append(out, count(int(rep.Events), "journal event"))
	}
	if len(out) < 2 {
		return strings.Join(out, "")
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + out[len(out)-1]
}

// head is the digest of the newest event: one to note, that there is none, or that it is not known.
func head(rep *assessments.CheckReport) string {
	switch {
	case !rep.Read(assessments.CheckedJournal):
		return "not read"
	case rep.Head == "":
		return "none, the journal is empty"
	}
	return rep.Head
}

// found is the error of a workspace that is not as it was written.
func found(rep assessments.CheckReport) error {
	derived := 0
	for _, d := range rep.Damage {
		if d.Derived {
			derived++
		}
	}
	switch n := len(rep.Damage); {
	case n > derived:
		return assessments.Errorf(assessments.Damaged,
			"The workspace is not as it was written: %s found. Copy the file away, then restore a backup (countersign restore).", count(n, "place"))
	case n > 0:
		return assessments.Errorf(assessments.Damaged,
			"The records are as they were written. What is derived from them is not: %s found. “countersign check --rebuild” makes it again.", count(n, "place"))
	}
	if n := len(rep.Pending); n > 0 {
		return assessments.Errorf(assessments.Damaged,
			"Not finished: %s. What was purged can still be read from the disk. Close the workspace if it is open, then open it in the window or use a command that changes it: opening it for writing finishes this.", count(n, "purge"))
	}
	return nil
}

func total(m map[assessments.Noun]int) int {
	n := 0
	for _, k := range m {
		n += k
	}
	return n
}
