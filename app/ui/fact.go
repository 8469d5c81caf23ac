package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/assessments"
)

// Fact is the row of a question on which the law depends. Until it is answered it says “not said”,
// which is never a no.
type Fact struct {
	Row   *widgets.FormRow
	q     assessments.FactQuestion
	pick  *menu.Select
	boxes []*widgets.CheckBox
}

// NewFact makes the row. say is given what to make of the values that are stored; width is that of the
// label, at 100 %; 0 is the usual one.
func NewFact(q assessments.FactQuestion, width float32,
	say func(change func(stored []string) []string),
) *Fact {
	f := &Fact{q: q}
	var field fyne.CanvasObject
	if q.Many {
		wrap := widgets.NewWrap()
		for _, v := range q.Values {
			box := widgets.NewCheckBox(v.Title, false, func(on bool) {
				say(func(stored []string) []string { return q.With(stored, v.ID, on) })
			})
			f.boxes = append(f.boxes, box)
			wrap.Add(box)
		}
		field = wrap
	} else {
		words := []string{assessments.NotSaid}
		for _, v := range q.Values {
			words = append(words, v.Title)
		}
		f.pick = menu.NewSelect(words, func(at int) {
			say(func([]string) []string {
				if at == 0 {
					return nil
				}
				return []string{q.Values[at-1].ID}
			})
		})
		field = f.pick
	}
	f.Row = widgets.NewFormRow(q.Title, field, q.Question+" "+q.Why)
	if width > 0 {
		f.Row.LabelWidth(width)
	}
	return f
}

// Focusable is what takes the keyboard: the choice, or the first of its boxes.
func (f *Fact) Focusable() fyne.Focusable {
	if f.pick != nil {
		return f.pick
	}
	return f.boxes[0].Focusable()
}

// Field is the name of the field that the question is about.
func (f *Fact) Field() string { return f.q.Field }

// Show shows what is stored.
func (f *Fact) Show(r assessments.Record) {
	said := f.q.SaidIn(r)
	if f.pick != nil {
		f.pick.Set(1 + slices.IndexFunc(f.q.Values, func(v assessments.FactValue) bool {
			return slices.Contains(said, v.ID)
		}))
		return
	}
	for i, v := range f.q.Values {
		f.boxes[i].Set(slices.Contains(said, v.ID))
	}
}

// Facts are rows for all questions about a kind of record.
func Facts(n assessments.Noun, width float32,
	say func(q assessments.FactQuestion, change func(stored []string) []string),
) []*Fact {
	var out []*Fact
	for _, q := range assessments.FactQuestions(n) {
		out = append(out, NewFact(q, width, func(change func([]string) []string) { say(q, change) }))
	}
	return out
}
