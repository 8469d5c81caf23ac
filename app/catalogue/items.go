package catalogue

import (
	"fmt"

	"fyne.io/fyne/v2"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
)

// itemChips narrow the list of items.
type itemChips struct{ discipline, kind, gates *widgets.Chip }

func (c itemChips) show(m *model) {
	c.discipline.Set("Discipline: "+orAny(m.discipline != "", m.discipline.Title()), m.discipline != "")
	c.kind.Set("Kind: "+orAny(m.kind != "", string(m.kind)), m.kind != "")
	c.gates.Set("Deal-breakers only", m.gates)
}

func orAny(on bool, text string) string {
	if on {
		return text
	}
	return "any"
}

func (p *Page) itemsPane() *pane {
	p.chips = itemChips{
		discipline: widgets.NewMenuChip("", p.disciplineMenu), kind: widgets.NewMenuChip("", p.kindMenu),
		gates: widgets.NewChip("", func() { p.narrow(func() { p.m.gates = !p.m.gates }) }),
	}
	return newPane(p.host, paneConfig{
		name: "items", rows: "items", width: 720, twoLine: true,
		none: widgets.NewEmptyState("No item in this set",
			"A question set of your own is a file: add it, and its items stand here.",
			"Add a set from a file…", p.add),
		clear: func() { p.narrow(func() { p.m.discipline, p.m.kind, p.m.gates = "", "", false }) },
		actions: []ui.Action{{
			ID: "matrix", Title: "Show its place in the matrix", Menu: "Go",
			Run: p.toMatrix,
		}},
		chips: []fyne.CanvasObject{p.chips.discipline, p.chips.kind, p.chips.gates}, pick: p.showItem,
		columns: []table.Column{
			{ID: "item", Title: "Item", Width: 190, Grow: 1},
			{ID: "discipline", Title: "Discipline", Width: 90},
			{ID: "kind", Title: "Kind", Width: 60},
			{ID: "weight", Title: "Weight", Width: 60, Numeric: true, Align: fyne.TextAlignTrailing},
			{ID: "owner", Title: "Owner", Width: 94},
			{ID: "gate", Title: "Gate", Width: 112, Tip: "Deal-breakers gate approval"},
			{ID: "id", Title: "Id", Width: 150, Hidden: true},
			{ID: "topic", Title: "Topic", Width: 130, Hidden: true},
		},
	})
}

// toMatrix leads to the cell of the matrix that an item serves.
func (p *Page) toMatrix(ids []string) {
	if it, ok := p.m.current().T.Item(ids[0]); ok {
		p.host.Go(ui.Route{
			Page: "matrix", ID: fmt.Sprint(p.m.current().T.Scope),
			Item: string(it.Discipline),
		})
	}
}

// narrow changes a chip and shows what is left.
func (p *Page) narrow(change func()) {
	change()
	p.show()
}

func (p *Page) disciplineMenu() *fyne.Menu {
	items := []*fyne.MenuItem{fyne.NewMenuItem("Any", func() { p.narrow(func() { p.m.discipline = "" }) })}
	for _, d := range assessments.Disciplines() {
		items = append(items, fyne.NewMenuItem(d.Title(), func() { p.narrow(func() { p.m.discipline = d }) }))
	}
	return fyne.NewMenu("", items...)
}

func (p *Page) kindMenu() *fyne.Menu {
	set := func(k assessments.ItemKind) func() { return func() { p.narrow(func() { p.m.kind = k }) } }
	return fyne.NewMenu("", fyne.NewMenuItem("Any", set("")),
		fyne.NewMenuItem("Term: what the contract says", set(assessments.TermItem)),
		fyne.NewMenuItem("Control: what they, or we, do", set(assessments.ControlItem)))
}

func (p *Page) itemRows() table.RowList {
	var rows table.RowList
	for _, it := range p.m.items() {
		gate := table.Cell{}
		if it.DealBreaker {
			gate = table.Cell{
				Kind: table.MarkCell, Text: "deal-breaker", Mark: theme.MarkFlag,
				Tone: theme.Bad,
			}
		}
		rows = append(rows, table.Row{ID: it.ID, Cells: []table.Cell{
			{Text: it.Title, Sub: it.Question, Bold: true, Tip: it.Question},
			{Text: ui.Sentence(string(it.Discipline)), Tip: it.Discipline.Title()},
			{Text: string(it.Kind)},
			{Text: fmt.Sprint(it.Weight), Order: float64(it.Weight)},
			{Text: it.Owner},
			gate,
			{Text: it.ID},
			{Text: topic(it)},
		}})
	}
	return rows
}

func topic(it assessments.Item) string {
	if it.Topic == "" {
		return ""
	}
	return it.Topic.Title()
}

// showItem is everything the set says about one item.
func (p *Page) showItem(id string) {
	it, ok := p.m.current().T.Item(id)
	if !ok {
		return
	}
	p.m.item = id
	caption := it.ID + " · " + it.Discipline.Title() + " · " + ui.Sentence(it.Owner)
	if t := topic(it); t != "" {
		caption += " · " + t
	}
	pills := widgets.NewWrap(figure.NewPill(string(it.Kind), theme.Neutral, theme.NoMark),
		figure.NewPill(fmt.Sprintf("weight %d", it.Weight), theme.Neutral, theme.NoMark))
	if it.DealBreaker {
		pills.Add(figure.NewPill("deal-breaker", theme.Bad, theme.MarkFlag))
	}
	p.put(text.NewCaption(caption), text.NewLead(it.Title), text.NewProse(text.Run{Text: it.Question}), pills)
	if it.DealBreaker {
		p.say("Gates approval", it.DealBreakerReason)
	}
	p.say("Not met is our walk-away", it.WalkAwayReason)
	p.say("Where the tier spares it, one line is asked", it.Brief)
	p.say("A good answer", it.Guidance.Good)
	p.say("The usual trap", it.Guidance.Trap)
	p.showPositions(it)
	p.showEvidence(it)
	p.showWhen(it)
	p.showSources(it)
}

// put puts objects under the selected item.
func (p *Page) put(objects ...fyne.CanvasObject) {
	for _, o := range objects {
		p.items.side.Add(o)
	}
}

func (p *Page) heading(words string) {
	p.put(widgets.NewInset(0, 1, text.NewProse(text.Run{Text: words, Bold: true, Muted: true})))
}

// say is a line with its label; nothing where there is nothing to say.
func (p *Page) say(label, words string) {
	if words != "" {
		p.put(text.NewProse(text.Run{Text: label + ": ", Bold: true}, text.Run{Text: words}))
	}
}

// showPositions is our line on a term, with wording to ask for that can be copied.
func (p *Page) showPositions(it assessments.Item) {
	if it.Positions == nil {
		return
	}
	p.heading("Our positions, for ourselves")
	p.say("We require", it.Positions.Require)
	p.say("We fall back to", it.Positions.FallBack)
	p.say("We walk away", it.Positions.WalkAway)
	if wording := it.Positions.Remedy; wording != "" {
		p.say("Wording to ask for", wording)
		p.put(widgets.NewWrap(widgets.NewLink("Copy the wording", func() {
			p.host.Clipboard().SetContent(wording)
			p.host.Note("The wording is on the clipboard")
		}).Small()))
	}
}

func (p *Page) showEvidence(it assessments.Item) {
	p.heading("Expected evidence, and the strength it gives")
	for _, e := range it.Evidence {
		note := e.Strength.Title()
		if e.MaxAge > 0 {
			note += fmt.Sprintf(", not older than %d months", e.MaxAge)
		}
		p.put(widgets.NewColumn(0, text.NewProse(text.Run{Text: "•  " + e.Title}),
			widgets.NewInset(3, 0, text.NewCaption(note))))
	}
	if it.MinStrength != assessments.StrengthNone {
		p.say("It needs at least", it.MinStrength.Title())
	}
	if it.SilenceFavours() {
		p.say("If the contract is silent", "that favours us. "+it.SilenceReason)
	}
}

// showWhen says when the item is asked, and when again.
func (p *Page) showWhen(it assessments.Item) {
	if len(it.When)+len(it.Triggers) == 0 {
		return
	}
	p.heading("When it is asked")
	for _, w := range it.When {
		p.put(text.NewProse(text.Run{Text: "Only where " + w.Words() + ". ", Bold: true},
			text.Run{Text: "Elsewhere hidden: " + w.Reason, Muted: true}))
	}
	for _, t := range it.Triggers {
		p.put(text.NewProse(text.Run{Text: "Asked again when " + assessments.TriggerTitle(t) + "."}))
	}
}

// showSources says where the item comes from, and what else it bears on.
func (p *Page) showSources(it assessments.Item) {
	p.heading("Where it comes from")
	for _, s := range it.Sources {
		if s.Requirement == "" {
			p.put(text.NewProse(text.Run{Text: "Practice  ", Bold: true},
				text.Run{Text: s.Practice, Muted: true}))
			continue
		}
		r, _ := p.m.c.Requirement(s.Requirement)
		p.put(text.NewProse(text.Run{Text: r.ID + "  ", Bold: true}, text.Run{Text: r.Says, Muted: true}))
	}
	if len(it.Crosswalk) == 0 {
		return
	}
	p.heading("Bears on, in our words")
	for _, ref := range it.Crosswalk {
		p.put(text.NewProse(text.Run{Text: ref + "  ", Bold: true},
			text.Run{Text: p.m.paraphrase(ref), Muted: true}))
	}
}
