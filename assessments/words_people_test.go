package assessments_test

import (
	"regexp"
	"strings"
	"testing"

	"countersign/assessments"
)

// stored are identifiers as they are stored: snake_case and camelCase.
var stored = regexp.MustCompile(`[a-z0-9]_[a-z0-9]|[a-z][A-Z]`)

// rawNouns are kinds of record whose stored name no person reads.
var rawNouns = regexp.MustCompile(`\b(signoff|frozen|version|revision|tick|pack|precedence|organisation)\b`)

// A change of any field of any kind of record, and any value of a closed vocabulary, is told in words.
func TestNoSentenceAboutAChangeShowsAStoredName(t *testing.T) {
	for _, n := range assessments.Nouns() {
		fields := append([]assessments.Field{{}}, assessments.New(n).Fields()...)
		for _, f := range fields {
			values := append([]string{""}, f.OneOf...)
			for _, value := range values {
				says := assessments.Change{Noun: n, ID: "x", Field: f.Name, After: value}.Sentence()
				if at := stored.FindString(strings.ReplaceAll(says, "SHA-256", "")); at != "" {
					t.Errorf("%s, %s %q: “%s” shows %q as it is stored", n, f.Name, value, says, at)
				}
				of, _, _ := strings.Cut(says, " “x”")
				if raw := rawNouns.FindString(of); raw != "" && of == raw {
					t.Errorf("%s, %s: “%s” names the kind of record as it is stored", n, f.Name, says)
				}
			}
		}
		if n.One() == n.Title() || stored.MatchString(n.Called("x")) {
			t.Errorf("%s: “%s”, “%s”", n, n.One(), n.Called("x"))
		}
	}
}

func TestAChangeIsSaidInWords(t *testing.T) {
	for want, c := range map[string]assessments.Change{
		"sign-off “s” is added": {Noun: "signoff", ID: "s", After: "1"},
		"note “n” is removed":   {Noun: "note", ID: "n", Before: "1"},
		"answer “a/T”, verdict: “partly met” → “not met”": {
			Noun: "answer", ID: "a/T",
			Field: "verdict", Before: "partly_met", After: "not_met",
		},
		"piece of evidence “e”, distribution: nothing → “under NDA”": {
			Noun: "evidence", ID: "e",
			Field: "distribution", After: "under_nda",
		},
		"plan “p”, no such field: nothing → “x”": {
			Noun: "plan", ID: "p",
			Field: "no_such_field", After: "x",
		},
	} {
		if got := c.Sentence(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
