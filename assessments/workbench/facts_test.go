package workbench_test

import (
	"maps"
	"slices"
	"testing"

	"countersign/assessments"
	"countersign/assessments/workbench"
)

// Facts of the law are fields like any other: tried, applied, journalled, taken back, binned and restored.
func TestFactsOfTheLawAreAppliedTakenBackAndBinned(t *testing.T) {
	l := newLab(t)
	l.furnish()
	use := func() assessments.Use {
		u := assessments.Use{ID: "support"}
		if err := l.Get(ctx, &u); err != nil {
			t.Fatal(err)
		}
		return u
	}
	list := []workbench.Declared{
		given("uses[0]", 3, &assessments.Use{ID: "support", UseFacts: assessments.UseFacts{
			UsersIn: []string{"DE"}, TouchesRights: []string{"hire"}, Profiling: assessments.Yes,
			Recording: assessments.No,
		}}, "users_in", "touches_rights", "profiling", "voice_or_meeting_recording"),
		given("organisation", 2, &assessments.Organisation{
			ID:    "organisation",
			Kinds: []string{"public_body"},
		}, "kinds"),
	}
	before := l.state()
	if tried, err := l.Apply(ctx, list, words, true, assessments.NoProgress{}); err != nil ||
		len(tried.Changes) != 6 || !maps.Equal(before, l.state()) {
		t.Errorf("a dry run: %+v, %v", tried, err)
	}
	if _, err := l.Apply(ctx, list, words, false, assessments.NoProgress{}); err != nil {
		t.Fatal(err)
	}
	if u := use(); !slices.Equal(u.UsersIn, []string{"DE"}) || u.Profiling != "yes" || u.Recording != "no" ||
		u.PeopleIn != nil {
		t.Errorf("applied: %+v", u.UseFacts)
	}
	if again, err := l.Apply(ctx, list, words, false, assessments.NoProgress{}); err != nil ||
		len(again.Changes) != 0 {
		t.Errorf("a second time: %+v, %v", again.Changes, err)
	}
	if _, err := l.Bin(ctx, assessments.NounUse, "support"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Unbin(ctx, assessments.NounUse, "support"); err != nil {
		t.Fatal(err)
	}
	if u := use(); u.Profiling != "yes" || assessments.InBin(&u) {
		t.Errorf("out of the bin: %+v", u)
	}
	for range 3 { // out of the bin, into it, and what the file said
		if _, err := l.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if !maps.Equal(before, l.state()) {
		t.Error("undone, the records are not what they were")
	}
	bad := []workbench.Declared{given("uses[0]", 3,
		&assessments.Use{ID: "support", UseFacts: assessments.UseFacts{UsersIn: []string{"Mars"}}},
		"users_in")}
	if _, err := l.Apply(ctx, bad, words, false, assessments.NoProgress{}); err == nil ||
		!maps.Equal(before, l.state()) {
		t.Errorf("a word of no vocabulary: %v", err)
	}
}
