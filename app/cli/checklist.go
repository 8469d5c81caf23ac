package cli

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

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

// printChecklists prints the responsibilities of uses that build, each with what is said of it.
func printChecklists(r *run, lists []workbench.Checklist) {
	for i := range lists {
		c := &lists[i]
		r.say("\n%s: %s (Scope %d), %s.", c.Service.Name, c.Use.Purpose, c.Use.Scope, c.Words())
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
