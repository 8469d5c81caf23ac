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

// TestANoticeNamesTheStagesThatFollow: a day to come says whether the entry binds before it, and which of its days
// come after, for the uses that they concern.
func TestANoticeNamesTheStagesThatFollow(t *testing.T) {
	class := &assessments.ObligationLine{Fact: "class", In: []string{"b"}}
	file := &assessments.Obligations{
		Facts: []assessments.ObligationFact{
			{ID: "place", Values: []assessments.ObligationFactValue{{ID: "here"}}},
			{ID: "class", Values: []assessments.ObligationFactValue{{ID: "a"}, {ID: "b"}}},
		},
		Entries: []assessments.Obligation{{
			ID: "STAGED", Certainty: assessments.FromText,
			From: []assessments.ObligationStage{
				{Date: "2025-01-01", What: "first"},
				{Date: "2026-12-02", What: "second"},
				{Date: "2029-01-01", What: "fourth", When: class},
				{Date: "2028-01-01", What: "third", Disputed: "by another reading"},
				{Date: "2030-01-01", What: "weak", Certainty: assessments.FromOneSource},
			},
		}, {
			ID: "NEW", Certainty: assessments.FromText,
			From: []assessments.ObligationStage{{Date: "2026-12-02", What: "starts"}, {Date: "2027-12-31", What: "goes on"}},
		}},
	}
	for i := range file.Entries {
		file.Entries[i].When.All = []assessments.ObligationLine{{Fact: "place", In: []string{"here"}}}
	}
	uses := []assessments.Facts{
		{"place": said("here"), "class": said("a")},
		{"place": said("here"), "class": said("b")},
		{"class": said("a")},
	}
	notices := obligations.Prepare(file).Notices(uses, today)
	if len(notices) != 1 || len(notices[0].Changes) != 2 {
		t.Fatalf("got %+v", notices)
	}
	staged, fresh := notices[0].Changes[0], notices[0].Changes[1]
	if got, want := staged.Words(), "second (a further stage), then on 2028-01-01: third (disputed), "+
		"then on 2029-01-01: fourth"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := staged.Uses[0].Words(staged), "second, then on 2028-01-01: third (disputed)"; got != want {
		t.Errorf("for a use of another class: got %q, want %q", got, want)
	}
	if got, want := fresh.Words(), "starts, then on 2027-12-31: goes on"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	open := obligations.Prepare(file).Notices(uses[2:], today)[0].Changes[0]
	if open.Further || !open.Maybe {
		t.Errorf("of a use of which it cannot be told: %+v", open)
	}
}
