package terms_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

func shipped(t testing.TB) *terms.Lexicon {
	t.Helper()
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// oneParagraph is a text of a single paragraph.
func oneParagraph(s string) assessments.Text {
	return assessments.Text{Plain: s, Language: "en", Paragraphs: []assessments.Paragraph{
		{End: utf8.RuneCountInString(s), Kind: assessments.ParagraphBody},
	}}
}

func TestSentencesOfVendorTermsAreToldFromTheirLookAlikes(t *testing.T) {
	lex := shipped(t)
	raw, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[assessments.Topic]map[string]int{}
	for n, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("line %d: want topic, sign, sentence", n+1)
		}
		topic := assessments.Topic(f[0])
		if seen[topic] == nil {
			seen[topic] = map[string]int{}
		}
		seen[topic][f[1]]++
		got := terms.Find(oneParagraph(f[2]), lex,
			terms.Options{Topics: []assessments.Topic{topic}}).Topics[0]
		if got.Silent == (f[1] == "+") {
			t.Errorf("line %d: %s silent=%v: %s %v", n+1, topic, got.Silent, f[2], got.Passages)
		}
	}
	for _, topic := range assessments.Topics() {
		if seen[topic]["+"] < 7 || seen[topic]["-"] < 2 {
			t.Errorf("%s has %v sentences", topic, seen[topic])
		}
	}
}
