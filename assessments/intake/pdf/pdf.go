package pdf

import (
	"context"
	"io"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// Read reads the document's text. Its refusals are assessments.Errors: damaged, encrypted, scanned, too long.
func (e *Engine) Read(ctx context.Context, r io.ReaderAt, size int64,
	progress assessments.Progress,
) (text assessments.Text, err error) {
	var all part
	var attached []string
	err = e.open(ctx, r, size, func(s *session) error {
		count, err := s.pages()
		if err != nil {
			return err
		}
		if count > MaxPages {
			return errTooLong
		}
		if attached, err = s.attached(); err != nil {
			return err
		}
		all = s.read(ctx, count, newTeller(progress, count))
		return all.verdict(count)
	})
	if err != nil {
		return assessments.Text{}, err
	}
	text, err = compose(all.sheets)
	if err == nil && emptyForm.MatchString(text.Plain) && len(text.Plain) < 2000 {
		return assessments.Text{}, errForm
	}
	for _, name := range attached {
		text.Notices = append(text.Notices,
			assessments.Notice{Kind: assessments.NoticeAttachment, Count: 1, Text: name})
	}
	return text, err
}

// emptyForm is what a PDF shows whose form only its own program draws.
var emptyForm = regexp.MustCompile(`(?is)please wait.{0,200}if this message is not eventually replaced`)

// patience is how long a reader looks at the first page before more are worth showing: a document that
// is done by then is not slowed down by it.
var patience = 150 * time.Millisecond

// teller counts the pages that were read, and shows them early to whom that matters.
type teller struct {
	progress assessments.Progress
	early    assessments.Early // nil if no one waits for pages
	waiting  []sheet           // pages still to be shown
	began    time.Time
	done     int64
	total    int
}

func newTeller(progress assessments.Progress, count int) *teller {
	early, _ := progress.(assessments.Early)
	return &teller{progress: progress, early: early, began: time.Now(), total: count}
}

// page tells of a page that was read.
func (t *teller) page(one sheet) {
	if t.early != nil {
		one.lines = slices.Clone(one.lines) // they are still to be put together with those of all pages
		t.waiting = append(t.waiting, one)
		if one.number == 1 || time.Since(t.began) > patience {
			t.show()
		}
	}
	t.done++
	t.progress.Step(t.done, int64(t.total), "pages")
}

// show shows the pages that wait, each as it looks alone.
func (t *teller) show() {
	for _, one := range t.waiting {
		if text, err := compose([]sheet{one}); err == nil && len(text.Paragraphs) > 0 {
			t.early.Page(one.number, t.total, text)
		}
	}
	t.waiting = t.waiting[:0]
}

// sheet is one page: its height and its lines, and what lies beside and over them.
type sheet struct {
	number   int
	height   float64
	lines    []line
	drawn    drawn
	over     overlay
	notices  []assessments.Notice
	pictures []picture // beside the text
	typed    int       // letters of it that are text
}

// judge decides what a page is, and drops the lines of one whose letters mean nothing.
func (s *sheet) judge() {
	letters := 0
	for _, l := range s.lines {
		letters += countLetters(l.text)
	}
	s.typed = letters
	switch {
	case s.drawn.picture(letters):
		s.typed = 0
		s.note(assessments.NoticePicturePage, 1, "")
	case !readable(s.lines), s.drawn.unmapped(s.lines):
		s.typed, s.lines = 0, nil
		s.note(assessments.NoticeUnreadablePage, 1, "")
	case letters > 0 && s.drawn.layered():
		s.note(assessments.NoticeInvisible, 1, "")
	default:
		s.pictures = s.drawn.apart()
	}
	for _, n := range s.over.left {
		s.note(n.Kind, n.Count, n.Text)
	}
}

func (s *sheet) note(kind assessments.NoticeKind, count int, text string) {
	s.notices = append(s.notices, assessments.Notice{Kind: kind, Count: count, Page: s.number, Text: text})
}

// part is what was read of some pages.
type part struct {
	sheets  []sheet
	letters int
	size    int
	failed  int // pages that could not be read
	unread  int // pages whose letters mean nothing
	scanned int // pages that are pictures
	err     error
}

// add takes one page.
func (p *part) add(one sheet, ok bool) {
	p.letters += one.typed
	for _, l := range one.lines {
		p.size += len(l.text)
	}
	for _, n := range one.notices {
		switch n.Kind {
		case assessments.NoticePicturePage:
			p.scanned++
		case assessments.NoticeUnreadablePage:
			p.unread++
		}
	}
	if !ok {
		p.failed++
	}
	p.sheets = append(p.sheets, one)
}

// mostFailed is how many unreadable pages a document may have before it counts as damaged.
const mostFailed = 20

func (p *part) verdict(count int) error {
	switch {
	case p.err != nil:
		return p.err
	case p.size > outline.MaxText:
		return outline.ErrTooMuch
	case count == 0, p.failed > 0 && p.letters == 0, p.failed > mostFailed:
		return errDamaged
	case p.letters < 3 && p.unread > 0:
		return errUnknown
	case p.letters < 3*(count-p.scanned-p.unread), p.letters < 3: // a stamp or two is not a text
		return errScanned
	}
	return nil
}

// read reads all pages. It is done one after the other: two instances of one runtime write what they learn of
// its types over each other.
func (s *session) read(ctx context.Context, count int, told *teller) (p part) {
	for number := 1; number <= count; number++ {
		if p.err = ctx.Err(); p.err != nil {
			return p
		}
		one, ok, err := s.sheet(number)
		if p.err = err; err != nil {
			return p
		}
		if !ok {
			one.note(assessments.NoticeDamagedPage, 1, "")
		}
		if p.add(one, ok); p.size > outline.MaxText || p.failed > mostFailed {
			return p
		}
		told.page(one)
	}
	return p
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
	shown := map[picture]bool{}
	for _, s := range sheets {
		for _, n := range s.notices {
			out.Note(n)
		}
		for _, p := range s.pictures {
			if !shown[p] { // a logo is on every page
				out.Note(assessments.Notice{Kind: assessments.NoticePicture, Count: 1, Page: s.number})
			}
			shown[p] = true
		}
	}
	text, err := out.Text()
	text.Pages = len(sheets)
	text.Comments = comments(sheets)
	return text, err
}

// mostComments is how much of reviewers' notes is taken, in bytes.
const mostComments = 256 << 10

func comments(sheets []sheet) (all []assessments.Comment) {
	size := 0
	for _, s := range sheets {
		for _, c := range s.over.comments {
			if size += len(c.Text) + len(c.Author); size <= mostComments {
				c.ID = strconv.Itoa(len(all) + 1)
				all = append(all, c)
			}
		}
	}
	return all
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
	note   bool
}

func (b block) outline() outline.Block {
	o := outline.Block{Kind: assessments.ParagraphBody, Text: b.text, Page: b.page}
	switch {
	case b.note:
		o.Kind = assessments.ParagraphFootnote
		return o
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
