package assessments_test

import (
	"strings"
	"testing"

	"countersign/assessments"
)

func TestATestCoversNothingToComeAndDrawsNoMoreThanThereIs(t *testing.T) {
	for name, tc := range map[string]struct {
		test        assessments.Testing
		field, want string
	}{
		"to its day": {
			assessments.Testing{TestedOn: "2026-10-01", PeriodTo: "2026-10-01"},
			"period_to",
			"",
		},
		"past its day": {
			assessments.Testing{TestedOn: "2026-10-01", PeriodTo: "2026-10-02"},
			"period_to",
			"still to come",
		},
		"begun later": {
			assessments.Testing{TestedOn: "2026-10-01", PeriodFrom: "2027-01-01"},
			"period_from",
			"still to come",
		},
		"of no day": {assessments.Testing{PeriodTo: "2027-01-01"}, "period_to", ""},
		"all":       {assessments.Testing{Population: "99", Sample: "99"}, "sample", ""},
		"more": {
			assessments.Testing{Population: "5", Sample: "99"},
			"sample",
			"a sample of 99 cannot be drawn from a population of 5",
		},
		"thousands":    {assessments.Testing{Population: "1,200", Sample: "1 201"}, "sample", "1201"},
		"in words":     {assessments.Testing{Population: "5 tenants", Sample: "99"}, "sample", ""},
		"not a number": {assessments.Testing{Population: "1.5", Sample: "99"}, "sample", ""},
	} {
		a := &assessments.Answer{ID: "a/T", AssessmentID: "a", ItemID: "T", Testing: tc.test}
		if got := problemAt(a, tc.field); tc.want == "" && got != "" || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestEvidenceDoesNotExpireBeforeItIsThere(t *testing.T) {
	for name, tc := range map[string]struct {
		r    assessments.Revision
		want string
	}{
		"after its issue": {assessments.Revision{Issued: "2026-05-01", Expires: "2026-05-02"}, ""},
		"before its issue": {
			assessments.Revision{Issued: "2026-05-01", Expires: "2026-01-01"},
			"before it is issued on 2026-05-01",
		},
		"before its period": {
			assessments.Revision{PeriodFrom: "2026-05-01", Expires: "2026-01-01"},
			"before the period begins",
		},
		"never": {assessments.Revision{Issued: "2026-05-01"}, ""},
	} {
		r := tc.r
		r.ID, r.EvidenceID, r.Label, r.Strength = "e/1", "e", "1", assessments.StrengthPolicy
		if got := problemAt(&r, "expires"); tc.want == "" && got != "" || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}
