package ui

import (
	"errors"

	"countersign/app/widgets"
	"countersign/assessments"

	"fyne.io/fyne/v2"
)

// WrongAt is an error about one field of the record that a form asks for; nil if there is none.
func WrongAt(field string, err error) error {
	if err == nil {
		return nil
	}
	return assessments.Problems{{Path: field, Message: err.Error()}}
}

// clearOnChange takes away what was wrong once the field is changed.
func (a *asked) clearOnChange(f *widgets.Entry) {
	then, row := f.OnChanged, rowOf(a.q, f)
	f.OnChanged = func(text string) {
		if then != nil {
			then(text)
		}
		if row != nil {
			row.SetError("")
		}
		if !a.verb.Disabled() {
			a.refuse("")
		}
	}
}

// inRows shows every problem of an error in the row that asks for its field, and returns what is said below the form,
// with the name of its field.
func inRows(q Question, err error) error {
	rows := formRows(q.Form)
	for _, r := range rows {
		r.SetError("")
	}
	var all assessments.Problems
	if !errors.As(err, &all) {
		return err
	}
	var out assessments.Problems
	for _, p := range all {
		if row := labelled(rows, q.Rows[p.Path]); row != nil {
			row.SetError(Sentence(p.Message))
			p.Message = row.Label() + ": " + p.Message
		}
		out = append(out, p)
	}
	return out
}

func labelled(rows []*widgets.FormRow, label string) *widgets.FormRow {
	for _, r := range rows {
		if label != "" && r.Label() == label {
			return r
		}
	}
	return nil
}

// rowOf is the row of a form that holds a field; nil if none does.
func rowOf(q Question, f *widgets.Entry) *widgets.FormRow {
	for _, r := range formRows(q.Form) {
		if r.Field() == fyne.CanvasObject(f) {
			return r
		}
	}
	return nil
}

func formRows(o fyne.CanvasObject) (out []*widgets.FormRow) {
	switch one := o.(type) {
	case *widgets.FormRow:
		return []*widgets.FormRow{one}
	case *fyne.Container:
		for _, in := range one.Objects {
			out = append(out, formRows(in)...)
		}
	}
	return out
}
