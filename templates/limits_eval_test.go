package templates_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"countersign/assessments"
	"countersign/assessments/limits"
)

var (
	crude = regexp.MustCompile(`(?i)(?:\d|\b(?:one|two|three|five|six|seven|ten|twelve|fourteen|thirty|sixty|ninety)\b)` +
		`[\s)-]*(?:business |calendar )?(?:hours?|days?|months?|years?|weeks?|%|percent)\b`)
	aNumber = regexp.MustCompile(`(?i)\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|teen|twenty|thirty|forty|` +
		`fifty|sixty|seventy|eighty|ninety|hundred|twice|double|triple|\ban?\b|annual|year|month|quarter`)
)

// TestEvalNumbersOfLabelledTerms counts what is read in the labelled passages of real documents, and fails if
// a number is not where it says or has no number in its words.
func TestEvalNumbersOfLabelledTerms(t *testing.T) {
	dir := os.Getenv("COUNTERSIGN_EVAL")
	if dir == "" {
		t.Skip("set COUNTERSIGN_EVAL to the directory of labelled terms to read their numbers")
	}
	f, err := os.Open(filepath.Join(dir, "terms", "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	c := load(t)
	quotes, hints, unread, found, outcomes := 0, 0, 0, map[string]int{}, map[limits.Outcome]int{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var l struct{ Topic, Quote string }
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatal(err)
		}
		quotes++
		read := 0
		for _, q := range limits.Parse(l.Quote) {
			found[q.Unit]++
			if q.Unit == "region" {
				continue
			}
			read++
			if l.Quote[q.Start:q.End] != q.Text || !aNumber.MatchString(q.Text) {
				t.Errorf("%s: %q is no number of its passage", l.Topic, q.Text)
			}
		}
		if crude.MatchString(l.Quote) {
			hints++
			if read == 0 {
				unread++
			}
		}
		countOutcomes(c, l.Topic, l.Quote, outcomes)
	}
	t.Logf("%d passages; %d seem to have a time or a share, in %d of them none is read (ages, trials, denials); numbers read: %v; "+
		"beside our positions: %v", quotes, hints, unread, found, outcomes)
	if unread*3 > hints {
		t.Errorf("nothing is read in %d of %d passages that seem to have a number", unread, hints)
	}
}

func countOutcomes(c *assessments.Catalogue, topic, quote string, outcomes map[limits.Outcome]int) {
	for _, s := range c.Templates {
		for i := range s.Items {
			if string(s.Items[i].Topic) != topic {
				continue
			}
			for _, one := range limits.Check(&c.Limits, &s.Items[i], quote) {
				outcomes[one.Outcome]++
			}
		}
	}
}
