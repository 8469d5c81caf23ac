package desk

import (
	"fmt"
	"strings"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/assessments/scoring"
)

// allDisciplines is the id of the entry that shows every item.
const allDisciplines = "all"

func gatesOpen(f scoring.Figures) string {
	n := f.GatesOpen
	if f.WalkAways+f.Waiting > 0 {
		return f.GateWords()
	}
	if n == 1 {
		return "1 deal-breaker open"
	}
	return itoa(n) + " deal-breakers open"
}

func disciplineItems(m *model) []widgets.Item {
	t := m.A.Result.Total
	out := []widgets.Item{{
		ID: allDisciplines, Title: "All disciplines",
		Sub: fmt.Sprintf("%d/%d assessed", t.ItemsDone, t.Items), Right: scoreText(t),
		Barred: true, Bar: share(t.ItemsDone, t.Items),
	}}
	for _, d := range m.disciplines() {
		it := widgets.Item{
			ID: string(d.Discipline), Title: d.Discipline.Title(), Sub: d.Done, Right: d.Score,
			Barred: true, Bar: share(d.Figures.ItemsDone, d.Figures.Items),
		}
		if d.Figures.GatesOpen > 0 {
			it.Mark, it.Tone = theme.MarkFlag, theme.Bad
			it.Tip = gatesOpen(d.Figures)
		}
		out = append(out, it)
	}
	return out
}

func scoreText(f scoring.Figures) string {
	if !f.Scored {
		return "—"
	}
	return itoa(ui.SharesOf(f).Score)
}

func share(done, of int) float32 {
	if of == 0 {
		return 0
	}
	return float32(done) / float32(of)
}

// nextItems are the open items that would narrow the band most.
func nextItems(m *model) []widgets.Item {
	if len(m.A.Result.AskNext) == 0 {
		return []widgets.Item{{Heading: true, Title: "Nothing open to ask"}}
	}
	out := []widgets.Item{{Heading: true, Title: "Ask these next"}}
	for _, n := range m.A.Result.AskNext {
		it, _ := m.A.Dossier.Template.Item(n.Item)
		out = append(out, widgets.Item{
			ID: n.Item, Title: it.Title,
			Right: fmt.Sprintf("±%d", max(ui.Percent(n.Narrow)/2, 1)),
			Tip:   fmt.Sprintf("Answering this narrows the band by %d of 100", ui.Percent(n.Narrow)),
		})
	}
	return out
}

func itemsShown(m *model) []widgets.Item {
	var out []widgets.Item
	for _, r := range m.rows() {
		it := widgets.Item{
			ID: r.Item.ID, Title: r.Item.Title, Sub: r.Basis, Right: r.Points,
			Mark: ui.ItemMark(r.State), Tone: ui.ItemTone(m.Judged[r.Item.ID]), Boxed: true,
			Muted: r.Hidden,
			Tip:   r.Item.ID + ": " + r.State.Words(r.Verdict),
		}
		if r.Gate && (r.WalkAway || r.State == scoring.StateNotAssessed) {
			it.Mark, it.Tone = theme.MarkFlag, theme.Bad
		}
		switch {
		case r.Gate && r.WalkAway:
			it.Sub = "walk-away reached · " + it.Sub
			it.Tip += "; walk-away reached"
		case r.Gate:
			j := m.Judged[r.Item.ID]
			it.Sub = strings.ToLower(j.OpenGate()) + " · " + it.Sub
		}
		if r.Passed != "" {
			it.Sub = r.Passed + " · " + it.Sub
			it.Tip += "; " + r.Passed
		}
		out = append(out, it)
	}
	if len(out) == 0 {
		out = append(out, widgets.Item{Heading: true, Title: "No item passes this filter"})
	}
	return out
}

// whereTitle is the discipline that is listed, for the chip that stands for the list of them.
func whereTitle(m *model) string {
	for _, it := range disciplineItems(m) {
		if it.ID == string(m.discipline) {
			return it.Title
		}
	}
	return "All disciplines"
}

// inWords says an entry of the left column in one line.
func inWords(it widgets.Item) string {
	parts := []string{it.Title, it.Right}
	if it.Sub != "" {
		parts = append(parts, it.Sub)
	}
	if it.Mark == theme.MarkFlag {
		parts = append(parts, it.Tip)
	}
	return strings.Join(parts, " · ")
}
