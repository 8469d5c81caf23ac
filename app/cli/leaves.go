package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/workbench"
)

type leavesCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	ID        string `arg:"" help:"Id of the assessment."`
	Audience  string `default:"auditor" enum:"auditor,board,vendor" help:"Whom the pack would be for: auditor, board or vendor."`
	JSON      bool   `help:"Print JSON."`
	momentsFlags
}

func (*leavesCmd) Help() string {
	return "Example: countersign leaves acme.countersign lumen-chat --audience vendor\n\n" +
		"The list is made by the rule that “pack” follows. Nothing is written."
}

func (c *leavesCmd) Run(r *run) error {
	days, err := c.moments(r)
	if err != nil {
		return err
	}
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		proof := r.prove(w, false)
		l, err := w.Leaves(r.ctx, workbench.PackOrder{
			Assessment: c.ID, Audience: c.Audience, AsOf: days.AsOf, RecordedBy: days.RecordedBy,
		})
		if err := proof.wait(r, err); err != nil {
			return err
		}
		if err := proof.files(r, w, c.ID); err != nil {
			return err
		}
		repeats, err := w.Repeats(r.ctx, l)
		if err != nil {
			return err
		}
		if c.JSON {
			err := r.json(struct {
				pack.Leaves
				Repeats    []workbench.Repeat   `json:"repeats"`
				Damage     []assessments.Damage `json:"damage"`
				Projection string               `json:"projection"`
			}{l, append([]workbench.Repeat{}, repeats...), proof.damage, w.Projection(days.AsOf)})
			return errors.Join(err, proof.found())
		}
		r.sayProjection(w, days)
		r.printLeaves(l)
		for _, line := range repeated(repeats) {
			r.say("%s", line)
		}
		return proof.found()
	})
}

// printLeaves prints what goes out and what is withheld, each under its kind.
func (r *run) printLeaves(l pack.Leaves) {
	r.say("A pack of %s for the %s as of %s", l.Assessment, l.Audience, l.AsOf)
	for _, part := range []struct {
		title string
		list  []pack.Leaving
	}{{"Goes out", l.Out}, {"Withheld", l.Withheld}} {
		r.say("\n%s: %s", part.title, kinds(part.list))
		var rows [][]string
		for _, one := range part.list {
			rows = append(rows, []string{
				"  " + one.Noun.Title(), one.ID, one.Title, one.Why,
				assessments.FieldTitles(one.Fields),
			})
		}
		r.table(rows)
	}
	if len(l.LeftOut) > 0 {
		r.say("\nLeft out, of a day after %s: %s", l.AsOf, count(len(l.LeftOut), "record"))
		var rows [][]string
		for _, m := range l.LeftOut {
			rows = append(rows, []string{"  " + m.Noun.Title(), m.ID, string(m.Day)})
		}
		r.table(rows)
	}
}

// repeated names the texts to read before a pack leaves.
func repeated(list []workbench.Repeat) []string {
	if len(list) == 0 {
		return nil
	}
	out := []string{"\nRead before it leaves: these texts go out and repeat words of what is withheld"}
	for _, one := range list {
		out = append(out, fmt.Sprintf("  %s, %s: “%s” repeats words of “%s”",
			one.Noun.Called(cmp.Or(one.Title, one.ID)), assessments.FieldTitle(one.Field), one.Words, one.Of))
	}
	return out
}

// kinds counts the records of a list by their kind, in the order in which they come.
func kinds(list []pack.Leaving) string {
	seen, counts, order := map[string]bool{}, map[assessments.Noun]int{}, []assessments.Noun{}
	for _, one := range list {
		if key := string(one.Noun) + "\x00" + one.ID; !seen[key] {
			seen[key] = true
			if counts[one.Noun] == 0 {
				order = append(order, one.Noun)
			}
			counts[one.Noun]++
		}
	}
	var out []string
	for _, n := range order {
		out = append(out, fmt.Sprintf("%s %d", n.Title(), counts[n]))
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, ", ")
}
