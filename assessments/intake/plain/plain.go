// Package plain reads plain text: paragraphs from blank lines or, where a file has long lines, from one line
// each; hard-wrapped lines are joined again; each numbered or bulleted line starts a paragraph.
//
// It guesses at headings by their shape alone (outline does). Start with Read.
package plain

import (
	"context"
	"strings"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n", "\v", "\n", "\u0085", "\n",
	"\u2028", "\n", "\u2029", "\n\n")

// Read parses source, which is UTF-8. It fails only where ctx is done.
func Read(ctx context.Context, source string, progress assessments.Progress) (assessments.Text, error) {
	lines := strings.Split(lineEnds.Replace(source), "\n")
	r := reader{wrapped: wrapped(lines)}
	r.out.Loose = true
	for i, line := range lines {
		if i%4096 == 0 {
			if err := ctx.Err(); err != nil {
				return assessments.Text{}, err
			}
			progress.Step(int64(i), int64(len(lines)), "lines")
		}
		r.line(line)
	}
	r.flush()
	return r.out.Text()
}

type reader struct {
	out     outline.Builder
	wrapped int // width the lines are wrapped at; 0 where each line is a paragraph
	open    []string
	bullet  bool
	last    int // runes of the last line
}

// wrapped finds the width at which a file's lines are broken: most files of typed text keep below 100; lines
// far longer than that were never wrapped.
func wrapped(lines []string) int {
	filled, long, widest := 0, 0, 0
	for _, line := range lines {
		n := utf8.RuneCountInString(strings.TrimSpace(line))
		if n == 0 {
			continue
		}
		filled++
		if n > 120 {
			long++
		} else {
			widest = max(widest, n)
		}
	}
	if filled == 0 || long*20 > filled {
		return 0
	}
	return widest
}

func (r *reader) line(line string) {
	trimmed := strings.TrimSpace(line)
	if trimmed == "" || outline.Rule(trimmed) {
		r.flush()
		return
	}
	rest, bullet := outline.Bullet(trimmed)
	width := utf8.RuneCountInString(trimmed)
	if len(r.open) > 0 && (r.wrapped == 0 || bullet || outline.Numbered(trimmed) || r.ended()) {
		r.flush()
	}
	if len(r.open) == 0 {
		r.bullet = bullet
	}
	if bullet {
		trimmed = rest
	}
	r.open = append(r.open, trimmed)
	r.last = width
}

// ended reports that the last line stopped well before the margin, as the end of a paragraph does.
func (r *reader) ended() bool { return r.last*10 < r.wrapped*6 }

func (r *reader) flush() {
	if len(r.open) == 0 {
		return
	}
	kind := assessments.ParagraphBody
	if r.bullet {
		kind = assessments.ParagraphListItem
	}
	r.out.Add(outline.Block{Kind: kind, Text: join(r.open)})
	r.open, r.bullet = nil, false
}

// join puts wrapped lines together; a word divided at the end of a line is made whole.
func join(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 {
			b.WriteString(outline.Seam(b.String(), line))
		}
		b.WriteString(line)
	}
	return b.String()
}
