package decision_test

import (
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
	if !l.Sees("Expires: ") {
		t.Fatalf("the day is not named: %s", l.Words())
	}
	l.Fill("Expires", string(l.Day.AddDays(10)))
	l.Tap("Request it")
	if !l.Sees("Instead: is missing.", "Is missing") {
		t.Fatalf("the page shows %s", l.Words())
	}
	l.Fill("Instead", "no personal data")
	if l.Sees("issing") {
		t.Errorf("it stays while the field is filled: %s", l.Words())
	}
}
