package terms_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"countersign/assessments/terms"
)

func TestAnIndexFindsWordsWithoutRegardToTypography(t *testing.T) {
	x := terms.NewIndex("“Customer’s data”—the\nCUSTOMER'S\u00a0Data, and customer`s data.")
	got := x.Find(" customer's data ", 10)
	if len(got) != 3 || x.Slice(got[0]) != "Customer’s data" || x.Slice(got[1]) != "CUSTOMER'S\u00a0Data" ||
		got[2].Start != 43 {
		t.Errorf("found %v", got)
	}
	if got = x.Find("customer's data", 2); len(got) != 2 {
		t.Errorf("of two at most %v", got)
	}
	if got = x.Find(" ", 9); len(got) != 0 {
		t.Errorf("nothing is found at %v", got)
	}
	if got = terms.NewIndex("aaaa").Find("AA", 9); len(got) != 2 || got[1].Start != 2 {
		t.Errorf("occurrences overlap: %v", got)
	}
}

func TestAnIndexFindsWordsAtTheirBeginning(t *testing.T) {
	x := terms.NewIndex("Retraining is training.")
	if got, ok := x.FindWord("training", 0); !ok || got.Start != 14 {
		t.Errorf("found at %v, %v", got, ok)
	}
	if got, ok := x.FindWord("training", 15); ok {
		t.Errorf("found again at %v", got)
	}
	if _, ok := x.FindWord("", 0); ok {
		t.Error("nothing was found")
	}
}

func TestAnIndexFollowsAStretchToItsNearestPlace(t *testing.T) {
	before, x := terms.NewIndex("We may change fees."),
		terms.NewIndex("We may. We may change. WE  may. we may.")
	for near, want := range map[int]int{0: 0, 5: 8, 30: 32, 900: 32} {
		if got, ok := x.Follow(before, terms.Span{Start: 0, End: 6}, near); !ok || got != want {
			t.Errorf("near %d: %d, %v", near, got, ok)
		}
	}
	if got, ok := x.Follow(before, terms.Span{Start: 14, End: 18}, 7); ok || got != 7 {
		t.Errorf("words that are not there: %d, %v", got, ok)
	}
	for _, s := range []terms.Span{{-1, 3}, {3, 3}, {0, 99}} {
		if _, ok := x.Follow(before, s, 7); ok {
			t.Errorf("followed %v", s)
		}
	}
}

func TestAnIndexGrowsBehindWhatWasTakenOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.StringOf(rapid.SampledFrom([]rune("aB ’—é\n語"))), 1, 6).Draw(t, "parts")
		x, all := &terms.Index{}, ""
		for _, p := range parts {
			taken, was := x.UpTo(x.Len()), all
			x.Add(p)
			all += p
			taken.Add("xyz")
			if got := taken.Slice(terms.Span{End: taken.Len()}); got != was+"xyz" {
				t.Fatalf("taken was %q and is %q", was, got)
			}
		}
		if x.Len() != utf8.RuneCountInString(all) || x.Slice(terms.Span{Start: -3, End: x.Len() + 3}) != all {
			t.Fatalf("%q is %d long", all, x.Len())
		}
		words := rapid.StringOf(rapid.SampledFrom([]rune("aB ’é"))).Draw(t, "words")
		for _, at := range x.Find(words, 100) {
			if !strings.EqualFold(strings.ReplaceAll(x.Slice(at), "\n", " "), strings.TrimSpace(words)) {
				t.Fatalf("%q is found as %q", words, x.Slice(at))
			}
		}
	})
}
