package outline

import (
	"slices"
	"unicode/utf8"

	"countersign/assessments"
)

// noted is a notice with the number of blocks before it.
type noted struct {
	assessments.Notice
	before int
}

// Note takes a notice of something that the reader leaves out, or doubts, where it now is: before the next
// block, or, if it names a page, at the first block of that page or a later one. Text places it. Its text is
// cleaned as that of a block.
func (b *Builder) Note(n assessments.Notice) {
	n.Count = max(n.Count, 1)
	if len(b.noted) < maxNoted {
		n.Text = Clean(n.Text)
		b.noted = append(b.noted, noted{n, len(b.blocks)})
		return
	}
	for i := range b.noted { // a file made of nothing else: counted with the first of its kind
		if b.noted[i].Kind == n.Kind {
			b.noted[i].Count += n.Count
			return
		}
	}
	b.noted = append(b.noted, noted{n, len(b.blocks)}) // as many more as there are kinds
}

// Again takes a notice as Note does, and counts it with the first one of its kind that was given with the
// same key.
func (b *Builder) Again(n assessments.Notice, key string) {
	key = string(n.Kind) + "\n" + key
	if at, known := b.known[key]; known {
		b.noted[at].Count += max(n.Count, 1)
		return
	}
	if b.known == nil {
		b.known = map[string]int{}
	}
	before := len(b.noted)
	if b.Note(n); len(b.noted) > before {
		b.known[key] = before
	}
}

// maxNoted is how many notices are held until they are placed and joined.
const maxNoted = 4 * assessments.MostNotices

// notices places the notices in the finished text, in its order.
func (b *Builder) notices(text assessments.Text) []assessments.Notice {
	end := utf8.RuneCountInString(text.Plain)
	all := make([]assessments.Notice, len(b.noted))
	for i, n := range b.noted {
		at := n.before
		if n.Page > 0 {
			at = slices.IndexFunc(text.Paragraphs, func(p assessments.Paragraph) bool { return p.Page >= n.Page })
		}
		if n.Start = end; at >= 0 && at < len(text.Paragraphs) {
			n.Start = text.Paragraphs[at].Start
		}
		all[i] = n.Notice
	}
	slices.SortStableFunc(all, func(a, b assessments.Notice) int { return a.Start - b.Start })
	var joined assessments.Noticed
	for _, n := range all {
		joined.Add(n)
	}
	return joined.List()
}
