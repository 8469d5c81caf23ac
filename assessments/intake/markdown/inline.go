package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// span is the words of one block, with how far the bold print at its start reaches.
type span struct {
	strings.Builder
	bold   int // bytes of the bold start
	broken bool
	struck int    // of marks around that strike words out
	gone   string // words struck out since the first of these marks
	marked bool   // a mark of a note is open
}

// strike opens or closes a mark that strikes words out. What stands between is no current text; a space of it
// stays where the words around would grow together.
func (s *span) strike(open bool, note func(string)) {
	switch {
	case open:
		s.struck++
	case s.struck > 1:
		s.struck--
	case s.struck == 1:
		s.struck = 0
		if strings.TrimSpace(s.gone) != "" {
			note(s.gone)
		}
		s.WriteString(outline.Gap(s.gone))
		s.gone = ""
	}
}

// lead is the part printed bold at the start, "" where the block does not begin bold.
func (s *span) lead() string { return strings.TrimSpace(s.String()[:s.bold]) }

func (s *span) add(words string, bold bool) {
	if s.struck > 0 {
		s.gone += words
		return
	}
	s.WriteString(words)
	if bold && !s.broken {
		s.bold = s.Len()
	} else if strings.TrimSpace(words) != "" {
		s.broken = true
	}
}

// inline collects the words of a block's inline children.
func (r *reader) inline(n ast.Node) *span {
	s := &span{}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		r.walk(child, s, false)
	}
	for s.struck > 0 { // a mark that is never closed strikes nothing out
		gone := s.gone
		s.struck, s.gone = 0, ""
		s.add(gone, false)
	}
	return s
}

// note takes a notice of words that are struck out.
func (r *reader) note(words string) {
	r.out.Note(assessments.Notice{Kind: assessments.NoticeStruck, Count: 1, Text: words})
}

func (r *reader) walk(n ast.Node, s *span, bold bool) {
	switch n := n.(type) {
	case *ast.Text:
		s.add(words(n.Segment.Value(r.source)), bold)
		if n.HardLineBreak() {
			s.add("\n", bold)
		} else if n.SoftLineBreak() {
			s.add(" ", bold)
		}
		return
	case *ast.String:
		s.add(words(n.Value), bold)
		return
	case *ast.AutoLink:
		s.add(string(n.Label(r.source)), bold)
		return
	case *ast.RawHTML:
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			r.tag(strings.ToLower(string(segment.Value(r.source))), n, s, bold)
		}
		return
	case *east.Strikethrough:
		s.strike(true, r.note)
		defer s.strike(false, r.note)
	case *ast.CodeSpan:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			if t, ok := child.(*ast.Text); ok {
				s.add(string(t.Segment.Value(r.source)), bold)
			}
		}
		return
	case *ast.Link:
		if previous := n.PreviousSibling(); previous != nil && previous.Kind() == ast.KindLink {
			s.add(" ", bold) // two buttons side by side are two words
		}
	case *ast.Image: // the words for those who cannot see it
	case *ast.Emphasis:
		bold = bold || n.Level >= 2
	}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		r.walk(child, s, bold)
	}
}

var (
	striking = regexp.MustCompile(`^<(/?)(?:del|s|strike)(?:\s[^>]*)?>`)
	noteMark = regexp.MustCompile(`^[0-9]{1,3}$`)
)

// tag takes a tag of HTML between words.
func (r *reader) tag(tag string, n ast.Node, s *span, bold bool) {
	switch m := striking.FindStringSubmatch(tag); {
	case m != nil:
		s.strike(m[1] == "", r.note)
	case strings.HasPrefix(tag, "<br"):
		s.add("\n", bold)
	case strings.HasPrefix(tag, "<sup>"): // the mark of a note: "10²" is not 102
		if next, ok := n.NextSibling().(*ast.Text); ok && noteMark.Match(next.Segment.Value(r.source)) {
			s.add("[", bold)
			s.marked = true
		}
	case strings.HasPrefix(tag, "</sup>") && s.marked:
		s.add("]", bold)
		s.marked = false
	}
}

var struckBlocks = []*regexp.Regexp{
	regexp.MustCompile(`(?is)<del\b[^>]*>.*?</del\s*>`), regexp.MustCompile(`(?is)<s\b[^>]*>.*?</s\s*>`),
	regexp.MustCompile(`(?is)<strike\b[^>]*>.*?</strike\s*>`),
}

// withoutStruck takes out of raw HTML what it strikes out.
func (r *reader) withoutStruck(raw string) string {
	for _, struck := range struckBlocks {
		raw = struck.ReplaceAllStringFunc(raw, func(gone string) string {
			r.note(withoutTags(gone))
			return ""
		})
	}
	return raw
}

// words resolves the escapes and entities that Markdown keeps in its text nodes.
func words(raw []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
}

// withoutTags takes the tags out of raw HTML inside Markdown; comments go with them.
func withoutTags(raw string) string {
	var b strings.Builder
	for raw != "" {
		open := strings.IndexByte(raw, '<')
		if open < 0 {
			b.WriteString(raw)
			break
		}
		b.WriteString(raw[:open])
		raw = raw[open:]
		end := strings.IndexByte(raw, '>')
		if strings.HasPrefix(raw, "<!--") {
			if end = strings.Index(raw, "-->"); end >= 0 {
				end += 2
			}
		}
		if end < 0 {
			break
		}
		b.WriteByte(' ')
		raw = raw[end+1:]
	}
	return words([]byte(b.String()))
}
