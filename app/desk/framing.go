package desk

import (
	"fyne.io/fyne/v2"

	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/text"
	"countersign/assessments/framing"
)

// framed shows the four framing questions of the assessment.
type framed struct {
	page  *Page
	host  host
	bench bench
	m     *model
}

// fourQuestions shows the framing questions, answered from the verdicts, with the items that each answer
// is made from; an item leads to its place in the list.
func (f *framed) fourQuestions() {
	if f.m.A.Dossier.Assessment.ID == "" {
		return // still being read
	}
	f.page.Flush()
	hide := func() {}
	column := widgets.NewColumn(5)
	for _, a := range f.m.A.Framing(f.bench.Catalogue()) {
		column.Add(f.questionAnswered(a, func() { hide() }))
	}
	hide = ui.Tell(f.host, "The four questions, as of "+string(f.m.A.AsOf), column, 680, 520)
}

func (f *framed) questionAnswered(a framing.Answer, leave func()) fyne.CanvasObject {
	out := widgets.NewColumn(1.5, text.NewProse(text.Run{Text: a.Question, Bold: true}))
	for _, s := range a.Sentences {
		out.Add(text.NewProse(text.Run{Text: s.Text}))
		if len(s.Items) == 0 {
			continue
		}
		links := widgets.NewWrap()
		for _, id := range s.Items {
			links.Add(widgets.NewLink(f.titleOf(id), func() {
				leave()
				f.page.Visit(ui.Route{ID: f.page.id, Item: id})
			}).Small())
		}
		out.Add(links)
	}
	return out
}

// titleOf is the title of an item of the assessment's question set.
func (f *framed) titleOf(id string) string {
	it, _ := f.m.A.Dossier.Template.Item(id)
	return it.Title
}
