package scoring

import (
	"strconv"

	"countersign/assessments"
)

// arithmetic appends one item's points in plain words: "partly met 0.5 × contract clause 1.0 × weight
// 8 = 4 of 8". It works in scratch space because a portfolio of a thousand assessments unfolds sixty
// thousand of them.
func arithmetic(b []byte, j *Judged, p *Points) []byte {
	switch {
	case j.Hidden:
		return append(append(b, "not asked, outside the score: "...), j.HiddenWhy...)
	case !p.Applicable:
		return append(b, "not applicable, outside the score"...)
	case !p.Assessed:
		return open(b, j, p)
	}
	b = append(b, j.Verdict.Title()...)
	if j.Favoured {
		b = append(b, ", which favours us,"...)
	}
	b = decimal(append(b, ' '), int64(p.V), whole, 1)
	b = append(b, " × "...)
	switch {
	case j.Strength != assessments.StrengthNone:
		b = append(b, j.Strength.Title()...)
	case len(j.Supports) > 0:
		b = append(b, "nothing that counts"...)
	default:
		b = append(b, "nothing cited or ticked"...)
	}
	b = decimal(append(b, ' '), int64(p.S), whole, 1)
	b = weight(append(b, " × "...), j, p)
	b = decimal(append(b, " = "...), p.Points, whole*full, 0)
	return decimal(append(b, " of "...), p.Weight, whole, 0)
}

// open says what an open item could still become.
func open(b []byte, j *Judged, p *Points) []byte {
	b = append(b, j.Verdict.Title()...)
	switch {
	case j.Stale:
		b = append(append(b, ", but stale ("...), j.StaleReason...)
		b = append(b, ')')
	case j.Unconfirmed:
		b = append(b, ", but not confirmed by a second person"...)
	}
	b = weight(append(b, ": open, "...), j, p)
	return decimal(append(b, " could bring 0 to "...), p.Weight, whole, 0)
}

// weight names the weight, and how the discipline's percent made it.
func weight(b []byte, j *Judged, p *Points) []byte {
	b = decimal(append(b, "weight "...), p.Weight, whole, 0)
	if j.Percent == 0 || j.Percent == 100 {
		return b
	}
	b = strconv.AppendInt(append(b, " ("...), int64(j.ItemWeight), 10)
	b = strconv.AppendInt(append(b, " at "...), int64(j.Percent), 10)
	return append(b, " %)"...)
}

// decimal appends n/unit in decimal, zeros trimmed down to at least places digits. unit is a power of ten.
func decimal(b []byte, n, unit int64, places int) []byte {
	b = strconv.AppendInt(b, n/unit, 10)
	rest := n % unit
	if rest == 0 && places == 0 {
		return b
	}
	b = append(b, '.')
	for ; places > 0 || rest > 0; places-- {
		unit /= 10
		b = append(b, byte('0'+rest/unit))
		rest %= unit
	}
	return b
}
