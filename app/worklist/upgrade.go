package worklist

import (
	"context"
	"fmt"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// upgrade shows item by item what the current question set would change, before anything is changed.
func (p *Page) upgrade(id string) {
	p.host.Background(func(ctx context.Context) func() {
		plan, err := p.bench.UpgradePlan(ctx, id)
		return func() {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.showPlan(id, plan)
		}
	})
}

func (p *Page) showPlan(id string, plan assessments.TemplateDiff) {
	lines := planLines(plan)
	if len(lines) == 0 {
		p.host.Note("This assessment already holds the current question set.")
		return
	}
	column := widgets.NewColumn(1,
		text.NewCaption("From "+plan.Old+" to "+plan.New+". Answers are carried over. Those on items that ask something else now count as open until someone confirms them."))
	for _, l := range lines {
		column.Add(text.NewProse(l...))
	}
	ui.Ask(p.host, ui.Question{
		Title: "Upgrade the question set", Form: column, Verb: "Upgrade", Keep: "Keep the old set",
		Width: 620, Height: 420,
		Intent: func() (ui.Intent, error) {
			return func(ctx context.Context) (assessments.Event, error) {
				return p.bench.Upgrade(ctx, id)
			}, nil
		},
	})
}

// planLines says what is added, changed and dropped.
func planLines(plan assessments.TemplateDiff) [][]text.Run {
	var out [][]text.Run
	for _, it := range plan.Added {
		out = append(out, []text.Run{
			{Text: "New: ", Bold: true, Tone: theme.Good},
			{Text: it.ID + " " + it.Title},
		})
	}
	for _, c := range plan.Changed {
		what := make([]string, 0, len(c.Fields))
		for _, f := range c.Fields {
			what = append(what, f.Field)
		}
		out = append(out, []text.Run{
			{Text: "Changed: ", Bold: true, Tone: theme.Mixed},
			{Text: fmt.Sprintf("%s %s", c.ID, c.Title)},
			{Text: "  " + strings.Join(what, ", "), Muted: true},
		})
	}
	if plan.Rules {
		out = append(out, []text.Run{
			{Text: "Rules: ", Bold: true, Tone: theme.Mixed},
			{Text: "what an approval takes in each tier differs"},
		})
	}
	if plan.Model {
		out = append(out, []text.Run{
			{Text: "Score: ", Bold: true, Tone: theme.Mixed},
			{Text: "the scoring model or the weights differ, so that the same answers can score otherwise"},
		})
	}
	for _, it := range plan.Dropped {
		out = append(out, []text.Run{
			{Text: "Dropped: ", Bold: true, Tone: theme.Bad},
			{Text: it.ID + " " + it.Title},
		})
	}
	return out
}
