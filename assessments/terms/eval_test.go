package terms_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

// evalDir is where labelled terms are kept: COUNTERSIGN_EVAL, or the directory beside the repository.
func evalDir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("COUNTERSIGN_EVAL")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "terms", "labels.jsonl")); err != nil {
		t.Skip("no labelled terms here; name their directory in COUNTERSIGN_EVAL")
	}
	return dir
}

// TestEvalOnLabelledTerms prints how often the finder finds what a careful reader found, and fails where it
// falls behind what the product promises.
func TestEvalOnLabelledTerms(t *testing.T) {
	dir := evalDir(t)
	l := readLabels(t, filepath.Join(dir, "terms", "labels.jsonl"))
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	full, short := newFigures(), newFigures()
	for _, file := range l.files {
		res := terms.Find(readLabelled(t, filepath.Join(dir, "terms"), file), lex, terms.Options{})
		full.add(l, file, res, 1200)
		short.add(l, file, res, 450)
		writeOutput(t, out, file, res)
	}
	for _, topic := range assessments.Topics() {
		t.Logf("%-24s hit@1 %2d/%-2d  hit@3 %2d/%-2d", topic, full.topicHit1[topic], full.topicOf[topic], full.topicHit3[topic], full.topicOf[topic])
	}
	t.Logf("all 20 documents, first 1,200 characters of a passage: %v", full)
	t.Logf("all 20 documents, first   450 characters of a passage: %v", short)
	if os.Getenv("COUNTERSIGN_EVAL_MISSES") != "" {
		for _, m := range append(append(full.misses, full.misses1...), full.alarmed...) {
			t.Log(m)
		}
	}
	runScorer(t, dir, out)
}

// runScorer runs the scorer that belongs to the labels, to prove that the figures above are its figures.
func runScorer(t *testing.T, dir, out string) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("no python3: score-clauses was not run beside")
		return
	}
	cmd := exec.Command(python, filepath.Join(dir, "evaluation", "score-clauses"), filepath.Join(dir, "terms", "labels.jsonl"), out)
	got, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("score-clauses: %v\n%s", err, got)
	}
	lines := strings.Split(strings.TrimSpace(string(got)), "\n")
	t.Logf("score-clauses says: %s", strings.Join(lines[max(0, len(lines)-2):], "\n"))
}
