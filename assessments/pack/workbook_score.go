package pack

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// Headings of the Score sheet that verifying reads back.
const (
	ScoreHead    = "Score"
	CoverageHead = "Coverage"
	LowHead      = "Band from"
	HighHead     = "Band to"
	// GatesHead counts open deal-breakers, walk-aways that are reached, and what a second person has to confirm.
	GatesHead = "Blocks approval"
)

// Rows of the Score sheet. The model's tables stand below the figures that use them.
const (
	scoreHeadRow     = 3
	firstScoreRow    = scoreHeadRow + 1
	totalRow         = firstScoreRow + 5
	verdictHeadRow   = totalRow + 3
	firstVerdictRow  = verdictHeadRow + 1
	strengthHeadRow  = firstVerdictRow + 6
	firstStrengthRow = strengthHeadRow + 1
	strongRow        = firstStrengthRow + 7
	mixedRow         = strongRow + 1
)

// verdictRange is where formulas look a verdict's v up.
func verdictRange() string {
	return fmt.Sprintf("%s!$A$%d:$B$%d", ScoreSheet, firstVerdictRow, firstVerdictRow+4)
}

// strengthNames and strengthFactors are where formulas look s up, weakest first: the position is the rank.
func strengthNames() string {
	return fmt.Sprintf("%s!$A$%d:$A$%d", ScoreSheet, firstStrengthRow, firstStrengthRow+5)
}

func strengthFactors() string {
	return fmt.Sprintf("%s!$B$%d:$C$%d", ScoreSheet, firstStrengthRow, firstStrengthRow+5)
}

func (v workbook) scoreSheet() Sheet {
	s := Sheet{
		Name: ScoreSheet, Widths: []int{30, 12, 12, 12, 12, 12, 12, 12, 12, 12, 14, 12},
		Header: scoreHeadRow,
	}
	s.Rows = []SheetRow{
		{Style: TitleRow, Cells: []Cell{textCell("Score: live formulas over the Items sheet")}},
		{Style: NoteRow, Cells: []Cell{
			textCell("Score = points / assessed weight. Coverage = assessed / applicable weight. Band = points / applicable, to (points + open) / applicable."),
		}},
		headRow("Discipline", "Items", "Assessed", "Applicable weight", "Assessed weight", "Points",
			ScoreHead, CoverageHead, LowHead, HighHead, GatesHead, "Word"),
	}
	for i, d := range assessments.Disciplines() {
		s.Rows = append(s.Rows, SheetRow{
			Cells: v.scoreCells(d.Title(), firstScoreRow+i, v.result.Disciplines[d]),
		})
	}
	s.Rows = append(s.Rows, SheetRow{
		Style: SumRow,
		Cells: v.scoreCells(TotalLabel, totalRow, v.result.Total),
	}, SheetRow{})
	s.Rows = append(s.Rows, v.modelRows()...)
	return s
}

func headRow(titles ...string) SheetRow {
	r := SheetRow{Style: HeadRow}
	for _, t := range titles {
		r.Cells = append(r.Cells, textCell(t))
	}
	return r
}

// scoreCells is a row of figures. The total sums all items, the others those of their discipline.
func (v workbook) scoreCells(label string, row int, f scoring.Figures) []Cell {
	sum := func(key string) string {
		if label == TotalLabel {
			return "SUM(" + v.itemRange(key) + ")"
		}
		return fmt.Sprintf("SUMIFS(%s,%s,$A%d)", v.itemRange(key), v.itemRange("discipline"), row)
	}
	// The inner rounding takes away what binary fractions add in the 16th digit; the outer is the rule.
	share := func(part, of string) string {
		return fmt.Sprintf("IF(%[2]s%[3]d=0,0,ROUND(ROUND(1000*%[1]s/%[2]s%[3]d,9),0))", part, of, row)
	}
	at := func(col string) string { return fmt.Sprintf("%s%d", col, row) }
	assessed := fmt.Sprintf("SUMPRODUCT(%s*%s)", v.itemRange("assessed"), v.itemRange("max"))
	if label != TotalLabel {
		assessed = fmt.Sprintf("SUMPRODUCT((%s=$A%d)*%s*%s)", v.itemRange("discipline"), row,
			v.itemRange("assessed"), v.itemRange("max"))
	}
	score := Cell{Kind: ScoreCell, Number: int64(f.Score)}
	if !f.Scored {
		score.Text = f.Word.Title()
	}
	score.Formula = fmt.Sprintf(`IF(E%d=0,"unscored",%s/10)`, row, share(at("F"), "E"))
	return []Cell{
		textCell(label),
		{Kind: CountCell, Number: int64(f.Items), Formula: sum("applicable")},
		{Kind: CountCell, Number: int64(f.ItemsDone), Formula: sum("assessed")},
		{Kind: PointsCell, Number: f.Applicable, Formula: sum("max")},
		{Kind: PointsCell, Number: f.Assessed, Formula: assessed},
		{Kind: PointsCell, Number: f.Points, Formula: sum("points")},
		score,
		{Kind: ShareCell, Number: int64(f.Coverage), Formula: share(at("E"), "D") + "/1000"},
		{Kind: ScoreCell, Number: int64(f.BandLow), Formula: share(at("F"), "D") + "/10"},
		{
			Kind: ScoreCell, Number: int64(f.BandHigh),
			Formula: share(fmt.Sprintf("(F%d+D%d-E%d)", row, row, row), "D") + "/10",
		},
		{Kind: CountCell, Number: int64(f.GatesOpen), Formula: sum("gate")},
		{Kind: TextCell, Text: f.Word.Title(), Formula: fmt.Sprintf(
			`IF(E%[1]d=0,"unscored",IF(AND(I%[1]d>=$B$%[2]d,K%[1]d=0%[4]s),"strong",IF(OR(I%[1]d>=$B$%[3]d,I%[1]d>=$B$%[2]d),"mixed","weak")))`,
			row, strongRow, mixedRow, v.capFormula(label))},
	}
}

// capFormula is what the whole has to hold beside its own band to be strong: no discipline is weak,
// unscored or has an open gate. It is empty for a discipline, and under a model without that rule.
func (v workbook) capFormula(label string) string {
	if label != TotalLabel || !v.d.Model.WholeCapped {
		return ""
	}
	rows := func(col string) string { return fmt.Sprintf("%s%d:%s%d", col, firstScoreRow, col, totalRow-1) }
	return fmt.Sprintf(`,COUNTIF(%[1]s,"weak")=0,COUNTIF(%[1]s,"unscored")=0,SUM(%[2]s)=0`, rows("L"),
		rows("K"))
}

// modelRows are the frozen scoring model, where the formulas look it up.
func (v workbook) modelRows() []SheetRow {
	m := v.d.Model
	rows := []SheetRow{
		{Style: NoteRow, Cells: []Cell{textCell("The scoring model " + join(" ", m.ID, "version", m.Version) +
			", frozen with the assessment.")}},
		headRow("Verdict", "v"),
	}
	for _, verdict := range assessments.Verdicts() {
		if verdict != assessments.NotApplicable {
			rows = append(rows, SheetRow{Cells: []Cell{markCell(verdict), factor(m.Verdict[verdict])}})
		}
	}
	rows = append(rows, SheetRow{}, headRow("Carried by", "s of a term", "s of a control"))
	for _, s := range assessments.Strengths() {
		rows = append(rows, SheetRow{Cells: []Cell{
			textCell(s.Title()),
			factor(m.Strength[assessments.TermItem][s]), factor(m.Strength[assessments.ControlItem][s]),
		}})
	}
	rows = append(rows, SheetRow{},
		SheetRow{Cells: []Cell{
			textCell("strong, from a band's lower end of"),
			{Kind: ScoreCell, Number: int64(m.Strong)},
		}},
		SheetRow{Cells: []Cell{textCell("mixed, from"), {Kind: ScoreCell, Number: int64(m.Mixed)}}},
	)
	if m.WholeCapped {
		rows = append(rows, SheetRow{
			Style: NoteRow,
			Cells: []Cell{textCell(strings.TrimSpace(scoreChapter(v).cappedWords()))},
		})
	}
	return rows
}

// factor is a figure of the model, kept within 0 and 1 as scoring keeps it.
func factor(thousandths int) Cell {
	return Cell{Kind: FactorCell, Number: int64(min(max(thousandths, 0), 1000))}
}
