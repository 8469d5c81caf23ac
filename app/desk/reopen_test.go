package desk_test

import (
	"testing"

	"countersign/app/uitest"
	"countersign/assessments"
	"countersign/assessments/standing"
)

// approved opens the desk on an assessment that was approved as it is.
func approved(t *testing.T) *lab {
	t.Helper()
	l := open(t, "S2-GC-POLICY", uitest.WithoutTiers)
	must := uitest.Must(t)
	a := assessments.Assessment{ID: "a"}
	if err := l.b.Get(t.Context(), &a); err != nil {
		t.Fatal(err)
	}
	a.Requester = "Rita"
	uitest.Save(t, l.b, &a)
	must(l.b.Decide(t.Context(), assessments.Decision{AssessmentID: "a", Outcome: assessments.InReview}, nil))
	for _, gate := range l.now().Result.Gates {
		must(l.b.Except(t.Context(), assessments.Exception{
			AssessmentID: "a", ItemID: gate, Reason: "a pilot", Compensating: "no personal data",
			Owner: "Olga", Approver: "Bruno", Expires: l.Day.AddDays(30),
		}))
	}
	must(l.b.Decide(t.Context(), assessments.Decision{
		AssessmentID: "a", Outcome: assessments.Approved,
		By: "Helga", Reason: "a pilot",
	}, nil))
	l.page.Load()
	if !l.Sees("What is changed here makes it an approval on an earlier state") {
		t.Fatalf("above the items stands %s", l.Words())
	}
	return l
}

func TestFirstChangeUnderAnApprovalAsksToReopen(t *testing.T) {
	t.Run("left as it is", func(t *testing.T) {
		l := approved(t)
		l.page.TakeRune('3')
		if d := l.Dialogs[len(l.Dialogs)-1]; !d.Open || !l.Sees("Reopen for review?") {
			t.Fatalf("one key changed an approved assessment without a word: %s", l.Words())
		}
		l.Tap("Leave it as it is")
		if v := l.answer("S2-GC-POLICY").Verdict; v != assessments.NotAssessed || !l.now().Standing.Green() {
			t.Errorf("the verdict is %q, %s", v, l.now().Standing.Sentence())
		}
	})
	t.Run("reopened", func(t *testing.T) {
		l := approved(t)
		l.page.TakeRune('3')
		l.Tap("Change it")
		a := l.now()
		if a.Dossier.Assessment.Status != assessments.InReview ||
			l.answer("S2-GC-POLICY").Verdict != assessments.NotMet {
			t.Errorf("it is %s, the verdict %q", a.Standing.Sentence(), l.answer("S2-GC-POLICY").Verdict)
		}
	})
	t.Run("changed without reopening", func(t *testing.T) {
		l := approved(t)
		l.page.TakeRune('6')
		l.Check("Take it back into review")
		l.Tap("Change it")
		l.Tap("Cancel") // of the reason, so that nothing is changed
		l.page.TakeRune('6')
		if l.Sees("Reopen for review?") {
			t.Error("it is asked again, with nothing changed in between")
		}
		l.Tap("Cancel")
		l.page.TakeRune('3')
		l.page.TakeRune('2') // asked once
		if a := l.now(); a.Standing.State != standing.Changed || len(a.Standing.Changes) != 1 ||
			!l.Sees("Approved, 1 change since") {
			t.Errorf("it is %s: %s", a.Standing.Sentence(), l.Words())
		}
		if v := l.answer("S2-GC-POLICY").Verdict; v != assessments.Partly {
			t.Errorf("the second key gave %q", v)
		}
	})
}
