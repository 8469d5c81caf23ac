package workbench_test

import (
	"slices"
	"strings"
	"testing"

	"countersign/assessments"
	"countersign/assessments/scoring"
	"countersign/assessments/standing"
)

// upgradable is a bound lab, approved in tier 3 on two answers, with a newer set that asks one of them
// otherwise.
func upgradable(t *testing.T) *lab {
	t.Helper()
	l := bound(t)
	l.must(l.Change(ctx, assessments.NounAssessment, "own", func(r assessments.Record) {
		r.(*assessments.Assessment).Tier = "3"
	}))
	for _, item := range []string{"S2-GC-POLICY", "S2-GC-CLASSES"} {
		l.must(l.give(assessments.Answer{
			AssessmentID: "own", ItemID: item,
			Verdict: assessments.Met, Response: "yes",
		}))
	}
	l.must(l.Decide(ctx, assessments.Decision{
		AssessmentID: "own", Outcome: assessments.Approved,
		Reason: "a pilot",
	}, nil))
	next := l.own().Dossier.Template
	next.Version, next.Items = "2", slices.Clone(next.Items)
	next.Items[0].Question += " Since when?"
	next.Items[1].Title += " (by class)"
	shipped := ownSet(t, "2", "S2-GC-OUTPUT-CHECK")
	next.Items = append(next.Items, shipped.Items[0])
	next.Tiers = slices.Clone(next.Tiers)
	for i := range next.Tiers {
		next.Tiers[i].Coverage = 100
	}
	l.must(l.AddTemplate(ctx, next))
	return l
}

func TestADecisionStandsByItsOwnSetAndTheNewerOneIsNamed(t *testing.T) {
	l := upgradable(t)
	a := l.own()
	newer, err := l.NewerSet(ctx, &a)
	want := "The newer question set acme-set 2 would ask 1 item that this one does not, and ask 1 item otherwise," +
		" and hold an approval to other rules by tier."
	if err != nil || newer.Words() != want || !slices.Equal(newer.Again(), []string{"S2-GC-POLICY"}) {
		t.Errorf("%q, %v", newer.Words(), err)
	}
	if !a.Standing.Green() || len(a.Needs("")) != 0 {
		t.Errorf("under its own set: %s, it takes %+v", a.Standing.Sentence(), a.Needs(""))
	}
}

func TestAnUpgradeIsReconfirmedAndUndone(t *testing.T) {
	l := upgradable(t)
	before := l.state()
	l.must(l.Upgrade(ctx, "own"))
	state := func(item string) scoring.State {
		t.Helper()
		for _, j := range l.own().Judged {
			if j.Item == item {
				return j.State()
			}
		}
		t.Fatal("no item " + item)
		return ""
	}
	a := l.own()
	met := 0
	for _, j := range a.Judged {
		if j.State() == scoring.State(assessments.Met) {
			met++
		}
	}
	if state("S2-GC-POLICY") != scoring.StateReconfirm ||
		state("S2-GC-CLASSES") != scoring.State(assessments.Met) ||
		a.Result.Total.ItemsDone != 1 || a.Result.Total.Stale != 1 || met != 1 {
		t.Errorf("upgraded: %s, %s, %+v", state("S2-GC-POLICY"), state("S2-GC-CLASSES"), a.Result.Total)
	}
	if a.Standing.State != standing.Changed || a.Standing.Green() {
		t.Errorf("the decision under the earlier set: %s", a.Standing.Sentence())
	}
	if needs := a.Needs(""); len(needs) != 1 || !strings.Contains(needs[0].Text, "tier 3 takes 100 %") {
		t.Errorf("the newer set takes %+v", needs)
	}
	l.must(l.Undo(ctx))
	after := l.state()
	for key := range after {
		if strings.HasPrefix(key, "frozen/") || strings.HasPrefix(key, "frozen ") {
			delete(after, key)
		}
	}
	for key, was := range before {
		if is, there := after[key]; there && is != was {
			t.Errorf("after undoing, %s is %s, and was %s", key, is, was)
		}
	}
	if s := l.own().Standing; !s.Green() || l.own().Dossier.Template.Version != "1" {
		t.Errorf("after undoing the upgrade: %s", s.Sentence())
	}
	l.must(l.Redo(ctx))
	_, err := l.Reconfirm(ctx, "own", "S2-GC-POLICY", "S2-GC-CLASSES")
	l.refused(err, assessments.Refused, "the verdict on S2-GC-CLASSES does not wait")
	if state("S2-GC-POLICY") != scoring.StateReconfirm {
		t.Error("a refused confirmation confirms one of them")
	}
	l.onDay("2026-11-22")
	l.must(l.Reconfirm(ctx, "own", "S2-GC-POLICY"))
	own := l.own()
	if got := own.Dossier.Answer("S2-GC-POLICY"); got.Reconfirm || got.AssessedOn != "2026-11-22" ||
		state("S2-GC-POLICY") != scoring.State(assessments.Met) {
		t.Errorf("confirmed: %+v", got)
	}
	l.must(l.Undo(ctx))
	if state("S2-GC-POLICY") != scoring.StateReconfirm {
		t.Error("undoing the confirmation leaves it confirmed")
	}
	// A file confirms it too, and says nothing twice.
	confirm := func() error {
		return l.declares(&assessments.Answer{
			ID: "own/S2-GC-POLICY", AssessmentID: "own",
			ItemID: "S2-GC-POLICY",
		}, "assessment", "item", "reconfirm")
	}
	if err := confirm(); err != nil || state("S2-GC-POLICY") != scoring.State(assessments.Met) {
		t.Errorf("by a file: %v, %s", err, state("S2-GC-POLICY"))
	}
	if err := confirm(); err != nil {
		t.Error(err)
	}
}

func TestAnUpgradeForTheScoreAloneIsOffered(t *testing.T) {
	l := bound(t)
	a := l.own()
	same, err := l.NewerSet(ctx, &a)
	if err != nil || len(same.Changed) > 0 || same.Words() != "" {
		t.Fatalf("the set of today differs from itself: %q, %v", same.Words(), err)
	}
	l.must(l.Save(ctx, &assessments.Organisation{
		ID: "organisation", Name: "Acme", Weights: []string{"legal=150"},
	}))
	differs, err := l.NewerSet(ctx, &a)
	if err != nil || !differs.Model ||
		differs.Words() != "The scoring model and the weights of today would compute the score otherwise." {
		t.Errorf("with other weights: %+v, %q, %v", differs, differs.Words(), err)
	}
	l.must(l.Upgrade(ctx, "own"))
	a = l.own()
	if after, err := l.NewerSet(ctx, &a); err != nil || len(after.Changed) > 0 || after.Words() != "" {
		t.Errorf("after the upgrade: %+v, %v", after, err)
	}
}
