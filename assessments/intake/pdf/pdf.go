package pdf

import (
	"context"
	"io"
	"regexp"
	"unicode"

	"github.com/klippa-app/go-pdfium/requests"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// Read reads the document's text. Its refusals are assessments.Errors: damaged, encrypted, scanned, too long.
func (e *Engine) Read(ctx context.Context, r io.ReaderAt, size int64, progress assessments.Progress) (text assessments.Text, err error) {
	err = e.with(ctx, r, size, func(s *session) error {
		sheets, err := s.sheets(ctx, progress)
		if err != nil {
			return err
		}
		text, err = compose(sheets)
		return err
	})
	return text, err
}

// sheet is one page: its height and its lines.
type sheet struct {
	number int
	height float64
	lines  []line
}

func (s *session) sheets(ctx context.Context, progress assessments.Progress) ([]sheet, error) {
	count, err := s.pages()
	if err != nil {
		return nil, err
	}
	if count > maxPages {
		return nil, errTooLong
	}
	sheets := make([]sheet, 0, count)
	letters, size, failed := 0, 0, 0
	for page := 1; page <= count; page++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		one := sheet{number: page, height: 792}
		if box, err := s.pdf.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: s.doc, Index: page - 1}); err == nil {
			one.height = box.Height
		}
		if one.lines, err = s.lines(page); err != nil {
			if failed++; failed == count || failed > 20 {
				return nil, refusal(err)
			}
		}
		for _, l := range one.lines {
			size += len(l.text)
			letters += countLetters(l.text)
		}
		if size > outline.MaxText {
			return nil, errTooLong
		}
		sheets = append(sheets, one)
		progress.Step(int64(page), int64(count), "pages")
	}
	switch {
	case count == 0 || failed > 0 && letters == 0:
		return nil, errDamaged
	case letters < 3*count || letters == 0: // a stamp or two is not a text
		return nil, errScanned
	}
	return sheets, nil
}

func countLetters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// compose makes the text of the pages.
func compose(sheets []sheet) (assessments.Text, error) {
	margins := takeMargins(sheets)
	var out outline.Builder
	out.Loose = true
	page := 0
	for _, block := range paragraphs(sheets) {
		for page < block.page {
			page++
			addMargins(&out, margins[page])
		}
		out.Add(block.outline())
	}
	for page++; page <= len(sheets); page++ {
		addMargins(&out, margins[page])
	}
	text, err := out.Text()
	text.Pages = len(sheets)
	return text, err
}

func addMargins(out *outline.Builder, lines []line) {
	for _, l := range lines {
		out.Add(outline.Block{Kind: assessments.ParagraphMargin, Text: l.text, Page: l.page})
	}
}

// leaders is an entry of a table of contents: a title, dots and a page number.
var leaders = regexp.MustCompile(`(?:\.\s?){5,}\s*[0-9ivx]+$`)

// block is one paragraph being put together.
type block struct {
	text   string
	page   int
	bold   bool
	lead   int
	bullet bool
}

func (b block) outline() outline.Block {
	o := outline.Block{Kind: assessments.ParagraphBody, Text: b.text, Page: b.page}
	switch {
	case b.bullet:
		o.Kind = assessments.ParagraphListItem
	case leaders.MatchString(b.text), pageNumber.MatchString(b.text):
		o.Kind = assessments.ParagraphMargin
	}
	if b.bold {
		o.Lead = o.Text
	} else if b.lead > 0 && b.lead <= len(b.text) {
		o.Lead = b.text[:b.lead]
	}
	return o
}
