package obligations_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

// TestEveryEntryThatBindsIsInTheWordsOfTheCount: a list of what binds shows rules that change a duty
// among the duties. The count above it names both, so that the two agree.
func TestEveryEntryThatBindsIsInTheWordsOfTheCount(t *testing.T) {
	duty := func(kind assessments.ObligationKind, state obligations.State) obligations.Duty {
		return obligations.Duty{
			Obligation: assessments.Obligation{Kind: kind}, State: state,
			Day: "2026-01-01",
		}
	}
	got := obligations.Duties{
		duty(assessments.ADuty, obligations.Binds), duty(assessments.ADuty, obligations.Binds),
		duty(assessments.AModifier, obligations.Binds), duty(assessments.AModifier, obligations.DoesNotBind),
		duty(assessments.AStatus, obligations.Watch), duty(assessments.ADuty, obligations.CannotBeTold),
		duty(assessments.AModifier, obligations.CannotBeTold),
	}.Count("2026-11-30")
	if want := (obligations.Tally{Binds: 2, Rules: 1, Untold: 2}); got != want {
		t.Errorf("counted %+v, want %+v", got, want)
	}
	if want := "2 duties bind with 1 rule that changes them, 0 more within 90 days; of 2 it cannot be told"; got.Words() != want {
		t.Errorf("it says %q, want %q", got.Words(), want)
	}
}

// TestTheLastDayThatIsNearIsNoticedAndCounted: a notice and the count above it end with the same day.
func TestTheLastDayThatIsNearIsNoticedAndCounted(t *testing.T) {
	const day = assessments.Date("2026-11-30")
	for from, want := range map[assessments.Date]int{
		day: 0, day.AddDays(1): 1, day.AddDays(obligations.SoonDays): 1,
		day.AddDays(obligations.SoonDays + 1): 0,
	} {
		law := obligations.Prepare(&assessments.Obligations{Entries: []assessments.Obligation{{
			ID: "X", Kind: assessments.ADuty, Certainty: assessments.FromText,
			From: []assessments.ObligationStage{{Date: from}},
		}}})
		noticed := len(law.Notices([]assessments.Facts{{}}, day))
		if soon := law.Tally(assessments.Facts{}, day).Soon; noticed != want || soon != want {
			t.Errorf("from %s: %d notices, %d counted as near; want %d", from, noticed, soon, want)
		}
	}
}
