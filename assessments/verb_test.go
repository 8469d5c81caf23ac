package assessments_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
)

var wrongArticle = regexp.MustCompile(`\ba [aeio]|\ban [^aeiou]|\ba evidence`)

func TestEveryVerbIsSaidInWords(t *testing.T) {
	all := assessments.Verbs()
	for _, verb := range []assessments.Verb{
		"workspace.migrate", "exception.request", "exception.approve", "exception.revoke", "vendor.purge",
		"evidence.save", "signoff.declare",
		"answer.save", "decision.approved_with_conditions", "citation.unbin",
	} {
		if !slices.Contains(all, verb) {
			t.Errorf("%s, which workspaces hold, is no verb any more", verb)
		}
	}
	for _, verb := range all {
		said := verb.Title()
		if said == string(verb) && verb != assessments.VerbUndo && verb != assessments.VerbPurge ||
			strings.ContainsAny(said, "._%") {
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
	for verb, want := range map[assessments.Verb]string{
		"evidence.save": "change a piece of evidence", "citation.bin": "remove a citation",
		"vendor.of_later": "vendor.of_later", "later.save": "later.save",
	} {
		if got := verb.Title(); got != want {
			t.Errorf("%s is said as %q, want %q", verb, got, want)
		}
	}
}

func TestOnlyVerbsOfRecordsPurge(t *testing.T) {
	for verb, want := range map[assessments.Verb]bool{
		"version.purge": true, "purge": false,
		"version.save": false, "x.purge.save": false, "": false,
	} {
		if verb.Purges() != want {
			t.Errorf("%q purges: %v", verb, !want)
		}
	}
}
