package terms_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/terms"
)

const clause = "The Provider shall not use Customer's Data – in whole or in part; and \"Output\" remains the Customer's. It is efficient."

// around puts a passage between others, so that its place is not the beginning.
func around(passage string) (assessments.Text, int) {
	before := "1. Définitions\n\nWords have the meaning given here.\n\n"
	return assessments.Text{Plain: before + passage + "\n\nSomething else follows."},
		utf8.RuneCountInString(before)
}

func TestAQuoteIsFoundAgainAfterEveryChangeOfTypography(t *testing.T) {
	for name, changed := range map[string]string{
		"nothing":         clause,
		"white space":     strings.ReplaceAll(clause, " ", "\n  "),
		"no-break spaces": strings.ReplaceAll(clause, " ", "\u00a0"),
		"curly quotes":    strings.NewReplacer("'", "’", ` "`, ` “`, `" `, `” `).Replace(clause),
		"a plain hyphen":  strings.ReplaceAll(clause, "–", "-"),
		"an em dash":      strings.ReplaceAll(clause, "–", "—"),
		"Markdown": strings.NewReplacer("Provider", "**Provider**", "Output", "_Output_", "Data",
			"[Data](https://example.org/d)").Replace(clause),
		"tags":                  strings.ReplaceAll(clause, "Provider", `<span class="term">Provider</span>`),
		"a Greek question mark": strings.ReplaceAll(clause, ";", "\u037e"),
		"a ligature":            strings.ReplaceAll(clause, "ffi", "\ufb03"),
		"soft hyphens":          strings.ReplaceAll(clause, "Customer", "Cus\u00adtomer"),
		"zero-width spaces":     strings.ReplaceAll(clause, "not use", "not \u200buse"),
		"a hyphenated line":     strings.ReplaceAll(clause, "Provider", "Pro-\nvider"),
		"a line of Windows":     strings.ReplaceAll(clause, "Provider", "Pro-\r\nvider"),
		"wide asterisks":        strings.ReplaceAll(clause, "Provider", "＊Provider＊"),
		"capitals":              strings.ToUpper(clause),
	} {
		t.Run(name, func(t *testing.T) {
			text, at := around(changed)
			end := at + utf8.RuneCountInString(changed)
			got := terms.Locate(text, clause, at, end)
			if got.State != terms.Found || got.Start != at || got.End != end {
				t.Fatalf("got %+v, want found at %d-%d", got, at, end)
			}
			if got.Exact != (changed == clause) {
				t.Errorf("exact is %v", got.Exact)
			}
			back, from := around(clause)
			got = terms.Locate(back, changed, from, from+utf8.RuneCountInString(clause))
			if got.State != terms.Found || back.Slice(got.Start, got.End) != clause {
				t.Errorf("the other way round: %+v %q", got, back.Slice(got.Start, got.End))
			}
		})
	}
}

func TestAQuoteThatStandsElsewhereIsMoved(t *testing.T) {
	text, at := around(clause)
	got := terms.Locate(text, clause, at+2000, at+2000+utf8.RuneCountInString(clause))
	if got.State != terms.Moved || got.Start != at || !got.Exact || text.Slice(got.Start, got.End) != clause {
		t.Fatalf("got %+v", got)
	}
}

func TestAChangedWordIsNotFound(t *testing.T) {
	text, at := around(strings.Replace(clause, "shall not", "may", 1))
	if got := terms.Locate(text, clause, at, at+50); got != (terms.Place{State: terms.NotFound}) {
		t.Fatalf("got %+v", got)
	}
}

func TestOfSeveralOccurrencesTheNearestIsTaken(t *testing.T) {
	plain := "We may change fees. One. We may change fees. Two. We may change fees. Three."
	text := assessments.Text{Plain: plain}
	second := strings.Index(plain, "One. ") + len("One. ")
	got := terms.Locate(text, "We may change fees.", second+2, second+21)
	if got.State != terms.Found || got.Start != second {
		t.Fatalf("got %+v, want %d", got, second)
	}
	if got = terms.Locate(text, "We  may change fees.", 70, 76); got.State != terms.Moved ||
		got.Start != strings.LastIndex(plain, "We may") {
		t.Fatalf("got %+v", got)
	}
}

func TestAQuoteWithoutAPlaceIsFoundWhereItStandsFirst(t *testing.T) {
	text, at := around(clause)
	if got := terms.Locate(text, clause, 0, 0); got.State != terms.Found || got.Start != at {
		t.Fatalf("got %+v", got)
	}
}

func TestNothingIsFoundOfAnEmptyQuote(t *testing.T) {
	text, _ := around(clause)
	for _, quote := range []string{"", "  \n", "**", "\u00ad"} {
		if got := terms.Locate(text, quote, 3, 5); got.State != terms.NotFound {
			t.Errorf("%q: %+v", quote, got)
		}
	}
}

func FuzzLocateGivesAPlaceInsideTheText(f *testing.F) {
	f.Add(clause, "the provider", 0, 0)
	f.Add("a\u0301b <b>x</b> [y](z)", "áb x y", 2, 9)
	f.Add("\xff\xfe\u037e", ";", -1, 4)
	f.Fuzz(func(t *testing.T, plain, quote string, start, end int) {
		// as every reader of files does
		plain, quote = strings.ToValidUTF8(plain, "?"), strings.ToValidUTF8(quote, "?")
		text := assessments.Text{Plain: plain}
		got := terms.Locate(text, quote, start, end)
		if n := len([]rune(plain)); got.State != terms.NotFound &&
			(got.Start < 0 || got.End <= got.Start || got.End > n) {
			t.Fatalf("%+v of %d", got, n)
		}
		if got.Exact && text.Slice(got.Start, got.End) != strings.TrimSpace(quote) {
			t.Fatalf("%+v is %q, not %q", got, text.Slice(got.Start, got.End), quote)
		}
	})
}

func TestLocateCallsHalfAnOverlapFound(t *testing.T) {
	const quote = "abcdefghij" // ten characters, once in the text, from 10 to 20
	text := assessments.Text{Plain: "0123456789" + quote + "0123456789"}
	for _, c := range []struct {
		start, end int
		want       terms.Located
	}{
		{10, 20, terms.Found},
		{5, 15, terms.Found},  // half of it
		{15, 25, terms.Found}, // half of it
		{16, 26, terms.Moved}, // less
		{4, 14, terms.Moved},  // less
		{18, 22, terms.Found}, // half of the shorter, the place it was cited from
		{19, 23, terms.Moved},
		{0, 30, terms.Found}, // the quote lies within the place
		{20, 30, terms.Moved},
		{0, 10, terms.Moved},
		{0, 0, terms.Found}, // the place is not known
	} {
		if got := terms.Locate(text, quote, c.start, c.end); got.State != c.want || got.Start != 10 ||
			got.End != 20 {
			t.Errorf("cited from %d to %d: %+v, want %s at 10 to 20", c.start, c.end, got, c.want)
		}
	}
}

func TestLocateTellsApartWhatIsNoTypography(t *testing.T) {
	for name, c := range map[string]struct{ plain, quote string }{
		"less than":                  {"The fee is 5 %.", "The fee is < 5 %."},
		"a hyphen within a word":     {"They resign it.", "They re-sign it."},
		"a hyphen between numbers":   {"Within 56 days.", "Within 5-\n6 days."},
		"brackets without a link":    {"See sicz here.", "See [sic]x(y)z here."},
		"brackets behind a word":     {"The fee of May.", "The fees(net) of May."},
		"a mark that is no blank":    {"The ai model.", "The a¨i model."},
		"a hyphen that ends it":      {"The word.", "The word-"},
		"a hyphen that begins it":    {"\n5 words.", "-\n5 words."},
		"one letter more":            {"The word", "The words"},
		"the same letters, shuffled": {"The word", "The wrod"},
	} {
		if got := terms.Locate(assessments.Text{Plain: c.plain}, c.quote, 0, 0); got.State != terms.NotFound {
			t.Errorf("%s: %q is found in %q: %+v", name, c.quote, c.plain, got)
		}
		terms.Locate(assessments.Text{Plain: c.quote}, c.plain, 0, 0) // the other way round it ends as well
	}
	for name, c := range map[string]struct{ plain, quote string }{
		"capitals beyond ASCII":          {"DIE ÄNDERUNG GILT.", "die änderung gilt."},
		"a mark with a blank of its own": {"The a¨i model.", "The a \u0308i model."},
		"a link at its end":              {"See [terms](https://example.org)", "See terms"},
		"a bracket at its end":           {"See [terms]", "See terms"},
	} {
		if got := terms.Locate(assessments.Text{Plain: c.plain}, c.quote, 0, 0); got.State != terms.Found {
			t.Errorf("%s: %q is not found in %q", name, c.quote, c.plain)
		}
	}
}

func TestLocateComparesToTheLetterFirst(t *testing.T) {
	for _, plain := range []string{"the  fee rises. THE FEE RISES.", "é9  12345 6789. É9 12345 6789."} {
		text := assessments.Text{Plain: plain}
		quote := strings.Join(strings.Fields(plain[:strings.IndexByte(plain, '.')+1]), " ")
		second := utf8.RuneCountInString(quote) + 2
		got := terms.Locate(text, quote, second, second+utf8.RuneCountInString(quote))
		if got.State != terms.Moved || got.Start != 0 || got.Exact {
			t.Errorf("%q: other capitals at the place count before other blanks elsewhere: %+v", plain, got)
		}
	}
}

func TestLocateLooksForTheWordsOfAQuoteAlone(t *testing.T) {
	text := assessments.Text{Plain: "One. We may change fees. Two."}
	for _, place := range [][2]int{{0, 0}, {5, 24}, {4, 25}} {
		want := terms.Place{State: terms.Found, Start: 5, End: 24, Exact: true}
		if got := terms.Locate(text, "  We may change fees.\n", place[0], place[1]); got != want {
			t.Errorf("cited from %v: %+v, want %+v", place, got, want)
		}
	}
	if got := terms.Locate(assessments.Text{Plain: "a    b"}, " ", 1, 4); got.State != terms.NotFound {
		t.Errorf("blanks are found: %+v", got)
	}
}

func TestLocateTakesTheFirstWhereThePlaceIsNotKnown(t *testing.T) {
	text := assessments.Text{Plain: "We may. We may. We may."}
	for _, place := range [][2]int{{0, 0}, {16, 0}, {16, 16}, {-1, 23}, {-1, -1}} {
		if got := terms.Locate(text, "We may.", place[0], place[1]); got.State != terms.Found ||
			got.Start != 0 {
			t.Errorf("cited from %v: %+v", place, got)
		}
	}
	if got := terms.Locate(text, "We may.", 4, 11); got.Start != 0 { // the first and the second are as near
		t.Errorf("of two that are as near the first counts: %+v", got)
	}
}

// TestLocateFindsEveryOccurrence compares with looking at each place, for texts of two signs, which
// repeat themselves.
func TestLocateFindsEveryOccurrence(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	letters := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "!?"[random.IntN(2)]
		}
		return string(b)
	}
	for range 2000 {
		plain, quote := letters(40), letters(1+random.IntN(8))
		start := random.IntN(40)
		want := -1
		for i := range len(plain) {
			if strings.HasPrefix(plain[i:], quote) &&
				(want < 0 || max(i-start, start-i) < max(want-start, start-want)) {
				want = i
			}
		}
		got := terms.Locate(assessments.Text{Plain: plain}, quote, start, start+len(quote))
		if (got.State == terms.NotFound) != (want < 0) || want >= 0 &&
			(got.Start != want || got.End != want+len(quote)) {
			t.Fatalf("%q in %q near %d: %+v, want %d", quote, plain, start, got, want)
		}
	}
}

func TestLookingTwiceChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{
			"We ", "may ", "MAY ", "change  ", "fees. ", "“fees” ", "\n\n",
			"é ", "** ",
		})
		text := assessments.Text{Plain: strings.Join(rapid.SliceOfN(word, 0, 12).Draw(t, "text"), "")}
		c := assessments.Citation{
			Quote: strings.Join(rapid.SliceOfN(word, 0, 3).Draw(t, "quote"), ""),
			Start: rapid.IntRange(-1, 30).Draw(t, "start"), End: rapid.IntRange(-1, 30).Draw(t, "end"),
			State: rapid.SampledFrom(append(assessments.CitationStates(), "")).Draw(t, "state"),
		}
		once := c
		var at, again terms.Place
		once.State, at = terms.Look(text, c)
		once.Start, once.End = at.Start, at.End
		twice := once
		twice.State, again = terms.Look(text, once)
		twice.Start, twice.End = again.Start, again.End
		if twice != once {
			t.Errorf("looking again makes %+v of %+v", twice, once)
		}
		if was := terms.Locate(text, c.Quote, c.Start, c.End).State; (was == terms.NotFound) != (once.State == assessments.CitationNotFound) || was == terms.Moved && once.State != assessments.CitationMoved {
			t.Errorf("located as %s it is %s", was, once.State)
		}
	})
}

func TestAQuoteThatMovedStaysMoved(t *testing.T) {
	text := assessments.Text{Plain: "Before it. One clause stands here."}
	for _, c := range []struct {
		start, end int
		was, want  assessments.CitationState
	}{
		{11, 21, assessments.CitationMoved, assessments.CitationMoved}, // at its new place
		{11, 21, assessments.CitationFound, assessments.CitationFound},
		{0, 6, assessments.CitationFound, assessments.CitationMoved},
		{11, 21, assessments.CitationNotChecked, assessments.CitationFound},
		{11, 21, assessments.CitationNotFound, assessments.CitationFound}, // there again
	} {
		got, at := terms.Look(text, assessments.Citation{
			Quote: "One clause", Start: c.start, End: c.end,
			State: c.was,
		})
		if got != c.want || at.Start != 11 || at.End != 21 {
			t.Errorf("recorded at %d as %s: %s at %d to %d", c.start, c.was, got, at.Start, at.End)
		}
	}
	if got, at := terms.Look(text, assessments.Citation{
		Quote: "Another clause", Start: 3, End: 9,
		State: assessments.CitationMoved,
	}); got != assessments.CitationNotFound || at.Start != 3 ||
		at.End != 9 {
		t.Errorf("gone: %s at %d to %d", got, at.Start, at.End)
	}
}
