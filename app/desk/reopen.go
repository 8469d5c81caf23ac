package desk

import (
	"context"
	"strings"

	"countersign/app/ui"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// reopening re-opens what an event touches.
type reopening struct {
	page  *Page
	host  host
	bench bench
	id    string
	m     *model
}

// reassess re-opens what an event touches.
func (r *reopening) reassess(trigger string) {
	if !r.page.ready() {
		return
	}
	n := len(r.m.A.Dossier.Template.Triggered(trigger))
	text := text.NewProse(text.Run{Text: itoa(n) +
		" items ask about this. Their answers will count as open until someone confirms them; nothing is lost, and Undo takes it back."})
	ui.Ask(r.host, ui.Question{
		Title: ui.Sentence(strings.ReplaceAll(trigger, "_", " ")), Form: text, Verb: "Re-open these items",
		Width: 520, Height: 110,
		Intent: func() (ui.Intent, error) {
			return func(ctx context.Context) (assessments.Event, error) {
				return r.bench.Reassess(ctx, r.id, trigger)
			}, nil
		},
	})
}
