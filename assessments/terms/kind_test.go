package terms_test

import (
	"strings"
	"testing"

	"countersign/assessments/terms"
	"countersign/templates/lexicon"
)

func TestTheKindOfADocumentIsRecognised(t *testing.T) {
	lex, err := lexicon.Plain()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want  terms.DocumentKind
		lines []string
	}{
		{terms.KindPrivacy, []string{
			"# Privacy Notice", "We collect personal data when you visit us. You agree to it under our terms.",
		}},
		{terms.KindPrivacy, []string{
			"# What we know of you", "We collect personal data by cookies of your browser.",
			"You may ask us for your personal data, and say no to marketing.",
		}},
		{terms.KindDPA, []string{
			"# Data Processing Addendum", "The Processor acts for the Controller under the Agreement.",
		}},
		{terms.KindDPA, []string{
			"# Schedule 3", "The processor acts on the instructions of the controller and names each subprocessor.",
		}},
		{terms.KindSLA, []string{
			"# Our promise", "Uptime is 99.9 %. Each outage gives you a credit; downtime for maintenance does not.",
		}},
		{terms.KindUse, []string{"# Acceptable Use Policy", "You must not do any of these things."}},
		{terms.KindOrder, []string{"# Order Form", "Customer buys what stands below under the Agreement."}},
		{terms.KindAddendum, []string{"# AI Addendum", "It adds to the main agreement of the parties."}},
		{terms.KindTerms, []string{"# Master Services Agreement", "Provider gives Customer access to its service."}},
		{terms.KindConsumer, []string{
			"# Terms of Use", "This is for you and your household.", "A parent or guardian must agree for a minor.",
			"You agree to arbitration before one arbitrator.",
		}},
		{terms.KindTerms, []string{"What we agreed on the phone."}},
	} {
		got := terms.NewBook(lex).Study(agreement(c.lines...)).Kind()
		if got != c.want {
			t.Errorf("%s: recognised as %q, want %q", strings.Join(c.lines, " / "), got, c.want)
		}
	}
}
