package yamltree

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"countersign/assessments"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// Limits of a file. They are checked before and while it is parsed, so that a hostile file costs little.
const (
	MaxBytes    = 4 << 20 // size of the file
	MaxDepth    = 32      // nesting of lists and mappings
	MaxProblems = 1000    // problems reported; a first one says when there are more
	maxIndent   = 256     // columns of indentation
	maxParts    = 500_000 // marks that structure a file, and tokens of it
)

var byteOrderMark = []byte("\ufeff")

// parse returns the root node of a single-document file, or the problems that forbid continuing.
func parse(data []byte) (root ast.Node, problems assessments.Problems) {
	data = bytes.TrimPrefix(data, byteOrderMark) // which some editors write before UTF-8 text
	if p := sniff(data); p != nil {
		return nil, assessments.Problems{*p}
	}
	// The parser is third-party code on untrusted input: a panic of it is a refused file, not a crash.
	defer func() {
		if r := recover(); r != nil {
			root, problems = nil, assessments.Problems{
				{Message: "This is not YAML that can be read. Check the file in a text editor, or save it again as plain YAML."},
			}
		}
	}()
	tokens := lexer.Tokenize(string(data))
	if ps := checkTokens(tokens); len(ps) > 0 {
		return nil, ps
	}
	f, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, assessments.Problems{syntaxProblem(err)}
	}
	return single(f)
}

func single(f *ast.File) (ast.Node, assessments.Problems) {
	var root ast.Node
	for _, d := range f.Docs {
		if d == nil || d.Body == nil {
			continue
		}
		if root != nil {
			return nil, assessments.Problems{
				{Line: lineOf(d.Body), Message: "The file holds more than one YAML document. Keep one document in one file."},
			}
		}
		root = d.Body
	}
	if root == nil {
		return nil, assessments.Problems{{Message: "The file is empty."}}
	}
	return root, nil
}

// sniff refuses files of another kind before any parser sees them.
func sniff(data []byte) *assessments.Problem {
	switch {
	case len(data) > MaxBytes:
		return &assessments.Problem{Message: fmt.Sprintf(
			"The file is %d bytes; at most %d are read. Split it or remove what does not belong.", len(data),
			MaxBytes)}
	case len(bytes.TrimSpace(data)) == 0:
		return &assessments.Problem{Message: "The file is empty."}
	case bytes.HasPrefix(data, []byte("%PDF")) || bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return &assessments.Problem{Message: "This is a PDF or an Office or zip file, not YAML. Choose the .yaml file."}
	case bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data):
		return &assessments.Problem{Message: "This is not a text file in UTF-8. Save it as UTF-8 text and try again."}
	case marks(data) > maxParts:
		return &assessments.Problem{Message: tooManyParts}
	}
	return nil
}

const tooManyParts = "The file has more parts than a hand-written file can have, and is not read."

// marks counts the bytes that structure YAML: each may cost a token of many times its size.
func marks(data []byte) int {
	n := 0
	for _, b := range data {
		switch b {
		case '\n', ',', ':', '-', '?', '[', ']', '{', '}', '#', '&', '*', '!', '%', '|', '>', '\'', '"', '@',
			'`':
			n++
		}
	}
	return n
}

// checkTokens finds what must not reach the recursive parser: nesting that exhausts the stack, and aliases.
func checkTokens(tokens token.Tokens) assessments.Problems {
	if len(tokens) > maxParts {
		return assessments.Problems{{Message: tooManyParts}}
	}
	var out assessments.Problems
	flow, line, entries := 0, 0, 0
	for _, t := range tokens {
		if t.Position.Line != line {
			line, entries = t.Position.Line, 0
			if flow == 0 && t.Position.Column > maxIndent {
				entries = MaxDepth + 1
			}
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			flow++
		case token.SequenceEndType, token.MappingEndType:
			flow--
		case token.SequenceEntryType, token.MappingKeyType, token.MappingValueType:
			if flow == 0 {
				entries++
			}
		case token.AnchorType, token.AliasType, token.MergeKeyType, token.TagType, token.DirectiveType:
			out = append(out, assessments.Problem{
				Line:    line,
				Message: fmt.Sprintf("%q is an anchor, alias, merge key, tag or directive; these are refused because a small file can swell to gigabytes through them. Write the value out.", assessments.Clip(t.Value, 60)),
			})
		}
		if flow > MaxDepth || entries > MaxDepth {
			return assessments.Problems{{
				Line:    line,
				Message: fmt.Sprintf("Lists and mappings are nested more than %d deep.", MaxDepth),
			}}
		}
		if len(out) >= MaxProblems {
			return out
		}
	}
	return out
}

func syntaxProblem(err error) assessments.Problem {
	p := assessments.Problem{Message: "This is not valid YAML."}
	var ye yaml.Error
	if errors.As(err, &ye) {
		if t := ye.GetToken(); t != nil && t.Position != nil {
			p.Line = t.Position.Line
		}
		p.Message = "This is not valid YAML: " + firstLine(ye.GetMessage()) + "."
	}
	return p
}

func lineOf(n ast.Node) int {
	if n == nil {
		return 0
	}
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		return lineOf(m.Values[0].Key) // a block mapping's own token is its first colon
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 0
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return strings.TrimRight(s, ".")
}
