package ui

import (
	"fmt"

	"countersign/app/theme"
	"countersign/app/widgets/figure"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/scoring"
)

// VerdictMark is the shape of a verdict.
func VerdictMark(v assessments.Verdict) theme.Mark {
	switch v {
	case assessments.Met:
		return theme.MarkFull
	case assessments.Partly:
		return theme.MarkHalf
	case assessments.NotMet:
		return theme.MarkCross
	case assessments.Silent:
		return theme.MarkDotted
	case assessments.Contradicted:
		return theme.MarkArrows
	case assessments.NotApplicable:
		return theme.MarkDash
	}
	return theme.MarkRing
}

// VerdictTone is the colour of a verdict.
func VerdictTone(v assessments.Verdict) theme.Tone {
	switch v {
	case assessments.Met:
		return theme.Good
	case assessments.Partly:
		return theme.Mixed
	case assessments.NotMet:
		return theme.Bad
	case assessments.Silent:
		return theme.Unknown
	case assessments.Contradicted:
		return theme.Contradicted
	}
	return theme.Neutral
}

// ItemMark is the shape of what an item counts as. Stale and to reconfirm have shapes of their own,
// whatever the verdict was.
func ItemMark(s scoring.State) theme.Mark {
	switch s {
	case scoring.StateStale:
		return theme.MarkAlert
	case scoring.StateReconfirm:
		return theme.MarkReturn
	case scoring.StateNotAsked:
		return theme.MarkDash
	case scoring.StateNotAssessed:
		return VerdictMark(assessments.NotAssessed)
	}
	return VerdictMark(assessments.Verdict(s))
}

// ItemTone is the colour of what an item counts as. Stale is never green, nor is a verdict that what
// is behind it does not carry.
func ItemTone(j scoring.Judged) theme.Tone {
	s := j.State()
	if j.Weak() {
		return theme.Mixed
	}
	switch s {
	case scoring.StateStale, scoring.StateReconfirm:
		return theme.Mixed
	case scoring.StateNotAsked, scoring.StateNotAssessed:
		return theme.Neutral
	}
	return VerdictTone(assessments.Verdict(s))
}

// DistributionMark is the shape of a distribution, so that it can be told without its colour.
func DistributionMark(d assessments.Distribution) theme.Mark {
	switch d {
	case assessments.Shareable:
		return theme.MarkTick
	case assessments.Privileged:
		return theme.MarkLock
	case assessments.UnderNDA:
		return theme.MarkSealed
	}
	return theme.MarkRing
}

// DistributionTone is the colour of a distribution.
func DistributionTone(d assessments.Distribution) theme.Tone {
	switch d {
	case assessments.Shareable:
		return theme.Good
	case assessments.Privileged:
		return theme.Contradicted
	case assessments.UnderNDA:
		return theme.Mixed
	}
	return theme.Neutral
}

// DistributionPill is a distribution in a list: word, shape and colour.
func DistributionPill(d assessments.Distribution) table.Cell {
	return table.Cell{
		Kind: table.PillCell, Text: d.Title(), Mark: DistributionMark(d),
		Tone: DistributionTone(d),
	}
}

// Cell says how the figures of a discipline look: shape, colour, score and, where not all is assessed, the
// share that is.
func Cell(f scoring.Figures) (mark theme.Mark, tone theme.Tone, text, note string) {
	mark, tone, text = theme.MarkRing, theme.Unknown, "—"
	switch f.Word {
	case scoring.Strong:
		mark, tone = theme.MarkFull, theme.Good
	case scoring.Mixed:
		mark, tone = theme.MarkHalf, theme.Mixed
	case scoring.Weak:
		mark, tone = theme.MarkCross, theme.Bad
	}
	if f.GatesOpen > 0 {
		mark = theme.MarkFlag
	}
	if f.Scored {
		text = fmt.Sprint(SharesOf(f).Score)
	}
	if f.Coverage < 1000 {
		note = fmt.Sprintf("%d%%", SharesOf(f).Coverage)
	}
	return mark, tone, text, note
}

// BandOf is the figures' band, as widgets draw it.
func BandOf(f scoring.Figures) figure.Band {
	return figure.Band{Low: part(f.BandLow), Score: part(f.Score), High: part(f.BandHigh), Scored: f.Scored}
}

// BandText is score and band in figures: "76  [63–80]".
func BandText(f scoring.Figures) string {
	if !f.Scored {
		return "unscored"
	}
	s := SharesOf(f)
	return fmt.Sprintf("%d  [%d–%d]", s.Score, s.Low, s.High)
}

func part(permille int) float32 { return float32(permille) / 1000 }

// Percent rounds thousandths to whole hundredths, half up. Of figures, SharesOf rounds once.
func Percent(permille int) int { return (permille + 5) / 10 }

// Sentence makes a text begin with a capital: "in review" → "In review".
func Sentence(s string) string {
	return assessments.Capital(s)
}
