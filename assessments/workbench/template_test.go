package workbench_test

import (
	"slices"
	"testing"

	"countersign/assessments"
)

// ownSet is a small clean custom set for Scope 2, with the items of the given ids.
func ownSet(t *testing.T, version string, ids ...string) assessments.Template {
	t.Helper()
	c, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	shipped, _ := c.ForScope(2)
	out := shipped
	out.ID, out.Version, out.Title, out.Items = "acme-set", version, "Our own set", nil
	for _, id := range ids {
		it, ok := shipped.Item(id)
		if !ok {
			t.Fatalf("there is no item %s", id)
		}
		out.Items = append(out.Items, it)
	}
	return out
}

func TestAnAssessmentCanBeginWithASetOfOnesOwn(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddTemplate(ctx, ownSet(t, "1", "S2-GC-POLICY", "S2-GC-CLASSES")))
	own, err := l.OwnTemplates(ctx)
	if err != nil || len(own) != 1 || own[0].Template.ID != "acme-set" {
		t.Fatalf("own sets: %v, %v; the catalogue's, which an assessment holds, is none of them", own, err)
	}
	l.must(l.Begin(ctx, assessments.Assessment{
		ID: "own", UseID: l.useOfScope2(), Name: "By our set",
		TemplateID: own[0].Key,
	}))
	a, err := l.Assess(ctx, "own", l.Today())
	if err != nil || a.Dossier.Template.ID != "acme-set" || len(a.Dossier.Template.Items) != 2 {
		t.Errorf("it began with %s of %d items, %v", a.Dossier.Template.ID, len(a.Dossier.Template.Items),
			err)
	}
}

func TestASetForAnotherScopeOrUnknownIsRefusedAndBeginsNothing(t *testing.T) {
	l := newLab(t)
	l.furnish()
	other := ownSet(t, "1", "S2-GC-POLICY")
	other.Scope = 1
	l.must(l.AddTemplate(ctx, other))
	own, _ := l.OwnTemplates(ctx)
	_, err := l.Begin(ctx, assessments.Assessment{
		ID: "own", UseID: l.useOfScope2(), Name: "x",
		TemplateID: own[0].Key,
	})
	l.refused(err, assessments.Refused, "for Scope 1, and the use is Scope 2")
	_, err = l.Begin(ctx, assessments.Assessment{
		ID: "own", UseID: l.useOfScope2(), Name: "x",
		TemplateID: "nothing",
	})
	l.refused(err, assessments.Refused, "no question set “nothing”")
	if err := l.Get(ctx, &assessments.Assessment{ID: "own"}); assessments.KindOf(
		err) != assessments.NotFound {
		t.Errorf("an assessment was begun all the same: %v", err)
	}
}

func TestTheSameSetIsKeptOnceAndAVersionNeverChanges(t *testing.T) {
	l := newLab(t)
	first := ownSet(t, "1", "S2-GC-POLICY")
	l.must(l.AddTemplate(ctx, first))
	if ev, err := l.AddTemplate(ctx, first); err != nil || ev.Seq != 0 {
		t.Errorf("adding the same again: event %d, %v", ev.Seq, err)
	}
	_, err := l.AddTemplate(ctx, ownSet(t, "1", "S2-GC-CLASSES"))
	l.refused(err, assessments.Conflict, "a version of its own")
	shipped := first
	shipped.ID = "scope2-enterprise-app"
	_, err = l.AddTemplate(ctx, shipped)
	l.refused(err, assessments.Refused, "comes with the program")
	if own, err := l.OwnTemplates(ctx); err != nil || len(own) != 1 {
		t.Errorf("%d sets kept, %v", len(own), err)
	}
}

func TestAnOwnSetIsUpgradedToItsOwnNextVersionNeverToTheCatalogues(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddTemplate(ctx, ownSet(t, "1", "S2-GC-POLICY")))
	own, _ := l.OwnTemplates(ctx)
	l.must(l.Begin(ctx, assessments.Assessment{
		ID: "own", UseID: l.useOfScope2(), Name: "x",
		TemplateID: own[0].Key,
	}))
	plan, err := l.UpgradePlan(ctx, "own")
	if err != nil || len(plan.Added)+len(plan.Dropped)+len(plan.Changed) > 0 {
		t.Errorf("with nothing newer the upgrade would change %+v, %v", plan, err)
	}
	l.must(l.AddTemplate(ctx, ownSet(t, "2", "S2-GC-POLICY", "S2-GC-CLASSES")))
	if plan, err = l.UpgradePlan(ctx, "own"); err != nil || len(plan.Added) != 1 {
		t.Errorf("to the next version: %+v, %v", plan, err)
	}
	l.must(l.Upgrade(ctx, "own"))
	a, err := l.Assess(ctx, "own", l.Today())
	if err != nil || a.Dossier.Template.ID != "acme-set" || a.Dossier.Template.Version != "2" {
		t.Errorf("upgraded to %s %s, %v", a.Dossier.Template.ID, a.Dossier.Template.Version, err)
	}
}

func TestUpgradingAsksAgainWhereAQuestionChangedAndNowhereElse(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddTemplate(ctx, ownSet(t, "1", "S2-GC-POLICY", "S2-GC-CLASSES")))
	own, err := l.OwnTemplates(ctx)
	if err != nil {
		t.Fatal(err)
	}
	l.must(l.Begin(ctx, assessments.Assessment{
		ID: "own", UseID: l.useOfScope2(), Name: "x",
		TemplateID: own[0].Key,
	}))
	marked := func(item string) bool {
		t.Helper()
		a := &assessments.Answer{ID: "own/" + item}
		l.get(a)
		return a.Reconfirm
	}
	for _, item := range []string{"S2-GC-POLICY", "S2-GC-CLASSES"} {
		l.must(l.give(assessments.Answer{
			AssessmentID: "own", ItemID: item,
			Verdict: assessments.Met,
		}))
	}
	next := ownSet(t, "2", "S2-GC-POLICY", "S2-GC-CLASSES")
	next.Items[0].Question += " Since when?"
	next.Items[1].Title += " (by class)"
	l.must(l.AddTemplate(ctx, next))
	l.must(l.Upgrade(ctx, "own"))
	if !marked("S2-GC-POLICY") || marked("S2-GC-CLASSES") {
		t.Errorf("asked again: another question %v, another title %v", marked("S2-GC-POLICY"),
			marked("S2-GC-CLASSES"))
	}
}

func TestAddingASetIsUndoneAndRedone(t *testing.T) {
	l := newLab(t)
	l.furnish()
	l.must(l.AddTemplate(ctx, ownSet(t, "1", "S2-GC-POLICY")))
	l.must(l.Undo(ctx))
	if own, err := l.OwnTemplates(ctx); err != nil || len(own) != 0 {
		t.Fatalf("after undoing: %d sets, %v", len(own), err)
	}
	l.must(l.Redo(ctx))
	own, err := l.OwnTemplates(ctx)
	if err != nil || len(own) != 1 {
		t.Fatalf("after redoing: %d sets, %v", len(own), err)
	}
}

// useOfScope2 is a use of the furnished service that nothing else asks about.
func (l *lab) useOfScope2() string {
	l.t.Helper()
	uses, err := l.List(ctx, "use")
	if err != nil {
		l.t.Fatal(err)
	}
	at := slices.IndexFunc(uses, func(r assessments.Record) bool { return r.(*assessments.Use).Scope == 2 })
	if at < 0 {
		l.t.Fatal("no use of Scope 2")
	}
	return uses[at].Key()
}

func TestWhatIsNoQuestionSetIsNotAdded(t *testing.T) {
	l := newLab(t)
	l.furnish()
	for words, change := range map[string]func(*assessments.Template){
		"with items in it": func(s *assessments.Template) { s.Items = nil },
		"for Scope 1 or 2": func(s *assessments.Template) { s.Scope = 3 },
		"comes with the program": func(s *assessments.Template) {
			shipped, _ := l.Catalogue().ForScope(1)
			s.ID = shipped.ID
		},
	} {
		set := ownSet(t, "1", "S2-GC-POLICY")
		change(&set)
		_, err := l.AddTemplate(ctx, set)
		l.refused(err, assessments.Refused, words)
	}
	if own, err := l.OwnTemplates(ctx); err != nil || len(own) > 0 {
		t.Errorf("added: %+v, %v", own, err)
	}
	// of one id by version, and ids in order
	for _, s := range []struct{ id, version string }{{"b", "1"}, {"a", "1"}, {"b", "2"}} {
		set := ownSet(t, s.version, "S2-GC-POLICY")
		set.ID = s.id
		l.must(l.AddTemplate(ctx, set))
	}
	own, err := l.OwnTemplates(ctx)
	if err != nil || len(own) != 3 || own[0].Template.ID != "a" || own[1].Template.Version != "2" ||
		own[2].Template.Version != "1" {
		t.Errorf("in the order %+v, %v", own, err)
	}
	if diff, err := l.UpgradePlan(ctx, "a"); err != nil || len(diff.Added)+len(diff.Changed)+
		len(diff.Dropped) > 0 {
		t.Errorf("of the catalogue's own set of today it changes %+v, %v", diff, err)
	}
}

// The organisation's weights are frozen into what begins after they were set; the catalogue keeps its own.
func TestWeightsAreFrozenIntoWhatBegins(t *testing.T) {
	l := newLab(t)
	l.furnish()
	before := l.assessedNow().Dossier.Model
	usual := before.DisciplinePercent[assessments.Discipline("legal")]
	l.must(l.Save(ctx, &assessments.Organisation{
		ID: "organisation", Name: "Acme",
		Weights: []string{"legal=150", "risk=70"},
	}))
	ev, err := l.Begin(ctx, assessments.Assessment{UseID: "support", Name: "Again"})
	l.must(ev, err)
	a, err := l.Assess(ctx, ev.SubjectID, l.Today())
	if err != nil {
		t.Fatal(err)
	}
	if p := a.Dossier.Model.DisciplinePercent; len(p) != 2 || p["legal"] != 150 || p["risk"] != 70 {
		t.Errorf("it began with the weights %v", p)
	}
	if a.Dossier.Assessment.Status != assessments.Draft || a.Dossier.Assessment.Scope != 2 {
		t.Errorf("it began as %+v", a.Dossier.Assessment)
	}
	if now := l.assessedNow().Dossier.Model.DisciplinePercent["legal"]; now != usual ||
		l.Catalogue().Scoring.DisciplinePercent["legal"] != usual {
		t.Errorf("what began before has %d, the catalogue %d, want %d", now,
			l.Catalogue().Scoring.DisciplinePercent["legal"], usual)
	}
}
