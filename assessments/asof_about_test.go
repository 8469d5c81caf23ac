package assessments_test

import (
	"reflect"
	"testing"

	"countersign/assessments"
)

const before assessments.Date = "2026-05-01"

// supported is an assessment of one item: a text cited, evidence ticked and a finding, all recorded on a day.
func supported(tested, obtained, recorded assessments.Date) *assessments.Dossier {
	return &assessments.Dossier{
		Answers: []assessments.Answer{{
			ID: "a", ItemID: "item", AssessedOn: recorded,
			Testing: assessments.Testing{TestedOn: tested},
		}},
		Versions:  []assessments.Version{{ID: "v", ObtainedOn: obtained}},
		Revisions: []assessments.Revision{{ID: "r", ObtainedOn: obtained}},
		Citations: []assessments.Citation{{ID: "c", ItemID: "item", VersionID: "v", CheckedOn: recorded}},
		Ticks:     []assessments.Tick{{ID: "t", ItemID: "item", RevisionID: "r", TickedOn: recorded}},
		Findings:  []assessments.Finding{{ID: "f", ItemID: "item", Text: "no key"}},
		Notes: []assessments.Note{
			{ID: "n", On: "answer", OnID: "a", Body: "ask"},
			{ID: "o", On: "assessment", OnID: "one", Body: "all"},
		},
	}
}

// TestWhatSupportsAnAnswerIsThereWithIt looks at a day before or after the test, the text and the recording.
func TestWhatSupportsAnAnswerIsThereWithIt(t *testing.T) {
	for name, tc := range map[string]struct {
		tested, obtained, recorded        assessments.Date
		cited, ticked, found, noted, late int
	}{
		"all by the day":                        {before, before, theDay, 1, 1, 1, 2, 0},
		"tested by the day, recorded later":     {theDay, before, nextDay, 1, 1, 1, 2, 3},
		"tested later":                          {nextDay, before, nextDay, 0, 0, 0, 1, 0},
		"recorded by the day, tested again":     {nextDay, before, theDay, 1, 1, 0, 1, 0},
		"of a text and evidence of a later day": {before, nextDay, before, 0, 0, 1, 2, 0},
		"no day of a test or of the text":       {"", "", nextDay, 0, 0, 0, 1, 0},
	} {
		d := supported(tc.tested, tc.obtained, tc.recorded)
		got, timing := d.On(theDay)
		have := [5]int{
			len(got.Citations), len(got.Ticks), len(got.Findings), len(got.Notes),
			len(timing.RecordedLater),
		}
		if want := [5]int{tc.cited, tc.ticked, tc.found, tc.noted, tc.late}; have != want {
			t.Errorf("%s: quotes, ticks, findings, notes and recorded later %v, want %v\n%+v", name, have,
				want, timing)
		}
		if _, marked := got.Later.Grounds["item"]; marked != (tc.cited == 0) {
			t.Errorf("%s: what was left out on the item: %+v", name, got.Later)
		}
		if len(d.Citations) != 1 || len(d.Notes) != 2 {
			t.Errorf("%s: looking at a day changed the dossier", name)
		}
	}
}

func TestARecordShownSaysOnWhichDayItWasRecorded(t *testing.T) {
	_, timing := supported(before, before, nextDay).On(theDay)
	if got := timing.RecordedOnlyOn(assessments.NounTick, "t"); got != nextDay {
		t.Errorf("a tick of the next day: %q", got)
	}
	if got := timing.RecordedOnlyOn(assessments.NounFinding, "t"); got != "" {
		t.Errorf("another record: %q", got)
	}
}

// TestAConditionIsThereWithItsApproval has conditions of an earlier and a later approval, and of none.
func TestAConditionIsThereWithItsApproval(t *testing.T) {
	approval := func(on, recorded assessments.Date) assessments.Decision {
		return assessments.Decision{
			ID: string(on), Outcome: assessments.WithConditions, On: on,
			Recording: typed(recorded),
		}
	}
	first, second := approval(before, before), approval(nextDay, "2026-07-02")
	for name, tc := range map[string]struct {
		decisions []assessments.Decision
		recorded  assessments.Date
		kept      bool
		own       assessments.Date
	}{
		"of the earlier approval": {
			[]assessments.Decision{first, second},
			before, true,
			before,
		},
		"of the later approval": {
			[]assessments.Decision{first, second},
			"2026-07-02",
			false, nextDay,
		},
		"recorded by the day for the later one": {[]assessments.Decision{second}, theDay, true, theDay},
		"recorded after the last approval":      {[]assessments.Decision{first}, nextDay, true, before},
		"of a draft, recorded later":            {nil, nextDay, true, ""},
		"of a refusal, which is no approval of its": {
			[]assessments.Decision{{Outcome: assessments.Rejected, On: nextDay}}, nextDay, true, "",
		},
	} {
		d := assessments.Dossier{
			Decisions: tc.decisions,
			Conditions: []assessments.ApprovalCondition{
				{ID: "c", Status: "open", Recording: typed(tc.recorded)},
			},
		}
		got, timing := d.On(theDay)
		if (len(got.Conditions) == 1) != tc.kept {
			t.Errorf("%s: kept %d", name, len(got.Conditions))
		}
		want := assessments.Mention{
			Noun: assessments.NounCondition, ID: "c", Day: tc.own,
			Recorded: tc.recorded,
		}
		for _, m := range append(timing.LeftOut, timing.RecordedLater...) {
			if m.Noun == want.Noun && !reflect.DeepEqual(m, want) {
				t.Errorf("%s: %+v, want %+v", name, m, want)
			}
		}
	}
}

// TestAnExceptionThatNamesNoRequestIsThereWithItsApproval has one that was typed by a version that
// kept no request.
func TestAnExceptionThatNamesNoRequestIsThereWithItsApproval(t *testing.T) {
	for approved, kept := range map[assessments.Date]int{theDay: 1, nextDay: 0} {
		d := assessments.Dossier{Exceptions: []assessments.Exception{
			{ID: "x", Approver: "Cy", ApprovedOn: approved},
		}}
		if got, timing := d.On(theDay); len(got.Exceptions) != kept || len(timing.LeftOut) != 1-kept {
			t.Errorf("approved on %s: %+v, %+v", approved, got.Exceptions, timing)
		}
	}
}
