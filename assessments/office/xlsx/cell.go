package xlsx

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"countersign/assessments/pack"
)

// pointScale is how many parts of a weight unit the figures of points are counted in.
const pointScale = 1e9

// cell is a value as the stream writer takes it: its style, its formula with the value the program found,
// and text only ever as text.
func (w *book) cell(sheet string, col, row int, st pack.RowStyle, c pack.Cell) (any, error) {
	id, err := w.style(st, c)
	if err != nil {
		return nil, err
	}
	return excelize.Cell{StyleID: id, Formula: c.Formula, Value: w.value(sheet, col, row, c)}, nil
}

func (w *book) value(sheet string, col, row int, c pack.Cell) any {
	if c.Kind == pack.DateCell {
		if day, err := time.Parse(time.DateOnly, c.Text); err == nil {
			return day
		}
	}
	if c.Text != "" || c.Kind == pack.TextCell || c.Kind == pack.HashCell || c.Kind == pack.DateCell {
		return w.text(sheet, col, row, clean(c.Text))
	}
	switch c.Kind {
	case pack.ScoreCell:
		return float64(c.Number) / 10
	case pack.ShareCell, pack.FactorCell:
		return float64(c.Number) / 1000
	case pack.PointsCell:
		return float64(c.Number) / pointScale
	}
	return c.Number
}

// clean replaces what XML cannot hold by something that can be seen, and makes line ends one character.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if (r < ' ' && r != '\n' && r != '\t') || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, s)
}

// cellLimit is what a cell can hold, in UTF-16 units; part is what is left in it of a longer text.
const (
	cellLimit = 32767
	part      = 32000
	longSheet = "Long texts"
)

// longText is what went over a cell's limit.
type longText struct {
	cell  string // sheet and place it belongs to
	parts []string
}

// text keeps a text that fits; of a longer one it keeps the beginning and says where the rest stands.
func (w *book) text(sheet string, col, row int, s string) string {
	if len(s) <= cellLimit || units(s) <= cellLimit {
		return s
	}
	name, _ := excelize.CoordinatesToCellName(col+1, row)
	parts := split(s, part)
	w.long = append(w.long, longText{cell: sheet + "!" + name, parts: parts})
	return parts[0] + fmt.Sprintf(" [goes on in the sheet “%s”, under %s!%s]", longSheet, sheet, name)
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// split cuts a text into parts of at most n UTF-16 units, between characters.
func split(s string, n int) []string {
	var out []string
	start, size := 0, 0
	for i, r := range s {
		w := 1
		if r > 0xFFFF {
			w = 2
		}
		if size+w > n {
			out = append(out, s[start:i])
			start, size = i, 0
		}
		size += w
	}
	return append(out, s[start:])
}

// overflow writes the sheet of what no cell could hold, if there is any.
func (w *book) overflow(at int, doc pack.Document) error {
	if len(w.long) == 0 {
		return nil
	}
	s := pack.Sheet{Name: longSheet, Widths: []int{24, 8, 120}, Header: 2}
	text := func(s string) pack.Cell { return pack.Cell{Kind: pack.TextCell, Text: s} }
	s.Rows = []pack.SheetRow{
		{Style: pack.TitleRow, Cells: []pack.Cell{text("Texts longer than a cell can hold, whole")}},
		{Style: pack.HeadRow, Cells: []pack.Cell{text("Belongs to"), text("Part"), text("Text")}},
	}
	for _, l := range w.long {
		for i, p := range l.parts {
			s.Rows = append(s.Rows, pack.SheetRow{
				Cells: []pack.Cell{text(l.cell), {Kind: pack.CountCell, Number: int64(i + 1)}, text(p)},
			})
		}
	}
	return w.sheet(at, s, doc)
}

// Heights in points: of a line of body text, and the most a row can have.
const (
	lineHigh = 13.5
	rowHigh  = 400.0
)

// height is what a row needs for its texts as they wrap. Programs that open a workbook do not remeasure
// rows, so it is told; too much is better than a text cut off.
func height(row pack.SheetRow, widths []int) float64 {
	if row.Style == pack.TitleRow {
		return 26
	}
	if row.Style == pack.NoteRow {
		return 16
	}
	lines := 1
	for i, c := range row.Cells {
		if i >= len(widths) || c.Kind != pack.TextCell {
			continue
		}
		n := 0
		for part := range strings.SplitSeq(c.Text, "\n") {
			n += 1 + utf8.RuneCountInString(part)*19/20/max(widths[i], 1)
		}
		lines = max(lines, n)
	}
	return min(float64(lines)*lineHigh+2, rowHigh)
}
