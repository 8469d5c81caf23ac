package pdf

import (
	"context"
	"fmt"
	"io"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/changes"
	"countersign/assessments/pack"
)

// removedColour and insertedColour only repeat what the strike and the underline say.
var (
	removedColour  = red
	insertedColour = accent
)

// Redline sets two versions as one text: what was removed is struck through, what was added is underlined. The
// cover says what was compared. The same versions give the same bytes.
func (w *Writer) Redline(ctx context.Context, out io.Writer, lines []changes.Line, cover pack.Document) (err error) {
	defer func() {
		if r := recover(); r != nil { // gofpdf panics on input it did not expect
			err = assessments.Wrap(fmt.Errorf("gofpdf: %v", r), assessments.Machine,
				"The redline could not be set as a PDF. Nothing was written; write it as .docx, and please report this.")
		}
	}()
	c, err := w.begin(cover)
	if err != nil {
		return err
	}
	frontMatter{c}.cover(cover)
	c.chapter = cover.Kind
	c.newPage()
	for _, l := range lines {
		if err := ctx.Err(); err != nil {
			return err
		}
		redlining{c}.line(l)
	}
	frontMatter{c}.margins(cover)
	c.pdf.SetPage(c.pdf.PageCount())
	if err := c.pdf.Output(out); err != nil {
		return fmt.Errorf("write the redline: %w", err)
	}
	return nil
}

// redlining sets the lines of a redline.
type redlining struct{ *canvas }

// line sets a paragraph. The sign ¶ stands for a break between paragraphs that one version lacks.
func (c redlining) line(l changes.Line) {
	st, x := bodyStyle, left
	switch l.Kind {
	case assessments.ParagraphHeading:
		st = cardStyle
		c.space(2)
	case assessments.ParagraphListItem:
		x += 5 * float64(min(max(l.Level, 1), 6))
	}
	if l.End != changes.Kept {
		l.Pieces = append(l.Pieces[:len(l.Pieces):len(l.Pieces)], changes.Piece{Text: "¶", Mark: l.End})
	}
	text, marks := "", []changes.Mark{}
	for _, p := range l.Pieces {
		settled := c.fonts.settle(p.Text, st.at)
		text += settled
		for range utf8.RuneCountInString(settled) {
			marks = append(marks, p.Mark)
		}
	}
	for _, one := range c.wrap(text, st, right-x) {
		c.ensure(st.lineHeight())
		n := 0
		for _, r := range one.runs {
			n += utf8.RuneCountInString(r.text)
		}
		marks = c.marked(one, x, st, marks)
		for range n {
			_, size := utf8.DecodeRuneInString(text)
			text = text[size:]
		}
		if len(text) > 0 && text[0] == '\n' { // wrap leaves breaks out
			text, marks = text[1:], marks[min(1, len(marks)):]
		}
		c.y += st.lineHeight()
	}
	c.y += 1.6
}

// marked sets one line with its marks, and returns those of the text after it.
func (c redlining) marked(l line, x float64, st style, marks []changes.Mark) []changes.Mark {
	k := st.size / 1000 * mmPerPoint
	for _, r := range l.runs {
		runes := []rune(r.text)
		for i := 0; i < len(runes); {
			mark, to, width := marks[i], i, 0.0
			for to < len(runes) && marks[to] == mark {
				width += c.fonts.width(r.at, runes[to]) * k
				to++
			}
			c.stretch(string(runes[i:to]), r.at, x, width, st, mark)
			x += width
			i = to
		}
		marks = marks[len(runes):]
	}
	return marks
}

// stretch sets words with one mark.
func (c redlining) stretch(text string, at face, x, width float64, st style, m changes.Mark) {
	col, base := st.color, baseline(st, c.y)
	switch m {
	case changes.Removed:
		col = removedColour
		c.rule(col, x, base-0.27*st.size*mmPerPoint, x+width, base-0.27*st.size*mmPerPoint, 0.25)
	case changes.Inserted:
		col = insertedColour
		c.rule(col, x, base+0.5, x+width, base+0.5, 0.3)
	}
	c.font(at, st.size)
	c.pdf.SetTextColor(col[0], col[1], col[2])
	c.pdf.Text(x, base, text)
}
