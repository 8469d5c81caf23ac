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
