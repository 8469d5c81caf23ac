package workbench_test

import (
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
)

func TestDutiesFollowTheFactsAndTheRecords(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.Save(ctx, &assessments.Use{
		ID: "old", ServiceID: "chat", Purpose: "Old use", Status: "retired",
		Scope: 2,
	}))
	l.must(l.Change(ctx, assessments.NounUse, "support", func(r assessments.Record) {
		u := r.(*assessments.Use)
		u.UsersIn, u.PeopleIn, u.VendorRole = []string{"DE"}, []string{assessments.None},
			[]string{"processor"}
	}))
	const day = "2026-11-30"
	book, err := l.Duties(ctx, "", day)
	if err != nil || len(book.Uses) != 1 || book.Uses[0].Use.ID != "support" ||
		book.Uses[0].Assessment != "a" {
		t.Fatalf("got %+v, %v", book.Uses, err)
	}
	if it := book.Uses[0].Items["S2-LP-DPA"]; it.State != scoring.StateNotAssessed {
		t.Errorf("the item of the processor contract is %+v", it)
	}
	o, err := l.Overview(ctx, day)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := l.DutyCounts(ctx, &o)
	if err != nil {
		t.Fatal(err)
	}
	if want := book.Uses[0].Duties.Count(day); counts.Uses["support"] != want ||
		want.Binds == 0 || len(counts.Uses) != 1 {
		t.Errorf("counted %+v, want %+v of one use", counts.Uses, want)
	}
	if len(counts.Notices) == 0 || counts.Old || counts.LawAsOf == "" {
		t.Errorf("notices %v, old %v, read on %q", counts.Notices, counts.Old, counts.LawAsOf)
	}
	for _, id := range []string{"old", "support", "a"} {
		if one, err := l.Duties(ctx, id, day); err != nil || len(one.Uses) != 1 {
			t.Errorf("%s: %d uses, %v", id, len(one.Uses), err)
		}
	}
	if _, err := l.Duties(ctx, "nothing", day); assessments.KindOf(err) != assessments.NotFound {
		t.Errorf("an unknown id: %v", err)
	}
	a, err := l.Assess(ctx, "a", day)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.Duties(&l.Catalogue().Obligations).Count(day); got != counts.Uses["support"] {
		t.Errorf("of the assessment %+v, of the use %+v", got, counts.Uses["support"])
	}
}
