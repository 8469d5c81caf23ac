package docx

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"countersign/assessments"
)

// wordNamespaces are the transitional and the strict namespace of WordprocessingML.
var wordNamespaces = map[string]bool{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": true,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             true,
}

type eventKind int

const (
	eventStart eventKind = iota
	eventEnd
	eventText
)

// event is one piece of the XML. name is the local name for Word's own elements and "" for foreign ones, so
// that a drawing's <a:p> is not taken for a paragraph; local is the local name whatever the namespace.
type event struct {
	kind  eventKind
	name  string
	local string
	attrs []xml.Attr
	text  string
	depth int // of the element, 0 for the root
}

func (e event) attr(local string) string {
	for _, a := range e.attrs {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// on reads an on/off element: present means on, unless its value says otherwise.
func (e event) on() bool {
	switch e.attr("val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// scanner pulls events out of one part. It checks nesting itself, so that the cheap raw tokens suffice.
type scanner struct {
	decoder *xml.Decoder
	source  *counted
	open    []string
	word    map[string]bool // prefixes bound to Word's namespace
}

func newScanner(source *counted) *scanner {
	d := xml.NewDecoder(bufio.NewReaderSize(source, 64<<10))
	d.Strict = true
	d.CharsetReader = charset.NewReaderLabel
	return &scanner{decoder: d, source: source, word: map[string]bool{}}
}

func (s *scanner) close() {
	if s != nil {
		_ = s.source.from.Close() // read-only: nothing can be lost
	}
}

// next is the next event; io.EOF at the end of a well-formed part.
func (s *scanner) next() (event, error) {
	for {
		s.source.token = 0
		token, err := s.decoder.RawToken()
		if err != nil {
			if errors.Is(err, io.EOF) && len(s.open) == 0 {
				return event{}, io.EOF
			}
			return event{}, damage(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			return s.start(t)
		case xml.EndElement:
			return s.end(t)
		case xml.CharData:
			if len(s.open) > 0 {
				return event{kind: eventText, text: string(t), depth: len(s.open)}, nil
			}
		case xml.Directive:
			return event{}, errDamaged // a document type: Word writes none, and only mischief needs it
		}
	}
}

func (s *scanner) start(t xml.StartElement) (event, error) {
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns":
			s.word[a.Name.Local] = wordNamespaces[a.Value]
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			s.word[""] = wordNamespaces[a.Value]
		}
	}
	if len(s.open) >= maxDepth {
		return event{}, errTooDeep
	}
	e := event{kind: eventStart, local: t.Name.Local, attrs: t.Attr, depth: len(s.open)}
	if s.word[t.Name.Space] {
		e.name = t.Name.Local
	}
	s.open = append(s.open, t.Name.Space+":"+t.Name.Local)
	return e, nil
}

func (s *scanner) end(t xml.EndElement) (event, error) {
	last := len(s.open) - 1
	if last < 0 || s.open[last] != t.Name.Space+":"+t.Name.Local {
		return event{}, errDamaged
	}
	s.open = s.open[:last]
	e := event{kind: eventEnd, local: t.Name.Local, depth: last}
	if s.word[t.Name.Space] {
		e.name = t.Name.Local
	}
	return e, nil
}

// under reports that the elements open around are these, the innermost first, whatever their namespaces.
func (s *scanner) under(names ...string) bool {
	for i, name := range names {
		at := len(s.open) - 1 - i
		if at < 0 || s.open[at][strings.IndexByte(s.open[at], ':')+1:] != name {
			return false
		}
	}
	return true
}

// each calls fn for every child element of the one just started, until that ends. fn either consumes the
// child to its end or leaves it untouched by returning false; then it is skipped.
func (s *scanner) each(fn func(event) (bool, error)) error {
	depth := len(s.open)
	for {
		e, err := s.next()
		if err != nil {
			return unexpected(err)
		}
		switch {
		case e.kind == eventEnd && e.depth < depth:
			return nil
		case e.kind == eventStart:
			used, err := fn(e)
			if err != nil {
				return err
			}
			if !used {
				if err := s.skip(); err != nil {
					return err
				}
			}
		}
	}
}

// skip passes over the rest of the element just started.
func (s *scanner) skip() error {
	for depth := len(s.open); len(s.open) >= depth; {
		if _, err := s.next(); err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// words is the character data directly inside the element just started.
func (s *scanner) words() (string, error) {
	var b strings.Builder
	depth := len(s.open)
	for {
		e, err := s.next()
		if err != nil {
			return "", unexpected(err)
		}
		switch {
		case e.kind == eventEnd && e.depth < depth:
			return b.String(), nil
		case e.kind == eventText && e.depth == depth:
			b.WriteString(e.text)
		}
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return errDamaged
	}
	return err
}

// damage keeps refusals and cancellation as they are and calls everything else a damaged document.
func damage(err error) error {
	var refusal *assessments.Error
	if errors.As(err, &refusal) {
		return refusal
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return assessments.Wrap(err, assessments.Refused, "%s", errDamaged.Message)
}
