package precedence_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/precedence"
)

// orderOf lists the ids of documents in an order; those outside the contract behind a bar.
func orderOf(o precedence.Order) string {
	var b strings.Builder
	outside := false
	for _, r := range o.Ranked {
		if r.Outside && !outside {
			b.WriteString("| ")
		}
		outside = r.Outside
		b.WriteString(r.Document.ID + " ")
	}
	return strings.TrimSpace(b.String())
}

func kinds(list ...assessments.DocumentKind) (out []assessments.Document) {
	for _, k := range list {
		out = append(out, assessments.Document{ID: string(k), Type: k, ContractID: "ea"})
	}
	return out
}

func TestPapersAssumeTheSpecialBeforeTheGeneral(t *testing.T) {
	p := precedence.Papers{
		Contract: &assessments.Contract{ID: "ea"},
		Documents: kinds("online_terms", "acceptable_use", "msa", "product_terms", "sla", "dpa",
			"ai_addendum", "order_form", "own_policy",
			"marketing"),
	}
	p.Documents[8].Incorporated = true
	for subject, want := range map[assessments.PrecedenceSubject]string{
		"general":       "order_form ai_addendum dpa sla product_terms msa acceptable_use online_terms own_policy | marketing",
		"personal_data": "dpa order_form ai_addendum sla product_terms msa acceptable_use online_terms own_policy | marketing",
		"ai_features":   "ai_addendum order_form dpa sla product_terms msa acceptable_use online_terms own_policy | marketing",
	} {
		o := p.Order(subject)
		if got := orderOf(o); got != want || o.Cited || o.Subject != subject {
			t.Errorf("%s: %s\nwant %s", subject, got, want)
		}
	}
}

func TestPapersOfAnotherContractAreOutside(t *testing.T) {
	docs := kinds("msa", "dpa", "privacy_policy")
	docs[1].ContractID = "another"
	p := precedence.Papers{Contract: &assessments.Contract{ID: "ea"}, Documents: docs}
	if got := orderOf(p.Order("general")); got != "msa | dpa privacy_policy" {
		t.Errorf("got %s", got)
	}
	docs[1].Incorporated, docs[2].Incorporated = true, true
	if got := orderOf(p.Order("general")); got != "dpa msa privacy_policy" {
		t.Errorf("incorporated: %s", got)
	}
	docs[1].Incorporated, docs[2].Incorporated, p.Contract = false, false, nil
	if got := orderOf(p.Order("general")); got != "dpa msa | privacy_policy" {
		t.Errorf("without a contract: %s", got)
	}
}

func TestPapersFollowTheClauseThatCounts(t *testing.T) {
	order := func(id string, s assessments.PrecedenceSubject, cited string,
		ids ...string,
	) assessments.Precedence {
		return assessments.Precedence{ID: id, Subject: s, VersionID: cited, Order: ids}
	}
	ownCited := order("own cited", "personal_data", "v", "msa", "dpa")
	allCited := order("all cited", "general", "v", "sla", "msa")
	own := order("own", "personal_data", "", "sla", "dpa")
	all := order("all", "general", "", "msa", "sla")
	other := order("other", "ai_features", "v", "msa", "sla", "dpa")
	for _, c := range []struct {
		on    []assessments.Precedence
		want  string
		cited bool
		order string
	}{
		{nil, "", false, "dpa sla msa | marketing"},
		{[]assessments.Precedence{other}, "", false, "dpa sla msa | marketing"},
		{[]assessments.Precedence{all}, "all", false, "msa sla dpa | marketing"},
		{[]assessments.Precedence{all, own}, "own", false, "sla dpa msa | marketing"},
		{[]assessments.Precedence{own, all}, "own", false, "sla dpa msa | marketing"},
		{[]assessments.Precedence{own, allCited}, "all cited", true, "sla msa dpa | marketing"},
		{
			[]assessments.Precedence{allCited, ownCited, own, all, other},
			"own cited", true,
			"msa dpa sla | marketing",
		},
		{
			[]assessments.Precedence{order("x", "general", "", "marketing", "msa")},
			"x", false,
			"msa dpa sla | marketing",
		},
	} {
		p := precedence.Papers{
			Contract:  &assessments.Contract{ID: "ea"},
			Documents: kinds("marketing", "msa", "dpa", "sla"), Precedences: c.on,
		}
		o := p.Order("personal_data")
		if o.Clause.ID != c.want || o.Cited != c.cited || orderOf(o) != c.order {
			t.Errorf("by “%s”, cited %v: %s; want by “%s”, cited %v: %s", o.Clause.ID, o.Cited, orderOf(o),
				c.want, c.cited, c.order)
		}
	}
}

func TestOrderSettlesOnlyWhatItNamesOrWhatIsOutside(t *testing.T) {
	p := precedence.Papers{
		Contract:  &assessments.Contract{ID: "ea"},
		Documents: kinds("msa", "dpa", "sla", "marketing", "whitepaper"),
	}
	clause := assessments.Precedence{ID: "c", Subject: "general", Order: []string{"dpa", "msa"}}
	pairs := func() (got string) {
		o := p.Order("general")
		for _, pair := range [][2]string{
			{"msa", "dpa"},
			{"dpa", "sla"},
			{"sla", "dpa"},
			{"msa", "marketing"},
			{"marketing", "whitepaper"},
			{"msa", "gone"},
			{"gone", "msa"},
			{"gone", "marketing"},
			{"marketing", "gone"},
		} {
			if o.Settles(pair[0], pair[1]) {
				got += pair[0] + "/" + pair[1] + " "
			}
		}
		return strings.TrimSpace(got)
	}
	p.Precedences = []assessments.Precedence{clause}
	if got := pairs(); got != "msa/marketing" {
		t.Errorf("assumed, it settles %s", got)
	}
	p.Precedences[0].VersionID = "v"
	if got := pairs(); got != "msa/dpa msa/marketing" {
		t.Errorf("cited, it settles %s", got)
	}
}

func TestTheNewestVersionThatBindsCounts(t *testing.T) {
	version := func(id string, s assessments.VersionStatus, effective assessments.Date) assessments.Version {
		return assessments.Version{ID: id, DocumentID: "msa", Status: s, Effective: effective}
	}
	other := version("other", assessments.VersionExecuted, "2027-01-01")
	other.DocumentID = "dpa"
	for _, c := range []struct {
		versions []assessments.Version
		want     string
	}{
		{nil, ""},
		{[]assessments.Version{other}, ""},
		{[]assessments.Version{version("draft", assessments.VersionDraft, "2026-02-01"), other}, "draft"},
		{[]assessments.Version{
			version("old", assessments.VersionExecuted, "2026-01-01"),
			version("draft", assessments.VersionDraft, "2026-02-01"),
		}, "old"},
		{[]assessments.Version{
			version("draft", assessments.VersionDraft, "2026-02-01"),
			version("old", assessments.VersionAccepted, "2026-01-01"),
		}, "old"},
		{[]assessments.Version{
			version("old", assessments.VersionExecuted, "2026-01-01"),
			version("new", assessments.VersionExecuted, "2026-01-02"),
		}, "new"},
		{[]assessments.Version{
			version("new", assessments.VersionExecuted, "2026-01-02"),
			version("old", assessments.VersionExecuted, "2026-01-01"),
		}, "new"},
		{[]assessments.Version{
			version("b", assessments.VersionExecuted, ""),
			version("a", assessments.VersionExecuted, ""),
		}, "b"},
		{[]assessments.Version{
			version("a", assessments.VersionExecuted, ""),
			version("b", assessments.VersionExecuted, ""),
		}, "b"},
	} {
		if got := (precedence.Papers{Versions: c.versions}).Current("msa"); got.ID != c.want {
			t.Errorf("of %v counts %q, want %q", c.versions, got.ID, c.want)
		}
	}
}
