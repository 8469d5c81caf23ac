package outline

import (
	"strings"
	"unicode/utf8"

	"countersign/assessments"
)

// Block is one paragraph as a reader found it, before anything is derived from its words.
type Block struct {
	Kind assessments.ParagraphKind // heading only where the format itself says so
	// of a heading: 1 is the top; inside a list: how deep; 0 where the format does not say
	Level int
	// as shown, printed or automatic number included; a bullet sign is left out
	Text string
	Lead string // the part printed bold at its start, Text itself where all of it is bold
	Page int    // 1-based; 0 where the format has no pages
	// Places are to be found again in the finished text, in the order of their bytes.
	Places []*Place
}

// Limits of one text: some thousand pages. What goes beyond them is not an agreement.
const (
	MaxText       = 8 << 20 // bytes
	MaxParagraphs = 100_000
)

// ErrTooMuch is the refusal of a text beyond the limits.
var ErrTooMuch = assessments.Errorf(assessments.Refused,
	"The file holds far more text than an agreement does. Save the part that matters as a file of its own, and choose that.")

// Builder collects blocks in reading order. The zero value is ready; Loose says that the format does not mark
// headings (plain text, PDF), so that lines are judged by their shape alone.
type Builder struct {
	Loose  bool
	blocks []Block
	noted  []noted
	known  map[string]int // of the noted by their keys, of those that may come again
	size   int

	places   []settled
	homeless []*Place // of blocks that were dropped: they go to the next one
}

// Add takes the next block; one without words is dropped, and so is all that comes after the limits.
func (b *Builder) Add(block Block) {
	if b.Full() {
		return
	}
	block.Text = Fit(block.Text, block.Places)
	if block.Text == "" {
		b.homeless = append(b.homeless, block.Places...)
		return
	}
	before := len(block.Text)
	block.Lead = Clean(block.Lead)
	if rest, bullet := without(block.Text, signs); bullet &&
		(block.Kind == assessments.ParagraphBody || block.Kind == assessments.ParagraphListItem) {
		block.Text, block.Kind = rest, assessments.ParagraphListItem
		block.Lead, _ = without(block.Lead, signs)
	}
	b.hold(block.Places, before-len(block.Text))
	block.Places = nil
	b.size += len(block.Text) + 2
	b.blocks = append(b.blocks, block)
}

// Full reports that the limits are reached: a reader may stop, Text will refuse.
func (b *Builder) Full() bool { return b.size > MaxText || len(b.blocks) > MaxParagraphs }

// Texts are the blocks' texts alone.
func (b *Builder) Texts() []string {
	texts := make([]string, len(b.blocks))
	for i, block := range b.blocks {
		texts[i] = block.Text
	}
	return texts
}

// Plain is those texts joined by blank lines, as Text.Plain will be.
func (b *Builder) Plain() string { return strings.Join(b.Texts(), "\n\n") }

// Text joins the blocks into a Text: Plain, Paragraphs and Notices are set, everything else is the reader's.
// It fails with ErrTooMuch alone.
func (b *Builder) Text() (assessments.Text, error) {
	if b.Full() {
		return assessments.Text{}, ErrTooMuch
	}
	var plain strings.Builder
	plain.Grow(b.size)
	paragraphs := make([]assessments.Paragraph, 0, len(b.blocks))
	walk := walker{last: map[string]int{}}
	offset := 0
	for i, block := range b.blocks {
		if i > 0 {
			plain.WriteString("\n\n")
			offset += 2
		}
		plain.WriteString(block.Text)
		runes := utf8.RuneCountInString(block.Text)
		p := walk.place(block, b.reading(i))
		p.Start, p.End, p.Page = offset, offset+runes, block.Page
		offset += runes
		paragraphs = append(paragraphs, p)
	}
	text := assessments.Text{Plain: plain.String(), Paragraphs: paragraphs}
	text.Notices = b.notices(text)
	b.settle(text)
	return text, nil
}

// reading is what the words of block i say about it, with a look at what follows.
type reading struct {
	number  number
	counted bool   // number was found
	title   string // of a heading or of a run-in heading, without number and closing punctuation
	heading bool   // the whole paragraph is a heading
	shape   shape
	strong  bool
}

func (b *Builder) reading(i int) reading {
	block := b.blocks[i]
	switch block.Kind {
	case assessments.ParagraphMargin, assessments.ParagraphFootnote, assessments.ParagraphTableRow:
		return reading{}
	}
	marked := block.Kind == assessments.ParagraphHeading
	var r reading
	r.number, r.counted = parseNumber(block.Text, marked)
	if !r.counted && b.Loose && utf8.RuneCountInString(block.Text) <= titleRunes {
		if n, ok := parseNumber(block.Text, true); ok && shapeOf(block.Text[n.end:]) != shapeSentence {
			r.number, r.counted = n, true
		}
	}
	rest := block.Text
	if r.counted {
		rest = strings.TrimLeft(block.Text[r.number.end:], " \n")
	}
	r.strong = block.Lead == block.Text
	r.shape = shapeOf(rest)
	if marked {
		r.heading, r.title = true, trimTitle(strings.ReplaceAll(rest, "\n", " "))
		return r
	}
	r.heading = b.headingByShape(i, r, rest)
	if r.heading {
		r.title = trimTitle(rest)
		return r
	}
	if r.counted && r.number.style == styleSchedule { // a reference or a line of a list of schedules
		r.counted = false
		return r
	}
	lead := block.Lead
	if r.counted && len(lead) >= r.number.end {
		lead = lead[min(r.number.end, len(lead)):]
	}
	if r.counted || lead != "" {
		r.title, _ = runIn(rest, lead)
	}
	return r
}

// headingByShape tells a heading from a sentence where the format does not.
func (b *Builder) headingByShape(i int, r reading, rest string) bool {
	block := b.blocks[i]
	next, followed := b.next(i)
	if !followed {
		return false
	}
	if r.counted && (r.number.style == styleSchedule || r.number.style == styleArticle) &&
		b.listed(i, r.number.style, next) {
		return false
	}
	if r.counted && rest == "" { // "Schedule 1" or "ARTICLE IV" alone on its line
		return r.number.style == styleSchedule || r.number.style == styleArticle
	}
	if r.counted {
		return numberedHeading(r, rest, next, block.Level)
	}
	if block.Kind != assessments.ParagraphBody || r.shape == shapeSentence && !r.strong {
		return false
	}
	if r.strong {
		return utf8.RuneCountInString(rest) <= titleRunes && len(strings.Fields(rest)) <= titleWords+2 &&
			!quoted(rest) && !hasDate(rest) &&
			!strings.ContainsAny(rest, "@|") && !strings.ContainsAny(rest[len(rest)-1:], ",;")
	}
	if !endsOpen(rest) || hasDate(rest) {
		return false
	}
	if r.shape == shapeCaps {
		return utf8.RuneCountInString(rest) >= 4
	}
	long := 40
	if !strings.Contains(rest, " ") {
		long = 60
	}
	return utf8.RuneCountInString(next.Text) >= long && utf8.RuneCountInString(rest) >= 4 &&
		len(strings.Fields(rest)) <= 10
}

// listed reports a line among others like it: a list of schedules, not one of them.
func (b *Builder) listed(i int, s style, next Block) bool {
	if n, ok := parseNumber(next.Text, true); ok && n.style == s {
		return true
	}
	if i == 0 || b.blocks[i-1].Kind == assessments.ParagraphHeading {
		return false
	}
	n, ok := parseNumber(b.blocks[i-1].Text, true)
	return ok && n.style == s
}

// numberedHeading judges "4.2 Use of Content": short, a title by its shape, and not one entry of a list.
func numberedHeading(r reading, rest string, next Block, level int) bool {
	if utf8.RuneCountInString(rest) > titleRunes || !startsUpper(rest) || quoted(rest) {
		return false
	}
	switch r.number.style {
	case styleSchedule, styleArticle:
		return r.shape != shapeSentence || r.strong || endsOpen(rest)
	}
	if !r.strong && (r.number.enclose || r.number.style == styleLower || r.number.style == styleLowerRoman) {
		return false
	}
	if r.strong {
		return !strings.ContainsAny(rest[len(rest)-1:], ",;")
	}
	if r.shape == shapeSentence {
		return false
	}
	after, counted := parseNumber(next.Text, next.Kind == assessments.ParagraphHeading)
	sibling := counted && next.Level <= level && after.style == r.number.style &&
		len(after.parts) == len(r.number.parts)
	return !sibling || r.shape == shapeCaps
}

// next is the block that follows i in the text itself, margins and notes left out.
func (b *Builder) next(i int) (Block, bool) {
	for _, block := range b.blocks[i+1:] {
		if block.Kind != assessments.ParagraphMargin && block.Kind != assessments.ParagraphFootnote {
			return block, true
		}
	}
	return Block{}, false
}

// hasDate reports a four-digit number, as dates, prices and postal addresses carry and headings rarely do.
func hasDate(s string) bool {
	run := 0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			run = 0
			continue
		}
		if run++; run == 4 {
			return true
		}
	}
	return false
}
