package pdf

import (
	"bytes"
	"slices"

	"github.com/jung-kurt/gofpdf"
)

// checkFonts makes the fonts of a report again from the letters it uses, and compares: a font whose
// letters are drawn as others shows what no one wrote. It gives the numbers of the objects that belong
// to fonts.
func (w *Writer) checkFonts(f *file, used map[string]map[rune]bool) (map[int]bool, error) {
	theirs, err := fontsOf(f)
	if err != nil {
		return nil, err
	}
	for name := range used {
		if theirs[name] == 0 {
			return nil, errFonts
		}
	}
	again, ours, err := w.remakeFonts(f, theirs, used)
	if err != nil {
		return nil, err
	}
	numbers := map[int]bool{}
	for name, from := range theirs {
		if ours[name] == 0 || !sameFont(f, from, again, ours[name]) {
			return nil, errFonts
		}
		for i := range fontObjects {
			numbers[from+i] = true
		}
	}
	return numbers, nil
}

// remakeFonts writes a page with the same letters in the same fonts.
func (w *Writer) remakeFonts(f *file, theirs map[string]int, used map[string]map[rune]bool) (*file,
	map[string]int, error,
) {
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetCatalogSort(true)
	p.AddPage()
	for name, number := range theirs {
		m := basePattern.FindSubmatch(f.object(number).dict)
		at := -1
		if m != nil {
			at = slices.IndexFunc(w.faces, func(t *typeface) bool { return t.name == string(m[1]) })
		}
		if at < 0 {
			return nil, nil, errFonts
		}
		p.AddUTF8FontFromBytes(w.faces[at].name, "", bytes.Clone(w.faces[at].bytes))
		p.SetFont(w.faces[at].name, "", 10)
		letters := make([]rune, 0, len(used[name]))
		for c := range used[name] {
			letters = append(letters, c)
		}
		slices.Sort(letters)
		p.Text(10, 10, string(letters))
	}
	var b bytes.Buffer
	if err := p.Output(&b); err != nil {
		return nil, nil, err
	}
	again, err := parse(b.Bytes())
	if err != nil {
		return nil, nil, err
	}
	ours, err := fontsOf(again)
	return again, ours, err
}

// settler is what a text becomes before it is set; it may be used by one goroutine.
func (w *Writer) settler() func(string) string {
	f := &fonts{pdf: gofpdf.New("P", "mm", "A4", ""), faces: w.faces, loaded: make([]bool, len(w.faces))}
	for range w.faces {
		f.advs = append(f.advs, map[rune]float64{})
	}
	settled := map[string]string{}
	return func(s string) string {
		out, ok := settled[s]
		if !ok {
			out = f.settle(s, regular)
			settled[s] = out
		}
		return out
	}
}
