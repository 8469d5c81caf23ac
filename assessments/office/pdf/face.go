package pdf

import (
	"bytes"
	"errors"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/sfnt"
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
	buf    sfnt.Buffer
}

// typeface is a font file and its tables; shared by all reports of a Writer.
type typeface struct {
	name   string
	bytes  []byte
	tables *sfnt.Font
}

var errFont = errors.New("not a TrueType font with a Unicode character map")

// newTypeface reads the tables of a font. Collections and fonts with PostScript outlines are refused:
// they cannot be embedded here.
func newTypeface(name string, font []byte) (*typeface, error) {
	if !bytes.HasPrefix(font, []byte("\x00\x01\x00\x00")) && !bytes.HasPrefix(font, []byte("true")) {
		return nil, errFont
	}
	tables, err := sfnt.Parse(font)
	if err != nil {
		return nil, errors.Join(errFont, err)
	}
	return &typeface{name: name, bytes: font, tables: tables}, nil
}

// covers reports whether a face has a glyph for a character of the Basic Multilingual Plane. What lies
// above, gofpdf cannot write at all.
func (f *fonts) covers(at face, r rune) bool {
	if r < 0 || r >= 0xFFFF {
		return false
	}
	glyph, err := f.faces[at].tables.GlyphIndex(&f.buf, r)
	return err == nil && glyph != 0
}

func (f *fonts) use(at face) {
	if !f.loaded[at] {
		// gofpdf writes into what it is given
		f.pdf.AddUTF8FontFromBytes(f.faces[at].name, "", bytes.Clone(f.faces[at].bytes))
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
	if f.covers(want, r) {
		return want, true
	}
	if f.covers(regular, r) {
		return regular, true
	}
	for at := mono; int(at) < len(f.faces); at++ {
		if f.covers(at, r) {
			return at, true
		}
	}
	return regular, false
}
