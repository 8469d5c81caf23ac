package assessments_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestTwoPeopleOfOneNameCanBeToldApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Jörg Müller", "Joerg Mueller"},
		{"John Smith", "john smith"},
		{"Anna Moritz", "ANNA MORITZ (legal)"},
	} {
		say := assessments.Apart(pair[0], pair[1])
		_, say, found := strings.Cut(say, ": “")
		first, second, both := strings.Cut(strings.TrimSuffix(say, "”"), "” and “")
		if !found || !both {
			t.Fatalf("%q does not say what to write for %q", say, pair)
		}
		if assessments.NotAnother(second, first) != "" || assessments.NotAnother(first, second) != "" {
			t.Errorf("%q and %q, as advised, are taken for one person", first, second)
		}
		for i, full := range []string{first, second} {
			if !assessments.Completes(full, pair[i]) {
				t.Errorf("%q does not complete %q", full, pair[i])
			}
			if assessments.NotAnother(full, pair[1-i]) == "" {
				t.Errorf("%q passes for another person than %q: one name alone says nothing", full, pair[1-i])
			}
		}
		if !assessments.ToldApart(first, second) {
			t.Errorf("nothing is said of %q and %q", first, second)
		}
	}
}

func TestANameIsCompletedByMoreWordsOnly(t *testing.T) {
	for _, tc := range []struct {
		name, earlier string
		want          bool
	}{
		{"Petra K. Anselm", "Petra Anselm", true},
		{"Petra Anselm, Sales", "petra anselm (coo)", true},
		{"Petra Anselm", "Petra Anselm", false},
		{"Petra Anselm (sales)", "Petra Anselm", false},
		{"Helga Brandt", "Petra Anselm", false},
		{"Helga Brandt, for Petra Anselm", "Petra Anselm", false},
		{"Anselm Petra Brandt", "Petra Anselm", false},
		{"Petra Anselm", "Petra K. Anselm", false},
		{"Petra Brandt", "Petra", false},
		{"Petra Anselm", "", false},
	} {
		if got := assessments.Completes(tc.name, tc.earlier); got != tc.want {
			t.Errorf("%q completes %q: %v, want %v", tc.name, tc.earlier, got, tc.want)
		}
	}
	for _, pair := range [][2]string{
		{"Anna Berg", "Lena Berg"},
		{"Anna Berg, Legal", "Lena Berg, Legal"},
		{"Anna Berg, Sales", "Lena Anna Berg, Legal"},
		{"Lena Anna Berg, Legal", "Anna Berg, Sales"},
	} {
		if assessments.ToldApart(pair[0], pair[1]) {
			t.Errorf("%q and %q are remarked on", pair[0], pair[1])
		}
	}
}

func TestAnotherPersonIsCertainlyAnother(t *testing.T) {
	for _, tc := range []struct {
		name   string
		others []string
		want   string
	}{
		{"Petra", []string{"", "Helga Brandt", "Petra Anselm (legal)"}, "Petra Anselm (legal)"},
		{"Olga Stein", []string{"", "Helga Brandt"}, ""},
		{"Petra", nil, ""},
	} {
		if got := assessments.NotAnother(tc.name, tc.others...); got != tc.want {
			t.Errorf("%q beside %q: %q, want %q", tc.name, tc.others, got, tc.want)
		}
	}
}
