package cli

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

type checklistCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	ID        string `arg:"" help:"Id of a use in scope 3, 4 or 5."`
	Audience  string `default:"auditor" enum:"auditor,board" help:"Whom the print is for: auditor or board; a vendor is not given it."`
	PDF       string `name:"pdf" help:"Write it as a PDF to read; the file must not exist." placeholder:"FILE"`
	XLSX      string `name:"xlsx" help:"Write it as a workbook to filter; the file must not exist." placeholder:"FILE"`
	JSON      bool   `help:"Print JSON."`
	asOfFlag
}

func (*checklistCmd) Help() string {
	return "Example: countersign checklist acme.countersign portal --pdf portal.pdf --audience board\n\n" +
		"A use that is built has no assessment, and so no audit pack: its responsibilities are printed apart." +
		" What the law asks of it is printed with them. A board is given the answers without notes and without who recorded" +
		" them, in print and as JSON."
}

func (c *checklistCmd) Run(r *run) error {
	day, err := c.day(r)
	if err != nil {
		return err
	}
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		proof := r.prove(w, false)
		o, err := w.OverviewAt(r.ctx, workbench.Moments{AsOf: day})
		if err := proof.wait(r, err); err != nil {
			return err
		}
		lists := slices.DeleteFunc(o.Checklists(&w.Catalogue().Matrix), func(l workbench.Checklist) bool {
			return l.Use.ID != c.ID
		})
		if err := c.print(r, w, day); err != nil {
			return err
		}
		if len(lists) == 0 {
			if _, err := w.Checklist(r.ctx, c.ID); err != nil { // there is no such use
				return err
			}
			return assessments.Errorf(assessments.Refused,
				"“%s” is not a use in scope 3, 4 or 5: only these have responsibilities.", c.ID)
		}
		book, err := w.Duties(r.ctx, c.ID, day)
		if err != nil {
			return err
		}
		late := saidLater(&lists[0], day) != "" // a board is told that, and not who recorded what
		lists = checklistsFor(lists, c.Audience)
		if c.JSON {
			return errors.Join(r.json(map[string]any{
				"as_of": day, "responsibilities": checklistsJSON(lists), "damage": proof.damage,
				"projection": w.Projection(day), "recorded_later": late,
				"law": lawOfUseJSON(&book),
			}), proof.found())
		}
		r.say("%s", momentsSaid(workbench.Moments{AsOf: day}))
		r.sayProjection(w, workbench.Moments{AsOf: day})
		printChecklists(r, lists, day)
		if late && c.Audience == pack.Board {
			r.say("Some of it was recorded only after %s.", day)
		}
		r.say("\nWhat the law asks of it. Duties of law %s, %s. Not legal advice.", book.Version, book.Sources)
		if book.Old {
			r.say("%s", oldLaw(book.LawAsOf))
		}
		for i := range book.Uses {
			r.printUse(&book.Uses[i], day)
		}
		return proof.found()
	})
}

// lawOfUseJSON is what the law asks of one use, as “countersign obligations” says it.
func lawOfUseJSON(book *workbench.DutyBook) map[string]any {
	all := dutiesJSON(book)
	out := map[string]any{"catalogue": all["catalogue"], "ask_vendor": all["ask_vendor"], "obligations": []any{}}
	if uses, ok := all["uses"].([]map[string]any); ok && len(uses) == 1 {
		out["counts"], out["obligations"] = uses[0]["counts"], uses[0]["obligations"]
	}
	return out
}

// print writes the files asked for.
func (c *checklistCmd) print(r *run, w *workbench.Workbench, day assessments.Date) error {
	for _, want := range []struct{ path, ext string }{{c.PDF, ".pdf"}, {c.XLSX, ".xlsx"}} {
		if want.path == "" {
			continue
		}
		if !strings.EqualFold(filepath.Ext(want.path), want.ext) {
			return assessments.Errorf(assessments.Refused,
				"“%s” does not end in %s. Nothing was written to it.", want.path, want.ext)
		}
		err := w.PrintChecklist(r.ctx, want.path, workbench.ChecklistPrint{
			Use: c.ID, Audience: c.Audience, AsOf: day,
		})
		if err != nil {
			return err
		}
		r.note("Wrote %s.", want.path)
	}
	return nil
}

// checklistJSON is the responsibilities of a use in scope 3, 4 or 5; it has no score.
type checklistJSON struct {
	Use   string              `json:"use"`
	Scope int                 `json:"scope"`
	Taken int                 `json:"taken_care_of"`
	Open  int                 `json:"open"`
	Lines []checklistLineJSON `json:"lines"`
}

type checklistLineJSON struct {
	ID         string                 `json:"id"`
	Title      string                 `json:"title"`
	Discipline assessments.Discipline `json:"discipline,omitempty"`
	Open       bool                   `json:"open"`
	Answer     map[string]any         `json:"answer"` // null if nothing is said
}

func checklistsJSON(lists []workbench.Checklist) []checklistJSON {
	out := make([]checklistJSON, 0, len(lists))
	for i := range lists {
		c := &lists[i]
		one := checklistJSON{
			Use: c.Use.ID, Scope: c.Use.Scope, Taken: c.Taken(), Open: len(c.Lines) - c.Taken(),
		}
		for _, l := range c.Lines {
			line := checklistLineJSON{
				ID: l.Responsibility.ID, Title: l.Responsibility.Title, Discipline: l.Responsibility.Discipline,
				Open: l.Open(),
			}
			if l.Answer.ID != "" {
				line.Answer = recordJSON(&l.Answer)
			}
			one.Lines = append(one.Lines, line)
		}
		out = append(out, one)
	}
	return out
}

// checklistsFor are the checklists without what the audience is not given, by the allow-list of the print.
func checklistsFor(lists []workbench.Checklist, audience string) []workbench.Checklist {
	out := make([]workbench.Checklist, len(lists))
	for i, l := range lists {
		given := pack.Checklist{Service: l.Service, Use: l.Use, Lines: l.Lines}.For(audience)
		out[i] = workbench.Checklist{Use: given.Use, Service: given.Service, Lines: given.Lines}
	}
	return out
}

// saidLater says of a checklist that some of it was recorded only after the day looked at.
func saidLater(c *workbench.Checklist, asOf assessments.Date) string {
	last := pack.Checklist{Lines: c.Lines}.RecordedLater(asOf)
	if last == "" {
		return ""
	}
	return ", some of it recorded only on " + string(last)
}

// printChecklists prints the responsibilities of uses that build, each with what is said of it by the day.
func printChecklists(r *run, lists []workbench.Checklist, asOf assessments.Date) {
	for i := range lists {
		c := &lists[i]
		r.say("\n%s: %s (Scope %d), %s%s.", c.Service.Name, c.Use.Purpose, c.Use.Scope, c.Words(), saidLater(c, asOf))
		var rows [][]string
		for _, l := range c.Lines {
			row := []string{"  " + l.Responsibility.ID, l.Responsibility.Title, l.Answer.Care.Title()}
			if by := l.Answer.TakenBy; by != "" {
				row = append(row, by)
			}
			rows = append(rows, row)
		}
		r.table(rows)
	}
}

// checklistOf is the checklist of the use of an assessment that has moved to scope 3, 4 or 5 since.
func checklistOf(r *run, w *workbench.Workbench, u *assessments.Use, days workbench.Moments) (
	[]workbench.Checklist, error,
) {
	if u.Scope < 3 {
		return nil, nil
	}
	o, err := w.OverviewAt(r.ctx, days)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(o.Checklists(&w.Catalogue().Matrix), func(c workbench.Checklist) bool {
		return c.Use.ID != u.ID
	}), nil
}
