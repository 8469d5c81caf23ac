package table

import (
	"strings"

	"fyne.io/fyne/v2"
)

// TSV returns the selected rows as tab-separated values under their headers,
// as a spreadsheet takes them. A text that would start a formula there is
// led by an apostrophe.
func (sg *selecting) TSV() string {
	var b strings.Builder
	for k, i := range sg.t.shown {
		if k > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(tsvCell(sg.t.columns[i].Title))
	}
	for _, src := range sg.t.order.view {
		if !sg.sel.chosen[sg.t.rows.ID(src)] {
			continue
		}
		b.WriteByte('\n')
		for k, i := range sg.t.shown {
			if k > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(tsvCell(sg.t.rows.Cell(src, i).plain()))
		}
	}
	return b.String()
}

// Whole is everything that a row says, by the titles of its columns: also what has no room or is hidden.
func (sg *selecting) Whole(id string) (out [][2]string) {
	for src := range sg.t.rows.Len() {
		if sg.t.rows.ID(src) != id {
			continue
		}
		for i, c := range sg.t.columns {
			cell := sg.t.rows.Cell(src, i)
			said := cell.plain()
			if cell.Tip != "" && cell.Tip != said {
				said = strings.TrimPrefix(said+" · "+cell.Tip, " · ")
				if cell.toldBy(cell.Tip) {
					said = cell.Tip
				}
			}
			if said != "" {
				out = append(out, [2]string{c.Title, said})
			}
		}
	}
	return out
}

func tsvCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s != "" && strings.ContainsAny(s[:1], "=+-@") || strings.HasPrefix(s, "＝") {
		return "'" + s
	}
	return s
}

// CopyRows puts the selected rows on the clipboard, or the one the keyboard
// stands on where none is selected, and says how many they were.
func (sg *selecting) CopyRows() int {
	if len(sg.sel.chosen) == 0 && sg.cursorIndex() >= 0 {
		sg.sel.only(sg.sel.cursor)
		sg.t.repaintRows()
	}
	sg.copyRows()
	return len(sg.sel.chosen)
}

func (sg *selecting) copyRows() {
	if len(sg.sel.chosen) > 0 {
		fyne.CurrentApp().Clipboard().SetContent(sg.TSV())
	}
}
