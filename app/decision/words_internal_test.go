package decision

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

func TestRevocableNamesWhatIsRevoked(t *testing.T) {
	a := &workbench.Assessed{}
	a.Dossier.Assessment.Name = "Lumen Chat"
	a.Dossier.Template.Items = []assessments.Item{{ID: "DB1", Title: "Training on our data"}}
	a.Standing = standing.Standing{State: standing.Stands, Outcome: assessments.Approved}
	p := &Page{m: &model{a: *a}}
	for want, r := range map[string]row{
		"the exception on “Training on our data”": {kind: exceptions, state: "in force", item: "DB1"},
		"the sign-off by Carla (Legal)": {
			kind: signoffs, state: "of this state", declared: "Carla",
			what: "Legal",
		},
		"the decision “approved” on “Lumen Chat”": {kind: decisions, state: "approved"},
	} {
		if got := p.m.revocable(r); got != want {
			t.Errorf("it names %q, want %q", got, want)
		}
	}
}

func TestSignOffSaysThatApprovalDoesNotStand(t *testing.T) {
	for _, state := range standing.States() {
		s := standing.Standing{State: state, Outcome: assessments.Approved}
		if state != standing.Stands && state != standing.Undecided {
			s.Reasons = []standing.Reason{{State: state, Text: "a reason"}}
		}
		p := &Page{m: &model{a: workbench.Assessed{Standing: s}}}
		got, falls := p.m.fallen(), len(s.Reasons) > 0
		if falls != strings.HasPrefix(got, "The approval does not stand. ") || !falls && got != "" {
			t.Errorf("%s: %q", state, got)
		}
	}
}
