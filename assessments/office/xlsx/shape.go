package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"countersign/assessments"
)

// shape lists the elements of a part, and for each its attributes with what may stand in them.
type shape map[string]map[string]*regexp.Regexp

type visitor func(name string, attrs map[string]string, text string, end bool) error

// shaped goes through a part, and refuses what its shape does not list.
func shaped(part []byte, s shape, visit visitor) (elements int, err error) {
	if part == nil {
		return 0, errors.New("it is missing")
	}
	dec := xml.NewDecoder(bytes.NewReader(part))
	var text strings.Builder
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return elements, nil
		}
		if err != nil {
			return 0, fmt.Errorf("it is damaged: %w", err)
		}
		switch x := token.(type) {
		case xml.ProcInst:
			if x.Target != "xml" || elements > 0 {
				return 0, errors.New("it holds an instruction for another program")
			}
		case xml.Comment, xml.Directive:
			return 0, errors.New("it holds a remark")
		case xml.CharData:
			text.Write(x)
		case xml.StartElement:
			elements++
			text.Reset()
			attrs, err := s.attributes(x)
			if err == nil && visit != nil {
				err = visit(x.Name.Local, attrs, "", false)
			}
			if err != nil {
				return 0, err
			}
		case xml.EndElement:
			if visit != nil {
				if err := visit(x.Name.Local, nil, text.String(), true); err != nil {
					return 0, err
				}
			}
			text.Reset()
		}
	}
}

func (s shape) attributes(x xml.StartElement) (map[string]string, error) {
	allowed, ok := s[x.Name.Local]
	if !ok {
		return nil, fmt.Errorf("it has <%s>, which none of ours has", assessments.Clip(x.Name.Local, 80))
	}
	out := map[string]string{}
	for _, a := range x.Attr {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		want, ok := allowed[a.Name.Local]
		if _, twice := out[a.Name.Local]; !ok || twice || !want.MatchString(a.Value) {
			return nil, fmt.Errorf("<%s> has %s=%q, which none of ours has", x.Name.Local,
				assessments.Clip(a.Name.Local, 80),
				assessments.Clip(a.Value, 80))
		}
		out[a.Name.Local] = a.Value
	}
	return out, nil
}
