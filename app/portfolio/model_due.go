package portfolio

import (
	"countersign/app/ui"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// dueRow is one day that the tile of what is due counts.
type dueRow struct {
	day  assessments.Date
	late bool
	what string // what is due
	name string // of the record
	of   string // assessment it belongs to; "" for a contract
	to   ui.Route
}

// dueRows lists what is overdue and what falls due in the next days, the earliest first.
func (m *model) dueRows() []dueRow {
	names := map[string]string{}
	for _, s := range m.overview.Assessments {
		names[s.ID] = s.Name
	}
	last := m.today.AddDays(dueDays)
	var out []dueRow
	for _, d := range m.overview.Due {
		late := d.Overdue(m.today)
		if !late && d.Day > last {
			continue
		}
		what := dueWhat(d)
		if late && d.Noun == assessments.NounContract {
			what = "Notice missed"
		}
		out = append(out, dueRow{
			day: d.Day, late: late, what: what, name: d.Name, of: names[d.AssessmentID],
			to: dueRoute(d),
		})
	}
	return out
}

func dueWhat(d workbench.Due) string {
	switch d.Noun {
	case assessments.NounAssessment:
		return "Review"
	case assessments.NounDecision:
		return "Approval ends"
	case assessments.NounCondition:
		return "Condition"
	case assessments.NounException:
		return "Exception ends"
	case assessments.NounContract:
		if d.Ends {
			return "Contract ends"
		}
		return "Last day for notice"
	}
	return ui.Sentence(string(d.Noun))
}

// dueRoute is where something is done about it.
func dueRoute(d workbench.Due) ui.Route {
	switch d.Noun {
	case assessments.NounContract:
		return ui.Route{Page: "vendors", ID: d.ID}
	case assessments.NounCondition, assessments.NounException, assessments.NounDecision:
		return ui.Route{Page: "decision", ID: d.AssessmentID}
	}
	return ui.Route{Page: "desk", ID: d.AssessmentID, Item: d.ItemID}
}
