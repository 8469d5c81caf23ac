package standing_test

import (
	"reflect"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

func TestStandingNamesTheDecisionItSpeaksOf(t *testing.T) {
	for name, tc := range map[string]struct {
		set  func(*assessments.Dossier)
		want string
	}{
		"the newest of its outcome": {func(*assessments.Dossier) {}, "d2"},
		"not one of another outcome": {func(d *assessments.Dossier) {
			d.Decisions = append(d.Decisions,
				assessments.Decision{ID: "d3", Outcome: assessments.InReview, On: "2026-11-10"})
		}, "d2"},
		"not one that was revoked": {func(d *assessments.Dossier) {
			d.Decisions[0].RevokedReason = "a breach"
			d.Decisions = append(d.Decisions,
				assessments.Decision{ID: "d0", Outcome: assessments.Approved, On: "2026-10-15"})
		}, "d0"},
	} {
		d, r := approved()
		tc.set(d)
		if got := of(d, r, today).Decision; got != tc.want {
			t.Errorf("%s: it speaks of %q, want %q", name, got, tc.want)
		}
	}
	d, r := approved()
	d.Assessment.Status, d.Decisions = "", nil
	if got := of(d, r, today); got.Outcome != assessments.Draft || got.Decision != "" {
		t.Errorf("an assessment without a state of approval is %q by the decision %q", got.Outcome,
			got.Decision)
	}
}

func TestGateReasonNamesTheExceptionThatNoLongerPassesIt(t *testing.T) {
	const open = "the deal-breaker T is open: SOC 2 is missing"
	for name, tc := range map[string]struct {
		x    assessments.Exception
		want standing.Reason
	}{
		"expired": {
			assessments.Exception{ID: "x", ItemID: "T", Approver: "Bruno", Expires: today},
			standing.Reason{
				Noun: "exception", ID: "x", On: today,
				Text: "the deal-breaker T is open: the last day of its exception was 2026-11-20",
			},
		},
		"revoked": {
			assessments.Exception{
				ID: "x", ItemID: "T", Approver: "Bruno", Expires: "2027-01-01", RevokedReason: "misused",
			},
			standing.Reason{
				Noun: "exception", ID: "x", Text: "the deal-breaker T is open: its exception was revoked (misused)",
			},
		},
		"live on its last day": {
			assessments.Exception{
				ID: "x", ItemID: "T", Approver: "Bruno", Expires: "2026-11-22",
			}, standing.Reason{
				Text: open,
			},
		},
		"never approved": {
			assessments.Exception{ID: "x", ItemID: "T", Expires: "2026-11-01"}, standing.Reason{Text: open},
		},
		"of another item": {
			assessments.Exception{ID: "x", ItemID: "U", Approver: "Bruno", Expires: "2026-11-01"},
			standing.Reason{Text: open},
		},
	} {
		d, r := approved()
		r.Items[0].GateOpen, r.Items[0].GateReason = true, "SOC 2 is missing."
		d.Exceptions = []assessments.Exception{tc.x}
		tc.want.State, tc.want.Item = standing.NotCarried, "T"
		if got := of(d, r, today).Reasons; len(got) != 1 || got[0] != tc.want {
			t.Errorf("%s: %+v, want %+v", name, got, tc.want)
		}
	}
}

func TestAStateRecordedOnTheDayIsKnownOnIt(t *testing.T) {
	recorded := assessments.Moment(1_795_600_000_000_000) // 2026-11-25
	for name, tc := range map[string]struct {
		on, day assessments.Date
		hash    string
		want    string
	}{
		"on the day of its recording": {"2026-11-01", "2026-11-25", "now", ""},
		"the day before":              {"2026-11-01", "2026-11-24", "now", "recorded only on 2026-11-25"},
		"changed, recorded after its day": {
			"2026-11-01", "2026-11-26", "other", "2 changes since the decision was recorded on 2026-11-25",
		},
		"changed, recorded on its own day": {
			"2026-11-25", "2026-11-26", "other", "2 changes since the decision of 2026-11-25",
		},
	} {
		d, r := approved()
		d.Decisions[0].On, d.Decisions[0].RecordedAt, d.Decisions[0].StateHash = tc.on, recorded, tc.hash
		touched := []standing.Touched{{Noun: "answer", ID: "one"}, {Noun: "answer", ID: "two"}}
		s := standing.Of(standing.Input{Dossier: d, Result: *r, AsOf: tc.day, Hash: func(int) string {
			return "now"
		}, Changes: touched})
		switch {
		case tc.want == "" && len(s.Reasons) > 0:
			t.Errorf("%s: %+v", name, s.Reasons)
		case tc.want != "" && (len(s.Reasons) != 1 || !strings.Contains(s.Reasons[0].Text, tc.want)):
			t.Errorf("%s: %+v, want %q", name, s.Reasons, tc.want)
		case tc.hash == "other" && !reflect.DeepEqual(s.Changes, touched):
			t.Errorf("%s: the changes are %+v", name, s.Changes)
		}
	}
	if standing.Same("", 0, func(int) string { return "" }) {
		t.Error("a state that was not recorded is the same as one that is not known")
	}
}

func TestRemarksAreMadeOnlyWhereSomethingLimits(t *testing.T) {
	for name, set := range map[string]func(*assessments.Decision){
		"just enough assessed": func(d *assessments.Decision) { d.Coverage = 800 },
		"recorded on its day": func(d *assessments.Decision) {
			d.RecordedAt, d.On = assessments.Moment(1_795_600_000_000_000), "2026-11-25"
		},
		"of a build that kept no coverage": func(d *assessments.Decision) {
			d.StateForm, d.StateHash, d.Coverage = 0, "old form", 0
		},
	} {
		d, r := approved()
		set(&d.Decisions[0])
		if got := of(d, r, "2026-11-30").Remarks; len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
	d, r := approved()
	d.Decisions[0].Coverage = 799
	if got := of(d, r, today).Remarks; len(got) != 1 {
		t.Errorf("one permille short: %q", got)
	}
}

func TestARevocationIsTheApprovals(t *testing.T) {
	d, r := approved()
	d.Assessment.Status = assessments.Revoked
	d.Decisions[1].RevokedReason = "typed twice" // the step into review
	d.Decisions = append(d.Decisions,
		assessments.Decision{ID: "d3", Outcome: assessments.Revoked, On: "2026-11-10", Reason: "a breach"})
	if got := of(d, r, today).Reasons[0]; got.ID != "d3" || got.Text != "it was revoked: a breach" {
		t.Errorf("%+v", got)
	}
	d.Decisions[0].RevokedReason = "misled"
	if got := of(d, r, today).Reasons[0]; got.ID != "d2" || got.Text != "it was revoked: misled" {
		t.Errorf("by no one named: %+v", got)
	}
	d, r = approved()
	d.Assessment.Status, d.Decisions[0].Outcome, d.Decisions[0].Reason = assessments.Expired,
		assessments.Expired, ""
	if got := of(d, r, today).Reasons[0].Text; got != "it was recorded as expired" {
		t.Errorf("without a reason: %q", got)
	}
}

func TestUntilLooksAtWhatIsStillToCome(t *testing.T) {
	d, _ := approved()
	d.Decisions[1].ValidUntil = "2026-11-30" // of a step that approves nothing
	d.Conditions = []assessments.ApprovalCondition{
		{Due: "2026-12-10"},
		{Due: "2026-12-20"},
		{Due: "2026-11-10"},
	}
	for asOf, want := range map[assessments.Date]assessments.Date{
		today: "2026-12-11", "2026-12-10": "2026-12-11", "2026-12-11": "2026-12-21",
		"2026-12-21": "2027-11-02", "2027-11-02": "",
	} {
		if got := standing.Until(d, asOf); got != want {
			t.Errorf("after %s it turns on %s, want %s", asOf, got, want)
		}
	}
}

func TestSentencesOfAStanding(t *testing.T) {
	reason := func(s standing.State, text string) standing.Reason {
		return standing.Reason{State: s, Text: text}
	}
	long := strings.Repeat("x", 120)
	d := &assessments.Dossier{Assessment: assessments.Assessment{Status: assessments.Expired}}
	d.Decisions = []assessments.Decision{{ID: "d", Outcome: assessments.Expired, Reason: long}}
	whole := standing.Of(standing.Input{Dossier: d, Result: scoring.Result{}, AsOf: today})
	d.Decisions[0].Reason += "x"
	cut := standing.Of(standing.Input{Dossier: d, Result: scoring.Result{}, AsOf: today})
	for _, tc := range []struct {
		s    standing.Standing
		want string
	}{
		{standing.Standing{State: standing.Stands, Outcome: assessments.Approved}, "Approved."},
		{
			standing.Standing{
				State: standing.Ended, Outcome: assessments.Approved,
				Reasons: []standing.Reason{reason(standing.Ended, "over")},
			},
			"Approved, ended: over.",
		},
		{standing.Standing{State: standing.Ended, Outcome: assessments.Approved, Reasons: []standing.Reason{
			{
				State: standing.Changed, On: "2026-01-01", Text: "other",
			}, {
				State: standing.Ended, On: "2026-02-01",
				Text: "over",
			},
		}}, "Approved, ended on 2026-02-01: other, and 1 more reason."},
		{standing.Standing{
			State: standing.NotCarried, Outcome: assessments.Approved,
			Reasons: []standing.Reason{
				reason(standing.NotCarried, "one"), reason(standing.NotCarried, "two"),
				reason(standing.Changed, "three"),
			},
		}, "Approved, no longer carried: one, and 2 more reasons."},
		{whole, "Expired: it was recorded as expired: " + long + "."},
		{cut, "Expired: it was recorded as expired: " + long[:119] + "…."},
	} {
		if got := tc.s.Sentence(); got != tc.want {
			t.Errorf("got  %s\nwant %s", got, tc.want)
		}
	}
	if got := assessments.Capital(""); got != "" {
		t.Errorf("the capital of nothing is %q", got)
	}
}

func TestAnApprovalWithoutALastDaySaysSo(t *testing.T) {
	for name, tc := range map[string]struct {
		set  func(*assessments.Dossier)
		want string
	}{
		"with one": {func(*assessments.Dossier) {}, ""},
		"without one": {func(d *assessments.Dossier) {
			d.Decisions[0].ValidUntil = ""
		}, "a review is due by 2028-11-01 at the latest"},
		"where reviews are due earlier": {func(d *assessments.Dossier) {
			d.Decisions[0].ValidUntil, d.Organisation.ReviewMonths = "", 6
		}, "a review is due by 2027-05-01 at the latest"},
		"rejected": {func(d *assessments.Dossier) {
			d.Decisions[0].ValidUntil, d.Decisions[0].Outcome, d.Assessment.Status = "", assessments.Rejected,
				assessments.Rejected
		}, ""},
		"of no decision": {func(d *assessments.Dossier) { d.Decisions = nil }, ""},
	} {
		d, r := approved()
		tc.set(d)
		got := strings.Join(of(d, r, today).Remarks, "\n")
		if (tc.want == "") != (got == "") || !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
		if tc.want != "" && !strings.HasPrefix(got, "No last day: ") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestApprovalCarriedByExceptionSaysUntilWhen(t *testing.T) {
	const none = ""
	for name, tc := range map[string]struct {
		set  func(*assessments.Dossier, *scoring.Result)
		want string
	}{
		"no last day": {
			func(*assessments.Dossier, *scoring.Result) {},
			"Carried until 2027-02-27 at the latest" +
				" (exception on T); a review is due by 2028-11-01 at the latest",
		},
		"renewed": {func(d *assessments.Dossier, _ *scoring.Result) {
			x := d.Exceptions[0]
			x.ID, x.Expires = "y", "2027-05-31"
			d.Exceptions = append(d.Exceptions, x)
		}, "Carried until 2027-05-30 at the latest (exception on T); a review is due by 2028-11-01 at the latest"},
		"its own last day is earlier": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].ValidUntil = "2027-01-31"
		}, none},
		"its own last day is the day of expiry": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].ValidUntil = "2027-02-28"
		}, "Carried until 2027-02-27 at the latest (exception on T)"},
		"its own last day is the day before expiry": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].ValidUntil = "2027-02-27"
		}, none},
		"its own last day is later": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].ValidUntil = "2027-11-01"
		}, "Carried until 2027-02-27 at the latest (exception on T)"},
		"its own last day is the first without the exception": {
			func(d *assessments.Dossier, _ *scoring.Result) {
				d.Decisions[0].ValidUntil = "2027-02-28"
			}, "Carried until 2027-02-27 at the latest (exception on T)",
		},
		"its own last day is the last of the exception": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].ValidUntil = "2027-02-27"
		}, none},
		"a review is set": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Assessment.NextReview = "2027-06-30"
		}, "Carried until 2027-02-27 at the latest (exception on T); the next review is set for 2027-06-30"},
		"the exception was revoked": {func(d *assessments.Dossier, r *scoring.Result) {
			d.Exceptions[0].RevokedReason = "a breach"
			r.Items[0].GatePassed, r.Items[0].GateOpen = "", true
		}, none},
		"changed since": {func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].StateHash = "other"
		}, none},
		"nothing rests on it": {
			func(_ *assessments.Dossier, r *scoring.Result) { r.Items[0].GatePassed = "" },
			"No last day: it holds until it is revoked; a review is due by 2028-11-01 at the latest",
		},
	} {
		d, r := approved()
		d.Decisions[0].ValidUntil = ""
		d.Exceptions = []assessments.Exception{{
			ID: "x", ItemID: "T", Approver: "Bruno", ApprovedOn: "2026-11-01", Expires: "2027-02-28",
		}}
		r.Items[0].GatePassed = "Carried by an exception."
		tc.set(d, r)
		if got := strings.Join(of(d, r, today).Remarks, "\n"); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}
