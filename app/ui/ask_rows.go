package ui

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/widgets"
	"countersign/app/widgets/menu"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// WrongAt is an error about one field of the record that a form asks for, or about the row of a label;
// nil if there is none.
func WrongAt(field string, err error) error {
	if err == nil {
		return nil
	}
	return assessments.Problems{{Path: field, Message: err.Error()}}
}

// Need is an error at a field that has to be filled and is empty; nil if it is filled. say is what to do.
func Need(field, text, say string) error {
	return NeedChoice(field, strings.TrimSpace(text) != "", say)
}

// NeedChoice is the same for what is chosen and not typed.
func NeedChoice(field string, chosen bool, say string) error {
	if chosen {
		return nil
	}
	return WrongAt(field, errors.New(say))
}

// RevokeReason is what to do about the reason of a revocation that is not there.
const RevokeReason = "say why: a revocation is recorded with its reason"

// Wrong is everything that is wrong with a form, so that nothing is fixed only to be told of the next;
// nil if nothing is. An error that is about no field comes alone.
func Wrong(all ...error) error {
	var out assessments.Problems
	for _, err := range all {
		var some assessments.Problems
		switch {
		case err == nil:
		case errors.As(err, &some):
			out = append(out, some...)
		default:
			return err
		}
	}
	return out.Err()
}

// fieldName is how the fields of records are written.
var fieldName = regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)

// FieldWords is the path of a field as people read it: “Valid until” for valid_until. The path of
// anything else stays as it is.
func FieldWords(path string) string {
	last := path[strings.LastIndex(path, ".")+1:]
	if !fieldName.MatchString(last) {
		return path
	}
	return Sentence(assessments.FieldTitle(last))
}

// clearOnChange takes away what was wrong once the field is changed.
func (a *asked) clearOnChange(f *text.Entry) {
	then, row := f.OnChanged, rowOf(a.q, f)
	f.OnChanged = func(text string) {
		if then != nil {
			then(text)
		}
		a.clear(row)
	}
}

// clearOnPick does the same for what is chosen in the form.
func (a *asked) clearOnPick() {
	for _, row := range formRows(a.q.Form) {
		if s, ok := row.Field().(*menu.Select); ok {
			s.OnPicked = func() { a.clear(row) }
		}
	}
}

func (a *asked) clear(row *widgets.FormRow) {
	if row != nil {
		row.SetError("")
	}
	if !a.verb.Disabled() {
		a.refuse("")
	}
}

// inRows shows every problem of an error in the row that asks for its field, and returns what the line
// below the form says: which rows to look at, and in full what stands in none.
func inRows(q Question, err error) error {
	rows := formRows(q.Form)
	for _, r := range rows {
		r.SetError("")
	}
	var all assessments.Problems
	if moved := (*assessments.Moved)(nil); errors.As(err, &moved) && len(q.Seen) > 0 {
		all = beside(moved)
	} else if !errors.As(err, &all) {
		return err
	}
	var out assessments.Problems
	var marked []string
	for _, p := range all {
		last := p.Path[strings.LastIndex(p.Path, ".")+1:]
		label := cmp.Or(q.Rows[p.Path], q.Rows[last], FieldWords(p.Path))
		if row := labelled(rows, label); row != nil {
			row.SetError(Sentence(strings.TrimPrefix(row.Error()+"; "+p.Message, "; ")))
			if named := "“" + label + "”"; !slices.Contains(marked, named) {
				marked = append(marked, named)
			}
			continue
		}
		if label != "" {
			p.Message = label + ": " + p.Message
		}
		out = append(out, p)
	}
	if len(marked) > 0 {
		out = append(out, assessments.Problem{Message: "Nothing was changed. Look at " +
			strings.Join(marked, ", ")})
	}
	return out
}

// beside says at each field that was changed elsewhere what is stored there now.
func beside(moved *assessments.Moved) (out assessments.Problems) {
	for _, f := range moved.Fields {
		out = append(out, assessments.Problem{
			Path: f.Name,
			Message: "this was changed elsewhere since you saw it and is now “" + moved.Now(f) +
				"”; what you chose is still here: save again to put it in its place",
		})
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
func rowOf(q Question, f *text.Entry) *widgets.FormRow {
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
