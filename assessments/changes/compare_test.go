package changes_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"countersign/assessments"
	"countersign/assessments/changes"
	"countersign/templates/lexicon"
)

// textOf makes a text of paragraphs; one that begins with # is a heading.
func textOf(paragraphs ...string) assessments.Text {
	var t assessments.Text
	n := 0
	for i, p := range paragraphs {
		kind := assessments.ParagraphBody
		if rest, ok := strings.CutPrefix(p, "# "); ok {
			kind, p = assessments.ParagraphHeading, rest
		}
		if i > 0 {
			t.Plain += "\n\n"
			n += 2
		}
		t.Plain += p
		to := n + utf8.RuneCountInString(p)
		t.Paragraphs = append(t.Paragraphs, assessments.Paragraph{Start: n, End: to, Kind: kind})
		n = to
	}
	return t
}

// only compares two versions of one paragraph and returns how far its change reaches.
func only(t *testing.T, old, new string) changes.Kind {
	t.Helper()
	before, after := "The customer pays the fees that the order names.",
		"This agreement replaces all earlier ones."
	got := changes.Compare(textOf(before, old, after), textOf(before, new, after), nil).Changes
	kind := changes.None
	for _, c := range got {
		if c.Kind == changes.Substantive || kind == changes.None || kind == changes.Cosmetic {
			kind = c.Kind
		}
	}
	return kind
}

func TestWhatReachesHowFar(t *testing.T) {
	for _, c := range []struct {
		old, new string
		want     changes.Kind
	}{
		{"We keep data for 30 days.", "We keep data for 30 days.", changes.None},
		// how it looks
		{"We keep data for 30 days.", "We  keep data\nfor 30 days.", changes.Cosmetic},
		{"4.2 We keep data for 30 days.", "5.1 We keep data for 30 days.", changes.Cosmetic},
		{"(a) We keep data for 30 days.", "(iv) We keep data for 30 days.", changes.Cosmetic},
		{
			"We keep “data” for 30 days; it's ours.", "We keep \"data\" for 30 days; it’s ours.",
			changes.Cosmetic,
		},
		{
			"See https://a.example/terms?utm_source=mail for it.", "See https://b.example/new for it.",
			changes.Cosmetic,
		},
		{"We keep data as Section 4.2 says.", "We keep data as Section 5.1 says.", changes.Cosmetic},
		{"The licenses in Sections D.4–D.7 end.", "The licenses in Sections D.4–D.8 end.", changes.Cosmetic},
		{"Our third-party suppliers may help.", "Our third party suppliers may help.", changes.Cosmetic},
		{
			"Calls that exceed limitson use are refused.", "Calls that exceed limits on use are refused.",
			changes.Cosmetic,
		},
		{"WE ARE NOT LIABLE FOR LOST DATA.", "We are not liable for lost data.", changes.Cosmetic},
		{
			"10. WARRANTY DISCLAIMER 1. NOTHING HERE LIMITS OUR LIABILITY.",
			"10. WARRANTY DISCLAIMER NOTHING HERE LIMITS OUR LIABILITY.", changes.Cosmetic,
		},
		// another way to say it
		{"Write to us through the form on this page.", "Write to us via the help center.", changes.Reworded},
		{"We shall delete the data.", "We will delete the data.", changes.Reworded},
		{"We shall remove the data.", "We shall delete the data.", changes.Reworded},
		{"Upon request, we delete data.", "We delete data upon request.", changes.Reworded},
		{"We must fulfil the request.", "We must fulfill the request.", changes.Reworded},
		// a number, party, duty, negation or scope
		{
			"The number of seats is 10. The fee is due.", "The number of seats is 12. The fee is due.",
			changes.Substantive,
		},
		{"We keep data for 30 days.", "We keep data for 60 days.", changes.Substantive},
		{"We keep data for thirty days.", "We keep data for sixty days.", changes.Substantive},
		{"Our liability is limited to $100.", "Our liability is limited to €100.", changes.Substantive},
		{"We keep 99.9 of the logs.", "We keep 99.9% of the logs.", changes.Substantive},
		{"We will share data.", "We will not share data.", changes.Substantive},
		{"We don't share data.", "We do share data.", changes.Substantive},
		{"We may share data with you.", "We shall share data with you.", changes.Substantive},
		{"You may not share the output.", "You may share the output.", changes.Substantive},
		{"We share data with our affiliates.", "We share data with our suppliers.", changes.Substantive},
		{
			"The customer indemnifies the provider.",
			"The provider's customer and its affiliates indemnify the provider.", changes.Substantive,
		},
		{
			"We use data only to provide the service.", "We use data to provide the service.",
			changes.Substantive,
		},
		{"Article 28 of the GDPR applies.", "Article 32 of the GDPR applies.", changes.Substantive},
		{
			"The customer indemnifies the provider.", "The provider indemnifies the customer.",
			changes.Substantive,
		},
		{
			"We keep logs for 30 days and files for 60 days.", "We keep logs for 60 days and files for 30 days.",
			changes.Substantive,
		},
		{
			"We share logs and do not share files.", "We do not share logs and share files.",
			changes.Substantive,
		},
		{"Data stays in Ireland.", "Data stays in Singapore.", changes.Substantive},
		{"We take commercially reasonable measures.", "We take reasonable measures.", changes.Substantive},
	} {
		if got := only(t, c.old, c.new); got != c.want {
			t.Errorf("%q → %q is %s, want %s", c.old, c.new, got, c.want)
		}
	}
}

func TestThirteenWrittenTwiceIsTheSameNumber(t *testing.T) {
	if got := only(t, "You are at least 13 years old.",
		"You are at least thirteen (13) years old."); got == changes.Substantive {
		t.Errorf("13 → thirteen (13) is %s", got)
	}
}

func TestASectionThatMovedIsRecognised(t *testing.T) {
	a := "# Confidentiality"
	b := "Each party keeps the confidential information of the other secret for five years after it was disclosed."
	rest := []string{
		"The supplier provides the service with reasonable care.",
		"Invoices are due within thirty days of receipt.",
		"Either party may terminate for material breach on notice.",
	}
	old := textOf(append([]string{a, b}, rest...)...)
	moved := textOf(append(append([]string{}, rest...), a, b)...)
	got := changes.Compare(old, moved, nil)
	found := false
	for _, c := range got.Changes {
		if c.Kind == changes.Substantive {
			t.Errorf("%s: [%s] → [%s]", c.Kind, c.Old.Quote, c.New.Quote)
		}
		found = found || c.Moved && c.New.Quote == b
	}
	if !found {
		t.Error("the section that moved was not recognised")
	}
}

func TestTheOpeningLineOfAListSpeaksForItsItems(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	items := []string{
		"(1) you own all right, title and interest in the output of the services;",
		"(2) you retain ownership of the input that you submit to the services.",
	}
	old := textOf(append([]string{"# Rights", "Subject to applicable law, the following holds:"},
		items...)...)
	latest := textOf(append([]string{
		"# Rights",
		"Subject to your compliance with our policies, the following holds:",
	}, items...)...)
	for _, topic := range changes.Compare(old, latest, lex).Topics {
		if want := topic.Topic == "ip_ownership"; want != topic.Affected() {
			t.Errorf("%s: affected %v", topic.Topic, topic.Affected())
		}
	}
}

func TestNoTopicIsJudgedInAnotherLanguage(t *testing.T) {
	lex, err := lexicon.Load()
	if err != nil {
		t.Fatal(err)
	}
	german := "Der Anbieter darf die Inhalte des Kunden nicht für das Training von Modellen verwenden, und er löscht sie nach 30 Tagen."
	got := changes.Compare(textOf(german), textOf(strings.Replace(german, "30", "60", 1)), lex)
	if len(got.Topics) != 0 || len(got.Changes) != 1 || got.Changes[0].Kind != changes.Substantive {
		t.Errorf("%+v", got)
	}
}

func TestAProductThatIsCalledOtherwiseIsShownOnce(t *testing.T) {
	old := textOf("We offer Blue Heron to you.", "You may use Blue Heron for work.",
		"Blue Heron's output is yours.", "Blue Heron keeps no input.")
	latest := textOf("We offer Kestrel to you.", "You may use Kestrel for work.",
		"Kestrel's output is yours.", "Kestrel keeps the input.")
	var kinds []changes.Kind
	for _, c := range changes.Compare(old, latest, nil).Changes {
		kinds = append(kinds, c.Kind)
	}
	want := []changes.Kind{changes.Substantive, changes.Reworded, changes.Reworded, changes.Substantive}
	if !slices.Equal(kinds, want) {
		t.Errorf("%v, want %v", kinds, want)
	}
}

func TestATermThatIsDefinedOtherwiseIsNoOtherName(t *testing.T) {
	old := textOf("“Content” means what you submit.", "We protect Content.", "We keep Content.",
		"We back up Content.")
	latest := textOf("“Materials” means what you submit.", "We protect Materials.", "We keep Materials.",
		"We back up Materials.")
	for _, c := range changes.Compare(old, latest, nil).Changes {
		if c.Kind != changes.Substantive {
			t.Errorf("%s: %s", c.Kind, c.Marked())
		}
	}
}
