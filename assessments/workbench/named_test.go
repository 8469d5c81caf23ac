package workbench_test

import (
	"testing"

	"countersign/assessments"
)

func TestNothingIsApprovedUnderAPartOfTheRequestersNameOrUnderNone(t *testing.T) {
	l := newLab(t)
	l.furnish()
	if err := l.declares(&assessments.Assessment{ID: "a", Requester: "the requester"},
		"requester"); err == nil {
		t.Error("“the requester” was taken for the requester's name")
	}
	if err := l.declares(&assessments.Assessment{ID: "a", Requester: "Petra Anselm"},
		"requester"); err != nil {
		t.Fatal(err)
	}
	sign := func(name string) error {
		_, err := l.SignOff(ctx, assessments.SignOff{AssessmentID: "a", Role: "legal", Name: name}, nil)
		return err
	}
	for name, want := range map[string]string{
		"Frau Anselm": "write both names in full", "Petra": "write both names in full",
		"PetraAnselm":                     "asked for this approval",
		"Helga Brandt (for Petra Anselm)": "write both names in full", "same": "names no person",
		"deputy": "names no person",
	} {
		l.refused(sign(name), assessments.Refused, want)
	}
	l.refused(func() error {
		_, err := l.Decide(ctx, assessments.Decision{
			AssessmentID: "a", Outcome: assessments.InReview,
			By: "nobody",
		}, nil)
		return err
	}(), assessments.Refused, "names no person")
	l.actAs("Frau Anselm", "coo")
	l.refused(sign("Helga Brandt"), assessments.Refused, "write both names in full")
	l.actAs("Helga Brandt", "coo")
	if err := sign("Petra Anseln"); err != nil {
		t.Error(err)
	}
}
