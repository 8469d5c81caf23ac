package learn_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/assessments/terms/learn"
)

// vendors of invented documents: the even ones say where data lies, in a word the lexicon lacks.
const vendors = 12

// folder writes labelled documents and invented sentences, and gives their places.
func folder(t *testing.T) (dir, sentences string) {
	t.Helper()
	dir = t.TempDir()
	index, labels := "file,provider,service,document kind,scope\n", ""
	for n := range vendors {
		file := fmt.Sprintf("doc%02d.txt", n)
		index += fmt.Sprintf("%s,Vendor%c,Zorblax,terms of service,%d\n", file, 'A'+n, 1+n%2)
		row := map[string]any{"file": file, "topic": "data_location", "absent": true}
		if n%2 == 0 {
			row = map[string]any{"file": file, "topic": "data_location", "quote": answer(n)}
		}
		raw, err := json.Marshal(row)
		if err != nil {
			t.Fatal(err)
		}
		labels += string(raw) + "\n"
	}
	sentences = filepath.Join(dir, "sentences.txt")
	for name, text := range map[string]string{
		"index.csv": index, "labels.jsonl": labels,
		"sentences.txt": "# invented\ndata_location\t+\tEvery byte rests in the bunker.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, sentences
}

func answer(n int) string {
	return fmt.Sprintf("Your records rest in a bunker below hill number %d and Zorblax guards them there.", n)
}

// document is the text of a vendor; a word of one vendor alone and a name stand in it.
func document(n int) assessments.Text {
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("Our parties met %d times and spoke of rain, snow and %s.", i, only(n)))
	}
	if n%2 == 0 {
		lines[11] = answer(n)
	}
	text := assessments.Text{SHA256: fmt.Sprint(n), Language: "en"}
	for _, line := range lines {
		start := utf8.RuneCountInString(text.Plain)
		text.Plain += line
		text.Paragraphs = append(text.Paragraphs, assessments.Paragraph{
			Start: start, End: start + utf8.RuneCountInString(line), Kind: assessments.ParagraphBody,
		})
		text.Plain += "\n\n"
	}
	return text
}

func only(n int) string { return "thing" + strings.Repeat(string(rune('a'+n)), 3) }

func corpus(t *testing.T) *learn.Corpus {
	t.Helper()
	lex, err := terms.Compile(terms.Source{Topics: []terms.TopicSource{{
		Topic:  "data_location",
		Facets: []terms.Facet{{ID: "place", Weight: 3, Core: true, Patterns: []string{"stored in europe"}}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	dir, sentences := folder(t)
	c, err := learn.Read(dir, lex, func(name string) (assessments.Text, error) {
		var n int
		_, err := fmt.Sscanf(name, "doc%d.txt", &n)
		return document(n), err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Invented(sentences); err != nil {
		t.Fatal(err)
	}
	return c
}

func written(t *testing.T, c *learn.Corpus) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Train(c.CrossValidate(0)).Write(&b, []string{"about"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestAWordThatVendorsShareIsLearned: documents are judged rightly by what was learned without their vendor,
// twice the same, and neither a name nor a word of one vendor is written out.
func TestAWordThatVendorsShareIsLearned(t *testing.T) {
	c := corpus(t)
	all := c.CrossValidate(0).Tally(func(learn.Pair) bool { return true })
	if all.Pairs != 6 || all.Hit1 != 6 || all.Absent != 6 || all.Alarms != 0 {
		t.Errorf("held out: %v", &all)
	}
	first := written(t, c)
	if !bytes.Equal(first, written(t, corpus(t))) {
		t.Error("the same inputs gave other weights")
	}
	if !bytes.Contains(first, []byte("\nw\tbunker\t")) {
		t.Error("the word that all answers share was not learned")
	}
	if s := string(first); strings.Contains(s, "thing") || strings.Contains(s, "zorblax") {
		t.Error("a name, or a word of a single vendor, was written out")
	}
	if _, err := terms.ParseModel(first); err != nil {
		t.Error(err)
	}
}

// TestVendorsSetAsideTeachNothing: with so few vendors left that no three share the word, it is not known.
func TestVendorsSetAsideTeachNothing(t *testing.T) {
	c := corpus(t)
	every := func(learn.Pair) bool { return true }
	some := c.Aside(3).Tally(every)
	if some.Pairs+some.Absent != 3 || some.Hit1 != some.Pairs || some.Alarms != 0 {
		t.Errorf("three vendors by what the nine others teach: %v", &some)
	}
	most := c.Aside(vendors - 2).Tally(every)
	if most.Pairs+most.Absent != vendors-2 || most.Hit1 == most.Pairs && most.Alarms == 0 {
		t.Errorf("ten vendors by what two others teach: %v", &most)
	}
	if again := c.CrossValidate(0).Tally(every); again.Hit1 != 6 || again.Alarms != 0 {
		t.Errorf("setting vendors aside changed the corpus: %v", &again)
	}
}

func TestALabelOfAnUnknownDocumentIsRefused(t *testing.T) {
	dir, _ := folder(t)
	labels := filepath.Join(dir, "labels.jsonl")
	if err := os.WriteFile(labels, []byte(`{"file":"other.txt","topic":"data_location","absent":true}`),
		0o600); err != nil {
		t.Fatal(err)
	}
	_, err := learn.Read(dir, nil, nil)
	if err == nil || !strings.Contains(err.Error(), "other.txt") {
		t.Errorf("got %v", err)
	}
}
