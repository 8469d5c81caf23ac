package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// shown is a text that a page sets where a reader sees it.
type shown struct {
	font string // its name among the resources
	text string
}

// Patterns of the lines that a page of ours is drawn by. Everything else (a text that is not to be
// seen, a clip, a picture, a change of scale) is none of them.
const num = `(-?[0-9]+\.?[0-9]*)`

var (
	fontLine = regexp.MustCompile(`^BT /(F[0-9a-f]{40}) ` + num + ` Tf ET$`)
	textLine = regexp.MustCompile(`(?s)^(?:q (` + num + ` ` + num + ` ` + num + `) rg )?BT ` + num + ` ` +
		num + ` Td \($`)
	textEnd   = []byte(" Tj ET\n")
	textEndQ  = []byte(" Tj ET Q\n")
	fillLine  = regexp.MustCompile(`^(?:(` + num + ` ` + num + ` ` + num + `) rg|([01]\.000) g)$`)
	rectLine  = regexp.MustCompile(`^` + num + ` ` + num + ` ` + num + ` ` + num + ` re f$`)
	turnLine  = regexp.MustCompile(`^q (?:-?[01]\.00000 ){4}` + num + ` ` + num + ` cm$`)
	otherLine = regexp.MustCompile(`^(?:|Q|S|f|` + num + ` [wJj]|[01]\.000 G|(?:` + num + ` ){3}RG|` + num +
		` ` + num + ` [ml] ?|(?:` + num + ` ){6}c|` +
		num + ` ` + num + ` m ` + num + ` ` + num + ` l S|(?:` + num + ` ){4}re S|\[(?:[0-9.]+ [0-9.]+)?\] ` +
		num + ` d)$`)
)

// inks are the colours of texts.
var inks = map[string]bool{
	"0.122 0.137 0.157": true, "0.384 0.408 0.439": true, "0.118 0.329 0.718": true,
	"0.086 0.431 0.243": true,
	"0.573 0.329 0.000": true, "0.675 0.118 0.157": true, "0.576 0.090 0.420": true,
	"0.400 0.239 0.569": true, // contradicted, in packs written before 2026.12
}

// leastSize is below the smallest type of ours, in points.
const leastSize = 6

// drawing is a page being read line by line.
type drawing struct {
	fill  string // colour in force
	font  string
	size  float64
	texts []shown
	at    [][2]float64 // of the texts
}

// readDrawing reads what a page shows, and refuses a page on which something is drawn as none of ours is.
func readDrawing(b []byte) ([]shown, error) {
	d := drawing{fill: "0.000"}
	for len(b) > 0 {
		line, rest, _ := bytes.Cut(b, []byte("\n"))
		if i := bytes.Index(line, []byte(" Td (")); i >= 0 {
			var err error
			if b, err = d.text(b[:i+len(" Td (")], b[i+len(" Td ("):]); err != nil {
				return nil, err
			}
			continue
		}
		if err := d.line(line); err != nil {
			return nil, err
		}
		b = rest
	}
	return d.texts, nil
}

// text reads a text behind the operators that place it.
func (d *drawing) text(place, b []byte) ([]byte, error) {
	m := textLine.FindSubmatch(place)
	if m == nil {
		return nil, errors.New("sets a text as none of ours is set")
	}
	raw, rest, err := literal(b)
	if err != nil {
		return nil, err
	}
	end, colour := textEnd, d.fill
	if len(m[1]) > 0 {
		end, colour = textEndQ, string(m[1])
	}
	s := shown{font: d.font, text: utf16be(raw)}
	rest, ok := bytes.CutPrefix(rest, end)
	x, y := value(m[len(m)-2]), value(m[len(m)-1])
	switch {
	case !ok:
		return nil, errors.New("sets a text as none of ours is set")
	case !inks[colour] || d.font == "" || d.size < leastSize:
		return nil, fmt.Errorf("sets “%s” so that it cannot be read", short(s.text))
	case x < 0 || x > pageWidth/mmPerPoint || y < 0 || y > pageHeight/mmPerPoint:
		return nil, fmt.Errorf("sets “%s” where no page is", short(s.text))
	}
	d.texts, d.at = append(d.texts, s), append(d.at, [2]float64{x, y})
	return rest, nil
}

// line reads a line that sets no text.
func (d *drawing) line(line []byte) error {
	if m := fontLine.FindSubmatch(line); m != nil {
		d.font, d.size = string(m[1]), value(m[2])
		return nil
	}
	if m := fillLine.FindSubmatch(line); m != nil {
		if d.fill = string(m[1]); d.fill == "" {
			d.fill = string(m[len(m)-1])
		}
		return nil
	}
	if m := rectLine.FindSubmatch(line); m != nil {
		return d.covers(value(m[1]), value(m[2]), value(m[3]), value(m[4]))
	}
	if turnLine.Match(line) || otherLine.Match(line) {
		return nil
	}
	return fmt.Errorf("is drawn as none of ours is: “%s”", short(string(line)))
}

// covers looks for texts under a rectangle that is filled after they were set.
func (d *drawing) covers(x, y, w, h float64) error {
	for i, at := range d.at {
		if at[0] >= min(x, x+w) && at[0] < max(x, x+w) && at[1] >= min(y, y+h) && at[1] <= max(y, y+h) {
			return fmt.Errorf("covers “%s”", short(d.texts[i].text))
		}
	}
	return nil
}

func value(b []byte) float64 {
	x, _ := strconv.ParseFloat(string(b), 64) // matched as a figure
	return x
}
