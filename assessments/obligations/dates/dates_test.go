package dates_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
	"countersign/assessments/obligations/dates"
)

func TestDatesAreReachedComingDisputedOrOpen(t *testing.T) {
	file := &assessments.Obligations{
		Facts: []assessments.ObligationFact{
			{ID: "place", Values: []assessments.ObligationFactValue{{ID: "here"}, {ID: "there"}}},
			{ID: "open", Values: []assessments.ObligationFactValue{{ID: "true"}}},
		},
	}
	add := func(id string, kind assessments.ObligationKind, fact, value string, stages ...assessments.ObligationStage) {
		e := assessments.Obligation{ID: id, Kind: kind, Certainty: assessments.FromText, From: stages}
		e.When.All = []assessments.ObligationLine{{Fact: fact, In: []string{value}}}
		if id == "STAYED" {
			e.Stays = []assessments.ObligationStay{{Title: "a court", Says: "says no."}}
		}
		file.Entries = append(file.Entries, e)
	}
	day := func(d assessments.Date) assessments.ObligationStage { return assessments.ObligationStage{Date: d} }
	add("BOTH", assessments.ADuty, "place", "here", day("2027-01-01"), day("2025-01-01"))
	add("READING", assessments.ADuty, "place", "here",
		assessments.ObligationStage{Date: "2026-02-02", Disputed: "a second reading"})
	add("WEAK", assessments.ADuty, "place", "here",
		assessments.ObligationStage{Date: "2026-03-03", Certainty: assessments.FromOneSource})
	add("STAYED", assessments.ADuty, "place", "here", day("2027-02-02"))
	add("OPEN", assessments.ADuty, "open", "true", day("2026-04-04"))
	add("NOT-HERE", assessments.ADuty, "place", "there", day("2026-05-05"))
	add("STATUS", assessments.AStatus, "place", "here", day("2026-06-06"))
	add("UNDATED", assessments.ADuty, "place", "here", day(""))
	duties := obligations.Prepare(file).Compute(
		assessments.Facts{"place": {Values: []string{"here"}, Complete: true}}, "2026-11-30")
	var got []string
	for _, d := range dates.Of(duties) {
		got = append(got, fmt.Sprintf("%s %s %s %s", d.Day, d.Duty.ID, d.Kind, d.Why))
	}
	want := []string{
		"2025-01-01 BOTH reached ", "2026-02-02 READING disputed a second reading",
		"2026-03-03 WEAK disputed one secondary source", "2026-04-04 OPEN cannot_be_told ",
		"2027-01-01 BOTH coming ", "2027-02-02 STAYED disputed a court: says no. As of .",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %s\nwant %s", strings.Join(got, "\n    "), strings.Join(want, "\n     "))
	}
}
