package desk_test

import "testing"

func TestFourQuestionsAreAnsweredOnTheDesk(t *testing.T) {
	l := open(t, "S2-GC-POLICY")
	l.page.TakeRune('q')
	if !l.Sees("Who owns the data?", "Nothing of this is shown yet.",
		"training on our data", "(not assessed)") {
		t.Fatalf("the answers are %s", l.Words())
	}
	l.Tap("Training on our data")
	if d := l.Dialogs[len(l.Dialogs)-1]; d.Open || l.page.Place().Item != "S2-LP-TRAINING-USE" {
		t.Errorf("the item's link left the dialog open %v, at %q", d.Open, l.page.Place().Item)
	}
}
