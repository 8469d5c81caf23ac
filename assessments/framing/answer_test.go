package framing_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/framing"
	"countersign/assessments/scoring"
)

const asOf = assessments.Date("2026-11-30")

// question asks about three items; T is a term, C a control, B one asked in one line.
var question = assessments.FramingQuestion{
	ID: "data", Question: "Who owns the data?", Topics: []assessments.Topic{"training_use"},
	Items: []assessments.FramingItem{
		{ID: "T", About: "rights in the input", Met: "all rights in the input stay with us"},
		{ID: "C", About: "checks of the output", Met: "we check the output"},
		{ID: "B", About: "notice of changes", Met: "the vendor gives notice"},
		{ID: "GONE", About: "an item of another set", Met: "another set is met"},
	},
}

func dossier() *assessments.Dossier {
	return &assessments.Dossier{Template: assessments.Template{
		Items: []assessments.Item{{ID: "C"}, {ID: "B"}, {ID: "T"}},
	}}
}

func met(item string) scoring.Judged {
	return scoring.Judged{Item: item, Verdict: assessments.Met, Strength: assessments.StrengthClause}
}

func with(j scoring.Judged, fn func(*scoring.Judged)) scoring.Judged {
	fn(&j)
	return j
}

func answered(q assessments.FramingQuestion, d *assessments.Dossier, list ...scoring.Judged) framing.Answer {
	judged := map[string]scoring.Judged{}
	for _, j := range list {
		judged[j.Item] = j
	}
	return framing.Answers([]assessments.FramingQuestion{q},
		framing.Facts{Dossier: d, Judged: judged, AsOf: asOf})[0]
}

func TestAnswersNameEachState(t *testing.T) {
	fresh := met("C")
	for name, c := range map[string]struct {
		j    scoring.Judged
		want string
	}{
		"met": {met("T"), "Shown: all rights in the input stay with us; we check the output."},
		"not assessed": {
			scoring.Judged{Item: "T"},
			"Shown: we check the output. Not shown: rights in the input (not assessed).",
		},
		"stale": {
			with(met("T"), func(j *scoring.Judged) { j.Stale = true }),
			"Shown: we check the output. Not shown: rights in the input (stale, was met).",
		},
		"to reconfirm": {
			with(met("T"), func(j *scoring.Judged) { j.Stale, j.Reconfirm = true, true }),
			"Shown: we check the output. Not shown: rights in the input (to reconfirm, was met).",
		},
		"silent": {
			with(met("T"), func(j *scoring.Judged) { j.Verdict = assessments.Silent }),
			"Shown: we check the output. Not shown: rights in the input (silent).",
		},
		"silent in our favour": {
			with(met("T"), func(j *scoring.Judged) { j.Verdict, j.Favoured = assessments.Silent, true }),
			"Shown: we check the output. Not shown: rights in the input (silent, which favours us).",
		},
		"contradicted": {
			with(met("T"), func(j *scoring.Judged) { j.Verdict = assessments.Contradicted }),
			"Shown: we check the output. Not shown: rights in the input (contradicted).",
		},
		"partly met at the fall-back": {
			with(met("T"), func(j *scoring.Judged) { j.Verdict, j.AtFallBack = assessments.Partly, true }),
			"Shown: we check the output. Not shown: rights in the input (partly met, at our fall-back).",
		},
		"at the walk-away, carried": {
			with(met("T"), func(j *scoring.Judged) {
				j.Verdict, j.WalkAway, j.Excepted, j.ExceptedUntil = assessments.NotMet, true, true, "2027-02-01"
			}),
			"Shown: we check the output. Not shown: rights in the input (not met, our walk-away position is " +
				"reached, carried by an exception until 2027-01-31).",
		},
		"met without evidence": {
			with(met("T"), func(j *scoring.Judged) { j.Strength = assessments.StrengthNone }),
			"Shown: we check the output. Not shown: rights in the input (met, without the evidence for it).",
		},
		"met by a quote that is gone": {
			with(met("T"), func(j *scoring.Judged) {
				j.Supports = []scoring.Support{{Noun: assessments.NounCitation}}
			}),
			"Shown: we check the output. Not shown: rights in the input (met, but not every quote of it holds).",
		},
		"not applicable": {
			with(met("T"), func(j *scoring.Judged) { j.Verdict = assessments.NotApplicable }),
			"Shown: we check the output. Not applicable: rights in the input.",
		},
		"not applicable, not confirmed": {
			with(met("T"), func(j *scoring.Judged) {
				j.Verdict, j.Unconfirmed = assessments.NotApplicable, true
			}),
			"Shown: we check the output. Not shown: rights in the input " +
				"(not applicable, not yet confirmed by a second person).",
		},
		"not asked": {
			with(met("T"), func(j *scoring.Judged) { j.Hidden = true }), "Shown: we check the output.",
		},
		"asked in one line": {
			with(met("B"), func(j *scoring.Judged) { j.Brief = true }),
			"Shown: we check the output; notice of changes (met, asked in one line).",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := answered(question, dossier(), fresh, c.j).Text(); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// No state but met and fresh gives the clause that claims it.
func TestAnswersClaimOnlyWhatIsMetAndFresh(t *testing.T) {
	for _, v := range append(assessments.Verdicts(), assessments.NotAssessed) {
		for _, stale := range []bool{false, true} {
			for _, strength := range []assessments.Strength{assessments.StrengthNone, assessments.StrengthClause} {
				j := scoring.Judged{Item: "T", Verdict: v, Stale: stale, Strength: strength}
				claims := strings.Contains(answered(question, dossier(), j).Text(), "stay with us")
				holds := v == assessments.Met && !stale && strength == assessments.StrengthClause
				if claims != holds {
					t.Errorf("%q, stale %v, %q: got claim %v, want %v", v, stale, strength, claims, holds)
				}
			}
		}
	}
}

func TestAnswersWithoutAnythingShown(t *testing.T) {
	na := func(id string) scoring.Judged {
		return scoring.Judged{Item: id, Verdict: assessments.NotApplicable}
	}
	for name, c := range map[string]struct {
		list  []scoring.Judged
		want  string
		items string
	}{
		"nothing assessed": {
			[]scoring.Judged{{Item: "T"}, {Item: "C"}},
			"Nothing of this is shown yet. Not shown: rights in the input and checks of the output (not assessed).",
			"T C",
		},
		"nothing asked": {nil, "No item of this question set answers this for this use.", ""},
		"nothing applies": {
			[]scoring.Judged{na("T"), na("C"), na("B")},
			"Nothing of this applies: rights in the input, checks of the output and notice of changes.", "T C B",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := answered(question, dossier(), c.list...)
			if got.Text() != c.want || strings.Join(got.Items(), " ") != c.items {
				t.Errorf("got  %q from %v\nwant %q from %s", got.Text(), got.Items(), c.want, c.items)
			}
		})
	}
}

func TestAnswersBeginWithTheFactsOfTheUse(t *testing.T) {
	rubric := assessments.Rubric{Factors: []assessments.RiskFactor{{
		ID: "data_classes", Title: "Data that goes in",
		Levels: []assessments.RiskLevel{{ID: "personal", Title: "Personal data"}},
	}}}
	for name, c := range map[string]struct {
		facts  []string
		change func(*assessments.Dossier)
		want   string
	}{
		"data of a class no one knows": {
			[]string{"data_classes"},
			func(d *assessments.Dossier) { d.Use.DataClasses = []string{"personal", "moon_dust"} },
			"Data that goes in: personal data, moon dust.",
		},
		"nothing on record": {
			[]string{"data_classes"}, func(*assessments.Dossier) {}, "Data that goes in: not on record.",
		},
		"review to come": {
			[]string{"review"},
			func(d *assessments.Dossier) { d.Assessment.NextReview = asOf },
			"Next review: 2026-11-30.",
		},
		"review over": {
			[]string{"review"},
			func(d *assessments.Dossier) { d.Assessment.NextReview = "2026-11-29" },
			"Next review: 2026-11-29, which is over.",
		},
		"no review": {[]string{"review"}, func(*assessments.Dossier) {}, "Next review: no day is set."},
	} {
		t.Run(name, func(t *testing.T) {
			d, q := dossier(), question
			c.change(d)
			q.Facts = c.facts
			got := framing.Answers([]assessments.FramingQuestion{q},
				framing.Facts{Dossier: d, Rubric: &rubric, AsOf: asOf})[0].Sentences[0].Text
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A question set of one's own, with other ids, is answered by the topics of its items.
func TestAnswersOfAnotherSetGoByTopic(t *testing.T) {
	d := &assessments.Dossier{Template: assessments.Template{
		Items: []assessments.Item{{ID: "OWN-1", Title: "No training", Topic: "training_use"}, {ID: "OWN-2"}},
	}}
	if got, want := answered(question, d, met("OWN-1")).Text(), "Shown: “No training” (met)."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
