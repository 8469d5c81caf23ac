package table

import (
	"fmt"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
)

// sampleColumns are those of the portfolio as drawn.
func sampleColumns() []Column {
	cols := []Column{
		{ID: "service", Title: "Service", Width: 200, Min: 120, Grow: 1},
		{ID: "scope", Title: "Scope", Width: 76},
		{ID: "risk", Title: "Risk", Width: 70, Numeric: true},
	}
	for _, d := range []string{"Governance", "Legal", "Risk mgmt", "Controls", "Resilience"} {
		cols = append(cols, Column{ID: d, Title: d, Width: 82, Numeric: true})
	}
	return append(cols,
		Column{ID: "score", Title: "Score and band", Width: 108, Numeric: true},
		Column{ID: "decision", Title: "Decision", Width: 136},
		Column{ID: "review", Title: "Review", Width: 66},
		Column{ID: "owner", Title: "Owner", Width: 120, Hidden: true})
}

var sampleNames = [][2]string{
	{"Northwind Assist Enterprise", "Northwind Labs"},
	{"Lumen Chat (free)", "Lumen AI"},
	{"Lumen Chat Enterprise", "Lumen AI"},
	{"Harbor CRM Copilot", "Harbor Software"},
	{"Pixelwright Studio", "Pixelwright"},
	{"Scribe Meeting Notes with a name that is far too long for its column", "Quillworks"},
	{"Draftline for Mail", "Draftline"},
	{"Atlas Search AI", "Atlas Data"},
}

func sampleHeat(n int) Cell {
	switch {
	case n%11 == 0:
		return Cell{
			Kind: HeatKind, Mark: theme.MarkRing, Text: "—", Note: "0%", Tone: theme.Unknown,
			Order: -1,
		}
	case n%13 == 0:
		return Cell{Kind: HeatKind, Mark: theme.MarkArrows, Text: "49", Tone: theme.Contradicted, Order: 49}
	case n%7 == 0:
		return Cell{Kind: HeatKind, Mark: theme.MarkFlag, Text: "22", Tone: theme.Bad, Order: 22}
	}
	v := (n*37 + 11) % 100
	c := Cell{Kind: HeatKind, Text: fmt.Sprint(v), Order: float64(v)}
	switch {
	case v >= 75:
		c.Mark, c.Tone = theme.MarkFull, theme.Good
	case v >= 45:
		c.Mark, c.Tone = theme.MarkHalf, theme.Mixed
	default:
		c.Mark, c.Tone = theme.MarkCross, theme.Bad
	}
	if n%3 == 0 {
		c.Note = fmt.Sprintf("%d%%", 50+n%50)
	}
	return c
}

// sampleRow is row i of the sample portfolio.
func sampleRow(i int) Row {
	name := sampleNames[i%len(sampleNames)]
	title := name[0]
	if i >= len(sampleNames) {
		title = fmt.Sprintf("%s %d", name[0], i)
	}
	scope := Cell{Kind: PillCell, Text: "Scope 2", Tone: theme.Info}
	if i%3 == 1 {
		scope = Cell{Kind: PillCell, Text: "Scope 1", Tone: theme.Neutral}
	}
	risks := []string{"Low", "Medium", "High", "Critical"}
	cells := []Cell{
		{Text: title, Sub: name[1], Bold: true},
		scope,
		{Text: risks[i%4], Order: float64(i % 4)},
	}
	for d := range 5 {
		cells = append(cells, sampleHeat(i*5+d+1))
	}
	s := float32((i*29+31)%90) / 100
	cells = append(cells, Cell{
		Kind: BandKind, Band: figure.Band{Low: s - 0.1, Score: s, High: s + 0.08, Scored: true},
		Text: fmt.Sprintf("%.0f  [%.0f–%.0f]", s*100, s*100-10, s*100+8), Order: float64(s),
	})
	decisions := []Cell{
		{Kind: PillCell, Text: "With conditions", Tone: theme.Mixed},
		{Kind: PillCell, Text: "Rejected", Tone: theme.Bad},
		{Kind: PillCell, Text: "In review", Tone: theme.Info},
		{Kind: PillCell, Text: "Approved", Tone: theme.Good},
	}
	cells = append(cells, decisions[i%4], Cell{Text: fmt.Sprintf("%d Jan", i%28+1)}, Cell{Text: "Legal"})
	return Row{ID: fmt.Sprintf("svc-%d", i), Cells: cells}
}

func sampleRows(n int) RowList {
	rows := make(RowList, n)
	for i := range rows {
		rows[i] = sampleRow(i)
	}
	return rows
}

func sampleTable(n int) *View {
	t := New(Config{Columns: sampleColumns(), TwoLine: true, Multi: true})
	t.SetRows(sampleRows(n))
	t.Select("svc-2")
	return t
}
