package pdf

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"countersign/assessments"
	"countersign/assessments/pack"
)

// Params are the fonts a report is set in: TrueType files with glyf outlines, as bytes. Fallback fonts are
// asked in turn for what the others lack, and embedded only where a text needs them.
type Params struct {
	Regular, Bold, Italic, Mono []byte
	Fallback                    [][]byte
}

// Writer sets reports. It may be used by several goroutines.
type Writer struct {
	faces []*typeface
}

// New reads the fonts. An error names the one that cannot be used.
func New(p Params) (*Writer, error) {
	w := &Writer{}
	names := []string{"regular", "bold", "italic", "mono"}
	for i, b := range append([][]byte{p.Regular, p.Bold, p.Italic, p.Mono}, p.Fallback...) {
		name := fmt.Sprintf("fallback%d", i-len(names))
		if i < len(names) {
			name = names[i]
		}
		one, err := newTypeface("f"+name, b)
		if err != nil {
			return nil, fmt.Errorf("the %s font of reports: %w", name, err)
		}
		w.faces = append(w.faces, one)
	}
	return w, nil
}

// Write sets the report of a pack. The same document gives the same bytes.
func (w *Writer) Write(ctx context.Context, out io.Writer, doc pack.Document) error {
	return w.write(ctx, out, doc, again{})
}

// write sets a report, or one that is only compared.
func (w *Writer) write(ctx context.Context, out io.Writer, doc pack.Document, only again) (err error) {
	defer func() {
		// gofpdf panics on input it did not expect; a report must fail with a sentence instead.
		switch r := recover(); r {
		case nil:
		case errLonger:
			err = errLonger
		default:
			err = assessments.Wrap(fmt.Errorf("gofpdf: %v", r), assessments.Machine,
				"The report could not be set. Nothing was written; please report this with the assessment's id.")
		}
	}()
	c, err := w.begin(doc)
	if err != nil {
		return err
	}
	if only != (again{}) {
		c.most = only.most
		c.pdf.SetCompression(false)
	}
	frontMatter{c}.cover(doc)
	list := contents(doc.Sections)
	c.chapter = "Contents"
	first, free := c.pdf.PageNo()+1, tocPages(list)
	for range free {
		c.newPage()
	}
	c.y = contentEnd // nothing else stands on the pages of the contents
	for _, s := range doc.Sections {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.section(s)
	}
	c.finish(doc, first)
	if err := c.pdf.Output(out); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return nil
}

// begin opens an empty PDF with its properties, among them the facts.
func (w *Writer) begin(doc pack.Document) (*canvas, error) {
	day, err := time.Parse(time.DateOnly, string(doc.Facts.AsOf))
	if err != nil {
		return nil, fmt.Errorf("the pack's day: %w", err)
	}
	if day.IsZero() { // for which the library writes the moment of its own clock
		day = day.Add(time.Nanosecond)
	}
	p := gofpdf.New("P", "mm", "A4", "")
	p.SetCatalogSort(true)
	p.SetCreationDate(day)
	p.SetModificationDate(day)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	p.SetCellMargin(0)
	f := &fonts{pdf: p, faces: w.faces, loaded: make([]bool, len(w.faces))}
	for range w.faces {
		f.advs = append(f.advs, map[rune]float64{})
	}
	p.SetTitle(f.settle(doc.Title, regular), true)
	if doc.Kind == "" {
		p.SetSubject("Audit pack "+doc.Facts.ContentID+", state "+doc.Facts.StateHash, true)
		p.SetKeywords(doc.Facts.Line(), true)
	} else {
		p.SetSubject(f.settle(doc.Kind+", "+doc.Foot, regular), true)
	}
	p.SetCreator("Countersign", true)
	return &canvas{pen: pen{p}, fonts: f, y: contentTop}, p.Error()
}

// section sets a chapter or what stands in one.
func (c *canvas) section(s pack.Section) {
	c.chapter = s.Title
	if s.Chapter || c.room() < 60 {
		c.newPage()
	} else {
		c.space(9)
	}
	c.mark(s.Title, 0)
	c.flow(c.wrap(s.Title, chapterStyle, contentWide), left, chapterStyle, nil)
	c.y += 3
	c.blocks(s.Blocks)
	for _, sub := range s.Sections {
		keep := sectionStyle.lineHeight() + 6
		for i, b := range sub.Blocks {
			if keep += c.least(b); i > 0 || b.Kind != pack.Paragraph {
				break
			}
		}
		c.space(4)
		c.ensure(keep)
		c.mark(sub.Title, 1)
		c.flow(c.wrap(sub.Title, sectionStyle, contentWide), left, sectionStyle, nil)
		c.y += 1.6
		c.blocks(sub.Blocks)
	}
}

func (c *canvas) blocks(list []pack.Block) {
	for _, b := range list {
		c.block(b)
	}
}

// finish fills in what needs the number of pages: contents, outline, head and foot.
func (c *canvas) finish(doc pack.Document, first int) {
	var toc []entry
	for _, e := range c.marks {
		if e.level < 2 {
			toc = append(toc, e)
		}
	}
	frontMatter{c}.toc(first, toc)
	frontMatter{c}.margins(doc)
	under := 0
	for _, e := range c.marks {
		level := e.level
		if level < 2 {
			under = level
		}
		frontMatter{c}.turnTo(e.page)
		c.font(regular, 9) // the outline is written in the encoding of the font in force
		c.pdf.Bookmark(c.fonts.settle(e.title, regular), min(level, under+1), max(e.y-4, 0))
	}
	c.pdf.SetPage(c.pdf.PageCount())
}
