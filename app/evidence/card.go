package evidence

import (
	"context"
	"fmt"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// card is the piece of evidence in hand, its fields saved as they are typed.
type card struct {
	p      *Page
	id     string
	all    *fyne.Container
	column *fyne.Container
	fields []*widgets.Field
	empty  *widgets.EmptyState
}

func newCard(p *Page) *card {
	c := &card{p: p, empty: widgets.NewEmptyState("Nothing in hand", "Choose a piece of evidence to see its revisions and what rests on it.", "", nil)}
	c.all = container.NewStack(c.empty)
	return c
}

func (c *card) object() fyne.CanvasObject { return c.all }

// flush commits what is typed.
func (c *card) flush() {
	for _, f := range c.fields {
		f.Flush()
	}
}

// typing reports whether a field holds a text not committed yet: the card is not made anew under it.
func (c *card) typing() bool {
	for _, f := range c.fields {
		if f.Dirty() {
			return true
		}
	}
	return false
}

func (c *card) show() {
	e, ok := c.p.m.of(c.p.m.chosen)
	if !ok {
		c.id, c.fields = "", nil
		c.all.Objects = []fyne.CanvasObject{c.empty}
		c.all.Refresh()
		return
	}
	if c.id == e.ID && c.typing() {
		return
	}
	c.id, c.fields = e.ID, nil
	c.column = widgets.NewColumn(2, widgets.NewLead(e.Name), c.facts(e))
	for i, r := range c.p.m.revisionsOf(e.ID) {
		c.column.Add(c.revision(r, i == 0))
	}
	c.column.Add(container.NewHBox(widgets.NewButton("New revision…", func() { c.p.revise(e.ID) })))
	c.column.Add(c.rests(e.ID))
	c.all.Objects = []fyne.CanvasObject{widgets.NewScroller(widgets.NewInset(4, 2, c.column))}
	c.all.Refresh()
}

// field is a text of a record that saves itself.
func (c *card) field(label, text, hint string, set func(string) assessments.Record) fyne.CanvasObject {
	f := widgets.NewField(text, c.p.host.Editing, func(s string) { c.save(set(s)) })
	c.fields = append(c.fields, f)
	return widgets.NewFormRow(label, f, hint)
}

func (c *card) save(r assessments.Record) {
	c.p.host.Background(func(ctx context.Context) func() {
		_, err := c.p.bench.Save(ctx, r)
		return func() {
			if err != nil {
				c.p.host.Fail(err)
				c.id = "" // show what is saved
				c.p.Load()
			}
		}
	})
}

func (c *card) facts(e assessments.Evidence) fyne.CanvasObject {
	var names []string
	at := 1
	for i, d := range assessments.Distributions() {
		names = append(names, d.Title())
		if e.Distribution == d {
			at = i
		}
	}
	who := widgets.NewSelect(names, func(i int) {
		e.Distribution = assessments.Distributions()[i]
		c.save(&e)
	})
	who.Set(at)
	return widgets.NewColumn(1.5,
		c.field("Name", e.Name, "", func(s string) assessments.Record { e.Name = s; return &e }),
		c.field("Owner", e.Owner, "", func(s string) assessments.Record { e.Owner = s; return &e }),
		widgets.NewFormRow("Who may see it", who, "Privileged and NDA material is left out of packs by default."),
		c.field("NDA with", e.NDAWith, "", func(s string) assessments.Record { e.NDAWith = s; return &e }),
		c.field("NDA until", string(e.NDAUntil), "YYYY-MM-DD", func(s string) assessments.Record { e.NDAUntil = assessments.Date(s); return &e }),
	)
}

func (c *card) revision(r assessments.Revision, newest bool) fyne.CanvasObject {
	title := "Revision " + r.Label
	if newest {
		title += " (newest)"
	}
	what := r.Reference
	if r.FileName != "" {
		what = fmt.Sprintf("%s · %s · SHA-256 %s", r.FileName, bytes(r.Size), clip(r.SHA256))
	}
	if r.PurgedOn != "" {
		return widgets.NewColumn(1, widgets.NewProse(widgets.Run{Text: title, Bold: true}), widgets.NewCaptionRuns(widgets.Run{Text: "Purged on " + string(r.PurgedOn), Tone: theme.Bad}))
	}
	var names []string
	at := 0
	for i, s := range assessments.Strengths() {
		names = append(names, s.Title())
		if s == r.Strength {
			at = i
		}
	}
	strength := widgets.NewSelect(names, func(i int) {
		r.Strength = assessments.Strengths()[i]
		c.save(&r)
	})
	strength.Set(at)
	return widgets.NewColumn(1.5, widgets.NewProse(widgets.Run{Text: title, Bold: true}), widgets.NewCaption(what),
		widgets.NewFormRow("Strength", strength, "Who stands behind it."),
		c.field("Issued", string(r.Issued), "YYYY-MM-DD", func(s string) assessments.Record { r.Issued = assessments.Date(s); return &r }),
		c.field("Covers from", string(r.PeriodFrom), "", func(s string) assessments.Record { r.PeriodFrom = assessments.Date(s); return &r }),
		c.field("Covers to", string(r.PeriodTo), "", func(s string) assessments.Record { r.PeriodTo = assessments.Date(s); return &r }),
		c.field("Expires", string(r.Expires), "First day on which it no longer counts.", func(s string) assessments.Record { r.Expires = assessments.Date(s); return &r }),
	)
}

// rests lists what rests on the evidence, each a way to the desk.
func (c *card) rests(id string) fyne.CanvasObject {
	ticks := c.p.m.ticksOn(id)
	column := widgets.NewColumn(0.5, widgets.NewCaption(fmt.Sprintf("Ticked %d times", len(ticks))))
	for _, t := range ticks {
		column.Add(container.NewHBox(widgets.NewLink(t.ItemID+" in "+t.AssessmentID, func() {
			c.p.host.Go(ui.Route{Page: "desk", ID: t.AssessmentID, Item: t.ItemID})
		}).Small()))
	}
	return column
}

func bytes(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f kB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}

func clip(s string) string {
	if len(s) < 14 {
		return s
	}
	return s[:8] + "…" + s[len(s)-4:]
}
