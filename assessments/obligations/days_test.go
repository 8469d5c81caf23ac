package obligations_test

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

func TestDaysOfAnEntry(t *testing.T) {
	class := func(v string) *assessments.ObligationLine {
		return &assessments.ObligationLine{Fact: "class", In: []string{v}}
	}
	here := said("here")
	for name, c := range map[string]struct {
		from    []assessments.ObligationStage
		until   assessments.Date
		facts   assessments.Facts
		want    string
		missing []string
	}{
		"the first day that has come": {
			from: []assessments.ObligationStage{
				{Date: "2025-01-01"},
				{Date: "2026-01-01"},
				{Date: "2027-01-01"},
			},
			facts: assessments.Facts{"place": here}, want: "binds since 2025-01-01",
		},
		"the first day to come": {
			from:  []assessments.ObligationStage{{Date: "2028-01-01"}, {Date: "2027-01-01"}},
			facts: assessments.Facts{"place": here}, want: "binds from 2027-01-01",
		},
		"the day of the class that it has": {
			from: []assessments.ObligationStage{
				{Date: "2025-01-01", When: class("a")},
				{Date: "2028-01-01", When: class("b")},
			},
			facts: assessments.Facts{"place": here, "class": said("b")},
			want:  "binds from 2028-01-01",
		},
		"a day that has come, of a class that is not said": {
			from: []assessments.ObligationStage{
				{Date: "2025-01-01", When: class("a")},
				{Date: "2028-01-01"},
			},
			facts: assessments.Facts{"place": here}, want: "cannot be told", missing: []string{"class"},
		},
		"a day from one source": {
			from:  []assessments.ObligationStage{{Date: "2025-01-01", Certainty: assessments.FromOneSource}},
			facts: assessments.Facts{"place": here}, want: "cannot be told",
			missing: []string{"date"},
		},
		"a day to come from disagreeing sources": {
			from:  []assessments.ObligationStage{{Date: "2027-01-01", Certainty: assessments.Uncertain}},
			facts: assessments.Facts{"place": here}, want: "cannot be told",
			missing: []string{"date"},
		},
		"a day not looked up": {
			from: []assessments.ObligationStage{{What: "in force"}}, facts: assessments.Facts{"place": here},
			want: "binds",
		},
		"ended": {
			from: []assessments.ObligationStage{{Date: "2020-01-01"}}, until: "2026-11-29",
			facts: assessments.Facts{"place": here}, want: "does not bind",
		},
		"on its last day": {
			from: []assessments.ObligationStage{{Date: "2020-01-01"}}, until: today,
			facts: assessments.Facts{"place": here}, want: "binds since 2020-01-01",
		},
		"excluded by a fact": {
			from:  []assessments.ObligationStage{{Date: "2020-01-01"}},
			facts: assessments.Facts{"place": here, "exempt": said("true")},
			want:  "does not bind",
		},
	} {
		t.Run(name, func(t *testing.T) {
			file := &assessments.Obligations{
				Facts: []assessments.ObligationFact{
					{ID: "place", Values: []assessments.ObligationFactValue{{ID: "here"}}},
					{ID: "class", Values: []assessments.ObligationFactValue{{ID: "a"}, {ID: "b"}}},
					{ID: "exempt", Values: []assessments.ObligationFactValue{{ID: "true"}}},
				},
				Entries: []assessments.Obligation{{
					ID: "X", Kind: assessments.ADuty, Certainty: assessments.FromText, From: c.from,
					Until: c.until,
					When: assessments.ObligationCondition{
						All: []assessments.ObligationLine{{Fact: "place", In: []string{"here"}}},
					},
				}},
			}
			if _, said := c.facts["exempt"]; said {
				file.Entries[0].When.None = []assessments.ObligationLine{
					{Fact: "exempt", In: []string{"true"}},
				}
			}
			got := obligations.Prepare(file).Compute(c.facts, today)[0]
			if got.When() != c.want || !slices.Equal(got.Missing, c.missing) {
				t.Errorf("got %s, missing %v; want %s, missing %v", got.When(), got.Missing, c.want,
					c.missing)
			}
		})
	}
}

func TestACountryWithoutAStateLeavesTheStatesOpen(t *testing.T) {
	state := func(places ...string) obligations.State {
		facts := assessments.Facts{"jurisdiction": said(places...)}
		for _, d := range obligations.Prepare(law()).Compute(facts, today) {
			if d.ID == "TX-TRAIGA-552" {
				return d.State
			}
		}
		t.Fatal("no entry of Texas")
		return ""
	}
	for _, c := range []struct {
		places []string
		want   obligations.State
	}{
		{[]string{"US"}, obligations.CannotBeTold},
		{[]string{"US", "US-CA"}, obligations.DoesNotBind},
		{[]string{"US-TX"}, obligations.Binds},
		{[]string{"EU"}, obligations.DoesNotBind},
		{nil, obligations.DoesNotBind},
	} {
		if got := state(c.places...); got != c.want {
			t.Errorf("%v: got %s, want %s", c.places, got, c.want)
		}
	}
}
