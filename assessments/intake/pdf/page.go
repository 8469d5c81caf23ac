package pdf

import (
	"strings"
	"unicode/utf8"

	"countersign/assessments/intake/outline"
)

// session is one open document.
type session struct {
	lib        *library
	doc        uint64
	formHandle uint64
	formAsked  bool
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
	right  float64 // where its last letter ends
	size   float64 // height of its letters, as their font has it
	form   filled
	inside
	column *box // sides of the column it stands in, nil where the page has none
}

// inside is what is found within a line, and is to be changed there.
type inside struct {
	start int // of its first letter in the page's text, in UTF-16 units; -1 where it is not from there
	gaps  []gap
	edits []edit
}

// filled says where in a line the values of a form's fields stand.
type filled uint8

const (
	filledWithin filled = 1 << iota
	filledFirst
	filledLast
)

func (s *session) pages() (int, error) {
	count, err := s.lib.call("FPDF_GetPageCount", s.doc)
	return int(int32(count)), err
}

// mostCharacters is how many characters one page may have.
const mostCharacters = outline.MaxText

// sheet reads the text of a page, cut where PDFium sees the end of a line; ok is false where PDFium cannot
// load the page. An error means that the sandbox is broken.
func (s *session) sheet(number int) (one sheet, ok bool, err error) {
	one = sheet{number: number}
	page, err := s.lib.call("FPDF_LoadPage", s.doc, uint64(number-1))
	if err != nil || page == 0 {
		return one, false, err
	}
	height, err := s.lib.call("FPDF_GetPageHeight", page)
	if err != nil {
		return one, false, err
	}
	width, err := s.lib.call("FPDF_GetPageWidth", page)
	if err != nil {
		return one, false, err
	}
	one.height = double(height)
	if one.drawn, err = s.drawn(page, double(width)*one.height); err != nil {
		return one, false, err
	}
	if one.over, err = s.overlay(page); err != nil {
		return one, false, err
	}
	if ok, err = s.text(page, &one); err != nil {
		return one, false, err
	}
	one.judge()
	_, err = s.lib.call("FPDF_ClosePage", page)
	return one, ok, err
}

// text reads the lines of a page.
func (s *session) text(page uint64, one *sheet) (ok bool, err error) {
	text, err := s.lib.call("FPDFText_LoadPage", page)
	if err != nil || text == 0 {
		return false, err
	}
	t := textPage{lib: s.lib, at: text, page: one.number}
	if one.lines, err = t.lines(); err != nil {
		return false, err
	}
	if err := t.overlay(one); err != nil {
		return false, err
	}
	_, err = s.lib.call("FPDFText_ClosePage", text)
	return true, err
}

type textPage struct {
	lib    *library
	at     uint64
	page   int
	mapped bool // characters and text do not count alike
}

func (t *textPage) lines() ([]line, error) {
	got, err := t.lib.call("FPDFText_CountChars", t.at)
	count := int(int32(got))
	if err != nil || count <= 0 {
		return nil, err
	}
	if count > mostCharacters {
		return nil, outline.ErrTooMuch
	}
	text, err := t.lib.text(t.at, count)
	if err != nil {
		return nil, err
	}
	t.mapped = units(text) != count
	return t.cut(text)
}

// divided is what PDFium writes for the hyphen of a word divided at the end of a line; no line end
// follows it.
const divided = "\x02\ufffe"

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
		l.start = start
		if err := t.measure(&l, start); err != nil {
			return nil, err
		}
		if err := t.look(&l); err != nil {
			return nil, err
		}
		lines = append(lines, l)
	}
	return lines, nil
}

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

// longestTitle is how long a line may be, in bytes, and still be asked whether it is bold.
const longestTitle = 100

// measure finds place and print of a line by its first and last characters. Every question to PDFium has its
// price, and there are hundreds of lines: it asks no more than it must.
func (t *textPage) measure(l *line, start int) error {
	first, err := t.char(start)
	if err != nil {
		return err
	}
	last, err := t.char(start + units(l.text) - 1)
	if err != nil {
		return err
	}
	if l.x0, l.y, _, err = t.lib.origin(t.at, first); err != nil {
		return err
	}
	x, _, placed, err := t.lib.origin(t.at, last)
	if err != nil {
		return err
	}
	if l.x1 = l.x0; placed {
		l.x1 = max(x, l.x0)
	}
	if len(l.text) > longestTitle && !outline.Numbered(l.text) {
		return nil
	}
	bold, err := t.bold(first)
	if err != nil || !bold {
		return err
	}
	if l.bold, err = t.bold(last); err != nil || l.bold {
		return err
	}
	l.lead, err = t.measureLead(l.text, start)
	l.bold = l.lead >= len(l.text)-1 // but for its full stop
	return err
}

// measureLead finds where bold print stops, by halving: a line is bold up to one point or it is no lead.
func (t *textPage) measureLead(text string, start int) (int, error) {
	low, high := 0, len(text)-1
	for high-low > 1 {
		middle := (low + high) / 2
		at, err := t.char(start + units(text[:middle]))
		if err != nil {
			return 0, err
		}
		bold, err := t.bold(at)
		if err != nil {
			return 0, err
		}
		if bold {
			low = middle
		} else {
			high = middle
		}
	}
	for high < len(text) && !utf8.RuneStart(text[high]) {
		high++
	}
	return high, nil
}

// char is the index of the character that stands at a place in the text.
func (t *textPage) char(textIndex int) (int, error) {
	if !t.mapped {
		return textIndex, nil
	}
	got, err := t.lib.call("FPDFText_GetCharIndexFromTextIndex", t.at, uint64(uint32(textIndex)))
	if at := int(int32(got)); err != nil || at >= 0 {
		return at, err
	}
	return textIndex, nil
}

func (t *textPage) bold(index int) (bool, error) {
	weight, err := t.lib.call("FPDFText_GetFontWeight", t.at, uint64(uint32(index)))
	if err != nil || int32(weight) >= 600 {
		return err == nil, err
	}
	name, err := t.lib.fontName(t.at, index)
	name = strings.ToLower(name)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") ||
		strings.Contains(name, "heavy"), err
}
