package workbench_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"countersign/assessments"
	"countersign/assessments/port"
	"countersign/assessments/workbench"
)

// eventful is a workspace in which everything happened that a journal can tell: records changed,
// binned, removed by an undo, brought back, purged with their words or by their names.
func eventful(t *testing.T) *lab {
	t.Helper()
	l := newLab(t)
	l.quoting(false)
	l.must(l.Save(ctx, &assessments.Organisation{ID: "organisation", LeastCoverage: 5}))
	l.must(l.Begin(asking, assessments.Assessment{
		ID: "b", UseID: "support", Name: "Again", Requester: "Rita",
	}))
	for _, id := range []string{"a", "b"} {
		l.must(l.give(assessments.Answer{
			AssessmentID: id, ItemID: l.item("training_use").ID,
			Verdict: assessments.Met,
		}))
		l.must(l.Save(ctx, &assessments.Note{
			ID: "n-" + id, On: "assessment", OnID: id, AssessmentID: id,
			Body: "A word on " + id,
		}))
	}
	l.must(l.Save(ctx, &assessments.Vendor{ID: "gone", Name: "Gone"}))
	l.must(l.Undo(ctx))
	l.must(l.Save(ctx, &assessments.Vendor{ID: "back", Name: "Back"}))
	l.must(l.Undo(ctx))
	l.must(l.Redo(ctx))
	l.must(l.Save(ctx, &assessments.Evidence{ID: "report", VendorID: "lumen", Name: "Report"}))
	for _, id := range []string{"2", "1"} {
		file := text("r.md", "Words of "+id)
		l.must(l.AddRevision(ctx, assessments.Revision{
			ID: "r/" + id, EvidenceID: "report", Label: id, Strength: assessments.StrengthReport,
		}, &file, assessments.NoProgress{}))
	}
	l.must(l.Bin(ctx, "vendor", "back"))
	l.onDay("2026-11-22")
	for _, id := range []string{"r/1", "r/2", "msa/1"} {
		l.must(l.purgeByID(id, "returned under NDA", nil))
	}
	l.must(l.purge("note", "n-b", "erasure request", nil))
	return l
}

func TestAJournalGivesTheWorkspaceThatIsThere(t *testing.T) {
	l := eventful(t)
	same := func(what string, now, past any) {
		t.Helper()
		if diff := cmp.Diff(now, past); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	if err := l.Replayed(ctx, l.Today(), func(now, past port.Reader) error {
		both := func(what string, ask func(port.Reader) (any, error)) {
			t.Helper()
			n, errNow := ask(now)
			p, errPast := ask(past)
			same(what, n, p)
			same(what, fmt.Sprint(errNow), fmt.Sprint(errPast))
		}
		both("the head", func(r port.Reader) (any, error) {
			seq, digest, err := r.Head()
			return fmt.Sprint(seq, digest), err
		})
		both("the newest", func(r port.Reader) (any, error) {
			of, err := r.Newest()
			return []string{of("a"), of("b"), of(""), of("none")}, err
		})
		both("all changes", func(r port.Reader) (any, error) {
			var out []port.Past
			return &out, r.Past("", "", func(c port.Past) error { out = append(out, c); return nil })
		})
		queries := []assessments.EventQuery{
			{},
			{Limit: 3},
			{Before: 7},
			{Before: 7, Limit: 2},
			{Assessment: "a"},
			{Assessment: "b", Limit: 1},
			{Noun: "vendor"},
			{ID: "none"},
		}
		events, err := now.Events(assessments.EventQuery{})
		if err != nil {
			return err
		}
		for _, e := range events {
			queries = append(queries, assessments.EventQuery{ID: e.ID})
			for _, of := range []string{"a", "b", ""} {
				both(fmt.Sprint("changes after ", e.Seq, of), func(r port.Reader) (any, error) {
					return r.ChangesAfter(e.Seq, of)
				})
			}
		}
		for _, n := range assessments.Nouns() {
			rows, err := now.List(n)
			if err != nil {
				return err
			}
			wheres := [][]assessments.Where{nil, {{Field: "id", In: []string{"a", "lumen", "msa/1"}}}}
			for _, f := range assessments.New(n).Fields() {
				values := [][]string{{""}, {"0"}, {"2", "5"}}
				if !f.Value.Kind().Integer() {
					values = append(values, []string{"a", "lumen"})
					both("ever "+f.Name, func(r port.Reader) (any, error) {
						return r.Ever(n, f.Name, "lumen")
					})
					both("ever "+f.Name, func(r port.Reader) (any, error) {
						return r.Ever(n, f.Name, "msa/1")
					})
				}
				for _, in := range values {
					wheres = append(wheres, []assessments.Where{{Field: f.Name, In: in}})
				}
			}
			for _, w := range wheres {
				both(fmt.Sprint(n, w), func(r port.Reader) (any, error) { return r.List(n, w...) })
				both(fmt.Sprint(n, w), func(r port.Reader) (any, error) { return r.Count(n, w...) })
			}
			ids := []string{"none"}
			for _, one := range rows {
				ids = append(ids, one.Key())
			}
			for _, id := range ids {
				both(fmt.Sprint(n, id), func(r port.Reader) (any, error) {
					one := assessments.New(n)
					one.SetKey(id)
					found, err := r.Get(one)
					return []any{found, one}, err
				})
				both(fmt.Sprint(n, id, " was born"), func(r port.Reader) (any, error) {
					return r.Born(n, id)
				})
				both(fmt.Sprint(n, id, " in the past"), func(r port.Reader) (any, error) {
					var out []port.Past
					return &out, r.Past(n, id, func(c port.Past) error { out = append(out, c); return nil })
				})
				queries = append(queries, assessments.EventQuery{Noun: n, RecordID: id})
			}
		}
		for _, q := range queries {
			both(fmt.Sprintf("%+v", q), func(r port.Reader) (any, error) { return r.Events(q) })
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func TestThePastNamesWhatWasPurgedSince(t *testing.T) {
	l := eventful(t)
	a := l.assessed(workbench.Moments{AsOf: "2026-11-21", RecordedBy: "2026-11-21"})
	if a.RecordedBy != "2026-11-21" {
		t.Errorf("rebuilt as recorded by %q", a.RecordedBy)
	}
	want := []assessments.Mention{{Noun: "citation", ID: "c"}, {Noun: "version", ID: "msa/1"}}
	if diff := cmp.Diff(want, a.PurgedSince); diff != "" {
		t.Errorf("purged since: %s", diff)
	}
	for _, v := range a.Dossier.Versions {
		if (v.ID == "msa/1") != (v.PurgedOn == "2026-11-22") {
			t.Errorf("%s is shown as purged on %q", v.ID, v.PurgedOn)
		}
	}
	if b, err := l.AssessAt(ctx, "b",
		workbench.Moments{AsOf: "2026-11-21", RecordedBy: "2026-11-21"}); err != nil ||
		len(b.Dossier.Notes) != 1 || b.Dossier.Notes[0].PurgedOn != "2026-11-22" ||
		b.Dossier.Notes[0].Body != "" {
		t.Errorf("of the other: %+v, %v", b.Dossier.Notes, err)
	}
	_, err := l.AssessAt(ctx, "a", workbench.Moments{AsOf: "2026-11-20", RecordedBy: "2026-11-20"})
	l.refused(err, assessments.NotFound, "By 2026-11-20 nothing of this assessment had been recorded")
	o, err := l.OverviewAt(ctx, workbench.Moments{AsOf: "2026-11-20", RecordedBy: "2026-11-20"})
	if err != nil || len(o.Assessments) > 0 {
		t.Errorf("the overview of the day before: %+v, %v", o.Assessments, err)
	}
	if o, err = l.OverviewAt(ctx, workbench.Moments{
		AsOf:       "2026-11-21",
		RecordedBy: "2026-11-21",
	}); err != nil || len(o.Assessments) != 2 {
		t.Errorf("the overview of the day: %+v, %v", o.Assessments, err)
	}
}
