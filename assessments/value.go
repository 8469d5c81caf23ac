package assessments

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Value is access to one field. String gives the canonical text that journal, comparison and hashing use;
// Set reads it back. Set(String()) changes nothing.
type Value interface {
	String() string
	Set(string) error
	Kind() ValueKind
}

// ValueKind says how a value is stored and written in a declarative file.
type ValueKind string

// Kinds of value. Numbers, flags and moments are stored as integers, the others as text.
const (
	TextValue   ValueKind = "text"
	NumberValue ValueKind = "number"
	FlagValue   ValueKind = "flag"
	MomentValue ValueKind = "moment"
	DateValue   ValueKind = "date"
	ListValue   ValueKind = "list" // a JSON array of strings
)

// Integer reports whether the store keeps the value as an integer.
func (k ValueKind) Integer() bool { return k == NumberValue || k == FlagValue || k == MomentValue }

type textValue[T ~string] struct{ p *T }

func text[T ~string](p *T) Value          { return textValue[T]{p} }
func (v textValue[T]) String() string     { return string(*v.p) }
func (v textValue[T]) Set(s string) error { *v.p = T(s); return nil }
func (textValue[T]) Kind() ValueKind      { return TextValue }

type dateValue struct{ p *Date }

func date(p *Date) Value           { return dateValue{p} }
func (v dateValue) String() string { return string(*v.p) }
func (dateValue) Kind() ValueKind  { return DateValue }
func (v dateValue) Set(s string) error {
	d, err := ParseDate(s)
	if err == nil {
		*v.p = d
	}
	return err
}

type numberValue[T ~int | ~int64] struct{ p *T }

func number[T ~int | ~int64](p *T) Value { return numberValue[T]{p} }
func (v numberValue[T]) String() string  { return strconv.FormatInt(int64(*v.p), 10) }
func (numberValue[T]) Kind() ValueKind   { return NumberValue }
func (v numberValue[T]) Set(s string) error {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if s == "" {
		n, err = 0, nil
	}
	if err != nil {
		return fmt.Errorf("%q is not a whole number", s)
	}
	*v.p = T(n)
	return nil
}

type flagValue struct{ p *bool }

func flag(p *bool) Value          { return flagValue{p} }
func (flagValue) Kind() ValueKind { return FlagValue }
func (v flagValue) String() string {
	if *v.p {
		return "1"
	}
	return "0"
}

func (v flagValue) Set(s string) error {
	switch s {
	case "1", "true", "yes":
		*v.p = true
	case "0", "", "false", "no":
		*v.p = false
	default:
		return fmt.Errorf("%q is neither true nor false", s)
	}
	return nil
}

type momentValue struct{ p *Moment }

func moment(p *Moment) Value         { return momentValue{p} }
func (v momentValue) String() string { return strconv.FormatInt(int64(*v.p), 10) }
func (momentValue) Kind() ValueKind  { return MomentValue }
func (v momentValue) Set(s string) error {
	m, err := parseMoment(s)
	if err != nil {
		return fmt.Errorf("%q is not a moment in microseconds", s)
	}
	*v.p = m
	return nil
}

type listValue[T ~string] struct{ p *[]T }

func list[T ~string](p *[]T) Value   { return listValue[T]{p} }
func (listValue[T]) Kind() ValueKind { return ListValue }
func (v listValue[T]) String() string {
	if len(*v.p) == 0 {
		return ""
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(*v.p) // strings always encode
	return strings.TrimSuffix(b.String(), "\n")
}

func (v listValue[T]) Set(s string) error {
	if s == "" {
		*v.p = nil
		return nil
	}
	var out []T
	if err := json.Unmarshal([]byte(s), &out); err != nil {
		return fmt.Errorf("not a list of texts")
	}
	*v.p = out
	return nil
}
