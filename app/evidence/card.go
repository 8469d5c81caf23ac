package evidence

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// card is the selected evidence, its fields saved as they are typed.
type card struct {
	p      *Page
	id     string
	shape  string // what it is made of: rebuilt only when that changes, so that the focus stays
	all    *fyne.Container
	fields []*ui.Text
	shows  []func() // each brings a part in step with the model
	ticked *fyne.Container
	empty  *widgets.EmptyState
}

func newCard(p *Page) *card {
	c := &card{p: p, empty: widgets.NewEmptyState("Nothing selected",
		"Choose evidence to see its revisions and the items it supports.", "", nil)}
	c.all = container.NewStack(c.empty)
	return c
}

func (c *card) object() fyne.CanvasObject { return c.all }

// flush commits what is typed.
func (c *card) flush() {
	for _, f := range c.fields {
		f.Field.Flush()
	}
}

// place is where a text of a record stands; the field's label names it.
func (c *card) place(r assessments.Record, field, label string) func() (ui.Place, bool) {
	return func() (ui.Place, bool) {
		return ui.Place{
			Key: string(r.Noun()) + "/" + r.Key() + "/" + field, Title: label + ", " + c.p.m.name(c.id),
			Where: ui.Route{Page: "evidence", ID: c.id},
		}, true
	}
}

func (c *card) show() {
	e, ok := c.p.m.of(c.p.m.chosen)
	if !ok {
		c.id, c.shape, c.fields, c.shows = "", "", nil, nil
		c.all.Objects = []fyne.CanvasObject{c.empty}
		c.all.Refresh()
		return
	}
	if shape := c.shapeOf(e); shape != c.shape {
		c.build(e)
		c.shape = shape
	}
	for _, s := range c.shows {
		s()
	}
	c.all.Refresh()
}

// shapeOf changes when the card is made of other parts.
func (c *card) shapeOf(e assessments.Evidence) string {
	out := e.ID
	for _, r := range c.p.m.revisionsOf(e.ID) {
		out += " " + r.ID + string(r.PurgedOn)
	}
	return out
}

func (c *card) build(e assessments.Evidence) {
	c.id, c.fields, c.shows = e.ID, nil, nil
	lead := text.NewLead(e.Name)
	c.shows = append(c.shows, func() { lead.SetText(c.p.m.name(c.id)) })
	column := widgets.NewColumn(2, lead, c.facts(e))
	for i, r := range c.p.m.revisionsOf(e.ID) {
		column.Add(c.revision(r, i == 0))
	}
	column.Add(container.NewHBox(widgets.NewButton("New revision…", func() { c.p.revise(e.ID) })))
	c.ticked = widgets.NewColumn(0.5)
	c.shows = append(c.shows, func() { c.showTicks(e.ID) })
	column.Add(c.ticked)
	c.all.Objects = []fyne.CanvasObject{widgets.NewScroller(widgets.NewInset(4, 2, column))}
}

// field is a text of a record that saves itself.
func (c *card) field(r assessments.Record, name, label, hint string) fyne.CanvasObject {
	f := ui.NewText(c.p.host, ui.TextSpec{
		Label: label, Hint: hint, Place: c.place(r, name, label),
		Save: func(seen, text string) (ui.Intent, error) {
			base, with := assessments.Clone(r), assessments.Clone(r)
			field, _ := assessments.FieldOf(with, name)
			if err := field.Value.Set(text); err != nil {
				return nil, err
			}
			set(name, seen)(base)
			return ui.SavingChanges(c.p.bench, base, with), nil
		},
	})
	c.fields = append(c.fields, f)
	c.shows = append(c.shows, func() { f.Show(c.now(r, name)) })
	return f.Row
}

// choice is a field with a closed vocabulary.
func (c *card) choice(r assessments.Record, name string, names, values []string) *menu.Select {
	s := menu.NewSelect(names, func(i int) { c.choose(r, name, values[i]) })
	c.shows = append(c.shows, func() {
		value := c.now(r, name)
		for i, v := range values {
			if v == value {
				s.Set(i)
			}
		}
	})
	return s
}

// now is what a field of a record holds, as it was read last.
func (c *card) now(r assessments.Record, name string) string {
	f, ok := assessments.FieldOf(c.p.m.record(r), name)
	if !ok {
		return ""
	}
	return f.Value.String()
}

// set writes a text that was accepted into a field of a record.
func set(name, text string) func(assessments.Record) {
	return func(stored assessments.Record) {
		f, _ := assessments.FieldOf(stored, name)
		_ = f.Value.Set(text)
	}
}

// choose changes a field with a closed vocabulary.
func (c *card) choose(r assessments.Record, name, value string) {
	if now := c.p.m.record(r); now != nil {
		r = now
	}
	c.p.host.Write(ui.Changing(c.p.bench, r, set(name, value)), func(err error) {
		if err != nil {
			c.p.host.Fail(err)
			c.p.Load() // shows what is saved
		}
	})
}

func (c *card) facts(e assessments.Evidence) fyne.CanvasObject {
	var names, values []string
	for _, d := range assessments.Distributions() {
		names, values = append(names, d.Title()), append(values, string(d))
	}
	who := c.choice(&e, "distribution", names, values)
	who.Set(1) // internal, if nothing is stated
	return widgets.NewColumn(1.5,
		c.field(&e, "name", "Name", ""),
		c.field(&e, "owner", "Owner", ""),
		widgets.NewFormRow("Who may see it", who,
			"Privileged and NDA material is left out of packs by default."),
		c.field(&e, "nda_with", "NDA with", ""),
		c.field(&e, "nda_until", "NDA until", "YYYY-MM-DD"),
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
		return widgets.NewColumn(1, text.NewProse(text.Run{Text: title, Bold: true}),
			text.NewCaptionRuns(text.Run{Text: "Purged on " + string(r.PurgedOn), Tone: theme.Bad}))
	}
	var names, values []string
	for _, s := range assessments.Strengths() {
		names, values = append(names, s.Title()), append(values, string(s))
	}
	strength := c.choice(&r, "strength", names, values)
	return widgets.NewColumn(1.5, text.NewProse(text.Run{Text: title, Bold: true}), text.NewCaption(what),
		widgets.NewFormRow("Strength", strength, "Who stands behind it."),
		c.field(&r, "issued", "Issued", "YYYY-MM-DD"),
		c.field(&r, "period_from", "Covers from", ""),
		c.field(&r, "period_to", "Covers to", ""),
		c.field(&r, "expires", "Expires", "First day on which it no longer counts."),
	)
}

// showTicks lists what rests on the evidence, each a way to the desk.
func (c *card) showTicks(id string) {
	ticks := c.p.m.ticksOn(id)
	c.ticked.Objects = []fyne.CanvasObject{text.NewCaption(times(len(ticks)))}
	for _, t := range ticks {
		on := c.p.m.on(t)
		c.ticked.Add(container.NewHBox(widgets.NewLink(on.title, func() {
			c.p.host.Go(ui.Route{Page: "desk", ID: t.AssessmentID, Item: t.ItemID})
		}).Small()))
		c.ticked.Add(text.NewCaption(on.where(t)))
	}
	c.ticked.Refresh()
}

func times(n int) string {
	if n == 0 {
		return "Not ticked on any question"
	}
	return assessments.Count(n, "tick", "ticks")
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
