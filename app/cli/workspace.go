package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"countersign/assessments"
	"countersign/assessments/declare"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
)

type newCmd struct {
	Workspace string `arg:"" help:"File to create, such as acme.countersign."`
	Sample    bool   `help:"Fill it with the worked example."`
	JSON      bool   `help:"Print JSON."`
}

func (*newCmd) Help() string { return "Example: countersign new acme.countersign --sample" }

func (c *newCmd) Run(r *run) error {
	var fill func(port.Store) error
	if c.Sample {
		fill = func(s port.Store) error {
			w := r.Bench(s, assessments.Actor{})
			return errors.Join(r.Sample(r.ctx, w, r.progress()), w.Close())
		}
	}
	if err := r.Create(r.ctx, c.Workspace, fill); err != nil {
		return err
	}
	if c.JSON {
		return r.json(map[string]any{"workspace": c.Workspace, "sample": c.Sample})
	}
	r.say("Created %s", oneLine(c.Workspace))
	return nil
}

type applyCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	File      string `arg:"" help:"The declarative file (YAML)."`
	DryRun    bool   `help:"Say what would change and change nothing."`
	FilesFrom string `help:"Another folder in which the file may name files; without it, those in its own folder only." placeholder:"DIR"`
	JSON      bool   `help:"Print JSON."`
	actorFlags
}

func (*applyCmd) Help() string {
	return "Example: countersign apply acme.countersign services.yaml --as \"Ada Legal\" --role legal"
}

func (c *applyCmd) Run(r *run) error {
	list, err := readDeclaration(c.File)
	if err != nil {
		return err
	}
	return r.writing(c.Workspace, c.actorFlags, func(w *workbench.Workbench) error {
		out, err := w.Apply(r.ctx, list, workbench.FilesFrom(filepath.Dir(c.File), c.FilesFrom), c.DryRun,
			r.progress())
		if err != nil {
			return err
		}
		if c.JSON {
			if out.Changes == nil {
				out.Changes = []assessments.Change{}
			}
			return r.json(struct {
				DryRun  bool                 `json:"dry_run"`
				Event   string               `json:"event"`
				Files   int                  `json:"files"`
				Changes []assessments.Change `json:"changes"`
				Notes   []string             `json:"notes,omitempty"`
			}{c.DryRun, out.Event.ID, out.Files, out.Changes, out.Notes})
		}
		for _, note := range out.Notes {
			r.note("%s", note)
		}
		c.print(r, out)
		return nil
	})
}

func (c *applyCmd) print(r *run, out workbench.Applied) {
	for _, ch := range out.Changes {
		if c.DryRun && ch.Field != assessments.Existence {
			r.say("%s", oneLine(shortened(ch).Sentence()))
		}
	}
	switch {
	case len(out.Changes) == 0:
		r.say("Nothing to change: the workspace is as the file declares it.")
	case c.DryRun:
		r.say("Would change %s, %s read. Nothing was changed.", extent(out.Changes), count(out.Files, "file"))
	default:
		r.say("Changed %s, %s read.", extent(out.Changes), count(out.Files, "file"))
	}
}

// extent counts what changes name: fields, records, and those of them that are new.
func extent(changes []assessments.Change) string {
	fields, records, added := 0, map[string]bool{}, 0
	for _, ch := range changes {
		records[string(ch.Noun)+" "+ch.ID] = true
		switch {
		case ch.Field != assessments.Existence:
			fields++
		case ch.After != "":
			added++
		}
	}
	out := count(fields, "field") + " of " + count(len(records), "record")
	if added > 0 {
		out += fmt.Sprintf(" (%d new)", added)
	}
	return out
}

// mostShown is how many characters of a value a dry run prints; --json has them all.
const mostShown = 400

// shortened is a change with its values cut to what a line can show, such as of a whole question set.
func shortened(ch assessments.Change) assessments.Change {
	cut := func(s string) string {
		if r := []rune(s); len(r) > mostShown {
			return fmt.Sprintf("%s… (%d characters in all)", string(r[:mostShown]), len(r))
		}
		return s
	}
	ch.Before, ch.After = cut(ch.Before), cut(ch.After)
	return ch
}

// maxDeclaration is the largest declarative file read, in bytes.
const maxDeclaration = 4 << 20

func readDeclaration(path string) ([]workbench.Declared, error) {
	data, err := readSmall(path, maxDeclaration)
	if err != nil {
		return nil, err
	}
	list, problems := declare.Parse(data)
	return list, problems.Err()
}

// readSmall reads a file that people write manually.
func readSmall(path string, limit int64) ([]byte, error) {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, assessments.Wrap(err, assessments.Refused,
			"There is no file “%s”. Check the path; nothing was changed.", path)
	case err != nil:
		return nil, assessments.Wrap(err, assessments.Refused,
			"The file “%s” cannot be reached. Check that you may read it; nothing was changed.", path)
	case !st.Mode().IsRegular():
		return nil, assessments.Errorf(assessments.Refused,
			"“%s” is not a file. Name the YAML file itself; nothing was changed.", path)
	case st.Size() > limit:
		return nil, assessments.Errorf(assessments.Refused,
			"“%s” has %d bytes; %d are the most for a file written by hand. Split it; nothing was changed.",
			path, st.Size(), limit)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, assessments.Wrap(err, assessments.Refused,
			"“%s” cannot be read. Check that you may read it; nothing was changed.", path)
	}
	return data, nil
}

type backupCmd struct {
	Workspace string `arg:"" help:"The workspace, open elsewhere or not."`
	Dest      string `arg:"" help:"File to write; must not exist."`
}

func (*backupCmd) Help() string {
	return "Example: countersign backup acme.countersign acme-2026-11-21.countersign"
}

func (c *backupCmd) Run(r *run) error {
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		if err := w.Backup(r.ctx, c.Dest, r.progress()); err != nil {
			return err
		}
		r.say("Backed up to %s and read it back.", oneLine(c.Dest))
		return nil
	})
}

type restoreCmd struct {
	Backup string `arg:"" help:"The backup."`
	Dest   string `arg:"" help:"Workspace to write; must not exist."`
}

func (*restoreCmd) Help() string {
	return "Example: countersign restore acme-2026-11-21.countersign acme.countersign"
}

func (c *restoreCmd) Run(r *run) error {
	if err := r.Restore(r.ctx, c.Backup, c.Dest); err != nil {
		return err
	}
	r.say("Restored to %s.", oneLine(c.Dest))
	return nil
}
