package desk

import (
	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/verdict"
	"countersign/app/widgets"
	"countersign/assessments"
)

// fields are the texts of the selected item; each saves itself, as a part of the answer or of the finding.
// The notes are beside them.
type fields struct {
	p    *Page
	item string

	reasonText, responseText, responseFrom     *ui.Text
	findingText, remedy, findingOwner, dueDate *ui.Text
	notes                                      *notes

	reason, response, finding fyne.CanvasObject
}

func newFields(p *Page) *fields {
	f := &fields{p: p}
	f.reasonText = verdict.Why(p.verdicts.Giver, 12, f.shown)
	f.responseText = f.answer("response", "Response", 2, func(a *assessments.Answer) *string {
		return &a.Response
	})
	f.responseFrom = f.answer("response_from", "From", 1, func(a *assessments.Answer) *string {
		return &a.ResponseFrom
	})
	f.findingText = f.gap("text", "Finding", "", 2, setText(func(g *assessments.Finding) *string {
		return &g.Text
	}))
	f.remedy = f.gap("remedy", "Remedy", "", 2, setText(func(g *assessments.Finding) *string {
		return &g.Remedy
	}))
	f.findingOwner = f.gap("owner", "Owner", "", 1, setText(func(g *assessments.Finding) *string {
		return &g.Owner
	}))
	f.dueDate = f.gap("due", "Due", "YYYY-MM-DD", 1, func(g *assessments.Finding, text string) (err error) {
		g.Due, err = assessments.ParseDate(text)
		return err
	})
	f.notes = newNotes(p, f.place("note", "Note"))
	f.reason = f.reasonText.Row
	f.response = widgets.NewColumn(1, f.responseText.Row, f.responseFrom.Row)
	f.finding = widgets.NewColumn(1, f.findingText.Row, f.remedy.Row, f.findingOwner.Row, f.dueDate.Row)
	return f
}

// place is where a text of the selected item stands.
func (f *fields) place(field, label string) func() (ui.Place, bool) {
	return func() (ui.Place, bool) {
		return f.p.verdicts.Place(f.item, field, label)
	}
}

// answer is a text of the answer.
func (f *fields) answer(field, label string, lines int, of func(*assessments.Answer) *string) *ui.Text {
	return verdict.Text(f.p.verdicts.Giver, field, label, lines, 0, f.shown, of)
}

// shown is the item that the fields are about.
func (f *fields) shown() string { return f.item }

// gap is a text of the finding.
func (f *fields) gap(field, label, hint string, lines int,
	set func(*assessments.Finding, string) error,
) *ui.Text {
	return ui.NewText(f.p.host, ui.TextSpec{
		Label: label, Hint: hint, Lines: lines,
		Place: f.place(field, label), Save: func(seen, text string) (ui.Intent, error) {
			g := f.p.verdicts.findingOn(f.item)
			base := g
			if err := set(&g, text); err != nil {
				return nil, err
			}
			_ = set(&base, seen) // it was stored
			return ui.SavingChanges(f.p.bench, &base, &g), nil
		},
	})
}

func setText(of func(*assessments.Finding) *string) func(*assessments.Finding, string) error {
	return func(g *assessments.Finding, text string) error {
		*of(g) = text
		return nil
	}
}

func (f *fields) list() []*ui.Text {
	return []*ui.Text{
		f.reasonText, f.responseText, f.responseFrom, f.findingText, f.remedy, f.findingOwner,
		f.dueDate,
	}
}

// flush commits what is typed.
func (f *fields) flush() {
	for _, one := range f.list() {
		one.Field.Flush()
	}
	f.notes.flush()
}

// show fills the fields from the model; a text being typed is not taken away, one that was refused
// stands where it was typed.
func (f *fields) show(it assessments.Item, changed bool) {
	f.item = it.ID
	d := &f.p.m.A.Dossier
	a, g := d.Answer(it.ID), f.p.verdicts.findingOn(it.ID)
	f.reasonText.Show(a.Reason)
	f.responseText.Show(a.Response)
	f.responseFrom.Show(a.ResponseFrom)
	f.findingText.Show(g.Text)
	f.remedy.Show(g.Remedy)
	f.findingOwner.Show(g.Owner)
	f.dueDate.Show(string(g.Due))
	if changed {
		placeholder := "What would close the gap"
		if it.Positions != nil && it.Positions.Remedy != "" {
			placeholder = it.Positions.Remedy
		}
		f.remedy.Field.SetPlaceHolder(placeholder)
	}
	f.notes.show(it.ID)
}

func (c *card) focusNote()     { c.p.host.Window().Canvas().Focus(c.fields.notes.text.Field) }
func (c *card) focusWhy()      { c.p.host.Window().Canvas().Focus(c.fields.reasonText.Field) }
func (c *card) focusResponse() { c.p.host.Window().Canvas().Focus(c.fields.responseText.Field) }
