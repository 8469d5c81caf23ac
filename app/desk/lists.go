package desk

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

// allDisciplines is the id of the entry that shows every item.
const allDisciplines = "all"

func itoa(n int) string { return strconv.Itoa(n) }

// subtitle is who, what for, with which data, in which scope and why.
func (m *model) subtitle() string {
	d := &m.a.Dossier
	parts := []string{d.Vendor.Name, d.Use.Purpose}
	if len(d.Use.DataClasses) > 0 {
		parts = append(parts, strings.ReplaceAll(strings.Join(d.Use.DataClasses, ", "), "_", " "))
	}
	scope := fmt.Sprintf("Scope %d", d.Assessment.Scope)
	if d.Use.StandardTerms {
		scope += " (standard terms)"
	}
	if len(d.Use.ScopeReasons) > 0 {
		scope += ": " + d.Use.ScopeReasons[0]
	}
	return strings.Join(append(parts, scope), " · ")
}

// captions are shown under the band: score, band and coverage, and the deal-breakers still open.
func (p *Page) captions() []figure.Caption {
	out := []figure.Caption{{Text: p.m.headline()}}
	if t := p.m.a.Result.Total; t.GatesOpen > 0 {
		out = append(out, figure.Caption{Text: gatesOpen(t), Tone: theme.Bad})
	}
	if words := p.m.a.Result.CappedWords(); words != "" {
		out = append(out, figure.Caption{Text: words, Tone: theme.Mixed})
	}
	return out
}

func gatesOpen(f scoring.Figures) string {
	n := f.GatesOpen
	if f.WalkAways > 0 {
		return f.GateWords()
	}
	if n == 1 {
		return "1 deal-breaker open"
	}
	return itoa(n) + " deal-breakers open"
}

func (p *Page) disciplineItems() []widgets.Item {
	t := p.m.a.Result.Total
	out := []widgets.Item{{
		ID: allDisciplines, Title: "All disciplines",
		Sub: fmt.Sprintf("%d/%d assessed", t.ItemsDone, t.Items), Right: scoreText(t),
		Barred: true, Bar: share(t.ItemsDone, t.Items),
	}}
	for _, d := range p.m.disciplines() {
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
func (p *Page) nextItems() []widgets.Item {
	if len(p.m.a.Result.AskNext) == 0 {
		return []widgets.Item{{Heading: true, Title: "Nothing open to ask"}}
	}
	out := []widgets.Item{{Heading: true, Title: "Ask these next"}}
	for _, n := range p.m.a.Result.AskNext {
		it, _ := p.m.a.Dossier.Template.Item(n.Item)
		out = append(out, widgets.Item{
			ID: n.Item, Title: it.Title,
			Right: fmt.Sprintf("±%d", max(ui.Percent(n.Narrow)/2, 1)),
			Tip:   fmt.Sprintf("Answering this narrows the band by %d of 100", ui.Percent(n.Narrow)),
		})
	}
	return out
}

func (p *Page) listItems() []widgets.Item {
	var out []widgets.Item
	for _, r := range p.m.rows() {
		it := widgets.Item{
			ID: r.Item.ID, Title: r.Item.Title, Sub: r.Basis, Right: r.Points,
			Mark: ui.ItemMark(r.State), Tone: ui.ItemTone(p.m.judged[r.Item.ID]), Boxed: true,
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
			it.Sub = "deal-breaker open · " + it.Sub
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

// itemMenu offers the verdicts on an item without selecting it first.
func (p *Page) itemMenu(id string) []*fyne.MenuItem {
	var out []*fyne.MenuItem
	for i, v := range assessments.Verdicts() {
		out = append(out, fyne.NewMenuItem(ui.Sentence(v.Title()), func() { p.take(id); p.verdict(i) }))
	}
	return append(out, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Clear the verdict", func() {
		p.take(id)
		p.clearVerdict()
	}),
		fyne.NewMenuItem("Copy the item's id", func() { p.host.Clipboard().SetContent(id) }))
}
