package terms_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/terms"
)

// agreement builds a text of paragraphs under headings; a line beginning with # is a heading, with - a
// list item.
func agreement(lines ...string) assessments.Text {
	var text assessments.Text
	var plain strings.Builder
	var heading []string
	n := 0
	for i, line := range lines {
		if i > 0 {
			plain.WriteString("\n\n")
			n += 2
		}
		p := assessments.Paragraph{Start: n, Kind: assessments.ParagraphBody, Page: 1 + i/20}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			line, p.Kind, p.Level = rest, assessments.ParagraphHeading, 1
			heading = []string{rest}
		} else if rest, ok := strings.CutPrefix(line, "- "); ok {
			line, p.Kind, p.Level = rest, assessments.ParagraphListItem, 1
		}
		p.Heading = heading
		plain.WriteString(line)
		n += utf8.RuneCountInString(line)
		p.End = n
		text.Paragraphs = append(text.Paragraphs, p)
	}
	text.Plain = plain.String()
	return text
}

// sample is an invented agreement that speaks to most topics.
func sample() assessments.Text {
	return agreement(
		"# Master Services Agreement",
		"This Agreement is between Example Ltd and the customer named in the order form. Capitalised words are defined below or in the order.",
		"# Customer Data",
		"Example Ltd will not use Customer Data to train any artificial intelligence model. Customer Data stays the property of the Customer.",
		"The Customer owns all Output. Other customers may receive similar output.",
		"# Restrictions",
		"The Customer shall not:",
		"- use the Service to build a competing product;",
		"- reverse engineer the Service; or",
		"- allow persons under 18 years of age to use the Service.",
		"# Subprocessors",
		"Example Ltd may engage Sub-processors; the list is published on its website and changes are notified 30 days ahead.",
		"# Limitation of liability",
		"Neither party's aggregate liability will exceed the fees paid in the twelve (12) months before the claim. Neither party is liable for indirect or consequential damages.",
		"# Term and termination",
		"Either party may terminate for material breach not cured within thirty (30) days. Upon termination the Customer may export its data for thirty days, after which it is deleted within sixty days.",
		"# General",
		"This Agreement is governed by the laws of England and Wales. The courts of London have exclusive jurisdiction.",
	)
}

func checkResult(t testing.TB, text assessments.Text, res terms.Result, top int) {
	t.Helper()
	if len(res.Topics) != len(assessments.Topics()) {
		t.Fatalf("%d topics", len(res.Topics))
	}
	for i, tr := range res.Topics {
		if tr.Topic != assessments.Topics()[i] || tr.Silent != (len(tr.Passages) == 0) ||
			len(tr.Passages) > top {
			t.Fatalf("topic %d: %s silent %v with %d passages", i, tr.Topic, tr.Silent, len(tr.Passages))
		}
		for k, p := range tr.Passages {
			n := utf8.RuneCountInString(p.Quote)
			if p.Rank != k+1 || k > 0 && p.Score > tr.Passages[k-1].Score {
				t.Errorf("%s: rank %d score %g out of order", tr.Topic, p.Rank, p.Score)
			}
			if text.Slice(p.Start, p.End) != p.Quote || n != p.End-p.Start || n == 0 || n > terms.MaxQuote {
				t.Errorf("%s: quote %q is not the slice %d-%d", tr.Topic, p.Quote, p.Start, p.End)
			}
			if strings.TrimSpace(p.Quote) != p.Quote || len(p.Why) == 0 {
				t.Errorf("%s: quote %q why %q", tr.Topic, p.Quote, p.Why)
			}
		}
		byPlace := append([]terms.Passage(nil), tr.Passages...)
		slices.SortFunc(byPlace, func(a, b terms.Passage) int { return a.Start - b.Start })
		for k := 1; k < len(byPlace); k++ {
			if byPlace[k].Start < byPlace[k-1].End {
				t.Errorf("%s: passages overlap", tr.Topic)
			}
		}
	}
}

func TestPassagesAreExactSlicesRankedAndApart(t *testing.T) {
	text := sample()
	checkResult(t, text, terms.Find(text, shipped(t), terms.Options{}), terms.DefaultTop)
	checkResult(t, text, terms.Find(text, shipped(t), terms.Options{Top: 1}), 1)
}

func TestTheBestPassageAnswersTheTopic(t *testing.T) {
	res := terms.Find(sample(), shipped(t), terms.Options{})
	want := map[assessments.Topic]string{
		"training_use": "will not use Customer Data to train", "ip_ownership": "The Customer owns all Output",
		"third_party_sharing":     "may engage Sub-processors",
		"liability_limit":         "aggregate liability will exceed the fees paid",
		"termination_data_return": "export its data", "governing_law": "laws of England and Wales",
		"acceptable_use_age": "under 18 years", "retention_deletion": "deleted within sixty days",
	}
	for _, tr := range res.Topics {
		if w := want[tr.Topic]; w != "" && (tr.Silent || !strings.Contains(tr.Passages[0].Quote, w)) {
			t.Errorf("%s: %+v", tr.Topic, tr.Passages)
		}
		if silent := tr.Topic == "data_location" || tr.Topic == "confidentiality" ||
			tr.Topic == "security_audit" || tr.Topic == "training_opt_out"; silent && !tr.Silent {
			t.Errorf("%s: the text says nothing of it, but %+v", tr.Topic, tr.Passages)
		}
	}
}

func TestAListItemIsReadWithTheLineAboveIt(t *testing.T) {
	text := agreement("# Conditions", "You may not:", "- sell the software",
		"- use it to train a model that competes with ours", "Fees are due monthly.")
	tr := terms.Find(text, shipped(t),
		terms.Options{Topics: []assessments.Topic{"acceptable_use_age"}}).Topics[0]
	if tr.Silent || !strings.Contains(tr.Passages[0].Quote, "competes") ||
		!strings.Contains(tr.Passages[0].Quote, "You may not") {
		t.Fatalf("got %+v", tr.Passages)
	}
}

func TestWhySaysTheWordsAndTheHeading(t *testing.T) {
	res := terms.Find(sample(), shipped(t), terms.Options{Topics: []assessments.Topic{"liability_limit"}})
	why := strings.Join(res.Topics[0].Passages[0].Why, " / ")
	if !strings.Contains(why, "aggregate liability") ||
		!strings.Contains(why, "heading: Limitation of liability") {
		t.Fatalf("why: %s", why)
	}
}

func TestTheSectionAndPageOfAPassageAreThoseOfItsParagraph(t *testing.T) {
	text := sample()
	res := terms.Find(text, shipped(t), terms.Options{Topics: []assessments.Topic{"governing_law"}})
	if p := res.Topics[0].Passages[0]; p.Section != "General" || p.Page != 1 {
		t.Fatalf("got %q page %d", p.Section, p.Page)
	}
}

func TestOddWordingIsTakenAtTheWordOfAPlainTitle(t *testing.T) {
	odd := "Swiss substantive rules are decisive for everything that follows from what was agreed here."
	lex := shipped(t)
	only := terms.Options{Topics: []assessments.Topic{"governing_law"}}
	if tr := terms.Find(agreement("# Other matters", odd), lex, only).Topics[0]; !tr.Silent {
		t.Fatalf("the wording is known by now, choose another: %+v", tr.Passages)
	}
	tr := terms.Find(agreement("# 14. Governing law and jurisdiction", odd), lex, only).Topics[0]
	if tr.Silent || tr.Passages[0].Quote != odd ||
		tr.Passages[0].Why[0] != "heading: 14. Governing law and jurisdiction" {
		t.Fatalf("got %+v", tr)
	}
}

func TestTheClauseOnPrecedenceIsFoundWhenAskedFor(t *testing.T) {
	clause := "If there is a conflict between these documents, the Order Form prevails over the DPA, and the DPA over these Terms."
	text := agreement("# General", "Notices are sent by email.", clause,
		"The laws of Ireland apply, without regard to conflict of laws rules.")
	tr := terms.Find(text, shipped(t), terms.Options{Topics: []assessments.Topic{terms.Precedence}}).Topics[0]
	if tr.Silent || len(tr.Passages) != 1 || tr.Passages[0].Quote != clause {
		t.Fatalf("got %+v", tr)
	}
}

func TestAMarginIsNeverQuoted(t *testing.T) {
	text := oneParagraph("This Agreement is governed by the laws of Ireland.")
	text.Paragraphs[0].Kind = assessments.ParagraphMargin
	if res := terms.Find(text, shipped(t), terms.Options{}); !res.Topics[15].Silent {
		t.Fatalf("got %+v", res.Topics[15])
	}
}

func TestATextInAnotherLanguageIsSaidToBeUnsupported(t *testing.T) {
	german := agreement("Der Anbieter verwendet die Daten des Kunden nicht, um Modelle zu trainieren. Die Haftung ist auf die Entgelte der letzten zwölf Monate beschränkt, und es gilt das Recht der Schweiz.")
	res := terms.Find(german, shipped(t), terms.Options{})
	if !res.Unsupported || res.Language != "de" {
		t.Fatalf("language %q unsupported %v", res.Language, res.Unsupported)
	}
	checkResult(t, german, res, terms.DefaultTop)
	for _, tr := range res.Topics {
		if !tr.Silent {
			t.Errorf("%s was answered", tr.Topic)
		}
	}
}

func TestTheSameTextGivesTheSameResultInAnyCompany(t *testing.T) {
	text, lex := sample(), shipped(t)
	want := terms.Find(text, lex, terms.Options{})
	results := make(chan terms.Result, 4)
	for range 4 {
		go func() { results <- terms.Find(text, lex, terms.Options{}) }()
	}
	for range 4 {
		if got := <-results; !reflect.DeepEqual(got, want) {
			t.Fatal("two runs differ")
		}
	}
}

func TestNoTextMakesTheFinderFail(t *testing.T) {
	lex := shipped(t)
	checkResult(t, assessments.Text{}, terms.Find(assessments.Text{}, lex, terms.Options{}), 5)
	long := agreement("We may use your content to train models, "+
		strings.Repeat("and further to improve the many services we offer ", 400),
		strings.Repeat("(a) ", 900), strings.Repeat("train", 3000))
	checkResult(t, long, terms.Find(long, lex, terms.Options{}), 5)
	// Random mixtures of words that patterns look for, of marks that splitting looks at, and of oddities.
	words := strings.Fields(sample().Plain +
		` (a) (ii) ; : . “ ” <b> </b> < > [x](y) ](z * - — 4.2. é ﬁ $ 100 % we'll don't 漢字 😀` + " \u200b")
	rng := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		var lines []string
		for range 1 + rng.IntN(6) {
			var line []string
			for range 1 + rng.IntN(80) {
				line = append(line, words[rng.IntN(len(words))])
			}
			lines = append(lines, []string{"", "# ", "- "}[rng.IntN(3)]+strings.Join(line, " "))
		}
		text := agreement(lines...)
		text.Language = "en"
		checkResult(t, text, terms.Find(text, lex, terms.Options{}), 5)
	}
}

func FuzzFindAgreesWithSlice(f *testing.F) {
	lex := shipped(f)
	f.Add("The Customer owns all Output.\n\n(a) we may suspend; (b) terminate: (i) x", 10, 40)
	f.Add("<span>Governing law</span>. [Laws](http://x) of Ireland\u037e apply — “always”", 0, 5)
	f.Fuzz(func(t *testing.T, plain string, cut, wide int) {
		plain = strings.ToValidUTF8(plain, "?")
		n := utf8.RuneCountInString(plain)
		text := assessments.Text{Plain: plain, Language: "en"}
		for at, k := 0, 0; at < n; k++ {
			size := 1 + abs(cut+k*wide)%400
			kinds := []assessments.ParagraphKind{
				assessments.ParagraphBody, assessments.ParagraphListItem,
				assessments.ParagraphHeading, assessments.ParagraphTableRow,
			}
			text.Paragraphs = append(text.Paragraphs,
				assessments.Paragraph{Start: at, End: min(n, at+size), Kind: kinds[k%4], Level: k % 3})
			at += size
		}
		checkResult(t, text, terms.Find(text, lex, terms.Options{}), 5)
	})
}

func abs(n int) int {
	if n < 0 {
		return max(0, -n)
	}
	return n
}

// fortyPages is an agreement of about 20,000 words.
func fortyPages() assessments.Text {
	s := sample()
	var lines []string
	for i := 0; len(lines) < 1600; i++ {
		for _, p := range s.Paragraphs {
			line := s.Slice(p.Start, p.End)
			if p.Kind == assessments.ParagraphHeading {
				line = "# " + line
			}
			lines = append(lines, line+fmt.Sprintf(" Paragraph %d.", i))
		}
	}
	return agreement(lines...)
}

func TestBroadWordingIsHeardOnlyWhereNothingSpeaksPlainly(t *testing.T) {
	lex, err := terms.Compile(terms.Source{
		Topics: []terms.TopicSource{{Topic: "retention_deletion", Facets: []terms.Facet{
			{ID: "plain", Weight: 3, Core: true, Patterns: []string{"delete ..3 data"}},
			{ID: "broad", Weight: 8, Core: true, LastResort: true, Patterns: []string{"keep"}},
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	find := func(lines ...string) terms.TopicResult {
		return terms.Find(agreement(lines...), lex,
			terms.Options{Topics: []assessments.Topic{"retention_deletion"}}).Topics[0]
	}
	if got := find("We keep what you send us for a long while, and sometimes for longer than that."); got.Silent {
		t.Error("broad wording was not heard where nothing else speaks")
	}
	got := find("We keep what you send us for a long while, and sometimes for longer than that.",
		"On request we delete your data and tell you so in writing.")
	if len(got.Passages) != 1 || !strings.Contains(got.Passages[0].Quote, "delete") {
		t.Errorf("broad wording was heard beside plain wording: %+v", got.Passages)
	}
}

func TestADisclaimerInCapitalsIsNoHeading(t *testing.T) {
	for _, line := range []string{
		"THE SOFTWARE IS DELIVERED ON AN AS-IS BASIS.",
		"THE SERVICE IS PROVIDED AS IS.",
	} {
		got := terms.Find(agreement(line), shipped(t),
			terms.Options{Topics: []assessments.Topic{"sla_availability"}}).Topics[0]
		if got.Silent {
			t.Errorf("%q was taken for a heading", line)
		}
	}
}

func TestAnAbbreviationAfterAHyphenEndsNoSentence(t *testing.T) {
	line := "The Processor certifies its adherence to the EU-U.S. Data Privacy Framework for every transfer of personal data."
	got := terms.Find(agreement(line), shipped(t),
		terms.Options{Topics: []assessments.Topic{"data_location"}}).Topics[0]
	if got.Silent || got.Passages[0].Quote != line {
		t.Errorf("got %+v", got)
	}
}

func TestAPassageFromAListTakesInTheLineItGoesOnFrom(t *testing.T) {
	text := agreement(
		"# General",
		"The Customer shall not, during the term of this Agreement or at any time thereafter, and whether or not for consideration, in whole or in part:",
		"- decompile or reverse engineer the Service, nor attempt in any other manner to find out how it has been made or what its parts are, nor lend, rent or lease it to any person, nor let others do any of these things in its place;",
		"- use the Service to build a competing product, nor permit a competitor to see the Service, its documentation, its performance or the results of any test of it, without written permission from its maker; or",
	)
	got := terms.Find(text, shipped(t),
		terms.Options{Topics: []assessments.Topic{"acceptable_use_age"}}).Topics[0]
	if got.Silent || !strings.HasPrefix(got.Passages[0].Quote, "The Customer shall not") {
		t.Errorf("got %+v", got.Passages)
	}
}
