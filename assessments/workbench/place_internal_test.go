package workbench

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestPlaceOfACitation(t *testing.T) {
	const first, second = "Words of the first paragraph.", "Words of the second paragraph."
	text := assessments.Text{Plain: first + "\n\n" + second, Paragraphs: []assessments.Paragraph{
		{Start: 0, End: 29, Section: "1", Page: 3},
		{Start: 31, End: 61, Section: "2", Page: 4},
	}}
	for name, tc := range map[string]struct {
		given, want assessments.Citation
	}{
		"at the beginning of a paragraph": {
			assessments.Citation{Quote: second},
			assessments.Citation{State: assessments.CitationFound, Start: 31, End: 61, Section: "2", Page: 4},
		},
		"at the beginning of the text": {
			assessments.Citation{Quote: "Words of the first"},
			assessments.Citation{State: assessments.CitationFound, Start: 0, End: 18, Section: "1", Page: 3},
		},
		"at the end of a paragraph": {
			assessments.Citation{Quote: "first paragraph."},
			assessments.Citation{State: assessments.CitationFound, Start: 13, End: 29, Section: "1", Page: 3},
		},
		"over two paragraphs": {
			assessments.Citation{Quote: "first paragraph. Words of the second"},
			assessments.Citation{State: assessments.CitationFound, Start: 13, End: 50, Section: "1", Page: 3},
		},
		"elsewhere than cited": {
			assessments.Citation{Quote: "second paragraph.", Start: 1, End: 5},
			assessments.Citation{State: assessments.CitationMoved, Start: 44, End: 61, Section: "2", Page: 4},
		},
		"with a section and a page given": {
			assessments.Citation{Quote: second, Section: "as we call it", Page: 9},
			assessments.Citation{
				State: assessments.CitationFound, Start: 31, End: 61,
				Section: "as we call it", Page: 9,
			},
		},
		"nowhere": {
			assessments.Citation{Quote: "Words of a third.", Start: 4, End: 9, Page: 9},
			assessments.Citation{State: assessments.CitationNotFound, Start: 4, End: 9, Page: 9},
		},
	} {
		got := tc.given
		place(text, &got, "2026-11-21")
		tc.want.Quote, tc.want.CheckedOn = tc.given.Quote, "2026-11-21"
		if got != tc.want {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, tc.want)
		}
	}
}

func TestSamePlaceComparesEverythingThatDecidesIt(t *testing.T) {
	one := assessments.Citation{
		Quote: "words", VersionID: "v", Start: 1, End: 6,
		State: assessments.CitationFound,
	}
	if !samePlace(one, one) {
		t.Error("the same place is another")
	}
	for name, bend := range map[string]func(*assessments.Citation){
		"the quote":   func(c *assessments.Citation) { c.Quote = "other" },
		"the version": func(c *assessments.Citation) { c.VersionID = "other" },
		"the start":   func(c *assessments.Citation) { c.Start = 2 },
		"the end":     func(c *assessments.Citation) { c.End = 7 },
	} {
		other := one
		bend(&other)
		if samePlace(one, other) || samePlace(other, one) {
			t.Errorf("another place by %s is the same", name)
		}
	}
	never := one
	never.State = "" // no one looked for it yet
	if samePlace(never, one) {
		t.Error("what nobody looked for is not looked for")
	}
}

func TestClipShortensFromEightyOneLetters(t *testing.T) {
	long := strings.Repeat("ä", 80)
	if got := assessments.Clip(long, 80); got != long {
		t.Errorf("80 letters become %q", got)
	}
	if got := assessments.Clip(long+"ä", 80); got != long+"…" {
		t.Errorf("81 letters become %q", got)
	}
}

func TestSoonerIsTheEarlierOfTwoDays(t *testing.T) {
	for _, c := range []struct{ a, b, want assessments.Date }{
		{"", "", ""},
		{"2026-01-01", "", "2026-01-01"},
		{"", "2026-01-01", "2026-01-01"},
		{"2026-01-01", "2026-01-02", "2026-01-01"},
		{"2026-01-02", "2026-01-01", "2026-01-01"},
	} {
		if got := sooner(c.a, c.b); got != c.want {
			t.Errorf("sooner(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}
