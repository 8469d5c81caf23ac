package desk

import (
	"context"

	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// fields are the texts of the item in hand; each commits by itself, as an answer, a finding or a note.
type fields struct {
	p    *Page
	item string

	reasonText, responseText, responseFrom     *widgets.Field
	findingText, remedy, findingOwner, dueDate *widgets.Field
	note                                       *widgets.Field
	distribution                               *widgets.Select
	dueRow                                     *widgets.FormRow
	older                                      *fyne.Container

	reason, response, finding, notes fyne.CanvasObject
}

func newFields(p *Page) fields {
	f := fields{p: p}
	edit := p.host.Editing
	answer := func(set func(*assessments.Answer, string)) func(string) {
		return func(text string) { p.setAnswer(text, set) }
	}
	gap := func(set func(*assessments.Finding, string)) func(string) {
		return func(text string) { p.setFinding(text, set) }
	}
	f.reasonText = widgets.NewTextField(2, "", edit, answer(func(a *assessments.Answer, s string) { a.Reason = s }))
	f.responseText = widgets.NewTextField(2, "", edit, answer(func(a *assessments.Answer, s string) { a.Response = s }))
	f.responseFrom = widgets.NewField("", edit, answer(func(a *assessments.Answer, s string) { a.ResponseFrom = s }))
	f.findingText = widgets.NewTextField(2, "", edit, gap(func(g *assessments.Finding, s string) { g.Text = s }))
	f.remedy = widgets.NewTextField(2, "", edit, gap(func(g *assessments.Finding, s string) { g.Remedy = s }))
	f.findingOwner = widgets.NewField("", edit, gap(func(g *assessments.Finding, s string) { g.Owner = s }))
	f.dueDate = widgets.NewField("", edit, func(text string) { p.setDue(text) })
	f.note = widgets.NewTextField(2, "", edit, p.addNote)
	var names []string
	for _, d := range assessments.Distributions() {
		names = append(names, d.Title())
	}
	f.distribution = widgets.NewSelect(names, nil)
	f.distribution.Set(1) // internal
	f.older = widgets.NewColumn(1)
	f.dueRow = widgets.NewFormRow("Due", f.dueDate, "YYYY-MM-DD")
	f.reason = widgets.NewFormRow("Why", f.reasonText, "")
	f.response = widgets.NewColumn(1, widgets.NewFormRow("Response", f.responseText, ""), widgets.NewFormRow("From", f.responseFrom, ""))
	f.finding = widgets.NewColumn(1, widgets.NewFormRow("Finding", f.findingText, ""), widgets.NewFormRow("Remedy", f.remedy, ""),
		widgets.NewFormRow("Owner", f.findingOwner, ""), f.dueRow)
	f.notes = widgets.NewColumn(1, f.older, widgets.NewFormRow("New note", f.note, ""), widgets.NewFormRow("Who may see it", f.distribution, "A note is internal unless you say otherwise."))
	return f
}

func (f *fields) list() []*widgets.Field {
	return []*widgets.Field{f.reasonText, f.responseText, f.responseFrom, f.findingText, f.remedy, f.findingOwner, f.dueDate, f.note}
}

// flush commits what is typed.
func (f *fields) flush() {
	for _, one := range f.list() {
		one.Flush()
	}
}

// show fills the fields from the model; a text being typed is not taken away.
func (f *fields) show(it assessments.Item, changed bool) {
	f.item = it.ID
	d := &f.p.m.a.Dossier
	a, g := d.Answer(it.ID), f.p.findingNow()
	for _, one := range []struct {
		field *widgets.Field
		text  string
	}{
		{f.reasonText, a.Reason},
		{f.responseText, a.Response},
		{f.responseFrom, a.ResponseFrom},
		{f.findingText, g.Text},
		{f.remedy, g.Remedy},
		{f.findingOwner, g.Owner},
		{f.dueDate, string(g.Due)},
	} {
		one.field.ShowText(one.text)
	}
	if changed {
		f.note.ShowText("")
		f.dueRow.SetError("")
		placeholder := "What would close the gap"
		if it.Positions != nil && it.Positions.Remedy != "" {
			placeholder = it.Positions.Remedy
		}
		f.remedy.SetPlaceHolder(placeholder)
	}
	f.older.Objects = nil
	for _, n := range d.Notes {
		if n.ItemID != it.ID && n.OnID != d.Assessment.ID+"/"+it.ID {
			continue
		}
		text := n.Body
		if n.PurgedOn != "" {
			text = "[purged on " + string(n.PurgedOn) + "]"
		}
		f.older.Add(widgets.NewCaptionRuns(widgets.Run{Text: text}, widgets.Run{Text: "  " + n.Author + " · " + n.Distribution.Title(), Muted: true}))
	}
}

// setAnswer changes one text of the answer in hand.
func (p *Page) setAnswer(text string, set func(*assessments.Answer, string)) {
	item := p.card.fields.item
	a := p.m.a.Dossier.Answer(item)
	set(&a, text)
	if a.Verdict == assessments.NotApplicable && a.Reason == "" {
		p.host.Fail(assessments.Errorf(assessments.Refused, "“Not applicable” needs its reason. Write one, or give another verdict."))
		return
	}
	p.changeAnswer(item, func(a *assessments.Answer) { set(a, text) })
}

// findingNow is the finding on the item in hand; an empty one where there is none.
func (p *Page) findingNow() assessments.Finding {
	item := p.m.item
	for _, g := range p.m.a.Dossier.FindingsOn(item) {
		return g
	}
	return assessments.Finding{ID: p.id + "/" + item + "/1", AssessmentID: p.id, ItemID: item, Status: "open"}
}

func (p *Page) setFinding(text string, set func(*assessments.Finding, string)) {
	g := p.findingNow()
	p.act(func(ctx context.Context) (assessments.Event, error) {
		stored := assessments.Finding{ID: g.ID}
		if err := p.bench.Get(ctx, &stored); err == nil {
			g = stored
		} else if assessments.KindOf(err) != assessments.NotFound {
			return assessments.Event{}, err
		}
		set(&g, text)
		return p.bench.Save(ctx, &g)
	})
}

func (p *Page) setDue(text string) {
	due, err := assessments.ParseDate(text)
	if err != nil {
		p.card.fields.dueRow.SetError(err.Error())
		return
	}
	p.card.fields.dueRow.SetError("")
	p.setFinding("", func(g *assessments.Finding, _ string) { g.Due = due })
}

// addNote records a note on the item in hand and empties the field.
func (p *Page) addNote(text string) {
	if text == "" {
		return
	}
	n := assessments.Note{
		ID: p.bench.NewID("note"), On: "answer", OnID: p.id + "/" + p.card.fields.item, AssessmentID: p.id, ItemID: p.card.fields.item,
		Body: text, Author: p.bench.Actor().String(), Distribution: assessments.Internal,
	}
	for _, d := range assessments.Distributions() {
		if d.Title() == p.card.fields.distribution.Selected {
			n.Distribution = d
		}
	}
	p.card.fields.note.ShowText("")
	p.act(func(ctx context.Context) (assessments.Event, error) { return p.bench.Save(ctx, &n) })
}

func (c *card) focusNote()     { c.p.host.Window().Canvas().Focus(c.fields.note) }
func (c *card) focusResponse() { c.p.host.Window().Canvas().Focus(c.fields.responseText) }

// askReason asks for the reason of a "not applicable".
func (c *card) askReason(done func(string)) {
	why := widgets.NewTextArea(3)
	var hide func()
	ok := widgets.NewPrimary("Not applicable", func() {
		if why.Text != "" {
			hide()
			done(why.Text)
		}
	})
	cancel := widgets.NewButton("Cancel", func() { hide() })
	body := container.NewBorder(widgets.NewCaption("It neither rewards nor punishes, and stands in the pack with its reason."), container.NewHBox(layout.NewSpacer(), cancel, ok), nil, nil, why)
	hide = c.p.host.Show("Why does this not apply here?", sized(body, fyne.NewSize(460, 170)))
	c.p.host.Window().Canvas().Focus(why)
}

func (p *Page) confirmSecond() {
	item := p.m.item
	p.act(func(ctx context.Context) (assessments.Event, error) {
		return p.bench.ConfirmNotApplicable(ctx, p.id, item)
	})
}
