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

// evalDir is where labelled terms are kept. The evaluation takes a while and needs data that is not ours to
// keep here, so it runs only where COUNTERSIGN_EVAL names the directory; "1" means the one beside the
// repository.
func evalDir(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("COUNTERSIGN_EVAL")
	switch dir {
	case "":
		t.Skip("set COUNTERSIGN_EVAL to the directory of labelled terms to evaluate the finder")
	case "1":
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "terms", "labels.jsonl")); err != nil {
		t.Fatalf("COUNTERSIGN_EVAL names no directory of labelled terms: %v", err)
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
		t.Logf("%-24s hit@1 %2d/%-2d  hit@3 %2d/%-2d", topic, full.topicHit1[topic], full.topicOf[topic],
			full.topicHit3[topic], full.topicOf[topic])
	}
	t.Logf("all 20 documents, first 1,200 characters of a passage: %v", full)
	t.Logf("all 20 documents, first   450 characters of a passage: %v", short)
	if os.Getenv("COUNTERSIGN_EVAL_MISSES") != "" {
		for _, m := range append(append(full.misses, full.misses1...), full.alarmed...) {
			t.Log(m)
		}
	}
	runScorer(t, dir, out)
	n := float64(full.pairs)
	if float64(full.hit[1])/n < 0.80 || float64(full.hit[3])/n < 0.95 || float64(full.missed)/n > 0.05 ||
		float64(full.alarms)/float64(full.absent) > 0.15 || full.median() > 450 {
		t.Error("the finder falls behind: hit@1 0.80, hit@3 0.95, missed 0.05, false alarm 0.15, median passage 450 are promised")
	}
}

// runScorer runs the scorer that belongs to the labels, to prove that the figures above are its figures.
func runScorer(t *testing.T, dir, out string) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Log("no python3: score-clauses was not run beside")
		return
	}
	cmd := exec.Command(python, filepath.Join(dir, "evaluation", "score-clauses"),
		filepath.Join(dir, "terms", "labels.jsonl"), out)
	got, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("score-clauses: %v\n%s", err, got)
	}
	lines := strings.Split(strings.TrimSpace(string(got)), "\n")
	t.Logf("score-clauses says: %s", strings.Join(lines[max(0, len(lines)-2):], "\n"))
}
