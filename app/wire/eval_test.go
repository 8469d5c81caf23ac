package wire

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"countersign/assessments"
)

// evaluation is the folder with real vendors' documents: named by COUNTERSIGN_EVAL, else a folder “shared”
// beside the project. The texts are their providers' and no part of this project.
func evaluation(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("COUNTERSIGN_EVAL")
	if dir == "" {
		dir = inModule("../shared")
	}
	terms := filepath.Join(dir, "terms")
	if _, err := os.Stat(filepath.Join(terms, "labels.jsonl")); err != nil {
		t.Skip("no real documents here: name their folder with COUNTERSIGN_EVAL")
	}
	abs, err := filepath.Abs(terms)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// realService is one service assessed with real documents.
type realService struct {
	id, vendor, kind, status string
	scope                    int
	files                    []string
}

func realServices() []realService {
	return []realService{
		{
			"chat", "Consumer vendor", "online_terms", "accepted", 1,
			[]string{"openai-chatgpt-terms-of-use.md"},
		},
		{
			"cloud", "Enterprise vendor", "msa", "executed", 2,
			[]string{"common-paper-cloud-service-agreement.md", "bonterms-dpa.pdf"},
		},
		{
			"hosted", "Second enterprise vendor", "dpa", "executed", 2,
			[]string{"jasper-dpa.md", "bonterms-dpa-schedules.docx"},
		},
	}
}

// labelled are the passages that answer a topic in a document, by file and topic.
func labelled(t *testing.T, terms string) map[[2]string]string {
	t.Helper()
	f, err := os.Open(filepath.Join(terms, "labels.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[[2]string]string{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ File, Topic, Quote string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		if k := [2]string{row.File, row.Topic}; row.Quote != "" && out[k] == "" {
			out[k] = row.Quote
		}
	}
	return out
}

// declareReal writes the declarative file of a service, citing the labelled passages on the items that exist.
func declareReal(t *testing.T, dir, terms string, s realService, items map[string]assessments.Item,
	quotes map[[2]string]string,
) (file string, cited int) {
	t.Helper()
	var b, cites strings.Builder
	fmt.Fprintf(&b, "countersign: 1\nvendors:\n  - id: v-%s\n    name: %s\n    services:\n      - {id: s-%s, name: Service %s}\n    contracts:\n      - id: c-%s\n        name: Agreement\n        documents:\n", s.id, s.vendor, s.id, s.id, s.id)
	for i, f := range s.files {
		fmt.Fprintf(&b, "          - {id: d-%s-%d, name: %s, kind: %s, versions: [{label: \"1\", status: %s, file: %q}]}\n", s.id, i, f, s.kind, s.status, filepath.Join(terms, f))
	}
	fmt.Fprintf(&b, "uses:\n  - {id: u-%s, service: s-%s, contract: c-%s, purpose: Drafting, scope: %d, data_classes: [internal]}\n", s.id, s.id, s.id, s.scope)
	fmt.Fprintf(&b, "evidence:\n  - {id: e-%s, name: Terms as received, revisions: [{label: \"1\", strength: contract_clause, file: %q}]}\n", s.id, filepath.Join(terms, s.files[0]))
	fmt.Fprintf(&b, "assessments:\n  - id: %s\n    use: u-%s\n    name: Service %s\n    answers:\n", s.id,
		s.id, s.id)
	for _, topic := range assessments.Topics() {
		it, ok := items[string(topic)]
		if !ok {
			continue
		}
		fmt.Fprintf(&b, "      - item: %s\n        verdict: met\n        ticks: [{expected: %s, revision: e-%s/1}]\n        citations:\n          []\n", it.ID, it.Evidence[0].ID, s.id)
		for i, f := range s.files {
			if q := quotes[[2]string{f, string(topic)}]; q != "" {
				enc, _ := json.Marshal(q)
				fmt.Fprintf(&cites, "          - {version: d-%s-%d/1, quote: %s}\n", s.id, i, enc)
				cited++
			}
		}
		if cites.Len() > 0 {
			list := strings.TrimSuffix(b.String(), "          []\n") + cites.String()
			b.Reset()
			b.WriteString(list)
			cites.Reset()
		}
	}
	return write(t, dir, s.id+".yaml", b.String()), cited
}

func TestRealDocumentsAreAppliedCitedPackedAndVerified(t *testing.T) {
	terms := evaluation(t)
	quotes := labelled(t, terms)
	dir := t.TempDir()
	w := filepath.Join(dir, "real.countersign")
	done(t, "new", w)
	for _, s := range realServices() {
		items := itemsOf(t, s.scope)
		file, cited := declareReal(t, dir, terms, s, items, quotes)
		done(t, "apply", "--files-from", terms, w, file)
		var a struct {
			Items []struct {
				ID        string
				Citations []struct{ Quote, State string }
			}
		}
		if err := json.Unmarshal([]byte(done(t, "assess", w, s.id, "--json")), &a); err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, it := range a.Items {
			for _, c := range it.Citations {
				if c.State == "found" {
					found++
				} else {
					t.Logf("%s %s: %s: %.80s", s.id, it.ID, c.State, c.Quote)
				}
			}
		}
		t.Logf("%s: %d of %d quotes found again", s.id, found, cited)
		// a label may run over the automatic number of a Word list, which our text shows and the label lacks
		if cited == 0 || found*100 < cited*85 {
			t.Errorf("%s: only %d of %d quotes were found in the documents", s.id, found, cited)
		}
		out := filepath.Join(dir, "pack-"+s.id)
		done(t, "pack", w, s.id, "--out", out, "--as-of", "2026-11-21")
		done(t, "verify", out)
	}
	done(t, "check", w)
}

// itemsOf maps each topic to the first item of a scope's set that asks about it whatever the use.
func itemsOf(t *testing.T, scope int) map[string]assessments.Item {
	t.Helper()
	w, err := wired()
	if err != nil {
		t.Fatal(err)
	}
	set, _ := w.catalogue().ForScope(scope)
	out := map[string]assessments.Item{}
	for _, it := range set.Items {
		if _, had := out[string(it.Topic)]; !had && it.Topic != "" && len(it.When) == 0 {
			out[string(it.Topic)] = it
		}
	}
	return out
}
