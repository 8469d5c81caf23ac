package workbench_test

import (
	"strings"
	"testing"
)

// What an approval takes begins with what is open, and goes on with what the tier asks: both are refused
// with the same words.
func TestWhatAnApprovalTakesNamesEveryOpenDealBreaker(t *testing.T) {
	l := newLab(t)
	l.furnish()
	a := l.assessedNow()
	if len(a.Result.Gates) == 0 {
		t.Fatal("nothing is open")
	}
	takes := a.ApprovalTakes()
	if len(takes) != len(a.Result.Gates)+len(a.Needs("")) {
		t.Fatalf("it takes %d things, not %d and %d", len(takes), len(a.Result.Gates), len(a.Needs("")))
	}
	for i, id := range a.Result.Gates {
		if takes[i].Item != id || !strings.Contains(takes[i].Text, "is open:") {
			t.Errorf("of %s it says %+v", id, takes[i])
		}
	}
}
