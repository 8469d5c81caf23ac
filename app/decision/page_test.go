package decision_test

import (
	"errors"
	"strings"
	"testing"

	"countersign/app/decision"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/app/widgets/table"
	"countersign/assessments"
	"countersign/assessments/standing"
	"countersign/assessments/workbench"
)

// lab is the approval of the furnished assessment.
type lab struct {
	*uitest.Host
	t    *testing.T
	b    *workbench.Workbench
	page *decision.Page
}

func open(t *testing.T, ask string, with ...func(*workbench.Params)) *lab {
	t.Helper()
	h := uitest.NewHost(t)
	b := uitest.NewBench(t, h, with...)
	uitest.Furnish(t, b)
	l := &lab{Host: h, t: t, b: b}
	a := assessments.Assessment{ID: "a"}
	if err := b.Get(t.Context(), &a); err != nil {
		t.Fatal(err)
	}
	if a.Requester == "" {
		a.Requester = "Rita"
		uitest.Save(t, b, &a)
	}
	l.page = decision.New(b, h, ui.Route{Page: "decision", ID: "a", Item: ask})
	h.Open(l.page)
	return l
}

func (l *lab) assessed() workbench.Assessed {
	l.t.Helper()
	a, err := l.b.Assess(l.t.Context(), "a", l.Day)
	if err != nil {
		l.t.Fatal(err)
	}
	return a
}

// does carries out a command of the page.
func (l *lab) does(id string) {
	l.t.Helper()
	for _, c := range l.page.Commands() {
		if c.ID == id {
			if c.Enabled != nil && !c.Enabled() {
				l.t.Fatalf("%s is not offered", id)
			}
			c.Run()
			return
		}
	}
	l.t.Fatalf("there is no command %s", id)
}

// selects selects the row whose words begin so.
func (l *lab) selects(words string) {
	l.t.Helper()
	table := uitest.Find[*table.View](l.Host)[0]
	for _, id := range table.Shown() {
		if strings.HasPrefix(id, words) {
			table.Select(id)
			return
		}
	}
	l.t.Fatalf("no row %s among %v", words, table.Shown())
}

func (l *lab) actAs(name, role string) {
	l.t.Helper()
	if err := l.b.ActAs(assessments.Actor{Name: name, Role: role}); err != nil {
		l.t.Fatal(err)
	}
}

func TestExceptionsAreRequestedApprovedRenewedAndRevoked(t *testing.T) {
	l := open(t, "")
	gate := l.assessed().Result.Gates[0]
	if !l.page.Visit(ui.Route{Page: "decision", ID: "a", Item: ui.AskExcept + gate}) {
		t.Fatal("the page does not take its own route")
	}
	l.Fill("Reason", "a pilot of two weeks")
	l.Fill("Instead", "none")
	l.Fill("Owner", "Olga")
	l.Fill("Expires", string(l.Day.AddDays(30)))
	l.Tap("Request it")
	if !l.Sees("controls nothing") {
		t.Fatalf("a control that is none was taken: %s", l.Words())
	}
	l.Fill("Instead", "no personal data is entered")
	l.Tap("Request it")
	x := l.assessed().Dossier.Exceptions
	if len(x) != 1 || x[0].ItemID != gate || x[0].Approver != "" || x[0].RecordedBy == "" {
		t.Fatalf("requested %+v", x)
	}
	l.selects("exception")
	l.does("decision.approve")
	l.Tap("Approve the exception")
	if !l.Sees("asked for this exception") || !l.Dialogs[len(l.Dialogs)-1].Open {
		t.Fatalf("who asked approved it: %s", l.Words())
	}
	l.Tap("Cancel")
	l.actAs("Bruno", "security")
	l.selects("exception")
	l.does("decision.approve")
	l.Tap("Approve the exception")
	a := l.assessed()
	if x = a.Dossier.Exceptions; x[0].Approver != "Bruno (security)" ||
		x[0].ApprovalRecordedBy != "Bruno (security)" {
		t.Fatalf("approved %+v", x[0])
	}
	if !l.Sees("In force", "Bruno (security)", "requested by Ada (legal)", "instead: no personal data") {
		t.Errorf("the page shows %s", l.Words())
	}
	l.selects("exception")
	l.does("decision.renew")
	l.Fill("Expires", string(l.Day.AddDays(60)))
	l.Tap("Request it")
	if x = l.assessed().Dossier.Exceptions; len(x) != 2 || (x[0].Renews == "") == (x[1].Renews == "") {
		t.Fatalf("renewed %+v", x)
	}
	l.selects("exception " + a.Dossier.Exceptions[0].ID)
	l.does("decision.revoke")
	it, _ := a.Dossier.Template.Item(gate)
	if got, want := l.Dialogs[len(l.Dialogs)-1].Title, "Revoke the exception on “"+it.Title+
		"”?"; got != want {
		t.Errorf("the dialog is called %q, want %q", got, want)
	}
	l.Fill("Reason", "misused")
	l.Tap("Revoke")
	for _, one := range l.assessed().Dossier.Exceptions {
		if one.ID == a.Dossier.Exceptions[0].ID &&
			(one.RevokedReason != "misused" || one.RevokedBy != "Bruno (security)") {
			t.Errorf("revoked %+v", one)
		}
	}
	if !l.Sees("Revoked", "misused") {
		t.Errorf("the page shows %s", l.Words())
	}
}

func TestDecisionThatIsRefusedStaysWithItsReasons(t *testing.T) {
	l := open(t, ui.AskDecide, uitest.WithoutTiers)
	l.Pick("Outcome", "In review")
	l.Tap("Record the decision")
	l.does("decision.decide")
	l.Pick("Outcome", "Approved")
	if !l.Sees("5 deal-breakers are open", "below the 80 % needed") {
		t.Errorf("before the button is pressed it shows %s", l.Words())
	}
	l.Fill("Valid until", "31.12.")
	l.Tap("Record the decision")
	d := l.Dialogs[len(l.Dialogs)-1]
	if !d.Open || !l.Sees("31.12.") {
		t.Fatalf("a wrong day closes the dialog: %s", l.Words())
	}
	l.Fill("Valid until", "2027-12-31")
	l.Fill("Decided by", "Helga")
	l.Tap("Record the decision")
	if !d.Open || !l.Sees("deal-breaker") {
		t.Fatalf("the dialog shows %s", l.Words())
	}
	l.Tap("Cancel")
	l.does("decision.decide")
	l.Pick("Outcome", "Rejected")
	l.Fill("Reason", "too risky")
	l.Fill("Decided by", "Helga")
	l.Refuse = errors.New("the disk is full")
	l.Tap("Record the decision")
	if d = l.Dialogs[len(l.Dialogs)-1]; !d.Open || !l.Sees("disk is full") {
		t.Fatalf("a full disk closes the dialog: %s", l.Words())
	}
	l.Refuse = nil
	l.Tap("Record the decision")
	a := l.assessed()
	last, _ := a.Dossier.LastDecision()
	if d.Open || last.Outcome != assessments.Rejected || last.By != "Helga" ||
		last.RecordedBy != l.b.Actor().String() {
		t.Errorf("recorded %+v", last)
	}
	if !l.Sees("Helga", "Rejected", l.b.Actor().String()) {
		t.Errorf("the page shows %s", l.Words())
	}
}

func TestDecisionOnAnotherStateThanTheOneSeenIsRefused(t *testing.T) {
	l := open(t, ui.AskDecide)
	uitest.Answer(t, l.b, assessments.Answer{
		AssessmentID: "a", ItemID: l.assessed().Dossier.Template.Items[0].ID,
		Verdict: assessments.NotMet,
	})
	l.Pick("Outcome", "In review")
	l.Tap("Record the decision")
	if !l.Sees("changed since you looked") || l.assessed().Dossier.Assessment.Status == assessments.InReview {
		t.Errorf("it was decided on a state that no one saw: %s", l.Words())
	}
}

func TestConditionsAndSignOffsAreRecordedAndRead(t *testing.T) {
	l := open(t, "")
	l.does("decision.condition")
	l.Tap("Add the condition")
	if !l.Sees("Write what must happen", "Write the name", "Write the last day",
		"Look at “Condition”, “Owner”, “By when”.") {
		t.Fatalf("an empty condition: %s", l.Words())
	}
	l.Fill("Condition", "Staff are trained")
	l.Fill("Owner", "Mara")
	l.Fill("By when", string(l.Day.AddDays(-3)))
	l.Tap("Add the condition")
	if !l.Sees("Overdue", "Staff are trained", "Mara") {
		t.Fatalf("the page shows %s", l.Words())
	}
	l.selects("condition")
	l.does("decision.met")
	l.Tap("Record it as met")
	if !l.Sees("not closed without a word") {
		t.Fatalf("it was closed without a word: %s", l.Words())
	}
	l.Fill("How", "register of attendance of 12 November")
	l.Tap("Record it as met")
	c := l.assessed().Dossier.Conditions[0]
	if c.Status != "met" || c.ClosedBy != l.b.Actor().String() || c.MetOn != l.Day {
		t.Fatalf("closed %+v", c)
	}
	l.does("decision.sign")
	l.Pick("Role", "Legal")
	l.Fill("Declared by", "Carla")
	l.Tap("Sign off this state")
	if !l.Sees("Write what you declare", "Look at “Statement”.") || len(l.assessed().Dossier.SignOffs) > 0 {
		t.Fatalf("a sign-off without a statement: %s", l.Words())
	}
	l.Fill("Statement", "I have read it")
	l.Tap("Sign off this state")
	if !l.Sees("Of this state", "Carla", "I have read it") {
		t.Fatalf("the page shows %s", l.Words())
	}
	uitest.Answer(t, l.b, assessments.Answer{
		AssessmentID: "a", ItemID: l.assessed().Dossier.Template.Items[0].ID,
		Verdict: assessments.NotMet,
	})
	l.page.Load()
	if !l.Sees("Of another state") {
		t.Errorf("after a change the page shows %s", l.Words())
	}
}

func TestStandingAndItsReasonsAreShown(t *testing.T) {
	l := open(t, "", uitest.WithoutTiers)
	uitest.Must(t)(l.b.Decide(t.Context(),
		assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	for _, gate := range l.assessed().Result.Gates {
		uitest.Must(t)(l.b.Except(t.Context(), assessments.Exception{
			AssessmentID: "a", ItemID: gate, Reason: "a pilot", Compensating: "no personal data",
			Owner: "Olga", Approver: "Bruno", Expires: l.Day.AddDays(30),
		}))
	}
	uitest.Must(t)(l.b.Decide(t.Context(),
		assessments.Decision{
			AssessmentID: "a", Outcome: assessments.Approved, By: "Helga",
			Reason: "a pilot",
		}, nil))
	l.page.Load()
	if !l.Sees("Approved, as of", "0 % of the weight assessed, below the 80 %") {
		t.Fatalf("the page shows %s", l.Words())
	}
	it := l.assessed().Dossier.Template.Items[0]
	uitest.Answer(t, l.b, assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.NotMet})
	l.page.Load()
	if l.assessed().Standing.State != standing.Changed ||
		!l.Sees("Approved, 1 change since", "Changed since: answer", it.Title) {
		t.Errorf("after a change the page shows %s", l.Words())
	}
}

func TestAllReasonsAreNamedAndTheirDialogCloses(t *testing.T) {
	l := open(t, "", uitest.WithoutTiers)
	uitest.Must(t)(l.b.Decide(t.Context(),
		assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	ask := func(item, reason string) {
		uitest.Must(t)(l.b.Except(t.Context(), assessments.Exception{
			AssessmentID: "a", ItemID: item, Reason: reason, Compensating: "no personal data", Owner: "Olga",
			Approver: "Bruno",
			Expires:  l.Day.AddDays(30),
		}))
	}
	gates := l.assessed().Result.Gates
	for _, gate := range gates {
		ask(gate, "a pilot")
	}
	approve := assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Approved, By: "Helga",
		Reason: "a pilot",
	}
	uitest.Must(t)(l.b.Decide(t.Context(), approve, nil))
	for _, gate := range gates {
		ask(gate, "a second pilot")
	}
	d := l.assessed().Dossier
	for _, it := range d.Template.Items[:4] {
		answer := assessments.Answer{AssessmentID: "a", ItemID: it.ID, Verdict: assessments.NotMet}
		uitest.Answer(t, l.b, answer)
	}
	l.page.Load()
	for _, link := range uitest.Find[*widgets.Button](l.Host) {
		if strings.HasPrefix(link.Text(), "Show all ") {
			link.Tapped(nil)
		}
	}
	if len(l.Dialogs) != 1 {
		t.Fatalf("%d dialogs; the page shows %s", len(l.Dialogs), l.Words())
	}
	it, _ := d.Template.Item(gates[0])
	if !l.Sees("Changed since: exception on “" + it.Title + "”.") {
		t.Errorf("the exception is not named: %s", l.Words())
	}
	for _, x := range l.assessed().Dossier.Exceptions {
		if l.Sees(x.ID) {
			t.Errorf("the id %s is shown: %s", x.ID, l.Words())
		}
	}
	l.Tap("Close")
	if l.Dialogs[0].Open {
		t.Error("Close leaves the reasons open")
	}
}

func TestNoDecisionAndNoSignOffHasADefault(t *testing.T) {
	l := open(t, "")
	if err := l.b.ActAs(assessments.Actor{Name: "Kim", Role: "analyst"}); err != nil {
		t.Fatal(err)
	}
	before := l.assessed().Dossier
	l.does("decision.decide")
	l.Fill("Reason", "Everything is shown")
	l.Tap("Record the decision")
	if d := l.Dialogs[len(l.Dialogs)-1]; !d.Open || !l.Sees("Choose an outcome first") {
		t.Errorf("a decision without an outcome: %s", l.Words())
	}
	l.Pick("Outcome", "In review")
	if l.Sees("hoose an outcome first") {
		t.Errorf("it stays although one is chosen: %s", l.Words())
	}
	l.Tap("Cancel")
	l.does("decision.sign")
	l.Tap("Sign off this state")
	if d := l.Dialogs[len(l.Dialogs)-1]; !d.Open || !l.Sees("Choose the role first") {
		t.Errorf("a sign-off without a role: %s", l.Words())
	}
	l.Tap("Cancel")
	if after := l.assessed().Dossier; len(after.Decisions) != len(before.Decisions) ||
		len(after.SignOffs) != len(before.SignOffs) {
		t.Errorf("recorded %+v, %+v", after.Decisions, after.SignOffs)
	}
}

// TestAConditionClosedMeanwhileIsShownBesideMine waives a condition that another records as met.
func TestAConditionClosedMeanwhileIsShownBesideMine(t *testing.T) {
	l := open(t, "")
	uitest.Must(t)(l.b.SaveCondition(t.Context(), assessments.ApprovalCondition{
		AssessmentID: "a", Text: "Staff are trained", Owner: "Mara", Due: l.Day,
	}))
	l.CatchUp()
	l.selects("condition")
	l.does("decision.waive")
	l.Fill("Reason", "it is needed no longer")
	c := l.assessed().Dossier.Conditions[0]
	uitest.Must(t)(uitest.Another(t, l.Host, l.b).ChangeSeen(t.Context(), func(r assessments.Record) {
		one := r.(*assessments.ApprovalCondition)
		one.Status, one.ClosedReason = "met", "register of attendance"
	}, &c))
	l.Tap("Waive it")
	now := l.assessed().Dossier.Conditions[0]
	if now.Status != "met" || now.ClosedReason != "register of attendance" ||
		!l.Sees("register of attendance", "changed elsewhere") {
		t.Fatalf("stored %+v; %s", now, l.Words())
	}
	l.Tap("Waive it")
	if now = l.assessed().Dossier.Conditions[0]; now.Status != "waived" ||
		now.ClosedReason != "it is needed no longer" {
		t.Errorf("stored %+v; %s", now, l.Words())
	}
}
