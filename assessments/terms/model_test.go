package terms_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

// plainModel answers one topic by one word, whatever the lexicon says.
const plainModel = `topic	data_location	-500
facet	0	data_location/place
verdict	-100	
verdict	100	best 1
w	bunker	a900
p	bunker	hill	a-950
h	vault	a600
`

// bare is a lexicon with one facet, which the model of a test knows.
func bare(t *testing.T, model string, more ...terms.Facet) *terms.Lexicon {
	t.Helper()
	lex, err := terms.Compile(terms.Source{Topics: []terms.TopicSource{{
		Topic: "data_location", Facets: append([]terms.Facet{
			{ID: "place", Weight: 3, Core: true, Patterns: []string{"stored in europe"}},
		}, more...),
	}}})
	if err != nil {
		t.Fatal(err)
	}
	m, err := terms.ParseModel([]byte(model))
	if err != nil {
		t.Fatal(err)
	}
	return lex.Learned(m)
}

// long is an agreement of thirty sentences that say nothing, with others at its end.
func long(lines ...string) assessments.Text {
	var all []string
	for i := range 30 {
		all = append(all, fmt.Sprintf("The parties met on day %d and spoke about the weather.", i))
	}
	return agreement(append(all, lines...)...)
}

func location(t *testing.T, text assessments.Text, lex *terms.Lexicon) terms.TopicResult {
	t.Helper()
	return terms.Find(text, lex, terms.Options{Topics: []assessments.Topic{"data_location"}}).Topics[0]
}

func TestWhatWasLearnedDecidesAndNamesItsWords(t *testing.T) {
	lex := bare(t, plainModel)
	got := location(t, long("All records stay in our bunker for good.", "They are stored in Europe too."), lex)
	if got.Silent || !strings.Contains(got.Passages[0].Quote, "bunker") {
		t.Fatalf("the learned word was not found: %+v", got)
	}
	if !slices.Contains(got.Passages[0].Why, "bunker") {
		t.Errorf("why does not name the heaviest word: %q", got.Passages[0].Why)
	}
	if got := location(t, long("The records are stored in Europe."), lex); !got.Silent {
		t.Errorf("a facet that the model gives no weight broke the silence: %+v", got)
	}
	if got := location(t, long("All records stay in Bunker Hill for good."), lex); !got.Silent {
		t.Errorf("the pair of words was not weighed against the word: %+v", got)
	}
	got = location(t, long("# Vault", "All the records stay there for good and are safe."), lex)
	if got.Silent || !slices.Contains(got.Passages[0].Why, "heading: Vault") {
		t.Errorf("the word of the heading was not weighed, or is not named: %+v", got)
	}
}

// TestATopicNeedsAWordThatSpeaksForIt: lengths and places of sentences are no answer.
func TestATopicNeedsAWordThatSpeaksForIt(t *testing.T) {
	lex := bare(t, plainModel+"s\tlength\t1\ta950\n")
	if got := location(t, long("All records stay here for good."), lex); !got.Silent {
		t.Errorf("no word speaks for it: %+v", got)
	}
	got := location(t, long("They are kept in a bunker:", "(a) the records of each of the parties;"), lex)
	if got.Silent {
		t.Error("the word of the line above the list was not weighed")
	}
}

func TestAShortTextIsJudgedByTheFacetsAlone(t *testing.T) {
	lex := bare(t, plainModel)
	if got := location(t, agreement("The records are stored in Europe."), lex); got.Silent {
		t.Error("a plain facet was not found in a short text")
	}
	if got := location(t, agreement("All records stay in our bunker for good."), lex); !got.Silent {
		t.Errorf("a learned word decided about a single sentence: %+v", got)
	}
}

func TestAFacetAddedAfterTrainingCountsByItsOwnWeight(t *testing.T) {
	lex := bare(t, plainModel, terms.Facet{ID: "moon", Weight: 4, Core: true, Patterns: []string{"moon base"}})
	got := location(t, long("The records are stored in Europe.", "Copies are kept on our moon base."), lex)
	if got.Silent || !strings.Contains(got.Passages[0].Quote, "moon base") {
		t.Errorf("an addition of the user was not found: %+v", got)
	}
}

func TestABrokenModelIsRefusedWithItsLine(t *testing.T) {
	for _, raw := range []string{
		"topic\tdata_location", "topic\tdata_location\tmany", "verdict\tx\tbest 1",
		"topic\tdata_location\t1\nw\tbunker\tb9", "topic\tdata_location\t1\nw\tbunker\ta",
		"topic\tdata_location\t1\nw\tbunker\t9", "topic\tdata_location\t1\nword\tbunker\ta1",
		"topic\tdata_location\t1\nr\tdata_location\tx\ta1",
	} {
		if _, err := terms.ParseModel([]byte(raw)); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: %v", raw, err)
		}
	}
}

// TestTheShippedModelKnowsTheShippedLexicon: a facet that was renamed or added would count by its own weight
// as a user's does, and one that is gone would leave its weight behind.
func TestTheShippedModelKnowsTheShippedLexicon(t *testing.T) {
	lex, err := lexicon.Plain()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("../../templates/lexicon/learned/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	var learned []string
	for line := range strings.Lines(string(raw)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "facet\t0\t"); ok {
			learned = append(learned, name)
		}
	}
	if want := lex.Facets(); !slices.Equal(learned, want) {
		t.Errorf("the lexicon was changed after the weights were learned (%d facets, %d learned): run make train",
			len(want), len(learned))
	}
}

func TestTheLearnedWordsAreNoNames(t *testing.T) {
	raw, err := os.ReadFile("../../templates/lexicon/learned/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	if n := len(raw); n < 100_000 || n > 1_500_000 {
		t.Errorf("the weights take %d bytes", n)
	}
	names := map[string]bool{}
	for name := range strings.FieldsSeq("openai google microsoft meta github gitlab adobe zoom anthropic amazon stripe " +
		"facebook twitter paypal slack salesforce cloudflare linkedin evernote vimeo unity midjourney deepseek " +
		"basecamp bitwarden atlassian jira dropbox youtube tiktok instagram") {
		names[name] = true
	}
	for line := range strings.Lines(string(raw)) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f[0]) == 1 && f[0] != "#" {
			for _, w := range f[1 : len(f)-1] {
				if names[w] {
					t.Errorf("a name was learned: %q", line)
				}
			}
		}
	}
}
