package pdf

import (
	"strconv"

	"countersign/assessments/pack"
)

const (
	bandHigh = 8.4
	gateHigh = 3.4 // a line of its own for deal-breakers
)

// bandDrawing draws scores as bars.
type bandDrawing struct{ *canvas }

// bands draws scores on one scale: the bar is the band, the line in it the score. What was not looked at has
// a dashed scale and the word for it.
func (c bandDrawing) bands(list []pack.Band) {
	const from, wide = left + 46.0, 60.0
	c.space(1)
	c.ensure(bandHigh * float64(min(len(list), 6)))
	for _, b := range list {
		c.ensure(bandHigh + gateHigh)
		mid := c.y + bandHigh/2 - 0.8
		name := style{regular, 9, 1.3, ink}
		if b.Total {
			name.at = bold
		}
		c.line(c.short(b.Label, name, 44), left, mid-name.lineHeight()/2, name)
		c.scale(b, from, mid, wide)
		c.y += bandHigh + c.bandWords(b, from+wide+5, mid)
		if b.Total {
			c.rule(hair, left, c.y-0.8, right, c.y-0.8, 0.2)
			c.y++
		}
	}
	c.y += 2.4
}

func (c bandDrawing) scale(b pack.Band, x, mid, wide float64) {
	if !b.Scored {
		c.pdf.SetDashPattern([]float64{1, 1}, 0)
		c.rule(grey, x, mid, x+wide, mid, 0.3)
		c.pdf.SetDashPattern(nil, 0)
		return
	}
	c.fill(colour{232, 235, 240}, x, mid-0.9, wide, 1.8)
	at := func(n int) float64 { return x + wide*float64(n)/1000 }
	c.fill(bandLight, at(b.Low), mid-0.9, max(at(b.High)-at(b.Low), 0.5), 1.8)
	c.fill(accent, at(b.Score)-0.4, mid-2, 0.8, 4)
}

// bandWords writes the figures of a band, and what deal-breakers it has: beside the word, or on lines of
// their own if that is too narrow. It returns the height of those.
func (c bandDrawing) bandWords(b pack.Band, x, mid float64) (more float64) {
	top := func(st style) float64 { return mid - st.lineHeight()/2 }
	figure, small := style{bold, 9, 1.3, ink}, style{regular, 7.6, 1.3, grey}
	if !b.Scored {
		c.line(c.short("unscored", figure, 40), x, top(figure), figure)
	} else {
		score := c.short(permille(b.Score), figure, 20)
		c.line(score, x, top(figure), figure)
		rest := "[" + permille(b.Low) + "–" + permille(b.High) + "]  " + permille(b.Coverage) + " % assessed"
		c.line(c.short(rest, small, right-x-12), x+12, top(small)-1.6, small)
		c.line(c.short(b.Word, small, 30), x+12, top(small)+1.8, small)
	}
	words, mark := gatesOf(b)
	if words == "" {
		return 0
	}
	gate := style{regular, 7.6, 1.3, markColour(mark)}
	at, y := x+24, 1.8
	lines := c.wrap(words, gate, right-at-3.4)
	if len(lines) > 1 {
		at, y = x+12, y+gateHigh
		lines = c.wrap(words, gate, right-at-3.4)
		more = gateHigh * float64(len(lines))
	}
	c.shape(mark, at, mid+y, 2.5)
	for i, l := range lines {
		c.line(l, at+3.4, top(gate)+y+gateHigh*float64(i), gate)
	}
	return more
}

// gatesOf says how many deal-breakers are open, and how many an exception carries.
func gatesOf(b pack.Band) (words string, mark pack.Mark) {
	switch {
	case b.Gates > 0 && b.WalkAways+b.Waiting > 0:
		words = strconv.Itoa(b.Gates) + " open"
		if b.WalkAways > 0 {
			words += ", " + strconv.Itoa(b.WalkAways) + " walk-away"
		}
		if b.Waiting > 0 {
			words += ", " + strconv.Itoa(b.Waiting) + " for a second person"
		}
		if b.Carried > 0 {
			words += ", " + strconv.Itoa(b.Carried) + " by exception"
		}
		return words, pack.MarkFlag
	case b.Gates > 0 && b.Carried > 0:
		return strconv.Itoa(b.Gates) + " open, " + strconv.Itoa(b.Carried) + " by exception", pack.MarkFlag
	case b.Gates == 1:
		return "1 open deal-breaker", pack.MarkFlag
	case b.Gates > 0:
		return strconv.Itoa(b.Gates) + " open deal-breakers", pack.MarkFlag
	case b.Carried > 0:
		return strconv.Itoa(b.Carried) + " carried by exception", pack.MarkCarried
	}
	return "", pack.MarkNone
}

func permille(n int) string { return strconv.Itoa(n/10) + "." + strconv.Itoa(n%10) }
