package desk_test

import (
	"strings"
	"testing"

	"countersign/app/uitest"
	"countersign/app/widgets"
	"countersign/assessments"
)

// give saves an answer that the tests start from.
func (l *lab) give(a assessments.Answer) {
	l.t.Helper()
	a.AssessmentID = "a"
	uitest.Answer(l.t, l.b, a)
	l.CatchUp()
}

const audit = "S2-GC-AUDIT-RIGHT"

func TestWalkAwayIsMarkedByKey(t *testing.T) {
	l := open(t, audit)
	l.page.TakeRune('x')
	if !l.Said("Only a “not met”") || l.answer(audit).WalkAway {
		t.Errorf("not assessed, the key says %q", l.Notes)
	}
	l.give(assessments.Answer{ItemID: audit, Verdict: assessments.NotMet})
	if !l.Sees("Walk-away reached: at or beyond") || l.Sees("1 walk-away reached") {
		t.Fatalf("not met, the card offers %s", l.Words())
	}
	l.page.TakeRune('x')
	l.CatchUp()
	if !l.answer(audit).WalkAway ||
		!l.Sees("walk-away reached · ", "5 open deal-breakers and 1 walk-away reached",
			"Walk-away reached: the verdict is “not met”") {
		t.Errorf("marked, it shows %s", l.Words())
	}
	l.page.TakeRune('1') // another verdict takes the mark along
	l.CatchUp()
	if a := l.answer(audit); a.WalkAway || a.Verdict != assessments.Met || l.Sees("walk-away reached · ") {
		t.Errorf("met: %+v", a)
	}
}

func TestVerdictsAreConfirmedAgainByKeyOrTogether(t *testing.T) {
	l := open(t, training)
	l.page.TakeRune('y')
	if !l.Said("does not wait to be confirmed again") {
		t.Errorf("with nothing to confirm: %q", l.Notes)
	}
	for _, item := range []string{training, "S2-LP-SHARING", "S2-LP-TERMS-CHANGE"} {
		if _, ok := l.now().Dossier.Template.Item(item); ok {
			l.give(assessments.Answer{ItemID: item, Verdict: assessments.Met})
		}
	}
	uitest.Must(t)(l.b.Reassess(t.Context(), "a", assessments.TriggerNewTerms))
	l.CatchUp()
	waits := func() (n int) {
		for _, a := range l.now().Dossier.Answers {
			if a.Reconfirm {
				n++
			}
		}
		return n
	}
	before := waits()
	if before < 2 || !l.Sees("To reconfirm (was met)") {
		t.Fatalf("%d wait; shown is %s", before, l.Words())
	}
	l.page.TakeRune('y')
	l.CatchUp()
	if l.answer(training).Reconfirm || waits() != before-1 {
		t.Errorf("after the key %d wait", waits())
	}
	for _, c := range l.page.Commands() {
		if c.ID == "desk.confirmseveral" {
			c.Run()
		}
	}
	if len(l.Dialogs) != 1 {
		t.Fatalf("asked %d times", len(l.Dialogs))
	}
	for _, box := range uitest.Within[*widgets.CheckBox](l.Dialogs[0].Content) {
		box.Tapped(nil)
	}
	l.Tap("Confirm the ticked verdicts")
	l.CatchUp()
	if waits() != 0 {
		t.Errorf("%d still wait", waits())
	}
}

// Said reports whether a note has these words.
func (l *lab) Said(words string) bool { return strings.Contains(strings.Join(l.Notes, " "), words) }
