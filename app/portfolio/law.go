package portfolio

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/app/widgets/text"
	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/workbench"
)

// lawTile counts the duties of law over all uses: those that bind, those that will soon, and what
// cannot be told.
func (m *model) lawTile() tile {
	binds, soon, untold := 0, 0, 0
	for _, t := range m.law.Uses {
		binds, soon, untold = binds+t.Binds, soon+t.Soon, untold+t.Untold
	}
	return tile{
		fmt.Sprint(binds),
		fmt.Sprintf("%s of law %s, %d\u00a0more within %d days; %d\u00a0cannot be told",
			pick(binds, "duty", "duties"), pick(binds, "binds", "bind"), soon, obligations.SoonDays, untold),
	}
}

// nextLaws is how many of the next days of law stand below the table, and shortUse how long the name of a use is there.
const (
	nextLaws = 3
	shortUse = 32
)

// nextLaw is a day on which duties of a law start or change, with the uses that it concerns.
type nextLaw struct {
	day   assessments.Date
	law   string
	maybe bool // it cannot be told of any of them
	duty  string
	uses  []assessments.Use
}

// next are the next days of law: those of which it cannot be told last.
func (m *model) next() []nextLaw {
	var out []nextLaw
	for _, n := range m.law.Notices {
		i := slices.IndexFunc(out, func(o nextLaw) bool {
			return o.day == n.Day && o.law == n.LawTitle && o.maybe == n.Maybe
		})
		if i < 0 {
			i = len(out)
			out = append(out, nextLaw{day: n.Day, law: n.LawTitle, maybe: n.Maybe, duty: n.Duty})
		}
		if !slices.ContainsFunc(out[i].uses, func(u assessments.Use) bool { return u.ID == n.Use.ID }) {
			out[i].uses = append(out[i].uses, n.Use)
		}
	}
	certain := func(n nextLaw) bool { return !n.maybe }
	slices.SortStableFunc(out, func(a, b nextLaw) int {
		switch {
		case certain(a) && !certain(b):
			return -1
		case certain(b) && !certain(a):
			return 1
		}
		return cmp.Compare(a.day, b.day)
	})
	return out[:min(len(out), nextLaws)]
}

// words name the day, the law and the use; tip names every use.
func (n nextLaw) words() (words, tip string) {
	words, tip = string(n.day)+" "+n.law, string(n.day)+" "+n.law+": "
	if n.maybe {
		words += ", cannot be told"
	}
	for i, u := range n.uses {
		if i > 0 {
			tip += "; "
		}
		tip += u.Purpose
	}
	name := []rune(n.uses[0].Purpose)
	if len(name) > shortUse {
		name = append(name[:shortUse-1], '…')
	}
	words += ": " + string(name)
	if more := len(n.uses) - 1; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return words, tip
}

// showNext writes the next days of law below the table, as links to the duty, or to the list if several uses have
// it.
func (p *Page) showNext() {
	p.next.Objects = nil
	for _, n := range p.m.next() {
		open := p.showLaw
		if len(n.uses) == 1 {
			open = func() { p.host.Go(ui.Route{Page: "obligations", ID: n.uses[0].ID, Item: n.duty}) }
		}
		words, tip := n.words()
		mark := theme.MarkAhead
		if n.maybe {
			mark = theme.MarkDotted
		}
		link := widgets.NewLink(words, open).Small().WithMark(mark)
		link.SetTip(tip)
		p.next.Add(link)
	}
	p.next.Refresh()
}

// addLaw gives each row the count of its use.
func (m *model) addLaw() {
	for i := range m.all {
		if t, ok := m.law.Uses[m.all[i].UseID]; ok {
			m.all[i].Law = &t
		}
	}
}

// lawCell is how many duties bind a use; while of some it cannot be told, the number is not the whole of it.
func lawCell(t *obligations.Tally) table.Cell {
	if t == nil {
		return table.Cell{Text: "—", Order: -1}
	}
	tip := fmt.Sprintf("%d bind, %d more within %d days, %d later; of %d it cannot be told", t.Binds, t.Soon,
		obligations.SoonDays, t.Later, t.Untold)
	c := table.Cell{
		Kind: table.MarkCell, Text: fmt.Sprint(t.Binds), Mark: theme.MarkSquare, Tone: theme.Info,
		Tip: tip, Order: float64(t.Binds),
	}
	if t.Untold > 0 {
		c.Text, c.Mark, c.Tone = fmt.Sprintf("%d · %d ?", t.Binds, t.Untold), theme.MarkDotted, theme.Unknown
	}
	return c
}

// openLaw leads to the obligations of the use of a row.
func (p *Page) openLaw(id string) {
	for _, r := range p.m.all {
		if r.ID == id {
			p.host.Go(ui.Route{Page: "obligations", ID: r.UseID})
		}
	}
}

// noticeCell says what a day means for a use: that a duty starts, that one which binds already reaches a
// further stage, or that it cannot be told.
func noticeCell(n workbench.DutyNotice) table.Cell {
	switch {
	case n.Maybe:
		return table.Cell{
			Kind: table.MarkCell, Text: "cannot be told", Mark: theme.MarkDotted, Tone: theme.Unknown,
		}
	case n.Further:
		return table.Cell{
			Kind: table.MarkCell, Text: "binds, changes", Mark: theme.MarkSquare, Tone: theme.Info,
		}
	}
	return table.Cell{Kind: table.MarkCell, Text: "starts", Mark: theme.MarkAhead, Tone: theme.Mixed}
}

// noticeWords count the rows of the list as the tile counts them: those that start are its “more”.
func noticeWords(law workbench.DutyCounts) string {
	starts, further, untold := 0, 0, 0
	for _, n := range law.Notices {
		switch {
		case n.Maybe:
			untold++
		case n.Further:
			further++
		default:
			starts++
		}
	}
	return fmt.Sprintf("%d start, %d change what binds already, of %d it cannot be told. "+
		"What binds today is listed with each use.", starts, further, untold)
}

// showLaw lists the days to come on which duties start or change; Enter opens the duty of the use.
func (p *Page) showLaw() {
	if len(p.m.law.Notices) == 0 {
		p.host.Note(fmt.Sprintf("No duty of law starts or changes in the next %d days for what is in use",
			obligations.SoonDays))
		return
	}
	var hide func()
	var rows table.RowList
	routes := map[string]ui.Route{}
	for i, n := range p.m.law.Notices {
		id := fmt.Sprint(i)
		routes[id] = ui.Route{Page: "obligations", ID: n.Use.ID, Item: n.Duty}
		rows = append(rows, table.Row{ID: id, Cells: []table.Cell{
			{Text: string(n.Day), Order: ui.DayOrder(n.Day)},
			noticeCell(n),
			{Text: n.Law, Sub: n.What, Tip: n.Law + ": " + n.What},
			{Text: n.Use.Purpose, Tip: n.Use.Purpose},
		}})
	}
	list := ui.NewList(p.host, ui.ListConfig{
		Name: "law", Rows: "days of law", TwoLine: true,
		Columns: []table.Column{
			{ID: "day", Title: "Day", Width: 92, Numeric: true},
			{ID: "state", Title: "For this use", Width: 130},
			{ID: "law", Title: "Law", Width: 280, Grow: 2},
			{ID: "use", Title: "Use", Width: 200, Grow: 1},
		},
		Actions: []ui.Action{{
			ID: "open", Title: "Open the duty", Key: fyne.KeyReturn,
			Run: func(ids []string) {
				hide()
				p.host.Go(routes[ids[0]])
			},
		}},
	})
	note := text.NewCaption(fmt.Sprintf("Duties of law read on %s. Not legal advice.", p.m.law.LawAsOf))
	if p.m.law.Old {
		note = text.NewProse(text.Run{Text: ui.OldLaw(p.m.law.LawAsOf), Bold: true})
	}
	foot := widgets.NewColumn(1, text.NewCaption(noticeWords(p.m.law)), note,
		container.NewHBox(layout.NewSpacer(), widgets.NewPrimary("Close", func() { hide() })))
	body := widgets.NewFrame(nil, widgets.NewInset(0, 1.5, foot), nil, nil, list.Framed(0, 1))
	hide = p.host.Show(fmt.Sprintf("Law in the next %d days", obligations.SoonDays),
		ui.Sized(p.host, body, 860, 480))
	list.Show(rows, len(rows))
	p.host.Window().Canvas().Focus(list.Table)
}
