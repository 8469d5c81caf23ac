package particulars_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/particulars"
)

// paper is a text of paragraphs; one that begins with # is a heading.
func paper(paragraphs ...string) assessments.Text {
	var t assessments.Text
	for _, s := range paragraphs {
		p := assessments.Paragraph{Kind: assessments.ParagraphBody}
		if rest, ok := strings.CutPrefix(s, "#"); ok {
			s, p.Kind, p.Level = strings.TrimSpace(rest), assessments.ParagraphHeading, 1
		}
		if t.Plain != "" {
			t.Plain += "\n\n"
		}
		p.Start = len([]rune(t.Plain))
		t.Plain += s
		p.End = len([]rune(t.Plain))
		t.Paragraphs = append(t.Paragraphs, p)
	}
	return t
}

func value(s *particulars.Stated) string {
	if s == nil {
		return ""
	}
	return s.Value
}

func TestTheDayOfAPaperIsTheOneItPrints(t *testing.T) {
	for printed, want := range map[string]string{
		"Last updated: October 24, 2025":                                  "2025-10-24 last_updated",
		"Effective 30 July 2026":                                          "2026-07-30 effective",
		"Version Effective Date: May 27, 2026":                            "2026-05-27 effective",
		"Last Updated: November 4th 2025":                                 "2025-11-04 last_updated",
		"Last revised the 1st of March, 2024":                             "2024-03-01 last_updated",
		"Version dated on 26.02.2020":                                     "2020-02-26 version",
		"Version: 28/10/2022":                                             "2022-10-28 version",
		"(Revision July 2020)":                                            "2020-07 version",
		"May 9, 2023":                                                     "2023-05-09 ",
		"_Last modified on Sept. 3, 2024_":                                "2024-09-03 last_updated",
		"These Terms were last updated on 2 January 2025.":                "2025-01-02 last_updated",
		"Last Updated: 2026-01-14 This Master Agreement is made with you": "2026-01-14 last_updated",
		"Updated: 1 December 2025 · Effective: January 1, 2026":           "2026-01-01 effective",
		"Last updated: January 5, 2026. The old version of these terms: Effective date: March 3, 2019.": "2026-01-05 last_updated",
		"Archive: Effective date: March 3, 2019":                                                        "",
		"Last updated: 2026.08.07":                                                                      "2026-08-07 last_updated",
		"Terms dated 2018-01-02":                                                                        "2018-01-02 version",
		"Entered into as of 3 June 2022":                                                                "2022-06-03 signed",
		"Last updated: February 30, 2025":                                                               "",
		"Our office opened on 3 May 2020 in a small town and has grown since.":                          "",
		"The former terms were withdrawn effective 30 November 2021, and are no longer used.":           "",
	} {
		got := particulars.Read(paper("# Terms of Service", printed,
			"You agree to these Terms by using the site.")).Date
		said := ""
		if got != nil {
			said = got.Value + " " + got.Kind
		}
		if said != want {
			t.Errorf("%q: %q, want %q", printed, said, want)
		}
	}
}

// A day in a line of its own is the paper's where the number of its version stands right above.
func TestADayBelowTheNumberOfTheVersionIsThePapers(t *testing.T) {
	body := make([]string, 0, 40)
	for range 20 {
		body = append(body, "You agree to these terms by using the site.")
	}
	got := particulars.Read(paper(append(append([]string{"# Data Terms"}, body...), "Data Terms, Version 8.0",
		"30 May 2024", "Previous versions", "1 May 2023", "1 May 2022")...)).Date
	if value(got) != "2024-05-30" || got.Kind != "version" {
		t.Errorf("the day is %+v", got)
	}
	got = particulars.Read(paper(append(append([]string{"# Data Terms"}, body...), "Offices", "30 May 2024",
		"Oslo")...)).Date
	if got != nil {
		t.Errorf("a day below no version: %+v", got)
	}
}

// A day in figures is read as the paper counts, and not at all where nothing in it tells how.
func TestADayInFiguresIsReadAsThePaperCounts(t *testing.T) {
	for _, c := range []struct{ printed, more, want string }{
		{"8/11/2026", "The laws of the State of California govern.", ""},
		{"8/11/2026", "It was first posted on 28/1/2020.", "2026-11-08"},
		{"8/11/2026", "It was first posted on 1/28/2020.", "2026-08-11"},
		{"04/05/2026", "Date format of this document: DD/MM/YYYY.", "2026-05-04"},
		{"04/05/2026", "Dates are MM/DD/YYYY.", "2026-04-05"},
		{"8.11.2026", "Nothing else.", "2026-11-08"},
		{"5/5/2026", "Nothing else.", "2026-05-05"},
		{"13/13/2026", "Nothing else.", ""},
	} {
		if got := value(particulars.Read(
			paper("# Privacy Notice", "Last Modified: "+c.printed, c.more)).Date); got != c.want {
			t.Errorf("%s, %q: %s, want %s", c.printed, c.more, got, c.want)
		}
	}
}

func TestTheTitleIsOfThePaperAndNotOfItsPageOrFirstSection(t *testing.T) {
	for _, c := range []struct {
		want       string
		paragraphs []string
	}{
		{"Acme Terms of Service", []string{"# Terms of Service", "# Acme Terms of Service", "You agree."}},
		{"Privacy Notice", []string{
			"We value your privacy", "# Customise Consent Preferences", "We use cookies.", "# Privacy Notice",
			"We are Acme, Inc.",
		}},
		{"", []string{
			"Short version: be kind.", "# 1. Compliance with Laws",
			"You are responsible for this.",
		}},
		{"e-business Hosting Agreement", []string{
			"Exhibit 10.27", "e-business Hosting Agreement", "between", "Fly, Inc.", "and",
			"Host Corporation",
		}},
		{"Privacy Policy", []string{
			"# Privacy Policy", "Updated July 22, 2026", "# What is the scope of this Privacy Policy?",
			"All of it.",
		}},
		{"", []string{"We sell pears.", "# Changes to the Terms of Use", "We may change them."}},
		{"Legal Notices for Pear Maps", []string{"# Legal Notices for Pear Maps", "We sell pears."}},
		{"", []string{"# Last Updated: 14 August 2025", "Welcome to Pear, by Pear, Inc."}},
		{"", []string{"What we collect", "Your choices", "# What we collect", "Names and addresses."}},
		{"Order Form No. 7", []string{"# Order Form No. 7 – last updated 3 May 2026", "Quantity: 4."}},
	} {
		if got := value(particulars.Read(paper(c.paragraphs...)).Title); got != c.want {
			t.Errorf("%q: %q, want %q", c.paragraphs, got, c.want)
		}
	}
}

func TestTheKindOfAPaperIsInItsTitleOrItsWords(t *testing.T) {
	for title, want := range map[string]string{
		"Acme Terms of Use": "online_terms", "Data Processing Addendum": "dpa", "Acme DPA": "dpa",
		"Acceptable Use Policy": "acceptable_use_policy", "Usage Policies": "acceptable_use_policy",
		"Service Level Agreement": "sla", "Privacy Statement": "privacy_policy", "AI Addendum": "ai_addendum",
		"Master Services Agreement":         "master_agreement",
		"Enterprise Subscription Agreement": "master_agreement",
		"Service-Specific Terms":            "product_terms", "Order Form": "order_form",
		"Pear Advertising Guidelines":     "acceptable_use_policy",
		"Prohibited Content and Products": "acceptable_use_policy", "Datenschutzerklärung": "privacy_policy",
		"Politique de confidentialité": "privacy_policy", "Informativa sulla privacy": "privacy_policy",
		"Allgemeine Geschäftsbedingungen": "online_terms", "Condiciones de uso": "online_terms",
		"Vertrag zur Auftragsverarbeitung": "dpa",
	} {
		if got := value(particulars.Read(paper("# "+title, "You agree.")).Kind); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
	untitled := paper("# 1. General",
		"The processor shall assist the controller. A subprocessor of the processor acts "+
			"for the controller alone.")
	said := paper("We keep few data.", "They are yours.", "You may ask.", "We answer.", "a.", "b.", "c.",
		"d.", "e.",
		"f.", "g.", "h.", "i.", "This Privacy Policy applies to all we offer.")
	if got := value(particulars.Read(said).Kind); got != "privacy_policy" {
		t.Errorf("a paper that says far below what it is: %q", got)
	}
	if got := value(particulars.Read(untitled).Kind); got != "dpa" {
		t.Errorf("a paper without a title, full of processors: %q", got)
	}
}

func TestTheProviderIsTheCompanyThatSpeaks(t *testing.T) {
	for says, want := range map[string]string{
		"These Terms are an agreement between you and Acme Labs, Inc. (“Acme”, “we”).":                     "Acme Labs, Inc.",
		"Our Services are provided by Tresor AG, with its seat in Zurich. Google LLC is a third-party.":    "Tresor AG",
		"When we say “Company”, “we”, or “us”, we are referring to 38signs LLC.":                           "38signs LLC",
		"This Agreement is entered into by and between Coldy AI Ltd., an Israeli company (“Coldy”).":       "Coldy AI Ltd.",
		"The website is owned and operated by Hangzhou Seek Co., Ltd.(hereinafter “Seek” or “we”).":        "Hangzhou Seek Co., Ltd.",
		"You are contracting with: Nord B.V. Payments are processed by third parties such as Stripe, Inc.": "Nord B.V.",
		"© 2022 Forms, Inc. Free to use.":                                                      "",
		"THE SERVICE IS PROVIDED “AS IS”, EXCEPT AS SET OUT ABOVE.":                            "",
		"We, Plum AI B.V., process data. We use services of Amazon Web Services, Inc. for it.": "Plum AI B.V.",
		"We use the services of Stripe, Inc. Our own company, Plum AI B.V., is in Utrecht.":    "Plum AI B.V.",
		"Customer: Acme GmbH": "",
		"This DPA is between Bank of Foo N.V. (“Controller”) and Gamma LLC (“Processor”).": "Gamma LLC",
		"Limited liability applies to every Company.":                                      "",
		// names with letters of other scripts and signs
		"The service is provided by Łąka Süd GmbH, with its seat in Bonn.":          "Łąka Süd GmbH",
		"4×4, Inc. (“4×4”) respects your privacy.":                                  "4×4, Inc.",
		"All Services are provided by the company Fjell Data AS, a firm of Bergen.": "Fjell Data AS",
		"The terms “we,” “us” and “our” include Pears, Inc. and its affiliates.":    "Pears, Inc.",
		// another name of the same company stands between it and what it is called
		"These Terms are a contract of Quince Labs Inc. , formerly known as Peach, Inc. (“Quince”, “we”) and you.": "Quince Labs Inc.",
		// a store that is kept out, and an affiliate in one section
		"You agree that Orchard, Inc. (“Orchard”) is not a party to these Terms. Orchard, Inc. owns the store.": "",
		"These Terms are made with us only, and not with Orchard, Inc. (“Orchard”).":                            "",
		"“Plum” means Plum Inc., of Utah. For this Section 3.1(B) only, “Plum” means Plum Pay LLC.":             "Plum Inc.",
		// what a paper calls a party is no company
		"Media Company may refuse an ad. Media Company will bill at once. Media Company is entitled to interest.": "",
		"By executing the Agreement, Company agrees. Company shall pay. Company will act. Company may end it.":    "",
	} {
		got := particulars.Read(paper("# Terms of Service", says))
		if value(got.Provider) != want {
			t.Errorf("%q: %q, want %q", says, value(got.Provider), want)
		}
	}
	both := particulars.Read(paper("# Hosting Agreement",
		"This Agreement is between Host Corporation (“Host”) and Fly, Inc. (“Customer”)."))
	if value(both.Provider) != "Host Corporation" || value(both.Customer) != "Fly, Inc." {
		t.Errorf("of two parties: %q and %q", value(both.Provider), value(both.Customer))
	}
}

func TestTheGoverningLawIsTheOneChosen(t *testing.T) {
	for says, want := range map[string]string{
		"This Agreement is governed by the laws of the State of California, without regard to conflicts.": "California",
		"This Agreement is governed by Swiss law.":                                                        "Swiss",
		"The law of New York, without regard to its conflict of laws, will govern this.":                  "New York",
		"These terms are governed by and construed in accordance with English law.":                       "English",
		"The laws of the state of Ohio will govern these Terms.":                                          "Ohio",
		"The law of the jurisdiction where you are a resident will govern these Terms.":                   "jurisdiction where you are a resident",
		"This DPA is governed by the law specified in the Principal Agreement.":                           "as in the Principal Agreement",
		"In Clause 17 the law of Ireland governs the Standard Contractual Clauses.":                       "",
		"It is governed by the laws of Germany, excluding the laws of New York.":                          "Germany",
		"It is governed by the laws of Ireland, and not by the laws of France.":                           "Ireland",
		"This Agreement is not governed by the laws of Ohio.":                                             "",
		"This Agreement is not governed by French law.":                                                   "",
		"It shall not be governed by the laws of the State of Texas but by the laws of Scotland.":         "Scotland",
		"It replaces the agreement governed by the laws of Malta.":                                        "",
		"Agreements with subcontractors may be governed by the laws of India.":                            "",
		"You may not be in a country under embargo under the laws of the United States.":                  "",
		"Acme is a company organised under the laws of Delaware.":                                         "",
		"You must comply with the export laws of the United States.":                                      "",
		"Laws that apply in your country of residence may give you rights.":                               "",
		"This Agreement is governed by the Ohio state law and by California state law.":                   "California",
		"CALIFORNIA LAW WILL GOVERN ALL DISPUTES ARISING UNDER THIS AGREEMENT.":                           "CALIFORNIA",
		"THESE TERMS ARE GOVERNED BY THE LAWS OF THE STATE OF UTAH WITHOUT REGARD TO CONFLICTS.":          "UTAH",
		"“Governing Laws” means: the Laws of Ireland.":                                                    "Ireland",
		"Governing Law, Jurisdiction, Venue":                                                              "",
		"Governing law: Norway":                                                                           "Norway",
		"The laws of Iowa govern. For such government entities, the laws of the United States govern.":    "Iowa",
		"The data protection laws in the EEA may apply to your use.":                                      "",
		"If you are a federal government agency, the laws of the United States govern.":                   "",
	} {
		if got := value(particulars.Read(paper("# Terms", says)).GoverningLaw); got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
}

func TestTermAndNoticeAreToldApart(t *testing.T) {
	for _, c := range []struct{ says, term, notice string }{
		{
			"Each Subscription Term will renew for successive 12-month periods unless either party gives notice of " +
				"non-renewal at least 90 days before the current Subscription Term ends.",
			"12-month, renews automatically", "at least 90 days before the current Subscription Term ends",
		},
		{
			"Either party may terminate this Agreement, without cause, upon at least thirty (30) days' prior written notice.",
			"", "at least thirty (30) days' prior written notice",
		},
		{"For monthly or yearly payment plans, the Service is billed in advance.", "monthly or annual", ""},
		{"If you cancel the Service before the end of your month, it ends at once.", "", ""},
		{"Your free trial ends unless you cancel before the end of the trial period.", "", ""},
		{"Either party may terminate for material breach on 30 days' notice.", "", ""},
		{
			"This Agreement has a term of 12 months and will not automatically renew.",
			"12 months, does not renew", "",
		},
		{
			"The initial term of one (1) year shall not be automatically renewed.",
			"one (1) year, does not renew", "",
		},
		{"The subscription term is 36 months, with no automatic renewal.", "36 months, does not renew", ""},
		{"The initial term is 24 months. This Agreement does not renew automatically.", "24 months", ""},
		{"Section 8, which read “it renews automatically for one (1) year”, is deleted.", "", ""},
		{
			"Plans are billed on an annual or monthly basis, and renew automatically.",
			"monthly or annual, renews automatically", "",
		},
		{"Either party may not terminate this Agreement on 30 days notice before renewal.", "", ""},
		{
			"This Agreement shall automatically renew for consecutive twelve (12) month periods unless a party gives notice " +
				"of non-renewal at least thirty (30) days prior to the end of the term.",
			"twelve (12) month, renews automatically",
			"at least thirty (30) days prior to the end of the term",
		},
		{"You may cancel auto-renewal at any time.", "", ""},
		{"During the term of these Terms, we will tell you of news.", "", ""},
		{
			"These Terms will remain in full force and effect while you use it.",
			"These Terms will remain in full " +
				"force and effect while you use it.", "",
		},
		{
			"You must cancel your plan before the next billing date to stop being charged.", "",
			"before the next billing date",
		},
		{"Cancel the renewal of a domain before the end of the current agreement.", "", ""},
		{"Auto-renewal may be turned off in your settings.", "", ""},
		{"You must disclose the length of your auto-renewing subscription to buyers.", "", ""},
		{
			"You are automatically billed each 30, 180 or 365 days.",
			"You are automatically billed each 30, 180 or 365 days.", "",
		},
		{
			"Company gives at least thirty (30) days’ notice prior to any non-renewal of a policy of insurance.",
			"", "",
		},
	} {
		got := particulars.Read(paper("# Terms", c.says))
		if value(got.Term) != c.term || value(got.Notice) != c.notice {
			t.Errorf("%q: term %q, notice %q", c.says, value(got.Term), value(got.Notice))
		}
	}
}

// FuzzRead: whatever the text, each quote is the slice it says it is, and a value is never empty.
func FuzzRead(f *testing.F) {
	f.Add("Terms of Service\n\nLast updated: May 3, 2024\n\nBetween you and Acme, Inc. (“we”).")
	f.Add("§§ – “”()[]\n\nEffective 99 May 0000\n\n\U0001F600 Ltd.")
	f.Add("a. b. c. Inc. (“we”) governed by the laws of . . of the State of")
	f.Fuzz(func(t *testing.T, s string) {
		text := paper(strings.Split(strings.ToValidUTF8(s, "?"), "\n\n")...)
		runes := []rune(text.Plain)
		got := particulars.Read(text)
		for _, one := range got.Rows() {
			if one.Start < 0 || one.End > len(runes) || one.Start > one.End ||
				string(runes[one.Start:one.End]) != one.Quote {
				t.Fatalf("%s: %+v is no slice", one.Name, one.Stated)
			}
			if strings.TrimSpace(one.Value) == "" {
				t.Errorf("%s states nothing: %+v", one.Name, one.Stated)
			}
		}
	})
}
