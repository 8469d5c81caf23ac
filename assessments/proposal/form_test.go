package proposal_test

import (
	"strconv"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/proposal"
)

// contractOf is the contract that a form makes whose field says something.
func contractOf(t *testing.T, field, says string) (*assessments.Contract, error) {
	t.Helper()
	f := proposal.Form{Values: map[string]string{
		"title": "Terms", "kind": "online_terms", "vendor": "Acme", "contract": "Acme terms", "label": "1",
		"status": "published", "effective": "2026-01-31", field: says,
	}}
	got, wrong := f.Records(&proposal.Known{}, func(n assessments.Noun) string { return string(n) })
	if len(wrong) > 0 {
		return nil, wrong.Err()
	}
	return got.Records[1].(*assessments.Contract), nil
}

// runs is a term as a contract keeps it.
type runs struct {
	Start, End assessments.Date
	Renews     bool
	Months     int
}

func termOf(t *testing.T, says string) (runs, error) {
	c, err := contractOf(t, "term", says)
	if err != nil {
		return runs{}, err
	}
	return runs{c.Start, c.End, c.AutomaticRenewal, c.RenewalMonths}, nil
}

func noticeOf(t *testing.T, says string) (int, error) {
	c, err := contractOf(t, "notice", says)
	if err != nil {
		return 0, err
	}
	return c.NoticeDays, nil
}

func TestATermIsReadAsTheFormWritesIt(t *testing.T) {
	for in, want := range map[string]runs{
		"":                             {Start: "2026-01-31"},
		"open-ended":                   {Start: "2026-01-31"},
		"36 months":                    {Start: "2026-01-31", End: "2029-01-30"},
		"one month":                    {Start: "2026-01-31", End: "2026-02-27"},
		"thirty-six (36) months":       {Start: "2026-01-31", End: "2029-01-30"},
		"1 year, renews":               {Start: "2026-01-31", End: "2027-01-30", Renews: true, Months: 12},
		"1 year, renews 6 months":      {Start: "2026-01-31", End: "2027-01-30", Renews: true, Months: 6},
		"to 2029-12-31":                {Start: "2026-01-31", End: "2029-12-31"},
		"3 years, to 2029-12-31":       {Start: "2026-01-31", End: "2029-12-31"},
		"from 2026-03-01, 10 days":     {Start: "2026-03-01", End: "2026-03-10"},
		"renews monthly":               {Start: "2026-01-31", Renews: true},
		"12 months, does not renew":    {Start: "2026-01-31", End: "2027-01-30"},
		"to 2027-06-30, renews 1 year": {Start: "2026-01-31", End: "2027-06-30", Renews: true, Months: 12},
	} {
		if got, err := termOf(t, in); err != nil || got != want {
			t.Errorf("%q: %+v, %v, want %+v", in, got, err, want)
		}
	}
	for _, in := range []string{"for ever", "2 years or 3 years", "to 2027-02-30", "12"} {
		if got, err := termOf(t, in); err == nil {
			t.Errorf("%q is read as %+v", in, got)
		}
	}
}

func TestANoticeIsReadInDays(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "90": 90, "90 days": 90, "at least sixty (60) days": 60,
		"one month": 31, "3 months": 92, "two weeks": 14, "1 year": 366, "18 months": 550,
	} {
		if got, err := noticeOf(t, in); err != nil || got != want {
			t.Errorf("%q: %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"soon", "30 or 60 days and 90 days", "-3"} {
		if got, err := noticeOf(t, in); err == nil {
			t.Errorf("%q is read as %d days", in, got)
		}
	}
}

// TestNoticeOfMonthsIsNeverTooLate counts the months back from every day of five years.
func TestNoticeOfMonthsIsNeverTooLate(t *testing.T) {
	for months := 1; months <= 24; months++ {
		days, err := noticeOf(t, strconv.Itoa(months)+" months")
		if err != nil {
			t.Fatal(err)
		}
		for end := assessments.Date("2027-01-01"); end < "2032-01-01"; end = end.AddDays(1) {
			if last := end.AddMonths(-months); end.AddDays(-days) > last {
				t.Fatalf("%d months before %s is %s; %d days are %s", months, end, last, days, end.AddDays(-days))
			}
		}
	}
}

// made are the records of a form: their nouns, with what says which one is meant.
func made(t *testing.T, f proposal.Form, k *proposal.Known) (string, proposal.Filing) {
	t.Helper()
	n := 0
	got, wrong := f.Records(k, func(noun assessments.Noun) string {
		n++
		return string(noun) + strconv.Itoa(n)
	})
	if len(wrong) > 0 {
		return wrong.Error(), got
	}
	var out []string
	for _, r := range got.Records {
		out = append(out, string(r.Noun())+" "+assessments.TitleOf(r))
	}
	out = append(out, "document "+got.Document.ID+got.Document.Name, "version "+got.Version.Label)
	return strings.Join(out, "; "), got
}

func TestAFormMakesWhatIsNotOnRecordYet(t *testing.T) {
	first := proposal.Of(paper("x.md", "# Terms of Service", "Effective 1 January 2027", acme),
		&proposal.Known{Today: "2026-12-01"})
	form := first.Form()
	form.Purpose = " Drafting "
	said, got := made(t, form, &proposal.Known{})
	if want := "vendor Acme Labs; service Acme Labs; contract Acme Labs Terms of Service; use Drafting; document Terms of Service; version 2027-01-01"; said != want {
		t.Errorf("from nothing: %s, want %s", said, want)
	}
	v, c, u := got.Records[0].(*assessments.Vendor), got.Records[2].(*assessments.Contract),
		got.Records[3].(*assessments.Use)
	if v.LegalName != "Acme Labs, Inc." || c.VendorID != v.ID || c.Start != "2027-01-01" ||
		u.ContractID != c.ID ||
		got.Document.ContractID != c.ID || got.Document.VendorID != v.ID || got.Use != u.ID {
		t.Errorf("the records do not belong together: %+v", got)
	}

	beside := proposal.Of(paper("x.md", "# AI Addendum", acme), onRecord())
	if said, got := made(t, beside.Form(),
		onRecord()); said != "document AI Addendum; version 2026-12-01" ||
		got.Document.ContractID != "c1" || got.Document.ServiceID != "s1" {
		t.Errorf("beside what is on record: %s, %+v", said, got.Document)
	}

	again := proposal.Of(paper("x.md", "# Terms of Service", "Effective 1 January 2027", acme), onRecord())
	if said, got := made(t, again.Form(),
		onRecord()); said != "document d1Acme Terms of Service; version 2027-01-01" ||
		got.Version.DocumentID != "d1" {
		t.Errorf("a new version: %s, %+v", said, got.Version)
	}
}

func TestAFormSaysWhatIsWrongByField(t *testing.T) {
	good := func() proposal.Form {
		p := proposal.Of(paper("x.md", "# Terms of Service", acme), &proposal.Known{Today: "2026-12-01"})
		return p.Form()
	}
	for field, value := range map[string]string{
		"title": " ", "kind": "", "vendor": "", "label": "", "status": "",
		"effective": "2026-02-30", "term": "for ever", "notice": "soon",
	} {
		f := good()
		f.Values[field] = value
		got, wrong := f.Records(&proposal.Known{}, func(assessments.Noun) string { return "x" })
		if len(wrong) != 1 || wrong[0].Path != field || len(got.Records) > 0 {
			t.Errorf("%s %q: %v, %+v", field, value, wrong, got.Records)
		}
	}
	gone := good()
	gone.Document = "d9"
	if _, wrong := gone.Records(onRecord(), nil); len(wrong) != 1 || wrong[0].Path != "title" {
		t.Errorf("a version of a document that is gone: %v", wrong)
	}
	nameless := good()
	nameless.Purpose, nameless.Values["service"] = "Mail", ""
	if _, wrong := nameless.Records(&proposal.Known{}, func(assessments.Noun) string {
		return "x"
	}); len(wrong) != 1 ||
		wrong[0].Path != "service" {
		t.Errorf("a use without a service: %v", wrong)
	}
}

func FuzzNoFileNameBreaksTheGuess(f *testing.F) {
	f.Add("lumen_dpa_v2_signed.pdf", "# Terms")
	f.Add("\xff__v..", "")
	f.Add("", "By: \n\nSignature:\xff")
	f.Fuzz(func(t *testing.T, name, words string) {
		words = strings.ToValidUTF8(words, "?")
		k := &proposal.Known{Vendors: []assessments.Vendor{{ID: "l", Name: "Lumen"}}}
		text := assessments.Text{Plain: words, Paragraphs: []assessments.Paragraph{{End: len([]rune(words))}}}
		p := proposal.Of(proposal.Read(name, text), k)
		for _, one := range p.Facts {
			if one.End > 0 && text.Slice(one.Start, one.End) != one.Quote {
				t.Errorf("%q: %+v is not where it is said to stand", words, one)
			}
		}
		if p.Fact("title").Value == "" || p.Fact("kind").Value == "" || p.Fact("status").Value == "" {
			t.Errorf("%q gives %+v", name, p.Facts)
		}
	})
}
