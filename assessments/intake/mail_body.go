package intake

import (
	"bytes"
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"countersign/assessments"
	"countersign/assessments/intake/mail"
)

// form is one of the forms in which a mail says its text.
type form struct {
	part mail.Part
	text assessments.Text
	err  error
}

// readBody reads a text of a mail; of alternatives, the page, unless its plain form says more. The others are
// named where they say something else.
func readBody(ctx context.Context, rest []mail.Part, first mail.Part, progress assessments.Progress) (
	form, []assessments.Notice,
) {
	best := form{part: first}
	best.text, best.err = readPart(ctx, first, progress)
	var others []form
	for _, p := range rest[1:] {
		if first.Alternative == 0 || p.Alternative != first.Alternative || p.Attached || p.Inner {
			continue
		}
		other := form{part: p}
		other.text, other.err = readPart(ctx, p, progress)
		if other.better(best) {
			best, other = other, best
		}
		others = append(others, other)
	}
	if best.err = cmp.Or(ctx.Err(), best.err); best.err != nil {
		return best, nil
	}
	var left []assessments.Notice
	for _, o := range others {
		if o.differs(best) {
			left = append(left, o.leftOut(best))
		}
	}
	return best, left
}

// smallest is the size, in bytes as sent, up to which a picture in a mail is a dot that counts its readers.
const smallest = 256

// unshown names the pictures that belong to a mail and are shown in none of the pages that are read.
func unshown(parts []mail.Part, read []form) (all []assessments.Notice) {
	for _, p := range parts {
		if !p.Inner || !strings.HasPrefix(p.Type, "image/") || p.Size() <= smallest {
			continue
		}
		if !slices.ContainsFunc(read, func(f form) bool { return f.part.Type == "text/html" && f.part.Shows(p) }) {
			all = append(all, assessments.Notice{Kind: assessments.NoticePicture, Count: 1, Text: p.Name})
		}
	}
	return all
}

// better reports a form that is to be read instead of another.
func (f form) better(than form) bool {
	page := f.part.Type == "text/html"
	switch {
	case f.err != nil || than.err != nil:
		return f.err == nil
	case f.part.Type == than.part.Type:
		return false
	case page:
		return len(f.text.Plain)*10 >= len(than.text.Plain)*7
	}
	return len(than.text.Plain)*10 < len(f.text.Plain)*7
}

// differs reports that a form has words which say something else than those of the one that is read. One that
// cannot be read may.
func (f form) differs(read form) bool {
	if f.err != nil {
		return len(bytes.TrimSpace(f.part.Body())) > 0
	}
	said := spoken(f.text.Plain)
	return said != "" && said != spoken(read.text.Plain)
}

// leftOut names a form that is not read.
func (f form) leftOut(read form) assessments.Notice {
	n := assessments.Notice{Kind: assessments.NoticePlainBody, Count: 1, Text: f.text.Plain}
	switch {
	case f.part.Type == read.part.Type:
		n.Kind = assessments.NoticeSecondBody
	case f.part.Type == "text/html":
		n.Kind = assessments.NoticePageBody
	}
	return n
}

// addresses are what programs put beside the words of a link or a picture, when they make a page a plain
// text: “terms <https://example.com/terms>”, “[image: Logo]”.
var addresses = regexp.MustCompile(`(?i)[<(\[]*\b(?:https?://|mailto:|www\.)[^\s<>)\]]*|\[(?:image|cid):[^\]\n]*\]`)

// spoken are the words of a text alone, as a comparison takes them: letters, digits with their points, and
// the signs of currencies; without spaces, bullets and addresses.
func spoken(text string) string {
	var b strings.Builder
	digit := false // the last kept
	point := rune(0)
	for _, r := range addresses.ReplaceAllString(text, " ") {
		switch {
		case unicode.IsDigit(r):
			if digit && point != 0 {
				b.WriteRune(point)
			}
			digit, point = true, 0
			b.WriteRune(r)
		case unicode.IsLetter(r), unicode.Is(unicode.Sc, r), r == '%', r == '☒', r == '☐':
			digit, point = false, 0
			b.WriteRune(unicode.ToLower(r))
		case digit && point == 0 && (r == '.' || r == ','):
			point = r
		default:
			digit, point = false, 0
		}
	}
	return b.String()
}
