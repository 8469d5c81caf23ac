package xlsx

import (
	"errors"
	"fmt"
	"math"
	"strconv"

	"countersign/assessments"
	"countersign/assessments/pack"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

func (b *strictBook) facts() (facts pack.Facts, err error) {
	about, ok := b.sheets[pack.AboutSheet]
	if !ok {
		return pack.Facts{}, fmt.Errorf("it has no sheet %s", pack.AboutSheet)
	}
	facts.Verdicts = map[string]int{}
	for _, row := range about {
		if len(row) < 2 {
			continue
		}
		switch row[0].text {
		case "Content id", "Pack id": // as format 1 called it
			facts.ContentID = row[1].text
		case "State hash":
			facts.StateHash = row[1].text
		case "As of":
			facts.AsOf = assessments.Date(row[1].text)
		case pack.UpToLabel:
			facts.RecordedUpTo = assessments.Date(row[1].text)
		case "Audience":
			facts.Audience = row[1].text
		case "Standing":
			facts.Standing = standingOf(row[1].text)
		}
	}
	if err := b.countVerdicts(&facts); err != nil {
		return pack.Facts{}, err
	}
	if b.sheets[pack.ScoreSheet] == nil {
		return facts, nil
	}
	facts.Figures = true
	return facts, b.readTotal(&facts)
}

// table finds the heading row that has a heading, and gives the rows below it by heading.
func (b *strictBook) table(sheet, heading string) ([]map[string]strictCell, error) {
	rows, ok := b.sheets[sheet]
	if !ok {
		return nil, fmt.Errorf("it has no sheet %s", sheet)
	}
	var head []strictCell
	var out []map[string]strictCell
	for _, row := range rows {
		if head != nil {
			cells := map[string]strictCell{}
			for i, c := range row {
				if i < len(head) {
					cells[head[i].text] = c
				}
			}
			out = append(out, cells)
			continue
		}
		for _, c := range row {
			if c.text == heading {
				head = row
			}
		}
	}
	if head == nil {
		return nil, fmt.Errorf("its sheet %s has no column %s", sheet, heading)
	}
	return out, nil
}

// standingOf is the standing that the sheet About names by its title; what is none of them stays as it is.
func standingOf(title string) string {
	for _, s := range standing.States() {
		if s.Title() == title {
			return string(s)
		}
	}
	return title
}

func (b *strictBook) countVerdicts(facts *pack.Facts) error {
	rows, err := b.table(pack.ItemsSheet, pack.VerdictHead)
	if err != nil && facts.Audience == pack.Vendor {
		_, err = b.table(pack.ItemsSheet, pack.AskedHead)
		return err // a vendor is given no verdicts since format 2
	}
	if err != nil {
		return err
	}
	keys := map[string]string{assessments.NotAssessed.Title(): pack.VerdictKey(assessments.NotAssessed)}
	for _, v := range assessments.Verdicts() {
		keys[v.Title()] = pack.VerdictKey(v)
		keys[scoring.StateStale.Words(v)] = string(scoring.StateStale)
		keys[scoring.StateReconfirm.Words(v)] = string(scoring.StateStale)
	}
	for _, row := range rows {
		if row[pack.AskedHead].text != "yes" {
			continue
		}
		word := row[pack.VerdictHead].text
		if state, counted := row[pack.StateHead]; counted { // since format 2
			word = state.text
		}
		key, ok := keys[word]
		if !ok {
			return fmt.Errorf("its sheet %s has the verdict %q, which is none", pack.ItemsSheet,
				assessments.Clip(word, 80))
		}
		facts.Verdicts[key]++
	}
	return nil
}

func (b *strictBook) readTotal(facts *pack.Facts) error {
	rows, err := b.table(pack.ScoreSheet, pack.ScoreHead)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if row["Discipline"].text == pack.TotalLabel {
			return readFigures(row, facts)
		}
	}
	return fmt.Errorf("its sheet %s has no row %s", pack.ScoreSheet, pack.TotalLabel)
}

// readFigures reads a row of the sheet Score.
func readFigures(row map[string]strictCell, facts *pack.Facts) error {
	gates := row[pack.GatesHead].text
	if _, now := row[pack.GatesHead]; !now {
		gates = row["Open deal-breakers"].text // as earlier packs called it
	}
	score := row[pack.ScoreHead].text
	if facts.Scored = score != "unscored"; !facts.Scored {
		score = "0"
	}
	for _, n := range []struct {
		head, text string
		times      float64
		into       *int
	}{
		{pack.ScoreHead, score, 10, &facts.Score},
		{pack.CoverageHead, row[pack.CoverageHead].text, 1000, &facts.Coverage},
		{pack.LowHead, row[pack.LowHead].text, 10, &facts.BandLow},
		{pack.HighHead, row[pack.HighHead].text, 10, &facts.BandHigh},
		{pack.GatesHead, gates, 1, &facts.GatesOpen},
	} {
		v, err := strconv.ParseFloat(n.text, 64)
		if err != nil || math.Abs(v) > 1e6 {
			return errors.Join(fmt.Errorf("its total has no number under %s: %q", n.head,
				assessments.Clip(n.text, 80)), err)
		}
		*n.into = int(math.Round(v * n.times))
	}
	return nil
}
