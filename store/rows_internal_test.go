package store

import (
	"fmt"
	"testing"

	"countersign/assessments"
)

// cellsOf is a row of a noun, with values told apart by a digit.
func cellsOf(r assessments.Record, digit string) []any {
	out := []any{"id" + digit}
	for _, f := range r.Fields() {
		out = append(out, map[assessments.ValueKind]any{
			assessments.TextValue: "x" + digit, assessments.NumberValue: int64(digit[0] - '0'),
			assessments.FlagValue: int64(digit[0] - '1'), assessments.MomentValue: int64(digit[0]),
			assessments.DateValue: "2026-01-0" + digit, assessments.ListValue: `["a` + digit + `","b` + digit + `"]`,
		}[f.Value.Kind()])
	}
	return out
}

// TestRecordsOfOneListShareNothing holds for every noun that a record stays as its row said when the next row
// was read.
func TestRecordsOfOneListShareNothing(t *testing.T) {
	for _, noun := range assessments.Nouns() {
		m := newModel(tables()[noun])
		for _, digits := range []string{"12", "21"} {
			var read []assessments.Record
			for _, digit := range digits {
				r, err := m.record(cellsOf(assessments.New(noun), string(digit)))
				if err != nil {
					t.Fatal(noun, err)
				}
				read = append(read, r)
			}
			blank := make([]any, 1+len(m.fields)) // everything NULL
			if _, err := m.record(blank); err != nil {
				t.Fatal(noun, err)
			}
			for i, r := range read {
				want := cellsOf(r, digits[i:i+1])
				if got := r.Key(); got != want[0] {
					t.Errorf("%s: key %q, not %q", noun, got, want[0])
				}
				for n, f := range r.Fields() {
					if got := f.Value.String(); got != fmt.Sprint(want[n+1]) {
						t.Errorf("%s.%s: %q, not %q", noun, f.Name, got, want[n+1])
					}
				}
			}
		}
	}
}

// TestAFigureIsReadOnlyIntoAPlaceItFits holds each kind of column to the cells that it takes.
func TestAFigureIsReadOnlyIntoAPlaceItFits(t *testing.T) {
	five := 5
	for _, c := range []struct {
		cell any
		fits string // kinds that take it, with what is read
	}{
		{"a", "string=a"},
		{`["a","b"]`, `string=["a","b"] list=[a b]`},
		{"null", "string=null list=[]"},
		{`[1]`, "string=[1]"},
		{int64(0), "int=0 int64=0 bool=false score=0"},
		{int64(1), "int=1 int64=1 bool=true score=1"},
		{int64(7), "int=7 int64=7 score=7"},
		{nil, "score=none"},
		{1.5, ""},
		{[]byte("a"), ""},
	} {
		text, whole, long, is, score, list := "before", 9, int64(9), true, &five, []string{"before"}
		got := ""
		for _, place := range []struct {
			kind string
			at   any
			read func() any
		}{
			{"string", &text, func() any { return text }},
			{"int", &whole, func() any { return whole }},
			{"int64", &long, func() any { return long }},
			{"bool", &is, func() any { return is }},
			{"score", &score, func() any {
				if score == nil {
					return "none"
				}
				return *score
			}},
			{"list", &list, func() any { return list }},
		} {
			if readInto(place.at, c.cell) {
				got += fmt.Sprintf(" %s=%v", place.kind, place.read())
			}
		}
		if got != "" {
			got = got[1:]
		}
		if got != c.fits {
			t.Errorf("%v (%T): %s, not %s", c.cell, c.cell, got, c.fits)
		}
		if five != 5 {
			t.Fatal("the score of the row before was changed")
		}
	}
}
