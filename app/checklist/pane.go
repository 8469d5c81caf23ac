package checklist

import (
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// pane is the selected responsibility with what is said of it; its texts save themselves.
type pane struct {
	p     *Page
	id    string // of the responsibility shown
	lead  *text.Prose
	says  *text.Prose
	where *text.Prose
	care  *widgets.VerdictBar
	texts []*ui.Text
	names []string // of the fields that texts hold
	who   *text.Prose
	body  fyne.CanvasObject
}

// cares are the answers of the bar, in the order of their keys.
var cares = []assessments.Care{assessments.CareTaken, assessments.CareOpen}

func newPane(p *Page) *pane {
	s := &pane{
		p: p, lead: text.NewLead(""), says: text.NewProse(), where: text.NewCaption(""),
		who: text.NewCaption(""),
	}
	var choices []widgets.Choice
	for i, c := range cares {
		mark, tone := careLook(c)
		choices = append(choices, widgets.Choice{
			Word: ui.Sentence(c.Title()), Key: string(rune('1' + i)), Mark: mark, Tone: tone,
		})
	}
	s.care = widgets.NewVerdictBar(choices, func(i int) { p.answerWith(cares[i]) })
	s.text(fieldBy, "Taken care of by", "A person, role or party", 1)
	s.text(fieldDay, "Day", "YYYY-MM-DD", 1)
	s.text(fieldNote, "Note", "", 3)
	s.body = widgets.NewColumn(2.5, s.lead, s.where, s.says, s.care)
	for _, t := range s.texts {
		s.body.(*fyne.Container).Add(t.Row)
	}
	s.body.(*fyne.Container).Add(s.who)
	return s
}

// text adds a field that saves itself.
func (s *pane) text(field, label, hint string, lines int) {
	s.names = append(s.names, field)
	s.texts = append(s.texts, ui.NewText(s.p.host, ui.TextSpec{
		Label: label, Hint: hint, Lines: lines,
		Place: func() (ui.Place, bool) {
			l, ok := s.p.m.find(s.id)
			return ui.Place{
				Key:   "checklist/" + s.p.id + "/" + s.id + "/" + field,
				Title: label + ", " + l.Responsibility.Title,
				Where: ui.Route{Page: "checklist", ID: s.p.id, Item: s.id},
			}, ok
		},
		Save: func(seen, words string) (ui.Intent, error) {
			now := s.p.m.answer(s.id)
			base, _ := with(now, field, seen) // it was stored
			now, err := with(now, field, words)
			if err != nil {
				return nil, err
			}
			return ui.SavingChanges(s.p.bench, &base, &now), nil
		},
	}))
}

// show brings the pane in step with what is stored of a responsibility.
func (s *pane) show(id string) {
	l, ok := s.p.m.find(id)
	if !ok {
		return
	}
	s.id = id
	a := s.p.m.answer(id)
	s.lead.SetText(l.Responsibility.Title)
	s.says.Set(text.Run{Text: l.Responsibility.Says})
	s.where.SetText(l.Responsibility.ID + " · " + disciplineOf(l.Responsibility) + " · from " +
		strings.Join(l.Responsibility.Requirements, ", "))
	s.care.Set(-1)
	for i, c := range cares {
		if a.Care == c {
			s.care.Set(i)
		}
	}
	for i, t := range s.texts {
		f, _ := assessments.FieldOf(&a, s.names[i])
		t.Show(f.Value.String())
	}
	s.who.SetText(recordedWords(&a))
}

// recordedWords say who recorded an answer and when; before that, what is expected.
func recordedWords(a *assessments.ResponsibilityAnswer) string {
	if a.RecordedBy == "" {
		return "Nothing is said yet: it counts as open."
	}
	return "Recorded by " + a.RecordedBy + " on " + string(a.RecordedOn())
}

// flush commits what is typed.
func (s *pane) flush() {
	for _, t := range s.texts {
		t.Field.Flush()
	}
}
