package pdf

import (
	"fmt"
	"strings"

	"countersign/assessments/pack"

	"github.com/jung-kurt/gofpdf"
)

// ruler measures without a report.
func (w *Writer) ruler() *fonts {
	f := &fonts{pdf: gofpdf.New("P", "mm", "A4", ""), faces: w.faces, loaded: make([]bool, len(w.faces))}
	for range w.faces {
		f.advs = append(f.advs, map[rune]float64{})
	}
	return f
}

// Settle is what a text becomes before it is set.
func (w *Writer) Settle(s string) string { return w.ruler().settle(s, regular) }

// Wrap breaks a text into the lines it would be set in, at 9 points.
func (w *Writer) Wrap(s string, width float64) (lines []string, widths []float64) {
	for _, l := range w.ruler().wrap(s, regular, 9, width) {
		var b strings.Builder
		for _, r := range l.runs {
			b.WriteString(r.text)
		}
		lines = append(lines, b.String())
		widths = append(widths, l.width)
	}
	return lines, widths
}

// PageTexts are the strings that each page sets.
func PageTexts(report []byte) ([][]string, error) {
	f, err := parse(report)
	if err != nil {
		return nil, err
	}
	var out [][]string
	pages, err := f.pages()
	if err != nil {
		return nil, err
	}
	for _, p := range pages {
		texts, err := f.texts(p)
		if err != nil {
			return nil, err
		}
		out = append(out, texts)
	}
	return out, nil
}

// Shorten is a text cut to one line of 9 points, with the width it is drawn in and the width its place
// counts on.
func (w *Writer) Shorten(s string, width float64) (text string, drawn, counted float64) {
	l := (&canvas{fonts: w.ruler()}).short(s, style{at: regular, size: 9}, width)
	for _, r := range l.runs {
		text += r.text
		drawn += r.width
	}
	return text, drawn, l.width
}

// ReadFacts reads the facts a report of ours carries: from its properties, and from the foot of every page,
// which must say the same. It reads only PDFs as this package writes them; anything else gets an error.
func ReadFacts(report []byte) (pack.Facts, error) {
	f, err := parse(report)
	if err != nil {
		return pack.Facts{}, fmt.Errorf("it cannot be read as a report: %w", err)
	}
	return f.facts()
}
