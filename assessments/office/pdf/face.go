package pdf

import (
	"bytes"

	"github.com/jung-kurt/gofpdf"
)

// face is one of the fonts a report is set in.
type face int

const (
	regular face = iota
	bold
	italic
	mono
	fallback // the first of Params.Fallback; further ones follow
)

// fonts are the faces with what they cover and how wide they run. Faces that a text needs are embedded when
// it first does: the fallback is large, and most reports have no use for it.
type fonts struct {
	pdf    *gofpdf.Fpdf
	faces  []*typeface
	loaded []bool
	advs   []map[rune]float64
}

// typeface is a font file and its coverage; shared by all reports of a Writer.
type typeface struct {
	name   string
	bytes  []byte
	covers *coverage
}

func (f *fonts) use(at face) {
	if !f.loaded[at] {
		f.pdf.AddUTF8FontFromBytes(f.faces[at].name, "", bytes.Clone(f.faces[at].bytes)) // gofpdf writes into what it is given
		f.loaded[at] = true
	}
}

// width is the advance of a character in thousandths of the type size.
func (f *fonts) width(at face, r rune) float64 {
	if w, ok := f.advs[at][r]; ok {
		return w
	}
	f.use(at)
	f.pdf.SetFont(f.faces[at].name, "", 10)
	w := float64(f.pdf.GetStringSymbolWidth(string(r)))
	f.advs[at][r] = w
	return w
}

// pick is the face that draws a character: the wanted one, else the regular one, else the monospaced one,
// which has signs the others lack (≤, √), else a fallback.
func (f *fonts) pick(want face, r rune) (face, bool) {
	if f.faces[want].covers.has(r) {
		return want, true
	}
	if f.faces[regular].covers.has(r) {
		return regular, true
	}
	for at := mono; int(at) < len(f.faces); at++ {
		if f.faces[at].covers.has(r) {
			return at, true
		}
	}
	return regular, false
}
