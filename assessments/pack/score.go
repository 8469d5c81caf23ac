package pack

import (
	"fmt"
	"strings"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

// scoreChapter writes the figures.
type scoreChapter struct{ *view }

// bands are the total and the five disciplines on one scale.
func (v scoreChapter) bands() []Band {
	out := []Band{bandOf("Total", v.result.Total)}
	out[0].Total = true
	for _, d := range assessments.Disciplines() {
		out = append(out, bandOf(d.Title(), v.result.Disciplines[d]))
	}
	return out
}

func bandOf(label string, f scoring.Figures) Band {
	return Band{
		Label: label, Scored: f.Scored, Score: f.Score, Low: f.BandLow, High: f.BandHigh,
		Coverage: f.Coverage,
		Word:     f.Word.Title(), Gates: f.GatesOpen, WalkAways: f.WalkAways, Waiting: f.Waiting,
		Carried: f.GatesPassed,
	}
}

// score is the chapter of figures: where each comes from and what could still move it.
func (v scoreChapter) score() Section {
	t := Table{Columns: []Column{
		{Title: "Discipline", Width: 30},
		{Title: "Items assessed", Width: 11, Right: true},
		{Title: "Points", Width: 9, Right: true},
		{Title: "Assessed weight", Width: 11, Right: true},
		{Title: "Applicable weight", Width: 10, Right: true},
		{Title: "Score", Width: 12, Right: true},
		{Title: "Coverage", Width: 13, Right: true},
		{Title: "Band", Width: 15, Right: true},
		{Title: "Word", Width: 20},
	}}
	row := func(name string, f scoring.Figures) {
		score, band := textCell(f.Word.Title()), permille(f.BandLow)+"–"+permille(f.BandHigh)
		if f.Scored {
			score = Cell{Kind: ScoreCell, Number: int64(f.Score)}
		}
		word := Cell{Kind: TextCell, Text: f.Word.Title()}
		if f.GatesOpen > 0 {
			word.Mark, word.Text = MarkFlag, word.Text+" ("+digits(f.GatesOpen)+" open)"
		}
		if f.GatesPassed > 0 {
			word.Text += " (" + digits(f.GatesPassed) + " by exception)"
			if f.GatesOpen == 0 {
				word.Mark = MarkCarried
			}
		}
		t.Rows = append(t.Rows, []Cell{
			textCell(name), textCell(digits(f.ItemsDone) + " of " + digits(f.Items)),
			{Kind: PointsCell, Number: f.Points},
			{Kind: PointsCell, Number: f.Assessed},
			{Kind: PointsCell, Number: f.Applicable},
			score,
			{Kind: ShareCell, Number: int64(f.Coverage)},
			textCell(band), word,
		})
	}
	for _, d := range assessments.Disciplines() {
		row(d.Title(), v.result.Disciplines[d])
	}
	row("Total", v.result.Total)
	return Section{ID: "score", Title: "Score", Chapter: true, Blocks: []Block{
		paragraph(cover(v).scoreWords() + "."),
		paragraph("Score = points / assessed weight. Coverage = assessed / applicable weight. The band runs from points / applicable weight, as if everything open failed, to (points + open weight) / applicable weight, as if it all held. An item counts as open while it is not assessed or what carries it is stale."),
		paragraph(wordsOf(v.d.Model)),
		grid(t),
		muted(v.cappedWords() + "A flag counts what blocks approval, such as an open deal-breaker: with one, a discipline is never strong. Those carried by an exception are counted apart. The workbook holds the same figures as formulas, with the scoring model beside them; recalculate it to check them."),
	}, Sections: []Section{v.modelSection()}}
}

// wordsOf explains the word beside a score: it goes by what has been shown, the band's lower end.
func wordsOf(m assessments.ScoringModel) string {
	return fmt.Sprintf("The word goes by the lower end of the band: strong from %s of 100, mixed from %s up to there, weak below that, unscored while nothing is assessed.",
		permille(m.Strong), permille(min(m.Mixed, m.Strong)))
}

// cappedWords say what holds the whole under the frozen model; "" if no rule of it does.
func (v scoreChapter) cappedWords() string {
	if !v.d.Model.WholeCapped {
		return ""
	}
	rule := "The whole is never strong while a discipline is weak, unscored or has an open deal-breaker or walk-away. "
	return join(" ", rule, v.result.CappedWords())
}

// modelSection shows the frozen scoring model.
func (v scoreChapter) modelSection() Section {
	m := v.d.Model
	verdicts := Table{Columns: []Column{{Title: "Verdict", Width: 30}, {Title: "v", Width: 10, Right: true}}}
	for _, verdict := range assessments.Verdicts() {
		if verdict != assessments.NotApplicable {
			verdicts.Rows = append(verdicts.Rows,
				[]Cell{markCell(verdict), {Kind: FactorCell, Number: int64(m.Verdict[verdict])}})
		}
	}
	strengths := Table{Columns: []Column{
		{Title: "What stands behind it", Width: 30},
		{Title: "s of a term", Width: 12, Right: true},
		{Title: "s of a control", Width: 12, Right: true},
	}}
	for _, s := range assessments.Strengths() {
		strengths.Rows = append(strengths.Rows, []Cell{
			textCell(s.Title()),
			{Kind: FactorCell, Number: int64(m.Strength[assessments.TermItem][s])},
			{Kind: FactorCell, Number: int64(m.Strength[assessments.ControlItem][s])},
		})
	}
	blocks := []Block{paragraph("Points of an item = weight × v × s. The model is frozen with the assessment: " + join(" ", m.ID, "version", m.Version) + "."), grid(verdicts), grid(strengths)}
	if w := v.weighting(); w != "" {
		blocks = append(blocks, paragraph("Disciplines are weighted by the organisation's risk profile: "+w+
			"."))
	}
	return Section{ID: "score-model", Title: "The scoring model", Blocks: blocks}
}

// weighting lists the disciplines that weigh more or less than the others.
func (v scoreChapter) weighting() string {
	var parts []string
	for _, d := range assessments.Disciplines() {
		if p, ok := v.d.Model.DisciplinePercent[d]; ok && p != 100 {
			parts = append(parts, d.Title()+" "+digits(p)+" %")
		}
	}
	return strings.Join(parts, ", ")
}
