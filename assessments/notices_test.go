package assessments_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
)

func TestEveryNoticeKindHasItsWords(t *testing.T) {
	said := map[string]bool{}
	for _, k := range assessments.NoticeKinds() {
		one, two := k.Words(1), k.Words(2)
		if !k.Known() || !strings.HasPrefix(one, "1 ") || !strings.HasPrefix(two, "2 ") ||
			one[2:] == two[2:] || said[one] || strings.Contains(one, string(k)) && strings.Contains(string(k), "_") {
			t.Errorf("%s is worded %q and %q", k, one, two)
		}
		said[one] = true
	}
	if assessments.NoticeKind("else").Known() {
		t.Error("an unknown kind passes for a known one")
	}
}

func TestNoticesNameTheirPages(t *testing.T) {
	for want, n := range map[string]assessments.Notice{
		"2 pages that are pictures, not read (pages 3–4)": {Kind: assessments.NoticePicturePage, Count: 2, Page: 3},
		"1 page that is a picture, not read (page 3)":     {Kind: assessments.NoticePicturePage, Count: 1, Page: 3},
		"2 form fields left out (page 3)":                 {Kind: assessments.NoticeFormField, Count: 2, Page: 3},
		"2 hidden blocks left out":                        {Kind: assessments.NoticeHidden, Count: 2},
	} {
		if got := n.Words(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNoticesOfOnePlaceAreJoined(t *testing.T) {
	var c assessments.Noticed
	for page := 2; page <= 4; page++ {
		c.Add(assessments.Notice{Kind: assessments.NoticePicturePage, Page: page, Start: 10})
	}
	c.Add(assessments.Notice{Kind: assessments.NoticePicturePage, Page: 6, Start: 20})
	c.Add(assessments.Notice{Kind: assessments.NoticeHidden, Start: 5, Text: "one"})
	c.Add(assessments.Notice{Kind: assessments.NoticeHidden, Start: 5, Text: "two"})
	c.Add(assessments.Notice{Kind: assessments.NoticeHidden, Start: 9, Text: "three"})
	want := []assessments.Notice{
		{Kind: assessments.NoticePicturePage, Count: 3, Page: 2, Start: 10},
		{Kind: assessments.NoticePicturePage, Count: 1, Page: 6, Start: 20},
		{Kind: assessments.NoticeHidden, Count: 2, Start: 5, Text: "one\n\ntwo"},
		{Kind: assessments.NoticeHidden, Count: 1, Start: 9, Text: "three"},
	}
	if got := c.List(); !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	sum := []string{
		"4 pages that are pictures, not read", "3 hidden blocks left out",
	}
	if got := assessments.SumUpNotices(c.List()); !slices.Equal(got, sum) {
		t.Errorf("summed up as %q", got)
	}
}

func TestNoticesAreCountedBeyondTheirLimits(t *testing.T) {
	var c assessments.Noticed
	long := strings.Repeat("ä", assessments.MostNoticeText+5)
	for i := range assessments.MostNotices + 100 {
		c.Add(assessments.Notice{Kind: assessments.NoticeHidden, Start: i, Text: long})
	}
	count, runes := 0, 0
	for _, n := range c.List() {
		count += n.Count
		runes += utf8.RuneCountInString(n.Text)
		if !utf8.ValidString(n.Text) || utf8.RuneCountInString(n.Text) > assessments.MostNoticeText+1 {
			t.Fatalf("a text of %d bytes", len(n.Text))
		}
	}
	if len(c.List()) != assessments.MostNotices || count != assessments.MostNotices+100 ||
		runes > assessments.MostNoticed+len(c.List()) {
		t.Errorf("%d notices of %d with %d letters", len(c.List()), count, runes)
	}
}
