package workbench_test

import (
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

func TestNewRecordIsGivenAndKeepsADistribution(t *testing.T) {
	for role, want := range map[string]assessments.Distribution{
		"legal": assessments.Privileged, "General Counsel": assessments.Privileged,
		"security": assessments.Internal,
	} {
		l := newLab(t)
		ctx := t.Context()
		if err := l.ActAs(assessments.Actor{Name: "Kim", Role: role}); err != nil {
			t.Fatal(err)
		}
		l.must(l.Save(ctx, &assessments.Vendor{ID: "v", Name: "V"}))
		records := func(to string) []assessments.Record {
			return []assessments.Record{
				&assessments.Note{ID: "n" + to, On: "vendor", OnID: "v", Body: "…"},
				&assessments.Evidence{ID: "e" + to, Name: "E"},
				&assessments.Document{ID: "d" + to, VendorID: "v", Name: "D", Type: "msa"},
			}
		}
		l.must(l.Save(ctx, records("1")...))
		var list []workbench.Declared
		for _, r := range records("2") {
			d := workbench.Declared{Record: r, Path: string(r.Noun()), Set: map[string]bool{}}
			for _, f := range r.Fields() {
				d.Set[f.Name] = f.Value.String() != ""
			}
			list = append(list, d)
		}
		told := ""
		apply := func() assessments.Event {
			got, err := l.Apply(ctx, list, nil, false, assessments.NoProgress{})
			if err != nil {
				t.Fatal(err)
			}
			told = strings.Join(got.Notes, "\n")
			return got.Event
		}
		apply()
		if !strings.Contains(told,
			"note: no distribution is named, so “"+want.Title()+"” is recorded") ||
			strings.Count(told, "\n") != 2 {
			t.Errorf("%s is told %s", role, told)
		}
		for _, to := range []string{"1", "2"} {
			for noun, want := range map[assessments.Noun]assessments.Distribution{
				"note": want, "evidence": assessments.Internal, "document": assessments.Internal,
			} {
				r := assessments.New(noun)
				r.SetKey(string(noun)[:1] + to)
				if err := l.Get(ctx, r); err != nil {
					t.Fatal(err)
				}
				if f, _ := assessments.FieldOf(r, "distribution"); f.Value.String() != string(want) {
					t.Errorf("%s: the %s has %q, want %q", role, r.Key(), f.Value, want)
				}
			}
		}
		// what was chosen since is not taken back by saving or applying again
		l.must(l.Save(ctx, &assessments.Note{
			ID: "n2", On: "vendor", OnID: "v", Body: "…",
			Distribution: assessments.Shareable,
		}))
		if ev := apply(); ev.Seq != 0 || told != "" {
			t.Errorf("%s: applying again changes %+v and says %s", role, ev.Changes, told)
		}
	}
}

func TestRecordsWithoutADistributionAreCounted(t *testing.T) {
	l := newLab(t)
	l.must(l.Save(ctx, &assessments.Vendor{ID: "v", Name: "V"}))
	var list []workbench.Declared
	for i, n := range []assessments.Note{
		{ID: "0"},
		{ID: "1", Distribution: assessments.Shareable},
		{ID: "2"},
		{ID: "3"},
	} {
		n.On, n.OnID, n.Body = "vendor", "v", "Words."
		d := given("notes["+n.ID+"]", i+3, &n, "on_noun", "on_id", "body")
		d.Set["distribution"] = n.Distribution != ""
		list = append(list, d)
	}
	for count, want := range map[int]string{
		2: "notes[0]: no distribution",
		3: "notes[0] and 1 more (line 5): no distribution",
		4: "notes[0] and 2 more (lines 5, 6): no distribution",
	} {
		got, err := l.Apply(ctx, list[:count], nil, true, assessments.NoProgress{})
		if err != nil || len(got.Notes) != 1 || !strings.HasPrefix(got.Notes[0], want) {
			t.Errorf("of the first %d: %q, %v", count, got.Notes, err)
		}
	}
}
