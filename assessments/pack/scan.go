package pack

import (
	"bytes"
	"errors"
	"fmt"

	"countersign/assessments"
)

// Limits of assessment.json, far above what any assessment holds: a file that swells when it is read
// is refused before it is. How many objects and fields there may be goes by the length of the file:
// ours take about 200 bytes for an object and 40 for a field.
const (
	mostDepth  = 32
	leastCount = 5_000
	perObject  = 90      // bytes, of objects and lists
	perMember  = 20      // of fields of objects, elements of lists
	mostBreaks = 300_000 // line breaks in texts
	mostKeys   = 2_000   // fields of one object
	mostItems  = 2_000
)

var errSwells = errors.New("it holds more than any assessment does, and was not read")

// scanner goes through JSON once without keeping any of it, counting, and looking for what readers
// disagree on.
type scanner struct {
	b                        []byte
	objects, members, breaks int
	depth                    int
	mostObjects, mostMembers int
}

// scan refuses JSON that would take too much to read, and objects that have a field twice: readers
// disagree on which of the two holds. What is no JSON at all is left to the reader.
func scan(b []byte) error {
	s := scanner{b: b, mostObjects: leastCount + len(b)/perObject, mostMembers: leastCount + len(b)/perMember}
	s.space()
	return s.value()
}

func (s *scanner) space() {
	for len(s.b) > 0 && (s.b[0] == ' ' || s.b[0] == '\n' || s.b[0] == '\t' || s.b[0] == '\r') {
		s.b = s.b[1:]
	}
}

func (s *scanner) next(c byte) bool {
	s.space()
	if len(s.b) == 0 || s.b[0] != c {
		return false
	}
	s.b = s.b[1:]
	return true
}

var errNoJSON = errors.New("it is not JSON")

func (s *scanner) value() error {
	switch {
	case len(s.b) == 0:
		return errNoJSON
	case s.b[0] == '{' || s.b[0] == '[':
		return s.container(s.b[0] == '{')
	case s.b[0] == '"':
		_, err := s.text()
		return err
	}
	n := bytes.IndexAny(s.b, ",]} \n\t\r")
	if n <= 0 {
		return errNoJSON
	}
	s.b = s.b[n:]
	return nil
}

func (s *scanner) container(object bool) error {
	if s.depth++; s.depth > mostDepth {
		return errSwells
	}
	if s.objects++; s.objects > s.mostObjects {
		return errSwells
	}
	defer func() { s.depth-- }()
	s.b = s.b[1:]
	end := byte(']')
	var keys map[string]bool
	if object {
		end, keys = '}', map[string]bool{}
	}
	if s.next(end) {
		return nil
	}
	for {
		if s.members++; s.members > s.mostMembers {
			return errSwells
		}
		s.space()
		if object {
			if err := s.key(keys); err != nil {
				return err
			}
		}
		if err := s.value(); err != nil {
			return err
		}
		if s.next(end) {
			return nil
		}
		if !s.next(',') {
			return errNoJSON
		}
	}
}

// key reads a field's name: of the letters ours have, and not twice.
func (s *scanner) key(keys map[string]bool) error {
	raw, err := s.text()
	if err != nil {
		return err
	}
	for _, c := range raw {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '$' && c != '-' {
			return fmt.Errorf("it has a field %q, which no assessment has",
				assessments.Clip(string(raw), 120))
		}
	}
	if keys[string(raw)] {
		return fmt.Errorf("it has the field %q twice in one place: readers would disagree on which holds",
			assessments.Clip(string(raw), 120))
	}
	if keys[string(raw)] = true; len(keys) > mostKeys || !s.next(':') {
		return errSwells
	}
	s.space()
	return nil
}

// text skips a string, and gives what is between its quotes.
func (s *scanner) text() ([]byte, error) {
	if len(s.b) == 0 || s.b[0] != '"' {
		return nil, errNoJSON
	}
	for i := 1; i < len(s.b); i++ {
		switch s.b[i] {
		case '"':
			raw := s.b[1:i]
			s.b = s.b[i+1:]
			return raw, nil
		case '\\':
			if i++; i < len(s.b) && (s.b[i] == 'n' || s.b[i] == 'u') {
				s.breaks++
			}
		}
		if s.breaks > mostBreaks {
			return nil, errSwells
		}
	}
	return nil, errNoJSON
}
