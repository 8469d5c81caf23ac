package desk

import (
	"context"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2/container"
)

// tickView is one expected piece of evidence on screen; files can be dropped onto it.
type tickView struct {
	expected string
	row      *widgets.TickRow
}

func (c *card) showEvidence(it assessments.Item) {
	d := &c.p.m.a.Dossier
	ticked := map[string]assessments.Tick{}
	for _, t := range d.TicksOn(it.ID) {
		ticked[t.ExpectedID] = t
	}
	fresh := map[string]string{}
	for _, s := range c.p.m.judged[it.ID].Supports {
		if s.Noun == assessments.NounTick {
			fresh[s.ID] = s.Why
		}
	}
	c.evidence.Objects, c.ticks = nil, nil
	for _, x := range it.Evidence {
		show := widgets.Tick{
			Text: x.Title, Pill: x.Strength.Title(), PillTone: theme.Neutral,
			Link: "Attach or drop a file", Muted: true,
		}
		t, has := ticked[x.ID]
		if has {
			show = c.tickShown(show, t, fresh[t.ID])
		}
		row := widgets.NewTickRow(show, func(on bool) { c.setTick(x, t, on) }, func() {
			c.openOrAttach(x, t, has)
		})
		c.ticks = append(c.ticks, tickView{x.ID, row})
		c.evidence.Add(row)
	}
}

// tickShown says what is ticked: file, revision, period, and why it no longer counts in full.
func (c *card) tickShown(show widgets.Tick, t assessments.Tick, why string) widgets.Tick {
	rev, ev, _ := c.p.m.a.Dossier.Revision(t.RevisionID)
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

func (c *card) setTick(x assessments.ExpectedEvidence, t assessments.Tick, on bool) {
	if !on {
		c.p.changing(func() {
			c.p.act(func(ctx context.Context) (assessments.Event, error) {
				return c.p.bench.Untick(ctx, t.ID)
			})
		})
		return
	}
	c.chooseEvidence(x)
}

func (c *card) openOrAttach(x assessments.ExpectedEvidence, t assessments.Tick, has bool) {
	if has {
		rev, _, _ := c.p.m.a.Dossier.Revision(t.RevisionID)
		c.p.host.Go(ui.Route{Page: "evidence", ID: rev.EvidenceID})
		return
	}
	c.attach(x.ID)
}

// chooseEvidence offers the evidence already in the workspace, or a new file.
func (c *card) chooseEvidence(x assessments.ExpectedEvidence) {
	type choice struct{ rev, title, sub string }
	item := c.item
	c.p.host.Background(func(ctx context.Context) func() {
		var choices []choice
		evs, err := c.p.bench.List(ctx, assessments.NounEvidence)
		for _, e := range evs {
			revs, lerr := c.p.bench.List(ctx, assessments.NounRevision, assessments.Where{
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
				c.p.host.Fail(err)
				return
			}
			if c.p.closed || c.item != item {
				return // the dialog would open over something else
			}
			if len(choices) == 0 {
				c.attach(x.ID)
				return
			}
			var hide func()
			list := widgets.NewList(widgets.ListStyle{Ruled: true}, func(rev string) {
				hide()
				t := assessments.Tick{AssessmentID: c.p.id, ItemID: item, ExpectedID: x.ID, RevisionID: rev}
				c.p.changing(func() {
					c.p.act(func(ctx context.Context) (assessments.Event, error) {
						return c.p.bench.Tick(ctx, t)
					})
				})
			})
			var items []widgets.Item
			for _, one := range choices {
				items = append(items, widgets.Item{ID: one.rev, Title: one.title, Sub: one.sub})
			}
			list.SetItems(items)
			attach := widgets.NewPrimary("Attach a new file…", func() { hide(); c.attach(x.ID) })
			cancel := widgets.NewButton("Cancel", func() { hide() })
			body := container.NewBorder(nil, container.NewHBox(cancel, attach), nil, nil, list)
			hide = c.p.host.Show("Tick with evidence already here", ui.Sized(c.p.host, body, 520, 320))
		}
	})
}
