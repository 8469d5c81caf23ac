package workbench

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"countersign/assessments"
)

// filled sets every part of a value to something of its own, so that none can be forgotten.
func filled(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(strings.Repeat("ä", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) * 1_000_003)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				filled(v.Field(i), n)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			filled(v.Index(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		filled(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		filled(v.Index(0), n)
		filled(v.Index(1), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, d := range assessments.Disciplines() {
			one := reflect.New(v.Type().Elem()).Elem()
			filled(one, n)
			v.SetMapIndex(reflect.ValueOf(d), one)
		}
	default:
		panic("nothing to fill a " + v.Kind().String() + " with")
	}
}

func someFigures() figures {
	f, n := figures{key: "k"}, 0
	filled(reflect.ValueOf(&f).Elem(), &n)
	f.Summary.Begun = "" // depends on the day asked about; it is found for each question, and not kept
	return f
}

func TestFiguresAreKeptWhole(t *testing.T) {
	unscored := someFigures()
	unscored.Summary.Score, unscored.Summary.OpenGates, unscored.Summary.Scored = nil, []string{}, false
	for _, want := range []figures{someFigures(), unscored} {
		if got, ok := thawFigures("k", want.keep()); !ok || !reflect.DeepEqual(got, want) {
			t.Errorf("kept %+v, read back %+v, %v", want, got, ok)
		}
	}
}

func TestFiguresThatAreNotWholeCountAsNone(t *testing.T) {
	one := someFigures()
	kept := one.keep()
	for n := range kept {
		if _, ok := thawFigures("k", kept[:n]); ok {
			t.Errorf("%d bytes of %d are read", n, len(kept))
		}
	}
	// of one length each, in the order in which they are kept
	first, second := assessments.Disciplines()[0], assessments.Disciplines()[1]
	names := [][]byte{[]byte(first), []byte(second)}
	for name, change := range map[string][2][]byte{
		"a discipline twice": {
			append([]byte{byte(len(second))}, names[1]...),
			append([]byte{byte(len(first))}, names[0]...),
		},
		"an unknown discipline": {names[0], bytes.Repeat([]byte("x"), len(first))},
	} {
		if !bytes.Contains(kept, change[0]) {
			t.Fatalf("%s: %q is not among the bytes", name, change[0])
		}
		if _, ok := thawFigures("k", bytes.Replace(kept, change[0], change[1], 1)); ok {
			t.Errorf("%s is read", name)
		}
	}
	if _, ok := thawFigures("k", append(kept, 0)); ok {
		t.Error("something behind them is not seen")
	}
	if _, ok := thawFigures("k", []byte(`{"from":"2026-11-21"}`)); ok {
		t.Error("what an earlier version kept is read")
	}
}

func FuzzThawFigures(f *testing.F) {
	one := someFigures()
	f.Add(one.keep())
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, kept []byte) {
		if got, ok := thawFigures("k", kept); ok {
			if again, ok := thawFigures("k", got.keep()); !ok || !reflect.DeepEqual(got, again) {
				t.Errorf("%+v becomes %+v", got, again)
			}
		}
	})
}
