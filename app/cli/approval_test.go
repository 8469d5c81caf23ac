package cli

import (
	"bytes"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

// printed is what “assess” prints of an assessment.
func printed(a *workbench.Assessed) string {
	var out bytes.Buffer
	r := &run{Deps: Deps{Output: Output{Stdout: &out}}}
	r.printAssessed(a)
	return out.String()
}

func TestAssessPrintsTheWholeApproval(t *testing.T) {
	a := &workbench.Assessed{AsOf: "2026-12-01"}
	d := &a.Dossier
	d.Template.Items = []assessments.Item{{ID: "S2-LP", Title: "Sharing", Discipline: assessments.Legal}}
	d.Conditions = []assessments.ApprovalCondition{
		{Text: "Train staff", Owner: "Mara", Due: "2026-12-24", Status: "open"},
		{Text: "Late one", Owner: "Noor", Due: "2026-11-30"},
		{
			Text: "Done", Owner: "Ana", Due: "2026-11-30", Status: "met", MetOn: "2026-11-20",
			ClosedBy: "Ana Closer",
		},
	}
	d.Exceptions = []assessments.Exception{
		{
			ItemID: "S2-LP", Reason: "A pilot.", Compensating: "No real data", Owner: "Olu", RequestedBy: "Rita",
			Approver: "Cleo Counsel", ApprovedOn: "2026-11-01", Expires: "2026-12-02",
		},
		{
			ItemID: "S2-LP", Reason: "Old", Owner: "Olu", Approver: "Cleo Counsel", ApprovedOn: "2026-01-01",
			Expires: "2026-12-01",
		},
		{ItemID: "S2-LP", Reason: "Asked", Owner: "Olu"},
		{
			ItemID: "S2-LP", Reason: "Withdrawn", Approver: "Cleo Counsel", RevokedReason: "misused",
			Revocation: assessments.Revocation{RevokedBy: "Rex", RevokedOn: "2026-11-05"},
		},
	}
	d.SignOffs = []assessments.SignOff{
		{Role: "security", Name: "Sam", On: "2026-11-02", Statement: "I support it", StateHash: "of then"},
	}
	d.Decisions = []assessments.Decision{{
		ID: "1", Outcome: assessments.WithConditions, By: "Rafael", On: "2026-11-03",
		ValidUntil: "2027-05-01",
	}}
	a.Result.Items = []scoring.Points{
		{Item: "S2-LP", GatePassed: "Carried by an exception until 2027-01-01. Without it: it is not met."},
		{Item: "S2-LP", WalkAway: true, GatePassed: "Carried by an exception until 2027-02-01."},
	}
	out := printed(a)
	for _, want := range []string{
		"2026-11-03 approved with conditions, declared by Rafael, valid until 2027-05-01",
		"Condition, open: Train staff", "owner Mara, due on 2026-12-24", "Condition, overdue: Late one",
		"Condition, met on 2026-11-20, declared by Ana Closer: Done",
		"Exception, in force until 2026-12-01: “Sharing” (S2-LP): A pilot.", "instead: No real data",
		"requested by Rita; approved by Cleo Counsel on 2026-11-01", "Exception, expired, last day 2026-11-30",
		"Exception, requested",
		"revoked on 2026-11-05 by Rex: misused",
		"Sign-off, another state, of then…: security on 2026-11-02, declared by Sam", "“I support it”",
		"Deal-breaker not met: “Sharing” (S2-LP): Carried by an exception until 2027-01-01.",
		"Walk-away reached: “Sharing” (S2-LP): Carried by an exception until 2027-02-01.",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not printed:\n%s", want, out)
		}
	}
}

func TestShowSaysWhichDayItIsOf(t *testing.T) {
	now := workbench.Moments{AsOf: "2026-12-01"}
	then := workbench.Moments{AsOf: "2026-01-02", RecordedBy: "2026-01-01"}
	if got := momentsSaid(now); got != "As of 2026-12-01." {
		t.Error(got)
	}
	if got := momentsSaid(then); got != "As of 2026-01-02. Rebuilt from what had been recorded by 2026-01-01." {
		t.Error(got)
	}
	if got := noAssessment(workbench.Overview{}, now); !strings.Contains(got, "declare one") {
		t.Error(got)
	}
	if got := noAssessment(workbench.Overview{}, then); strings.Contains(got, "declare one") ||
		!strings.Contains(got, "No assessment had been recorded by 2026-01-01") {
		t.Error(got)
	}
}

func TestAssessSaysHowANotApplicableIsConfirmed(t *testing.T) {
	a := &workbench.Assessed{Judged: []scoring.Judged{{Item: "G", Unconfirmed: true}, {Item: "H"}}}
	a.Result.Items = []scoring.Points{
		{Item: "G", GateOpen: true, GateReason: "It waits."},
		{Item: "H", GateOpen: true, GateReason: "Open."},
	}
	out := printed(a)
	if !strings.Contains(out, "It waits. "+workbench.HowToConfirm) ||
		strings.Count(out, workbench.HowToConfirm) != 1 {
		t.Error(out)
	}
}
