package scoring_test

import (
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestItemsAreHiddenByWhatIsKnownAndNeverByWhatIsNot(t *testing.T) {
	personal := assessments.Condition{
		Fact: "data_classes", Any: []string{"personal", "special_category"},
		Reason: "no personal data goes in",
	}
	light := assessments.Condition{Fact: "tier", None: []string{"3"}, Reason: "a light tier"}
	for name, tc := range map[string]struct {
		when   []assessments.Condition
		use    assessments.Use
		tier   string
		hidden string
	}{
		"no condition": {},
		"one of the classes": {
			when: []assessments.Condition{personal},
			use:  assessments.Use{DataClasses: []string{"public", "personal"}},
		},
		"none of the classes": {
			when: []assessments.Condition{personal},
			use:  assessments.Use{DataClasses: []string{"public"}}, hidden: "no personal data goes in",
		},
		"classes nobody named": {when: []assessments.Condition{personal}},
		"the tier excluded": {
			when: []assessments.Condition{light}, tier: "3",
			hidden: "a light tier",
		},
		"another tier":   {when: []assessments.Condition{light}, tier: "1"},
		"an unrated use": {when: []assessments.Condition{light}},
		"the first that fails speaks": {
			when: []assessments.Condition{personal, light},
			use:  assessments.Use{DataClasses: []string{"public"}}, tier: "3",
			hidden: "no personal data goes in",
		},
		"all must hold": {
			when: []assessments.Condition{personal, light},
			use:  assessments.Use{DataClasses: []string{"personal"}}, tier: "3", hidden: "a light tier",
		},
		"reach": {
			when: []assessments.Condition{{Fact: "reach", Any: []string{"public"}, Reason: "r"}},
			use:  assessments.Use{Reach: "team"}, hidden: "r",
		},
		"autonomy": {
			when: []assessments.Condition{{Fact: "autonomy", Any: []string{"acts_alone"}, Reason: "r"}},
			use:  assessments.Use{Autonomy: "suggests"}, hidden: "r",
		},
		"criticality": {
			when: []assessments.Condition{{Fact: "criticality", None: []string{"low"}, Reason: "r"}},
			use:  assessments.Use{Criticality: "low"}, hidden: "r",
		},
		"a reach nobody named": {
			when: []assessments.Condition{{Fact: "reach", Any: []string{"public"}, Reason: "r"}},
		},
		"a fact of law that is known not to hold": {
			when: on("voice_or_meeting_recording", "true"),
			use:  said(func(f *assessments.UseFacts) { f.Recording = "no" }), hidden: "r",
		},
		"a fact of law that holds": {
			when: on("voice_or_meeting_recording", "true"),
			use:  said(func(f *assessments.UseFacts) { f.Recording = "yes" }),
		},
		"a fact of law nobody said": {when: on("voice_or_meeting_recording", "true")},
		"a place that is half said": {
			when: on("jurisdiction", "US-CA"),
			use:  said(func(f *assessments.UseFacts) { f.UsersIn = []string{"DE"} }),
		},
		"a place that is known to be out": {
			when: on("jurisdiction", "US-CA"),
			use: said(func(f *assessments.UseFacts) {
				f.UsersIn, f.PeopleIn = []string{"DE"}, []string{"none"}
			}), hidden: "r",
		},
		"one value known to be out, one unknown": {
			when: on("high_risk", "annex_i", "annex_iii"),
			use:  said(func(f *assessments.UseFacts) { f.HighRiskProduct = "no" }),
		},
		"a value that rules it out": {
			when: []assessments.Condition{{Fact: "touches_rights", None: []string{"hire"}, Reason: "r"}},
			use:  said(func(f *assessments.UseFacts) { f.TouchesRights = []string{"hire"} }), hidden: "r",
		},
		"a value that might rule it out": {
			when: []assessments.Condition{{Fact: "touches_rights", None: []string{"hire"}, Reason: "r"}},
		},
		"a fact the program cannot know": {
			when: []assessments.Condition{{Fact: "weather", Any: []string{"rain"}, Reason: "r"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := fixture()
			d.Use, d.Assessment.Tier, d.Template.Items[0].When = tc.use, tc.tier, tc.when
			j := judge(d)
			if j.Hidden != (tc.hidden != "") || j.HiddenWhy != tc.hidden {
				t.Errorf("hidden %v because %q; want %q", j.Hidden, j.HiddenWhy, tc.hidden)
			}
		})
	}
}

// on is a condition that holds if a fact has one of the values.
func on(fact string, any ...string) []assessments.Condition {
	return []assessments.Condition{{Fact: fact, Any: any, Reason: "r"}}
}

// said is a use of which some facts are known.
func said(set func(*assessments.UseFacts)) assessments.Use {
	u := assessments.Use{}
	set(&u.UseFacts)
	return u
}

// chain is three items: b is asked when a is met or partly met, c when b is not met.
func chain(a, b assessments.Verdict) *assessments.Dossier {
	return &assessments.Dossier{
		Model: shipped(),
		Template: assessments.Template{Items: []assessments.Item{
			{ID: "c", Weight: 1, When: []assessments.Condition{
				{Fact: "answer:b", Any: []string{"not_met"}, Reason: "b is in order"},
			}},
			{ID: "b", Weight: 1, When: []assessments.Condition{
				{Fact: "answer:a", Any: []string{"met", "partly_met"}, Reason: "a is not there"},
			}},
			{ID: "a", Weight: 1},
		}},
		Answers: []assessments.Answer{{ID: "1", ItemID: "a", Verdict: a}, {ID: "2", ItemID: "b", Verdict: b}},
	}
}

func TestAnItemMayHangOnAnEarlierAnswerWhereverThatStands(t *testing.T) {
	for name, tc := range map[string]struct {
		a, b   assessments.Verdict
		hidden [3]bool // c, b, a
	}{
		"nothing assessed hides nothing": {"", "", [3]bool{}},
		"a met asks b, b open keeps c":   {assessments.Met, "", [3]bool{}},
		"a met, b met hides c":           {assessments.Met, assessments.Met, [3]bool{true, false, false}},
		"a met, b not met asks c":        {assessments.Met, assessments.NotMet, [3]bool{}},
		"a not met hides b and so c":     {assessments.NotMet, "", [3]bool{true, true, false}},
		"a hidden b's old verdict is no say": {
			assessments.NotMet, assessments.NotMet,
			[3]bool{true, true, false},
		},
	} {
		t.Run(name, func(t *testing.T) {
			for i, j := range scoring.Judge(chain(tc.a, tc.b), today) {
				if j.Hidden != tc.hidden[i] {
					t.Errorf("%s hidden %v (%s)", j.Item, j.Hidden, j.HiddenWhy)
				}
			}
		})
	}
}

func TestAStaleAnswerHidesNothing(t *testing.T) {
	d := chain(assessments.NotMet, "")
	d.Answers[0].Reconfirm = true
	for _, j := range scoring.Judge(d, today) {
		if j.Hidden {
			t.Errorf("%s is hidden by an answer that waits to be confirmed", j.Item)
		}
	}
}

// TestWhatIsNotAskedIsNotStale: a list of stale items is as long as their count.
func TestWhatIsNotAskedIsNotStale(t *testing.T) {
	d := chain(assessments.NotMet, assessments.Met)
	d.Answers[1].Reconfirm = true
	hidden := 0
	for _, j := range scoring.Judge(d, today) {
		if j.Hidden {
			hidden++
		}
		if j.Hidden && (j.Stale || j.Reconfirm || j.StaleReason != "") {
			t.Errorf("%s is not asked, and stale because %q", j.Item, j.StaleReason)
		}
	}
	if hidden == 0 {
		t.Error("nothing is hidden")
	}
}

func TestItemsThatWaitForEachOtherStayInSight(t *testing.T) {
	d := chain(assessments.Met, assessments.Met)
	d.Answers = append(d.Answers, assessments.Answer{ID: "3", ItemID: "c", Verdict: assessments.NotMet})
	d.Template.Items[2].When = []assessments.Condition{
		{Fact: "answer:c", Any: []string{"met"}, Reason: "a circle"},
	}
	for _, j := range scoring.Judge(d, today) {
		if j.Item == "a" && j.Hidden {
			t.Errorf("a waits for itself and was hidden")
		}
	}
}

func TestHiddenItemsAreOutsideEveryFigure(t *testing.T) {
	d := fixture()
	d.Use.DataClasses = []string{"public"}
	d.Template.Items[0].DealBreaker = true
	d.Template.Items[0].When = []assessments.Condition{
		{Fact: "data_classes", Any: []string{"personal"}, Reason: "no personal data goes in"},
	}
	d.Answers = nil
	judged := scoring.Judge(d, today)
	if judged[0].Open() || judged[0].Applicable() {
		t.Errorf("a hidden item is neither open nor applicable: %+v", judged[0])
	}
	r := scoring.Score(judged, d.Model)
	if r.Total.Applicable != 0 || r.Total.Items != 0 || len(r.Gates) != 0 ||
		r.Total.Word != "unscored" || len(r.OpenItems) != 0 {
		t.Errorf("got %+v", r)
	}
	if want := "not asked, outside the score: no personal data goes in"; r.Items[0].Arithmetic != want {
		t.Errorf("arithmetic %q, want %q", r.Items[0].Arithmetic, want)
	}
}

func TestAnAnswerHidesWhereverItStands(t *testing.T) {
	d := chain(assessments.NotMet, "")
	slices.Reverse(d.Template.Items) // a, b, c
	judged := scoring.Judge(d, today)
	if judged[0].Hidden || !judged[1].Hidden || !judged[2].Hidden {
		t.Errorf("hidden: a %v, b %v, c %v", judged[0].Hidden, judged[1].Hidden, judged[2].Hidden)
	}
	if judged[1].HiddenWhy != "a is not there" {
		t.Errorf("b is hidden because %q", judged[1].HiddenWhy)
	}
	d.Template.Items[1].When[0].Fact = "answer:nowhere" // which is not the answer on the first item
	if judged = scoring.Judge(d, today); judged[1].Hidden {
		t.Errorf("b is hidden by an item that is not there: %s", judged[1].HiddenWhy)
	}
}

// TestADataClassIsNotAllIfOtherAnswersSpeakOfPeople: what is asked of personal data is asked if records of people are
// named, or if other answers contradict a class without people.
func TestADataClassIsNotAllIfOtherAnswersSpeakOfPeople(t *testing.T) {
	item := assessments.Item{ID: "DPIA", When: on("data_classes", "personal", "special_category")}
	for name, c := range map[string]struct {
		classes []string
		facts   assessments.UseFacts
		asked   bool
	}{
		"no class named":             {nil, assessments.UseFacts{}, true},
		"a class without people":     {[]string{"internal"}, assessments.UseFacts{}, false},
		"none of the records":        {[]string{"internal"}, assessments.UseFacts{ProtectedRecords: []string{"none"}}, false},
		"health records":             {[]string{"internal"}, assessments.UseFacts{ProtectedRecords: []string{"phi"}}, true},
		"voices are recorded":        {[]string{"public"}, assessments.UseFacts{Recording: assessments.Yes}, true},
		"decisions about people":     {[]string{"internal"}, assessments.UseFacts{TouchesRights: []string{"hire"}}, true},
		"regulated, of no one":       {[]string{"regulated"}, assessments.UseFacts{}, false},
		"personal data by its class": {[]string{"personal"}, assessments.UseFacts{}, true},
	} {
		d := &assessments.Dossier{
			Template: assessments.Template{Items: []assessments.Item{item}},
			Use:      assessments.Use{DataClasses: c.classes, UseFacts: c.facts},
		}
		if got := !scoring.Judge(d, "2026-12-01")[0].Hidden; got != c.asked {
			t.Errorf("%s: asked %v, want %v", name, got, c.asked)
		}
	}
}
