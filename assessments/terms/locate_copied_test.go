package terms_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// paged gives each paragraph a page.
func paged(paragraphs ...string) assessments.Text {
	var text assessments.Text
	for i, p := range paragraphs {
		page, words := 1+i/2, p
		if rest, ok := strings.CutPrefix(p, "margin:"); ok {
			words = rest
		}
		kind := assessments.ParagraphBody
		if words != p {
			kind = assessments.ParagraphMargin
		}
		start := len([]rune(text.Plain))
		text.Plain += words
		text.Paragraphs = append(text.Paragraphs, assessments.Paragraph{
			Start: start, End: len([]rune(text.Plain)), Kind: kind, Page: page,
		})
		text.Plain += "\n\n"
	}
	return text
}

func TestAQuoteIsFoundAcrossThePageEnd(t *testing.T) {
	const quote = "Aggregated data is used as described in section 3 of the third-party annex."
	for _, note := range []string{
		"1 Aggregated data never contains content.", "[12] See the annex.", "* As amended.", "¹ As amended.",
		"margin:Page 1 of 2",
	} {
		for at := 12; at < len(quote)-12; at += 5 {
			first, rest := quote[:at], quote[at:]
			if quote[at-1] == '-' || quote[at] == '-' || quote[at-1] >= 'a' && rest[0] >= 'a' &&
				quote[at-2] >= 'a' {
				if quote[at-1] != '-' {
					first += "-"
				}
			} else {
				continue
			}
			if rest[0] < 'a' {
				continue
			}
			text := paged("Before. "+strings.TrimSpace(first), note, rest+" After it.")
			if got := terms.Locate(text, quote, 0, 0); got.State != terms.Found || got.Start != 8 {
				t.Errorf("%q: %+v in %q", first, got, text.Plain)
			}
		}
		text := paged("Aggregated data is used as", note, "described in section 3 of the third-party annex.")
		if got := terms.Locate(text, quote, 0, 0); got.State != terms.Found {
			t.Errorf("between words: %+v in %q", got, text.Plain)
		}
	}
	clauses := paged("The provider keeps the content of prompts.", "2 The provider does not share it.",
		"and then deletes it.")
	if got := terms.Locate(clauses, "keeps the content of prompts. and then deletes it.", 0,
		0); got.State != terms.NotFound {
		t.Errorf("a clause between two others is left out: %+v", got)
	}
	sides := paged("Aggregated data is used as", "2 See the annex.", "described in section 3.")
	for i := range sides.Paragraphs {
		sides.Paragraphs[i].Page = 1
	}
	if got := terms.Locate(sides, "Aggregated data is used as described in section 3.", 0,
		0); got.State != terms.NotFound {
		t.Errorf("what stands between on one page is left out: %+v", got)
	}
}

func TestAQuoteIsFoundAsItIsPasted(t *testing.T) {
	const a, b = "The provider keeps prompts for 30 days", "shares none of them"
	for name, c := range map[string]struct{ plain, quote string }{
		"a hyphen of its own": {
			"All third-\nparty informa-\ntion is kept.",
			"third-party information is kept",
		},
		"a hyphen kept": {
			"All third-\nparty information is kept.",
			"third-\nparty information is kept",
		},
		"a footnote's mark":     {a + "[2], and " + b + ".", a + ", and " + b + "."},
		"the mark in the quote": {a + "[2], and " + b + ".", a + "[2], and " + b + "."},
		"behind a number":       {"within 10[2] days of notice", "within 10 days of notice"},
	} {
		if got := terms.Locate(assessments.Text{Plain: c.plain}, c.quote, 0, 0); got.State != terms.Found {
			t.Errorf("%s: %q is not found in %q", name, c.quote, c.plain)
		}
	}
	for _, mark := range []string{"1.", "1)", "(a)", "(iv)", "a)", "iv.", "4.1", "4.1.", "-", "–", "•"} {
		for _, gap := range []string{"\n", "\n\n", "\n  "} {
			plain := "It:" + gap + mark + " " + a + "; and" + gap + mark + " " + b + "."
			plain = strings.ReplaceAll(plain, mark+" shares", mark+" Shares")
			if got := terms.Locate(assessments.Text{Plain: plain}, a+"; and\nShares none of them.", 0,
				0); got.State != terms.Found {
				t.Errorf("the number %q is missed: %q", mark, plain)
			}
		}
	}
	for _, marks := range []string{`""`, "“”", "„“", "«»", "‘’", "''", "»«", "‹›"} {
		open, shut := string([]rune(marks)[:1]), string([]rune(marks)[1:])
		for _, quote := range []string{open + a + shut, open + a + shut + ".", open + a + "." + shut, open +
			a, a + shut} {
			for _, plain := range []string{a + ". Then.", "Before. " + a + "."} {
				if got := terms.Locate(assessments.Text{Plain: plain}, quote, 0,
					0); got.State != terms.Found {
					t.Errorf("%q is not found in %q", quote, plain)
				}
			}
		}
	}
	for _, quote := range []string{
		"(“" + a + "”)", "(\"" + a + "\")", "[“" + a + "”]", "(“" + a + ".”)", "(“" + a + "”).", "(“" + a +
			"”),",
		"“(" + a + ")”", "“… " + a + " …”", "\"..." + a + "...\"", "“[...] " + a + "”", "(" + a + ")", "(“" +
			a,
		a + "”)", "(‘" + a + "’)", "((“" + a + "”))",
	} {
		if got := terms.Locate(assessments.Text{Plain: "Before. " + a + ". Then."}, quote, 0,
			0); got.State != terms.Found || got.Start != 8 || got.End != 8+len(a) && got.End != 9+len(a) {
			t.Errorf("%q: %+v", quote, got)
		}
	}
	if got := terms.Locate(assessments.Text{Plain: "The fee is due."}, "“fee”", 0,
		0); got.State != terms.NotFound {
		t.Errorf("a short quote is found without its marks: %+v", got)
	}
}

func TestAlteredNumbersAndNegationsAreNotFound(t *testing.T) {
	for _, c := range [][2]string{
		{"kept for 130 days after use", "30 days after use"},
		{"is capped at EUR 1,000,000 a year", "is capped at EUR 1"},
		{"is capped at EUR 1,500,000 a year", "500,000 a year in all"},
		{"is capped at EUR 1,500,000 a year", "500,000 a year"},
		{"credits of 3.5 % of the fees", "5 % of the fees"},
		{"within 10[2] days of notice", "within 102 days of notice"},
		{"within 10² days of notice", "within 102 days of notice"},
		{"| kept for 5 | 10 | days |", "kept for 510 days"},
		{"kept for 3 0 days after use", "kept for 30 days after use"},
		{"in unlawful processing of data", "lawful processing of data"},
		{"a non-exclusive licence to use", "exclusive licence to use"},
		{"an un-\nauthorised use of the data", "authorised use of the data"},
		{"The service is notable for all.", "The service is not able for all."},
		{"The service is not able for all.", "The service is notable for all."},
		{"It pays:\n\n1.5 times the fees of a year", "It pays: times the fees of a year"},
		{"It is due within\n30. days of the notice", "It is due within days of the notice"},
		{"within [30] days of the notice", "within [60] days of the notice"},
		{"within [30] days of the notice", "within days of the notice"},
		{"1. The provider keeps it.\n2. It deletes it.", "3. The provider keeps it."},
		{"1. The provider keeps it.\n2. It deletes it.", "The provider keeps it.\n3. It deletes it."},
	} {
		if got := terms.Locate(assessments.Text{Plain: c[0]}, c[1], 0, 0); got.State != terms.NotFound {
			t.Errorf("%q is found in %q: %+v", c[1], c[0], got)
		}
	}
}

func TestAQuoteOnRecordThatCutsAWordStands(t *testing.T) {
	text := assessments.Text{Plain: "It is kept for 130 days, by lawful means."}
	c := assessments.Citation{Quote: "30 days, by law", Start: 16, End: 31, State: assessments.CitationFound}
	if got, at := terms.Look(text, c); got != assessments.CitationFound || at.Start != 16 || at.End != 31 {
		t.Errorf("on record it is %s at %+v", got, at)
	}
	c.State = assessments.CitationNotChecked
	if got, _ := terms.Look(text, c); got != assessments.CitationNotFound {
		t.Errorf("cited today it is %s", got)
	}
}

// TestAQuoteMayHaveTheListNumbersThatItsTextLacks: a program that shows a list may number it where the file
// only says that it is one.
func TestAQuoteMayHaveTheListNumbersThatItsTextLacks(t *testing.T) {
	const a, b = "Keeps prompts for 30 days", "Deletes them after that"
	marks := []string{"1.", "1)", "(1)", "(a)", "(iv)", "a)", "iv.", "4.1", "4.1.", "12.3.4", "-", "•", "◦"}
	for _, mark := range marks {
		for _, gap := range []string{"\n", "\n\n", "\n   ", "\n• "} {
			text := assessments.Text{Plain: "The provider:" + gap + a + "; and" + gap + b + "."}
			for _, quote := range []string{
				mark + " " + a + ";", mark + " " + a + "; and\n" + mark + " " + b, "“" + mark + " " + a + "”",
				"(“" + mark + " " + b + ".”)", "The provider:\n" + mark + "  " + a + "; and\n\n" + mark +
					" " + b + ".",
			} {
				if got := terms.Locate(text, quote, 0, 0); got.State != terms.Found {
					t.Errorf("%q is not found in %q", quote, text.Plain)
				}
			}
		}
	}
	inline := assessments.Text{Plain: "The provider:\n" + a + ";\n" + b + "."}
	if got := terms.Locate(inline, "The provider: (a) "+a+"; (b) "+b, 0, 0); got.State != terms.Found {
		t.Errorf("pasted on one line: %+v", got)
	}
	for quote, plain := range map[string]string{
		"3. " + a:                       "2. " + a + ".",
		"3.  " + b:                      "The provider:\n\n2.\n\n" + b + ".",
		"4.1 " + a:                      "Section 4.2\n" + a + ".",
		"(b) " + a:                      "It (a) " + a + ".",
		a + ";\n3. " + b:                "1. " + a + ";\n2. " + b + ".",
		"5. " + a:                       "The provider, for a fee of 4. " + a + ".",
		"2. " + a + " in all":           "The provider " + a + " in all.",
		"30. Days after that it ends":   "Days after that it ends.",
		"30. June is the day of notice": "June is the day of notice.",
		"1.5 times the fees of a year":  "times the fees of a year",
		"- 5 percent of all the fees":   "5 percent of all the fees",
		"7 " + a:                        a + ".",
		"1. not " + a:                   a + ".",
		"(not) " + a:                    a + ".",
		"(no) " + a:                     a + ".",
	} {
		if got := terms.Locate(assessments.Text{Plain: plain}, quote, 0, 0); got.State != terms.NotFound {
			t.Errorf("%q is found in %q: %+v", quote, plain, got)
		}
	}
}

// TestNoAlteredNumberOrNegationIsEverFound changes one number or one negation of a quote that is found.
func TestNoAlteredNumberOrNegationIsEverFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := rapid.IntRange(1, 20000).Draw(t, "number")
		other := rapid.IntRange(1, 20000).Filter(func(n int) bool { return n != number }).Draw(t, "other")
		pick := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		mark, gap := pick("mark", "", "1. ", "(a) ", "- "), pick("gap", " ", "\n", "\n\n")
		note, no := pick("note", "", "[2]", "[12]"), pick("no", "not", "never")
		plain := fmt.Sprintf("Terms.\n\n%sThe infor-\nmation is%s%s kept for %d%s days;\n%sand it is sold.",
			mark, gap, no, number, note, mark)
		open := pick("open", "", "“", "\"", "(“", "3. ", "“(b) ")
		quote := func(no string, n int) string {
			return open +
				fmt.Sprintf("The information is %skept for %d days;", no, n) +
				pick("shut", "", "”", "\"", "”)", "”).")
		}
		text := assessments.Text{Plain: plain}
		want := terms.Found
		if strings.ContainsAny(open, "3b") && strings.ContainsAny(mark, "1a") {
			want = terms.NotFound // another number
		}
		if got := terms.Locate(text, quote(no+" ", number), 0, 0); got.State != want {
			t.Fatalf("%+v for %q in %q", got, quote(no+" ", number), plain)
		}
		for _, altered := range []string{quote(no+" ", other), quote("", number), quote("always ", number)} {
			if got := terms.Locate(text, altered, 0, 0); got.State != terms.NotFound {
				t.Fatalf("%q is found in %q: %+v", altered, plain, got)
			}
		}
	})
}

func TestATextThatRepeatsItselfDoesNotHoldUpItsReader(t *testing.T) {
	for quote, plain := range map[string]string{
		strings.Repeat("a", 2000) + "b":  strings.Repeat("a", 50_000),
		strings.Repeat("11", 900) + " 1": strings.Repeat("1", 50_000),
	} {
		if got := terms.Locate(assessments.Text{Plain: plain}, quote, 9, 12); got.State != terms.NotFound {
			t.Errorf("found: %+v", got)
		}
	}
}

// TestAnAmountInBracketsIsNoMarkOfANote: a form's number may not be left out of a quote.
func TestAnAmountInBracketsIsNoMarkOfANote(t *testing.T) {
	for _, c := range [][2]string{
		{
			"Liability is limited to EUR[500] million in a year.",
			"Liability is limited to EUR million in a year.",
		},
		{"They delete it within[30] days of the end.", "They delete it within days of the end."},
		{"Credits are at most[15]% of the fees paid.", "Credits are at most% of the fees paid."},
		{"They answer in no more than[2] business days.", "They answer in no more than business days."},
	} {
		if got := terms.Locate(assessments.Text{Plain: c[0]}, c[1], 0, 0); got.State != terms.NotFound {
			t.Errorf("%q in %q: %+v", c[1], c[0], got)
		}
	}
}
