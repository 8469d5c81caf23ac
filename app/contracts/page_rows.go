package contracts

import (
	"fmt"

	"countersign/app/theme"
	"countersign/app/ui"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/workbench"
)

// rowsOf makes the table's rows of what is shown.
func rowsOf(l *filedList) table.RowList {
	var out table.RowList
	for _, f := range l.shown() {
		contract := "—"
		if f.Contract != nil {
			contract = f.Contract.Name
		}
		v := f.Current
		text, read := l.textWords(f)
		textCell := table.Cell{Kind: table.SnippetKind, Text: text, Muted: true}
		if !read {
			textCell = table.Cell{
				Kind: table.MarkCell, Mark: theme.MarkRing, Tone: theme.Unknown, Text: text,
				Tip: "Open the document to see why",
			}
		}
		sub := ""
		if n := len(f.Versions); n > 1 {
			sub = fmt.Sprintf("of %d", n)
		}
		out = append(out, table.Row{ID: f.Document.ID, Cells: []table.Cell{
			{Text: f.Document.Name, Sub: f.Vendor.Name, Bold: true},
			{Kind: table.SnippetKind, Text: ui.Sentence(f.Document.Type.Title())},
			{Kind: table.SnippetKind, Text: contract},
			{Text: orDash(v.Label), Sub: sub},
			statusCell(v.Status),
			{Text: orDash(string(v.Effective)), Order: ui.DayOrder(v.Effective)},
			textCell, orderCell(f),
			distribution(f.Document),
			{Text: orDash(v.Source)},
			{Text: orDash(v.FileName)},
		}})
	}
	return out
}

func distribution(d assessments.Document) table.Cell {
	c := ui.DistributionPill(d.Distribution)
	if d.Distribution == assessments.UnderNDA && d.NDAWith != "" {
		c.Text += " with " + d.NDAWith
	}
	return c
}

func statusCell(s assessments.VersionStatus) table.Cell {
	c := table.Cell{Kind: table.PillCell, Text: ui.Sentence(string(s)), Tone: theme.Neutral}
	switch s {
	case "":
		return table.Cell{Text: "—"}
	case assessments.VersionAccepted, assessments.VersionExecuted:
		c.Tone, c.Mark = theme.Good, theme.MarkTick
	case assessments.VersionDraft, assessments.VersionRedline:
		c.Tone, c.Mark = theme.Mixed, theme.MarkHalf
	case assessments.VersionSuperseded:
		c.Tone, c.Mark = theme.Unknown, theme.MarkDash
	}
	return c
}

func orderCell(f workbench.Filed) table.Cell {
	words := orderWords(f)
	switch {
	case words == "cited":
		return table.Cell{Kind: table.MarkCell, Mark: theme.MarkTick, Tone: theme.Good, Text: words}
	case words == "assumed":
		return table.Cell{Kind: table.MarkCell, Mark: theme.MarkRing, Tone: theme.Unknown, Text: words}
	}
	return table.Cell{Text: "outside", Muted: true, Tip: words}
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}
