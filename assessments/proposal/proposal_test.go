package proposal_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/proposal"
)

// paper is a file as it was read, of paragraphs; one that begins with # is a heading.
func paper(file string, paragraphs ...string) proposal.Paper {
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
	return proposal.Read(file, t)
}

// acme is what the terms of one vendor say at their beginning.
const acme = "These Terms are an agreement between you and Acme Labs, Inc. (“Acme”, “we”)."

// chosen is a paper of which a person said whose it is, or which document it is a new version of.
func chosen(p proposal.Paper, vendor, document string) proposal.Paper {
	p.Vendor, p.Document = vendor, document
	return p
}

// onRecord are records of one vendor with a service, a contract, a use and two documents.
func onRecord() *proposal.Known {
	return &proposal.Known{
		Today:        "2026-12-01",
		Organisation: assessments.Organisation{Name: "Brackwater AG"},
		Vendors:      []assessments.Vendor{{ID: "v1", Name: "Acme", LegalName: "Acme Labs, Inc."}},
		Services:     []assessments.Service{{ID: "s1", VendorID: "v1", Name: "Acme Mail"}},
		Contracts: []assessments.Contract{{
			ID: "c1", VendorID: "v1", Name: "Acme agreement", SigningEntity: "Brackwater Sales GmbH",
		}},
		Papers: []proposal.Filed{
			{
				Document: assessments.Document{
					ID: "d1", VendorID: "v1", ContractID: "c1",
					Name: "Acme Terms of Service", Type: "online_terms",
				},
				Current: assessments.Version{ID: "d1/1", Status: assessments.VersionAccepted},
			},
			{
				Document: assessments.Document{
					ID: "d2", VendorID: "v1", ContractID: "c1",
					Name: "Data processing addendum", Type: "dpa",
				},
				Current: assessments.Version{ID: "d2/1", Status: assessments.VersionDraft},
			},
		},
	}
}

func of(p proposal.Paper, k *proposal.Known) *proposal.Proposal {
	out := proposal.Of(p, k)
	return &out
}

// facts are proposed values with how sure they are: "field=value (sureness)".
func facts(p *proposal.Proposal, fields ...string) string {
	var out []string
	for _, f := range fields {
		one := p.Fact(f)
		out = append(out, f+"="+one.Value+" ("+string(one.Sure)+")")
	}
	return strings.Join(out, "; ")
}

func TestWhatAPaperBecomesIsProposedFromItsTextAndTheRecords(t *testing.T) {
	nothing := &proposal.Known{Today: "2026-12-01"}
	for name, c := range map[string]struct {
		p      proposal.Paper
		k      *proposal.Known
		fields []string
		want   string
	}{
		"a new vendor, its service and contract": {
			paper("x.md", "# Terms of Service", "Effective date: June 1, 2026", acme), nothing,
			[]string{
				"title", "kind", "vendor", "service", "contract",
				"effective", "label",
			},
			"title=Terms of Service (stated); kind=online_terms (stated); vendor=Acme Labs (stated); " +
				"service=Acme Labs (unsure); contract=Acme Labs Terms of Service (derived); effective=2026-06-01 (stated); label=2026-06-01 (derived)",
		},
		"a vendor on record by its legal name": {
			paper("x.md", "# Terms of Service", acme), onRecord(),
			[]string{"vendor", "service", "contract"},
			"vendor=Acme (stated); service=Acme Mail (derived); contract=Acme agreement (derived)",
		},
		"a vendor on record that only the file's name has": {
			paper("acme-terms.md", "# Terms of Service", "Terms apply."), onRecord(),
			[]string{"vendor"},
			"vendor=Acme (unsure)",
		},
		"a company that is not the vendor whose name the file has": {
			paper("acme-terms.md", "# Terms of Service",
				"These Terms are an agreement between you and Other Corp. (“we”)."), onRecord(),
			[]string{"vendor"},
			"vendor=Acme (unsure)",
		},
		"a vendor that the person chose": {
			chosen(paper("scan.md", "# Terms of Service", "Terms apply."), "v1", ""), onRecord(),
			[]string{"vendor", "service"},
			"vendor=Acme (derived); service=Acme Mail (derived)",
		},
		"a vendor that the person chose against the text": {
			chosen(paper("x.md", "# Terms of Service",
				"These Terms are an agreement between you and Other Corp. (“we”)."), "v1", ""), onRecord(),
			[]string{"vendor"},
			"vendor=Acme (unsure)",
		},
		"dropped on a document": {
			chosen(paper("scan.md", "# Something else", "Terms apply."), "", "d2"), onRecord(),
			[]string{"title", "vendor"},
			"title=Data processing addendum (derived); vendor=Acme (derived)",
		},
		"no company at all": {
			paper("scan.md", "# Terms of Service", "Terms apply."), nothing,
			[]string{"vendor", "service"},
			"vendor= (not found); service= (not found)",
		},
		"a service in the title": {
			paper("x.md", "# Acme Cowriter Product Terms", acme), nothing,
			[]string{"service"},
			"service=Acme Cowriter (unsure)",
		},
		"a privacy policy is outside": {
			paper("x.md", "# Privacy Policy", acme), onRecord(),
			[]string{"contract", "status"},
			"contract= (derived); status=published (derived)",
		},
		"a day of last change is not the day from which it applies": {
			paper("x.md", "# Terms", "Last updated: October 24, 2025", acme), nothing,
			[]string{"effective"},
			"effective=2025-10-24 (unsure)",
		},
		"a month is no day": {
			paper("x.md", "# Terms", "(Revision July 2020)", acme), nothing,
			[]string{"effective", "label"},
			"effective= (unsure); label=2020-07 (stated)",
		},
		"no date in the text, one in the file's name": {
			paper("terms_2026-02-30 2026-03-04 v3.md", "# Terms", acme), nothing,
			[]string{"effective", "label"},
			"effective= (not found); label=3 (unsure)",
		},
		"no date at all": {
			paper("x.md", "# Terms", acme), nothing,
			[]string{"effective", "label"},
			"effective= (not found); label=2026-12-01 (derived)",
		},
		"a term that renews, and a notice": {
			paper("x.md", "# Terms of Service", "Effective 1 January 2027", acme,
				"Each Subscription Term will renew for successive 12-month periods unless either party gives notice of "+
					"non-renewal at least 90 days before the current Subscription Term ends."), nothing,
			[]string{"term", "notice"},
			"term=12 months, to 2027-12-31, renews 12 months (derived); notice=90 days (stated)",
		},
		"a notice in months": {
			paper("x.md", "# Terms of Service", acme,
				"Either party may terminate this Agreement, without cause, upon at least three (3) months' prior written notice."), nothing,
			[]string{"notice"},
			"notice=92 days (derived)",
		},
		"a term without one period": {
			paper("x.md", "# Terms", acme,
				"For monthly or yearly payment plans, the Service is billed in advance."), nothing,
			[]string{"term"},
			"term= (unsure)",
		},
	} {
		if got := facts(of(c.p, c.k), c.fields...); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestTheSigningEntityIsComparedWithOurOwnNames(t *testing.T) {
	for says, want := range map[string]string{
		"between Host Corporation (“Host”) and Brackwater AG (“Customer”).":         "signing_entity=Brackwater AG (stated)",
		"between Host Corporation (“Host”) and Brackwater Sales GmbH (“Customer”).": "signing_entity=Brackwater Sales GmbH (stated)",
		"between Host Corporation (“Host”) and Brackwater Cloud Ltd (“Customer”).":  "signing_entity=Brackwater Cloud Ltd (unsure)",
		"between Host Corporation (“Host”) and the buyer.":                          "signing_entity= (not found)",
	} {
		p := paper("x.md", "# Hosting Agreement", "This Agreement is "+says)
		if got := facts(of(p, onRecord()), "signing_entity"); got != want {
			t.Errorf("%q: %s, want %s", says, got, want)
		}
		if got := of(p, &proposal.Known{}).Fact("signing_entity"); got.Value != "" &&
			got.Sure != proposal.Unsure {
			t.Errorf("%q, with no name of ours on record: %s", says, got.Sure)
		}
	}
}

func TestTheStatusIsWhatTheTextShowsThenWhatTheWizardKnows(t *testing.T) {
	accepted, agreed := onRecord(), onRecord()
	accepted.Uses = []assessments.Use{
		{ID: "u", ServiceID: "s1", Purpose: "Mail", Scope: 2, StandardTerms: true},
	}
	agreed.Uses = []assessments.Use{{ID: "u", ServiceID: "s1", Purpose: "Mail", Scope: 2}}
	redline := paper("x.md", "# Terms of Service", acme)
	redline.Text.Redline = true
	for name, c := range map[string]struct {
		p    proposal.Paper
		k    *proposal.Known
		want string
	}{
		"terms that the wizard knows as accepted": {
			paper("x.md", "# Terms of Service", acme), accepted,
			"accepted (derived)",
		},
		"a privacy policy beside them": {
			paper("x.md", "# Privacy Policy", acme), accepted,
			"published (derived)",
		},
		"terms of a vendor never placed": {
			paper("x.md", "# Terms of Service", acme), onRecord(),
			"published (derived)",
		},
		"an addendum under an agreement": {
			paper("x.md", "# AI Addendum", acme), agreed,
			"draft (unsure)",
		},
		"a blank signature under accepted terms": {
			paper("x.md", "# Data Processing Addendum", acme, "Signature:____________________"), accepted,
			"draft (derived)",
		},
		"one of two signatures blank": {
			paper("x.md", "# Order Form", acme, "By: /s/ Rita Tamm", "By:  __________"), accepted,
			"draft (derived)",
		},
		"a label with nothing behind it": {
			paper("x.md", "# Order Form", acme, "Signature:"), onRecord(),
			"draft (derived)",
		},
		"both signed": {
			paper("x.md", "# Order Form", acme, "By: /s/ Rita Tamm", "By: /s/ Ines Okafor"), onRecord(),
			"executed (derived)",
		},
		"a sentence with the word": {
			paper("x.md", "# Terms of Service", acme, "By: using the service you agree."), onRecord(),
			"published (derived)",
		},
		"tracked changes": {redline, accepted, "redline (stated)"},
		"the file's name, only it": {
			paper("order signed.pdf", "# Order Form", acme), onRecord(),
			"executed (unsure)",
		},
		"the file's name against a blank signature": {
			paper("order-signed.pdf", "# Order Form", acme, "Signed by: ________"), onRecord(),
			"draft (derived)",
		},
	} {
		f := of(c.p, c.k).Fact("status")
		if got := f.Value + " (" + string(f.Sure) + ")"; got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestAPaperIsANewVersionOfTheOneOnRecordByTitle(t *testing.T) {
	for title, want := range map[string]string{
		"Terms of Service": "d1", "Acme Terms of Service": "d1", "Acme’s Terms of Service": "d1",
		"Acme Mail Terms of Service": "", "Privacy Policy": "",
	} {
		if got := proposal.Of(paper("x.md", "# "+title, acme), onRecord()).Document; got != want {
			t.Errorf("%s: a version of %q, want %q", title, got, want)
		}
	}
}

func TestEveryQuoteStandsWhereItIsSaidToStand(t *testing.T) {
	p := paper("x.md", "# Order Form", "Effective 1 January 2027", acme, "Ümlaut before it.",
		"Signature: ____")
	got := proposal.Of(p, onRecord())
	quoted := 0
	for _, f := range got.Facts {
		if f.End == 0 {
			continue
		}
		quoted++
		if at := p.Text.Slice(f.Start, f.End); at != f.Quote || f.Quote == "" {
			t.Errorf("%s: %q stands at its place, the quote is %q", f.Field, at, f.Quote)
		}
	}
	if quoted < 4 {
		t.Errorf("only %d facts have a quote", quoted)
	}
}

func TestEveryLinkedPaperIsSaidToBeOnFileOrNot(t *testing.T) {
	p := paper("x.md", "# Order Form", acme,
		"This Order Form is governed by the Acme Terms of Service and the Data Processing Addendum.",
		"The Acceptable Use Policy is incorporated by reference.",
		"The Support Policy is not part of this agreement.",
		"The Acme Additional Terms form part of this Order Form.")
	want := map[string]proposal.Standing{
		"Acme Terms of Service": proposal.OnFile, "Data Processing Addendum": proposal.DraftOnly,
		"Acceptable Use Policy": proposal.NotOnFile, "Acme Additional Terms": proposal.NotOnFile, "Support Policy": proposal.Apart,
	}
	k := onRecord()
	k.Papers = append(k.Papers, proposal.Filed{
		Document: assessments.Document{ID: "d3", VendorID: "v1", Name: "Terms", Type: "other"},
		Current:  assessments.Version{ID: "d3/1", Status: assessments.VersionAccepted},
	})
	got := proposal.Of(p, k).Linked
	if len(got) != len(want) {
		t.Errorf("%d linked papers, want %d: %+v", len(got), len(want), got)
	}
	for _, l := range got {
		if l.Standing != want[l.Value] {
			t.Errorf("%s: %s, want %s", l.Value, l.Standing, want[l.Value])
		}
		if (l.Document != "") != (l.Standing == proposal.OnFile || l.Standing == proposal.DraftOnly) {
			t.Errorf("%s: %s, document %q", l.Value, l.Standing, l.Document)
		}
	}
	for _, l := range proposal.Of(p, &proposal.Known{}).Linked {
		if l.Standing == proposal.OnFile || l.Standing == proposal.DraftOnly {
			t.Errorf("with nothing on file, %s is %s", l.Value, l.Standing)
		}
	}
}
