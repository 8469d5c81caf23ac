package docx_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

// openDocument gives the text of a flat OpenDocument file with its tracked changes rejected, and accepted. What
// was inserted or deleted stands between two marks that name their change.
func openDocument(t *testing.T, raw []byte) (rejected, accepted string) {
	t.Helper()
	r := reading{kind: map[string]string{}, open: map[string]bool{}}
	d := xml.NewDecoder(bytes.NewReader(raw))
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return r.out[0].String(), r.out[1].String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			r.start(tok)
		case xml.EndElement:
			if name := tok.Name.Local; name == "p" || name == "h" {
				r.depth--
			}
		case xml.CharData:
			if r.depth > 0 {
				r.put(string(tok))
			}
		}
	}
}

type reading struct {
	kind   map[string]string // of each change: insertion, deletion
	region string            // whose kind is read
	open   map[string]bool   // changes that began and did not end yet
	begun  bool
	depth  int // paragraphs that are open
	out    [2]strings.Builder
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *reading) put(text string) {
	inserted, deleted := false, false
	for id := range r.open {
		inserted = inserted || r.kind[id] == "insertion"
		deleted = deleted || r.kind[id] == "deletion"
	}
	if !inserted {
		r.out[0].WriteString(text)
	}
	if !deleted {
		r.out[1].WriteString(text)
	}
}

func (r *reading) start(e xml.StartElement) {
	switch e.Name.Local {
	case "changed-region":
		r.region = attribute(e, "id")
	case "insertion", "deletion":
		r.kind[r.region] = e.Name.Local
	case "p", "h":
		if r.depth++; r.begun {
			r.put("\n\n")
		}
		r.begun = true
	case "line-break":
		r.put("\n")
	case "tab":
		r.put("\t")
	case "s":
		n := 1
		if c := attribute(e, "c"); c != "" {
			n = int(c[0] - '0')
		}
		r.put(strings.Repeat(" ", n))
	case "change-start":
		r.open[attribute(e, "change-id")] = true
	case "change-end":
		delete(r.open, attribute(e, "change-id"))
	}
}
