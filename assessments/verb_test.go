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

// TestAnEventSaysWhetherItsRecordIsNew holds for every noun that a record which came to be is added, and that
// one which was there is changed.
func TestAnEventSaysWhetherItsRecordIsNew(t *testing.T) {
	event := func(n assessments.Noun, verb assessments.Verb, field, after string) assessments.Event {
		return assessments.Event{
			Verb: verb, Subject: n, SubjectID: "x",
			Changes: []assessments.Change{{Noun: n, ID: "x", Field: field, After: after}},
		}
	}
	for _, n := range assessments.Nouns() {
		save := assessments.VerbOn(n, assessments.ActionSave)
		added := event(n, save, assessments.Existence, "1").Title()
		changed := event(n, save, "name", "1").Title()
		if save.Title() != "change "+n.One() {
			switch added { // a verb with words of its own
			case "answer", "cite", "tick evidence", "record an order of precedence":
			default:
				t.Errorf("a new %s is said as %q", n, added)
			}
		} else if n != assessments.NounOrganisation && added != "add "+n.One() || changed != "change "+n.One() {
			t.Errorf("%s: new it is said as %q, changed as %q", n, added, changed)
		}
		if wrongArticle.MatchString(added) || wrongArticle.MatchString(changed) {
			t.Errorf("wrong English: %q, %q", added, changed)
		}
		gone := event(n, save, assessments.Existence, "")
		if strings.HasPrefix(gone.Title(), "add") {
			t.Errorf("a %s that went is said as %q", n, gone.Title())
		}
	}
	for verb, want := range map[assessments.Verb][2]string{
		assessments.VerbRequest: {"request an exception", "change the request for an exception"},
		assessments.VerbOrder:   {"record an order of precedence", "change an order of precedence"},
		assessments.VerbCite:    {"cite", "change a citation"},
		assessments.VerbPack:    {"write an audit pack", "write an audit pack"},
	} {
		for i, field := range []string{assessments.Existence, "name"} {
			if got := event(assessments.NounNote, verb, field, "1").Title(); got != want[i] {
				t.Errorf("%s is said as %q, want %q", verb, got, want[i])
			}
		}
	}
	other := event(assessments.NounNote, "answer.save", assessments.Existence, "1")
	other.Subject = assessments.NounAnswer // something else came to be with it
	if got := other.Title(); got != "answer" {
		t.Errorf("it is said as %q", got)
	}
}
