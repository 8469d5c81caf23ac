package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"

	"countersign/assessments/pack"
)

func (f *file) facts() (pack.Facts, error) {
	line, err := f.property("Keywords")
	if err != nil {
		return pack.Facts{}, fmt.Errorf("its properties cannot be read: %w", err)
	}
	facts, err := pack.ParseFacts(line)
	if err != nil {
		return pack.Facts{}, fmt.Errorf("its properties are not those of a report: %w", err)
	}
	pages, err := f.pages()
	if err != nil {
		return pack.Facts{}, err
	}
	want := footer(facts)
	for i, page := range pages {
		texts, err := f.texts(page)
		if err != nil {
			return pack.Facts{}, fmt.Errorf("page %d cannot be read: %w", i+1, err)
		}
		if !slices.Contains(texts, want) {
			return pack.Facts{}, fmt.Errorf(
				"the foot of page %d does not carry the content id and state hash of its properties", i+1)
		}
		if number := fmt.Sprintf("page %d of %d", i+1, len(pages)); !slices.Contains(texts, number) {
			return pack.Facts{}, fmt.Errorf("page %d is not numbered as %s: pages are missing or were moved",
				i+1, number)
		}
	}
	return facts, nil
}

// property is a text of the document's information dictionary.
func (f *file) property(name string) (string, error) {
	_, rest, ok := bytes.Cut(f.object(f.info).dict, []byte("/"+name+" ("))
	if !ok {
		return "", fmt.Errorf("%s is missing", name)
	}
	raw, _, err := literal(rest)
	if err != nil {
		return "", err
	}
	return strings.TrimPrefix(utf16be(raw), "\uFEFF"), nil
}

// literal reads a PDF string behind its opening bracket, and gives what follows it.
func literal(b []byte) (text, rest []byte, err error) {
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case ')':
			return text, b[i+1:], nil
		case '\\':
			i++
			if i == len(b) {
				break
			}
			if b[i] == 'r' {
				text = append(text, '\r')
				continue
			}
			text = append(text, b[i])
		default:
			text = append(text, b[i])
		}
	}
	return nil, nil, errors.New("a string does not end")
}

func utf16be(b []byte) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units))
}
