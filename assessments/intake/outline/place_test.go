package outline_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// marked cuts the places out of a text in which each is written "^".
func markedText(s string) (string, []*outline.Place) {
	var places []*outline.Place
	parts := strings.Split(s, "^")
	at := 0
	for _, p := range parts[:len(parts)-1] {
		at += len(p)
		places = append(places, &outline.Place{At: at})
	}
	return strings.Join(parts, ""), places
}

func TestPlacesMoveWithTheirWords(t *testing.T) {
	for given, want := range map[string]string{
		"The cap is ^500^ euros.":       "The cap is ^500^ euros.",
		"may^ do":                       "may^ do",
		"may ^ do":                      "may^ do",
		"  ^first":                      "^first",
		"last  ^":                       "last^",
		"a^\u200b\u00adb^c":             "a^b^c",
		"a\n ^b":                        "a\n^b",
		"^^twice":                       "^^twice",
		"Gr\u00f6\u00dfe ^\U0001f600^.": "Gr\u00f6\u00dfe ^\U0001f600^.",
	} {
		text, places := markedText(given)
		got, at := outline.Fit(text, places), 0
		var b strings.Builder
		for _, p := range places {
			b.WriteString(got[at:p.At] + "^")
			at = p.At
		}
		if b.WriteString(got[at:]); b.String() != want {
			t.Errorf("%q gives %q, want %q", given, b.String(), want)
		}
	}
}

func TestPlacesStayInTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.RuneFrom([]rune("ab \n\t\u200b\u00a0é😀\x02"))).Draw(t, "s")
		var places []*outline.Place
		for i := range s {
			places = append(places, &outline.Place{At: i})
		}
		got := outline.Fit(s, places)
		last := 0
		for i, p := range places {
			if p.At < last || p.At > len(got) {
				t.Fatalf("place %d of %q is at %d of %d, after %d", i, s, p.At, len(got), last)
			}
			last = p.At
		}
	})
}

func TestPlacesAreFoundInTheFinishedText(t *testing.T) {
	var b outline.Builder
	at := func(kind assessments.ParagraphKind, s string) []*outline.Place {
		text, places := markedText(s)
		b.Add(outline.Block{Kind: kind, Text: text, Places: places})
		return places
	}
	first := at(assessments.ParagraphBody, "Größe ^one.")
	dropped := at(assessments.ParagraphBody, " ^ ")
	bullet := at(assessments.ParagraphBody, "• ^two^")
	end := b.Mark()
	text, err := b.Text()
	if err != nil || text.Plain != "Größe one.\n\ntwo" {
		t.Fatalf("%q, %v", text.Plain, err)
	}
	got := []int{first[0].At, dropped[0].At, bullet[0].At, bullet[1].At, end.At}
	for i, want := range []int{6, 12, 12, 15, 15} {
		if got[i] != want {
			t.Errorf("the places are %d", got)
			break
		}
	}
}

func TestPartsKeepTheSpacesAtTheirEdges(t *testing.T) {
	for given, want := range map[string]string{
		"": "", "  ": " ", " not ": " not ", "not\t": "not ", "a\u200b  b": "a b", "\u200b": "",
	} {
		if got := outline.Part(given); got != want {
			t.Errorf("%q gives %q, want %q", given, got, want)
		}
	}
}
