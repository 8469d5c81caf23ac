package ui

import (
	"fmt"

	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// Shares are figures in whole hundredths, each rounded once, from the weights it is a share of: 75.47
// is 75, though in thousandths it is 755.
type Shares struct{ Score, Low, High, Coverage int }

// SharesOf are the shares of a discipline or of the whole.
func SharesOf(f scoring.Figures) Shares {
	return Shares{
		Score: share(f.Points, f.Assessed, f.Score), Coverage: share(f.Assessed, f.Applicable, f.Coverage),
		Low: share(f.Points, f.Applicable, f.BandLow), High: share(f.Points+f.Open, f.Applicable, f.BandHigh),
	}
}

// SharesOfAll are the shares of a whole assessment in a list, added up from its disciplines.
func SharesOfAll(s *workbench.Summary) Shares {
	f := scoring.Figures{Coverage: s.Coverage, BandLow: s.Band[0], BandHigh: s.Band[1]}
	if s.Score != nil {
		f.Score = *s.Score
	}
	for _, d := range s.Disciplines {
		f.Points, f.Assessed, f.Applicable, f.Open = f.Points+d.Points, f.Assessed+d.Assessed, f.Applicable+
			d.Applicable, f.Open+d.Open
	}
	return SharesOf(f)
}

// BandTextOf is score and band of a whole assessment in figures: "76  [63–80]".
func BandTextOf(s *workbench.Summary) string {
	of := SharesOfAll(s)
	return fmt.Sprintf("%d  [%d–%d]", of.Score, of.Low, of.High)
}

// share rounds a part of a whole to hundredths, half up; where the whole is not known, it rounds the
// thousandths.
func share(part, of int64, permille int) int {
	if of <= 0 {
		return Percent(permille)
	}
	const safe = int64(1) << 52 // beyond, the product could overflow
	for of > safe {
		part, of = part>>1, of>>1
	}
	return int((200*part + of) / (2 * of))
}
