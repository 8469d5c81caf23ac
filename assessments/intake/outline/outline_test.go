package outline_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/intake/outline"
)

// build makes a text of plain paragraphs, as a reader of a format without marked headings would.
func build(t testing.TB, paragraphs ...string) assessments.Text {
	t.Helper()
	b := outline.Builder{Loose: true}
	for _, p := range paragraphs {
		b.Add(outline.Block{Kind: assessments.ParagraphBody, Text: p})
	}
	text, err := b.Text()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

const sentence = "The supplier does what this agreement says and nothing that it does not say."

func TestSectionsAreWhatALawyerWouldCite(t *testing.T) {
	for _, c := range []struct {
		name       string
		paragraphs []string
		sections   []string
	}{
		{
			"decimals stand for themselves",
			[]string{"1. Fees", "1.1 " + sentence, "1.2 " + sentence, "2. Term", "2.1 " + sentence},
			[]string{"1", "1.1", "1.2", "2", "2.1"},
		},
		{"letters stand below them", []string{"4.2 Use of Content", "(a) " + sentence, "(b) " +
			sentence, "4.3 " + sentence}, []string{"4.2", "4.2(a)", "4.2(b)", "4.3"}},
		{"romans below letters", []string{"(a) " + sentence, "(i) the first;", "(ii) the second;", "(b) " +
			sentence}, []string{"(a)", "(a)(i)", "(a)(ii)", "(b)"}},
		{
			"aa follows z after a paragraph in between",
			[]string{
				"2.1 The terms apply:", "(1) where so agreed:", "(y) in one case;",
				"(z) in another case;", "Customer is the exporter of the data.", "(aa) in a third case.",
			},
			[]string{"2.1", "2.1(1)", "2.1(1)(y)", "2.1(1)(z)", "2.1", "2.1(1)(aa)"},
		},
		{"i follows h as a letter", []string{"(g) " + sentence, "(h) " + sentence, "(i) " + sentence, "(j) " +
			sentence}, []string{"(g)", "(h)", "(i)", "(j)"}},
		{
			"a list in a clause starts a depth of its own",
			[]string{
				"8.1 Indemnity", "b. allows this:", "1. one thing;", "2. another thing;",
				"c. more of it.", "8.2 Costs", sentence,
			},
			[]string{"8.1", "8.1(b)", "8.1(b)(1)", "8.1(b)(2)", "8.1(c)", "8.2", "8.2"},
		},
		{
			"counting goes on after a paragraph in between",
			[]string{
				"2.1 The terms apply:", "(c) where so agreed:", "(i) in one case;",
				"Customer is the exporter of the data.", "(ii) in another case;", "(d) else.",
			},
			[]string{"2.1", "2.1(c)", "2.1(c)(i)", "2.1", "2.1(c)(ii)", "2.1(d)"},
		},
		{
			"brackets may change",
			[]string{"9.2 Cap", "a. one part;", "b. another part;", "(c) the rest."},
			[]string{"9.2", "9.2(a)", "9.2(b)", "9.2(c)"},
		},
		{
			"schedules count again",
			[]string{"9. Audit", "9.1 " + sentence, "SCHEDULE 1", "1. Details", "1.1 " +
				sentence, "Schedule 2 – Security", "1. " + sentence},
			[]string{
				"9", "9.1", "Schedule 1", "Schedule 1, 1", "Schedule 1, 1.1", "Schedule 2",
				"Schedule 2, 1",
			},
		},
		{
			"sections count through articles",
			[]string{
				"ARTICLE I", "Section 1.1 Scope. " + sentence,
				"ARTICLE II", "Section 2.1 Fees. " + sentence,
			},
			[]string{"Article I", "1.1", "Article II", "2.1"},
		},
		{
			"a reference begins no section",
			[]string{
				"4.2 " + sentence, "Section 4 applies here as well, and so does what follows from it.",
				"Exhibit 10.27",
			},
			[]string{"4.2", "4.2", "4.2"},
		},
		{
			"numbers of sentences are none",
			[]string{
				"30 days after the invoice it is due.", "2024 was the year it was made.",
				"3.5 million users agree.",
			},
			[]string{"", "", "3.5"},
		},
		{
			"a list of schedules opens none of them",
			[]string{
				"1.17 The schedules are these:", "Schedule 1 Details of Processing",
				"Schedule 2 Security Measures", "1.18 " + sentence,
			},
			[]string{"1.17", "1.17", "1.17", "1.18"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range build(t, c.paragraphs...).Paragraphs {
				got = append(got, p.Section)
			}
			if diff := cmp.Diff(c.sections, got); diff != "" {
				t.Errorf("sections (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHeadingsAreToldFromSentences(t *testing.T) {
	for _, c := range []struct {
		line    string
		heading bool
	}{
		{"LIMITATION OF LIABILITY", true},
		{"Limitation of Liability", true},
		{"12. Limitation of Liability", true},
		{"12 Limitation of Liability", true},
		{"ARTICLE IV", true},
		{"Effective Date: 12 May 2025", false},
		{"The supplier is liable.", false},
		{"(a) the supplier is liable;", false},
		{"THE SERVICE IS PROVIDED AS IS AND WITHOUT ANY WARRANTY OF ANY KIND WHATSOEVER, AND THE CUSTOMER AGREES TO THAT BY USING IT.", false},
	} {
		text := build(t, c.line, sentence)
		if got := text.Paragraphs[0].Kind == assessments.ParagraphHeading; got != c.heading {
			t.Errorf("%q: heading %v", c.line, got)
		}
	}
}

func TestARunInTitleIsTheInnermostHeadingOfItsParagraph(t *testing.T) {
	text := build(t, "4. Customer Content",
		"4.2 Use of Content. OpenAI will use the content only as this says.",
		"4.3 the parties agree on it. And so on.")
	if got := text.Paragraphs[1].SectionTitle(); got != "4.2 Use of Content" {
		t.Errorf("cited as %q", got)
	}
	if diff := cmp.Diff([]string{"Customer Content"}, text.Paragraphs[2].Heading); diff != "" {
		t.Errorf("a sentence made a heading:\n%s", diff)
	}
}

func TestTheTitleOfTheDocumentStaysAboveItsHeadings(t *testing.T) {
	text := build(t, "MASTER AGREEMENT", "DEFINITIONS", sentence, "FEES AND PAYMENT", sentence)
	for i, want := range []string{
		"MASTER AGREEMENT", "MASTER AGREEMENT/DEFINITIONS",
		"MASTER AGREEMENT/DEFINITIONS", "MASTER AGREEMENT/FEES AND PAYMENT",
		"MASTER AGREEMENT/FEES AND PAYMENT",
	} {
		if got := strings.Join(text.Paragraphs[i].Heading, "/"); got != want {
			t.Errorf("paragraph %d stands under %q, want %q", i, got, want)
		}
	}
}

func TestTheTitleOfAnIntroductionHoldsForItsItems(t *testing.T) {
	var b outline.Builder
	for _, block := range []outline.Block{
		{Kind: assessments.ParagraphHeading, Level: 1, Text: "Use"},
		{
			Kind: assessments.ParagraphBody, Text: "What you cannot do. You may not:",
			Lead: "What you cannot do.",
		},
		{Kind: assessments.ParagraphListItem, Level: 1, Text: "sell it;"},
		{Kind: assessments.ParagraphListItem, Level: 1, Text: "lend it."},
		{Kind: assessments.ParagraphBody, Text: sentence},
	} {
		b.Add(block)
	}
	text, err := b.Text()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Use", "Use/What you cannot do", "Use/What you cannot do", "Use/What you cannot do",
		"Use",
	}
	for i, p := range text.Paragraphs {
		if got := strings.Join(p.Heading, "/"); got != want[i] {
			t.Errorf("paragraph %d stands under %q, want %q", i, got, want[i])
		}
	}
}

func TestMarkedHeadingsNestAndTakeTheParagraphsBelow(t *testing.T) {
	var b outline.Builder
	for _, block := range []outline.Block{
		{Kind: assessments.ParagraphHeading, Level: 1, Text: "Terms"},
		{Kind: assessments.ParagraphHeading, Level: 2, Text: "B. Accounts"},
		{Kind: assessments.ParagraphHeading, Level: 3, Text: "1. Controls"},
		{Kind: assessments.ParagraphBody, Text: sentence},
		{Kind: assessments.ParagraphHeading, Level: 2, Text: "C. Fees"},
		{Kind: assessments.ParagraphBody, Text: sentence},
	} {
		b.Add(block)
	}
	text, err := b.Text()
	if err != nil {
		t.Fatal(err)
	}
	if p := text.Paragraphs[3]; p.Section != "B.1" ||
		strings.Join(p.Heading, "/") != "Terms/Accounts/Controls" {
		t.Errorf("it stands under %q, %v", p.Section, p.Heading)
	}
	if p := text.Paragraphs[5]; p.Section != "C" || strings.Join(p.Heading, "/") != "Terms/Fees" {
		t.Errorf("it stands under %q, %v", p.Section, p.Heading)
	}
}

func TestInvisibleCharactersAreTakenOut(t *testing.T) {
	got := outline.Clean("  not\u200b a\u00ad ruse\u202e \t here\u00a0now \n\n next\x00 ")
	if got != "not a ruse here now\nnext" {
		t.Errorf("got %q", got)
	}
}

func TestATextBeyondTheLimitsIsRefused(t *testing.T) {
	var b outline.Builder
	for range outline.MaxParagraphs + 10 {
		b.Add(outline.Block{Kind: assessments.ParagraphBody, Text: "x"})
	}
	if _, err := b.Text(); !errors.Is(err, outline.ErrTooMuch) {
		t.Errorf("got %v", err)
	}
}

func TestAutomaticNumbersAreWrittenAsWordProcessorsDo(t *testing.T) {
	for _, c := range []struct {
		style string
		n     int
		want  string
	}{
		{"decimal", 7, "7"},
		{"lowerLetter", 27, "aa"},
		{"upperLetter", 3, "C"},
		{"lowerRoman", 14, "xiv"},
		{"upperRoman", 99, "XCIX"},
		{"decimalZero", 4, "04"},
		{"none", 4, ""},
		{"lowerRoman", 500, "500"},
	} {
		if got := outline.Counter(c.style, c.n); got != c.want {
			t.Errorf("%s %d is %q", c.style, c.n, got)
		}
	}
}

// fuzzed is how long an input may be, in bytes: looking at every paragraph takes the square of it.
const fuzzed = 16 << 10

// FuzzText checks what every text must hold, whatever the words: offsets in order and inside, each
// cutting out its own paragraph, and the plain text nothing but the paragraphs.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"1. Fees\n1.1 You pay.\n(a) now;\n(i) or later", "SCHEDULE 1\nAnnex II\nPart A\n1.0 x\n(z) y\n(aa) z",
		"I. a\nII. b\n(c) d\n§ 4 e\n4.2(a) f", "é\u200b\n\u00ad\n日本語 1.1\n1.1.1.1.1.1 x",
	} {
		f.Add(seed, uint8(0))
	}
	kinds := []assessments.ParagraphKind{
		assessments.ParagraphBody, assessments.ParagraphHeading,
		assessments.ParagraphListItem, assessments.ParagraphMargin, assessments.ParagraphTableRow,
	}
	f.Fuzz(func(t *testing.T, source string, kind uint8) {
		if len(source) > fuzzed {
			t.Skip()
		}
		b := outline.Builder{Loose: kind%2 == 0}
		for i, line := range strings.Split(source, "\n") {
			b.Add(outline.Block{
				Kind: kinds[(int(kind)+i)%len(kinds)], Level: i % 4, Text: line,
				Lead: line[:len(line)/2],
			})
		}
		text, err := b.Text()
		if err != nil {
			t.Skip()
		}
		var parts []string
		last := 0
		for _, p := range text.Paragraphs {
			if p.Start < last || p.End <= p.Start {
				t.Fatalf("paragraph %d to %d after %d", p.Start, p.End, last)
			}
			last = p.End
			parts = append(parts, text.Slice(p.Start, p.End))
		}
		if got := strings.Join(parts, "\n\n"); got != text.Plain || !utf8.ValidString(source) &&
			!utf8.ValidString(got) {
			t.Errorf("paragraphs make %q of %q", got, text.Plain)
		}
	})
}
