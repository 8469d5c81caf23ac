package assessments_test

import (
	"testing"

	"countersign/assessments"
)

func TestTheTermThatRunsAndItsNotice(t *testing.T) {
	for name, c := range map[string]struct {
		contract assessments.Contract
		today    assessments.Date
		notice   bool
		next     assessments.Date
	}{
		"a fixed term":                 {assessments.Contract{End: "2025-12-31"}, "2026-04-01", false, ""},
		"a fixed term that still runs": {assessments.Contract{End: "2026-12-31"}, "2026-04-01", false, ""},
		"a fixed term with notice": {
			assessments.Contract{End: "2025-12-31", NoticeDays: 30}, "2026-04-01", true, "",
		},
		"it still runs": {
			assessments.Contract{End: "2026-12-31", AutomaticRenewal: true, RenewalMonths: 1},
			"2026-12-31", true,
			"2026-12-31",
		},
		"renewed by the month, from a last day of it": {
			assessments.Contract{End: "2026-12-31", AutomaticRenewal: true, RenewalMonths: 1},
			"2027-02-10", true,
			"2027-02-28",
		},
		"the day after a renewed term": {
			assessments.Contract{End: "2026-12-31", AutomaticRenewal: true, RenewalMonths: 1},
			"2027-03-01", true,
			"2027-03-31",
		},
		"by the year": {
			assessments.Contract{End: "2020-06-30", AutomaticRenewal: true, RenewalMonths: 12},
			"2026-07-01", true,
			"2027-06-30",
		},
		"for a time not said": {
			assessments.Contract{End: "2020-06-30", AutomaticRenewal: true}, "2026-07-01", true, "",
		},
		"open-ended": {assessments.Contract{AutomaticRenewal: true, RenewalMonths: 1}, "2026-07-01", true, ""},
	} {
		if got := c.contract.TakesNotice(); got != c.notice {
			t.Errorf("%s: takes a notice: %v", name, got)
		}
		if got := c.contract.NextNotice(c.today); got != c.next {
			t.Errorf("%s: the next notice is %q, want %q", name, got, c.next)
		}
	}
}

func TestAReviewThatIsOverIsSaidToBe(t *testing.T) {
	d := assessments.Dossier{Assessment: assessments.Assessment{NextReview: "2026-06-01"}}
	for asOf, want := range map[assessments.Date]string{
		"2026-06-01": "2026-06-01", "2026-06-02": "2026-06-01, which is over",
	} {
		if got := assessments.ReviewWords(&d, asOf); got != want {
			t.Errorf("on %s it says %q, want %q", asOf, got, want)
		}
	}
	d.Assessment.NextReview = ""
	if got := assessments.ReviewWords(&d, "2026-06-01"); got != "no day is set" {
		t.Errorf("without a day it says %q", got)
	}
}
