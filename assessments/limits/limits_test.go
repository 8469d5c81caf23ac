package limits_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"countersign/assessments"
	"countersign/assessments/limits"
)

// said is what a text states, in few words each.
func said(text string) string {
	var out []string
	for _, q := range limits.Parse(text) {
		out = append(out, q.Says())
	}
	return strings.Join(out, "; ")
}

// TestNumbersAreReadAsTheyAreWritten: words, figures, both, ranges, marks between thousands, parts.
func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"within thirty (30) days":            "within 30 days",
		"within (30) days":                   "within 30 days",
		"within one hundred and eighty days": "within 180 days",
		"a thirty-day period":                "30 days",
		"a 30-day period":                    "30 days",
		"48h":                                "48 hours",
		"between 30 and 60 days":             "30 to 60 days",
		"30–60 days":                         "30 to 60 days",
		"within a month":                     "within 1 month",
		"one month's notice":                 "1 month",
		"1.5 days":                           "1.5 days",
		"promptly and in any event within two weeks":         "within 2 weeks",
		"five (5) working days":                              "5 business days",
		"ninety-nine point five percent (99.5%) uptime":      "99.5 %",
		"99,95 % uptime":                                     "99.95 %",
		"99.999 % uptime":                                    "99.999 %",
		"EUR 1.000.000":                                      "EUR 1,000,000",
		"1 000 000 EUR":                                      "EUR 1,000,000",
		"CHF 1'500'000":                                      "CHF 1,500,000",
		"$1.5 million":                                       "USD 1,500,000",
		"£250k":                                              "GBP 250,000",
		"five hundred thousand euros":                        "EUR 500,000",
		"EUR 1,000,000.50":                                   "EUR 1,000,000.5",
		"liability of twelve months’ fees":                   "12 months’ fees",
		"a cap of twice the annual fees":                     "24 months’ fees",
		"capped at 200% of the yearly charges":               "24 months’ fees",
		"liability of three times the fees":                  "3 times the fees",
		"capped at the monthly fees":                         "1 month’s fees",
		"capped at the fees paid in the preceding quarter":   "3 months’ fees",
		"not longer than 30 days":                            "within 30 days",
		"for no longer than 30 days":                         "within 30 days",
		"30 days or less":                                    "within 30 days",
		"30 days at the latest":                              "within 30 days",
		"longer than 30 days":                                "more than 30 days",
		"not earlier than 30 days before the change":         "at least 30 days before the change",
		"no later than 30 days before the renewal":           "at least 30 days before the renewal",
		"no later than 30 days after the renewal date ended": "within 30 days after the end",
	} {
		text = "x " + text + "."
		if got := said(text); got != want && strings.TrimPrefix(got, "within ") != want {
			t.Errorf("%q says %q, want %q", text, got, want)
		}
	}
}

// TestWhatIsNoLimitIsNone: none of these states a limit.
func TestWhatIsNoLimitIsNone(t *testing.T) {
	for _, text := range []string{
		"",
		"Section 30 days are named in Article 28 and § 5.2.",
		"On 12 May 2026 version 2.1 of the API was released.",
		"Call +49 30 5550 12 or write to 12 Long Street, 10115 Berlin.",
		"The price is EUR 0.002 per 1,000 tokens, $20/user, and 5 EUR per month.",
		"The service runs 24 hours a day, 7 days a week, 365 days a year (24/7).",
		"You must be at least 18 years old, or 16 years of age with consent.",
		"Some periods are short (e.g. 30 days), for example 14 days, such as 7 days.",
		"Provider does not guarantee 99.9 % availability.",
		"Vendor is not required to give 30 days' notice.",
		"There is no obligation to delete within 30 days.",
		"A 14-day trial is free, and a free trial of 30 days follows.",
		"We have over 20 years of experience and ISO 27001.",
		"The annual fees are payable in advance.",
		"The laws of Germany and the EU GDPR apply; prices are in US dollars.",
		"A day without rain; the fees paid are not refundable.",
	} {
		for _, q := range limits.Parse(text) {
			t.Errorf("%q states %q (%q)", text, q.Says(), q.Text)
		}
	}
}

// pieces are parts of clauses: what a property puts together is like a contract, and like none.
var pieces = []string{
	"Provider shall notify Customer", "within", "no later than", "at least", "thirty (30) days", "72 hours",
	"(5)", "business days",
	"after becoming aware", "of", "before", "EUR 1.000.000", "the greater of", "and",
	"twice the fees paid in the 12 months before",
	"99.9 %", "per month", ".", ";", "\n\n", "e.g.", "(", ")", "Section 12", "in the EEA", "US$5m",
	"twelve-month", "a month", "’s notice",
	"one hundred and", "0", "1,000", "1'000", "–", "to", "%", "does not guarantee", "liability", "cap",
	"the annual fees", "ß", "\xff", "2026",
	"hundred", "point five", "İ", "The U.S.", "A", "fees paid by the U.S. Customer in", "unless", "fees", "whichever is later", "x", "times",
}

// TestEveryNumberIsInTheText: its words are where it says, and no two overlap.
func TestEveryNumberIsInTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "parts")
		text := strings.Join(parts, rapid.SampledFrom([]string{" ", "", "\u00a0"}).Draw(t, "joint"))
		whole(t, text)
	})
}

// several are limits of one item that differ in everything by which a number is given to one of them.
var several = assessments.Limits{Entries: []assessments.Limit{
	notice.Entries[0],
	{
		Item: "X", ID: "cap", Better: "more", AnyBound: true, Unit: "yearly fees", About: []string{"liab", "cap"},
		Require: "24 hours after becoming aware", First: true,
	},
	{
		Item: "X", ID: "days", Better: "more", Unit: "days", Side: "before", From: "end",
		About: []string{"shall", "provider"}, Unless: []string{"busi", "e.g"}, FallBack: "48 hours after becoming aware",
	},
	{Item: "X", ID: "share", Better: "less", Unit: "percent", About: []string{"per"}, WalkAway: "more than 72 hours"},
	{Item: "X", ID: "place", Better: "named", Unit: "region", Require: "any incident"},
}}

// TestEveryComparisonIsOfANumberOfTheText: whatever the text is, and each says how they differ.
func TestEveryComparisonIsOfANumberOfTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 16).Draw(t, "parts")
		text := strings.Join(parts, rapid.SampledFrom([]string{" ", "", ". "}).Draw(t, "joint"))
		read := limits.Parse(text)
		for _, f := range limits.Check(&several, item(ours), text) {
			if !slices.Contains(read, f.Quantity) || f.Outcome == "" || f.Ours == "" || f.Why == "" {
				t.Fatalf("%q: %+v", text, f)
			}
		}
	})
}

func FuzzEveryNumberIsInTheText(f *testing.F) {
	f.Add("within thirty (30) days after termination, at least EUR 1.000.000 or 2x the annual fees")
	f.Fuzz(func(t *testing.T, text string) { whole(t, text) })
}

func whole(t interface{ Fatalf(string, ...any) }, text string) {
	end := 0
	for _, q := range limits.Parse(text) {
		if q.Start < end || q.End <= q.Start || q.End > len(text) || text[q.Start:q.End] != q.Text {
			t.Fatalf("%q: %q is not at %d to %d, or overlaps", text, q.Text, q.Start, q.End)
		}
		end = q.End
		if q.Low < 0 || q.High < q.Low {
			t.Fatalf("%q: %q is from %d to %d", text, q.Text, q.Low, q.High)
		}
		if q.Says() == "" || strings.TrimSpace(q.Text) == "" {
			t.Fatalf("%q: a number without words", text)
		}
	}
}

// notice is a limit as the shipped ones are, for its sentences.
var notice = assessments.Limits{Entries: []assessments.Limit{{
	Item: "X", ID: "notice", Title: "Notice", Better: "less", Unit: "hours", Side: "after",
	About: []string{"notif"}, Require: "24 hours after becoming aware",
	FallBack: "48 hours after becoming aware", But: "24 if NIS 2 applies", WalkAway: "more than 72 hours",
}}}

func item(p assessments.Positions) *assessments.Item {
	return &assessments.Item{ID: "X", Positions: &p}
}

var ours = assessments.Positions{
	Require:  "24 hours after becoming aware, any incident",
	FallBack: "48 hours after becoming aware (24 if NIS 2 applies)",
	WalkAway: "No duty, or more than 72 hours.",
}

// TestAFindingSaysHowTheyDiffer: what the text says, what our position is, and how they differ.
func TestAFindingSaysHowTheyDiffer(t *testing.T) {
	for text, want := range map[string]string{
		"notify within 24 hours of discovery": "require: within 24 hours after becoming aware: " +
			"what we require is 24 hours after becoming aware. It is as good as what we require.",
		"notify within 2 days of discovery": "fall back: within 2 days after becoming aware: " +
			"our fall-back is 48 hours after becoming aware. It is as good as our fall-back and short of what we " +
			"require, 24 hours after becoming aware. The fall-back also says: “24 if NIS 2 applies”.",
		"notify within 72 hours after confirmation": "cannot be compared: within 72 hours after confirmation: " +
			"our fall-back is 48 hours after becoming aware. It is 24 hours longer, and counts from a later event.",
		"notify within 60 hours": "short: within 60 hours: our fall-back is 48 hours after becoming aware. " +
			"It is 12 hours longer than our fall-back. The text does not state what the time counts from.",
		"notify within 96 hours after confirmation": "walk away: within 96 hours after confirmation: " +
			"our walk-away is more than 72 hours. That is our walk-away.",
		"notify within thirty (20) hours": "cannot be compared: within 20 hours: " +
			"our fall-back is 48 hours after becoming aware. It cannot be compared: its words and its figures differ.",
		"pay within 30 days": "",
	} {
		got := ""
		for _, f := range limits.Check(&notice, item(ours), text) {
			got += string(f.Outcome) + ": " + f.Text + ": " + f.Ours + ". " + f.Why
		}
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", text, got, want)
		}
	}
}

// TestANumberMayGoOverTheEndOfASentence: what looks like one, within the words of a number.
func TestANumberMayGoOverTheEndOfASentence(t *testing.T) {
	text := "Liability is limited to the fees paid by Customer: The sum is counted in the 12 months before."
	if got := limits.Check(&several, item(ours), text); len(got) != 1 || got[0].Text != "within 12 months’ fees" {
		t.Errorf("%+v", got)
	}
}

// TestALimitHoldsOnlyForTheWordsItIsFrom: an assessment that was begun with other positions is not
// measured by ours of today.
func TestALimitHoldsOnlyForTheWordsItIsFrom(t *testing.T) {
	other := ours
	other.FallBack = "36 hours after becoming aware"
	if got := limits.Check(&notice, item(other), "notify within 40 hours"); len(got) > 0 {
		t.Errorf("%+v", got)
	}
	if got := limits.Check(&notice, &assessments.Item{ID: "X"}, "notify within 40 hours"); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}
