package scoping_test

import (
	"testing"

	"countersign/app/scoping"
	"countersign/app/ui"
	"countersign/app/uitest"
	"countersign/assessments"
)

// TestCtrlEnterRecordsTheScopeAndBegins: questions that do not decide the scope are left for later.
func TestCtrlEnterRecordsTheScopeAndBegins(t *testing.T) {
	h, b, p := open(t)
	for _, r := range "11" {
		p.Submit()
		if use(t, b).Scope != 0 || len(h.Routes) > 0 {
			t.Fatalf("a scope that cannot be told is recorded: %+v", use(t, b))
		}
		p.TakeRune(r)
	}
	p.TakeRune('2')
	if !h.Sees("Record Scope 2 and begin", "can be answered later") {
		t.Fatalf("got %s", h.Words())
	}
	p.Submit()
	u := use(t, b)
	if u.Scope != 2 || !u.StandardTerms || len(u.ScopeAnswers) != 3 || len(u.ScopeReasons) == 0 {
		t.Errorf("recorded %+v", u)
	}
	if n := len(h.Routes); n != 1 || h.Routes[0].Page != "desk" || h.Routes[0].ID == "" {
		t.Fatalf("without a text it leads to %v", h.Routes)
	}
	again := scoping.New(b, h, ui.Route{Page: "scoping", ID: "u"})
	h.Open(again)
	if len(again.Title()) == 0 || !h.Sees("Question 4 of") {
		t.Errorf("what was left is not asked again: %s", h.Words())
	}
	again.Submit()
	if n := len(h.Routes); n != 2 || h.Routes[1] != h.Routes[0] {
		t.Errorf("with an assessment it leads to %v", h.Routes)
	}
	if all, err := b.List(t.Context(), assessments.NounAssessment); err != nil || len(all) != 1 {
		t.Errorf("%d assessments, %v", len(all), err)
	}
}

// TestWithATextTheAssessmentBeginsInIt, at the first item on whose topic it has a passage.
func TestWithATextTheAssessmentBeginsInIt(t *testing.T) {
	h, b, p := open(t)
	uitest.Must(t)(b.Add(t.Context(), &assessments.Contract{ID: "c", VendorID: "v", Name: "Agreement"}))
	u := use(t, b)
	uitest.Must(t)(b.ChangeSeen(t.Context(), func(r assessments.Record) {
		r.(*assessments.Use).ContractID = "c"
	}, &u))
	uitest.Must(t)(b.AddDocument(t.Context(),
		assessments.Document{ID: "d", VendorID: "v", ContractID: "c", Name: "Terms", Type: "msa"},
		assessments.Version{Label: "1", Status: assessments.VersionExecuted}, uitest.Text("terms.md",
			"# 4 Content\n\n4.1 Vendor will not use Customer Content to train any generally available model.\n"),
		assessments.NoProgress{}))
	h.CatchUp()
	for _, r := range "113" {
		p.TakeRune(r)
	}
	p.Submit()
	r := h.Routes[len(h.Routes)-1]
	a, err := b.Assess(t.Context(), r.ID, h.Today())
	if err != nil || r.Page != "contracts" {
		t.Fatalf("went to %+v, %v", r, err)
	}
	if it, ok := a.Dossier.Template.Item(r.Item); !ok || it.Topic != "training_use" {
		t.Errorf("it begins at %s, on %s", r.Item, it.Topic)
	}
}

// TestBuildingIsOnlyRecordedByCtrlEnter: no buyer's question set fits it.
func TestBuildingIsOnlyRecordedByCtrlEnter(t *testing.T) {
	h, b, p := open(t)
	for _, r := range "14" { // an application of our own
		p.TakeRune(r)
	}
	for range 10 {
		p.Submit()
		p.TakeRune('1')
	}
	p.Submit()
	if u := use(t, b); u.Scope < 3 {
		t.Errorf("recorded %+v: %s", u, h.Words())
	}
	if all, err := b.List(t.Context(), assessments.NounAssessment); err != nil || len(all) != 0 {
		t.Errorf("%d assessments, %v", len(all), err)
	}
}
