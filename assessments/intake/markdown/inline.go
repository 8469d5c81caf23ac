package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// span is the words of one block, with how far the bold print at its start reaches.
type span struct {
	strings.Builder
	bold   int // bytes of the bold start
	broken bool
}

// lead is the part printed bold at the start, "" where the block does not begin bold.
func (s *span) lead() string { return strings.TrimSpace(s.String()[:s.bold]) }

func (s *span) add(words string, bold bool) {
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
	return s
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
			if tag := strings.ToLower(string(segment.Value(r.source))); strings.HasPrefix(tag, "<br") {
				s.add("\n", bold)
			}
		}
		return
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
