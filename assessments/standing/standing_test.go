package standing_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

const today = assessments.Date("2026-11-21")

// approved is an assessment that was approved on its present state, with nothing that speaks against it.
func approved() (*assessments.Dossier, *scoring.Result) {
	d := &assessments.Dossier{Assessment: assessments.Assessment{ID: "a", Status: assessments.Approved}}
	d.Decisions = []assessments.Decision{
		{
			ID: "d2", Outcome: assessments.Approved, On: "2026-11-01", By: "Helga", StateHash: "now",
			StateForm: 2, Coverage: 1000, ValidUntil: "2027-11-01",
		},
		{
			ID: "d1", Outcome: assessments.InReview, On: "2026-10-01", By: "Ines", StateHash: "then",
			StateForm: 2,
		},
	}
	return d, &scoring.Result{
		Items: []scoring.Points{{Item: "T"}}, Total: scoring.Figures{Coverage: 1000},
	}
}

func of(d *assessments.Dossier, r *scoring.Result, day assessments.Date) standing.Standing {
	return standing.Of(standing.Input{Dossier: d, Result: *r, AsOf: day, Hash: func(form int) string {
		if form < 2 {
			return "old form"
		}
		return "now"
	}})
}

func TestOf(t *testing.T) {
	type setup = func(*assessments.Dossier, *scoring.Result)
	openGate := func(_ *assessments.Dossier, r *scoring.Result) {
		r.Items[0].GateOpen, r.Items[0].GateReason = true, "No one has assessed it yet."
	}
	exception := func(x assessments.Exception) setup {
		return func(d *assessments.Dossier, r *scoring.Result) {
			openGate(d, r)
			x.ItemID, x.Approver = "T", "Bruno"
			d.Exceptions = []assessments.Exception{x}
		}
	}
	condition := func(due assessments.Date, status string) setup {
		return func(d *assessments.Dossier, _ *scoring.Result) {
			d.Assessment.Status, d.Decisions[0].Outcome = assessments.WithConditions,
				assessments.WithConditions
			d.Conditions = []assessments.ApprovalCondition{
				{ID: "c", Text: "Train staff", Owner: "Mara", Due: due, Status: status},
			}
		}
	}
	changed := func(d *assessments.Dossier, _ *scoring.Result) { d.Decisions[0].StateHash = "other" }
	status := func(s assessments.DecisionState) setup {
		return func(d *assessments.Dossier, _ *scoring.Result) {
			d.Assessment.Status = s
			d.Decisions = append(d.Decisions,
				assessments.Decision{
					ID: "d3", Outcome: s, On: "2026-11-10", Reason: "a reason",
					StateHash: "now", StateForm: 2,
				})
		}
	}
	revoked := func(d *assessments.Dossier, _ *scoring.Result) {
		d.Assessment.Status = assessments.Revoked
		d.Decisions[0].RevokedReason, d.Decisions[0].RevokedOn, d.Decisions[0].RevokedBy = "a breach",
			"2026-11-15", "Ines"
	}
	all := func(list ...setup) setup {
		return func(d *assessments.Dossier, r *scoring.Result) {
			for _, one := range list {
				one(d, r)
			}
		}
	}
	for name, tc := range map[string]struct {
		set     setup
		day     assessments.Date
		state   standing.State
		green   bool
		words   string
		reasons []string // each is mentioned by a reason of its own, worst first
	}{
		"unchanged": {set: all(), state: standing.Stands, green: true, words: "approved"},
		"its last day": {
			set: all(), day: "2027-11-01", state: standing.Stands, green: true,
			words: "approved",
		},
		"the day after": {
			set: all(), day: "2027-11-02", state: standing.Ended,
			words: "approved, ended on 2027-11-01", reasons: []string{"last day was 2027-11-01"},
		},
		"a gate open": {
			set: openGate, state: standing.NotCarried,
			words:   "approved, no longer carried",
			reasons: []string{"deal-breaker T is open: no one has assessed it"},
		},
		"exception expired": {
			set:   exception(assessments.Exception{ID: "x", Expires: "2026-11-21"}),
			state: standing.NotCarried, words: "approved, no longer carried",
			reasons: []string{"the last day of its exception was 2026-11-20"},
		},
		"exception revoked": {
			set: exception(assessments.Exception{
				ID: "x", Expires: "2027-11-21",
				RevokedReason: "misused",
			}), state: standing.NotCarried, words: "approved, no longer carried",
			reasons: []string{"revoked (misused)"},
		},
		"condition due": {
			set: condition("2026-11-21", "open"), state: standing.Stands, green: true,
			words: "approved with conditions",
		},
		"condition overdue": {
			set: condition("2026-11-20", "open"), state: standing.NotCarried,
			words: "approved with conditions, no longer carried", reasons: []string{"was due on 2026-11-20"},
		},
		"condition without state": {
			set: condition("2026-11-20", ""), state: standing.NotCarried,
			words: "approved with conditions, no longer carried", reasons: []string{"was due on 2026-11-20"},
		},
		"condition met": {
			set: condition("2026-11-20", "met"), state: standing.Stands, green: true,
			words: "approved with conditions",
		},
		"condition waived": {
			set: condition("2026-11-20", "waived"), state: standing.Stands,
			green: true, words: "approved with conditions",
		},
		"changed": {
			set: changed, state: standing.Changed, words: "approved, changed since",
			reasons: []string{"changed since the decision of 2026-11-01"},
		},
		"no state recorded": {
			set: func(d *assessments.Dossier, _ *scoring.Result) {
				d.Decisions[0].StateHash = ""
			}, state: standing.Changed, words: "approved, its state not recorded by then",
			reasons: []string{"not recorded"},
		},
		"recorded after the day": {
			set: func(d *assessments.Dossier, _ *scoring.Result) {
				d.Decisions[0].RecordedAt = assessments.Moment(1_795_600_000_000_000) // 2026-11-25
			}, state: standing.Changed, words: "approved, its state not recorded by then",
			reasons: []string{"recorded only on 2026-11-25"},
		},
		"no decision recorded": {
			set: func(d *assessments.Dossier, _ *scoring.Result) {
				d.Decisions = nil
			}, state: standing.NotCarried, words: "approved, no longer carried",
			reasons: []string{"no decision is on record"},
		},
		"compared in its form": {set: func(d *assessments.Dossier, _ *scoring.Result) {
			d.Decisions[0].StateHash, d.Decisions[0].StateForm = "old form", 0
		}, state: standing.Stands, green: true, words: "approved"},
		"everything at once, worst first": {
			set: all(condition("2026-11-20", "open"), openGate, changed), day: "2027-12-01",
			state: standing.Ended, words: "approved with conditions, ended on 2027-11-01",
			reasons: []string{"last day was", "deal-breaker T", "was due on", "changed since"},
		},
		"expired": {
			set: status(assessments.Expired), state: standing.Ended, words: "expired",
			reasons: []string{"recorded as expired"},
		},
		"superseded": {
			set: status(assessments.Superseded), state: standing.Superseded,
			words: "superseded", reasons: []string{"takes its place"},
		},
		"decided as revoked": {
			set: status(assessments.Revoked), state: standing.Revoked, words: "revoked",
			reasons: []string{"a reason"},
		},
		"revoked": {
			set: revoked, state: standing.Revoked, words: "revoked",
			reasons: []string{"revoked by Ines on 2026-11-15: a breach"},
		},
		"rejected": {set: status(assessments.Rejected), state: standing.Stands, words: "rejected"},
		"rejected, then more": {
			set: all(status(assessments.Rejected),
				func(d *assessments.Dossier, _ *scoring.Result) { d.Decisions[2].StateHash = "other" }),
			state: standing.Changed, words: "rejected, changed since", reasons: []string{"changed since"},
		},
		"in review again": {
			set: status(assessments.InReview), state: standing.Undecided,
			words: "in review",
		},
		"draft": {set: func(d *assessments.Dossier, _ *scoring.Result) {
			d.Assessment.Status, d.Decisions = "", nil
		}, state: standing.Undecided, words: "draft"},
	} {
		d, r := approved()
		tc.set(d, r)
		if tc.day == "" {
			tc.day = today
		}
		s := of(d, r, tc.day)
		if s.State != tc.state || s.Green() != tc.green || s.Words() != tc.words {
			t.Errorf("%s: %s, green %v, %q; want %s, %v, %q", name, s.State, s.Green(), s.Words(), tc.state,
				tc.green, tc.words)
		}
		if len(s.Reasons) != len(tc.reasons) {
			t.Errorf("%s: reasons %+v, want %q", name, s.Reasons, tc.reasons)
			continue
		}
		for i, want := range tc.reasons {
			if !strings.Contains(s.Reasons[i].Text, want) {
				t.Errorf("%s: reason %d is %q, want %q", name, i, s.Reasons[i].Text, want)
			}
		}
	}
}

func TestSentenceNamesWorstReasonAndCountsRest(t *testing.T) {
	d, r := approved()
	r.Items[0].GateOpen, r.Items[0].GateReason = true, "No one has assessed it yet."
	d.Decisions[0].StateHash = "other"
	got := of(d, r, today).Sentence()
	want := "Approved, no longer carried: the deal-breaker T is open: no one has assessed it yet, and 1 more reason."
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestRemarksNameBackdatingAndLowCoverage(t *testing.T) {
	d, r := approved()
	d.Decisions[0].Coverage, d.Decisions[0].Reason = 140, "a pilot of two weeks"
	// 2026-11-25
	d.Decisions[0].RecordedBy, d.Decisions[0].RecordedAt = "Ines (procurement)",
		assessments.Moment(1_795_600_000_000_000)
	got := strings.Join(of(d, r, today).Remarks, "\n")
	for _, want := range []string{
		"Dated 2026-11-01 and recorded on 2026-11-25 by Ines",
		"state at the time was not recorded", "14 % of the weight assessed, below the 80 %",
		"a pilot of two weeks",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("remarks %q do not mention %q", got, want)
		}
	}
}

// A sentence says nothing twice, and calls an item by its title.
func TestSentenceNamesItemsAndRepeatsNothing(t *testing.T) {
	for want, set := range map[string]func(*assessments.Dossier, *scoring.Result){
		"Approved, no longer carried: the deal-breaker “Training on our data” is open: no one has assessed it yet.": func(d *assessments.Dossier, r *scoring.Result) {
			d.Template.Items = []assessments.Item{{ID: "T", Title: "Training on our data"}}
			r.Items[0].GateOpen, r.Items[0].GateReason = true, "No one has assessed it yet."
		},
		"Approved, no longer carried: the deal-breaker “Training on our data” is open: the last day of its exception was 2026-11-20.": func(d *assessments.Dossier, r *scoring.Result) {
			d.Template.Items = []assessments.Item{{ID: "T", Title: "Training on our data"}}
			d.Exceptions = []assessments.Exception{{ItemID: "T", Approver: "Bruno", Expires: today}}
			r.Items[0].GateOpen = true
		},
		"Approved, changed since the decision of 2026-11-01.": func(d *assessments.Dossier,
			_ *scoring.Result,
		) {
			d.Decisions[0].StateHash = "other"
		},
		"Revoked by Ines on 2026-11-15: a breach.": func(d *assessments.Dossier, _ *scoring.Result) {
			d.Assessment.Status = assessments.Revoked
			d.Decisions[0].RevokedReason, d.Decisions[0].RevokedOn, d.Decisions[0].RevokedBy = "a breach",
				"2026-11-15", "Ines"
		},
		"Approved, its state not recorded by then: the state it was taken on was not recorded.": func(
			d *assessments.Dossier, _ *scoring.Result,
		) {
			d.Decisions[0].StateHash = ""
		},
	} {
		d, r := approved()
		set(d, r)
		if got := of(d, r, today).Sentence(); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A figure that was rounded is not rounded again, and a reason that ends with a full stop is given
// without it.
func TestRemarksGiveFiguresAndReasonsAsRecorded(t *testing.T) {
	for reason, want := range map[string]string{
		"It helps.": "Approved with 75.5 % of the weight assessed, below the 80 % needed. Reason: It helps",
		"":          "Approved with 75.5 % of the weight assessed, below the 80 % needed. No reason is recorded",
	} {
		d, r := approved()
		d.Decisions[0].Coverage, d.Decisions[0].Reason = 755, reason
		if got := of(d, r, today).Remarks; len(got) != 1 || got[0] != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestUntilIsTheNextDayThatChangesSomething(t *testing.T) {
	d, r := approved()
	d.Conditions = []assessments.ApprovalCondition{
		{ID: "c", Due: "2026-12-10", Status: "open"},
		{ID: "m", Due: "2026-11-30", Status: "met"},
	}
	day := today
	var turns []assessments.Date
	for range 5 {
		next := standing.Until(d, day)
		if next == "" {
			break
		}
		for at := day; at < next; at = at.AddDays(1) {
			if of(d, r, at).State != of(d, r, day).State {
				t.Fatalf("the standing of %s is not that of %s, until %s", at, day, next)
			}
		}
		turns, day = append(turns, next), next
	}
	if want := []assessments.Date{"2026-12-11", "2027-11-02"}; !slices.Equal(turns, want) {
		t.Errorf("it turns on %v, want %v", turns, want)
	}
}
