package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// recordedAt is when the answer of a checklist was recorded.
var recordedAt = assessments.MomentOf(time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC))

func checklist() []workbench.Checklist {
	line := func(id string, a assessments.ResponsibilityAnswer) assessments.ResponsibilityLine {
		return assessments.ResponsibilityLine{
			Responsibility: assessments.Responsibility{ID: id, Title: "Do " + id}, Answer: a,
		}
	}
	return []workbench.Checklist{{
		Use:     assessments.Use{ID: "own", Purpose: "Own assistant", Scope: 3},
		Service: assessments.Service{Name: "Model API"},
		Lines: []assessments.ResponsibilityLine{
			line("R-LOGS", assessments.ResponsibilityAnswer{
				ID: "own/R-LOGS", Care: assessments.CareTaken, TakenBy: "Kim",
			}),
			line("R-LAW", assessments.ResponsibilityAnswer{ID: "own/R-LAW", Care: assessments.CareOpen}),
			line("R-KEEP", assessments.ResponsibilityAnswer{}),
		},
	}}
}

func TestChecklistsArePrintedWithoutAScore(t *testing.T) {
	var out bytes.Buffer
	printChecklists(&run{Deps: Deps{Output: Output{Stdout: &out}}}, checklist(), "2026-11-25")
	for _, want := range []string{
		"Model API: Own assistant (Scope 3), 3 responsibilities: 1 is taken care of, 2 are open.",
		"R-LOGS  Do R-LOGS  taken care of  Kim", "R-LAW   Do R-LAW   open", "R-KEEP  Do R-KEEP  not answered",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %s\nwant %q", out.String(), want)
		}
	}
	b, err := json.Marshal(checklistsJSON(checklist()))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"use":"own","scope":3,"taken_care_of":1,"open":2`, `"taken_care_of_by":"Kim"`,
		`"id":"R-KEEP","title":"Do R-KEEP","open":true,"answer":null`,
	} {
		if !strings.Contains(string(b), want) {
			t.Errorf("got %s\nwant %s", b, want)
		}
	}
}

func TestAChecklistAsJSONIsForItsAudience(t *testing.T) {
	lists := checklist()
	a := &lists[0].Lines[0].Answer
	a.Note, a.RecordedBy, a.RecordedAt = "aardvark", "Robin", recordedAt
	for audience, told := range map[string]bool{"auditor": true, "board": false} {
		b, err := json.Marshal(checklistsJSON(checklistsFor(lists, audience)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{"aardvark", "Robin", `"recorded_at"`} {
			if strings.Contains(string(b), part) != told {
				t.Errorf("%s: got %s, is told %s: want %v", audience, b, part, told)
			}
		}
		for _, want := range []string{`"use":"own","scope":3,"taken_care_of":1`, `"taken_care_of_by":"Kim"`} {
			if !strings.Contains(string(b), want) {
				t.Errorf("%s: got %s, want %s", audience, b, want)
			}
		}
	}
	if a.Note != "aardvark" {
		t.Error("the caller's record was emptied")
	}
}

func TestAChecklistSaysWhatWasRecordedLater(t *testing.T) {
	lists := checklist()
	a := &lists[0].Lines[0].Answer
	a.RecordedAt = recordedAt
	recorded := a.RecordedOn()
	for day, want := range map[assessments.Date]string{
		"2026-09-14": "2 are open, some of it recorded only on " + string(recorded) + ".", recorded: "2 are open.",
	} {
		var out bytes.Buffer
		printChecklists(&run{Deps: Deps{Output: Output{Stdout: &out}}}, lists, day)
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s: got %s, want %q", day, out.String(), want)
		}
	}
}

func TestShowHasTheFactsOfTheOrganisation(t *testing.T) {
	b, err := json.Marshal(overviewJSON(workbench.Overview{Organisation: assessments.Organisation{
		ID: "organisation", Name: "Acme", WorksCouncil: assessments.Yes, Kinds: []string{"public_body"},
	}}))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"name":"Acme"`, `"works_council":"yes"`, `"kinds":["public_body"]`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("got %s, want %s", b, want)
		}
	}
}
