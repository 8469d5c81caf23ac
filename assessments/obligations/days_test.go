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
		"a day to come, of a class that is not said, before a later one": {
			from: []assessments.ObligationStage{
				{Date: "2027-01-01", When: class("a")},
				{Date: "2028-01-01"},
			},
			facts: assessments.Facts{"place": here}, want: "cannot be told", missing: []string{"class"},
		},
		"a day to come, after which follows one of a class that is not said": {
			from: []assessments.ObligationStage{
				{Date: "2028-01-01", When: class("a")},
				{Date: "2027-01-01"},
			},
			facts: assessments.Facts{"place": here}, want: "binds from 2027-01-01",
		},
		"a day that has come for every class": {
			from: []assessments.ObligationStage{
				{Date: "2025-01-01", When: class("a")},
				{Date: "2026-01-01"},
			},
			facts: assessments.Facts{"place": here}, want: "binds since 2026-01-01",
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

// TestTheDayOnTheMarketDecidesFromWhenMarksBind: Art. 111(4) gives a system that was on the market before 2026-08-02
// until 2026-12-02. As long as nobody says since when it is there, it cannot be told between the two.
func TestTheDayOnTheMarketDecidesFromWhenMarksBind(t *testing.T) {
	older, newer := []string{"before_2026_08_02"}, []string{"before_2026_12_10"}
	for _, c := range []struct {
		since []string
		day   assessments.Date
		want  string
	}{
		{nil, "2026-08-01", "cannot be told"},
		{nil, "2026-08-02", "cannot be told"},
		{nil, "2026-12-01", "cannot be told"},
		{nil, "2026-12-02", "binds since 2026-12-02"},
		{older, "2026-12-01", "binds from 2026-12-02"},
		{older, "2026-12-02", "binds since 2026-12-02"},
		{newer, "2026-08-01", "binds from 2026-08-02"},
		{newer, "2026-12-02", "binds since 2026-08-02"},
	} {
		use := assessments.Use{UseFacts: assessments.UseFacts{
			UsersIn: []string{"DE"}, PeopleIn: []string{"DE"}, Generates: []string{"image"}, OurRole: []string{"provider"},
		}}
		if c.since != nil {
			use.OnMarketSince = c.since[0]
		}
		facts := assessments.FactsOf(&assessments.Organisation{}, &assessments.Service{}, &use)
		for _, d := range obligations.Prepare(law()).Compute(facts, c.day) {
			if d.ID != "EUAIA-50-2" && d.ID != "EUAIA-50-2-OURS" {
				continue
			}
			if d.When() != c.want {
				t.Errorf("%s on %s, on the market %v: got %s, want %s", d.ID, c.day, c.since, d.When(), c.want)
			}
			asked := slices.Equal(d.Missing, []string{"on_market_since"}) && slices.Equal(d.Answers, []string{"use.on_market_since"})
			if d.State == obligations.CannotBeTold && !asked {
				t.Errorf("%s on %s: missing %v, answered by %v", d.ID, c.day, d.Missing, d.Answers)
			}
		}
	}
}

// TestOnlyWhatReachesTheMarketLaterIsUnderTheProductLaw, on each side of its day; and its words stay beside the day.
func TestOnlyWhatReachesTheMarketLaterIsUnderTheProductLaw(t *testing.T) {
	for since, want := range map[string]string{
		"": "cannot be told", "before_2026_12_10": "does not bind", "from_2026_12_10": "binds since 2026-12-10",
	} {
		facts := assessments.Facts{"jurisdiction": said("EU")}
		if since != "" {
			facts["on_market_since"] = said(since)
		}
		for _, d := range obligations.Prepare(law()).Compute(facts, "2027-06-01") {
			if d.ID != "PLD-2024-2853" {
				continue
			}
			if d.When() != want {
				t.Errorf("%q: got %s, want %s", since, d.When(), want)
			}
			if d.State == obligations.Binds && d.Days() == "" {
				t.Error("it does not say beside its day which products it holds for")
			}
		}
	}
}

// TestWhatADayBringsIsSaid: one day alone has words too, unless they say no more than that it binds.
func TestWhatADayBringsIsSaid(t *testing.T) {
	for _, c := range []struct {
		stages []obligations.Stage
		want   string
	}{
		{[]obligations.Stage{{Date: "2025-01-01", What: "applies"}}, ""},
		{
			[]obligations.Stage{{Date: "2025-01-01", What: "in force", Disputed: "by another reading"}},
			"2025-01-01: in force (disputed: by another reading)",
		},
		{[]obligations.Stage{{Date: "2025-01-01", What: "newer contracts"}}, "2025-01-01: newer contracts"},
		{[]obligations.Stage{{What: "its first day was not looked up"}}, "its first day was not looked up"},
		{
			[]obligations.Stage{{Date: "2025-01-01", What: "one", Open: true}, {Date: "2026-01-01", What: "all"}},
			"2025-01-01: one (cannot be told whether it concerns this use); 2026-01-01: all",
		},
	} {
		if got := (obligations.Duty{Stages: c.stages}).Days(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestADayThatBindsInAnyCaseSaysSo: what cannot be told before it can be told from it.
func TestADayThatBindsInAnyCaseSaysSo(t *testing.T) {
	uses := []assessments.Facts{{"jurisdiction": said("EU"), "generates_media": said("text")}}
	for _, n := range obligations.Prepare(law()).Notices(uses, today) {
		for _, ch := range n.Changes {
			switch ch.ID {
			case "EUAIA-50-2":
				if !ch.Maybe || !ch.AnyCase || !ch.Uses[0].AnyCase {
					t.Errorf("got %+v", ch)
				}
			case "PLD-2024-2853":
				if !ch.Maybe || ch.AnyCase {
					t.Errorf("got %+v", ch)
				}
			}
		}
	}
}
