// Package markdown reads Markdown (CommonMark with tables) into the words a person sees: links keep their
// words, emphasis and anchors go, ordered lists get their printed numbers, tables become rows.
//
// It renders nothing and follows no link. Start with Read.
package markdown

import (
	"bytes"
	"context"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// Read parses source, which is UTF-8. It fails only where ctx is done.
func Read(ctx context.Context, source []byte, progress assessments.Progress) (assessments.Text, error) {
	body := withoutFrontMatter(source)
	doc := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough)).Parser().Parse(
		text.NewReader(body))
	r := reader{source: body}
	total := int64(doc.ChildCount())
	done := int64(0)
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if err := ctx.Err(); err != nil {
			return assessments.Text{}, err
		}
		r.block(n, 0)
		if done++; done%256 == 0 {
			progress.Step(done, total, "paragraphs")
		}
	}
	return r.out.Text()
}

// Bounds of what is parsed as Markdown: beyond them parsers of it take a time that grows with the square.
const (
	deepestNesting = 64        // quotes and lists inside each other
	longestBlock   = 512 << 10 // bytes without an empty line
	mostSigns      = 4000      // of one kind in such a block
)

// Sane reports that source can be parsed as Markdown in good time. What is not sane is text all the same, and
// the reader of plain text takes it.
func Sane(source []byte) bool {
	for len(source) > 0 {
		block := source
		if end := bytes.Index(source, []byte("\n\n")); end >= 0 {
			block = source[:end+2]
		}
		source = source[len(block):]
		if len(block) > longestBlock {
			return false
		}
		for _, sign := range []string{"[", "]", "`", "*", "_", "<", "!", "(", "~"} {
			if bytes.Count(block, []byte(sign)) > mostSigns {
				return false
			}
		}
		for line := range bytes.Lines(block) {
			rest := bytes.TrimLeft(line, "> \t-+*#.0123456789")
			if len(line)-len(rest) > 2*deepestNesting &&
				bytes.ContainsAny(line[:len(line)-len(rest)], ">-+*") {
				return false
			}
		}
	}
	return true
}

// withoutFrontMatter takes off a YAML head, which is for a site generator and not part of the text.
func withoutFrontMatter(source []byte) []byte {
	if !bytes.HasPrefix(source, []byte("---\n")) && !bytes.HasPrefix(source, []byte("---\r\n")) {
		return source
	}
	end := bytes.Index(source[3:], []byte("\n---"))
	if end < 0 || end > 16<<10 {
		return source
	}
	rest := source[3+end+4:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 && len(bytes.TrimSpace(rest[:i])) == 0 &&
		bytes.IndexByte(source[:end+3], ':') > 0 {
		return rest[i+1:]
	}
	return source
}

type reader struct {
	source []byte
	out    outline.Builder
}

// block adds the paragraphs of one block node; depth counts the lists around it.
func (r *reader) block(n ast.Node, depth int) {
	switch n := n.(type) {
	case *ast.Heading:
		r.out.Add(outline.Block{
			Kind: assessments.ParagraphHeading, Level: n.Level,
			Text: r.inline(n).String(),
		})
	case *ast.List:
		r.list(n, depth+1)
	case *east.Table:
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			r.row(row)
		}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		r.out.Add(outline.Block{Kind: assessments.ParagraphBody, Level: depth, Text: r.lines(n)})
	case *ast.HTMLBlock:
		r.out.Add(outline.Block{
			Kind: assessments.ParagraphBody, Level: depth,
			Text: withoutTags(r.withoutStruck(r.lines(n))),
		})
	case *ast.Paragraph, *ast.TextBlock:
		span := r.inline(n)
		kind := assessments.ParagraphBody
		if contentsLine(n) {
			kind = assessments.ParagraphMargin
		}
		r.out.Add(outline.Block{
			Kind: kind, Level: depth, Text: withoutCallout(span.String()),
			Lead: span.lead(),
		})
	default: // block quotes and whatever an extension adds: their content
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			if child.Type() == ast.TypeBlock {
				r.block(child, depth)
			}
		}
	}
}

// list adds items in order; the first paragraph of an item carries its number.
func (r *reader) list(list *ast.List, depth int) {
	count := list.Start
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		number := ""
		if list.IsOrdered() {
			number = strconv.Itoa(count) + string(list.Marker) + " "
			count++
		}
		first := true
		for child := item.FirstChild(); child != nil; child = child.NextSibling() {
			if !first || (child.Kind() != ast.KindParagraph && child.Kind() != ast.KindTextBlock) {
				r.block(child, depth)
				continue
			}
			first = false
			span := r.inline(child)
			block := outline.Block{Kind: assessments.ParagraphListItem, Level: depth, Text: number +
				span.String(), Lead: span.lead()}
			if block.Lead != "" {
				block.Lead = number + block.Lead
			}
			r.out.Add(block)
		}
	}
}

// contentsLine is a paragraph that is one link into the page itself, as a table of contents consists of.
func contentsLine(n ast.Node) bool {
	link, ok := n.FirstChild().(*ast.Link)
	return ok && link.NextSibling() == nil && len(link.Destination) > 1 && link.Destination[0] == '#'
}

func (r *reader) row(row ast.Node) {
	var cells []string
	for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
		cells = append(cells, outline.OneLine(r.inline(cell).String()))
	}
	if strings.Join(cells, "") == "" {
		return
	}
	r.out.Add(outline.Block{Kind: assessments.ParagraphTableRow, Text: strings.Join(cells, " | ")})
}

func (r *reader) lines(n ast.Node) string {
	var b strings.Builder
	lines := n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		b.Write(line.Value(r.source))
	}
	return b.String()
}

// withoutCallout takes off the marker of a GitHub callout ("[!NOTE]"), which is shown as a picture.
func withoutCallout(s string) string {
	if !strings.HasPrefix(s, "[!") {
		return s
	}
	if end := strings.IndexByte(s, ']'); end > 2 && end < 16 && s[2:end] == strings.ToUpper(s[2:end]) {
		return strings.TrimSpace(s[end+1:])
	}
	return s
}
