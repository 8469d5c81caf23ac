package checklist

import (
	"slices"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// model is what the page shows; it knows no toolkit.
type model struct {
	list   workbench.Checklist
	view   int // of views
	chosen string
}

// view is a choice of lines.
type view struct {
	title string
	has   func(assessments.ResponsibilityLine) bool
}

// views are the chips, in order.
var views = []view{
	{"All", func(assessments.ResponsibilityLine) bool { return true }},
	{"Open", assessments.ResponsibilityLine.Open},
	{"Taken care of", func(l assessments.ResponsibilityLine) bool { return !l.Open() }},
	{"Not answered", func(l assessments.ResponsibilityLine) bool { return l.Answer.Care == "" }},
}

// rows are the lines of the chosen view, in the order of the matrix.
func (m *model) rows() []assessments.ResponsibilityLine {
	var out []assessments.ResponsibilityLine
	for _, l := range m.list.Lines {
		if views[m.view].has(l) {
			out = append(out, l)
		}
	}
	return out
}

// count is how many lines a view has.
func (m *model) count(v view) int {
	n := 0
	for _, l := range m.list.Lines {
		if v.has(l) {
			n++
		}
	}
	return n
}

// find is a line of the list.
func (m *model) find(id string) (assessments.ResponsibilityLine, bool) {
	for _, l := range m.list.Lines {
		if l.Responsibility.ID == id {
			return l, true
		}
	}
	return assessments.ResponsibilityLine{}, false
}

// answer is what is said of a responsibility, as the record that is changed; nothing said is an empty one.
func (m *model) answer(id string) assessments.ResponsibilityAnswer {
	l, _ := m.find(id)
	a := l.Answer
	a.ID, a.UseID, a.Responsibility = m.list.Use.ID+"/"+id, m.list.Use.ID, id
	return a
}

// reveal chooses a view that has the selected line, unless the chosen one has it.
func (m *model) reveal() {
	if l, ok := m.find(m.chosen); ok && !views[m.view].has(l) {
		m.view = 0
	}
}

// unnamed reports whether no one is named yet for one of the responsibilities.
func (m *model) unnamed(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return m.answer(id).TakenBy == "" })
}

// fields of the responsibility that the pane changes.
const (
	fieldBy   = "taken_care_of_by"
	fieldNote = "note"
	fieldDay  = "day"
)

// with is an answer with another text in one of its fields.
func with(a assessments.ResponsibilityAnswer, field, text string) (assessments.ResponsibilityAnswer, error) {
	f, _ := assessments.FieldOf(&a, field)
	err := f.Value.Set(text)
	return a, err
}
