package assessments_test

import (
	"testing"

	"countersign/assessments"
)

// TestTheRecorderOfAConditionIsThatOfItsState: beside who declared it met stands who recorded that.
func TestTheRecorderOfAConditionIsThatOfItsState(t *testing.T) {
	c := assessments.ApprovalCondition{
		CloseRecordedBy: "Robin (legal)",
		Recording:       assessments.Recording{RecordedBy: "Ines (procurement)", RecordedAt: 1},
	}
	for status, want := range map[string]assessments.Recording{
		"": c.Recording, "open": c.Recording,
		"met": {RecordedBy: "Robin (legal)"}, "waived": {RecordedBy: "Robin (legal)"},
	} {
		if c.Status = status; c.OfState() != want {
			t.Errorf("%q: %+v, want %+v", status, c.OfState(), want)
		}
	}
}

// TestAnExceptionNamesItsLastDay, and never the day after it.
func TestAnExceptionNamesItsLastDay(t *testing.T) {
	x := assessments.Exception{Expires: "2027-03-11"}
	for day, want := range map[assessments.Date]string{
		"2027-03-09": "until 2027-03-10", "2027-03-10": "until 2027-03-10", "2027-03-11": "last day 2027-03-10",
	} {
		if got := x.Lasts(day); got != want {
			t.Errorf("as of %s: %s, want %s", day, got, want)
		}
	}
}
