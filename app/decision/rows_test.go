package decision_test

import (
	"strings"
	"testing"

	"countersign/app/uitest"
	"countersign/app/widgets/menu"
)

func TestWhatIsMissingIsNamedAtItsFieldUntilItIsFilled(t *testing.T) {
	l := open(t, "")
	l.Tap("Request an exception…")
	l.Tap("Request it")
	uitest.Within[*menu.Select](l.Row("Deal-breaker"))[0].Set(0)
	l.Fill("Reason", "a pilot")
	l.Fill("Owner", "Olga")
	l.Fill("Expires", "soon")
	l.Tap("Request it")
	// it is said in its row alone
	if !l.Sees("Look at “Expires”.") || strings.Count(l.Words(), "is not a date") != 1 {
		t.Fatalf("the day is not named: %s", l.Words())
	}
	l.Fill("Expires", string(l.Day.AddDays(10)))
	l.Tap("Request it")
	if !l.Sees("Look at “Instead”.", "Is missing") {
		t.Fatalf("the page shows %s", l.Words())
	}
	l.Fill("Instead", "no personal data")
	if l.Sees("issing") {
		t.Errorf("it stays while the field is filled: %s", l.Words())
	}
}
