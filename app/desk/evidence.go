package desk

import (
	"context"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// expected is the evidence that the item expects, each line ticked or not; files can be dropped on a line.
type expected struct {
	card   *card
	p      *Page
	column *fyne.Container
	ticks  []tickView
}

// tickView is one expected piece of evidence on screen; files can be dropped onto it.
type tickView struct {
	expected string
	row      *widgets.TickRow
}

func (w *expected) show(it assessments.Item) {
	d := &w.p.m.A.Dossier
	ticked := map[string]assessments.Tick{}
	for _, t := range d.TicksOn(it.ID) {
		ticked[t.ExpectedID] = t
	}
	fresh := map[string]string{}
	for _, s := range w.p.m.Judged[it.ID].Supports {
		if s.Noun == assessments.NounTick {
			fresh[s.ID] = s.Why
		}
	}
	w.column.Objects, w.ticks = nil, nil
	for _, x := range it.Evidence {
		show := widgets.Tick{
			Text: x.Title, Pill: x.Strength.Title(), PillTone: theme.Neutral,
			Link: "Attach or drop a file", Muted: true,
		}
		t, has := ticked[x.ID]
		if has {
			show = w.tickShown(show, t, fresh[t.ID])
		}
		row := widgets.NewTickRow(show, func(on bool) { w.setTick(x, t, on) }, func() {
			w.openOrAttach(x, t, has)
		})
		w.ticks = append(w.ticks, tickView{x.ID, row})
		w.column.Add(row)
	}
}

// tickShown says what is ticked: file, revision, period, and why it no longer counts in full.
func (w *expected) tickShown(show widgets.Tick, t assessments.Tick, why string) widgets.Tick {
	rev, ev, _ := w.p.m.A.Dossier.Revision(t.RevisionID)
	show.Done, show.Muted, show.Pill = true, false, rev.Strength.Title()
	show.Link = rev.FileName
	if show.Link == "" {
		show.Link = ev.Name
	}
	note := []string{ev.Name + ", " + rev.Label}
	if rev.PurgedOn != "" {
		note = append(note, "purged on "+string(rev.PurgedOn))
	}
	if rev.Expires != "" {
		note = append(note, "expires on "+string(rev.Expires))
	}
	if why != "" {
		note = append(note, why)
		show.Tone = theme.Mixed
	}
	show.Note = strings.Join(note, " · ")
	return show
}

func (w *expected) setTick(x assessments.ExpectedEvidence, t assessments.Tick, on bool) {
	if !on {
		w.p.takesSupport("Tick taken back", func(ctx context.Context) (assessments.Event, error) {
			return w.p.bench.Untick(ctx, t.ID)
		})
		return
	}
	w.chooseEvidence(x)
}

func (w *expected) openOrAttach(x assessments.ExpectedEvidence, t assessments.Tick, has bool) {
	if has {
		rev, _, _ := w.p.m.A.Dossier.Revision(t.RevisionID)
		w.p.host.Go(ui.Route{Page: "evidence", ID: rev.EvidenceID})
		return
	}
	w.attach(x.ID)
}

// chooseEvidence offers the evidence already in the workspace, or a new file.
func (w *expected) chooseEvidence(x assessments.ExpectedEvidence) {
	type choice struct{ rev, title, sub string }
	item := w.card.item
	w.p.host.Background(func(ctx context.Context) func() {
		var choices []choice
		evs, err := w.p.bench.List(ctx, assessments.NounEvidence)
		for _, e := range evs {
			revs, lerr := w.p.bench.List(ctx, assessments.NounRevision, assessments.Where{
				Field: "evidence",
				In:    []string{e.Key()},
			})
			if lerr != nil {
				err = lerr
				break
			}
			if n := len(revs); n > 0 {
				r := revs[n-1].(*assessments.Revision)
				choices = append(choices, choice{r.ID, assessments.TitleOf(e), r.Label + " · " +
					r.Strength.Title()})
			}
		}
		return func() {
			if err != nil {
				w.p.host.Fail(err)
				return
			}
			if w.p.closed || w.card.item != item {
				return // the dialog would open over something else
			}
			if len(choices) == 0 {
				w.attach(x.ID)
				return
			}
			var hide func()
			list := widgets.NewList(widgets.ListStyle{Ruled: true, Choosing: true}, func(rev string) {
				hide()
				t := assessments.Tick{AssessmentID: w.p.id, ItemID: item, ExpectedID: x.ID, RevisionID: rev}
				w.p.verdicts.Reopening(func() {
					w.p.verdicts.Act(func(ctx context.Context) (assessments.Event, error) {
						return w.p.bench.Tick(ctx, t)
					})
				})
			})
			var items []widgets.Item
			for _, one := range choices {
				items = append(items, widgets.Item{ID: one.rev, Title: one.title, Sub: one.sub})
			}
			list.SetItems(items)
			attach := widgets.NewPrimary("Attach a new file…", func() { hide(); w.attach(x.ID) })
			cancel := widgets.NewButton("Cancel", func() { hide() })
			body := container.NewBorder(nil, container.NewHBox(cancel, attach), nil, nil, list)
			hide = w.p.host.Show("Tick with evidence already here", ui.Sized(w.p.host, body, 520, 320))
		}
	})
}
