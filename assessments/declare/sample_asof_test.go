package declare_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// ownDays are the fields that say on which day something happened; typed those that say when it was recorded.
var (
	ownDays = []string{
		"decided_on", "signed_on", "on", "tested_on", "reviewed_on", "confirmed_on",
		"response_on", "requested_on", "approved_on", "met_on", "revoked_on", "obtained_on",
	}
	typed = []string{"assessed_on", "ticked_on", "checked_on"}
)

// holdsOnAnyDay looks at every assessment as of days drawn at random: nothing shown has a day of its
// own after it, what was recorded after it says so, what is referred to is there, and the figures of
// the list are those of its rows.
func holdsOnAnyDay(t *testing.T, w *workbench.Workbench) {
	t.Helper()
	draw := rand.New(rand.NewPCG(20260701, 6))
	from := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 12 {
		day := assessments.DateOf(from.AddDate(0, 0, draw.IntN(700)))
		o, err := w.OverviewAt(t.Context(), workbench.Moments{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		rows, named := 0, o.OpenGates()
		for _, u := range o.UncountedGates() {
			named += u.Open
		}
		for _, s := range o.Assessments {
			rows += len(s.OpenGates)
		}
		if rows != named {
			t.Errorf("as of %s: %d deal-breakers open in the rows, and %d named", day, rows, named)
		}
		s := o.Assessments[draw.IntN(len(o.Assessments))]
		a, err := w.AssessAt(t.Context(), s.ID, workbench.Moments{AsOf: day})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(a.Result.Gates, s.OpenGates) && len(a.Result.Gates)+len(s.OpenGates) > 0 {
			t.Errorf("%s as of %s: open %q, in the list %q", s.ID, day, a.Result.Gates, s.OpenGates)
		}
		holdsOn(t, &a)
	}
}

func holdsOn(t *testing.T, a *workbench.Assessed) {
	t.Helper()
	d := &a.Dossier
	records := slices.Concat(recordsOf(d.Answers), recordsOf(d.Citations), recordsOf(d.Ticks),
		recordsOf(d.Findings), recordsOf(d.Notes),
		recordsOf(d.Exceptions), recordsOf(d.Conditions), recordsOf(d.Decisions), recordsOf(d.SignOffs),
		recordsOf(d.Versions), recordsOf(d.Revisions))
	for _, r := range records {
		later := a.Timing.RecordedOnlyOn(r.Noun(), r.Key())
		for _, name := range ownDays {
			if f, ok := assessments.FieldOf(r, name); ok && f.Value.String() > string(a.AsOf) {
				t.Errorf("%s as of %s: %s %s has %s %s", d.Assessment.ID, a.AsOf, r.Noun(), r.Key(), name,
					f.Value.String())
			}
		}
		for _, name := range typed {
			if f, ok := assessments.FieldOf(r, name); ok && later == "" &&
				f.Value.String() >= string(a.AsOf.AddDays(1)) {
				t.Errorf("%s as of %s: %s %s, %s %s, is not named as recorded later", d.Assessment.ID, a.AsOf,
					r.Noun(), r.Key(), name, f.Value.String())
			}
		}
		if n := r.Noun(); later == "" &&
			(n == assessments.NounFinding || n == assessments.NounNote || n == assessments.NounVersion) {
			t.Errorf("%s as of %s: %s %s, recorded on the sample's day, is not named as recorded later",
				d.Assessment.ID, a.AsOf, n, r.Key())
		}
	}
	for _, c := range d.Citations {
		if _, _, ok := d.Version(c.VersionID); !ok {
			t.Errorf("%s as of %s: %s cites version %s, which is not listed", d.Assessment.ID, a.AsOf, c.ID,
				c.VersionID)
		}
	}
	for _, tick := range d.Ticks {
		if _, _, ok := d.Revision(tick.RevisionID); !ok {
			t.Errorf("%s as of %s: %s ticks revision %s, which is not listed", d.Assessment.ID, a.AsOf,
				tick.ID, tick.RevisionID)
		}
	}
}

func recordsOf[T any, P interface {
	*T
	assessments.Record
}](list []T) []assessments.Record {
	var out []assessments.Record
	for i := range list {
		out = append(out, P(&list[i]))
	}
	return out
}
