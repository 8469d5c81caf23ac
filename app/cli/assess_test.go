package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/workbench"
)

func TestAnAssessedItemSaysWhatLiesUnderItsAnswer(t *testing.T) {
	cite := func(item string, state assessments.CitationState) assessments.Citation {
		return assessments.Citation{ItemID: item, State: state}
	}
	d := &assessments.Dossier{
		Answers: []assessments.Answer{
			{ItemID: "WAITS", Response: "Answered in the annex that is not on file."},
			{ItemID: "JUDGED", Response: "We never do that.", Verdict: assessments.Met},
		},
		Citations: []assessments.Citation{
			cite("JUDGED", assessments.CitationFound), cite("JUDGED", assessments.CitationMoved),
			cite("JUDGED", assessments.CitationNotFound), cite("LOST", assessments.CitationNotChecked),
		},
		Ticks: []assessments.Tick{{ItemID: "JUDGED"}},
		Findings: []assessments.Finding{
			{ItemID: "LOST", Text: "No annex."},
			{ItemID: "LOST", Text: "No date."},
		},
	}
	for item, want := range map[string]string{
		"WAITS":   " · a response waits for a verdict",
		"JUDGED":  " · 2 quotes found, 1 quote not found or not checked, 1 tick",
		"LOST":    " · 1 quote not found or not checked, 2 findings",
		"NOTHING": "",
	} {
		if got := grounds(&workbench.Assessed{Dossier: *d}, item); got != want {
			t.Errorf("%s: %q, want %q", item, got, want)
		}
	}
	typed := []assessments.Mention{
		{Noun: "tick", Item: "JUDGED", Recorded: "2026-11-20"},
		{Noun: "finding", Item: "JUDGED", Recorded: "2026-11-21"},
	}
	a := &workbench.Assessed{Dossier: *d, Timing: assessments.Timing{RecordedLater: typed}}
	if got := grounds(a, "JUDGED"); got != " · 2 quotes found, 1 quote not found or not checked, 1 tick, some of it recorded only on 2026-11-21" {
		t.Errorf("recorded after the day: %q", got)
	}
}

func TestWhatAQuestionNarrowsIsSaidToATenth(t *testing.T) {
	for permille, want := range map[int]string{0: "0 %", 9: "0.9 %", 24: "2.4 %", 1000: "100 %"} {
		if got := percent(permille); got != want {
			t.Errorf("%d: %q, want %q", permille, got, want)
		}
	}
}

func TestUnscoredIsSaidOnce(t *testing.T) {
	for _, tc := range []struct {
		f    scoring.Figures
		want string
	}{
		{scoring.Figures{Word: "unscored"}, "unscored"},
		{scoring.Figures{}, "unscored"},
		{scoring.Figures{Scored: true, Score: 765, Word: scoring.Mixed}, "mixed, 76.5 %"},
	} {
		if got := wordAndScore(tc.f); got != tc.want {
			t.Errorf("%+v: %q, want %q", tc.f, got, tc.want)
		}
	}
}

func TestAssessmentInTheBinSaysSo(t *testing.T) {
	for at, want := range map[assessments.Moment]string{
		0: "Standing: ", assessments.MomentOf(
			time.Date(2026, 11, 29, 12, 0, 0, 0,
				time.UTC)): "In the bin since 2026-11-29: lists do not show it.\nStanding: ",
	} {
		var out bytes.Buffer
		r := &run{Deps: Deps{Output: Output{Stdout: &out}}}
		a := &workbench.Assessed{}
		a.Dossier.Assessment.Binned = at
		r.printStanding(a)
		if got := out.String(); !strings.HasPrefix(got, want) {
			t.Errorf("binned at %v: %q", at, got)
		}
		day := assessments.Date("")
		if at != 0 {
			day = "2026-11-29"
		}
		if got := assessedJSON(a)["in_bin_since"]; got != day {
			t.Errorf("binned at %v, --json says since %q", at, got)
		}
	}
}
