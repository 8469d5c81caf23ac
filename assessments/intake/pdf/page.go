package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
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
	x0, x1 float64
	y      float64 // of the baseline
	size   float64 // height of a letter of the font
	bold   bool
	lead   int  // bytes of text printed bold at its start, where the rest is not
	broken bool // it ends in a hyphen that PDFium took for a division
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
	return t.cut(strings.TrimRight(got.Text, "\x00"))
}

type textPage struct {
	session *session
	ref     references.FPDF_TEXTPAGE
	page    int
}

// cut makes lines of the page's text and measures each at its first and last letter.
func (t *textPage) cut(text string) ([]line, error) {
	var lines []line
	at := 0 // in UTF-16 units, which is what PDFium counts text in
	for _, raw := range strings.SplitAfter(text, "\n") {
		start := at
		at += units(raw)
		l := line{page: t.page, text: strings.Trim(raw, " \r\n\t\u00a0")}
		start += units(raw[:strings.Index(raw, l.text)])
		if hyphen := strings.TrimRight(l.text, "\x02\ufffe"); hyphen != l.text {
			l.text, l.broken = hyphen+"-", true
		}
		l.text = strings.NewReplacer("\x02", "-", "\ufffe", "-", "\r", " ").Replace(l.text)
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

func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xFFFF {
			n++
		}
	}
	return n
}

// measure finds place and print of a line by its first and last characters.
func (t *textPage) measure(l *line, start int) error {
	first := t.char(start)
	last := t.char(start + units(l.text) - 1)
	origin, err := t.session.pdf.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t.ref, Index: first})
	if err != nil {
		return err
	}
	box, err := t.session.pdf.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: t.ref, Index: last})
	if err != nil {
		return err
	}
	l.x0, l.y, l.x1 = origin.X, origin.Y, max(box.Right, origin.X)
	size, err := t.session.pdf.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t.ref, Index: first})
	if err != nil {
		return err
	}
	l.size = size.FontSize
	bold, err := t.bold(first)
	if err != nil || !bold {
		return err
	}
	if l.bold, err = t.bold(last); err != nil || l.bold {
		return err
	}
	return t.measureLead(l, start)
}

// measureLead finds where bold print stops, by halving: a line is bold up to one point or it is no lead.
func (t *textPage) measureLead(l *line, start int) error {
	low, high := 0, len(l.text)-1
	for high-low > 1 {
		middle := (low + high) / 2
		bold, err := t.bold(t.char(start + units(l.text[:middle])))
		if err != nil {
			return err
		}
		if bold {
			low = middle
		} else {
			high = middle
		}
	}
	l.lead = high
	return nil
}

func (t *textPage) char(textIndex int) int {
	got, err := t.session.pdf.FPDFText_GetCharIndexFromTextIndex(&requests.FPDFText_GetCharIndexFromTextIndex{TextPage: t.ref, NTextIndex: textIndex})
	if err != nil || got.CharIndex < 0 {
		return textIndex
	}
	return got.CharIndex
}

func (t *textPage) bold(index int) (bool, error) {
	weight, err := t.session.pdf.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: t.ref, Index: index})
	if err != nil {
		return false, nil // a character PDFium made up has no font
	}
	if weight.FontWeight >= 600 {
		return true, nil
	}
	info, err := t.session.pdf.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t.ref, Index: index})
	if err != nil {
		return false, nil
	}
	name := strings.ToLower(info.FontName)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy"), nil
}
