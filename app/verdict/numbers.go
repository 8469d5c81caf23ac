package verdict

import (
	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments/limits"
)

// NewNumberCheck shows numbers of a quote beside what our positions state: one line each. Nothing in
// it is green: a proposal is no verdict.
func NewNumberCheck(found []limits.Finding) fyne.CanvasObject {
	lines := widgets.NewColumn(0.5)
	for _, f := range found {
		mark, tone := numberMark(f.Outcome)
		words := text.NewCaptionRuns(
			text.Run{Text: ui.Sentence(f.Text) + ": ", Bold: true, Tone: tone},
			text.Run{Text: f.Ours + ". " + f.Why},
			text.Run{Text: "  Number check", Muted: true},
		)
		lines.Add(widgets.NewFrame(nil, nil,
			widgets.NewColumn(0, figure.NewStateMark(mark, "", tone)), nil, widgets.NewInset(1.5, 0, words)))
	}
	return lines
}

// numberMark is the shape of an outcome: filled and half as of the positions they reach.
func numberMark(o limits.Outcome) (theme.Mark, theme.Tone) {
	switch o {
	case limits.MeetsRequire:
		return theme.MarkFull, theme.Plain
	case limits.MeetsFallBack:
		return theme.MarkHalf, theme.Plain
	case limits.Short:
		return theme.MarkAlert, theme.Mixed
	case limits.BeyondWalk:
		return theme.MarkAlert, theme.Bad
	}
	return theme.MarkRing, theme.Plain
}
