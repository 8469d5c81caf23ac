package storetest

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/cached"
	"countersign/assessments/port"
)

// Figures are figures of an assessment in which every part is something of its own, n after each other.
func Figures(id, key string, n int) cached.Kept {
	k := cached.Kept{}
	fillIn(reflect.ValueOf(&k).Elem(), &n)
	k.Key, k.Summary.ID, k.Believed = key, id, true
	k.Summary.Begun = "" // depends on the day asked about; it is found for each question, and not kept
	return k
}

// fillIn sets every part of a value to something of its own, so that none can be forgotten.
func fillIn(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("ä\x00\"", *n))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(*n) * 1_000_000_000_003)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			fillIn(v.Field(i), n)
		}
	case reflect.Array:
		for i := range v.Len() {
			fillIn(v.Index(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fillIn(v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fillIn(v.Index(0), n)
		fillIn(v.Index(1), n)
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for _, d := range assessments.Disciplines() {
			one := reflect.New(v.Type().Elem()).Elem()
			fillIn(one, n)
			v.SetMapIndex(reflect.ValueOf(d), one)
		}
	default:
		panic("nothing to fill a " + v.Kind().String() + " with")
	}
}

func summaries(t *testing.T, o Opener) {
	s := o.fresh(t)
	if all, err := s.Summaries(ctx); len(all) > 0 || err != nil {
		t.Errorf("figures are there that nobody kept: %v, %v", all, err)
	}
	blank := cached.Kept{Key: "blank"}
	blank.Summary.ID, blank.Believed = "b", true
	blank.Summary.Disciplines = maps.Clone(Figures("b", "", 0).Summary.Disciplines)
	for _, d := range assessments.Disciplines()[1:] {
		delete(blank.Summary.Disciplines, d) // fewer than were kept before
	}
	unscored := Figures("a", "k3", 0)
	unscored.Summary.Score, unscored.Summary.OpenGates, unscored.Summary.Scored = nil, []string{}, false
	for _, want := range []map[string]cached.Kept{
		{"a": Figures("a", "k1", 0), "b": Figures("b", "k1", 1000)},
		{"a": Figures("a", "k2", 500), "b": blank},
		{"a": unscored, "b": blank},
	} {
		if err := s.SaveSummaries(ctx, want); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Summaries(ctx); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("kept %+v, read back %+v, %v", want, got, err)
		}
	}
	many := map[string]cached.Kept{}
	for n := range 2500 { // more than one statement holds
		id := fmt.Sprintf("many-%04d", n)
		k := blank
		k.Summary.ID = id
		many[id] = k
	}
	for range 2 {
		if err := s.SaveSummaries(ctx, many); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.Summaries(ctx); err != nil || len(got) != len(many)+2 ||
		!reflect.DeepEqual(got["many-2499"], many["many-2499"]) || !reflect.DeepEqual(got["a"], unscored) {
		t.Errorf("of %d there are %d, %v", len(many)+2, len(got), err)
	}
}

// kept reports whether figures of an assessment are kept under a key.
func kept(s port.SummaryCache, assessment, key string) (bool, error) {
	all, err := s.Summaries(ctx)
	return all[assessment].Key == key && strings.HasPrefix(all[assessment].Summary.Name, "ä"), err
}
