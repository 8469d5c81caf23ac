package assessments

import (
	"slices"
	"strings"
)

// ParagraphKind says what a paragraph is in its document.
type ParagraphKind string

// Kinds of paragraph.
const (
	ParagraphHeading  ParagraphKind = "heading"
	ParagraphBody     ParagraphKind = "body"
	ParagraphListItem ParagraphKind = "list_item"
	ParagraphTableRow ParagraphKind = "table_row"
	ParagraphFootnote ParagraphKind = "footnote"
	// ParagraphMargin is a running header or footer: shown, never ranked.
	ParagraphMargin ParagraphKind = "margin"
)

// Paragraph is one block of a Text. Start and End count Unicode code points of Text.Plain, End exclusive;
// Plain[Start:End] (in code points) is the paragraph's own text, number included as it was printed.
type Paragraph struct {
	Start int           `json:"start"`
	End   int           `json:"end"`
	Kind  ParagraphKind `json:"kind"`
	// of a heading: 1 is the top; of a list item: its nesting
	Level int `json:"level,omitempty"`
	// the number it carries or stands under: "4.2", "IV", "Schedule 1"
	Section string `json:"section,omitempty"`
	// path of headings it stands under, outermost first, itself included for a heading
	Heading []string `json:"heading,omitempty"`
	Page    int      `json:"page,omitempty"` // 1-based; 0 where the format has no pages
}

// SectionTitle is the section number and the innermost heading, as a citation shows them: "4.2 Use of
// Content".
func (p Paragraph) SectionTitle() string {
	title := ""
	if n := len(p.Heading); n > 0 {
		title = p.Heading[n-1]
	}
	if p.Section == "" || strings.HasPrefix(title, p.Section) {
		return title
	}
	return strings.TrimSpace(p.Section + " " + title)
}

// connectives stay small in a title: "Use of Content", "Term and Termination".
var connectives = []string{
	"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "no", "not", "of", "on", "or", "our",
	"the", "to", "under", "upon", "via",
	"with", "your", "&", "/", "-", "–", "—",
}

// Connective reports whether a word in small letters stays small in a title.
func Connective(word string) bool { return slices.Contains(connectives, word) }

// Text is what a document says, once read out of its file: the one form that finding, citing and
// searching use.
type Text struct {
	SHA256    string `json:"sha256"`             // hex digest of the file it was read from
	MediaType string `json:"media_type"`         // detected by content
	Language  string `json:"language,omitempty"` // ISO 639-1, "" where undetermined
	Pages     int    `json:"pages,omitempty"`    // 0 where the format has no pages
	// the file carries tracked changes; Plain shows them accepted
	Redline  bool   `json:"redline,omitempty"`
	Original string `json:"original,omitempty"` // of a redline: the text before its changes
	// paragraphs joined by a blank line; what offsets count in
	Plain      string          `json:"plain"`
	Paragraphs []Paragraph     `json:"paragraphs"`
	Changes    []TrackedChange `json:"changes,omitempty"`  // of a redline, in the order of the text
	Comments   []Comment       `json:"comments,omitempty"` // reviewers' comments: shown apart, never quoted
	Notices    []Notice        `json:"notices,omitempty"`  // what is in the file and not, or not surely, in Plain
	// Form says how the text was read. A text of another form than TextForm is read again and never compared.
	Form int `json:"form,omitempty"`
}

// TextForm is the form in which texts are read now. Raise it when the same file gives another text
// than before: 1 reads pieces of web pages as such, 2 has notices of what was left out, and who changed and commented what.
const TextForm = 2

// Slice returns Plain[start:end] counted in code points; "" where the range is not inside the text.
func (t Text) Slice(start, end int) string {
	if start < 0 || end <= start {
		return ""
	}
	from, n := -1, 0
	for i := range t.Plain {
		if n == start {
			from = i
		}
		if n == end {
			return t.Plain[from:i]
		}
		n++
	}
	if n == end && from >= 0 {
		return t.Plain[from:]
	}
	return ""
}
