package pack

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"countersign/assessments"
)

// Entry is a record in assessment.json: its id and its facts under the names a declarative file uses, in the
// record's own order. What is empty is left out.
type Entry []EntryField

// entryMoment is how an Entry writes a point in time.
const entryMoment = "2006-01-02T15:04:05Z"

// EntryField is one fact of an Entry: text, whole number, flag or list of texts.
type EntryField struct {
	Name  string
	Value any
}

// entryOf describes a record; left out are its place in the bin, and whatever is empty.
func entryOf(r assessments.Record) Entry {
	out := Entry{{Name: "id", Value: r.Key()}}
	for _, f := range r.Fields() {
		s := f.Value.String()
		if f.Name == "binned" || s == "" {
			continue
		}
		switch f.Value.Kind() {
		case assessments.NumberValue:
			if n, err := strconv.ParseInt(s, 10, 64); err == nil && n != 0 {
				out = append(out, EntryField{f.Name, n})
			}
		case assessments.MomentValue:
			if n, err := strconv.ParseInt(s, 10, 64); err == nil && n != 0 {
				out = append(out, EntryField{f.Name, assessments.Moment(n).Time().Format(entryMoment)})
			}
		case assessments.FlagValue:
			if s == "1" {
				out = append(out, EntryField{f.Name, true})
			}
		case assessments.ListValue:
			out = append(out, EntryField{f.Name, json.RawMessage(s)})
		default:
			out = append(out, EntryField{f.Name, s})
		}
	}
	return out
}

// entries describes the records of a slice, an empty list where there are none.
func entries[T any, P interface {
	*T
	assessments.Record
}](list []T) []Entry {
	out := make([]Entry, 0, len(list))
	for i := range list {
		out = append(out, entryOf(P(&list[i])))
	}
	return out
}

// MarshalJSON writes the fields in their order.
func (e Entry) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range e {
		if i > 0 {
			b.WriteByte(',')
		}
		for _, part := range []any{f.Name, f.Value} {
			raw, err := encode(part, "")
			if err != nil {
				return nil, err
			}
			b.Write(bytes.TrimSpace(raw))
			b.WriteByte(':')
		}
		b.Truncate(b.Len() - 1)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads the fields in their order, so that one that is there twice, or in another place, is not
// overlooked.
func (e *Entry) UnmarshalJSON(b []byte) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return fmt.Errorf("a record is not an object of fields")
	}
	*e = Entry{}
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return err
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		value, err := entryValue(raw)
		if err != nil {
			return fmt.Errorf("field %q: %w", name, err)
		}
		*e = append(*e, EntryField{fmt.Sprint(name), value})
	}
	return nil
}

// entryValue reads a text, a whole number, a flag or a list of texts.
func entryValue(raw json.RawMessage) (any, error) {
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case 't', 'f':
		return raw[0] == 't', nil
	case '[':
		var list []string
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, errors.New("it is a list of something else than texts")
		}
		again, err := encode(list, "")
		return json.RawMessage(bytes.TrimSpace(again)), err
	}
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil {
		return nil, fmt.Errorf("%s is neither a text, a whole number, true or false, nor a list of texts",
			assessments.Clip(string(raw), 120))
	}
	return n, nil
}

// encode is JSON as people read it: no HTML escapes, a line break at the end.
func encode(v any, indent string) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", indent)
	err := enc.Encode(v)
	return b.Bytes(), err
}
