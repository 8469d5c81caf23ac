package lexicon_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

func TestTheShippedLexiconHasNoMistakesAndCoversTheSixteenTopics(t *testing.T) {
	if _, err := lexicon.Load(); err != nil {
		t.Fatal(err)
	}
	src, err := lexicon.Source()
	if err != nil {
		t.Fatal(err)
	}
	var known []assessments.Topic
	for _, topic := range src.Topics {
		known = append(known, topic.Topic)
	}
	for _, topic := range assessments.Topics() {
		if !slices.Contains(known, topic) {
			t.Errorf("%s is not among %v", topic, known)
		}
	}
}

func TestEveryTopicHasAHeadingACoreFacetAndALookAlike(t *testing.T) {
	src, err := lexicon.Source()
	if err != nil {
		t.Fatal(err)
	}
	for _, topic := range src.Topics {
		core := 0
		for _, f := range topic.Facets {
			if f.Core {
				core++
			}
		}
		if core == 0 || len(topic.LookAlikes) == 0 || len(topic.Headings) == 0 {
			t.Errorf("%s: %d core facets, %d look-alikes, %d headings", topic.Topic, core,
				len(topic.LookAlikes), len(topic.Headings))
		}
	}
}

func TestAFileWithAnUnknownFieldIsRefusedByName(t *testing.T) {
	_, err := lexicon.Parse("mine.yaml", []byte("topics:\n- topic: training_use\n  facettes: []\n"))
	if err == nil || !strings.Contains(err.Error(), "mine.yaml") {
		t.Fatalf("got %v", err)
	}
}

func TestAUsersAdditionsAreFoundBesideTheShippedOnes(t *testing.T) {
	own, err := lexicon.Parse("mine.yaml", []byte(`
topics:
- topic: data_location
  facets:
  - {id: moon, weight: 4, core: true, patterns: ["kept ..3 moon base"]}
`))
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(own)
	if err != nil {
		t.Fatal(err)
	}
	plain := "Recordings are kept on our moon base until further notice."
	text := assessments.Text{
		Plain: plain, Language: "en",
		Paragraphs: []assessments.Paragraph{{End: len(plain), Kind: assessments.ParagraphBody}},
	}
	got := terms.Find(text, lex, terms.Options{Topics: []assessments.Topic{"data_location"}})
	if got.Topics[0].Silent || got.Topics[0].Passages[0].Quote != plain {
		t.Fatalf("got %+v", got.Topics[0])
	}
}
