package scoring_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

const today assessments.Date = "2026-11-21"

// fixture is an assessment of one item with everything that can stand behind it, ready to be bent by a test.
func fixture() *assessments.Dossier {
	return &assessments.Dossier{
		Contract:   &assessments.Contract{ID: "contract"},
		Assessment: assessments.Assessment{ID: "a"},
		Model:      shipped(),
		Template: assessments.Template{Items: []assessments.Item{{
			ID: "item", Kind: assessments.TermItem, Discipline: assessments.Legal, Weight: 8,
			Evidence: []assessments.ExpectedEvidence{
				{ID: "report", Strength: assessments.StrengthReport, MaxAge: 12},
			},
		}}},
		Documents: []assessments.Document{{ID: "msa", Type: "msa", ContractID: "contract"}},
		Versions: []assessments.Version{
			{
				ID: "msa1", DocumentID: "msa", Label: "1", Status: assessments.VersionExecuted,
				Effective: "2026-01-01",
			},
		},
		Evidence: []assessments.Evidence{{ID: "soc2"}},
		Revisions: []assessments.Revision{{
			ID: "soc2-r1", EvidenceID: "soc2", Label: "2026",
			Strength: assessments.StrengthReport, PeriodTo: "2026-06-30",
		}},
		Answers: []assessments.Answer{
			{ID: "a/item", AssessmentID: "a", ItemID: "item", Verdict: assessments.Met, AssessedBy: "Ada"},
		},
	}
}

func cite(d *assessments.Dossier, version string) {
	d.Citations = append(d.Citations,
		assessments.Citation{
			ID: "c-" + version, ItemID: "item", VersionID: version,
			State: assessments.CitationFound,
		})
}

func tick(d *assessments.Dossier) {
	d.Ticks = append(d.Ticks, assessments.Tick{
		ID: "a/item/report", ItemID: "item", ExpectedID: "report",
		RevisionID: "soc2-r1",
	})
}

func judge(d *assessments.Dossier) scoring.Judged { return scoring.Judge(d, today)[0] }

func TestACitationCarriesWhatItsDocumentCarries(t *testing.T) {
	for name, tc := range map[string]struct {
		kind         assessments.DocumentKind
		status       assessments.VersionStatus
		incorporated bool
		want         assessments.Strength
	}{
		"an executed contract is a clause": {
			"msa", assessments.VersionExecuted, false,
			assessments.StrengthClause,
		},
		"accepted online terms are a clause": {
			"online_terms", assessments.VersionAccepted, false,
			assessments.StrengthClause,
		},
		"published terms bind nobody yet": {
			"online_terms", assessments.VersionPublished,
			false, assessments.StrengthPolicy,
		},
		"a draft is what the vendor says": {
			"dpa", assessments.VersionDraft, false,
			assessments.StrengthVendor,
		},
		"a redline is what the vendor says": {
			"dpa", assessments.VersionRedline, false,
			assessments.StrengthVendor,
		},
		"a privacy policy stands outside": {
			"privacy_policy", assessments.VersionPublished,
			false, assessments.StrengthPolicy,
		},
		"accepting a privacy policy changes nothing": {
			"privacy_policy", assessments.VersionAccepted,
			false, assessments.StrengthPolicy,
		},
		"an incorporated policy is part of the contract": {
			"privacy_policy", assessments.VersionAccepted,
			true, assessments.StrengthClause,
		},
		"an incorporated policy only published is not": {
			"privacy_policy", assessments.VersionPublished,
			true, assessments.StrengthPolicy,
		},
		"incorporated marketing only published is not": {
			"marketing", assessments.VersionPublished, true,
			assessments.StrengthMarketing,
		},
		"a draft policy does not hold yet": {
			"own_policy", assessments.VersionDraft, false,
			assessments.StrengthVendor,
		},
		"marketing is a claim": {
			"marketing", assessments.VersionPublished, false,
			assessments.StrengthMarketing,
		},
		"a white paper is a claim": {
			"whitepaper", assessments.VersionPublished, false,
			assessments.StrengthMarketing,
		},
		"a questionnaire is the vendor's answer": {
			"questionnaire", assessments.VersionPublished,
			false, assessments.StrengthVendor,
		},
		"a security document is a policy": {
			"security_document", assessments.VersionPublished,
			false, assessments.StrengthPolicy,
		},
		"our own policy is a policy": {
			"own_policy", assessments.VersionPublished, false,
			assessments.StrengthPolicy,
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			d.Documents[0].Type, d.Documents[0].Incorporated, d.Versions[0].Status = tc.kind, tc.incorporated,
				tc.status
			cite(d, "msa1")
			if j := judge(d); j.Strength != tc.want || j.Stale {
				t.Errorf("strength %q, stale %v; want %q, fresh\n%+v", j.Strength, j.Stale, tc.want,
					j.Supports)
			}
		})
	}
}

func TestAQuoteThatIsNotInTheTextCarriesNothing(t *testing.T) {
	d := fixture()
	cite(d, "msa1")
	d.Citations[0].State = assessments.CitationNotFound
	j := judge(d)
	if j.Strength != assessments.StrengthNone || !strings.Contains(j.Supports[0].Why, "not found") {
		t.Errorf("got %+v", j)
	}
	for _, s := range []assessments.CitationState{assessments.CitationMoved, assessments.CitationNotChecked} {
		d.Citations[0].State = s
		if j := judge(d); j.Strength != assessments.StrengthClause {
			t.Errorf("%s carries %q", s, j.Strength)
		}
	}
}

func TestAClauseOfAnotherContractDoesNotBindThisUse(t *testing.T) {
	d := fixture()
	d.Documents[0].ContractID = "another"
	cite(d, "msa1")
	if j := judge(d); j.Strength != assessments.StrengthPolicy {
		t.Errorf("strength %q", j.Strength)
	}
	d.Contract = nil
	if j := judge(d); j.Strength != assessments.StrengthClause {
		t.Errorf("a use without a contract of its own: strength %q", j.Strength)
	}
}

func TestTheStrongestFreshSupportCounts(t *testing.T) {
	d := fixture()
	tick(d)
	cite(d, "msa1")
	d.Answers[0].Response = "Yes, we do."
	if j := judge(d); j.Strength != assessments.StrengthReport || len(j.Supports) != 3 {
		t.Errorf("got %+v", j)
	}
	d.Revisions[0].Expires = today
	if j := judge(d); j.Strength != assessments.StrengthClause || j.Stale {
		t.Errorf("with the report expired: %+v", j)
	}
	d.Versions[0].Status = assessments.VersionSuperseded
	if j := judge(d); j.Strength != assessments.StrengthVendor || !j.Stale {
		t.Errorf("the response does not keep aged evidence fresh: %+v", j)
	}
	d.Versions[0].Status, d.Citations[0].State = assessments.VersionExecuted, assessments.CitationNotFound
	if j := judge(d); !j.Stale {
		t.Errorf("a quote that is not in the text does not keep aged evidence fresh: %+v", j)
	}
	d.Ticks, d.Citations = nil, nil
	if j := judge(d); j.Strength != assessments.StrengthVendor || j.Stale {
		t.Errorf("the response alone: %+v", j)
	}
	d.Answers[0].Response = " \n"
	if j := judge(d); j.Strength != assessments.StrengthNone || j.Stale {
		t.Errorf("nothing at all: %+v", j)
	}
}

func TestSilenceStandsOnTheVersionsThatWereRead(t *testing.T) {
	d := fixture()
	d.Template.Items[0].Silence = "favours"
	d.Answers[0].Verdict, d.Answers[0].ReadVersions = assessments.Silent, []string{"msa1"}
	if j := judge(d); !j.Favoured || j.Strength != assessments.StrengthClause || j.Stale ||
		j.Supports[0].Noun != "version" {
		t.Errorf("got %+v", j)
	}
	d.Documents = append(d.Documents, assessments.Document{ID: "dpa", Type: "dpa", ContractID: "contract"})
	d.Versions = append(d.Versions,
		assessments.Version{
			ID: "dpa1", DocumentID: "dpa", Label: "1", Status: assessments.VersionExecuted,
			Effective: "2026-01-01",
		},
		assessments.Version{
			ID: "msa2", DocumentID: "msa", Label: "2", Status: assessments.VersionExecuted,
			Effective: "2026-10-01",
		})
	d.Answers[0].ReadVersions = []string{"dpa1", "msa1"}
	if j := judge(d); !j.Stale || !strings.Contains(j.StaleReason, "version 2") {
		t.Errorf("a text that moved on may speak now: %+v", j)
	}
	d.Answers[0].ReadVersions = []string{"dpa1", "msa1", "msa2"}
	if j := judge(d); j.Stale {
		t.Errorf("the new text was read as well: %+v", j)
	}
	d.Answers[0].Verdict = assessments.Met
	if j := judge(d); j.Favoured || j.Strength != assessments.StrengthNone {
		t.Errorf("versions read stand behind silence only: %+v", j)
	}
}

func TestNotApplicableOnADealBreakerNeedsAnotherPerson(t *testing.T) {
	for second, want := range map[string]bool{
		"": true, "Ada": true, " ada ": true, "Ada (dpo)": true,
		"Grace": false, "Grace (legal)": false,
	} {
		d := fixture()
		d.Template.Items[0].DealBreaker = true
		d.Answers[0].Verdict, d.Answers[0].SecondPerson = assessments.NotApplicable, second
		if j := judge(d); j.Unconfirmed != want || j.Applicable() != want || j.Open() != want {
			t.Errorf("second person %q: %+v", second, j)
		}
	}
	for _, tc := range []struct {
		recorded, tested, second string
		want                     bool
	}{
		{"Ada Lind (legal)", "", "A. Lind (dpo)", true},
		{"Ada Lind (legal)", "", "Frau Lind", true},
		{"Ada Lind (legal)", "Grace Poe", "Grace (legal)", true},
		{"Ada Lind (legal)", "Grace Poe", "Grace Holm (legal)", false},
	} {
		d := fixture()
		d.Template.Items[0].DealBreaker = true
		d.Answers[0].Verdict, d.Answers[0].SecondPerson = assessments.NotApplicable, tc.second
		d.Answers[0].AssessedBy, d.Answers[0].TestedBy = tc.recorded, tc.tested
		if j := judge(d); j.Unconfirmed != tc.want {
			t.Errorf("%+v: %+v", tc, j)
		}
	}
	d := fixture()
	d.Answers[0].Verdict = assessments.NotApplicable
	if j := judge(d); j.Unconfirmed || j.Applicable() || j.Open() {
		t.Errorf("no deal-breaker: %+v", j)
	}
}

func TestAnExceptionHoldsFromApprovalToExpiry(t *testing.T) {
	for name, tc := range map[string]struct {
		e    assessments.Exception
		want bool
	}{
		"in force": {
			assessments.Exception{Approver: "CISO", ApprovedOn: today, Expires: "2026-11-22"},
			true,
		},
		"only proposed": {assessments.Exception{ApprovedOn: today, Expires: "2027-01-01"}, false},
		"without a day": {assessments.Exception{Approver: "CISO", Expires: "2027-01-01"}, false},
		"not yet": {assessments.Exception{
			Approver: "CISO", ApprovedOn: "2026-11-22",
			Expires: "2027-01-01",
		}, false},
		"expires today": {
			assessments.Exception{Approver: "CISO", ApprovedOn: "2026-01-01", Expires: today},
			false,
		},
		"never expiring": {assessments.Exception{Approver: "CISO", ApprovedOn: "2026-01-01"}, false},
		"revoked": {assessments.Exception{
			Approver: "CISO", ApprovedOn: "2026-01-01",
			Expires: "2027-01-01", RevokedReason: "breach",
		}, false},
		"of another item": {assessments.Exception{
			ItemID: "other", Approver: "CISO", ApprovedOn: "2026-01-01",
			Expires: "2027-01-01",
		}, false},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			if tc.e.ItemID == "" {
				tc.e.ItemID = "item"
			}
			d.Exceptions = []assessments.Exception{tc.e}
			if j := judge(d); j.Excepted != tc.want {
				t.Errorf("excepted %v", j.Excepted)
			}
		})
	}
}

// TestTheLongestExceptionSaysUntilWhen: two exceptions are in force, and either can be recorded first.
func TestTheLongestExceptionSaysUntilWhen(t *testing.T) {
	d := fixture()
	for _, expires := range []assessments.Date{"2027-01-01", "2027-06-01", "2027-03-01"} {
		d.Exceptions = append(d.Exceptions, assessments.Exception{
			ItemID: "item", Approver: "CISO", ApprovedOn: today, Expires: expires,
		})
	}
	if j := judge(d); !j.Excepted || j.ExceptedUntil != "2027-06-01" {
		t.Errorf("excepted %v until %s", j.Excepted, j.ExceptedUntil)
	}
}

func TestADisciplineWeighsItsItems(t *testing.T) {
	d := fixture()
	d.Model.DisciplinePercent = map[assessments.Discipline]int{assessments.Legal: 150}
	if j := judge(d); j.Weight != 1200 || j.ItemWeight != 8 || j.Percent != 150 {
		t.Errorf("got %+v", j)
	}
}
