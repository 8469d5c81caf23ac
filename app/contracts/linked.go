package contracts

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/text"
	"countersign/assessments/proposal"
)

// linkedBench says where the papers stand that a text takes in.
type linkedBench interface {
	Linked(ctx context.Context, version string) ([]proposal.Linked, error)
}

// linkedLines lists papers, each with where it stands.
func linkedLines(list []proposal.Linked, open func(proposal.Linked)) *fyne.Container {
	lines := widgets.NewColumn(0.5)
	for _, l := range list {
		mark, tone := linkedMark(l.Standing)
		lines.Add(widgets.NewFrame(nil, nil, nil, figure.NewPill(string(l.Standing), tone, mark),
			text.NewProse(text.Run{Text: l.Value, Link: func() { open(l) }})))
	}
	if len(list) == 0 {
		lines.Add(text.NewProse(text.Run{Text: "The text takes in no other paper.", Muted: true}))
	}
	return lines
}

func linkedMark(s proposal.Standing) (theme.Mark, theme.Tone) {
	switch s {
	case proposal.OnFile:
		return theme.MarkTick, theme.Info
	case proposal.DraftOnly:
		return theme.MarkHalf, theme.Mixed
	case proposal.Apart:
		return theme.MarkDash, theme.Neutral
	}
	return theme.MarkDotted, theme.Bad
}

// showLinked lists the papers that a version takes in; each leads to the words that name it.
func showLinked(host host, b linkedBench, document, version string) {
	host.Background(func(ctx context.Context) func() {
		list, err := b.Linked(ctx, version)
		return func() {
			if err != nil {
				host.Fail(err)
				return
			}
			var hide func()
			lines := linkedLines(list, func(l proposal.Linked) {
				hide()
				host.Go(ui.Route{Page: "reader", ID: version, Start: l.Start, End: l.End})
			})
			says := text.NewCaption("Read off the text, which can miss one. What is not on file was not read: " +
				"an answer can stand there.")
			buttons := container.NewHBox(layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() }))
			body := container.NewBorder(widgets.NewInset(0, 1, says), buttons, nil, nil,
				widgets.NewDialogScroller(lines))
			hide = host.Show("Papers that “"+document+"” takes in", ui.Sized(host, body, 560, 320))
		}
	})
}

// missingOf are those of linked papers that are not on file, or only as a draft.
func missingOf(linked []proposal.Linked) []string {
	var out []string
	for _, l := range linked {
		switch l.Standing {
		case proposal.NotOnFile:
			out = append(out, l.Value)
		case proposal.DraftOnly:
			out = append(out, l.Value+" (only a draft)")
		}
	}
	return out
}

// missingWords say where an answer can stand that the text does not give; "" where nothing is missing.
func (m *model) missingWords() string {
	missing := missingOf(m.linked[m.reading.Version.ID])
	if len(missing) == 0 {
		return ""
	}
	more := ""
	if n := len(missing); n > 4 {
		missing, more = missing[:4], " and more"
	}
	return "It can stand in a paper that this text takes in and that is not on file: " +
		strings.Join(missing, ", ") + more + "."
}
