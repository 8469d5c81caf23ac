package pdf

import (
	"strings"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"countersign/assessments/intake/outline"
)

// session is one open document.
type session struct {
	pdf pdfium.Pdfium
	doc references.FPDF_DOCUMENT
}

// line is one printed line, or a piece of one, in the order of the file. Positions are in points from the
// bottom left corner of the page.
type line struct {
	text   string
	page   int
	x0, x1 float64 // where its first and its last letter begin
	y      float64 // of the baseline
	bold   bool    // looked for only where a line may be a heading or begin with one
	lead   int     // bytes of text printed bold at its start, where the rest is not
	broken bool    // it ends in a hyphen that PDFium took for a division
}

func (s *session) page(n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: s.doc, Index: n - 1}}
}

func (s *session) pages() (int, error) {
	count, err := s.pdf.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: s.doc})
	if err != nil {
		return 0, refusal(err)
	}
	return count.PageCount, nil
}

// lines reads the text of a page, cut where PDFium sees the end of a line.
func (s *session) lines(page int) ([]line, error) {
	loaded, err := s.pdf.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: s.page(page)})
	if err != nil {
		return nil, err
	}
	t := textPage{session: s, ref: loaded.TextPage, page: page}
	defer func() {
		_, _ = s.pdf.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t.ref}) // only frees memory
	}()
	count, err := s.pdf.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t.ref})
	if err != nil || count.Count <= 0 {
		return nil, err
	}
	got, err := s.pdf.FPDFText_GetText(&requests.FPDFText_GetText{TextPage: t.ref, StartIndex: 0, Count: count.Count})
	if err != nil {
		return nil, err
	}
	text := strings.TrimRight(got.Text, "\x00")
	t.mapped = units(text) != count.Count
	return t.cut(text)
}

type textPage struct {
	session *session
	ref     references.FPDF_TEXTPAGE
	page    int
	mapped  bool // characters and text do not count alike
}

// cut makes lines of the page's text and measures each at its first and last letter.
func (t *textPage) cut(text string) ([]line, error) {
	var lines []line
	at := 0 // in UTF-16 units, which is what PDFium counts text in
	for raw := range pieces(text) {
		start := at
		at += units(raw)
		l := line{page: t.page, text: strings.Trim(raw, " \r\n\t\u00a0")}
		start += units(raw[:strings.Index(raw, l.text)])
		if before := strings.TrimRight(l.text, divided); before != l.text {
			l.text, l.broken = before+"-", true
		}
		l.text = strings.ReplaceAll(l.text, "\r", " ")
		if l.text == "" {
			continue
		}
		if err := t.measure(&l, start); err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

// divided is what PDFium writes for the hyphen of a word divided at the end of a line; no line end follows it.
const divided = "\x02\ufffe"

// pieces cuts the text behind every line end and every divided word.
func pieces(text string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for text != "" {
			end := len(text)
			if at := strings.IndexAny(text, "\n"+divided); at >= 0 {
				_, size := utf8.DecodeRuneInString(text[at:])
				end = at + size
			}
			if !yield(text[:end]) {
				return
			}
			text = text[end:]
		}
	}
}

func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// measure finds place and print of a line by its first and last characters. Every question to PDFium has its
// price, and there are hundreds of lines: it asks no more than it must.
func (t *textPage) measure(l *line, start int) error {
	first, last := t.char(start), t.char(start+units(l.text)-1)
	from, err := t.session.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.ref, Index: first})
	if err != nil {
		return err
	}
	to, err := t.session.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.ref, Index: last})
	if err != nil {
		return err
	}
	l.x0, l.y, l.x1 = from.X, from.Y, max(to.X, from.X)
	if len(l.text) > longestTitle && !outline.Numbered(l.text) || !t.bold(first) {
		return nil
	}
	if l.bold = t.bold(last); !l.bold {
		l.lead = t.measureLead(l.text, start)
		l.bold = l.lead >= len(l.text)-1 // but for its full stop
	}
	return nil
}

// longestTitle is how long a line may be, in bytes, and still be asked whether it is bold.
const longestTitle = 100

// measureLead finds where bold print stops, by halving: a line is bold up to one point or it is no lead.
func (t *textPage) measureLead(text string, start int) int {
	low, high := 0, len(text)-1
	for high-low > 1 {
		middle := (low + high) / 2
		if t.bold(t.char(start + units(text[:middle]))) {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

func (t *textPage) char(textIndex int) int {
	if !t.mapped {
		return textIndex
	}
	got, err := t.session.pdf.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t.ref, NTextIndex: textIndex})
	if err != nil || got.CharIndex < 0 {
		return textIndex
	}
	return got.CharIndex
}

func (t *textPage) bold(index int) bool {
	weight, err := t.session.pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: t.ref, Index: index})
	if err != nil {
		return false // a character PDFium made up has no font
	}
	if weight.FontWeight >= 600 {
		return true
	}
	info, err := t.session.pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t.ref, Index: index})
	if err != nil {
		return false
	}
	name := strings.ToLower(info.FontName)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}
