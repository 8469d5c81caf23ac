package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

var (
	wholeVerb   = regexp.MustCompile(`(?i)\bverb(?:: +| := | = )"([a-z_.]+)"`)
	verbOfNoun  = regexp.MustCompile(`(?i)\bverb(?:: +| = )string\([a-zA-Z.()]+\) ?\+ ?"\.([a-z_]+)"`)
	verbOfState = regexp.MustCompile(`verb: "decision\." \+ string\(`)
)

// written are the verbs that the program's sources write into the journal.
func written(t *testing.T) []string {
	t.Helper()
	var out []string
	ofState := false
	for _, folder := range []string{"../../assessments/workbench", "../../store"} {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range wholeVerb.FindAllStringSubmatch(string(b), -1) {
				if !strings.HasSuffix(m[1], ".") {
					out = append(out, m[1])
				}
			}
			for _, m := range verbOfNoun.FindAllStringSubmatch(string(b), -1) {
				for _, n := range assessments.Nouns() {
					out = append(out, string(n)+"."+m[1])
				}
			}
			ofState = ofState || verbOfState.Match(b)
		}
	}
	if !ofState {
		t.Error("the verbs of decisions are not found where they were")
	}
	for _, s := range assessments.DecisionStates() {
		out = append(out, "decision."+string(s))
	}
	for _, n := range assessments.Nouns() { // the verb is a parameter of workbench.bin
		out = append(out, string(n)+".bin", string(n)+".unbin")
	}
	return out
}

var wrongArticle = regexp.MustCompile(`\ba [aeio]|\ban [^aeiou]|\ba evidence`)

func TestEveryVerbIsSaidInWords(t *testing.T) {
	all := written(t)
	for _, one := range []string{"workspace.migrate", "exception.request", "exception.approve", "exception.revoke", "vendor.purge", "evidence.save", "signoff.declare", "answer.save"} {
		if !slices.Contains(all, one) {
			t.Errorf("%s is not found in the sources", one)
		}
	}
	for _, verb := range all {
		said := VerbTitle(verb)
		if said == verb && verb != "undo" && verb != "purge" || strings.ContainsAny(said, "._%") {
			t.Errorf("%s is said as %q", verb, said)
		}
		if wrongArticle.MatchString(said) {
			t.Errorf("%s is wrong English: %q", verb, said)
		}
	}
	for _, n := range assessments.Nouns() {
		if one := n.One(); wrongArticle.MatchString(one) || strings.Contains(one, "_") {
			t.Errorf("the noun %s is said as %q", n, one)
		}
	}
	if got := VerbTitle("evidence.save"); got != "change a piece of evidence" {
		t.Errorf("evidence.save is said as %q", got)
	}
}
