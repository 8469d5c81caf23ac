package particulars_test

import (
	"strings"
	"testing"

	"countersign/assessments/particulars"
)

func TestLinkedPapersAreThoseTakenIn(t *testing.T) {
	got := particulars.Read(paper("# Terms of Service",
		"These Terms of Service incorporate by reference our Acceptable Use Policy, the Data Processing Addendum and "+
			"each Order Form.",
		"You agree to the Acceptable Use Policy. Section 4 of these Terms of Service applies.",
		"We may mention the Cookie Policy somewhere.",
		"These Terms do not incorporate the Privacy Policy. The Support Policy is not incorporated by reference.",
		"No other terms, including the Purchase Terms, are incorporated."))
	names := []string{}
	for _, l := range got.Linked {
		names = append(names, l.Value)
	}
	if s := strings.Join(names, "; "); s != "Acceptable Use Policy; Data Processing Addendum; Order Form" {
		t.Errorf("it takes in %s", s)
	}
}

// A paper is linked by its own name: not by a part of this paper, nor by what others have.
func TestLinkedPapersAreNamedAsTheyAreCalled(t *testing.T) {
	for says, want := range map[string]string{
		"You comply with the Developer Data Addendum (“DDA”). You comply with the DDA.":      "Developer Data Addendum",
		"You comply with the law and publish a clear privacy policy.":                        "",
		"Their use is governed by the privacy policy of the company that offers it.":         "",
		"What they collect is subject to the service’s privacy notice.":                      "",
		"You comply with your privacy policy and our usage policy.":                          "usage policy",
		"As set forth in Section 12 (General Terms), it ends.":                               "",
		"These terms of sale (the “Sale Terms”) govern your use. You agree to pay.":          "",
		"14. Additional Terms for Mobile Phones. You agree to the Phone Policy.":             "Phone Policy",
		"Refund Policy: subject to the law, you get your money back.":                        "",
		"You comply with the Fair Use Policy set forth in this Section 5.":                   "",
		"It is subject to the Fruit Board’s Guidelines.":                                     "",
		"You comply with the Fruit Policy, previously called the Apple Policy.":              "Fruit Policy",
		"You are subject to the Payment Services Terms.":                                     "Payment Services Terms",
		"You agree to our Terms for Paid Plans.":                                             "Terms for Paid Plans",
		"It is subject to these Terms and the Partner Terms for Use on Farms.":               "Partner Terms for Use on Farms",
		"It forms part of the Sale Terms and the Fruit Policy.":                              "Sale Terms; Fruit Policy",
		"These words, and our Fruit Policy, are a legally binding agreement.":                "Fruit Policy",
		"When the Fruit Agreement ends, you comply with Attachment 2 of the Agreement.":      "Fruit Agreement",
		"This DPA supplements the Agreement. Words as used in this Agreement are its words.": "Agreement",
	} {
		if got := linked("# Data Addendum", says); got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
	if got := linked("# Terms of Sale", "These Terms incorporate the following:", "Fruit Addendum",
		"(b) Jam Policy: what jam is for;", "c) Our Honey Policy explains what honey is",
		"Bread Terms (https://bread.example)", "We sell bread.", "Cake Policy",
	); got != "Fruit Addendum; Jam Policy; Honey Policy; Bread Terms" {
		t.Errorf("of a list that is announced: %q", got)
	}
}

// linked are the papers that a paper of these paragraphs takes in.
func linked(paragraphs ...string) string {
	names := []string{}
	for _, l := range particulars.Read(paper(paragraphs...)).Linked {
		names = append(names, l.Value)
	}
	return strings.Join(names, "; ")
}
