package cli

import (
	"errors"
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

type showCmd struct {
	Workspace string `arg:"" help:"The workspace."`
	JSON      bool   `help:"Print JSON."`
	momentsFlags
}

func (*showCmd) Help() string {
	return "Example: countersign show acme.countersign --json\n\n" +
		"The records are compared with the journal; the files of documents and evidence are not read: “assess”," +
		" “leaves”, “pack” and “check” do that."
}

func (c *showCmd) Run(r *run) error {
	days, err := c.moments(r)
	if err != nil {
		return err
	}
	return r.reading(c.Workspace, func(w *workbench.Workbench) error {
		proof := r.prove(w, true)
		o, err := w.OverviewAt(r.ctx, days)
		if err := proof.wait(r, err); err != nil {
			return err
		}
		if c.JSON {
			out := overviewJSON(o)
			out["responsibilities"] = checklistsJSON(o.Checklists(&w.Catalogue().Matrix))
			out["recorded_by"] = days.RecordedBy
			out["damage"], out["projection"] = proof.damage, w.Projection(days.AsOf)
			return errors.Join(r.json(out), proof.found())
		}
		r.say("%s", momentsSaid(days))
		r.sayProjection(w, days)
		checklists := o.Checklists(&w.Catalogue().Matrix)
		if len(o.Assessments) == 0 {
			r.say("%s", noAssessment(o, days))
			printChecklists(r, checklists, days.AsOf)
			return proof.found()
		}
		rows := [][]string{{
			"ID", "SERVICE", "SCOPE", "STANDING", "SCORE", "BAND", "ASSESSED",
			"BLOCKS APPROVAL",
		}}
		for _, s := range o.Assessments {
			rows = append(rows, []string{
				s.ID, s.Service, "Scope " + itoa(s.Scope), s.StandingWords +
					begun(s), score(s), percent(s.Band[0]) + " to " + percent(s.Band[1]), percent(s.Coverage),
				strings.Join(s.OpenGates, ", "),
			})
		}
		r.table(rows)
		r.say("Blocks approval: %d, in the current assessment of each use.%s", o.OpenGates(),
			notCounted(o.UncountedGates()))
		if n := o.WalkAways(); n > 0 {
			r.say("Walk-aways reached among them: %d.", n)
		}
		if n := o.Waiting(); n > 0 {
			r.say("“Not applicable” that waits for a second person among them: %d.", n)
		}
		printChecklists(r, checklists, days.AsOf)
		return proof.found()
	})
}

// notCounted names what the number of items that block approval leaves out, so that together they are
// those of the rows.
func notCounted(list []workbench.Uncounted) string {
	if len(list) == 0 {
		return ""
	}
	said := make([]string, len(list))
	for i, u := range list {
		said[i] = fmt.Sprintf("%d of %s (%s)", u.Open, count(u.Assessments, "assessment"), u.Why)
	}
	return " Not counted: " + strings.Join(said, ", ") + "."
}

// begun says of an assessment that nothing of it was on record on the day looked at.
func begun(s workbench.Summary) string {
	if s.Begun == "" {
		return ""
	}
	return ", recorded only on " + string(s.Begun)
}

// momentsSaid is the day the figures are of, and that they were rebuilt if they were.
func momentsSaid(m workbench.Moments) string {
	out := "As of " + string(m.AsOf) + "."
	if m.RecordedBy != "" {
		out += " " + rebuilt(m.RecordedBy)
	}
	return out
}

// sayProjection says of a day to come that what follows is a projection.
func (r *run) sayProjection(w *workbench.Workbench, m workbench.Moments) {
	if said := w.Projection(m.AsOf); said != "" {
		r.say("%s", said)
	}
}

// rebuilt says that what is shown is not what the workspace holds today.
func rebuilt(by assessments.Date) string {
	return "Rebuilt from what had been recorded by " + string(by) + "."
}

// noAssessment says what is there if no assessment is: of a past day, that is no word about today.
func noAssessment(o workbench.Overview, m workbench.Moments) string {
	out := fmt.Sprintf("%s, %s, %s. ", count(len(o.Vendors), "vendor"), count(len(o.Services), "service"),
		count(len(o.Uses), "use"))
	if m.RecordedBy != "" {
		return out + "No assessment had been recorded by " + string(m.RecordedBy) +
			". The workspace may hold some today: leave out --recorded-by to see them."
	}
	return out + "No assessment yet: declare one with “countersign apply”."
}

func score(s workbench.Summary) string {
	if s.Score == nil {
		return "unscored"
	}
	return percent(*s.Score)
}

// recordJSON is a record as its fields name themselves.
func recordJSON(rec assessments.Record) map[string]any {
	out := map[string]any{"id": rec.Key()}
	for _, f := range rec.Fields() {
		if v, keep := fieldJSON(f); keep {
			out[f.Name] = v
		}
	}
	return out
}

func overviewJSON(o workbench.Overview) map[string]any {
	return map[string]any{
		"as_of": o.AsOf, "organisation": recordJSON(&o.Organisation), "vendors": all(o.Vendors),
		"services": all(o.Services), "uses": all(o.Uses),
		"assessments": summariesJSON(o.Assessments), "open_deal_breakers": o.OpenDealBreakers(),
		"open_walk_aways": o.WalkAways(), "wait_for_second_person": o.Waiting(),
		"blocks_approval": o.OpenGates(), "blocks_approval_not_counted": o.UncountedGates(),
	}
}

// summaryJSON names the deal-breakers beside all that blocks an approval.
type summaryJSON struct {
	workbench.Summary
	OpenDealBreakers []string `json:"open_deal_breakers"`
	OpenWalkAways    []string `json:"open_walk_aways"`
	Waiting          []string `json:"wait_for_second_person"`
}

func summariesJSON(list []workbench.Summary) []summaryJSON {
	out := make([]summaryJSON, 0, len(list))
	for _, s := range list {
		out = append(out, summaryJSON{s, s.OpenDealBreakers(), s.OpenWalkAways(), s.Waiting()})
	}
	return out
}

func all[T any, P interface {
	*T
	assessments.Record
}](list []T) []map[string]any {
	out := make([]map[string]any, 0, len(list))
	for i := range list {
		out = append(out, recordJSON(P(&list[i])))
	}
	return out
}
