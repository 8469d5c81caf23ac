package assessments_test

import (
	"reflect"
	"testing"
	"time"

	"countersign/assessments"
)

const (
	theDay  assessments.Date = "2026-06-30"
	nextDay assessments.Date = "2026-07-01"
)

// typed is a recording of a day.
func typed(day assessments.Date) assessments.Recording {
	at, err := time.Parse(time.DateOnly, string(day))
	if err != nil {
		panic(err)
	}
	return assessments.Recording{RecordedBy: "Ada", RecordedAt: assessments.MomentOf(at.Add(9 * time.Hour))}
}

// dated are the records that have a day, and how each comes into a dossier with its own day and that
// of its recording.
var dated = map[string]struct {
	put      func(d *assessments.Dossier, own, recorded assessments.Date)
	mention  assessments.Mention // without its days
	recorded bool                // it keeps when it was typed
}{
	"answer": {func(d *assessments.Dossier, own, recorded assessments.Date) {
		a := assessments.Answer{ID: "one", ItemID: "item", AssessedOn: recorded}
		a.TestedOn = own
		d.Answers = append(d.Answers, a)
	}, assessments.Mention{Noun: "answer", ID: "one", Item: "item"}, true},
	"decision": {func(d *assessments.Dossier, own, recorded assessments.Date) {
		d.Decisions = append(d.Decisions,
			assessments.Decision{ID: "one", On: own, Recording: typed(recorded)})
	}, assessments.Mention{Noun: "decision", ID: "one"}, true},
	"signoff": {func(d *assessments.Dossier, own, recorded assessments.Date) {
		d.SignOffs = append(d.SignOffs, assessments.SignOff{ID: "one", On: own, Recording: typed(recorded)})
	}, assessments.Mention{Noun: "signoff", ID: "one"}, true},
	"exception": {func(d *assessments.Dossier, own, recorded assessments.Date) {
		x := assessments.Exception{ID: "one", ItemID: "item", RequestedOn: own, Recording: typed(recorded)}
		d.Exceptions = append(d.Exceptions, x)
	}, assessments.Mention{Noun: "exception", ID: "one", Item: "item"}, true},
	"version": {func(d *assessments.Dossier, own, _ assessments.Date) {
		d.Versions = append(d.Versions, assessments.Version{ID: "one", ObtainedOn: own})
	}, assessments.Mention{Noun: "version", ID: "one"}, false},
	"revision": {func(d *assessments.Dossier, own, _ assessments.Date) {
		d.Revisions = append(d.Revisions, assessments.Revision{ID: "one", ObtainedOn: own})
	}, assessments.Mention{Noun: "revision", ID: "one"}, false},
}

func TestOnLeavesOutWhatIsOfALaterDay(t *testing.T) {
	for name, tc := range dated {
		var with, without assessments.Dossier
		tc.put(&with, theDay, theDay)
		if got, timing := with.On(theDay); !reflect.DeepEqual(got, with) ||
			!reflect.DeepEqual(timing, assessments.Timing{}) {
			t.Errorf("%s of the day itself: %+v, %+v", name, got, timing)
		}
		tc.put(&without, nextDay, nextDay)
		got, timing := without.On(theDay)
		m := tc.mention
		if m.Day = nextDay; tc.recorded {
			m.Recorded = nextDay
		}
		if want := (assessments.Timing{LeftOut: []assessments.Mention{m}, Next: nextDay}); !reflect.DeepEqual(
			timing, want) {
			t.Errorf("%s of the next day:\n got %+v\nwant %+v", name, timing, want)
		}
		for _, list := range []int{
			len(got.Answers), len(got.Decisions), len(got.SignOffs),
			len(got.Exceptions), len(got.Versions), len(got.Revisions),
		} {
			if list != 0 {
				t.Errorf("%s of the next day was not left out", name)
			}
		}
	}
}

func TestOnNamesWhatWasTypedLater(t *testing.T) {
	later := func(m assessments.Mention) assessments.Timing {
		m.Recorded = nextDay
		return assessments.Timing{RecordedLater: []assessments.Mention{m}, Next: nextDay}
	}
	for name, tc := range dated {
		if !tc.recorded {
			continue
		}
		var d assessments.Dossier
		tc.put(&d, theDay, nextDay)
		m := tc.mention
		m.Day = theDay
		if got, timing := d.On(theDay); !reflect.DeepEqual(got, d) || !reflect.DeepEqual(timing, later(m)) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, timing, later(m))
		}
	}
	d := assessments.Dossier{
		Conditions: []assessments.ApprovalCondition{{ID: "c", Status: "open", Recording: typed(theDay)}},
		Ticks:      []assessments.Tick{{ID: "t", ItemID: "item", TickedOn: theDay}},
	}
	if got, timing := d.On(theDay); !reflect.DeepEqual(got, d) ||
		!reflect.DeepEqual(timing, assessments.Timing{}) {
		t.Errorf("typed on the day itself: %+v", timing)
	}
	d.Conditions[0].Recording = typed(nextDay)
	if got, timing := d.On(theDay); len(got.Conditions) != 1 ||
		!reflect.DeepEqual(timing, later(assessments.Mention{Noun: "condition", ID: "c"})) {
		t.Errorf("a condition: %+v", timing)
	}
}

func TestOnGoesByTheAssessmentOfAnAnswerThatNamesNoTest(t *testing.T) {
	d := assessments.Dossier{Answers: []assessments.Answer{{ID: "one", ItemID: "item", AssessedOn: nextDay}}}
	m := assessments.Mention{Noun: "answer", ID: "one", Item: "item", Day: nextDay, Recorded: nextDay}
	if got, timing := d.On(theDay); len(got.Answers) != 0 ||
		!reflect.DeepEqual(timing.LeftOut, []assessments.Mention{m}) {
		t.Errorf("got %+v, %+v", got.Answers, timing)
	}
}

func TestOnLeavesOutPacksWithoutAWord(t *testing.T) {
	pack := func(day assessments.Date) assessments.Pack {
		return assessments.Pack{ID: string(day), WrittenAt: typed(day).RecordedAt}
	}
	d := assessments.Dossier{Packs: []assessments.Pack{pack(theDay), pack(nextDay)}}
	got, timing := d.On(theDay)
	if !reflect.DeepEqual(got.Packs, d.Packs[:1]) ||
		!reflect.DeepEqual(timing, assessments.Timing{Next: nextDay}) {
		t.Errorf("got %+v, %+v", got.Packs, timing)
	}
}

// happened is a dossier in which everything that can happen to a record later happened on a day.
func happened(day assessments.Date) *assessments.Dossier {
	revoked := assessments.Revocation{RevokedBy: "Ada", RevokedOn: day}
	d := &assessments.Dossier{
		Answers: []assessments.Answer{{
			ID: "a", AssessedOn: theDay, Verdict: assessments.NotApplicable, SecondPerson: "Grace",
			ConfirmedOn: day,
			ReviewedBy:  "Grace", ReviewedOn: day, ReviewRecordedBy: "Grace", Response: "yes",
			ResponseFrom: "Vera", ResponseOn: day,
		}},
		Decisions: []assessments.Decision{{
			ID: "d", Outcome: assessments.Approved, On: theDay, RevokedReason: "breach",
			Recording: typed(theDay), Revocation: revoked,
		}},
		SignOffs: []assessments.SignOff{
			{ID: "s", On: theDay, RevokedReason: "breach", Recording: typed(theDay), Revocation: revoked},
		},
		Exceptions: []assessments.Exception{{
			ID: "x", RequestedOn: theDay, RevokedReason: "breach", Recording: typed(theDay),
			Revocation: revoked,
			Approver:   "Cy", ApprovedOn: day, ApprovalRecordedBy: "Cy",
			ApprovalRecordedAt: typed(theDay).RecordedAt,
		}},
		Conditions: []assessments.ApprovalCondition{{
			ID: "c", Status: "met", MetOn: day, ClosedBy: "Ada", ClosedReason: "trained",
			CloseRecordedBy: "Ada", Recording: typed(theDay),
		}},
	}
	d.Assessment.Status = assessments.Revoked
	return d
}

func TestOnTakesBackWhatHappenedLater(t *testing.T) {
	d := happened(theDay)
	if got, timing := d.On(theDay); !reflect.DeepEqual(got, *d) ||
		!reflect.DeepEqual(timing, assessments.Timing{}) {
		t.Errorf("what happened on the day itself stays:\n got %+v\nwant %+v\n%+v", got, *d, timing)
	}
	d = happened(nextDay)
	got, timing := d.On(theDay)
	want := assessments.Dossier{
		Answers: []assessments.Answer{{ID: "a", AssessedOn: theDay, Verdict: assessments.NotApplicable}},
		Decisions: []assessments.Decision{
			{ID: "d", Outcome: assessments.Approved, On: theDay, Recording: typed(theDay)},
		},
		SignOffs: []assessments.SignOff{{ID: "s", On: theDay, Recording: typed(theDay)}},
		Exceptions: []assessments.Exception{
			{ID: "x", RequestedOn: theDay, Recording: typed(theDay)},
		},
		Conditions: []assessments.ApprovalCondition{{ID: "c", Status: "open", Recording: typed(theDay)}},
	}
	want.Assessment.Status = assessments.Approved
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
	if !reflect.DeepEqual(timing, assessments.Timing{Next: nextDay}) {
		t.Errorf("timing %+v", timing)
	}
	if !reflect.DeepEqual(d, happened(nextDay)) {
		t.Error("looking at a day changed the dossier")
	}
}

func TestOnNamesTheFirstDayToCome(t *testing.T) {
	for _, days := range [][]assessments.Date{{"2026-07-01", "2026-07-02"}, {"2026-07-02", "2026-07-01"}} {
		var d assessments.Dossier
		for _, day := range days {
			d.Versions = append(d.Versions, assessments.Version{ObtainedOn: day})
		}
		if _, timing := d.On(theDay); timing.Next != nextDay {
			t.Errorf("of %v: %s", days, timing.Next)
		}
	}
}

func TestOnFindsTheStatusInTheDecisions(t *testing.T) {
	decision := func(id string, s assessments.DecisionState, on,
		revoked assessments.Date,
	) assessments.Decision {
		d := assessments.Decision{ID: id, Outcome: s, On: on}
		if d.RevokedOn = revoked; revoked != "" {
			d.RevokedReason = "breach"
		}
		return d
	}
	review := decision("1", assessments.InReview, "2026-05-01", "")
	later := decision("9", assessments.Superseded, nextDay, "")
	for name, tc := range map[string]struct {
		decisions []assessments.Decision
		want      assessments.DecisionState
	}{
		// as the record says
		"nothing is later":      {[]assessments.Decision{review}, assessments.Superseded},
		"all of it is later":    {[]assessments.Decision{later}, assessments.Draft},
		"the last one is later": {[]assessments.Decision{review, later}, assessments.InReview},
		"a revoked approval before it": {
			[]assessments.Decision{review, decision("2", assessments.Approved, theDay, theDay), later},
			assessments.Revoked,
		},
		"a revoked review before it": {
			[]assessments.Decision{decision("1", assessments.InReview, theDay, theDay), later},
			assessments.InReview,
		},
		"the revocation is later": {
			[]assessments.Decision{review, decision("2", assessments.Approved, theDay, nextDay)},
			assessments.Approved,
		},
		"an earlier one is taken back": {
			[]assessments.Decision{decision("2", assessments.Approved, theDay, nextDay), review},
			assessments.Approved,
		},
		"recorded in another order": {
			[]assessments.Decision{later, decision("2", assessments.Rejected, theDay, ""), review},
			assessments.Rejected,
		},
		"revoked by the day and before": {
			[]assessments.Decision{decision("2", assessments.Approved, "2026-05-02", theDay), later},
			assessments.Revoked,
		},
	} {
		d := assessments.Dossier{Decisions: tc.decisions}
		d.Assessment.Status = assessments.Superseded
		if got, _ := d.On(theDay); got.Assessment.Status != tc.want {
			t.Errorf("%s: %s, want %s", name, got.Assessment.Status, tc.want)
		}
	}
}
