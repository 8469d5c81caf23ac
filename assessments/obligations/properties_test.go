package obligations_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/obligations"
)

const today = assessments.Date("2026-11-30")

// world is a use about which everything is known.
func world(r *rand.Rand) assessments.Facts {
	out := assessments.Facts{}
	for _, f := range law().Facts {
		var values []string
		for _, v := range f.Values {
			if r.IntN(3) == 0 {
				values = append(values, v.ID)
			}
		}
		out[f.ID] = said(values...)
	}
	return out
}

// told is a part of what is known of a world: of each value whether it has it, with a chance; all of it at 1.
func told(w assessments.Facts, secrets map[string]float64, share float64) assessments.Facts {
	out := assessments.Facts{}
	for _, f := range law().Facts {
		all := w[f.ID]
		one := assessments.Fact{Complete: secrets[f.ID] < share}
		for _, v := range f.Values {
			if secrets[f.ID+v.ID] >= share && !one.Complete {
				continue
			}
			if slices.Contains(all.Values, v.ID) {
				one.Values = append(one.Values, v.ID)
			} else if has := partOfOne(f, all.Values, v.ID); !has {
				one.Lacks = append(one.Lacks, v.ID)
			}
		}
		out[f.ID] = one
	}
	return out
}

// partOfOne reports whether values imply a value, or leave open whether a part of one of them is meant.
func partOfOne(f assessments.ObligationFact, values []string, id string) bool {
	up := map[string]string{}
	for _, v := range f.Values {
		up[v.ID] = v.PartOf
	}
	return slices.ContainsFunc(values, func(s string) bool { return up[s] == id }) ||
		slices.Contains(values, up[id])
}

func TestKnowingMoreNeverMakesADutyLessCertain(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		w, secrets := world(r), map[string]float64{}
		for _, f := range law().Facts {
			secrets[f.ID] = r.Float64()
			for _, v := range f.Values {
				secrets[f.ID+v.ID] = r.Float64()
			}
		}
		less := obligations.Prepare(law()).Compute(told(w, secrets, 0.5), today)
		more := obligations.Prepare(law()).Compute(told(w, secrets, 0.8), today)
		full := obligations.Prepare(law()).Compute(w, today)
		for i, d := range less {
			for _, later := range [...]obligations.Duty{more[i], full[i]} {
				switch d.State {
				case obligations.Binds, obligations.DoesNotBind:
					if later.State != d.State {
						t.Fatalf("%s: %s (%v) became %s (%v)", d.ID, d.State, d.Why, later.State, later.Why)
					}
				case obligations.BindsFrom:
					if later.State == obligations.CannotBeTold || later.State == obligations.DoesNotBind {
						t.Fatalf("%s: %s became %s (%v)", d.ID, d.State, later.State, later.Why)
					}
				}
			}
		}
	}
}

func TestNothingSaidExcludesNothing(t *testing.T) {
	for _, d := range obligations.Prepare(law()).Compute(nil, today) {
		if d.State != obligations.CannotBeTold && d.State != obligations.Watch {
			t.Errorf("%s: got %s of a use of which nothing is said", d.ID, d.State)
		}
		if d.State == obligations.CannotBeTold && len(d.Missing) == 0 {
			t.Errorf("%s cannot be told, and nothing is said to be missing", d.ID)
		}
	}
}

func TestADayNotLookedUpIsNeverStillToCome(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	bound := map[string]bool{}
	for range 60 {
		for _, d := range obligations.Prepare(law()).Compute(world(r), "1900-01-01") {
			if d.From[0].Date != "" {
				continue
			}
			if d.State == obligations.BindsFrom {
				t.Fatalf("%s: binds from %q, and its day was not looked up", d.ID, d.Day)
			}
			bound[d.ID] = bound[d.ID] || d.State == obligations.Binds
		}
	}
	if len(bound) != 7 {
		t.Errorf("got %d entries without a day, want 7", len(bound))
	}
	for id, ok := range bound {
		if !ok {
			t.Errorf("%s never binds", id)
		}
	}
}

func TestOnlyTheTextOrTwoSourcesAreComputed(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		for _, d := range obligations.Prepare(law()).Compute(world(r), today) {
			weak := !d.Certainty.Computed() || d.Kind == assessments.AStatus
			if weak && d.State != obligations.Watch && d.State != obligations.DoesNotBind {
				t.Fatalf("%s is %s, and its certainty is %s", d.ID, d.State, d.Certainty)
			}
			if !weak && d.State == obligations.Watch {
				t.Fatalf("%s is only watched", d.ID)
			}
		}
	}
}

func TestADutyThatBindsStillBindsLater(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 15 {
		w := world(r)
		var before obligations.Duties
		for _, day := range []assessments.Date{
			"2024-06-01", today, "2026-12-02", "2027-12-02",
			"2031-01-01",
		} {
			now := obligations.Prepare(law()).Compute(w, day)
			for i, d := range before {
				if d.State == obligations.Binds && now[i].State != obligations.Binds {
					t.Fatalf("%s bound, and on %s it %s", d.ID, day, now[i].State)
				}
				if d.State == obligations.BindsFrom && d.Day <= day && now[i].When() != "binds since "+
					string(d.Day) {
					t.Fatalf("%s was to bind from %s, and on %s it %s", d.ID, d.Day, day, now[i].When())
				}
			}
			before = now
		}
	}
}

// Stays, modifiers, checks and notes are shown; they change no state and no day.
func TestWhatIsShownBesideADutyTakesNoDayAway(t *testing.T) {
	bare := *law()
	bare.Entries = slices.Clone(law().Entries)
	for i := range bare.Entries {
		e := &bare.Entries[i]
		e.Modifies, e.Stays, e.Check, e.Note = nil, nil, nil, ""
	}
	r := rand.New(rand.NewPCG(9, 10))
	shown := 0
	for range 15 {
		w := world(r)
		with, without := obligations.Prepare(law()).Compute(w, today), obligations.Prepare(&bare).Compute(w, today)
		for i, d := range with {
			if d.State != without[i].State || d.Day != without[i].Day {
				t.Fatalf("%s: %s with what is beside it, %s without", d.ID, d.When(), without[i].When())
			}
			shown += len(d.Beside)
		}
	}
	if shown == 0 {
		t.Error("nothing was shown beside any duty")
	}
}

func TestTheColoradoStayIsShownBesideTheDay(t *testing.T) {
	facts := assessments.Facts{
		"jurisdiction":   said("US-CO"),
		"touches_rights": said("hire"),
	}
	for _, d := range obligations.Prepare(law()).Compute(facts, today) {
		if !strings.HasPrefix(d.ID, "CO-") {
			continue
		}
		kinds := map[string]int{}
		for _, b := range d.Beside {
			kinds[b.Kind]++
		}
		if d.When() != "binds from 2027-01-01" || kinds[obligations.BesideStay] != 1 ||
			kinds[obligations.BesideCheck] == 0 {
			t.Errorf("%s %s, with %v beside it", d.ID, d.When(), d.Beside)
		}
	}
}

// How far a use acts by itself, the size of a team and whom output reaches hide no duty: no condition
// asks for them.
func TestNoConditionAsksHowFarAUseActsByItself(t *testing.T) {
	for _, f := range law().Facts {
		for _, word := range []string{"autonomy", "reach", "criticality", "team", "tier", "scope"} {
			if strings.Contains(f.ID, word) {
				t.Errorf("duties depend on %s", f.ID)
			}
		}
	}
}

func TestATallyCountsWhatIsComputed(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	prepared := obligations.Prepare(law())
	for range 30 {
		w := world(r)
		if r.IntN(2) == 0 {
			delete(w, "jurisdiction")
		}
		if got, want := prepared.Tally(w, today),
			prepared.Compute(w, today).Count(today); got != want {
			t.Fatalf("got %+v, want %+v", got, want)
		}
	}
}

func TestTheFiveDaysThatComeAreNoticed(t *testing.T) {
	uses := []assessments.Facts{{
		"jurisdiction": said("EU"), "generates_media": said("image"),
		"data_processing_service": said("true"),
	}, {
		"jurisdiction": said("US-CA", "US-CO"), "org": said("ccpa_business"),
		"touches_rights": said("hire"),
	}}
	got := map[assessments.Date][]string{}
	starts, further := make([]int, len(uses)), 0
	for _, n := range obligations.Prepare(law()).Notices(uses, today) {
		for _, ch := range n.Changes {
			got[n.Day] = append(got[n.Day], ch.ID)
			for _, use := range ch.Uses {
				switch {
				case use.Maybe && use.Further:
					t.Errorf("%s cannot be told and binds", ch.ID)
				case use.Further:
					further++
				case !use.Maybe:
					starts[use.At]++
				}
			}
		}
	}
	for i, facts := range uses { // a later stage of what binds is none of those that will
		if soon := obligations.Prepare(law()).Tally(facts, today).Soon; soon != starts[i] || further == 0 {
			t.Errorf("use %d: %d duties start, %d are counted; %d further stages", i, starts[i], soon, further)
		}
	}
	for day, ids := range map[assessments.Date][]string{
		"2026-12-02": {"EUAIA-5-1-ba-bb", "EUAIA-50-2"},
		"2026-12-10": {"PLD-2024-2853"},
		"2027-01-01": {"CCPA-7200", "CO-1702-1707", "CO-1703", "CO-1704-1", "CO-1704-3", "CO-1705-1"},
		"2027-01-12": {"DATAACT-29-1"},
	} {
		for _, id := range ids {
			if !slices.Contains(got[day], id) {
				t.Errorf("%s is not noticed on %s: %v", id, day, got[day])
			}
		}
	}
	if len(got) != 4 {
		t.Errorf("got notices on %d days, want 4: %v", len(got), got)
	}
}

func TestQuestionsToAVendorAreAskedOnce(t *testing.T) {
	duties := obligations.Prepare(law()).Compute(assessments.Facts{
		"jurisdiction": said("EU"), "data": said("personal"),
		"vendor_role": said("processor"),
	}, today)
	both := append(slices.Clone(duties), duties...).Questions()
	if len(both) == 0 || len(both) != len(duties.Questions()) {
		t.Errorf("got %d questions of two equal uses, want %d", len(both), len(duties.Questions()))
	}
	for _, d := range duties {
		if d.State != obligations.Binds && d.State != obligations.BindsFrom && len(d.AskVendor) > 0 &&
			slices.Contains(both, d.AskVendor[0]) {
			t.Errorf("%s does not bind, and its question is asked", d.ID)
		}
	}
}
