package xlsx

import (
	"github.com/xuri/excelize/v2"

	"countersign/assessments/pack"
)

// formats are the number formats by kind of cell.
var formats = map[pack.CellKind]string{
	pack.CountCell:  "#,##0",
	pack.ScoreCell:  "0.0",
	pack.ShareCell:  "0.0%",
	pack.PointsCell: "0.######",
	pack.FactorCell: "0.###",
	pack.DateCell:   "yyyy-mm-dd",
}

// verdictColours go with the word; the word says it.
var verdictColours = map[pack.Mark]string{
	pack.MarkMet: "166E3E", pack.MarkPartly: "925400", pack.MarkNotMet: "AC1E28",
	pack.MarkContradicted: "93176B",
	pack.MarkSilent:       "626870", pack.MarkNotApplicable: "626870", pack.MarkNotAssessed: "626870",
	pack.MarkStale: "925400", pack.MarkFlag: "AC1E28",
	pack.MarkCarried: "925400", pack.MarkUnsupported: "925400", pack.MarkReconfirm: "925400",
	pack.MarkTicked: "166E3E",
}

// style makes the style of a cell once.
func (w *book) style(st pack.RowStyle, c pack.Cell) (int, error) {
	key := string(st) + "/" + string(c.Kind) + "/" + string(c.Mark)
	if id, ok := w.styles[key]; ok {
		return id, nil
	}
	s := &excelize.Style{
		Font:      &excelize.Font{Family: "Calibri", Size: 10, Color: "1F2328"},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: c.Kind == pack.TextCell},
	}
	switch st {
	case pack.TitleRow:
		s.Font.Size, s.Font.Bold, s.Alignment.WrapText = 16, true, false
	case pack.NoteRow:
		s.Font.Color, s.Alignment.WrapText = "626870", false
	case pack.HeadRow:
		s.Font.Bold, s.Font.Color = true, "1E54B7"
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EEF2F9"}}
		s.Border = []excelize.Border{{Type: "bottom", Style: 2, Color: "1E54B7"}}
	case pack.SumRow:
		s.Font.Bold = true
		s.Border = []excelize.Border{{Type: "top", Style: 1, Color: "626870"}}
	default:
		s.Border = []excelize.Border{{Type: "bottom", Style: 1, Color: "D6DAE0"}}
	}
	if c.Kind == pack.HashCell {
		s.Font.Family, s.Font.Size = "Consolas", 9
	}
	if col, ok := verdictColours[c.Mark]; ok {
		s.Font.Color, s.Font.Bold = col, true
	}
	if f, ok := formats[c.Kind]; ok {
		s.CustomNumFmt = &f
	}
	id, err := w.file.NewStyle(s)
	if err == nil {
		w.styles[key] = id
	}
	return id, err
}
