package desk

import (
	"context"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

// waiting lists the items whose verdicts wait to be confirmed again, in the order of the question set.
func (m *model) waiting() []assessments.Item {
	var out []assessments.Item
	for _, it := range m.A.Dossier.Template.Items {
		if j := m.Judged[it.ID]; j.State() == scoring.StateReconfirm {
			out = append(out, it)
		}
	}
	return out
}

// noneWaits says so; "" if a verdict waits.
func (vs *verdicts) noneWaits() string {
	if len(vs.m.waiting()) == 0 {
		return "No verdict waits to be confirmed again."
	}
	return ""
}

// confirmSeveral asks which of the verdicts that wait are still so. None is ticked: a tick is the
// person's word.
func (vs *verdicts) confirmSeveral() {
	if !vs.page.ready() {
		return
	}
	if why := vs.noneWaits(); why != "" {
		vs.host.Note(why)
		return
	}
	waiting := vs.m.waiting()
	vs.page.Flush()
	ticked := map[string]bool{}
	column := widgets.NewColumn(1,
		text.NewCaption("Tick the verdicts that you looked at again and that are still so. The others go on counting as open."))
	for _, it := range waiting {
		v := vs.m.A.Dossier.Answer(it.ID).Verdict
		column.Add(widgets.NewCheckBox(it.Title+": "+v.Title()+" ("+it.ID+")", false, func(on bool) {
			ticked[it.ID] = on
		}))
	}
	ui.Ask(vs.host, ui.Question{
		Title: "Confirm verdicts again", Form: column, Verb: "Confirm the ticked verdicts", Width: 620,
		Height: 420,
		Intent: func() (ui.Intent, error) {
			var items []string
			for _, it := range waiting {
				if ticked[it.ID] {
					items = append(items, it.ID)
				}
			}
			if len(items) == 0 {
				return nil, assessments.Errorf(assessments.Refused,
					"Tick the verdicts that are still so; without a tick nothing is confirmed.")
			}
			return func(ctx context.Context) (assessments.Event, error) {
				return vs.bench.Reconfirm(ctx, vs.id, items...)
			}, nil
		},
	})
}
